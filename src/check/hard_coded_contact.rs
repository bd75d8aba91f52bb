//! Addresses of the registry that someone typed into a chapter.

use std::collections::{BTreeMap, BTreeSet};

use crate::addresses::{addresses, normal};
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::handbook::Handbook;
use crate::model::registry::Table;
use crate::model::source::{Content, FileId, Sources, Span};

pub(super) fn check(handbook: &Handbook, sources: &Sources) -> Vec<Diagnostic> {
    let mut contacts: BTreeMap<String, &str> = BTreeMap::new();
    for record in handbook.registry.table(Table::Contact) {
        if let Some(address) = record.text("value").and_then(normal) {
            contacts.entry(address).or_insert(&record.id);
        }
    }
    if contacts.is_empty() {
        return Vec::new();
    }
    // The text of files, not of trees: a tree has no places for its words.
    let files: BTreeSet<FileId> = super::written(handbook).map(|chapter| chapter.page.file).collect();
    files.into_iter().flat_map(|file| in_file(file, &contacts, sources)).collect()
}

fn in_file(file: FileId, contacts: &BTreeMap<String, &str>, sources: &Sources) -> Vec<Diagnostic> {
    let Some(Content::Text { text, .. }) = sources.files.get(file.0 as usize).map(|it| &it.content) else {
        return Vec::new();
    };
    let known = |range: std::ops::Range<usize>| {
        let address = text.get(range.clone())?;
        let id = contacts.get(&normal(address)?)?;
        Some(hard_coded_contact(address, id, Span::new(file, range)))
    };
    addresses(text).into_iter().filter_map(known).collect()
}

/// ## What
/// An address of the registry is typed into a page.
///
/// ## Why
/// When the address changes, the page keeps the old one, and it shows the reader no date.
///
/// ## Example
/// `Write to help@example.org.`, where `contacts.toml` has that address as `mail-help`.
fn hard_coded_contact(address: &str, id: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::HardCodedContact, at, format!("`{address}` is the contact `{id}`"))
        .with_help(format!("write `[[{id}]]`: the address then comes from the registry, with its date"))
}
