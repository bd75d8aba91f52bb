//! The facts of a record: its declared fields with label, value, date and sources.

use std::collections::BTreeMap;

use crate::model::page::{Block, DatedValue, Fact, Inline};
use crate::model::registry::{Dated, Field, Record, Table, Value};

use super::book::{Book, ids, part};
use super::contacts;
use super::tree::{joined, plain, text};

/// How much of a fact's past is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Past {
    /// The latest value alone.
    Hidden,
    /// Older values behind the latest.
    Shown,
}

/// What is known about some fields of a record, in the order of `fields`. Nothing where nothing is known.
pub fn answer(book: &Book, record: &Record, fields: &[String], past: Past) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut facts = Vec::new();
    for id in fields {
        match id.as_str() {
            "contacts" => {
                flush(&mut facts, &mut blocks);
                blocks.extend(contacts::of_record(book, record, past));
            }
            "related" => facts.extend(related(book, record)),
            _ => facts.extend(declared(book, record, id).and_then(|field| fact(book, record, field, past))),
        }
    }
    flush(&mut facts, &mut blocks);
    blocks
}

/// Labels of the fields about which the sources never said anything. What was known once is a fact with a date
/// ([`fact`]), and why a record that was given up shows no address is said in its place.
pub fn not_stated(book: &Book, record: &Record, fields: &[String], past: Past) -> Vec<String> {
    let is_told = |id: &str| match id {
        "contacts" => book.registry.schema.is_given_up(record),
        _ => past == Past::Shown && record.fields.get(id).is_some_and(|dated| was_known(dated)),
    };
    let unknown = fields.iter().filter(|id| record.latest(id) == Some(&Value::NotStated) && !is_told(id));
    unknown.map(|id| label(book, record, id)).filter(|label| !label.is_empty()).collect()
}

/// The label of any field, `contacts` and `related` too.
pub fn label(book: &Book, record: &Record, id: &str) -> String {
    declared(book, record, id).map_or_else(|| book.core_label(id), |field| book.field_label(field))
}

/// What is known about a declared field; `None` where nothing is.
pub fn fact(book: &Book, record: &Record, field: &Field, past: Past) -> Option<Fact> {
    let dated = record.fields.get(&field.id)?;
    // An answer that later became unknown is no longer an answer.
    if past == Past::Hidden && dated.first()?.value == Value::NotStated {
        return None;
    }
    // Where a later source no longer says it, this stands before what was known.
    let lost = dated.first().filter(|latest| latest.value == Value::NotStated && was_known(dated));
    let known = lost.into_iter().chain(dated.iter().filter(|dated| dated.value != Value::NotStated));
    let values = known.map(|dated| (dated, book.items(field, &dated.value)));
    dated_fact(book, record, book.field_label(field), values.collect(), past)
}

/// What is known about a field, a phrase a value; nothing where the sources do not say. What is newer than the record
/// carries its date.
pub fn known(book: &Book, record: &Record, id: &str) -> Vec<Vec<Inline>> {
    let Some(dated) = record.fields.get(id).and_then(|dated| dated.first()) else { return Vec::new() };
    let mut items = match (id, declared(book, record, id)) {
        _ if dated.value == Value::NotStated => Vec::new(),
        ("contacts", _) => {
            contacts::latest_ids(record).into_iter().filter_map(|id| contacts::mention(book, id)).collect()
        }
        ("related", _) => {
            let names = related_ids(record).into_iter().map(|id| vec![book.jump(Table::Mechanism, id)]);
            vec![joined(names.collect(), &book.semicolon())]
        }
        (_, Some(field)) => book.items(field, &dated.value),
        _ => Vec::new(),
    };
    if let Some(last) = items.last_mut()
        && record.text("as_of") != Some(dated.as_of.as_str())
    {
        last.push(text(" "));
        last.push(contacts::as_of_badge(book, &dated.as_of));
    }
    items
}

/// Whether any source, late or early, states a value.
fn was_known(dated: &[Dated]) -> bool {
    dated.iter().any(|dated| dated.value != Value::NotStated)
}

/// Links to sources in a row.
pub fn source_links<'s>(book: &Book, sources: impl IntoIterator<Item = &'s str>) -> Vec<Inline> {
    joined(sources.into_iter().map(|id| vec![book.jump(Table::Source, id)]).collect(), &book.semicolon())
}

/// A plain fact of one undated value.
pub fn plain_fact(label: String, items: Vec<Vec<Inline>>) -> Fact {
    Fact { label, values: vec![DatedValue { as_of: String::new(), items, sources: Vec::new() }] }
}

/// Ids of the records that a record's latest list names.
pub fn related_ids(record: &Record) -> Vec<&str> {
    let latest = record.fields.get("related").and_then(|dated| dated.first());
    latest.into_iter().flat_map(entries).filter_map(|entry| part(entry, "id")).collect()
}

/// The records that a record names, one fact a relation.
fn related(book: &Book, record: &Record) -> Vec<Fact> {
    let dated = record.fields.get("related").map_or(&[][..], Vec::as_slice);
    let mut relations = Vec::new();
    for entry in dated.iter().flat_map(entries) {
        let relation = part(entry, "relation").unwrap_or("");
        if !relations.contains(&relation) {
            relations.push(relation);
        }
    }
    let facts = relations.into_iter().filter_map(|relation| {
        let named = |dated: &Dated| -> Vec<Vec<Inline>> {
            let entries = entries(dated).filter(|entry| part(entry, "relation").unwrap_or("") == relation);
            entries.filter_map(|entry| Some(vec![book.jump(Table::Mechanism, part(entry, "id")?)])).collect()
        };
        let values = dated.iter().map(|dated| (dated, named(dated))).filter(|(_, items)| !items.is_empty());
        let label = match relation {
            "" => book.core_label("related"),
            relation => book.value_label("relation", relation),
        };
        dated_fact(book, record, label, values.collect(), Past::Shown)
    });
    facts.collect()
}

fn dated_fact(
    book: &Book,
    record: &Record,
    label: String,
    values: Vec<(&Dated, Vec<Vec<Inline>>)>,
    past: Past,
) -> Option<Fact> {
    let mut fact = Fact { label, values: Vec::new() };
    let mut before = None;
    let shown = if past == Past::Hidden { 1 } else { usize::MAX };
    for (dated, items) in values {
        let words: Vec<String> = items.iter().map(|item| plain(item)).collect();
        // A later source that says the same is no change.
        if fact.values.len() < shown && before.as_ref() != Some(&words) {
            let as_of = dated.as_of.clone();
            fact.values.push(DatedValue { as_of, items, sources: own_sources(book, record, dated) });
        }
        before = Some(words);
    }
    // The date of the record stands at its head: it is not said again at each fact.
    if let [only] = fact.values.as_mut_slice()
        && record.text("as_of") == Some(only.as_of.as_str())
    {
        only.as_of.clear();
    }
    (!fact.values.is_empty()).then_some(fact)
}

/// The sources of a fact of another date than the record's. The page ends with all of them, so that the common case,
/// one date and one set of sources, stays quiet.
fn own_sources(book: &Book, record: &Record, dated: &Dated) -> Vec<Inline> {
    let of_record = ids(record.latest("sources")) == dated.sources;
    if of_record || record.text("as_of") == Some(dated.as_of.as_str()) {
        return Vec::new();
    }
    source_links(book, dated.sources.iter().map(String::as_str))
}

fn entries(dated: &Dated) -> impl Iterator<Item = &BTreeMap<String, Value>> {
    match &dated.value {
        Value::Entries(entries) => entries.as_slice(),
        _ => &[],
    }
    .iter()
}

fn declared<'b>(book: &'b Book, record: &Record, id: &str) -> Option<&'b Field> {
    book.registry.schema.field(record.table, id)
}

fn flush(facts: &mut Vec<Fact>, blocks: &mut Vec<Block>) {
    if !facts.is_empty() {
        blocks.push(Block::Facts(std::mem::take(facts)));
    }
}

/// Core fields that hold dates as facts, under the program's labels; those that were never given are left out.
pub fn core_dates(book: &Book, record: &Record, fields: &[&str]) -> Vec<Fact> {
    let given = fields.iter().filter_map(|id| {
        let words = match record.latest(id)? {
            Value::NotStated => Inline::NotStated,
            _ => text(book.date(record.text(id)?)),
        };
        Some(plain_fact(book.core_label(id), vec![vec![words]]))
    });
    given.collect()
}
