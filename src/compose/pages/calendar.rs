//! The page `calendar`: what recurs in the year, month by month.
//!
//! It counts no days: dates drift, and a copy may be read years after its edition.

use crate::model::page::{Block, Inline};
use crate::model::registry::{Field, Record, Table, Value, Window};

use super::super::book::Book;
use super::super::contacts::as_of_badge;
use super::super::tree::{heading, list, sentence, text};
use super::Content;

/// A time of the year that a record names.
struct Occasion<'a> {
    window: Window,
    words: Vec<Inline>,
    record: &'a Record,
    as_of: &'a str,
}

/// Each month with what falls into it, then what has no season.
pub fn content(book: &Book) -> Content {
    let mut occasions = Vec::new();
    for group in book.by_group(book.records()) {
        for record in group.records {
            occasions.extend(of_record(book, record));
        }
    }
    let mut blocks = vec![sentence(book.texts.get("calendar-intro"))];
    for month in 1..=12 {
        let falling: Vec<_> = occasions.iter().filter(|it| falls_into(&it.window, month)).collect();
        blocks.extend(section(book, &format!("month-{month}"), book.month(month), &falling));
    }
    let any: Vec<_> = occasions.iter().filter(|it| it.window == Window::AnyTime).collect();
    blocks.extend(section(book, "any-time", book.texts.get("calendar-any-time"), &any));
    if occasions.is_empty() {
        blocks.push(sentence(book.texts.get("calendar-empty")));
    }
    Content { blocks, dates: occasions.iter().map(|it| it.as_of.to_owned()).collect() }
}

fn section(book: &Book, id: &str, title: String, occasions: &[&Occasion]) -> Vec<Block> {
    if occasions.is_empty() {
        return Vec::new();
    }
    let lines = occasions.iter().map(|occasion| {
        let mut line = vec![Inline::Strong(vec![book.jump(Table::Mechanism, &occasion.record.id)]), text(": ")];
        line.extend(occasion.words.iter().cloned());
        line.push(text(" "));
        line.push(as_of_badge(book, occasion.as_of));
        line
    });
    vec![heading(2, id, title), list(lines.collect())]
}

fn of_record<'a>(book: &Book<'a>, record: &'a Record) -> Vec<Occasion<'a>> {
    let declared = book.registry.schema.fields.get(&record.table).into_iter().flatten();
    let mut occasions = Vec::new();
    for field in declared {
        let Some(latest) = record.fields.get(&field.id).and_then(|dated| dated.first()) else {
            continue;
        };
        let windows = in_value(book, field, &latest.value);
        let made = windows.into_iter().map(|(window, words)| Occasion { window, words, record, as_of: &latest.as_of });
        occasions.extend(made);
    }
    occasions
}

/// The windows of a value, each with the words around it.
fn in_value(book: &Book, field: &Field, value: &Value) -> Vec<(Window, Vec<Inline>)> {
    match value {
        Value::Window(window) => {
            let words = book.labelled(&book.field_label(field), &book.window(window));
            vec![(*window, vec![text(words)])]
        }
        Value::Entries(entries) => {
            let with_windows = entries.iter().flat_map(|entry| {
                let windows = entry.values().filter_map(|value| match value {
                    Value::Window(window) => Some(*window),
                    _ => None,
                });
                windows.map(|window| (window, book.phrase(field, entry)))
            });
            with_windows.collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a window touches a month; one from November to February runs over the end of the year.
fn falls_into(window: &Window, month: u8) -> bool {
    match window {
        Window::AnyTime => false,
        Window::Span(from, to) if from.month <= to.month => (from.month..=to.month).contains(&month),
        Window::Span(from, to) => month >= from.month || month <= to.month,
    }
}
