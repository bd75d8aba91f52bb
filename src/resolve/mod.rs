//! Finds out what the book refers to: the order of its pages, their ids, headings, links, images and names.
//!
//! [`resolve`] is the only way in. It sees the whole book and never the disk.
//! It changes no page: what it finds lies beside the tree, in
//! [`Chapter`](crate::model::handbook::Chapter), one target a link, in source
//! order. It fills no directive and writes no generated page: it only gives
//! them their place, so that links can lead there.

mod edition;
mod entries;
mod findings;
mod headings;
mod links;
mod lists;
mod names;
mod order;
mod paths;
mod redirects;
mod references;
mod slug;

use crate::model::diagnostic::Diagnostic;
use crate::model::handbook::{Draft, Edition, Handbook};
use findings::Findings;

/// Resolves every name of the book.
///
/// Pages have the same number, path and id in each language; only the source
/// language (the first) has a `SUMMARY.md`. Never fails: what leads nowhere is
/// `Target::Broken` and reported.
pub fn resolve(draft: Draft) -> (Handbook, Vec<Diagnostic>) {
    let mut found = Findings::default();
    let outline = order::outline(&draft, &mut found);
    paths::check(&outline.slots, &draft.config.languages, &mut found);
    let names = names::names(&draft, &outline, &mut found);
    entries::check(&draft, &names, &mut found);
    let moved = redirects::moved(&draft, &outline, &names, &mut found);

    let book = edition::Book { draft: &draft, outline: &outline, names: &names };
    let mut editions: Vec<Edition> = Vec::with_capacity(draft.editions.len());
    for index in 0..draft.editions.len() {
        let edition = edition::edition(&book, index, editions.first(), &mut found);
        editions.push(edition);
    }
    for (edition, moved) in editions.iter_mut().zip(moved) {
        edition.moved = moved;
    }
    let Draft { config, registry, finder, texts, assets, .. } = draft;
    (Handbook { config, registry, finder, texts, assets, editions }, found.list)
}

#[cfg(test)]
mod tests;
