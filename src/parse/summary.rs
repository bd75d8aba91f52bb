//! Reads `SUMMARY.md`, the order of a book, in mdBook's format.
//!
//! [`summary`] is the only way in. A line that the format does not know is a
//! mistake with a place, and the lines around it still count. Whether the
//! files exist is not known here.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::places::trimmed;
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::source::{FileId, Span};
use crate::model::summary::{SummaryItem, SummaryKind};

/// How deep chapters may nest.
const DEPTH_MAX: usize = 8;

/// The entries of a `SUMMARY.md`, in order.
pub(super) fn summary(file: FileId, text: &str, found: &mut Vec<Diagnostic>) -> Vec<SummaryItem> {
    let mut reader = Reader::new(file, text, found);
    for (event, range) in Parser::new_ext(text, Options::ENABLE_SMART_PUNCTUATION).into_offset_iter() {
        reader.event(event, range);
    }
    reader.report_stray();
    reader.items
}

struct Reader<'t, 'f> {
    file: FileId,
    text: &'t str,
    items: Vec<SummaryItem>,
    listed: BTreeSet<String>,
    /// How many chapters each open list item has named.
    open_items: Vec<u32>,
    list_depth: usize,
    has_numbered: bool,
    /// Unnumbered chapters behind the first list: they must be the last.
    suffix: Vec<Span>,
    is_titled: bool,
    /// The link or heading that is open, and its text.
    open: Option<Open>,
    title: String,
    /// What is neither link, heading nor list, from first to last.
    stray: Option<Range<usize>>,
    /// How many elements that do not belong here are open.
    foreign: usize,
    found: &'f mut Vec<Diagnostic>,
}

enum Open {
    Link { dest: String },
    Part,
}

impl<'t, 'f> Reader<'t, 'f> {
    fn new(file: FileId, text: &'t str, found: &'f mut Vec<Diagnostic>) -> Self {
        Self {
            file,
            text,
            items: Vec::new(),
            listed: BTreeSet::new(),
            open_items: Vec::new(),
            list_depth: 0,
            has_numbered: false,
            suffix: Vec::new(),
            is_titled: false,
            open: None,
            title: String::new(),
            stray: None,
            foreign: 0,
            found,
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(_) if self.foreign > 0 => self.foreign += 1,
            Event::End(_) if self.foreign > 0 => self.end_foreign(),
            _ if self.foreign > 0 => {}
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) | Event::Code(text) if self.open.is_some() => self.title.push_str(&text),
            Event::SoftBreak | Event::HardBreak if self.open.is_some() => self.title.push(' '),
            Event::SoftBreak | Event::HardBreak => {}
            Event::Html(html) | Event::InlineHtml(html) if is_comment(&html) => {}
            Event::Text(text) if text.trim().is_empty() => {}
            Event::Rule if self.list_depth == 0 => {
                self.report_stray();
                self.push(SummaryKind::Separator, range);
            }
            _ => self.add_stray(range),
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph | Tag::Emphasis | Tag::Strong | Tag::HtmlBlock => {}
            Tag::List(_) => self.start_list(range),
            Tag::Item => self.open_items.push(0),
            Tag::Heading { level: HeadingLevel::H1, .. } if self.list_depth == 0 => {
                self.report_stray();
                self.open(Open::Part);
            }
            Tag::Link { dest_url, .. } if self.open.is_none() => self.open(Open::Link { dest: dest_url.into_string() }),
            // The text of a part may be a link: only its words count.
            Tag::Link { .. } | Tag::Image { .. } if self.open.is_some() => {}
            _ => {
                self.add_stray(range);
                self.foreign = 1;
            }
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            // In an item, words without a chapter are one mistake, not two.
            TagEnd::Paragraph if self.list_depth == 0 => self.report_stray(),
            TagEnd::List(_) => self.list_depth = self.list_depth.saturating_sub(1),
            TagEnd::Item => self.end_item(range),
            TagEnd::Heading(_) if matches!(self.open, Some(Open::Part)) => self.end_part(range),
            TagEnd::Link => {
                if let Some(Open::Link { dest }) = self.open.take_if(|open| matches!(open, Open::Link { .. })) {
                    self.chapter(&dest, range);
                }
            }
            _ => {}
        }
    }

    fn end_item(&mut self, range: Range<usize>) {
        if self.open_items.pop() == Some(0) {
            self.stray = None;
            self.found.push(item_without_chapter(self.first_line(range)));
        }
        self.report_stray();
    }

    fn end_foreign(&mut self) {
        self.foreign -= 1;
        if self.foreign == 0 && self.list_depth == 0 {
            self.report_stray();
        }
    }

    fn start_list(&mut self, range: Range<usize>) {
        if self.open_items.last() == Some(&0) {
            self.stray = None;
        }
        self.report_stray();
        if self.list_depth == 0 {
            for at in std::mem::take(&mut self.suffix) {
                self.found.push(unnumbered_between(at));
            }
        }
        self.has_numbered = true;
        self.list_depth += 1;
        if self.list_depth == DEPTH_MAX + 1 {
            self.found.push(too_deep(self.first_line(range)));
        }
    }

    fn open(&mut self, open: Open) {
        self.title.clear();
        self.open = Some(open);
    }

    fn end_part(&mut self, range: Range<usize>) {
        self.open = None;
        let title = std::mem::take(&mut self.title).trim().to_owned();
        // The first heading of all is the title of the list, as in mdBook.
        if self.items.is_empty() && !self.is_titled {
            self.is_titled = true;
        } else if title.is_empty() {
            self.found.push(part_without_title(self.first_line(range)));
        } else {
            self.push(SummaryKind::Part(title), range);
        }
    }

    fn chapter(&mut self, dest: &str, range: Range<usize>) {
        let span = Span::new(self.file, range.clone());
        let title = std::mem::take(&mut self.title).trim().to_owned();
        if let Some(count) = self.open_items.last_mut() {
            *count += 1;
            if *count > 1 {
                self.found.push(second_chapter(span));
            }
        } else if self.has_numbered {
            self.suffix.push(span);
        }
        if title.is_empty() {
            self.found.push(chapter_without_title(dest, span));
        }
        if dest.trim().is_empty() {
            return self.push(SummaryKind::Draft(title), range);
        }
        match chapter_path(dest) {
            Some(path) if self.listed.insert(path.clone()) => {
                let numbered = self.list_depth > 0;
                self.push(SummaryKind::Chapter { title, path, numbered }, range);
            }
            Some(path) => self.found.push(listed_twice(&path, span)),
            None => self.found.push(not_a_chapter(dest, span)),
        }
    }

    fn push(&mut self, kind: SummaryKind, range: Range<usize>) {
        let depth = self.list_depth.saturating_sub(1).min(DEPTH_MAX - 1) as u8;
        let span = Span::new(self.file, trimmed(self.text, range));
        self.items.push(SummaryItem { kind, depth, span });
    }

    fn add_stray(&mut self, range: Range<usize>) {
        let start = self.stray.as_ref().map_or(range.start, |stray| stray.start);
        self.stray = Some(start..range.end);
    }

    fn report_stray(&mut self) {
        if let Some(range) = self.stray.take() {
            self.found.push(not_in_format(self.first_line(range)));
        }
    }

    fn first_line(&self, range: Range<usize>) -> Span {
        let source = self.text.get(range.clone()).unwrap_or("");
        let start = range.start + source.len() - source.trim_start().len();
        let len = source.trim().lines().next().map_or(0, |it| it.trim_end().len());
        Span::new(self.file, start..start + len)
    }
}

/// The path of a chapter below the language folder, from a link. `None` if it cannot be one.
fn chapter_path(dest: &str) -> Option<String> {
    let dest = percent_decoded(dest.trim())?;
    let mut parts: Vec<&str> = Vec::new();
    for part in dest.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            // An empty part is a `/` at the beginning, the end or doubled.
            "" => return None,
            _ => parts.push(part),
        }
    }
    let path = parts.join("/");
    (path.ends_with(".md") && !path.contains([':', '#', '?', '\\'])).then_some(path)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        let code = behind.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        match code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

fn is_comment(html: &str) -> bool {
    let html = html.trim();
    html.is_empty() || html.starts_with("<!--") && html.find("-->").is_some_and(|at| at + 3 == html.len())
}

fn bad_summary(at: Span, message: impl Into<String>, help: &str) -> Diagnostic {
    Diagnostic::new(Code::BadSummary, at, message).with_help(help.to_owned())
}

/// ## What
/// `SUMMARY.md` holds something that is no part, chapter, draft or separator.
///
/// ## Why
/// It would be left out of the book without a word.
///
/// ## Example
/// `law.md` instead of `[Law](law.md)`.
fn not_in_format(at: Span) -> Diagnostic {
    let help = "only `[Title](path.md)`, lists of these, `# Part` and `---` may stand here";
    bad_summary(at, "neither a chapter, a part nor a separator", help)
}

/// ## What
/// A list item of `SUMMARY.md` names no chapter.
///
/// ## Why
/// A chapter without a link has no page.
///
/// ## Example
/// `- Law`.
fn item_without_chapter(at: Span) -> Diagnostic {
    bad_summary(at, "list item without a chapter", "write `- [Title](path.md)`, or `- [Title]()` for a draft")
}

/// ## What
/// A list item of `SUMMARY.md` names two chapters.
///
/// ## Why
/// The place of the second one in the book is not clear.
///
/// ## Example
/// `- [Law](law.md) [Courts](courts.md)`.
fn second_chapter(at: Span) -> Diagnostic {
    bad_summary(at, "second chapter in one list item", "give it a line of its own")
}

/// ## What
/// A chapter of `SUMMARY.md` has no title.
///
/// ## Why
/// Readers would find an empty line in the contents.
///
/// ## Example
/// `[](law.md)`.
fn chapter_without_title(dest: &str, at: Span) -> Diagnostic {
    bad_summary(at, format!("no title for `{dest}`"), "write it between the brackets: `[Title](path.md)`")
}

/// ## What
/// A part of `SUMMARY.md` has no title.
///
/// ## Why
/// Readers would find an empty line in the contents.
///
/// ## Example
/// `#` alone on a line.
fn part_without_title(at: Span) -> Diagnostic {
    bad_summary(at, "part without a title", "write `# Title`; to part chapters without words, write `---`")
}

/// ## What
/// `SUMMARY.md` names a file twice.
///
/// ## Why
/// A page has one place in the book, one number, one next page.
///
/// ## Example
/// `- [Law](law.md)` and `- [The law](./law.md)`.
fn listed_twice(path: &str, at: Span) -> Diagnostic {
    bad_summary(at, format!("`{path}` is listed a second time"), "keep one of the two lines")
}

/// ## What
/// A link of `SUMMARY.md` cannot be a chapter.
///
/// ## Why
/// Chapters are Markdown files of the language folder.
///
/// ## Example
/// `[Site](https://example.org)`, `[Law](law.html)`, `[Law](law.md#courts)`, `[Law](/en/law.md)`.
fn not_a_chapter(dest: &str, at: Span) -> Diagnostic {
    let help = "name a Markdown file by its path from this file, such as `law/courts.md`";
    bad_summary(at, format!("`{dest}` cannot be a chapter"), help)
}

/// ## What
/// Chapters of `SUMMARY.md` nest deeper than eight levels.
///
/// ## Why
/// Contents of that depth do not fit a screen.
fn too_deep(at: Span) -> Diagnostic {
    bad_summary(at, format!("more than {DEPTH_MAX} levels of chapters"), "move the chapter up")
}

/// ## What
/// A chapter without a number stands between lists.
///
/// ## Why
/// As in mdBook, such chapters come before the first list or after the last.
///
/// ## Example
/// `- [Law](law.md)`, `[Colophon](colophon.md)`, `- [Courts](courts.md)`.
fn unnumbered_between(at: Span) -> Diagnostic {
    let help = "begin it with `- `, or move it before the first list or behind the last";
    bad_summary(at, "chapter without a number between numbered ones", help)
}

#[cfg(test)]
mod tests {
    use super::summary;
    use crate::model::source::FileId;
    use crate::model::summary::SummaryKind;

    #[track_caller]
    fn check(text: &str, items: &[&str], mistakes: &[(&str, &str)]) {
        let mut found = Vec::new();
        let read = summary(FileId(0), text, &mut found);
        let shown: Vec<_> = read
            .iter()
            .map(|item| match &item.kind {
                SummaryKind::Part(title) => format!("part {title}"),
                SummaryKind::Chapter { title, path, numbered: true } => format!("{} {title} {path}", item.depth),
                SummaryKind::Chapter { title, path, .. } => format!("- {title} {path}"),
                SummaryKind::Draft(title) => format!("{} draft {title}", item.depth),
                SummaryKind::Separator => "---".to_owned(),
            })
            .collect();
        assert_eq!(shown, items);
        let place = |it: &crate::model::diagnostic::Diagnostic| &text[it.at.start as usize..it.at.end as usize];
        let found: Vec<_> = found.iter().map(|it| (place(it), it.message.as_str())).collect();
        assert_eq!(found, mistakes);
    }

    #[test]
    fn every_kind_of_line_is_read() {
        check(
            "# Summary\r\n\r\n[A](a.md)\r\n[B](./b.md)\r\n\r\n# One\r\n\r\n- [C](c/index.md)\r\n    * [D `x`](c/d%20e.md)\r\n\r\n      - [E]()\r\n\r\n---\r\n\r\n# *Two*\r\n<!-- x -->\r\n- [F](c/../f.md)\r\n\r\n[G](g.md)\r\n",
            &[
                "- A a.md",
                "- B b.md",
                "part One",
                "0 C c/index.md",
                "1 D x c/d e.md",
                "2 draft E",
                "---",
                "part Two",
                "0 F f.md",
                "- G g.md",
            ],
            &[],
        );
    }

    #[test]
    fn what_is_not_in_the_format_is_reported_once() {
        check(
            "# Summary\n\nSome words [and] more.\n\n## Sub\n\n- Law\n- [A](a.md) tail\n- [B](b.md) [C](c.md)\n\n> x\n\n```\ny\n```\n\n[D](d.md)\n\n- [E](./a.md)\n- [F](https://a.org/x.md)\n- [](f.md)\n- [G](../g.md)\n- [H](h.md#i)\n",
            &["0 A a.md", "0 B b.md", "0 C c.md", "- D d.md", "0  f.md"],
            &[
                ("Some words [and] more.", "neither a chapter, a part nor a separator"),
                ("## Sub", "neither a chapter, a part nor a separator"),
                ("- Law", "list item without a chapter"),
                ("tail", "neither a chapter, a part nor a separator"),
                ("[C](c.md)", "second chapter in one list item"),
                ("> x", "neither a chapter, a part nor a separator"),
                ("```", "neither a chapter, a part nor a separator"),
                ("[D](d.md)", "chapter without a number between numbered ones"),
                ("[E](./a.md)", "`a.md` is listed a second time"),
                ("[F](https://a.org/x.md)", "`https://a.org/x.md` cannot be a chapter"),
                ("[](f.md)", "no title for `f.md`"),
                ("[G](../g.md)", "`../g.md` cannot be a chapter"),
                ("[H](h.md#i)", "`h.md#i` cannot be a chapter"),
            ],
        );
    }

    #[test]
    fn depth_has_a_limit() {
        let mut found = Vec::new();
        let text = format!("{}[A](a.md)\n", "- ".repeat(10_000));
        assert_eq!(summary(FileId(0), &text, &mut found)[0].depth, 7);
        assert!(found.iter().any(|it| it.message == "more than 8 levels of chapters"));
    }
}
