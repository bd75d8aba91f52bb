//! Reads `<lang>/words.toml`: labels in the words of a language.
//!
//! [`words`] is the only way in. Tables of any depth become dotted keys.

use std::collections::BTreeMap;

use super::reviewed::REVIEWED;
use super::toml::{self, Node, wrong_type};
use crate::model::diagnostic::Diagnostic;
use crate::model::handbook::Words;
use crate::model::source::{Sources, Span};

const SECTIONS: &[&str] = &[
    "book",
    "columns",
    "contacts",
    "fields",
    "finder",
    "parts",
    "questions",
    "reviewed",
    "says",
    "short",
    "values",
    "whys",
    "write",
];

/// The labels of `lang`; none where it has no file.
pub(super) fn words(sources: &Sources, lang: &str, found: &mut Vec<Diagnostic>) -> Words {
    let mut words = BTreeMap::new();
    if let Some(file) = sources.find(&format!("{lang}/words.toml")) {
        let document = toml::document(sources, file, found);
        document.table.only(SECTIONS, found);
        collect(&document.table, "", &mut words, found);
        words.remove(REVIEWED);
    }
    Words(words)
}

fn collect(
    table: &toml::Table,
    prefix: &str,
    words: &mut BTreeMap<String, (String, Span)>,
    found: &mut Vec<Diagnostic>,
) {
    for entry in &table.entries {
        let key = if prefix.is_empty() { entry.key.clone() } else { format!("{prefix}.{}", entry.key) };
        match &entry.item.node {
            Node::Table(table) => collect(table, &key, words, found),
            Node::Text(text) => {
                words.insert(key, (text.clone(), entry.item.span));
            }
            Node::Unread => {}
            _ => found.push(wrong_type(&key, &entry.item, "a text in quotes", "write `\"…\"`")),
        }
    }
}
