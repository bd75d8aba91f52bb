//! HTML in Markdown: refused, or made into nodes of the tree.
//!
//! Markdown hands out HTML in pieces, and what stands between them is Markdown: `<details>` may begin in
//! one piece and end in another. So elements are opened and closed on one stack with those of Markdown;
//! each ends at the latest where the Markdown around it does.

use std::ops::Range;

use super::super::html;
use super::super::places::trimmed;
use super::super::sanitize::{self, Piece, dropped_html};
use super::super::tree::Element;
use super::Document;
use crate::model::limits::RawHtml;
use crate::model::page::{Block, Inline, LinkKind};

/// An element that is open.
pub(super) enum Open {
    /// Of Markdown: HTML inside of it ends with it.
    Markdown,
    /// Of HTML; `framed` if the tree has opened something for it.
    Html { name: String, framed: bool },
}

/// A piece of HTML as it was written: where each part of it stands in the source.
pub(super) struct Written<'w> {
    pub html: &'w str,
    pub pieces: &'w [(usize, usize)],
    pub range: Range<usize>,
}

/// Elements that stand among blocks and leave no trace of their own.
const CONTAINERS: &[&str] = &[
    "article",
    "aside",
    "center",
    "div",
    "figcaption",
    "figure",
    "footer",
    "header",
    "hgroup",
    "main",
    "nav",
    "section",
];

/// Elements of a phrase that the tree keeps by name.
const PHRASES: &[&str] = &[
    "abbr", "bdi", "cite", "dfn", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "samp", "small", "sub", "sup", "u",
    "var",
];

/// Elements whose parts are no parts of what is around them.
const SCOPES: &[&str] = &["details", "dl", "ol", "table", "ul"];

/// What an element ends that was left open before it: HTML lets these end tags be left out.
fn ends(name: &str) -> &'static [&'static str] {
    match name {
        "li" => &["li", "p"],
        "dt" | "dd" => &["dt", "dd", "p"],
        "tr" => &["tr", "td", "th"],
        "td" | "th" => &["td", "th"],
        "thead" | "tbody" | "tfoot" => &["thead", "tbody", "tfoot", "tr", "td", "th"],
        _ => &[],
    }
}

impl Document<'_, '_> {
    /// A piece of HTML, by the rule of the book.
    pub(super) fn html(&mut self, written: &Written<'_>) {
        if !html::has_markup(written.html) {
            return;
        }
        let whole = || self.places.span(trimmed(self.text, written.range.clone()));
        match self.reader.raw_html {
            RawHtml::Refuse => self.reader.found.push(html::raw_html(written.html, whole())),
            RawHtml::Sanitize => {
                for piece in sanitize::pieces(written.html) {
                    self.piece(piece, written);
                }
            }
        }
    }

    fn piece(&mut self, piece: Piece, written: &Written<'_>) {
        match piece {
            Piece::Start { name, attributes, line } => self.start_tag(&name, &attributes, written.line(line)),
            Piece::End { name, line } => self.end_tag(&name, written.line(line)),
            Piece::Text { text, line } => self.html_text(&text, written.line(line)),
            Piece::CutOff { line } => self.dropped("what is not closed is", written.line(line)),
        }
    }

    fn dropped(&mut self, what: &str, range: Range<usize>) {
        let at = self.places.span(trimmed(self.text, range));
        self.reader.found.push(dropped_html(what, at));
    }

    fn start_tag(&mut self, name: &str, attributes: &[(String, String)], range: Range<usize>) {
        let is_inside_dropped = self.tree.is_dropping();
        if sanitize::goes_whole(name) {
            if !is_inside_dropped {
                self.dropped(&format!("`<{name}>` and what is in it are"), range);
            }
            // What has no end tag holds nothing.
            if name != "embed" {
                self.open_html(name, Some(Element::Dropped));
            }
            return;
        }
        if is_inside_dropped {
            return;
        }
        if !sanitize::is_allowed(name) {
            return self.dropped(&format!("`<{name}>` is"), range);
        }
        let gone: Vec<String> = attributes
            .iter()
            .filter(|(key, _)| !sanitize::keeps(name, key))
            .map(|(key, _)| format!("`{key}`"))
            .collect();
        if !gone.is_empty() {
            let verb = if gone.len() == 1 { "is" } else { "are" };
            self.dropped(&format!("{} of `<{name}>` {verb}", gone.join(", ")), range.clone());
        }
        let get = |key: &str| attributes.iter().find(|(it, _)| it == key).map(|(_, value)| value.as_str());
        self.close_before(name);
        self.element(name, &get, range);
    }

    /// Opens what the tree has for an element that is allowed.
    fn element<'v>(&mut self, name: &str, get: &dyn Fn(&str) -> Option<&'v str>, range: Range<usize>) {
        let block = |it: &mut Self, element| it.open_block(name, element, range.clone());
        match name {
            "br" => self.tree.inline(Inline::HardBreak),
            "hr" => {
                self.make_room();
                self.tree.block(Block::Rule);
            }
            "wbr" | "col" | "area" => {}
            "img" => self.html_image(get, range),
            "a" => match get("href") {
                Some(href) => {
                    let link = self.number(LinkKind::Markdown, href.trim().to_owned(), range);
                    self.open_html(name, Some(Element::Link { link, bare: false }));
                }
                None => self.open_html(name, None),
            },
            "b" | "strong" => self.open_html(name, Some(Element::Strong)),
            "i" | "em" => self.open_html(name, Some(Element::Emphasis)),
            "s" | "del" | "strike" => self.open_html(name, Some(Element::Strike)),
            "code" | "tt" => self.open_html(name, Some(Element::Plain)),
            "p" => block(self, Element::Paragraph),
            "blockquote" => block(self, Element::Quote),
            "ul" => block(self, Element::List { start: None, items: Vec::new() }),
            "ol" => {
                let start = get("start").and_then(|it| it.trim().parse().ok()).unwrap_or(1);
                block(self, Element::List { start: Some(start), items: Vec::new() });
            }
            "li" => block(self, Element::Item { task: None, tight: true }),
            "dl" => block(self, Element::Definitions(Vec::new())),
            "dt" => block(self, Element::Term),
            "dd" => block(self, Element::Details),
            "table" => block(self, Element::Table { alignments: Vec::new(), head: Vec::new(), rows: Vec::new() }),
            "tr" => {
                let is_head = self.is_open("thead");
                block(self, Element::Row { is_head, cells: Vec::new() });
            }
            "td" | "th" => {
                self.tree.note_head_cell(name == "th");
                block(self, Element::Cell);
            }
            "details" => block(self, Element::Fold { summary: Vec::new() }),
            "summary" => block(self, Element::Summary),
            "pre" => block(self, Element::Preformatted),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.as_bytes()[1] - b'0';
                let id = get("id").map(str::to_owned).filter(|it| !it.trim().is_empty());
                self.make_room();
                let heading = self.heading(level, id, range.clone());
                block(self, heading);
            }
            name if CONTAINERS.contains(&name) => {
                self.make_room();
                self.tree.end_paragraph();
                self.open_html(name, None);
            }
            name => {
                let phrase = PHRASES.iter().find(|known| **known == name);
                let title = get("title").unwrap_or_default().to_owned();
                self.open_html(name, phrase.map(|name| Element::Phrase { name, title }));
            }
        }
    }

    fn html_image<'v>(&mut self, get: &dyn Fn(&str) -> Option<&'v str>, range: Range<usize>) {
        let Some(src) = get("src") else { return };
        if self.tree.has_room() && super::link::is_remote(src.trim()) {
            self.reader.found.push(super::link::remote_image(src, self.places.span(range.clone())));
        }
        let alt = get("alt").unwrap_or_default().to_owned();
        if alt.trim().is_empty() {
            self.reader.found.push(super::link::missing_alt(self.places.span(range.clone())));
        }
        let link = self.number(LinkKind::Image, src.trim().to_owned(), range);
        self.tree.image(link, alt);
    }

    /// Opens a block, where one may stand: in the middle of a phrase only its content is kept.
    fn open_block(&mut self, name: &str, element: Element, range: Range<usize>) {
        if !element.is_part() {
            self.make_room();
        }
        if self.tree.takes(&element) {
            self.open_html(name, Some(element));
        } else {
            self.dropped(&format!("`<{name}>` is"), range);
            self.open_html(name, None);
        }
    }

    fn open_html(&mut self, name: &str, element: Option<Element>) {
        let framed = element.is_some();
        if let Some(element) = element {
            self.tree.open(element);
        }
        self.open.push(Open::Html { name: name.to_owned(), framed });
    }

    fn end_tag(&mut self, name: &str, range: Range<usize>) {
        let inside = self.open.iter().rev().take_while(|it| matches!(it, Open::Html { .. }));
        let count = inside.into_iter().position(|it| matches!(it, Open::Html { name: open, .. } if open == name));
        match count {
            Some(above) => (0..=above).for_each(|_| self.close_top()),
            None if self.tree.is_dropping() || !sanitize::is_allowed(name) || matches!(name, "p" | "br") => {}
            None => self.dropped(&format!("`</{name}>`, which ends nothing here, is"), range),
        }
    }

    /// Closes what the start of `name` ends, within the list or table that is open.
    fn close_before(&mut self, name: &str) {
        while let Some(above) = self.ended_by(name) {
            (0..=above).for_each(|_| self.close_top());
        }
    }

    /// How many elements stand above the innermost that the start of `name` ends.
    fn ended_by(&self, name: &str) -> Option<usize> {
        let names = self.open.iter().rev().map_while(|it| match it {
            Open::Html { name, .. } => Some(name.as_str()),
            Open::Markdown => None,
        });
        let mut inside = names.take_while(|it| !SCOPES.contains(it));
        inside.position(|it| ends(name).contains(&it))
    }

    fn close_top(&mut self) {
        match self.open.pop() {
            Some(Open::Html { framed: true, .. }) | Some(Open::Markdown) => self.tree.close(),
            Some(Open::Html { name, .. }) if CONTAINERS.contains(&name.as_str()) => self.tree.end_paragraph(),
            _ => {}
        }
    }

    /// Closes the HTML that was opened since the innermost element of Markdown.
    pub(super) fn close_html(&mut self) {
        while matches!(self.open.last(), Some(Open::Html { .. })) {
            self.close_top();
        }
    }

    /// Closes phrases of HTML that are open where a block begins. What holds lines alone, as a cell does, stays open.
    pub(super) fn make_room(&mut self) {
        while matches!(self.open.last(), Some(Open::Html { .. }))
            && !self.tree.holds_blocks()
            && !self.tree.holds_lines()
        {
            self.close_top();
        }
    }

    fn is_open(&self, wanted: &str) -> bool {
        let html = self.open.iter().rev().take_while(|it| matches!(it, Open::Html { .. }));
        html.into_iter().any(|it| matches!(it, Open::Html { name, .. } if name == wanted))
    }

    /// Text between tags: white space is one space, and none at the beginning of a block.
    fn html_text(&mut self, text: &str, range: Range<usize>) {
        if self.tree.is_preformatted() {
            return self.tree.text(text);
        }
        if !self.tree.takes_text() {
            if !text.trim().is_empty() && !self.tree.is_dropping() {
                self.dropped("text between the parts of a list or table is", range);
            }
            return;
        }
        let mut words = String::with_capacity(text.len());
        for letter in text.chars() {
            match letter {
                ' ' | '\t' | '\n' | '\r' | '\x0C' if words.ends_with(' ') => {}
                ' ' | '\t' | '\n' | '\r' | '\x0C' => words.push(' '),
                _ => words.push(letter),
            }
        }
        let words = if self.tree.begins_block() { words.trim_start() } else { &words };
        if !words.is_empty() {
            self.tree.text(words);
        }
    }
}

impl Written<'_> {
    /// Where a line of the piece stands in the source.
    fn line(&self, line: usize) -> Range<usize> {
        if self.pieces.is_empty() {
            return self.range.clone();
        }
        let start = self.html.split_inclusive('\n').take(line).map(str::len).sum::<usize>();
        let len = self.html.get(start..).and_then(|it| it.split_inclusive('\n').next()).map_or(0, str::len);
        let after = self.pieces.partition_point(|(inner, _)| *inner <= start);
        let place =
            self.pieces.get(after.saturating_sub(1)).map_or(self.range.start, |(inner, outer)| outer + (start - inner));
        place..(place + len).min(self.range.end.max(place))
    }
}
