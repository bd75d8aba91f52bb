//! The page `compare`: what records say about the same few fields, side by side.

use crate::model::page::{Alignment, Block, Inline};
use crate::model::registry::{Record, Table, Value};

use super::super::book::Book;
use super::super::contacts;
use super::super::facts;
use super::super::tree::{heading, joined, sentence, text};
use super::Content;

/// A table a group.
pub fn content(book: &Book) -> Content {
    let mut blocks = vec![sentence(book.texts.get("compare-intro"))];
    for group in book.by_group(book.records()) {
        blocks.push(heading(2, group.id, group.label));
        blocks.push(table(book, &group.records));
    }
    let dates = book.records().filter_map(|record| record.text("as_of").map(str::to_owned)).collect();
    Content { blocks, dates }
}

/// One row a record, one column a compared field.
pub fn table(book: &Book, records: &[&Record]) -> Block {
    let fields = &book.registry.schema.compare;
    let label = |id: &String| match book.registry.schema.field(Table::Mechanism, id) {
        Some(field) => book.field_label(field),
        None => book.core_label(id),
    };
    let mut head = vec![vec![text(book.texts.get("compare-name"))]];
    head.extend(fields.iter().map(|id| vec![text(label(id))]));
    let rows = records.iter().map(|record| {
        let mut row = vec![vec![book.jump(Table::Mechanism, &record.id)]];
        row.extend(fields.iter().map(|id| cell(book, record, id)));
        row
    });
    Block::Table { alignments: vec![Alignment::None; head.len()], rows: rows.collect(), head }
}

/// The latest value. "Not stated" is an answer; a dash says that the field does not concern the record.
fn cell(book: &Book, record: &Record, id: &str) -> Vec<Inline> {
    let value = match record.latest(id) {
        Some(Value::NotStated) => return vec![Inline::NotStated],
        Some(value) => value,
        None => return vec![text("–")],
    };
    match (id, book.registry.schema.field(record.table, id)) {
        ("contacts", _) => {
            let shown = contacts::latest_ids(record).into_iter().filter_map(|id| contacts::mention(book, id));
            joined(shown.collect(), "; ")
        }
        ("related", _) => {
            let names = facts::related_ids(record).into_iter().map(|id| vec![book.jump(Table::Mechanism, id)]);
            joined(names.collect(), "; ")
        }
        (_, Some(field)) => joined(book.items(field, value), "; "),
        _ => vec![text("–")],
    }
}
