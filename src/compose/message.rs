//! What helps to write a message: the first one, which names nobody, and the full one, item by item.

use std::collections::BTreeMap;

use crate::model::message::{MessageForm, MessageItem};
use crate::model::page::Block;
use crate::model::registry::{Field, Record, Table, Value};

use super::book::Book;
use super::tree::{joined, plain};

/// The forms for a record, or for anybody: those that have items.
pub fn forms(book: &Book, record: Option<&Record>) -> Vec<MessageForm> {
    let write = &book.registry.schema.write;
    let own = record.map(|record| own_items(book, record)).unwrap_or_default();
    let full = if own.is_empty() { items(book, &write.full, record) } else { own };
    let made = [("first", items(book, &write.first, record)), ("full", full)];
    made.into_iter().filter(|(_, items)| !items.is_empty()).map(|(id, items)| form(book, id, items)).collect()
}

/// A form below its heading, which the page's contents name.
pub fn block(form: MessageForm) -> Vec<Block> {
    vec![super::tree::heading(2, &form.id, &form.title), Block::MessageForm(form)]
}

fn form(book: &Book, id: &str, items: Vec<MessageItem>) -> MessageForm {
    let said = |part: &str| book.words(&format!("write.{id}.{part}")).unwrap_or_default();
    let title = if id == "first" { "message-first" } else { "message-full" };
    MessageForm {
        id: id.to_owned(),
        title: book.texts.get(title),
        opening: said("opening"),
        closing: said("closing"),
        items,
    }
}

/// The items that the latest list of a record asks for.
fn own_items(book: &Book, record: &Record) -> Vec<MessageItem> {
    let Some((field, vocabulary)) = book.registry.schema.checklist() else { return Vec::new() };
    let Some(Value::Entries(entries)) = record.latest(&field.id) else { return Vec::new() };
    let asked = entries.iter().filter_map(|entry| {
        let value = chosen(book, field, vocabulary, entry)?;
        Some(MessageItem { need: need(book, field, entry), ..item(book, vocabulary, value, Some(record)) })
    });
    asked.collect()
}

/// The value of an entry from `vocabulary`.
fn chosen<'v>(book: &Book, field: &Field, vocabulary: &str, entry: &'v BTreeMap<String, Value>) -> Option<&'v str> {
    let values = book.registry.schema.vocabularies.get(vocabulary)?;
    let parts = super::checklist::parts(field).filter_map(|part| super::book::part(entry, &part.id));
    parts.into_iter().find(|value| values.values.iter().any(|(known, _)| known == value))
}

/// What stands beside the item: how much it is needed.
fn need(book: &Book, field: &Field, entry: &BTreeMap<String, Value>) -> String {
    plain(&joined(book.parts(field, entry).into_iter().skip(1).collect(), &book.comma()))
}

fn items(book: &Book, values: &[String], record: Option<&Record>) -> Vec<MessageItem> {
    let Some((_, vocabulary)) = book.registry.schema.checklist() else { return Vec::new() };
    values.iter().map(|value| item(book, vocabulary, value, record)).collect()
}

fn item(book: &Book, vocabulary: &str, value: &str, record: Option<&Record>) -> MessageItem {
    let marks = book.registry.schema.vocabularies.get(vocabulary).and_then(|it| it.marks.get(value));
    let mark = marks.copied().unwrap_or_default();
    let label = book.value_label(vocabulary, value);
    MessageItem {
        id: value.to_owned(),
        says: book.said(vocabulary, value),
        label,
        need: String::new(),
        why: book.words(&format!("whys.{vocabulary}.{value}")).unwrap_or_default(),
        privacy: mark.privacy,
        consent: mark.consent.then(|| record.map(|record| who_consents(book, record)).unwrap_or_default()),
    }
}

/// Who can consent, as the message says it; nothing where the source does not say.
fn who_consents(book: &Book, record: &Record) -> Vec<String> {
    let schema = &book.registry.schema;
    let field = schema.write.consent_by.as_ref().and_then(|id| schema.field(Table::Mechanism, id));
    let Some(field) = field else { return Vec::new() };
    let vocabulary = super::values::vocabulary(field).unwrap_or_default();
    let values = super::book::ids(record.latest(&field.id));
    values.into_iter().map(|value| book.said(vocabulary, value)).collect()
}
