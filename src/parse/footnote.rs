//! Numbers footnotes in the order of their first references.
//!
//! One [`Footnotes`] a document: a reference and its definition stand in the
//! same one. It finds footnotes without a reference and references without a
//! footnote.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Range;

use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::page::{Block, Inline};
use crate::model::source::Span;

/// Longer labels are nobody's; looking further at every bracket would cost the square of a page.
const LABEL_CHARS_MAX: usize = 100;

/// The footnotes of one document, as far as it was read.
#[derive(Default)]
pub(super) struct Footnotes {
    /// Number and count of references, by folded label.
    references: BTreeMap<String, (u32, u32)>,
    /// Label as written and place, by folded label.
    definitions: BTreeMap<String, (String, Span)>,
}

impl Footnotes {
    /// A reference. `count` numbers the footnotes of the page.
    pub(super) fn reference(&mut self, label: &str, count: &mut u32) -> Inline {
        let (number, occurrence) = self.references.entry(fold(label)).or_insert_with(|| {
            *count += 1;
            (*count, 0)
        });
        *occurrence += 1;
        Inline::FootnoteRef { label: label.to_owned(), number: *number, occurrence: *occurrence }
    }

    /// A definition at `at`.
    pub(super) fn define(&mut self, label: &str, at: Span, found: &mut Vec<Diagnostic>) {
        match self.definitions.entry(fold(label)) {
            Entry::Vacant(entry) => drop(entry.insert((label.to_owned(), at))),
            Entry::Occupied(_) => found.push(second_definition(label, at)),
        }
    }

    /// Puts the numbers into the definitions among `blocks`, when all references are known.
    pub(super) fn number(self, blocks: &mut [Block], found: &mut Vec<Diagnostic>) {
        if self.definitions.is_empty() {
            return;
        }
        for (key, (label, at)) in &self.definitions {
            if !self.references.contains_key(key) {
                found.push(unused_footnote(label, *at));
            }
        }
        let mut numbers = self.references.into_iter().map(|(key, (number, _))| (key, number)).collect();
        number_blocks(blocks, &mut numbers);
    }
}

/// The place in `text` of a reference like `[^1]` that was read as text at `start`, and its label.
pub(super) fn undefined_reference(text: &str, start: usize) -> Option<(Range<usize>, &str)> {
    if text.get(..start)?.ends_with('\\') {
        return None;
    }
    let rest = text.get(start..)?;
    let bang = usize::from(rest.starts_with('!'));
    let label = rest[bang..].strip_prefix("[^")?;
    let end = label.char_indices().take(LABEL_CHARS_MAX).find(|(_, c)| c.is_whitespace() || matches!(c, '[' | ']'))?;
    let (len, ']') = end else { return None };
    let start = start + bang;
    (len > 0).then(|| (start..start + len + 3, &label[..len]))
}

fn number_blocks(blocks: &mut [Block], numbers: &mut BTreeMap<String, u32>) {
    for block in blocks {
        match block {
            Block::Footnote { label, number, blocks } => {
                // Taken out: a second definition of the label stays without a number.
                *number = numbers.remove(&fold(label)).unwrap_or(0);
                number_blocks(blocks, numbers);
            }
            Block::Quote(blocks) | Block::Alert { blocks, .. } | Block::Fold { blocks, .. } => {
                number_blocks(blocks, numbers)
            }
            Block::List { items, .. } => items.iter_mut().for_each(|item| number_blocks(&mut item.blocks, numbers)),
            Block::Definitions(list) => {
                list.iter_mut().flat_map(|it| &mut it.details).for_each(|blocks| number_blocks(blocks, numbers));
            }
            _ => {}
        }
    }
}

/// Labels are compared without regard to case, as the Markdown parser does.
fn fold(label: &str) -> String {
    label.to_uppercase().to_lowercase()
}

/// ## What
/// A footnote has text, but nothing refers to it.
///
/// ## Why
/// The reader never gets there: the text is lost, or the reference has another label.
///
/// ## Example
/// `[^law]: Article 12.`, and `[^laws]` in the text.
fn unused_footnote(label: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::UnusedFootnote, at, format!("nothing refers to the footnote `[^{label}]`"))
        .with_help(format!("put `[^{label}]` where it belongs, or remove the footnote"))
}

/// ## What
/// Two footnotes have the same label.
///
/// ## Why
/// A reference leads to the first; nobody reads the second.
///
/// ## Example
/// `[^1]: Here.` and `[^1]: There.`
fn second_definition(label: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::UnusedFootnote, at, format!("the footnote `[^{label}]` is written twice"))
        .with_help("give it a label of its own; only the first is read".to_owned())
}

/// ## What
/// A reference names a footnote that the page does not have.
///
/// ## Why
/// The reader would see the brackets, and no source for what is said.
///
/// ## Example
/// `See there.[^1]`, without a line `[^1]: …`.
pub(super) fn undefined_footnote(label: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::UndefinedFootnote, at, format!("no footnote `[^{label}]`"))
        .with_help(format!("add a paragraph `[^{label}]: …`; if the brackets are meant as text, write `\\[^{label}]`"))
}
