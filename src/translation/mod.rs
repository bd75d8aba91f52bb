//! Compares every translation with the original that it was made from, and that with the original of today.
//!
//! [`translation`] is the only way in. It sees pages as their files wrote them, section by section, before any name is
//! resolved: a changed address in the registry makes no page stale. What it finds stands in
//! [`DraftEdition::translations`]; what a translator must mend is reported.

mod critical;
mod drift;
mod figures;
mod sections;
mod typed;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::diagnostic::Diagnostic;
use crate::model::handbook::{Draft, DraftEdition, Entry};
use crate::model::page::Page;
use crate::model::source::{Sources, Span};
use crate::model::translation::{Original, State, Translation, WordsFile};
use sections::{Section, sections};

/// What became of each original in each other language.
pub fn translation(mut draft: Draft, sources: &Sources) -> (Draft, Vec<Diagnostic>) {
    let mut found = Vec::new();
    if let Some((source, others)) = draft.editions.split_first_mut() {
        for edition in others {
            let compared = Comparison { source, edition, sources, found: &mut found }.all();
            edition.translations = compared;
        }
    }
    (draft, found)
}

/// A section of an original that is not as it was when it was translated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedSection {
    /// Its heading today, or what it was; empty for what stands before the first heading.
    pub title: String,
    /// What was translated; empty where the section is new.
    pub before: String,
    /// What it says today; empty where it is gone.
    pub today: String,
    /// What its translation says, where the sections of the two can be told.
    pub translated: Option<String>,
}

/// What changed in the page `path` of the source language since it was translated into `lang`, section by section.
///
/// `None` where the page is not translated, or nobody accepted the original of its translation.
pub fn changes(draft: &Draft, sources: &Sources, lang: &str, path: &str) -> Option<Vec<ChangedSection>> {
    let (source, others) = draft.editions.split_first()?;
    let edition = others.iter().find(|edition| edition.lang == lang)?;
    let today = sections(source.pages.get(path)?, sources);
    let before = sections(edition.accepted.pages.get(path)?, sources);
    let own = sections(edition.pages.get(path)?, sources);
    Some(drift::changed_sections(&before, &today, &own))
}

/// One edition beside the source language.
struct Comparison<'a> {
    source: &'a DraftEdition,
    edition: &'a DraftEdition,
    sources: &'a Sources,
    found: &'a mut Vec<Diagnostic>,
}

impl Comparison<'_> {
    fn all(mut self) -> BTreeMap<Original, Translation> {
        let mut all = BTreeMap::new();
        for (path, original) in &self.source.pages {
            let translation = self.page(path, original);
            all.insert(Original::Page(path.clone()), translation);
        }
        for (id, original) in &self.source.glossary {
            let translation = self.entry(WordsFile::Glossary, id, original);
            all.insert(Original::Entry(WordsFile::Glossary, id.clone()), translation);
        }
        for (id, original) in &self.source.cases {
            let translation = self.entry(WordsFile::Cases, id, original);
            all.insert(Original::Entry(WordsFile::Cases, id.clone()), translation);
        }
        for (key, (original, _)) in &self.source.words.0 {
            let translation = self.label(key, original);
            all.insert(Original::Entry(WordsFile::Words, key.clone()), translation);
        }
        all
    }

    fn page(&mut self, path: &str, original: &Arc<Page>) -> Translation {
        let Some(page) = self.edition.pages.get(path) else { return Translation::missing() };
        let today = self.sections(original);
        let own = self.sections(page);
        let accepted = self.edition.accepted.pages.get(path);
        let before = accepted.map(|page| self.sections(page));
        let made_from = before.as_deref().unwrap_or(&today);
        typed::check_page(&own, made_from, self.found);
        critical::check(&own, made_from, self.found);
        let (critical, lacking) = critical::pairs(&own, &today);
        let state = before.as_deref().map_or(State::Unaccepted, |before| drift::state(before, &today));
        Translation { state, reviewed: page.front.reviewed.is_some(), critical, lacking }
    }

    /// The sections of a page, with its text.
    fn sections<'p>(&self, page: &'p Page) -> Vec<Section<'p>>
    where
        Self: 'p,
    {
        sections(page, self.sources)
    }

    fn entry(&mut self, file: WordsFile, id: &str, original: &Entry) -> Translation {
        let (own, accepted) = match file {
            WordsFile::Cases => (&self.edition.cases, &self.edition.accepted.cases),
            WordsFile::Glossary | WordsFile::Words => (&self.edition.glossary, &self.edition.accepted.glossary),
        };
        let Some(own) = own.get(id) else { return Translation::missing() };
        let accepted = accepted.get(id);
        let text = |entry: &Entry| format!("{}\n{}", entry.name, entry.text);
        let made_from = text(accepted.unwrap_or(original));
        typed::check_text(&text(own), own.span, &made_from, self.found);
        let state = accepted.map(|before| drift::of_text(&text(before), &text(original), &original.name));
        self.words(file, state)
    }

    fn label(&mut self, key: &str, original: &str) -> Translation {
        let Some((own, span)) = self.edition.words.0.get(key) else { return Translation::missing() };
        let accepted = self.edition.accepted.words.0.get(key).map(|(text, _)| text.as_str());
        typed::check_text(own, *span, accepted.unwrap_or(original), self.found);
        self.words(WordsFile::Words, accepted.map(|before| drift::of_text(before, original, key)))
    }

    fn words(&self, file: WordsFile, state: Option<State>) -> Translation {
        let reviewed = self.edition.reviewed.contains_key(&file);
        Translation { state: state.unwrap_or(State::Unaccepted), reviewed, ..Translation::default() }
    }
}

/// The place to name for something in a section: its first occurrence, else the section's beginning.
fn place(section: &Section, at: usize, len: usize) -> Span {
    let start = section.start + at;
    Span::new(section.page.file, start..start + len)
}
