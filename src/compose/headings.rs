//! Gives the headings of a rebuilt page their ids.
//!
//! Headings that an author wrote keep the ids that `resolve` gave them, because links lead there. A generated heading
//! whose id is taken gets a number behind it.

use std::collections::BTreeSet;

use crate::model::handbook::Anchor;
use crate::model::page::{Block, Heading};

use super::tree::plain;

/// Ids of a page that are taken.
#[derive(Default)]
pub struct Taken(BTreeSet<String>);

impl Taken {
    /// The ids of the author's headings.
    pub fn by(anchors: &[Anchor]) -> Self {
        Self(anchors.iter().map(|anchor| anchor.id.clone()).collect())
    }

    /// Settles the ids of generated headings: in the tree, and as anchors in depth-first order.
    pub fn settle(&mut self, blocks: &mut [Block]) -> Vec<Anchor> {
        reserve(blocks, &mut self.0);
        let mut anchors = Vec::new();
        for_each_heading_mut(blocks, &mut |heading| {
            let wanted = heading.written_id.clone().filter(|id| !id.is_empty()).unwrap_or_else(|| "section".to_owned());
            let id = self.take(&wanted);
            heading.written_id = Some(id.clone());
            anchors.push(Anchor { level: heading.level, id, title: plain(&heading.text) });
        });
        anchors
    }

    /// The id that a generated heading gets beside the author's, where it wants `wanted`.
    pub fn beside(anchors: &[Anchor], wanted: &str) -> String {
        Self::by(anchors).take(wanted)
    }

    fn take(&mut self, wanted: &str) -> String {
        let mut id = wanted.to_owned();
        let mut number = 2;
        while !self.0.insert(id.clone()) {
            id = format!("{wanted}-{number}");
            number += 1;
        }
        id
    }
}

/// The ids of sections and terms stand in the tree already: links lead to them.
fn reserve(blocks: &[Block], taken: &mut BTreeSet<String>) {
    for block in blocks {
        match block {
            Block::Section { id, blocks, .. } => {
                taken.insert(id.clone());
                reserve(blocks, taken);
            }
            Block::Definitions(terms) => taken.extend(terms.iter().map(|term| term.id.clone())),
            _ => {}
        }
    }
}

fn for_each_heading_mut(blocks: &mut [Block], each: &mut impl FnMut(&mut Heading)) {
    for block in blocks {
        match block {
            Block::Heading(heading) => each(heading),
            Block::Section { blocks, .. } | Block::Quote(blocks) | Block::Alert { blocks, .. } => {
                for_each_heading_mut(blocks, each);
            }
            _ => {}
        }
    }
}
