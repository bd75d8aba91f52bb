//! Moves the words of a case or a term to another page.
//!
//! Links are numbered by page: on another page they lead by their targets. Headings become strong paragraphs and
//! footnotes plain text, since their ids belong to the page that they were written for.

use crate::model::handbook::{Chapter, Target};
use crate::model::page::{Block, Definition, Inline, LinkIndex, ListItem};
use crate::model::registry::Table;

use super::book::Book;
use super::contacts::marks;
use super::tree::text;

/// The blocks of `words`, fit for any page.
pub fn moved(book: &Book, words: &Chapter) -> Vec<Block> {
    blocks_moved(book, words, &words.page.blocks)
}

/// Some blocks of `words`, fit for any page.
pub fn blocks_moved(book: &Book, words: &Chapter, blocks: &[Block]) -> Vec<Block> {
    Mover { book, words }.blocks(blocks)
}

struct Mover<'a> {
    book: &'a Book<'a>,
    words: &'a Chapter,
}

impl Mover<'_> {
    fn blocks(&self, blocks: &[Block]) -> Vec<Block> {
        blocks.iter().filter_map(|block| self.block(block)).collect()
    }

    fn block(&self, block: &Block) -> Option<Block> {
        Some(match block {
            Block::Heading(heading) => Block::Paragraph(vec![Inline::Strong(self.inlines(&heading.text))]),
            Block::Paragraph(inlines) => self.paragraph(inlines),
            Block::List { start, items } => {
                let items = items.iter().map(|item| ListItem { blocks: self.blocks(&item.blocks), ..item.clone() });
                Block::List { start: *start, items: items.collect() }
            }
            Block::Table { alignments, head, rows } => Block::Table {
                alignments: alignments.clone(),
                head: self.cells(head),
                rows: rows.iter().map(|row| self.cells(row)).collect(),
            },
            Block::Quote(blocks) => Block::Quote(self.blocks(blocks)),
            Block::Fold { summary, blocks } => {
                Block::Fold { summary: self.inlines(summary), blocks: self.blocks(blocks) }
            }
            Block::Alert { kind, blocks, span } => {
                Block::Alert { kind: *kind, blocks: self.blocks(blocks), span: *span }
            }
            Block::Definitions(definitions) => {
                Block::Definitions(definitions.iter().map(|it| self.definition(it)).collect())
            }
            Block::Footnote { number, blocks, .. } => {
                let mut blocks = self.blocks(blocks);
                if let Some(Block::Paragraph(first)) = blocks.first_mut() {
                    first.insert(0, text(format!("[{number}] ")));
                }
                Block::Section { class: "footnote", id: String::new(), blocks }
            }
            // `directives::misplaced` has reported it.
            Block::Directive(_) => return None,
            other => other.clone(),
        })
    }

    /// A paragraph that is nothing but an image becomes a figure, which knows its target by itself.
    fn paragraph(&self, inlines: &[Inline]) -> Block {
        match inlines {
            [Inline::Image { link, alt }] => {
                Block::Figure { image: self.target(*link), alt: alt.clone(), caption: Vec::new() }
            }
            _ => Block::Paragraph(self.inlines(inlines)),
        }
    }

    fn definition(&self, definition: &Definition) -> Definition {
        Definition {
            id: String::new(),
            term: self.inlines(&definition.term),
            details: definition.details.iter().map(|blocks| self.blocks(blocks)).collect(),
        }
    }

    fn cells(&self, cells: &[Vec<Inline>]) -> Vec<Vec<Inline>> {
        cells.iter().map(|cell| self.inlines(cell)).collect()
    }

    fn inlines(&self, inlines: &[Inline]) -> Vec<Inline> {
        inlines.iter().flat_map(|inline| self.inline(inline)).collect()
    }

    fn inline(&self, inline: &Inline) -> Vec<Inline> {
        vec![match inline {
            Inline::Emphasis(it) => Inline::Emphasis(self.inlines(it)),
            Inline::Strong(it) => Inline::Strong(self.inlines(it)),
            Inline::Strike(it) => Inline::Strike(self.inlines(it)),
            Inline::Phrase { name, title, inner } => {
                Inline::Phrase { name, title: title.clone(), inner: self.inlines(inner) }
            }
            Inline::Link { link, text } => return self.link(*link, text),
            Inline::Image { alt, .. } => text(alt),
            Inline::FootnoteRef { number, .. } => text(format!(" [{number}]")),
            other => other.clone(),
        }]
    }

    fn link(&self, link: LinkIndex, words: &[Inline]) -> Vec<Inline> {
        let target = self.target(link);
        if let Target::Contact(id) = &target {
            let mut phrase = self.inlines(words);
            if !phrase.is_empty() {
                phrase.push(text(" "));
            }
            phrase.extend(self.address(id));
            return phrase;
        }
        let mut words = self.inlines(words);
        if words.is_empty() {
            let written = self.words.page.links.get(link.0 as usize).map_or("", |link| &link.written);
            words.push(text(self.book.name_of(&target, written)));
        }
        if target == Target::Broken { words } else { vec![Inline::Jump { target, text: words }] }
    }

    /// The address of a contact with its date and state, as a wikilink shows it.
    fn address(&self, id: &str) -> Vec<Inline> {
        let Some(line) = super::contacts::line(self.book, id, "") else {
            return Vec::new();
        };
        let mut phrase = vec![Inline::Address(line.value)];
        let contact = self.book.registry.get(Table::Contact, id);
        for mark in contact.map(|contact| marks(self.book, contact)).unwrap_or_default() {
            phrase.extend([text(" "), mark]);
        }
        phrase
    }

    fn target(&self, link: LinkIndex) -> Target {
        self.words.targets.get(link.0 as usize).cloned().unwrap_or_default()
    }
}
