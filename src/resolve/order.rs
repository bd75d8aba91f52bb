//! Puts the pages of the book in order, from the source language's `SUMMARY.md`.
//!
//! The outline is the same for every language, so a `PageId` names the same
//! page in each edition.

use std::collections::BTreeSet;

use super::findings::Findings;
use super::lists;
use super::paths::chapter_path;
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::handbook::{Draft, DraftEdition, NavItem, PageId, PageKind};
use crate::model::registry::{Registry, Table};
use crate::model::source::Span;
use crate::model::summary::{SummaryItem, SummaryKind};

/// The pages of the book, written ones first, and its contents.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// One a page; [`PageId`] indexes it.
    pub(super) slots: Vec<Slot>,
    /// The contents, parts and drafts titled in the source language.
    pub(super) nav: Vec<NavItem>,
}

/// What a page is in every language.
#[derive(Debug, Clone, Default)]
pub(super) struct Slot {
    /// Path below a language folder, such as `repairs/roof.md`; empty for generated pages.
    pub(super) file: String,
    /// Wikilink id.
    pub(super) id: String,
    /// Where the id stands, or the file begins.
    pub(super) at: Span,
    /// Path in the site.
    pub(super) path: String,
    /// What sort of page.
    pub(super) kind: PageKind,
    /// `1.2`, or empty.
    pub(super) number: String,
    /// Title of the part in the source language, or empty.
    pub(super) part: String,
    /// The page above it.
    pub(super) parent: Option<PageId>,
    /// Title in `SUMMARY.md`; empty for others.
    pub(super) title: String,
}

impl Slot {
    /// The name that its author gave it.
    pub(super) fn written_name(&self) -> &str {
        let name = if self.file.is_empty() { &self.id } else { &self.file };
        name.strip_suffix(".md").unwrap_or(name)
    }
}

impl Outline {
    /// The page with this path in the site.
    pub(super) fn generated(&self, id: &str) -> PageId {
        // Generated pages stand last, so the search is short.
        let found = self.slots.iter().rposition(|slot| slot.kind == PageKind::Generated && slot.id == id);
        PageId(found.unwrap_or_default() as u32)
    }
}

/// The pages of the book in reading order: written chapters, the list of records with their pages, other lists.
pub(super) fn outline(draft: &Draft, found: &mut Findings) -> Outline {
    let mut outline = Outline::default();
    if let Some(source) = draft.editions.first() {
        let mut reading = Reading::new(source);
        for item in &source.summary {
            reading.read(item, found);
        }
        outline = reading.outline;
    }
    lists::add(draft, &mut outline.slots);
    report_unlisted(draft, &outline, found);
    outline
}

/// Where the reading of `SUMMARY.md` stands.
struct Reading<'a> {
    source: &'a DraftEdition,
    outline: Outline,
    listed: BTreeSet<&'a str>,
    part: String,
    /// How many numbered chapters were met so far, one count a depth.
    counts: Vec<u32>,
    /// The page above the next deeper one, one a depth.
    above: Vec<Option<PageId>>,
}

impl<'a> Reading<'a> {
    fn new(source: &'a DraftEdition) -> Self {
        let (listed, part) = (BTreeSet::new(), String::new());
        Self { source, outline: Outline::default(), listed, part, counts: Vec::new(), above: Vec::new() }
    }

    fn read(&mut self, item: &'a SummaryItem, found: &mut Findings) {
        match &item.kind {
            SummaryKind::Part(title) => {
                self.part.clone_from(title);
                self.outline.nav.push(NavItem::Part(title.clone()));
            }
            SummaryKind::Draft(title) => {
                self.next_number(item.depth);
                self.leave_out(title, item.depth);
            }
            SummaryKind::Separator => {}
            SummaryKind::Chapter { title, path, numbered } => {
                let number = if *numbered { self.next_number(item.depth) } else { String::new() };
                // A page has one place; a second line for it was reported where the summary was read.
                if !self.listed.insert(path) {
                    return;
                }
                if self.source.pages.contains_key(path) {
                    self.add(title, path, number, item.depth);
                } else {
                    let candidates = self.source.pages.keys().map(String::as_str);
                    let nearest = found.did_you_mean(path, candidates);
                    found.push(missing_page(&self.source.lang, path, item.span, nearest));
                    self.leave_out(title, item.depth);
                }
            }
        }
    }

    fn add(&mut self, title: &str, path: &str, number: String, depth: u8) {
        let page = &self.source.pages[path];
        let (id, at) = match &page.front.id {
            Some((id, span)) => (id.clone(), *span),
            None => (path.strip_suffix(".md").unwrap_or(path).to_owned(), Span::file_start(page.file)),
        };
        // An unnumbered chapter stands before the first part or after the last.
        let part = if number.is_empty() { String::new() } else { self.part.clone() };
        let this = PageId(self.outline.slots.len() as u32);
        let parent = self.descend(depth, Some(this));
        let title = title.to_owned();
        let path_in_site = chapter_path(path);
        self.outline.slots.push(Slot {
            file: path.to_owned(),
            id,
            at,
            path: path_in_site,
            kind: PageKind::Written,
            number,
            part,
            parent,
            title,
        });
        self.outline.nav.push(NavItem::Page(this, depth));
    }

    /// Keeps the place of a chapter that has no page.
    fn leave_out(&mut self, title: &str, depth: u8) {
        self.descend(depth, None);
        self.outline.nav.push(NavItem::Draft(title.to_owned(), depth));
    }

    /// Notes `page` as the one at `depth` and gives the nearest page above it.
    fn descend(&mut self, depth: u8, page: Option<PageId>) -> Option<PageId> {
        self.above.truncate(usize::from(depth));
        let parent = self.above.iter().rev().find_map(|it| *it);
        self.above.resize(usize::from(depth), None);
        self.above.push(page);
        parent
    }

    fn next_number(&mut self, depth: u8) -> String {
        self.counts.truncate(usize::from(depth) + 1);
        self.counts.resize(usize::from(depth) + 1, 0);
        if let Some(last) = self.counts.last_mut() {
            *last += 1;
        }
        let parts: Vec<String> = self.counts.iter().map(u32::to_string).collect();
        parts.join(".")
    }
}

fn report_unlisted(draft: &Draft, outline: &Outline, found: &mut Findings) {
    let Some(source) = draft.editions.first() else { return };
    let listed: BTreeSet<&str> = outline.slots.iter().map(|slot| slot.file.as_str()).collect();
    for edition in &draft.editions {
        for (path, page) in &edition.pages {
            let at = Span::file_start(page.file);
            match record_id(path) {
                _ if listed.contains(path.as_str()) => {}
                Some(id) if draft.registry.get(Table::Mechanism, id).is_some() => {}
                Some(id) => {
                    let nearest = nearest_record(id, &draft.registry, found);
                    found.push(words_of_nobody(path, id, at, nearest));
                }
                // Without a summary nothing is listed; `empty-book` says that once.
                None if source.summary.is_empty() => {}
                None => found.push(unlisted_page(&source.lang, &edition.lang, path, at)),
            }
        }
    }
}

/// The id whose words a file of `mechanisms/` holds.
fn record_id(path: &str) -> Option<&str> {
    path.strip_prefix("mechanisms/")?.strip_suffix(".md")
}

fn nearest_record(id: &str, registry: &Registry, found: &mut Findings) -> Option<String> {
    found.did_you_mean(id, registry.table(Table::Mechanism).map(|record| record.id.as_str()))
}

/// ## What
/// `SUMMARY.md` lists a file that does not exist. The other pages still work.
///
/// ## Why
/// The contents would promise a page that the book does not have.
///
/// ## Example
/// `- [The law](context/laws.md)`, where the file is `context/law.md`.
fn missing_page(lang: &str, path: &str, at: Span, nearest: Option<String>) -> Diagnostic {
    let help =
        nearest.unwrap_or_else(|| format!("write `{lang}/{path}`, or leave the link empty for a draft: `[Title]()`"));
    Diagnostic::new(Code::MissingPage, at, format!("no file `{lang}/{path}`")).with_help(help)
}

/// ## What
/// A Markdown file of a language folder is no page of the book, since `SUMMARY.md` does not list it.
///
/// ## Why
/// A forgotten line is the usual cause, and readers would never see the page.
///
/// ## Example
/// `en/context/new.md`, and no line `- [New](context/new.md)` in `en/SUMMARY.md`.
fn unlisted_page(source_lang: &str, lang: &str, path: &str, at: Span) -> Diagnostic {
    let help =
        format!("add a line `- [Title]({path})` to `{source_lang}/SUMMARY.md`, or move the file out of the book");
    Diagnostic::new(Code::UnlistedPage, at, format!("`{lang}/{path}` is not listed in `{source_lang}/SUMMARY.md`"))
        .with_help(help)
}

/// ## What
/// A file of `<lang>/mechanisms/` holds the words of a record that the registry does not have.
///
/// ## Why
/// Readers would never see it; often one of the two names has a typing mistake.
///
/// ## Example
/// `en/mechanisms/un-cta.md`, where the record is `mechanisms/town-hall.toml`.
fn words_of_nobody(path: &str, id: &str, at: Span, nearest: Option<String>) -> Diagnostic {
    let help = nearest.unwrap_or_else(|| format!("rename it like its record, or write `mechanisms/{id}.toml`"));
    Diagnostic::new(Code::UnlistedPage, at, format!("`{path}` names no record: there is no `mechanisms/{id}.toml`"))
        .with_help(help)
}
