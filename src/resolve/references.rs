//! Gives the pages and entries of an edition their headings, then the targets of their links.
//!
//! Pages are read in parallel and their mistakes joined in reading order.

use std::collections::{BTreeMap, BTreeSet};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::edition::Book;
use super::findings::Findings;
use super::headings;
use super::links::{self, Reach, Stand};
use super::names::Aliases;
use crate::model::handbook::{Chapter, Edition, PageId, PageKind, Target};
use crate::model::page::{LinkIndex, Page};
use crate::model::registry::Table;

/// Something with a text of its own: a page, a term or a case.
struct Sheet<'a> {
    chapter: &'a Chapter,
    /// The same in the source language; none there.
    original: Option<&'a Chapter>,
    /// The page on which it is shown.
    page: PageId,
    /// The folder of its file below the root.
    folder: String,
}

/// Names every heading of the edition.
pub(super) fn add_headings(book: &Book, edition: &mut Edition, source: Option<&Edition>, found: &mut Findings) {
    let titles = titles(book, edition);
    let name = |sheet: &Sheet| {
        let mut found = Findings::default();
        let label = |link| label(&sheet.chapter.page, link, &titles);
        let mut anchors = match sheet.fallback(edition) {
            Some(original) => original.headings.clone(),
            None => headings::anchors(&sheet.chapter.page, &label, &mut found),
        };
        if let Some(original) = sheet.original {
            headings::inherit(&mut anchors, &original.headings);
        }
        (anchors, found)
    };
    let named: Vec<_> = sheets(book, edition, source).par_iter().map(name).collect();
    for (chapter, (anchors, mistakes)) in in_order(edition).zip(named) {
        chapter.headings = anchors;
        found.list.extend(mistakes.list);
    }
}

/// Finds what every link of the edition leads to. Its headings must have their names.
pub(super) fn add_targets(book: &Book, edition: &mut Edition, source: Option<&Edition>, found: &mut Findings) {
    let slots = book.outline.slots.iter().enumerate().filter(|(_, slot)| !slot.file.is_empty());
    let files = slots.map(|(index, slot)| (slot.file.as_str(), PageId(index as u32))).collect();
    let records = edition.chapters.iter().filter(|it| it.kind == PageKind::Record);
    let aliases = Aliases::of(records.chain(edition.glossary.values()));
    let anchors: Vec<BTreeSet<&str>> = edition.chapters.iter().map(|it| anchors(book, it)).collect();
    let reach = Reach {
        lang: &edition.lang,
        draft: book.draft,
        outline: book.outline,
        files: &files,
        names: book.names,
        aliases: &aliases,
        anchors: &anchors,
    };
    let find = |sheet: &Sheet, found: &mut Findings| match sheet.fallback(edition) {
        Some(original) => fitting(&original.targets, &reach),
        None => links::targets(&sheet.chapter.page, &Stand { page: sheet.page, folder: &sheet.folder }, &reach, found),
    };
    let sheets = sheets(book, edition, source);
    let quickly = |sheet: &Sheet| {
        let mut found = Findings::without_guesses();
        let targets = find(sheet, &mut found);
        found.list.is_empty().then_some(targets)
    };
    let quick: Vec<Option<Vec<Target>>> = sheets.par_iter().map(quickly).collect();
    // A page with mistakes is read again, in its turn: guesses share one allowance.
    let all = sheets.iter().zip(quick).map(|(sheet, targets)| targets.unwrap_or_else(|| find(sheet, found)));
    let all: Vec<Vec<Target>> = all.collect();
    for (chapter, targets) in in_order(edition).zip(all) {
        chapter.targets = targets;
    }
}

impl<'a> Sheet<'a> {
    fn new(chapter: &'a Chapter, original: Option<&'a Chapter>, page: PageId, file: &str) -> Self {
        let folder = match file.rsplit_once('/') {
            Some((folder, _)) => format!("{}/{folder}", chapter.lang),
            None => chapter.lang.clone(),
        };
        Self { chapter, original, page, folder }
    }

    /// What stands in for it, where its language lacks it.
    fn fallback(&self, edition: &Edition) -> Option<&'a Chapter> {
        self.original.filter(|_| self.chapter.lang != edition.lang)
    }
}

/// Pages, terms, cases.
fn sheets<'a>(book: &Book, edition: &'a Edition, source: Option<&'a Edition>) -> Vec<Sheet<'a>> {
    let mut sheets = Vec::new();
    for (index, (chapter, slot)) in edition.chapters.iter().zip(&book.outline.slots).enumerate() {
        let original = source.and_then(|it| it.chapters.get(index));
        sheets.push(Sheet::new(chapter, original, PageId(index as u32), &slot.file));
    }
    let glossary = book.outline.generated("glossary");
    for (id, entry) in &edition.glossary {
        sheets.push(Sheet::new(entry, source.and_then(|it| it.glossary.get(id)), glossary, ""));
    }
    let cases = book.outline.generated("cases");
    for (id, entry) in &edition.cases {
        sheets.push(Sheet::new(entry, source.and_then(|it| it.cases.get(id)), cases, ""));
    }
    sheets
}

/// The same in the same order, to be filled.
fn in_order(edition: &mut Edition) -> impl Iterator<Item = &mut Chapter> {
    edition.chapters.iter_mut().chain(edition.glossary.values_mut()).chain(edition.cases.values_mut())
}

/// What a wikilink without text shows, by id.
fn titles(book: &Book, edition: &Edition) -> BTreeMap<String, String> {
    let records = book.draft.registry.records.values().filter(|it| it.table != Table::Mechanism);
    let title = |field| records.clone().filter_map(move |it| Some((it.id.clone(), it.text(field)?.to_owned())));
    let entries = edition.chapters.iter().chain(edition.glossary.values()).chain(edition.cases.values());
    let named = entries.filter(|it| !it.title.is_empty()).map(|it| (it.id.clone(), it.title.clone()));
    title("value").chain(title("title")).chain(named).collect()
}

fn label(page: &Page, link: LinkIndex, titles: &BTreeMap<String, String>) -> String {
    let written = page.links.get(link.0 as usize).map_or("", |it| it.written.as_str());
    let id = written.split('#').next().unwrap_or_default();
    titles.get(id).map_or(written, String::as_str).to_owned()
}

/// What a link on the page can name: its headings, on a record's page its questions too.
fn anchors<'a>(book: &Book<'a>, chapter: &'a Chapter) -> BTreeSet<&'a str> {
    let mut anchors: BTreeSet<&str> = chapter.headings.iter().map(|it| it.id.as_str()).collect();
    if chapter.kind == PageKind::Record {
        anchors.extend(book.draft.registry.schema.questions.iter().map(|it| it.id.as_str()));
    }
    anchors
}

/// The targets of the source language's page; an anchor that a translated page lacks leads to its top.
fn fitting(targets: &[Target], reach: &Reach) -> Vec<Target> {
    let fit = |target: &Target| match target {
        Target::Page(page, anchor) if !anchor.is_empty() && !reach.has_anchor(*page, anchor) => {
            Target::Page(*page, String::new())
        }
        other => other.clone(),
    };
    targets.iter().map(fit).collect()
}
