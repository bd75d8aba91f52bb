//! Which headings of a page a reader gets to see.
//!
//! `resolve` gives every heading an id. One below a directive that takes no text, or in a footnote to which nothing
//! refers, stands nowhere in the output: no list of contents may lead there. [`anchors`] keeps the others.

use std::collections::BTreeSet;

use crate::model::handbook::Anchor;
use crate::model::page::{Block, Page};
use crate::model::source::Span;

/// Those of `all`, the anchors of `page` in order, whose headings are shown; `inserts` is what its directives became.
pub fn anchors(page: &Page, inserts: &[Vec<Block>], all: &[Anchor]) -> Vec<Anchor> {
    let mut walk = Walk { page, headings: Vec::with_capacity(all.len()) };
    walk.blocks(&page.blocks, Place::Page);
    let mut moved = Walk { page, headings: Vec::new() };
    inserts.iter().for_each(|blocks| moved.blocks(blocks, Place::Page));
    let moved: BTreeSet<Span> = moved.headings.into_iter().map(|(span, _)| span).collect();
    let is_shown = |(span, place): &(Span, Place)| match place {
        Place::Page => true,
        Place::Directive => moved.contains(span),
        Place::Nowhere => false,
    };
    all.iter().zip(&walk.headings).filter(|(_, heading)| is_shown(heading)).map(|(it, _)| it.clone()).collect()
}

/// Where a heading was written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Where it is shown.
    Page,
    /// In the fence of a directive: shown if what that became holds it.
    Directive,
    /// Where nothing is shown.
    Nowhere,
}

/// Finds headings in the order of `Chapter::headings`.
struct Walk<'p> {
    page: &'p Page,
    headings: Vec<(Span, Place)>,
}

impl Walk<'_> {
    fn blocks(&mut self, blocks: &[Block], place: Place) {
        for block in blocks {
            match block {
                Block::Heading(heading) => self.headings.push((heading.span, place)),
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(&item.blocks, place)),
                Block::Footnote { number: 0, blocks, .. } => self.blocks(blocks, Place::Nowhere),
                Block::Quote(blocks)
                | Block::Alert { blocks, .. }
                | Block::Footnote { blocks, .. }
                | Block::Fold { blocks, .. }
                | Block::Section { blocks, .. } => self.blocks(blocks, place),
                Block::Definitions(definitions) => {
                    definitions.iter().flat_map(|it| &it.details).for_each(|blocks| self.blocks(blocks, place));
                }
                Block::Directive(index) => {
                    if let Some(directive) = self.page.directives.get(index.0 as usize) {
                        let below = if place == Place::Nowhere { place } else { Place::Directive };
                        self.blocks(&directive.body, below);
                    }
                }
                Block::Figure { caption, .. } => self.blocks(caption, place),
                Block::Picture(picture) => self.blocks(&picture.caption, place),
                _ => {}
            }
        }
    }
}
