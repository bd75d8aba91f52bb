//! Reads what a search must find: `[[search.expect]]` of `handbook.toml`.

use super::toml::{Node, Table, wrong_type};
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::promises::Expectation;
use crate::model::source::Span;

const SEARCH: &[&str] = &["expect"];
const KEYS: &[&str] = &["query", "finds", "lang", "within"];

/// Among so many first results, where the author names no number.
const WITHIN: usize = 3;

/// Every expectation below `[search]`, in order. One with a mistake is left out.
pub(super) fn expectations(search: &Table, languages: &[String], found: &mut Vec<Diagnostic>) -> Vec<Expectation> {
    search.only(SEARCH, found);
    let written = search.tables("expect", found);
    written.into_iter().filter_map(|table| expectation(table, languages, found)).collect()
}

fn expectation(table: &Table, languages: &[String], found: &mut Vec<Diagnostic>) -> Option<Expectation> {
    table.only(KEYS, found);
    for key in ["query", "finds"].iter().filter(|key| table.get(key).is_none()) {
        found.push(incomplete(key, table.span));
    }
    let (query, finds) = (table.text("query", found), table.text("finds", found));
    let lang = match table.text("lang", found) {
        None => languages.first().cloned().unwrap_or_default(),
        Some((lang, _)) if languages.contains(&lang) => lang,
        Some((lang, span)) => {
            found.push(not_a_language(&lang, span, languages));
            return None;
        }
    };
    let within = within(table, found)?;
    let ((query, _), (finds, span)) = (query?, finds?);
    Some(Expectation { query, finds, lang, within, span })
}

/// A number from 1 on.
fn within(table: &Table, found: &mut Vec<Diagnostic>) -> Option<usize> {
    let Some(item) = table.get("within") else { return Some(WITHIN) };
    let number = match &item.node {
        Node::Bare(_, written) => written.parse().ok().filter(|number| *number > 0),
        _ => None,
    };
    if number.is_none() {
        found.push(wrong_type("within", item, "a number from 1 on", "write a number, such as `3`"));
    }
    number
}

/// ## What
/// An expectation of the search lacks its query, or what it finds.
///
/// ## Why
/// Nothing could be tried.
///
/// ## Example
/// `[[search.expect]]` with a `query` alone.
fn incomplete(key: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::MissingField, span, format!("this expectation has no `{key}`"))
        .with_help("write `{ query = \"what a reader types\", finds = \"id of a page, or page#heading\" }`".to_owned())
}

/// ## What
/// An expectation is for a language that the book does not have.
///
/// ## Why
/// There is no index to ask.
///
/// ## Example
/// `lang = "fr"` in a book in English.
fn not_a_language(lang: &str, span: Span, languages: &[String]) -> Diagnostic {
    Diagnostic::new(Code::BadValue, span, format!("the book has no language `{lang}`"))
        .with_help(format!("its languages: {}", super::toml::in_words(languages.iter().map(String::as_str))))
}
