//! Mends what our own checks find in an imported book, until it builds; says what was lost by it.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::chapter::{has_scheme, options};
use super::html::attributes;
use super::traced::{Edit, Origin};
use super::{Imported, loss};
use crate::model::diagnostic::{Code, Diagnostic, Severity};
use crate::model::source::Sources;

/// After so many rounds a page that still has mistakes is left out.
const ROUNDS_MAX: usize = 6;

impl Imported {
    /// Changes what `found` says about `sources`, which are those of this book. Returns whether there was an error; then
    /// the book is to be checked again.
    pub fn mend(&mut self, found: &[Diagnostic], sources: &Sources) -> bool {
        self.rounds += 1;
        let mut edits: BTreeMap<&str, Vec<Edit>> = BTreeMap::new();
        // A chapter is read once, however many mistakes are in it.
        let mut read: BTreeMap<&str, Vec<Found>> = BTreeMap::new();
        let mut has_errors = false;
        for it in found {
            let Some(file) = sources.files.get(it.at.file.0 as usize) else { continue };
            let path = file.path.as_str();
            if it.code.severity() == Severity::Error {
                has_errors = true;
                if self.bytes.remove(path).is_some() {
                    let origin = Origin { file: path.into(), line: 1 };
                    self.losses.insert(loss(&origin, "the file", &it.message));
                } else if self.rounds > ROUNDS_MAX && !is_list(path) {
                    self.leave_out(path, it);
                } else {
                    let texts = &self.texts;
                    let found = read
                        .entry(path)
                        .or_insert_with(|| texts.get(path).map_or_else(Vec::new, |it| links(it.text())));
                    let mended = self.mended(path, it, found);
                    edits.entry(path).or_default().extend(mended);
                }
            } else if it.code == Code::DroppedHtml {
                self.lose(path, it, "HTML", &it.message);
            }
        }
        for (path, edits) in edits {
            if let Some(text) = self.texts.get_mut(path) {
                text.edit(edits);
            }
        }
        has_errors
    }

    fn lose(&mut self, path: &str, it: &Diagnostic, what: &str, why: &str) {
        if let Some(text) = self.texts.get(path) {
            self.losses.insert(loss(&text.origin(it.at.start as usize), what, why));
        }
    }

    /// The edits that mend one mistake.
    fn mended(&mut self, path: &str, it: &Diagnostic, links: &[Found]) -> Vec<Edit> {
        let Some(traced) = self.texts.get(path) else { return Vec::new() };
        let text = traced.text().to_owned();
        let range = (it.at.start as usize).min(text.len())..(it.at.end as usize).min(text.len());
        let source = text.get(range.clone()).unwrap_or_default().to_owned();
        let shown: String = source.lines().next().unwrap_or_default().chars().take(80).collect();
        if is_list(path) {
            self.lose(path, it, &format!("`{shown}`"), &it.message);
            return match it.code {
                Code::MissingPage => vec![(draft(&text, &range), "()".to_owned())],
                _ => vec![(without_chapters(&text, whole_lines(&text, range)), String::new())],
            };
        }
        let edits = match it.code {
            Code::BrokenAnchor | Code::BrokenLink | Code::UnknownId | Code::UrlShortener => {
                unlinked(&text, &range, it.code, links)
            }
            Code::MissingImage | Code::RemoteImage => without_image(&text, &range, links),
            Code::UndefinedFootnote => vec![(range.start..range.start, "\\".to_owned())],
            Code::UnknownDirective => without_braces(&text, &range),
            Code::DuplicateAnchor => without_id(&text, &range),
            Code::BidiControl => vec![(range.clone(), String::new())],
            _ => Vec::new(),
        };
        if edits.is_empty() {
            self.leave_out(path, it);
        } else {
            let instead = match it.code {
                Code::BrokenAnchor => "; the link leads to the page as a whole, or is gone",
                Code::BrokenLink | Code::UnknownId | Code::UrlShortener => "; the words stay, the link is gone",
                Code::RemoteImage => "; a link or its words stand in its place",
                Code::MissingImage => "; its words stand in its place",
                _ => "",
            };
            self.lose(path, it, &format!("`{shown}`"), &format!("{}{instead}", it.message));
        }
        edits
    }

    /// Takes a page out that cannot be mended: the list of chapters keeps its title.
    fn leave_out(&mut self, path: &str, it: &Diagnostic) {
        self.lose(path, it, "the whole chapter", &it.message);
        let Some(text) = self.texts.get(path) else { return };
        if !text.text().is_empty() && !is_list(path) {
            self.texts.remove(path);
        }
    }
}

/// Files without which there is no book: they lose lines, and stay.
fn is_list(path: &str) -> bool {
    path == "handbook.toml" || path.ends_with("/SUMMARY.md")
}

/// The part `(path)` of a link.
fn draft(text: &str, range: &Range<usize>) -> Range<usize> {
    let source = &text[range.clone()];
    match (source.rfind("]("), source.rfind(')')) {
        (Some(open), Some(close)) if close > open => range.start + open + 1..range.start + close + 1,
        _ => range.clone(),
    }
}

fn whole_lines(text: &str, range: Range<usize>) -> Range<usize> {
    let start = text[..range.start].rfind('\n').map_or(0, |it| it + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |it| range.end + it + 1);
    start..end
}

/// The lines with those behind them that belong to the same paragraph and name no chapter.
fn without_chapters(text: &str, lines: Range<usize>) -> Range<usize> {
    let further = text[lines.end..].split_inclusive('\n');
    let same = further.take_while(|line| !line.trim().is_empty() && !line.contains("](") && !line.starts_with('#'));
    lines.start..lines.end + same.map(str::len).sum::<usize>()
}

/// A link or image, where it stands, and the range of what stands in it.
struct Found {
    is_image: bool,
    dest: String,
    range: Range<usize>,
    inside: Option<Range<usize>>,
}

fn links(text: &str) -> Vec<Found> {
    let mut open: Vec<Found> = Vec::new();
    let mut found = Vec::new();
    for (event, range) in Parser::new_ext(text, options() | Options::ENABLE_WIKILINKS).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { dest_url, link_type, .. }) => {
                let bare = matches!(link_type, LinkType::Autolink | LinkType::Email);
                let inside = bare.then(|| range.start + 1..range.end - 1);
                open.push(Found { is_image: false, dest: dest_url.to_string(), range, inside });
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                open.push(Found { is_image: true, dest: dest_url.to_string(), range, inside: None });
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if let Some(last) = open.pop() {
                    if let Some(outer) = open.last_mut() {
                        widen(outer, &last.range);
                    }
                    found.push(last);
                }
            }
            _ => {
                if let Some(last) = open.last_mut() {
                    widen(last, &range);
                }
            }
        }
    }
    found
}

fn widen(link: &mut Found, range: &Range<usize>) {
    let inside = link.inside.get_or_insert_with(|| range.clone());
    *inside = inside.start.min(range.start)..inside.end.max(range.end);
}

/// A link without its place on the page, or its words alone; brackets that lead nowhere are text.
fn unlinked(text: &str, range: &Range<usize>, code: Code, links: &[Found]) -> Vec<Edit> {
    let Some(link) = links.iter().filter(|it| !it.is_image).find(|it| it.range == *range) else {
        let source = &text[range.clone()];
        return match source.starts_with('[') {
            true => vec![(range.start..range.start, "\\".to_owned())],
            false => html_links(text, range, code),
        };
    };
    if code == Code::BrokenAnchor && !link.dest.starts_with('#') {
        let source = &text[range.clone()];
        let Some(hash) = source.rfind('#') else { return words(text, link) };
        let end = source[hash..].find([')', ' ', '>', '"']).map_or(source.len(), |it| hash + it);
        return match source[..hash].contains("](") {
            true => vec![(range.start + hash..range.start + end, String::new())],
            false => words(text, link),
        };
    }
    words(text, link)
}

fn words(text: &str, link: &Found) -> Vec<Edit> {
    let words = link.inside.clone().map_or_else(|| link.dest.clone(), |it| text[it].to_owned());
    vec![(link.range.clone(), words)]
}

/// The same for `<a href="…">` in HTML: the attribute goes.
fn html_links(text: &str, range: &Range<usize>, code: Code) -> Vec<Edit> {
    let all = attributes(&text[range.clone()]);
    let of = all.iter().filter(|it| it.tag == "a" && it.name == "href" && !has_scheme(it.value));
    of.map(|it| {
        let place = range.start + it.range.start..range.start + it.range.end;
        match it.value.split_once('#').filter(|(path, _)| code == Code::BrokenAnchor && !path.is_empty()) {
            Some((path, _)) => (place, path.to_owned()),
            // With its name and quotes.
            None => (place.start - "href=\"".len()..place.end + 1, String::new()),
        }
    })
    .collect()
}

/// A link to the image where it comes from another host, else its words.
fn without_image(text: &str, range: &Range<usize>, links: &[Found]) -> Vec<Edit> {
    if let Some(image) = links.iter().filter(|it| it.is_image).find(|it| it.range == *range) {
        let alt = image.inside.clone().map_or_else(|| "Image".to_owned(), |it| text[it].to_owned());
        let is_inside_link =
            links.iter().any(|it| !it.is_image && it.range.start <= range.start && it.range.end >= range.end);
        let with = match has_scheme(&image.dest) && !is_inside_link {
            true => format!("[{alt}](<{}>)", image.dest),
            false => alt,
        };
        return vec![(image.range.clone(), with)];
    }
    let source = &text[range.clone()];
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(start) = source[at..].find("<img").map(|it| at + it) {
        let Some(end) = source[start..].find('>').map(|it| start + it + 1) else { break };
        let tag = attributes(&source[start..end]);
        let alt = tag.iter().find(|it| it.name == "alt").map_or("", |it| it.value);
        edits.push((range.start + start..range.start + end, alt.to_owned()));
        at = end;
    }
    edits
}

/// A fence whose language stands in braces, without these.
fn without_braces(text: &str, range: &Range<usize>) -> Vec<Edit> {
    let start = text[..range.start].rfind('\n').map_or(0, |it| it + 1);
    let end = text[start..].find('\n').map_or(text.len(), |it| start + it);
    let braces = text[start..end].char_indices().filter(|(_, it)| matches!(it, '{' | '}'));
    braces.map(|(at, _)| (start + at..start + at + 1, String::new())).collect()
}

/// A heading without `{#id}`.
fn without_id(text: &str, range: &Range<usize>) -> Vec<Edit> {
    let line = whole_lines(text, range.clone());
    let source = &text[line.clone()];
    let Some(open) = source.rfind("{#") else { return Vec::new() };
    let Some(close) = source[open..].find('}') else { return Vec::new() };
    vec![(line.start + open..line.start + open + close + 1, String::new())]
}
