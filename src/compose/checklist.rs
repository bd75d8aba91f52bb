//! The directive `{checklist}`: what to put into a message, as boxes to tick.

use crate::model::card::ChecklistItem;
use crate::model::page::{Block, Inline};
use crate::model::registry::{Dated, Field, FieldType, Record, Value};

use super::book::Book;
use super::contacts;
use super::tree::{joined, plain};

/// What to put into a message, from the fields that are declared as checklists.
pub fn checklist(book: &Book, record: &Record) -> Vec<Block> {
    let declared = book.registry.schema.fields.get(&record.table).into_iter().flatten();
    let mut blocks = Vec::new();
    for field in declared.filter(|field| field.checklist) {
        let Some(latest) = record.fields.get(&field.id).and_then(|dated| dated.first()) else {
            continue;
        };
        let items = checklist_items(book, field, latest);
        if !items.is_empty() {
            blocks.push(Block::Checklist(items));
            blocks.push(Block::Paragraph(vec![contacts::as_of_badge(book, &latest.as_of)]));
        }
    }
    if blocks.is_empty() { vec![Block::Paragraph(vec![Inline::NotStated])] } else { blocks }
}

fn checklist_items(book: &Book, field: &Field, dated: &Dated) -> Vec<ChecklistItem> {
    match &dated.value {
        Value::NotStated => Vec::new(),
        Value::Entries(entries) => {
            let items = entries.iter().map(|entry| {
                let mut parts = book.parts(field, entry).into_iter();
                let text = parts.next().map(|part| plain(&part)).unwrap_or_default();
                ChecklistItem { text, need: plain(&joined(parts.collect(), &book.comma())) }
            });
            items.collect()
        }
        value => {
            let items = book.items(field, value).into_iter();
            items.map(|item| ChecklistItem { text: plain(&item), need: String::new() }).collect()
        }
    }
}

/// The parts of a checklist's entries, in declared order.
pub fn parts(field: &Field) -> impl Iterator<Item = &Field> {
    match &field.kind {
        FieldType::Entries(parts) => parts.as_slice(),
        _ => &[],
    }
    .iter()
}
