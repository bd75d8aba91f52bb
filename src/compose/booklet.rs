//! The pocket booklet: of every record that can be written to its addresses and the answers of its card.

use std::collections::BTreeSet;

use crate::model::booklet::{BookletContact, BookletEntry};
use crate::model::page::{Block, Fact};
use crate::model::registry::{Record, Table};

use super::book::Book;
use super::contacts::{kind, latest_ids};
use super::facts::{self, Past};
use super::tree::plain;

/// The entries in the order of the finder, those first that are the first to turn to; by group where there is no finder.
///
/// A record is left out whose state says that nobody should write to it, or that has no open address.
pub fn entries(book: &Book) -> Vec<BookletEntry> {
    let firsts = firsts(book);
    let mut records: Vec<&Record> = in_order(book);
    records.retain(|record| book.registry.schema.may_be_written_to(record));
    let made = records.into_iter().map(|record| entry(book, record, firsts.contains(record.id.as_str())));
    let mut entries: Vec<BookletEntry> = made.filter(|entry| !entry.contacts.is_empty()).collect();
    entries.sort_by_key(|entry| !entry.is_first);
    entries
}

/// Ids of the records that come first for some answer.
fn firsts<'a>(book: &Book<'a>) -> BTreeSet<&'a str> {
    let Some(table) = &book.edition.verdicts else { return BTreeSet::new() };
    let answers = table.facets.iter().flat_map(|facet| &facet.answers);
    let firsts = answers.flat_map(|answer| answer.first.iter().chain(&answer.first_broadly));
    firsts.filter_map(|record| table.records.get(*record as usize)).map(String::as_str).collect()
}

fn in_order<'a>(book: &Book<'a>) -> Vec<&'a Record> {
    match &book.edition.verdicts {
        Some(table) => table.records.iter().filter_map(|id| book.record(id)).collect(),
        None => book.by_group(book.records()).into_iter().flat_map(|group| group.records).collect(),
    }
}

fn entry(book: &Book, record: &Record, is_first: bool) -> BookletEntry {
    let schema = &book.registry.schema;
    let asked = schema.card.iter().filter_map(|id| schema.questions.iter().find(|question| question.id == *id));
    // Addresses have lines of their own; what a message needs has a page to print.
    let list = schema.checklist().map(|(field, _)| &field.id);
    let asked = asked.filter(|question| question.fields.iter().all(|id| id != "contacts" && Some(id) != list));
    let asked = asked.map(|question| (book.question_label(question), answer(book, record, &question.fields)));
    let (mut answers, unknown): (Vec<_>, Vec<_>) = asked.partition(|(_, said)| !said.is_empty());
    if !unknown.is_empty() {
        let labels: Vec<String> = unknown.into_iter().map(|(label, _)| label).collect();
        answers.push((book.texts.get("frame-card-unknown"), labels.join(" ")));
    }
    BookletEntry {
        id: record.id.clone(),
        name: book.name(Table::Mechanism, &record.id),
        is_first,
        contacts: contacts(book, record),
        answers,
    }
}

/// Open addresses; one that another has replaced is none.
fn contacts(book: &Book, record: &Record) -> Vec<BookletContact> {
    let contacts = latest_ids(record).into_iter().filter_map(|id| book.registry.get(Table::Contact, id));
    let open = contacts.filter(|contact| !contact.is_closed() && contact.text("replaced_by").is_none());
    let line = |contact: &Record| {
        Some(BookletContact {
            kind: kind(book, contact),
            value: book.edition.whereabouts(contact)?.to_owned(),
            as_of: contact.text("as_of").map(|date| book.date(date)).unwrap_or_default(),
        })
    };
    open.filter_map(line).collect()
}

/// What is known, fact by fact in one line; empty where nothing is.
fn answer(book: &Book, record: &Record, fields: &[String]) -> String {
    let blocks = facts::answer(book, record, fields, Past::Hidden);
    let facts = blocks.iter().flat_map(|block| match block {
        Block::Facts(facts) => facts.as_slice(),
        _ => &[],
    });
    facts.map(|fact| in_words(book, fact)).collect::<Vec<_>>().join(" ")
}

fn in_words(book: &Book, fact: &Fact) -> String {
    let items = fact.values.iter().flat_map(|value| &value.items).map(|item| plain(item));
    let said = items.collect::<Vec<_>>().join(&book.semicolon());
    let end = if said.ends_with(['.', '!', '?']) { "" } else { "." };
    book.labelled(fact.label.trim_end_matches(':'), &format!("{said}{end}"))
}
