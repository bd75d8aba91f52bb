//! What stands in what: the one way down from a block to those in it.

use super::page::{Block, Page};
use super::source::Span;

impl Page {
    /// The blocks that stand in `block`, list by list; for a directive its body.
    pub fn within<'a>(&'a self, block: &'a Block) -> Vec<&'a [Block]> {
        match block {
            Block::List { items, .. } => items.iter().map(|item| item.blocks.as_slice()).collect(),
            Block::Definitions(all) => all.iter().flat_map(|it| &it.details).map(Vec::as_slice).collect(),
            Block::Directive(index) => {
                self.directives.get(index.0 as usize).map(|it| it.body.as_slice()).into_iter().collect()
            }
            Block::Quote(blocks)
            | Block::Alert { blocks, .. }
            | Block::Footnote { blocks, .. }
            | Block::Figure { caption: blocks, .. }
            | Block::Fold { blocks, .. }
            | Block::Only { blocks, .. }
            | Block::Section { blocks, .. } => vec![blocks],
            _ => Vec::new(),
        }
    }

    /// The alerts among `blocks`, at any depth, on whose words lives may hang, each with its place.
    pub fn critical<'a>(&'a self, blocks: &'a [Block]) -> Vec<(Span, &'a Block)> {
        let mut found = Vec::new();
        for block in blocks {
            match block {
                Block::Alert { kind, span, .. } if kind.is_critical() => found.push((*span, block)),
                _ => found.extend(self.within(block).into_iter().flat_map(|inner| self.critical(inner))),
            }
        }
        found
    }
}
