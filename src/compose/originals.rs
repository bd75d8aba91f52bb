//! Puts the original beside a translation where lives may hang on the words.
//!
//! A draft and a page whose original has changed show both: see
//! [`Translation::needs_original`](crate::model::translation::Translation::needs_original).

use std::collections::BTreeMap;

use crate::model::handbook::Chapter;
use crate::model::page::Block;
use crate::model::source::Span;

use super::book::Book;
use super::moved::blocks_moved;

/// Gives the chapters of an edition the critical blocks of the source edition, `source`.
pub fn add(source: &Book, chapters: &mut [Chapter]) {
    for (chapter, original) in chapters.iter_mut().zip(&source.edition.chapters) {
        let translation = &chapter.translation;
        if !translation.needs_original() || (translation.critical.is_empty() && translation.lacking.is_empty()) {
            continue;
        }
        let alerts: BTreeMap<Span, &Block> = original.page.critical(&original.page.blocks).into_iter().collect();
        let said = |place: &Span| match alerts.get(place) {
            Some(block) => blocks_moved(source, original, std::slice::from_ref(*block)),
            None => Vec::new(),
        };
        let originals = translation.critical.iter().map(|(own, other)| (*own, said(other))).collect();
        let lacking = translation.lacking.iter().flat_map(said).collect();
        (chapter.originals, chapter.lacking) = (originals, lacking);
    }
}
