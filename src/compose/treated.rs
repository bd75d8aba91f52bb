//! Finds the sections that treat a thing: they link to it, show it by a directive, or have its name in their heading.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::handbook::{Anchor, Chapter, Edition, PageId, PageKind, Target};
use crate::model::page::{Block, Inline};

use super::book::fold;

/// A section that an author wrote: from a heading to the next. The beginning of a page has no anchor.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Section<'a> {
    /// The page.
    pub page: PageId,
    /// Place in the page, from its beginning.
    pub number: usize,
    /// Id of its heading, or empty.
    pub anchor: &'a str,
    /// Its heading, or the title of the page.
    pub title: &'a str,
}

/// Sections of an edition, by what they treat.
#[derive(Default)]
pub struct Treated<'a> {
    by_id: BTreeMap<&'a str, BTreeSet<Section<'a>>>,
    by_alias: BTreeMap<String, BTreeSet<Section<'a>>>,
    /// The words of every heading, with its section.
    headings: Vec<(Vec<String>, Section<'a>)>,
    /// Where in the headings a word stands: which heading, and which of its words.
    by_word: BTreeMap<String, Vec<(usize, usize)>>,
}

impl<'a> Treated<'a> {
    /// Every section that an author wrote, in chapters and on the pages of records.
    pub fn of(edition: &'a Edition) -> Self {
        let mut treated = Self::default();
        for (index, chapter) in edition.chapters.iter().enumerate() {
            if !matches!(chapter.kind, PageKind::Generated | PageKind::Message) {
                Reader::new(edition, chapter, PageId(index as u32), &mut treated).read();
            }
        }
        treated
    }

    /// The sections that link to `id`, or show it, in reading order.
    pub fn linking(&self, id: &str) -> BTreeSet<Section<'a>> {
        self.by_id.get(id).cloned().unwrap_or_default()
    }

    /// The sections whose heading has `name` in it, as whole words.
    pub fn headed(&self, name: &str) -> BTreeSet<Section<'a>> {
        let wanted = words(name);
        let Some(first) = wanted.first() else { return BTreeSet::new() };
        let places = self.by_word.get(first).into_iter().flatten();
        let fits = places.filter_map(|(heading, at)| {
            let (words, section) = self.headings.get(*heading)?;
            words.get(*at..)?.starts_with(&wanted).then(|| section.clone())
        });
        fits.collect()
    }

    /// The beginnings of the pages that call themselves `name` too.
    pub fn aliased(&self, name: &str) -> BTreeSet<Section<'a>> {
        self.by_alias.get(&fold(name)).cloned().unwrap_or_default()
    }

    fn add(&mut self, id: &'a str, section: &Section<'a>) {
        self.by_id.entry(id).or_default().insert(section.clone());
    }

    fn add_heading(&mut self, section: &Section<'a>) {
        let words = words(section.title);
        for (at, word) in words.iter().enumerate() {
            self.by_word.entry(word.clone()).or_default().push((self.headings.len(), at));
        }
        self.headings.push((words, section.clone()));
    }
}

/// Words without case and marks; a short name in capitals keeps them, so that it is not taken for a word.
fn words(name: &str) -> Vec<String> {
    let words = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_short_name = |word: &str| word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
    words.map(|word| if is_short_name(word) { word.to_owned() } else { fold(word) }).collect()
}

/// Reads one page and keeps its place among the headings.
struct Reader<'a, 'b> {
    edition: &'a Edition,
    chapter: &'a Chapter,
    treated: &'b mut Treated<'a>,
    section: Section<'a>,
    headings: std::slice::Iter<'a, Anchor>,
}

impl<'a, 'b> Reader<'a, 'b> {
    fn new(edition: &'a Edition, chapter: &'a Chapter, page: PageId, treated: &'b mut Treated<'a>) -> Self {
        let section = Section { page, number: 0, anchor: "", title: &chapter.title };
        Self { edition, chapter, treated, section, headings: chapter.headings.iter() }
    }

    fn read(mut self) {
        self.treated.add_heading(&self.section);
        let is_written = self.chapter.kind == PageKind::Written;
        for alias in self.chapter.page.front.aliases.iter().filter(|_| is_written) {
            self.treated.by_alias.entry(fold(alias)).or_default().insert(self.section.clone());
        }
        self.blocks(&self.chapter.page.blocks);
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &'a Block) {
        match block {
            Block::Heading(heading) => {
                self.open();
                self.inlines(&heading.text);
            }
            Block::Paragraph(inlines) => self.inlines(inlines),
            Block::List { items, .. } => items.iter().for_each(|item| self.blocks(&item.blocks)),
            Block::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| self.inlines(cell));
            }
            Block::Quote(blocks) | Block::Alert { blocks, .. } | Block::Footnote { blocks, .. } => self.blocks(blocks),
            Block::Section { blocks, .. } => self.blocks(blocks),
            Block::Fold { summary, blocks } => {
                self.inlines(summary);
                self.blocks(blocks);
            }
            Block::Definitions(definitions) => {
                for definition in definitions {
                    self.inlines(&definition.term);
                    definition.details.iter().for_each(|blocks| self.blocks(blocks));
                }
            }
            Block::Directive(index) => self.directive(index.0 as usize),
            // No author writes the others.
            _ => {}
        }
    }

    /// The anchors of a page lie in the order of its headings.
    fn open(&mut self) {
        let Some(anchor) = self.headings.next() else { return };
        self.section.number += 1;
        self.section.anchor = &anchor.id;
        self.section.title = &anchor.title;
        self.treated.add_heading(&self.section);
    }

    fn directive(&mut self, index: usize) {
        let Some(directive) = self.chapter.page.directives.get(index) else { return };
        if let Some((id, _)) = self.edition.names.get_key_value(&directive.argument) {
            self.treated.add(id, &self.section);
        }
        self.blocks(&directive.body);
    }

    fn inlines(&mut self, inlines: &'a [Inline]) {
        for inline in inlines {
            match inline {
                Inline::Emphasis(it) | Inline::Strong(it) | Inline::Strike(it) | Inline::Phrase { inner: it, .. } => {
                    self.inlines(it);
                }
                Inline::Link { link, text } => {
                    self.inlines(text);
                    if let Some(id) = self.chapter.targets.get(link.0 as usize).and_then(|target| self.named(target)) {
                        self.treated.add(id, &self.section);
                    }
                }
                _ => {}
            }
        }
    }

    /// The id of a record, or of a term, case or document on its list.
    fn named(&self, target: &'a Target) -> Option<&'a str> {
        let Target::Page(page, anchor) = target else { return None };
        let chapter = self.edition.chapters.get(page.0 as usize)?;
        match chapter.kind {
            PageKind::Generated => Some(anchor.as_str()).filter(|anchor| !anchor.is_empty()),
            PageKind::Record => Some(&chapter.id),
            PageKind::Written | PageKind::Message => None,
        }
    }
}
