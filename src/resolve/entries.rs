//! Compares the words of a book with its registry: which are missing, which belong to nothing.

use std::collections::BTreeMap;

use super::findings::Findings;
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::handbook::{Draft, DraftEdition, Entry, Target};
use crate::model::registry::{Record, Table};
use crate::model::source::Span;

/// Reports records and cases without words in the source language, words of cases that do not exist, and terms that
/// send the reader to nothing.
pub(super) fn check(draft: &Draft, names: &BTreeMap<String, Target>, found: &mut Findings) {
    report_missing(draft, found);
    for entry in draft.editions.iter().flat_map(|edition| edition.cases.values()) {
        if draft.registry.get(Table::Case, &entry.id).is_none() {
            let ids = draft.registry.table(Table::Case).map(|record| record.id.as_str());
            let nearest = found.did_you_mean(&entry.id, ids);
            found.push(unknown_case(entry, nearest));
        }
    }
    let terms = draft.editions.iter().flat_map(|edition| edition.glossary.values());
    for (id, at) in terms.flat_map(|entry| &entry.see).filter(|(id, _)| !names.contains_key(id)) {
        let nearest = found.did_you_mean(id, names.keys().map(String::as_str));
        found.push(unknown_see(id, *at, nearest));
    }
}

fn report_missing(draft: &Draft, found: &mut Findings) {
    if let Some(source) = draft.editions.first() {
        for record in draft.registry.table(Table::Mechanism).filter(|record| !record.is_abstract) {
            if !source.pages.contains_key(&words_file(&record.id)) {
                found.push(no_page_of_words(source, record));
            }
        }
        for record in draft.registry.table(Table::Case) {
            if !source.cases.contains_key(&record.id) {
                found.push(no_words_of_case(source, record));
            }
        }
    }
}

/// The file below a language folder that holds the words of a record.
fn words_file(id: &str) -> String {
    format!("mechanisms/{id}.md")
}

/// ## What
/// A record has no words in the source language.
///
/// ## Why
/// Its page would have neither name nor text.
///
/// ## Example
/// `mechanisms/town-hall.toml` without `en/mechanisms/town-hall.md`.
fn no_page_of_words(source: &DraftEdition, record: &Record) -> Diagnostic {
    let file = format!("{}/{}", source.lang, words_file(&record.id));
    Diagnostic::new(Code::MissingWords, record.span, format!("the record `{}` has no words", record.id))
        .with_help(format!("write `{file}`: `name` and `summary` between `+++` lines, then its text"))
}

/// ## What
/// A case has no words in the source language.
///
/// ## Why
/// The list of cases would show it without a title or text.
///
/// ## Example
/// `id = "c01"` in `cases.toml`, and no `[c01]` in `en/cases.toml`.
fn no_words_of_case(source: &DraftEdition, record: &Record) -> Diagnostic {
    Diagnostic::new(Code::MissingWords, record.span, format!("the case `{}` has no words", record.id))
        .with_help(format!("add `[{}]` with `title` and `text` to `{}/cases.toml`", record.id, source.lang))
}

/// ## What
/// `<lang>/cases.toml` has words for a case that the registry does not have.
///
/// ## Why
/// Readers would never see them; often one of the two ids has a typing mistake.
///
/// ## Example
/// `[c10]` in `en/cases.toml`, and no `id = "c10"` in `cases.toml`.
fn unknown_case(entry: &Entry, nearest: Option<String>) -> Diagnostic {
    Diagnostic::new(Code::UnknownId, entry.span, format!("no case `{}`", entry.id))
        .with_help(nearest.unwrap_or_else(|| format!("add a case with `id = \"{}\"` to `cases.toml`", entry.id)))
}

/// ## What
/// `see` of a glossary term names an id that the book does not have.
///
/// ## Why
/// The reader would be sent nowhere.
///
/// ## Example
/// `see = ["un-cta"]`, where the record is `town-hall`.
fn unknown_see(id: &str, at: Span, nearest: Option<String>) -> Diagnostic {
    Diagnostic::new(Code::UnknownId, at, format!("no `{id}` in this book"))
        .with_help(nearest.unwrap_or_else(|| "write the id of a record, source, case, term or chapter".to_owned()))
}
