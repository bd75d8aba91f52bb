//! The pages that no author writes, one file each, and the pages of records.
//!
//! [`name_generated`] gives the pages their titles, before anything links to them; [`fill`] gives one page its tree.

pub mod a_to_z;
pub mod about;
pub mod calendar;
pub mod cases;
mod checking;
pub mod compare;
pub mod contacts;
pub mod find;
pub mod glossary;
pub mod mechanisms;
pub mod record;
pub mod sources;
pub mod write;

use std::sync::Arc;

use crate::model::handbook::{Chapter, Edition, OwnTexts, PageKind};
use crate::model::page::{Block, Page};
use crate::texts::texts;

use super::book::{Book, oldest};
use super::headings::Taken;

/// What a generated page holds: its blocks and the dates of their facts.
#[derive(Default)]
pub struct Content {
    /// The tree.
    pub blocks: Vec<Block>,
    /// Dates of what it shows.
    pub dates: Vec<String>,
}

type Maker = fn(&Book) -> Content;

/// The generated pages by id, with what makes them.
const PAGES: &[(&str, Maker)] = &[
    (find::FIND, find::content),
    ("mechanisms", mechanisms::content),
    ("compare", compare::content),
    ("contacts", contacts::content),
    ("calendar", calendar::content),
    ("cases", cases::content),
    ("sources", sources::content),
    ("glossary", glossary::content),
    ("a-z", a_to_z::content),
    ("about-copy", about::content),
    ("write", write::content),
];

/// Titles of the generated pages in the language of the edition.
pub fn name_generated(edition: &mut Edition, own: &OwnTexts) {
    let texts = texts(&edition.lang, own);
    for chapter in edition.chapters.iter_mut().filter(|chapter| chapter.kind == PageKind::Generated) {
        if PAGES.iter().any(|(id, _)| *id == chapter.id) {
            chapter.title = texts.get(&format!("title-{}", chapter.id));
        }
    }
    let named = |id: &str| {
        let words = edition.records.get(id)?;
        words.page.front.name.clone().or_else(|| Some(words.title.clone()))
    };
    let titles = edition.chapters.iter().map(|chapter| {
        let name = named(&chapter.id).unwrap_or_else(|| chapter.id.clone());
        (chapter.kind == PageKind::Message).then(|| texts.with("title-message", &[("name", &name)]))
    });
    let titles: Vec<Option<String>> = titles.collect();
    for (chapter, title) in edition.chapters.iter_mut().zip(titles) {
        chapter.title = title.unwrap_or_else(|| std::mem::take(&mut chapter.title));
    }
}

/// Fills a generated page. One that this room does not know stays as it is.
pub fn fill(book: &Book, chapter: &mut Chapter) {
    let Some((_, make)) = PAGES.iter().find(|(id, _)| *id == chapter.id) else {
        return;
    };
    let Content { mut blocks, dates } = make(book);
    chapter.headings = Taken::default().settle(&mut blocks);
    chapter.page = Arc::new(Page { file: chapter.page.file, title: chapter.title.clone(), blocks, ..Page::default() });
    chapter.targets.clear();
    chapter.inserts.clear();
    chapter.as_of = oldest(dates);
}
