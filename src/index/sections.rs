//! Cuts the pages of an edition into sections: what a search can find.

use crate::model::card::ContactLine;
use crate::model::handbook::{Anchor, Chapter, Edition, Handbook, PageId, PageKind};
use crate::model::medium::Medium;
use crate::model::page::{Block, Definition};
use crate::model::search::PlaceKind;

use super::plain::{Reader, repeats};

/// Generated pages that repeat what stands elsewhere: found by their titles alone.
const TITLES_ONLY: &[&str] = &["mechanisms", "compare", "calendar", "a-z", "find", "about-copy"];

/// A section: from a heading to the next, or a term, a contact, a source.
#[derive(Debug, Clone)]
pub(super) struct Section {
    /// Path of the page below the language folder, without ending.
    pub path: String,
    /// Anchor on the page; empty for its beginning.
    pub anchor: String,
    /// What sort of place.
    pub kind: PlaceKind,
    /// Its heading; the page's title for its beginning.
    pub title: String,
    /// Title of the page.
    pub page: String,
    /// Titles of the pages above, the outermost first.
    pub trail: Vec<String>,
    /// Headings above, on the page.
    pub above: Vec<String>,
    /// A line to show beside the title: of a record whom it tells, and how, as the book declares.
    pub note: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Addresses.
    pub contacts: Vec<String>,
    /// Text, spaces made single.
    pub text: String,
}

/// The sections of a page, in order. A section without text stays only if it can be found by its heading.
pub(super) fn sections(handbook: &Handbook, edition: &Edition, chapter: &Chapter) -> Vec<Section> {
    let cutter = Cutter::new(handbook, edition, chapter);
    let mut sections = cutter.cut();
    for section in &mut sections {
        section.text = section.text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    // What a shared page says in another language stands in that language's index too.
    sections.retain(|section| !section.text.is_empty() || !section.title.is_empty());
    sections
}

struct Cutter<'a> {
    reader: Reader<'a>,
    sections: Vec<Section>,
    /// Headings that are open, with their levels.
    open: Vec<(u8, String)>,
    headings: std::slice::Iter<'a, Anchor>,
    /// Inside what a directive became: its headings are no anchors.
    inserted: bool,
}

impl<'a> Cutter<'a> {
    fn new(handbook: &'a Handbook, edition: &'a Edition, chapter: &'a Chapter) -> Self {
        let front = &chapter.page.front;
        let mut aliases = front.aliases.clone();
        aliases.extend(front.short.clone());
        aliases.extend(front.name.clone());
        let first = Section {
            path: chapter.path.clone(),
            anchor: String::new(),
            kind: match chapter.kind {
                PageKind::Written => PlaceKind::Written,
                PageKind::Record => PlaceKind::Record,
                PageKind::Generated | PageKind::Message => PlaceKind::Generated,
            },
            title: chapter.title.clone(),
            page: chapter.title.clone(),
            trail: trail(edition, chapter.parent),
            above: Vec::new(),
            note: if chapter.line.is_empty() {
                front.summary.clone().unwrap_or_default()
            } else {
                chapter.line.clone()
            },
            aliases,
            contacts: Vec::new(),
            text: String::new(),
        };
        let reader = Reader { handbook, edition, chapter };
        Self { reader, sections: vec![first], open: Vec::new(), headings: chapter.headings.iter(), inserted: false }
    }

    fn cut(mut self) -> Vec<Section> {
        let chapter = self.reader.chapter;
        // What a message asks for stands on the page of its record.
        let titles_only = match chapter.kind {
            PageKind::Generated => TITLES_ONLY.contains(&chapter.id.as_str()),
            kind => kind == PageKind::Message,
        };
        if !titles_only {
            self.blocks(&chapter.page.blocks);
        }
        self.sections
    }

    /// The section that is open, to append to.
    fn last(&mut self) -> &mut Section {
        let last = self.sections.len() - 1;
        &mut self.sections[last]
    }

    fn write(&mut self, write: impl FnOnce(&Reader, &mut String)) {
        let mut text = std::mem::take(&mut self.last().text);
        write(&self.reader, &mut text);
        text.push('\n');
        self.last().text = text;
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) if self.inserted => self.write(|it, text| it.inlines(&heading.text, text)),
            Block::Heading(heading) => self.heading(heading.level),
            Block::Paragraph(inlines) => self.write(|it, text| it.inlines(inlines, text)),
            Block::List { items, .. } => items.iter().for_each(|item| self.blocks(&item.blocks)),
            Block::Table { head, rows, .. } => self.write(|it, text| it.table(head, rows, text)),
            Block::Code { text: code, .. } => self.write(|_, text| text.push_str(code)),
            Block::Quote(blocks) | Block::Alert { blocks, .. } | Block::Footnote { blocks, .. } => self.blocks(blocks),
            Block::Definitions(definitions) => definitions.iter().for_each(|it| self.definition(it)),
            Block::Figure { alt, caption, .. } => {
                self.write(|_, text| text.push_str(alt));
                self.blocks(caption);
            }
            // What is drawn stands on the pages of its records.
            Block::Picture(picture) => {
                self.write(|_, text| text.push_str(&picture.title));
                self.blocks(&picture.caption);
            }
            Block::Facts(facts) => self.write(|it, text| it.facts(facts, text)),
            Block::Card(card) => self.write(|it, text| it.card(card, text)),
            Block::Contacts(lines) => lines.iter().for_each(|line| self.contact(line)),
            Block::Checklist(items) => {
                let words = items.iter().flat_map(|item| [item.text.as_str(), item.need.as_str()]);
                let words = words.collect::<Vec<_>>().join(". ");
                self.write(|_, text| text.push_str(&words));
            }
            Block::Section { id, blocks, .. } if !id.is_empty() && !self.inserted => self.anchored(id, blocks),
            Block::Section { blocks, .. } => self.blocks(blocks),
            Block::Directive(index) => self.directive(index.0 as usize),
            Block::Fold { summary, blocks } => {
                self.write(|it, text| it.inlines(summary, text));
                self.blocks(blocks);
            }
            Block::Only { media, blocks } if media.contains(&Medium::Site) => self.blocks(blocks),
            Block::Rule
            | Block::Only { .. }
            | Block::Questions
            | Block::Glance(_)
            | Block::Comparison(_)
            | Block::MessageForm(_) => {}
        }
    }

    /// Opens a section. The anchors of a page lie in the order of its headings.
    fn heading(&mut self, level: u8) {
        let Some(anchor) = self.headings.next() else { return };
        while self.open.last().is_some_and(|(above, _)| *above >= level) {
            self.open.pop();
        }
        let above = self.open.iter().map(|(_, title)| title.clone()).collect();
        self.open.push((level, anchor.title.clone()));
        let first = &self.sections[0];
        let kind = first.kind;
        self.open_section(anchor.id.clone(), anchor.title.clone(), kind, above);
    }

    fn open_section(&mut self, anchor: String, title: String, kind: PlaceKind, above: Vec<String>) {
        let first = &self.sections[0];
        let section = Section {
            anchor,
            title,
            kind,
            above,
            aliases: Vec::new(),
            contacts: Vec::new(),
            text: String::new(),
            note: if kind == PlaceKind::Record { first.note.clone() } else { String::new() },
            ..first.clone()
        };
        self.sections.push(section);
    }

    fn headings_open(&self) -> Vec<String> {
        self.open.iter().map(|(_, title)| title.clone()).collect()
    }

    /// A term of the glossary is a place of its own; elsewhere definitions are text.
    fn definition(&mut self, definition: &Definition) {
        let term = self.reader.phrase(&definition.term);
        match self.reader.edition.glossary.get(&definition.id) {
            Some(entry) if self.reader.chapter.kind == PageKind::Generated => {
                let above = self.headings_open();
                self.open_section(definition.id.clone(), term, PlaceKind::Term, above);
                self.last().aliases = entry.page.front.aliases.clone();
            }
            _ => self.write(|_, text| text.push_str(&term)),
        }
        definition.details.iter().for_each(|blocks| self.blocks(blocks));
    }

    /// On the page of contacts a contact is a place; on a record's page it belongs to its section.
    fn contact(&mut self, line: &ContactLine) {
        if self.reader.chapter.kind == PageKind::Generated {
            let above = self.headings_open();
            self.open_section(line.id.clone(), line.value.clone(), PlaceKind::Contact, above);
        }
        self.last().contacts.push(line.value.clone());
        self.write(|it, text| {
            text.push_str(&line.value);
            text.push(' ');
            it.contact(line, text);
        });
    }

    /// A block with an anchor: a source. Its first paragraph names it.
    fn anchored(&mut self, id: &str, blocks: &[Block]) {
        if self.reader.chapter.kind != PageKind::Generated {
            return self.blocks(blocks);
        }
        let title = match blocks.first() {
            Some(Block::Paragraph(inlines)) => self.reader.phrase(inlines),
            _ => id.to_owned(),
        };
        let above = self.headings_open();
        self.open_section(id.to_owned(), title, PlaceKind::Generated, above);
        self.blocks(blocks.get(1..).unwrap_or_default());
    }

    fn directive(&mut self, index: usize) {
        let chapter = self.reader.chapter;
        let was_inserted = std::mem::replace(&mut self.inserted, true);
        let blocks = chapter.inserts.get(index).map_or(&[][..], Vec::as_slice);
        blocks.iter().filter(|block| !repeats(block)).for_each(|block| self.block(block));
        self.inserted = was_inserted;
        // Headings in the body of a directive count among the page's anchors.
        let body = chapter.page.directives.get(index).map_or(&[][..], |directive| &directive.body);
        for _ in 0..count_headings(body) {
            self.headings.next();
        }
    }
}

fn count_headings(blocks: &[Block]) -> usize {
    let nested = |blocks: &[Block]| count_headings(blocks);
    let count = blocks.iter().map(|block| match block {
        Block::Heading(_) => 1,
        Block::List { items, .. } => items.iter().map(|item| nested(&item.blocks)).sum(),
        Block::Quote(it) | Block::Alert { blocks: it, .. } | Block::Footnote { blocks: it, .. } => nested(it),
        Block::Section { blocks: it, .. } | Block::Fold { blocks: it, .. } => nested(it),
        Block::Definitions(it) => it.iter().flat_map(|it| &it.details).map(|it| nested(it)).sum(),
        _ => 0,
    });
    count.sum()
}

/// Titles of the pages above, the outermost first.
fn trail(edition: &Edition, parent: Option<PageId>) -> Vec<String> {
    let mut titles = Vec::new();
    let mut next = parent;
    while let Some(chapter) = next.and_then(|page| edition.chapters.get(page.0 as usize)) {
        titles.push(chapter.title.clone());
        // A page cannot stand above itself; a broken outline must not hang.
        next = chapter.parent.filter(|_| titles.len() < 16);
    }
    titles.reverse();
    titles
}
