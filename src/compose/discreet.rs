//! What shows of a discreet book from outside: a title that tells nothing, pages that have numbers for names.

use crate::model::handbook::{Edition, Handbook, PageKind};
use crate::texts::texts;

/// `book.neutral_title` of `words.toml`, else the book's own in the source language, else the program's word.
/// Empty for a book that is not discreet.
pub fn title(handbook: &Handbook, edition: &Edition) -> String {
    let config = &handbook.config;
    if !config.discreet {
        return String::new();
    }
    if let Some((title, _)) = edition.words.0.get("book.neutral_title") {
        return title.clone();
    }
    let is_source = config.languages.first() == Some(&edition.lang);
    match config.neutral_title.as_str() {
        title if is_source && !title.is_empty() => title.to_owned(),
        _ => texts(&edition.lang, &handbook.texts).get("neutral-title"),
    }
}

/// Gives pages their numbers in reading order for names. The first page keeps the name that every site has.
///
/// Last of all: until then, paths say where the files of authors lie.
pub fn number(edition: &mut Edition) {
    for (index, chapter) in edition.chapters.iter_mut().enumerate() {
        if chapter.kind != PageKind::Written || chapter.path != "index" {
            chapter.path = format!("p/{:03}", index + 1);
        }
    }
}
