//! Reads what a page says of itself: TOML between two lines `+++`.
//!
//! [`front_matter`] is the only way in. All mistakes are collected; a key with
//! a mistake is as good as absent, and the page below is read in any case.

use std::ops::Range;

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};

use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::page::FrontMatter;
use crate::model::source::{FileId, Span};

const KEYS: &[&str] = &["id", "title", "name", "short", "summary", "aliases", "as_of", "sources", "reviewed"];

/// The front matter of a page, and the offset of the Markdown behind it.
pub(super) fn front_matter(file: FileId, text: &str, found: &mut Vec<Diagnostic>) -> (FrontMatter, usize) {
    let Some(range) = fenced(text) else {
        let opening = opening(text);
        if opening > 0 {
            found.push(not_closed(Span::new(file, 0..3)));
        } else if is_yaml(text) {
            found.push(yaml(Span::new(file, 0..3)));
        }
        return (FrontMatter::default(), opening);
    };
    let mut reader = Reader { file, offset: range.start, found };
    let front = reader.read(&text[range.clone()]);
    let body = text[range.end..].find('\n').map_or(text.len(), |end| range.end + end + 1);
    (front, body)
}

/// Length of the line `+++` that begins the text, or 0.
fn opening(text: &str) -> usize {
    let line = text.split_inclusive('\n').next().unwrap_or("");
    if line.trim_end() == "+++" { line.len() } else { 0 }
}

/// The range between the two lines `+++`.
fn fenced(text: &str) -> Option<Range<usize>> {
    let start = opening(text);
    let mut end = start;
    for line in text.get(start..)?.split_inclusive('\n').filter(|_| start > 0) {
        if line.trim_end() == "+++" {
            return Some(start..end);
        }
        end += line.len();
    }
    None
}

fn is_yaml(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_end);
    let has_key = |line: &str| line.split_once(':').is_some_and(|(key, _)| KEYS.contains(&key.trim()));
    lines.next() == Some("---") && lines.next().is_some_and(has_key) && lines.any(|line| line == "---")
}

struct Reader<'f> {
    file: FileId,
    offset: usize,
    found: &'f mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn read(&mut self, text: &str) -> FrontMatter {
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let at = self.span(error.span().unwrap_or(0..0));
            self.found.push(bad_syntax(error.message(), at));
        }
        let mut front = FrontMatter::default();
        for (key, value) in table.get_ref() {
            let at = self.span(key.span());
            self.field(&mut front, key.get_ref(), at, value);
        }
        front
    }

    fn field(&mut self, front: &mut FrontMatter, key: &str, at: Span, value: &Spanned<DeValue<'_>>) {
        match key {
            "id" => front.id = self.text(key, value).and_then(|(id, span)| self.id(id, span)),
            "title" => front.title = self.text(key, value).map(|(text, _)| text),
            "name" => front.name = self.text(key, value).map(|(text, _)| text),
            "short" => front.short = self.text(key, value).map(|(text, _)| text),
            "summary" => front.summary = self.text(key, value).map(|(text, _)| text),
            "aliases" => front.aliases = self.texts(key, value).into_iter().map(|(text, _)| text).collect(),
            "as_of" => front.as_of = self.text(key, value).and_then(|(text, span)| self.date(text, span)),
            "reviewed" => {
                front.reviewed = self.text(key, value).and_then(|(text, span)| self.date(text, span));
            }
            "sources" => front.sources = self.texts(key, value),
            _ => self.found.push(unknown_key(key, at)),
        }
    }

    fn text(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<(String, Span)> {
        let at = self.span(value.span());
        let Some(text) = value.get_ref().as_str() else {
            self.found.push(wrong_type(key, "text in quotes", value.get_ref(), at));
            return None;
        };
        if text.trim().is_empty() {
            self.found.push(empty(key, at));
            return None;
        }
        Some((text.to_owned(), at))
    }

    fn texts(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Vec<(String, Span)> {
        match value.get_ref().as_array() {
            Some(items) => items.iter().filter_map(|item| self.text(key, item)).collect(),
            None => {
                let at = self.span(value.span());
                self.found.push(wrong_type(key, "a list such as `[\"a\", \"b\"]`", value.get_ref(), at));
                Vec::new()
            }
        }
    }

    fn id(&mut self, id: String, at: Span) -> Option<(String, Span)> {
        if id.contains(|c: char| c.is_whitespace() || c.is_control() || "[]|#".contains(c)) {
            self.found.push(bad_id(&id, at));
            return None;
        }
        Some((id, at))
    }

    fn date(&mut self, text: String, at: Span) -> Option<String> {
        if is_date(&text) {
            return Some(text);
        }
        self.found.push(bad_date(&text, at));
        None
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, self.offset + range.start..self.offset + range.end)
    }
}

/// Whether `text` is `2018`, `2018-04` or `2018-04-20`.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let is_number = |part: &str, len: usize| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
    let within = |part: &str, max: u32| is_number(part, 2) && part.parse().is_ok_and(|it: u32| (1..=max).contains(&it));
    match parts[..] {
        [year] => is_number(year, 4),
        [year, month] => is_number(year, 4) && within(month, 12),
        [year, month, day] => is_number(year, 4) && within(month, 12) && within(day, 31),
        _ => false,
    }
}

/// ## What
/// The front matter of a page is not TOML.
///
/// ## Why
/// The page's title, summary or dates would be missing from the book without a word.
///
/// ## Example
/// `title = Read this first`, without quotes.
fn bad_syntax(message: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::BadFrontMatter, at, format!("front matter is not TOML: {message}"))
        .with_help("write `key = \"value\"`, one a line".to_owned())
}

/// ## What
/// The front matter of a page begins with `+++` and never ends.
///
/// ## Why
/// Where it ends, and the page begins, cannot be guessed.
///
/// ## Example
/// A page that begins with `+++`, then `title = "Law"`, then text.
fn not_closed(at: Span) -> Diagnostic {
    Diagnostic::new(Code::BadFrontMatter, at, "front matter is never closed")
        .with_help("add a line `+++` behind the last key".to_owned())
}

/// ## What
/// A page begins with YAML between lines `---`.
///
/// ## Why
/// It would be printed as a heading: front matter is TOML, like every other file of facts.
///
/// ## Example
/// `---`, `title: Law`, `---`.
fn yaml(at: Span) -> Diagnostic {
    Diagnostic::new(Code::BadFrontMatter, at, "front matter is YAML between `---`")
        .with_help("write TOML between `+++`: `title = \"…\"`".to_owned())
}

/// ## What
/// The front matter of a page has a key that means nothing.
///
/// ## Why
/// A misspelt key would be ignored without a word.
///
/// ## Example
/// `titel = "Law"`.
fn unknown_key(key: &str, at: Span) -> Diagnostic {
    let likeness = |known: &str| strsim::normalized_damerau_levenshtein(key, known);
    let nearest = KEYS.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b))).filter(|it| likeness(it) > 0.5);
    let help = match nearest {
        Some(known) => format!("did you mean `{known}`?"),
        None => format!("allowed are {}", KEYS.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ")),
    };
    Diagnostic::new(Code::BadFrontMatter, at, format!("unknown key `{key}`")).with_help(help)
}

/// ## What
/// A key of the front matter has a value of the wrong type.
///
/// ## Why
/// It cannot be used.
///
/// ## Example
/// `aliases = "law"` instead of `aliases = ["law"]`, `as_of = 2018` instead of `as_of = "2018"`.
fn wrong_type(key: &str, wanted: &str, value: &DeValue<'_>, at: Span) -> Diagnostic {
    let given = match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date without quotes",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    Diagnostic::new(Code::BadFrontMatter, at, format!("`{key}` is {given}")).with_help(format!("write {wanted}"))
}

/// ## What
/// A key of the front matter has an empty value.
///
/// ## Why
/// An empty title or summary says nothing; most often it was forgotten.
///
/// ## Example
/// `summary = ""`.
fn empty(key: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::BadFrontMatter, at, format!("`{key}` is empty"))
        .with_help("give it a value, or remove the line".to_owned())
}

/// ## What
/// The id of a page holds characters that a wikilink cannot.
///
/// ## Why
/// Nothing could refer to the page.
///
/// ## Example
/// `id = "the law"`.
fn bad_id(id: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::BadFrontMatter, at, format!("`{id}` cannot be an id"))
        .with_help("leave out spaces and `[`, `]`, `|`, `#`".to_owned())
}

/// ## What
/// `as_of` is not a date.
///
/// ## Why
/// Readers judge by it how old the facts are.
///
/// ## Example
/// `as_of = "April 2018"`.
fn bad_date(text: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::BadFrontMatter, at, format!("`{text}` is not a date"))
        .with_help("write `2018`, `2018-04` or `2018-04-20`".to_owned())
}

#[cfg(test)]
mod tests {
    use super::front_matter;
    use crate::model::source::FileId;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let mut found = Vec::new();
        front_matter(FileId(0), text, &mut found);
        found.sort_by_key(|it| it.sort_key());
        let place = |at: crate::model::source::Span| &text[at.start as usize..at.end as usize];
        let found: Vec<_> = found.iter().map(|it| (place(it.at), it.message.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_page_begins_behind_the_second_line() {
        for text in ["+++\ntitle = \"A\"\n+++\nText", "+++\r\ntitle = \"A\"\r\n+++\r\nText"] {
            let (front, body) = front_matter(FileId(0), text, &mut Vec::new());
            assert_eq!((front.title.as_deref(), &text[body..]), (Some("A"), "Text"));
        }
    }

    #[test]
    fn a_page_may_be_nothing_but_front_matter() {
        let text = "+++\n+++";
        assert_eq!(front_matter(FileId(0), text, &mut Vec::new()).1, text.len());
    }

    #[test]
    fn every_mistake_is_found_at_its_place() {
        check(
            "+++\ntitel = \"A\"\naliases = \"b\"\nas_of = 2018-04-20\nsources = [\"x\", 3]\nid = \"a b\"\n+++\n",
            &[
                ("titel", "unknown key `titel`"),
                ("\"b\"", "`aliases` is text"),
                ("2018-04-20", "`as_of` is a date without quotes"),
                ("3", "`sources` is a number"),
                ("\"a b\"", "`a b` cannot be an id"),
            ],
        );
    }

    #[test]
    fn an_open_end_is_a_mistake() {
        check("+++\ntitle = \"A\"\n\nText", &[("+++", "front matter is never closed")]);
        check("---\ntitle: A\n---\n", &[("---", "front matter is YAML between `---`")]);
        check("---\n\nText", &[]);
    }
}
