//! The text of blocks as a reader sees it, without marks.

use crate::model::card::{Card, ContactLine};
use crate::model::handbook::{Chapter, Edition, Handbook, Target};
use crate::model::page::{Block, Fact, Inline};
use crate::model::registry::Table;

/// Reads the blocks of one chapter.
pub(super) struct Reader<'a> {
    pub handbook: &'a Handbook,
    pub edition: &'a Edition,
    pub chapter: &'a Chapter,
}

impl Reader<'_> {
    /// Appends the text of `inlines`.
    pub fn inlines(&self, inlines: &[Inline], text: &mut String) {
        for inline in inlines {
            match inline {
                Inline::Text(it) | Inline::Code(it) | Inline::Address(it) => text.push_str(it),
                Inline::Emphasis(it) | Inline::Strong(it) | Inline::Strike(it) | Inline::Phrase { inner: it, .. } => {
                    self.inlines(it, text);
                }
                Inline::Link { link, text: words } => {
                    let target = self.chapter.targets.get(link.0 as usize);
                    self.link(target, words, text);
                }
                Inline::Jump { text: words, .. } => self.inlines(words, text),
                Inline::Image { alt: it, .. } | Inline::Badge { text: it, .. } => text.push_str(it),
                Inline::HardBreak | Inline::SoftBreak => text.push(' '),
                Inline::FootnoteRef { .. } | Inline::NotStated => {}
            }
        }
    }

    /// The text of `inlines` alone.
    pub fn phrase(&self, inlines: &[Inline]) -> String {
        let mut text = String::new();
        self.inlines(inlines, &mut text);
        text.trim().to_owned()
    }

    /// A link by its own words, else by the name of its target; a contact by its address.
    fn link(&self, target: Option<&Target>, words: &[Inline], text: &mut String) {
        match target {
            Some(Target::Contact(id)) => text.push_str(self.address(id)),
            Some(target) if words.is_empty() => text.push_str(self.name_of(target)),
            _ => self.inlines(words, text),
        }
    }

    fn address(&self, id: &str) -> &str {
        let contact = self.handbook.registry.get(Table::Contact, id);
        contact.and_then(|contact| self.edition.whereabouts(contact)).unwrap_or_default()
    }

    fn name_of<'a>(&'a self, target: &'a Target) -> &'a str {
        match target {
            Target::Page(page, anchor) => {
                let entry = self.edition.glossary.get(anchor).or_else(|| self.edition.cases.get(anchor));
                let source = [Table::Source, Table::Standard].into_iter();
                let mut source = source.filter_map(|table| self.handbook.registry.get(table, anchor)?.text("title"));
                let page = self.edition.chapters.get(page.0 as usize);
                let heading = page.and_then(|page| page.headings.iter().find(|heading| heading.id == *anchor));
                let named = entry.map(|entry| entry.title.as_str()).or_else(|| source.next());
                let named = named.or_else(|| heading.map(|heading| heading.title.as_str()));
                named.or_else(|| page.map(|page| page.title.as_str())).unwrap_or_default()
            }
            Target::WholeBook => &self.edition.title,
            Target::External(url) => url,
            Target::Asset(_) | Target::Contact(_) | Target::Sheet(_) | Target::Broken => "",
        }
    }

    /// Appends what a card says at a glance: the rest stands on the record's page.
    pub fn card(&self, card: &Card, text: &mut String) {
        for words in [&card.name, &card.summary] {
            text.push_str(words);
            text.push_str(". ");
        }
    }

    /// Appends facts, the latest values only.
    pub fn facts(&self, facts: &[Fact], text: &mut String) {
        for fact in facts {
            text.push_str(&fact.label);
            text.push_str(": ");
            for item in fact.values.iter().take(1).flat_map(|value| &value.items) {
                self.inlines(item, text);
                text.push_str("; ");
            }
        }
    }

    /// Appends what stands beside an address.
    pub fn contact(&self, line: &ContactLine, text: &mut String) {
        for words in [&line.role, &line.kind] {
            text.push_str(words);
            text.push(' ');
        }
        for inlines in [&line.badges, &line.notes] {
            for inline in inlines {
                self.inlines(std::slice::from_ref(inline), text);
                text.push(' ');
            }
        }
    }

    /// The text of a table's cells, rows ended by full stops.
    pub fn table(&self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>], text: &mut String) {
        for row in [head].into_iter().chain(rows.iter().map(Vec::as_slice)) {
            for cell in row {
                self.inlines(cell, text);
                text.push_str(" \u{b7} ");
            }
        }
    }
}

/// Whether a block that a directive became only repeats what stands elsewhere in the book.
pub(super) fn repeats(block: &Block) -> bool {
    matches!(block, Block::Table { .. } | Block::Facts(_) | Block::Contacts(_) | Block::Section { class: "case", .. })
}
