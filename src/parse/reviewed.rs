//! Reads which files of words a person has reviewed: `reviewed = "2026-11-20"` at their top.

use std::collections::BTreeMap;

use super::syntax;
use super::toml::{self, Node};
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::source::{Sources, Span};
use crate::model::translation::WordsFile;

/// The key.
pub(super) const REVIEWED: &str = "reviewed";

/// The dates in the files of `lang`.
pub(super) fn reviewed(sources: &Sources, lang: &str, found: &mut Vec<Diagnostic>) -> BTreeMap<WordsFile, String> {
    let mut dates = BTreeMap::new();
    for words in WordsFile::ALL {
        let Some(file) = sources.find(&format!("{lang}/{}", words.name())) else { continue };
        // What else is wrong in the file is said where its words are read.
        let document = toml::document(sources, file, &mut Vec::new());
        match document.table.get(REVIEWED).map(|item| (&item.node, item.span)) {
            Some((Node::Text(date), _)) if syntax::is_full_date(date) => {
                dates.insert(words, date.clone());
            }
            Some((Node::Text(date), span)) => found.push(no_date(date, span)),
            _ => {}
        }
    }
    dates
}

/// ## What
/// `reviewed` is not a date.
///
/// ## Why
/// Readers of a translation are told whether a person has reviewed it; a day makes that a thing that somebody did.
///
/// ## Example
/// `reviewed = "yes"`.
fn no_date(date: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::BadValue, span, format!("`{date}` is not a date"))
        .with_help("write the day of the review, such as `2026-11-20`".to_owned())
}
