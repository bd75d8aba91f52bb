//! A chapter of mdBook, as one of ours: links, code, boxes, formulas and anchors.
//!
//! What is left as it is, the two books read alike. HTML is not looked at but for its links: `parse` makes nodes of what
//! is safe and says what it drops.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::code::Info;
use super::config::Settings;
use super::headings::Headings;
use super::html::attributes;
use super::paths::{Names, decoded, folder, join, relative};
use super::traced::{Edit, Traced};
use super::{Loss, OldBook, admonition, loss};

/// Endings of files that a book of ours reads and does not carry.
const READ: &[&str] = &["md", "toml", "css", "ftl"];

/// How mdBook reads Markdown.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
}

/// The anchors that links of the book name, by chapter.
pub(super) fn wanted_anchors(texts: &BTreeMap<String, Traced>, names: &Names) -> BTreeMap<String, BTreeSet<String>> {
    let mut wanted: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (chapter, text) in texts {
        let mut note = |dest: &str| {
            let Some((path, anchor)) = dest.split_once('#') else { return };
            let target = if path.is_empty() { Some(chapter.as_str()) } else { target(chapter, path, names).1 };
            if let Some(target) = target {
                wanted.entry(target.to_owned()).or_default().insert(decoded(anchor));
            }
        };
        for (event, range) in Parser::new_ext(text.text(), options()).into_offset_iter() {
            match event {
                Event::Start(Tag::Link { dest_url, .. }) => note(&dest_url),
                Event::Html(_) | Event::InlineHtml(_) => {
                    attributes(&text.text()[range]).iter().filter(|it| it.name == "href").for_each(|it| note(it.value));
                }
                _ => {}
            }
        }
    }
    wanted
}

/// The path below the folder of chapters that a link means, and the chapter that is there.
fn target<'n>(chapter: &str, path: &str, names: &'n Names) -> (Option<String>, Option<&'n str>) {
    let path = decoded(path.split('?').next().unwrap_or_default());
    let place = match path.strip_prefix('/') {
        Some("") => Some(String::new()),
        Some(path) => join("", path),
        None => join(folder(chapter), &path),
    };
    let meant = place.as_deref().and_then(|it| names.meant(it));
    (place, meant)
}

/// A block of code that is read: what its fence says, as read and as written, its range and that of the code in it.
type OpenCode = (Info, String, Range<usize>, Option<Range<usize>>);

/// Changes one chapter.
pub(super) struct Converter<'c> {
    chapter: &'c str,
    text: Traced,
    book: &'c OldBook,
    names: &'c Names,
    settings: &'c Settings,
    losses: &'c mut Vec<Loss>,
    assets: BTreeSet<String>,
    edits: Vec<Edit>,
    /// Ranges that hold no Markdown.
    verbatim: Vec<Range<usize>>,
}

impl<'c> Converter<'c> {
    pub(super) fn new(
        chapter: &'c str,
        text: Traced,
        (book, names, settings): (&'c OldBook, &'c Names, &'c Settings),
        losses: &'c mut Vec<Loss>,
    ) -> Self {
        let (assets, edits, verbatim) = (BTreeSet::new(), Vec::new(), Vec::new());
        Self { chapter, text, book, names, settings, losses, assets, edits, verbatim }
    }

    /// Changes the text; `anchors` are those that links of the book name on this page.
    pub(super) fn run(&mut self, anchors: Option<&BTreeSet<String>>) {
        admonition::divs(&mut self.text);
        let text = self.text.text().to_owned();
        let parser = Parser::new_ext(&text, options());
        let definitions: Vec<(Range<usize>, String)> =
            parser.reference_definitions().iter().map(|(_, it)| (it.span.clone(), it.dest.to_string())).collect();
        let mut code: Option<OpenCode> = None;
        let mut headings = Headings { wanted: anchors, seen: BTreeMap::new(), open: None, pending: None };
        for (event, range) in parser.into_offset_iter() {
            headings.event(&event, &range, &text, &mut self.edits);
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    self.verbatim.push(range.clone());
                    let info = if let CodeBlockKind::Fenced(info) = kind { info.into_string() } else { String::new() };
                    code = Some((Info::read(&info, self.settings), info, range, None));
                }
                Event::Text(_) if code.is_some() => {
                    if let Some((_, _, _, inside)) = &mut code {
                        *inside = Some(inside.as_ref().map_or(range.start, |it| it.start)..range.end);
                    }
                }
                Event::End(TagEnd::CodeBlock) => {
                    if let Some((info, written, range, inside)) = code.take() {
                        self.code(&text, &info, &written, range, inside);
                    }
                }
                Event::Code(_) => self.verbatim.push(range),
                Event::Html(_) | Event::InlineHtml(_) => {
                    self.verbatim.push(range.clone());
                    self.html(&text, range);
                }
                Event::Start(Tag::Link { link_type, dest_url, .. }) if is_inline(link_type) => {
                    self.link(&text, &range, &dest_url);
                }
                Event::Start(Tag::Image { link_type, dest_url, .. }) => {
                    if is_inline(link_type) {
                        self.link(&text, &range, &dest_url);
                    } else {
                        self.place(&dest_url);
                    }
                }
                _ => {}
            }
        }
        for (range, dest) in definitions {
            self.link(&text, &range, &dest);
        }
        if self.settings.math {
            self.formulas(&text);
        }
        let edits = std::mem::take(&mut self.edits);
        self.text.edit(edits);
        self.escape_wikilinks();
    }

    /// Files that the page shows or links, by path below the folder of chapters.
    pub(super) fn assets(&self) -> BTreeSet<String> {
        self.assets.clone()
    }

    pub(super) fn into_text(self) -> Traced {
        self.text
    }

    fn lose(&mut self, at: usize, what: impl Into<String>, why: &str) {
        self.losses.push(loss(&self.text.origin(at), what, why));
    }

    fn link(&mut self, text: &str, range: &Range<usize>, dest: &str) {
        if let Some(new) = self.place(dest)
            && let Some(place) = destination_range(text, range, dest)
        {
            self.edits.push((place, new));
        }
    }

    /// What a destination is in the new book, where that is something else. Files that it means are noted.
    fn place(&mut self, dest: &str) -> Option<String> {
        if let Some(rest) = dest.strip_prefix("//") {
            return Some(format!("https://{rest}"));
        }
        if dest.is_empty() || dest.starts_with('#') || has_scheme(dest) {
            return None;
        }
        let (path, anchor) =
            dest.split_once('#').map_or((dest, String::new()), |(it, anchor)| (it, format!("#{anchor}")));
        let from = folder(self.names.to(self.chapter)).to_owned();
        let (place, meant) = target(self.chapter, path, self.names);
        let new = match (place, meant) {
            (_, Some(chapter)) => encoded(&relative(&from, self.names.to(chapter))) + &anchor,
            (Some(place), None) => {
                let ending = place.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
                let is_there = self.book.files.contains_key(&format!("{}/{place}", self.names.src()));
                if !is_there || READ.contains(&ending.as_str()) {
                    return None;
                }
                let new = encoded(&relative(&from, &place));
                self.assets.insert(place);
                new
            }
            (None, None) => return None,
        };
        (new != dest).then_some(new)
    }

    fn code(&mut self, text: &str, info: &Info, written: &str, range: Range<usize>, inside: Option<Range<usize>>) {
        let source = &text[range.clone()];
        if !source.trim_start().starts_with(['`', '~']) {
            return;
        }
        if info.lang == "admonish" || info.lang == "ad" {
            let at_line_start = range.start == 0 || text[..range.start].ends_with('\n');
            let body = inside.map(|it| text[it].to_owned()).unwrap_or_default();
            if at_line_start {
                self.edits.push((range, admonition::admonish(written.trim_start_matches(&info.lang).trim(), &body)));
            } else {
                self.lose(range.start, "a box inside of a list", "shown as its source");
            }
            return;
        }
        if info.editable {
            self.lose(range.start, "code to edit and run", "shown, but a page of ours runs no code");
        }
        if info.is_drawn() {
            self.lose(
                range.start,
                format!("drawing by `{}`", info.lang),
                "shown as its source; put a drawn SVG in its place",
            );
        }
        if !written.is_empty() && written != info.lang {
            let first = source.find('\n').unwrap_or(source.len());
            if let Some(at) = source[..first].find(written.trim()) {
                let start = range.start + at;
                self.edits.push((start..start + written.trim().len(), info.lang.clone()));
            }
        }
        if let Some(inside) = inside {
            self.edits.extend(info.without_hidden(text, inside));
        }
    }

    fn html(&mut self, text: &str, range: Range<usize>) {
        for attribute in attributes(&text[range.clone()]) {
            if matches!((attribute.tag, attribute.name), ("a", "href") | ("img", "src"))
                && let Some(new) = self.place(attribute.value)
            {
                let place = range.start + attribute.range.start..range.start + attribute.range.end;
                self.edits.push((place, new));
            }
        }
    }

    /// Formulas become code, so that they are read as they were written.
    fn formulas(&mut self, text: &str) {
        for (open, close) in [("\\\\[", "\\\\]"), ("\\\\(", "\\\\)"), ("$$", "$$")] {
            let mut at = 0;
            while let Some(start) = text[at..].find(open).map(|it| at + it) {
                let inner = start + open.len();
                let Some(end) = text[inner..].find(close).map(|it| inner + it) else { break };
                at = end + close.len();
                if self.verbatim.iter().any(|it| it.contains(&start)) || text[inner..end].contains("\n\n") {
                    at = inner;
                    continue;
                }
                let formula = text[inner..end].split_whitespace().collect::<Vec<_>>().join(" ").replace('`', "'");
                self.lose(start, format!("formula `{formula}`"), "shown as it is written");
                self.edits.push((start..at, format!("`{formula}`")));
            }
        }
    }

    /// `[[x]]` is text in mdBook and a link in ours.
    fn escape_wikilinks(&mut self) {
        let text = self.text.text();
        let parser = Parser::new_ext(text, options() | Options::ENABLE_WIKILINKS).into_offset_iter();
        let edits = parser.filter_map(|(event, range)| match event {
            Event::Start(Tag::Link { link_type: LinkType::WikiLink { .. }, .. }) => {
                Some((range.start..range.start, "\\".to_owned()))
            }
            Event::Start(Tag::Image { link_type: LinkType::WikiLink { .. }, .. }) => {
                Some((range.start + 1..range.start + 1, "\\".to_owned()))
            }
            _ => None,
        });
        let edits = edits.collect();
        self.text.edit(edits);
    }
}

/// Where the destination of a link stands in its source.
pub(super) fn destination_range(text: &str, range: &Range<usize>, dest: &str) -> Option<Range<usize>> {
    let source = text.get(range.clone())?;
    let from = source.rfind("](").or_else(|| source.find("]:")).unwrap_or(0);
    let at = from + source[from..].find(dest)?;
    Some(range.start + at..range.start + at + dest.len())
}

fn is_inline(kind: LinkType) -> bool {
    matches!(kind, LinkType::Inline)
}

pub(super) fn has_scheme(dest: &str) -> bool {
    dest.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1 && scheme.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'+' | b'-' | b'.'))
    })
}

/// A path as a link may write it.
pub(super) fn encoded(path: &str) -> String {
    path.replace(' ', "%20").replace('(', "%28").replace(')', "%29").replace('<', "%3C").replace('>', "%3E")
}
