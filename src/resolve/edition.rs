//! Puts one edition together: pages, words, and what they refer to.
//!
//! A page that a translation lacks shares the tree of the source language, with
//! its headings and targets; its mistakes are reported there, once.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::findings::Findings;
use super::order::{Outline, Slot};
use super::references;
use super::slug::heading_slug;
use crate::model::handbook::{Chapter, Config, Draft, DraftEdition, Edition, Entry, NavItem, PageKind, Target, Words};
use crate::model::page::Page;
use crate::model::registry::Table;
use crate::model::translation::{Original, State, Translation, WordsFile};

/// Languages that are written from right to left, by the first part of the tag.
const RTL: &[&str] = &["ar", "he", "fa", "ur", "ps", "sd", "yi", "dv", "ckb"];

/// What all editions share.
pub(super) struct Book<'a> {
    /// The book as it was written.
    pub(super) draft: &'a Draft,
    /// Its pages.
    pub(super) outline: &'a Outline,
    /// What ids lead to.
    pub(super) names: &'a BTreeMap<String, Target>,
}

/// The edition in the language at `index`. `source` is that of the first language, and none for it.
pub(super) fn edition(book: &Book, index: usize, source: Option<&Edition>, found: &mut Findings) -> Edition {
    let own = &book.draft.editions[index];
    let words = words(book.draft, own);
    let about = about(&book.draft.config, own);
    let mut edition = Edition {
        rtl: RTL.contains(&own.lang.split('-').next().unwrap_or_default()),
        lang: own.lang.clone(),
        chapters: book.outline.slots.iter().map(|slot| bare_chapter(book, own, slot, &words)).collect(),
        nav: book.outline.nav.iter().map(|item| translated(item, &words)).collect(),
        names: book.names.clone(),
        translations: own.translations.clone(),
        glossary: glossary(book, own),
        cases: cases(book, own),
        words,
        ..about
    };
    references::add_headings(book, &mut edition, source, found);
    references::add_targets(book, &mut edition, source, found);
    let records = edition.chapters.iter().filter(|it| it.kind == PageKind::Record);
    edition.records = records.map(|it| (it.id.clone(), it.clone())).collect();
    edition
}

/// What the book says of itself in the language `own`.
fn about(config: &Config, own: &DraftEdition) -> Edition {
    let is_source = config.languages.first().is_none_or(|lang| *lang == own.lang);
    let said = |key: &str, by_config: &str| match own.words.0.get(&format!("book.{key}")) {
        Some((words, _)) => words.clone(),
        None if is_source => by_config.to_owned(),
        None => String::new(),
    };
    let or = |words: String, other: &str| if words.is_empty() { other.to_owned() } else { words };
    let title = or(said("title", &config.title), &config.title);
    Edition {
        short_title: or(said("short_title", &config.short_title), &title),
        description: said("description", &config.description),
        newer_edition: or(said("newer_edition", &config.newer_edition), &config.newer_edition),
        title,
        ..Edition::default()
    }
}

/// The language's own words, the source language's behind them.
fn words(draft: &Draft, own: &DraftEdition) -> Words {
    let mut words = draft.editions.first().map(|source| source.words.clone()).unwrap_or_default();
    words.0.extend(own.words.0.iter().map(|(key, word)| (key.clone(), word.clone())));
    words
}

/// A page without headings and targets.
fn bare_chapter(book: &Book, own: &DraftEdition, slot: &Slot, words: &Words) -> Chapter {
    let (page, lang) = match page_of(book.draft, own, &slot.file) {
        Some((page, lang)) => (Arc::clone(page), lang),
        None => (Arc::new(Page { file: slot.at.file, ..Page::default() }), &own.lang),
    };
    let title = match slot.kind {
        PageKind::Generated | PageKind::Message => "",
        PageKind::Written if page.title.is_empty() => &slot.title,
        PageKind::Written => &page.title,
        PageKind::Record => page.front.name.as_ref().unwrap_or(&page.title),
    };
    let title = if title.is_empty() && slot.kind == PageKind::Record { &slot.id } else { title };
    Chapter {
        title: title.to_owned(),
        path: slot.path.clone(),
        id: slot.id.clone(),
        kind: slot.kind,
        lang: lang.clone(),
        number: slot.number.clone(),
        part: part_title(&slot.part, words),
        parent: slot.parent,
        translation: translation(book, own, slot),
        page,
        ..Chapter::default()
    }
}

/// How a page stands to its original. One that the program makes is as good as the labels that it is made of.
fn translation(book: &Book, own: &DraftEdition, slot: &Slot) -> Translation {
    let is_source = book.draft.editions.first().is_some_and(|source| source.lang == own.lang);
    match own.translations.get(&Original::Page(slot.file.clone())) {
        _ if is_source => Translation::default(),
        Some(translation) => translation.clone(),
        None => {
            let reviewed = own.reviewed.contains_key(&WordsFile::Words);
            Translation { state: State::Current, reviewed, ..Translation::default() }
        }
    }
}

/// A file of the language, else of the source language.
fn page_of<'a>(draft: &'a Draft, own: &'a DraftEdition, file: &str) -> Option<(&'a Arc<Page>, &'a String)> {
    [Some(own), draft.editions.first()]
        .into_iter()
        .flatten()
        .find_map(|edition| edition.pages.get(file).map(|page| (page, &edition.lang)))
}

fn translated(item: &NavItem, words: &Words) -> NavItem {
    match item {
        NavItem::Part(title) => NavItem::Part(part_title(title, words)),
        other => other.clone(),
    }
}

/// `parts.<title>` or `parts.<slug of the title>` of `words.toml`, else the title.
fn part_title(title: &str, words: &Words) -> String {
    let word = |key: &str| words.0.get(&format!("parts.{key}")).map(|(word, _)| word.clone());
    word(title).or_else(|| word(&heading_slug(title))).unwrap_or_else(|| title.to_owned())
}

/// Every term, in the words of the language or of the source language.
fn glossary(book: &Book, own: &DraftEdition) -> BTreeMap<String, Chapter> {
    let source = book.draft.editions.first().unwrap_or(own);
    let path = "glossary";
    let of = |edition: &DraftEdition| {
        let entries = edition.glossary.values();
        entries.map(|entry| (entry.id.clone(), entry_chapter(entry, &edition.lang, path))).collect::<Vec<_>>()
    };
    of(source).into_iter().chain(of(own)).collect()
}

/// Every case of the registry; one without words has its id as the title.
fn cases(book: &Book, own: &DraftEdition) -> BTreeMap<String, Chapter> {
    let source = book.draft.editions.first().unwrap_or(own);
    let case = |id: &str| {
        let entry =
            |edition: &DraftEdition| edition.cases.get(id).map(|entry| entry_chapter(entry, &edition.lang, "cases"));
        entry(own).or_else(|| entry(source)).unwrap_or_else(|| Chapter {
            title: id.to_owned(),
            path: "cases".to_owned(),
            id: id.to_owned(),
            kind: PageKind::Generated,
            lang: own.lang.clone(),
            ..Chapter::default()
        })
    };
    book.draft.registry.table(Table::Case).map(|record| (record.id.clone(), case(&record.id))).collect()
}

fn entry_chapter(entry: &Entry, lang: &str, path: &str) -> Chapter {
    let mut page = Arc::clone(&entry.page);
    if page.front.aliases != entry.aliases || page.front.see != entry.see {
        // A chapter has no place of its own for these: they stand in the front matter, like a record's aliases.
        let front = &mut Arc::make_mut(&mut page).front;
        front.aliases.clone_from(&entry.aliases);
        front.see.clone_from(&entry.see);
    }
    Chapter {
        title: entry.name.clone(),
        path: path.to_owned(),
        id: entry.id.clone(),
        kind: PageKind::Generated,
        lang: lang.to_owned(),
        page,
        ..Chapter::default()
    }
}
