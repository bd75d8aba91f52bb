//! Which style sheets a page has need of: those of the finder and of the tools are left out where nothing wears them.
//!
//! A phone reads every sheet before it shows a word. [`needs_style`] is the only way in.

use crate::model::handbook::Chapter;
use crate::model::page::Block;

/// Sheets that only some pages need.
const ON_DEMAND: &[&str] = &["assets/find.css", "assets/tools.css"];

/// Whether a page of `chapter` needs the sheet `path`; what is no chapter may hold anything.
pub(super) fn needs_style(chapter: Option<&Chapter>, path: &str) -> bool {
    let Some(chapter) = chapter.filter(|_| ON_DEMAND.contains(&path)) else { return true };
    let mut blocks = chapter.page.blocks.iter().chain(chapter.inserts.iter().flatten());
    blocks.any(|block| wears(block, path))
}

fn wears(block: &Block, path: &str) -> bool {
    match block {
        Block::Comparison(_) | Block::MessageForm(_) => path == "assets/tools.css",
        Block::Questions => path == "assets/find.css",
        Block::Section { blocks, .. } | Block::Fold { blocks, .. } | Block::Quote(blocks) => {
            blocks.iter().any(|block| wears(block, path))
        }
        Block::Alert { blocks, .. } => blocks.iter().any(|block| wears(block, path)),
        _ => false,
    }
}
