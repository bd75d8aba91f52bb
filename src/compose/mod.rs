//! Makes pages and blocks from the registry: the pages of records, the generated pages, what directives become.
//!
//! [`compose`] is the only way in. It fills what `resolve` left open: the inserts of every page, the tree of the
//! pages that no author wrote, the date of a page's facts. It never touches what an author wrote: the prose of a
//! record stays, with its links and anchors, between generated blocks.

mod actions;
mod advice;
mod alphabet;
mod book;
mod booklet;
mod card;
mod checklist;
mod contacts;
mod counts;
mod directives;
mod discreet;
mod facts;
mod figure;
mod glance;
mod headings;
mod hiding;
mod known;
mod message;
mod moved;
mod only;
mod originals;
mod pages;
mod picture;
mod printing;
mod sheet;
mod shown;
mod suggest;
mod treated;
mod tree;
mod uses;
mod values;

use rayon::prelude::*;

use crate::model::diagnostic::Diagnostic;
use crate::model::handbook::{Chapter, Edition, Handbook, PageKind};

pub use known::{DIRECTIVES, DirectiveHelp, OptionHelp};

use book::Book;
use uses::Uses;

/// Adds what the registry gives to every page of every edition, and reports directives that cannot be followed.
///
/// Never fails: a directive with a mistake becomes nothing, or as much as can be shown.
pub fn compose(mut handbook: Handbook) -> (Handbook, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let mut editions = std::mem::take(&mut handbook.editions);
    let uses = Uses::of(&handbook.registry);
    for index in 0..editions.len() {
        // The source language comes first: others show what it says.
        let (before, rest) = editions.split_at_mut(index);
        let Some(edition) = rest.first_mut() else { break };
        pages::name_generated(edition, &handbook.texts);
        edition.neutral_title = discreet::title(&handbook, edition);
        let (mut chapters, mistakes) = compose_edition(&handbook, edition, &uses);
        if let Some(source) = before.first() {
            originals::add(&Book::new(&handbook, source, &uses), &mut chapters);
        }
        edition.chapters = chapters;
        if handbook.config.discreet {
            discreet::number(edition);
        }
        edition.booklet = booklet::entries(&Book::new(&handbook, edition, &uses));
        found.extend(mistakes);
    }
    handbook.editions = editions;
    (handbook, found)
}

fn compose_edition(handbook: &Handbook, edition: &Edition, uses: &Uses) -> (Vec<Chapter>, Vec<Diagnostic>) {
    let book = Book::new(handbook, edition, uses);
    let mut found = directives::misplaced(edition);
    let composed: Vec<_> = edition.chapters.par_iter().map(|chapter| compose_chapter(&book, chapter)).collect();
    let mut chapters = Vec::with_capacity(composed.len());
    for (chapter, mistakes) in composed {
        chapters.push(chapter);
        found.extend(mistakes);
    }
    (chapters, found)
}

fn compose_chapter(book: &Book, chapter: &Chapter) -> (Chapter, Vec<Diagnostic>) {
    let mut made = chapter.clone();
    match chapter.kind {
        PageKind::Generated => pages::fill(book, &mut made),
        PageKind::Message => pages::write::fill(book, &mut made),
        PageKind::Written | PageKind::Record => return compose_written(book, chapter, made),
    }
    (made, Vec::new())
}

/// A page with words of an author.
fn compose_written(book: &Book, chapter: &Chapter, mut made: Chapter) -> (Chapter, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let mut dates = Vec::new();
    dates.extend(chapter.page.front.as_of.clone());
    made.inserts.clear();
    for directive in &chapter.page.directives {
        let became = directives::follow(book, chapter, directive, &mut found);
        made.inserts.push(became.blocks);
        dates.extend(became.dates);
    }
    made.as_of = book::oldest(dates);
    made.headings = shown::anchors(&chapter.page, &made.inserts, &chapter.headings);
    if chapter.kind == PageKind::Record {
        pages::record::fill(book, &mut made);
    }
    (made, found)
}

#[cfg(test)]
mod tests;
