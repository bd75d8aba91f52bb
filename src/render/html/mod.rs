//! Walks the blocks of a chapter once and writes HTML.
//!
//! [`body`] is the only way in. What differs between the formats is behind
//! [`Addresses`] and [`Medium`]. What it writes is HTML and well-formed XML at
//! once: every element is closed and every attribute has a value. It writes no
//! frame, no script and no style, and every text goes through [`escape`].

mod blocks;
mod comparison;
mod composed;
mod epub;
mod escape;
mod finder;
mod footnotes;
mod glance;
mod inlines;
mod links;
mod message;
mod picture;
mod translation;

use std::collections::{BTreeMap, BTreeSet};

use super::addresses::Addresses;
use super::words::Words;
use crate::model::handbook::{Anchor, Chapter, Edition, Handbook, Target};
use crate::model::medium::Medium;

/// Nesting beyond this is an attack, not a text; it is cut.
const DEPTH_MAX: u32 = 120;

/// How many anchors ahead a heading is looked for.
const LOOK_AHEAD: usize = 16;

/// What the body of a chapter is made from.
pub(super) struct Scope<'a> {
    /// The book.
    pub handbook: &'a Handbook,
    /// The edition that the chapter is read in.
    pub edition: &'a Edition,
    /// The chapter.
    pub chapter: &'a Chapter,
    /// Where its page stands; its own card does not link to itself.
    pub here: Target,
    /// Words of the frame.
    pub words: &'a Words,
    /// How links and ids are spelled.
    pub addresses: &'a dyn Addresses,
    /// What it is read in.
    pub medium: Medium,
    /// Levels by which headings move down: 0 on a page of its own.
    pub shift: u8,
    /// Whether the scripts come along that answer forms and choose rows.
    pub live: bool,
}

/// The content of a chapter below its title, footnotes last.
pub(super) fn body(scope: &Scope) -> String {
    let mut writer = Writer::new(scope);
    writer.notices();
    writer.blocks(&scope.chapter.page.blocks);
    writer.footnotes();
    writer.out
}

struct Writer<'a> {
    scope: &'a Scope<'a>,
    out: String,
    depth: u32,
    /// How many anchors of the chapter are used up.
    anchors_used: usize,
    /// Level of the last heading, for the names of cards below it.
    level: u8,
    /// Links do not nest.
    in_link: bool,
    /// Whether what is written is the original beside a translation.
    in_original: bool,
    /// Ids that stand in the file; the first of a name gets it.
    ids: BTreeSet<String>,
    /// Texts of footnotes by number.
    notes: BTreeMap<u32, String>,
    /// References by number of the footnote.
    references: BTreeMap<u32, u32>,
    tables: u32,
}

impl<'a> Writer<'a> {
    fn new(scope: &'a Scope<'a>) -> Self {
        Self {
            scope,
            out: String::new(),
            depth: 0,
            anchors_used: 0,
            level: 1 + scope.shift,
            in_link: false,
            in_original: false,
            ids: BTreeSet::new(),
            notes: BTreeMap::new(),
            references: BTreeMap::new(),
            tables: 0,
        }
    }

    fn raw(&mut self, html: &str) {
        self.out.push_str(html);
    }

    fn text(&mut self, text: &str) {
        escape::push(&mut self.out, text);
    }

    fn is_epub(&self) -> bool {
        self.scope.medium == Medium::Epub
    }

    /// ` name="value"`.
    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.text(value);
        self.out.push('"');
    }

    /// An `id` attribute, unless the name is empty or stands in the file already.
    fn id(&mut self, name: &str) {
        if !name.is_empty() && self.ids.insert(name.to_owned()) {
            let id = self.scope.addresses.id(name);
            self.attribute("id", &id);
        }
    }

    /// An element without attributes around a text.
    fn element(&mut self, name: &str, class: &str, text: &str) {
        self.out.push('<');
        self.raw(name);
        if !class.is_empty() {
            self.attribute("class", class);
        }
        self.out.push('>');
        self.text(text);
        self.raw("</");
        self.raw(name);
        self.out.push('>');
    }

    /// What `write` writes, apart from the output.
    fn apart(&mut self, write: impl FnOnce(&mut Self)) -> String {
        let before = std::mem::take(&mut self.out);
        write(self);
        std::mem::replace(&mut self.out, before)
    }

    /// The anchor of the next heading.
    ///
    /// Anchors follow the order of headings in the tree. Should a heading be missing from either, the title finds
    /// the place again, so that one slip does not move every anchor after it.
    fn next_anchor(&mut self, level: u8, title: &str) -> Option<&'a Anchor> {
        let rest = self.scope.chapter.headings.get(self.anchors_used..)?;
        let near = rest.iter().take(LOOK_AHEAD);
        let offset = near.into_iter().position(|it| it.level == level && it.title == title.trim()).unwrap_or(0);
        self.anchors_used += offset + 1;
        rest.get(offset)
    }
}

/// `text`, safe inside elements and attributes.
pub(super) fn escaped(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    escape::push(&mut made, text);
    made
}
