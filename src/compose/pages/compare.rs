//! The page `compare`: what records say about the same few questions, side by side.

use crate::model::comparison::{ABSENT, ComparedCell, ComparedGroup, ComparedRow, Comparison, Filter, NOT_STATED};
use crate::model::page::Block;
use crate::model::registry::{FieldType, Question, Record, Table, Value};

use super::super::book::Book;
use super::super::facts;
use super::super::tree::{sentence, text};
use super::Content;

/// One table of every record, by group, with what readers may choose by.
pub fn content(book: &Book) -> Content {
    let groups = book.by_group(book.records()).into_iter();
    let groups: Vec<ComparedGroup> = groups
        .map(|group| ComparedGroup {
            id: group.id.to_owned(),
            label: group.label,
            rows: group.records.into_iter().map(|record| row(book, record)).collect(),
        })
        .collect();
    let filters = book.registry.schema.filters.iter().enumerate();
    let filters = filters.map(|(index, id)| filter(book, id, index, &groups)).collect();
    let blocks = vec![
        sentence(book.texts.get("compare-intro")),
        Block::Comparison(Comparison { filters, groups, ..headed(book) }),
    ];
    let dates = book.records().filter_map(|record| record.text("as_of").map(str::to_owned)).collect();
    Content { blocks, dates }
}

/// One row a record, in the order of `records`.
pub fn table(book: &Book, records: &[&Record]) -> Block {
    let rows = records.iter().map(|record| row(book, record)).collect();
    let group = ComparedGroup { id: String::new(), label: String::new(), rows };
    Block::Comparison(Comparison { groups: vec![group], ..headed(book) })
}

fn headed(book: &Book) -> Comparison {
    let columns = book.registry.schema.compare.iter().map(|column| label(book, column)).collect();
    Comparison { names: book.texts.get("compare-name"), columns, ..Comparison::default() }
}

fn label(book: &Book, column: &Question) -> String {
    match column.fields.as_slice() {
        [only] if column.label.is_empty() => label_of(book, only),
        _ => book.column_label(column),
    }
}

fn label_of(book: &Book, id: &str) -> String {
    let field = book.registry.schema.field(Table::Mechanism, id);
    field.map_or_else(|| book.core_label(id), |field| book.field_label(field))
}

fn row(book: &Book, record: &Record) -> ComparedRow {
    let schema = &book.registry.schema;
    ComparedRow {
        name: vec![book.jump(Table::Mechanism, &record.id)],
        values: schema.filters.iter().map(|id| values(record, id)).collect(),
        cells: schema.compare.iter().map(|column| cell(book, record, column)).collect(),
    }
}

/// The values by which a filter finds a record.
fn values(record: &Record, id: &str) -> Vec<String> {
    match record.latest(id) {
        None => vec![ABSENT.to_owned()],
        Some(Value::Choice(value)) => vec![value.clone()],
        Some(Value::Choices(values)) => values.clone(),
        Some(Value::YesNo(yes)) => vec![yes_no(*yes).to_owned()],
        Some(_) => vec![NOT_STATED.to_owned()],
    }
}

fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// A way to choose by the field `id`, with the values that some row has, in declared order.
fn filter(book: &Book, id: &str, index: usize, groups: &[ComparedGroup]) -> Filter {
    let rows = || groups.iter().flat_map(|group| &group.rows);
    let has = |value: &str| rows().any(|row| row.values[index].iter().any(|it| it == value));
    let kind = book.registry.schema.field(Table::Mechanism, id).map(|field| &field.kind);
    let declared: Vec<(String, String)> = match kind {
        Some(FieldType::Choice(vocabulary) | FieldType::Choices(vocabulary)) => {
            let values = book.registry.schema.vocabularies.get(vocabulary).map_or(&[][..], |it| &it.values);
            values.iter().map(|(value, _)| (value.clone(), book.value_label(vocabulary, value))).collect()
        }
        _ => {
            [true, false].map(|yes| (yes_no(yes).to_owned(), book.texts.get(&format!("value-{}", yes_no(yes))))).into()
        }
    };
    let silent = [(NOT_STATED, "compare-not-stated"), (ABSENT, "compare-absent")];
    let silent = silent.map(|(value, key)| (value.to_owned(), book.texts.get(key)));
    let options = declared.into_iter().chain(silent).filter(|(value, _)| has(value)).collect();
    Filter { id: id.to_owned(), label: label_of(book, id), options }
}

/// The latest values of a column's fields. Where it has several, each answer carries the name of its field.
fn cell(book: &Book, record: &Record, column: &Question) -> ComparedCell {
    let given: Vec<&String> = column.fields.iter().filter(|id| record.latest(id).is_some()).collect();
    if given.is_empty() {
        return ComparedCell::Absent;
    }
    let several = column.fields.len() > 1;
    let mut items = Vec::new();
    for id in given {
        let mut answer = facts::known(book, record, id);
        if let (true, Some(first)) = (several, answer.first_mut())
            && let Some(short) = book.short_label(id)
        {
            first.insert(0, text(book.labelled(&short, "")));
        }
        items.extend(answer);
    }
    if items.is_empty() { ComparedCell::NotStated } else { ComparedCell::Known(items) }
}
