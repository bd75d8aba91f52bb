//! Short ways to make nodes of the tree.

use crate::model::medium::Medium;
use crate::model::page::{Block, Heading, Inline, ListItem};
use crate::model::source::Span;

/// Plain text.
pub fn text(words: impl Into<String>) -> Inline {
    Inline::Text(words.into())
}

/// A paragraph of plain text.
pub fn sentence(words: impl Into<String>) -> Block {
    Block::Paragraph(vec![text(words)])
}

/// Blocks for browsers, and others that an e-book has in their place.
pub fn by_medium(browser: Vec<Block>, book: Vec<Block>) -> [Block; 2] {
    let only = |media: &[Medium], blocks| Block::Only { media: media.to_vec(), blocks };
    [only(&[Medium::Site, Medium::Html], browser), only(&[Medium::Epub], book)]
}

/// A paragraph for browsers, and another that an e-book has in its place.
pub fn words_by_medium(browser: String, book: String) -> [Block; 2] {
    by_medium(vec![sentence(browser)], vec![sentence(book)])
}

/// A heading with the id it wants; `headings` settles it.
pub fn heading(level: u8, id: &str, words: impl Into<String>) -> Block {
    Block::Heading(Heading { level, written_id: Some(id.to_owned()), text: vec![text(words)], span: Span::default() })
}

/// A list with bullets, one phrase an item.
pub fn list(items: Vec<Vec<Inline>>) -> Block {
    let items =
        items.into_iter().map(|item| ListItem { task: None, blocks: vec![Block::Paragraph(item)], tight: true });
    Block::List { start: None, items: items.collect() }
}

/// Phrases in a row, with `between` between them.
pub fn joined(parts: Vec<Vec<Inline>>, between: &str) -> Vec<Inline> {
    let mut row = Vec::new();
    for part in parts {
        if !row.is_empty() {
            row.push(text(between));
        }
        row.extend(part);
    }
    row
}

/// The text of a phrase without its marks.
pub fn plain(phrase: &[Inline]) -> String {
    let mut words = String::new();
    for inline in phrase {
        match inline {
            Inline::Text(it) | Inline::Code(it) | Inline::Address(it) => words.push_str(it),
            Inline::Emphasis(it) | Inline::Strong(it) | Inline::Strike(it) | Inline::Phrase { inner: it, .. } => {
                words.push_str(&plain(it));
            }
            Inline::Link { text, .. } | Inline::Jump { text, .. } => words.push_str(&plain(text)),
            Inline::Image { alt: it, .. } | Inline::Badge { text: it, .. } => words.push_str(it),
            Inline::HardBreak | Inline::SoftBreak => words.push(' '),
            Inline::FootnoteRef { .. } | Inline::NotStated => {}
        }
    }
    words
}
