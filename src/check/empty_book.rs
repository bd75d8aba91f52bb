//! A book without chapters.

use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::handbook::{Handbook, PageKind};
use crate::model::source::{Sources, Span};

pub(super) fn check(handbook: &Handbook, sources: &Sources) -> Vec<Diagnostic> {
    let mut chapters = handbook.editions.iter().flat_map(|edition| &edition.chapters);
    if chapters.any(|chapter| chapter.kind == PageKind::Written) {
        return Vec::new();
    }
    let lang = handbook.editions.first().map_or("en", |edition| &edition.lang);
    let summary = format!("{lang}/SUMMARY.md");
    let found = match sources.find(&summary) {
        Some(file) => no_chapters(&summary, Span::file_start(file)),
        None => no_summary(&summary, Span::file_start(handbook.config.file)),
    };
    vec![found]
}

/// ## What
/// The source language has no `SUMMARY.md`.
///
/// ## Why
/// It says which chapters the book has and in which order; without it there is nothing to read.
///
/// ## Example
/// A folder with `handbook.toml` and `en/index.md` alone.
fn no_summary(summary: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::EmptyBook, at, format!("no `{summary}`"))
        .with_help("write it: a list of links, such as `- [Start here](index.md)`".to_owned())
}

/// ## What
/// `SUMMARY.md` lists no page that exists.
///
/// ## Why
/// There is nothing to read.
///
/// ## Example
/// A `SUMMARY.md` with a title alone.
fn no_chapters(summary: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::EmptyBook, at, format!("`{summary}` lists no chapter"))
        .with_help("add a line for each page, such as `- [Start here](index.md)`".to_owned())
}
