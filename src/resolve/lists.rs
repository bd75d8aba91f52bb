//! Gives the pages that nobody writes their place: one a record, and the lists.

use std::collections::BTreeMap;

use super::order::Slot;
use super::paths::record_path;
use crate::model::handbook::{Draft, PageId, PageKind};
use crate::model::registry::{Record, Registry, Table};
use crate::model::source::Span;

/// The list of all records; their pages stand below it.
const RECORDS: &str = "mechanisms";

/// The finder, in a book that has one.
const FINDER: &str = "find";
/// Id of the page that helps to write a message; those for single records stand below it.
const MESSAGES: &str = "write";

/// Id and path of the other lists, in reading order.
const LISTS: &[(&str, &str)] = &[
    ("compare", "compare"),
    ("contacts", "contacts"),
    ("calendar", "calendar"),
    ("cases", "cases"),
    ("sources", "sources"),
    ("glossary", "glossary"),
    ("a-z", "index-a-z"),
    ("about-copy", "about"),
];

/// Adds the list of records, their pages, and the other lists behind the written chapters.
pub(super) fn add(draft: &Draft, slots: &mut Vec<Slot>) {
    let at = Span::file_start(draft.config.file);
    if draft.finder.is_some() {
        slots.push(generated(FINDER, FINDER, at));
    }
    let list = PageId(slots.len() as u32);
    slots.push(generated(RECORDS, RECORDS, at));
    for record in in_reading_order(&draft.registry) {
        slots.push(Slot {
            file: format!("mechanisms/{}.md", record.id),
            id: record.id.clone(),
            at: record.span,
            path: record_path(&record.id),
            kind: PageKind::Record,
            parent: Some(list),
            ..Slot::default()
        });
    }
    slots.extend(LISTS.iter().map(|(id, path)| generated(id, path, at)));
    add_messages(draft, slots, at);
}

/// Where a book has a checklist: the page that helps to write, and one for each record with a list of its own.
fn add_messages(draft: &Draft, slots: &mut Vec<Slot>, at: Span) {
    let schema = &draft.registry.schema;
    if schema.checklist().is_none() {
        return;
    }
    let list = PageId(slots.len() as u32);
    slots.push(generated(MESSAGES, "write/index", at));
    for record in in_reading_order(&draft.registry).into_iter().filter(|record| schema.asks_for_items(record)) {
        slots.push(Slot {
            id: record.id.clone(),
            at: record.span,
            path: format!("write/{}", record.id),
            kind: PageKind::Message,
            parent: Some(list),
            ..Slot::default()
        });
    }
}

fn generated(id: &str, path: &str, at: Span) -> Slot {
    Slot { id: id.to_owned(), at, path: path.to_owned(), kind: PageKind::Generated, ..Slot::default() }
}

/// Records that have a page: by group in the order of the vocabulary, then by id. Unknown groups come last.
fn in_reading_order(registry: &Registry) -> Vec<&Record> {
    let groups = registry.schema.vocabularies.get("group").map_or(&[][..], |it| &it.values);
    let ranks: BTreeMap<&str, usize> =
        groups.iter().enumerate().map(|(rank, (group, _))| (group.as_str(), rank)).collect();
    let rank = |record: &Record| record.text("group").and_then(|group| ranks.get(group)).copied();
    let mut records: Vec<&Record> = registry.table(Table::Mechanism).filter(|record| !record.is_abstract).collect();
    // The table is sorted by id, and the sort keeps that order within a group.
    records.sort_by_key(|record| rank(record).unwrap_or(usize::MAX));
    records
}
