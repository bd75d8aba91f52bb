//! Gives the pages that nobody writes their place: one a record, and the lists that have something to list.

use std::collections::BTreeMap;

use super::order::Slot;
use super::paths::record_path;
use crate::model::handbook::{Draft, PageId, PageKind};
use crate::model::registry::{Field, FieldType, Record, Registry, Schema, Table};
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
    let records = in_reading_order(&draft.registry);
    if !records.is_empty() {
        slots.push(generated(RECORDS, RECORDS, at));
    }
    for record in records {
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
    let lists = LISTS.iter().filter(|(id, _)| is_wanted(draft, id));
    slots.extend(lists.map(|(id, path)| generated(id, path, at)));
    add_messages(draft, slots, at);
}

/// Whether the list has something to list: a book of chapters alone has no empty pages.
fn is_wanted(draft: &Draft, list: &str) -> bool {
    let has = |table: Table| draft.registry.table(table).next().is_some();
    let has_records = || draft.registry.table(Table::Mechanism).any(|record| !record.is_abstract);
    match list {
        "compare" => has_records(),
        "contacts" => has(Table::Contact),
        "calendar" => has_records() && tells_of_the_year(&draft.registry.schema),
        "cases" => has(Table::Case) || draft.editions.iter().any(|edition| !edition.cases.is_empty()),
        "sources" => has(Table::Source) || has(Table::Standard),
        "glossary" => draft.editions.iter().any(|edition| !edition.glossary.is_empty()),
        _ => true,
    }
}

/// Whether records have a field for a time of the year.
fn tells_of_the_year(schema: &Schema) -> bool {
    let is_window = |field: &Field| matches!(field.kind, FieldType::Window);
    schema.fields.get(&Table::Mechanism).into_iter().flatten().any(|field| match &field.kind {
        FieldType::Entries(parts) => parts.iter().any(is_window),
        _ => is_window(field),
    })
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
