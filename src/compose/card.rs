//! The card of a record: the book's first questions, answered at a glance.

use crate::model::card::{Card, CardRow};
use crate::model::page::Inline;
use crate::model::registry::{Record, Table, Value};

use super::book::{Book, oldest};
use super::contacts::{as_of_badge, badge, is_page, kind, latest_ids};
use super::facts::{self, Past};
use super::glance::glance;
use super::tree::plain;

/// The card of `record` for a chapter: its questions in a line each, the whole answers behind them.
pub fn brief(book: &Book, record: &Record) -> Card {
    Card { glance: glance(book, record), ..card(book, record) }
}

/// The card of `record`. Only latest values: the past stands on the record's page.
pub fn card(book: &Book, record: &Record) -> Card {
    let mut rows = Vec::new();
    let mut unknown = Vec::new();
    let schema = &book.registry.schema;
    let questions = schema.card.iter().filter_map(|id| schema.questions.iter().find(|question| question.id == *id));
    // Of what was given up only the state and the way on count: the rest would read like an offer.
    let given_up = schema.is_given_up(record);
    for question in questions.filter(|question| !given_up || question.fields.iter().any(|id| id == "contacts")) {
        let blocks = facts::answer(book, record, &question.fields, Past::Hidden);
        if !blocks.is_empty() {
            rows.push(CardRow { question: book.question_label(question), blocks });
        } else {
            unknown.push(book.question_label(question));
        }
    }
    Card {
        target: book.target(Table::Mechanism, &record.id),
        name: book.name(Table::Mechanism, &record.id),
        summary: book.summary(&record.id),
        badges: badges(book, record),
        glance: Vec::new(),
        rows,
        unknown,
    }
}

/// The record in a line, for a list of results: its first address, and the declared fields with their labels. A field
/// about which the sources are silent says so.
pub fn line(book: &Book, record: &Record) -> String {
    let part = |id: &String| match (id.as_str(), record.latest(id)?) {
        ("contacts", _) => first_address(book, record).filter(|_| !book.registry.schema.is_given_up(record)),
        _ if book.registry.schema.is_given_up(record) => None,
        (_, Value::NotStated) => {
            Some(book.labelled(&facts::label(book, record, id), &book.texts.get("frame-not-stated")))
        }
        (_, value) => {
            let field = book.registry.schema.field(Table::Mechanism, id)?;
            let words: Vec<String> = book.items(field, value).iter().map(|item| plain(item)).collect();
            Some(book.labelled(&book.field_label(field), &words.join(&book.comma())))
        }
    };
    let parts: Vec<String> = book.registry.schema.result.iter().filter_map(part).collect();
    parts.join(" \u{b7} ")
}

/// The first address that is not known to be dead, with its kind. One that takes messages comes before a page to read.
fn first_address(book: &Book, record: &Record) -> Option<String> {
    let contacts = latest_ids(record).into_iter().filter_map(|id| book.registry.get(Table::Contact, id));
    let mut open: Vec<&Record> = contacts.filter(|contact| !contact.is_closed()).collect();
    open.sort_by_key(|contact| is_page(contact));
    let first = open.first()?;
    Some(book.labelled(&kind(book, first), book.edition.whereabouts(first)?))
}

/// Group, kind, status and date of a record.
pub fn badges(book: &Book, record: &Record) -> Vec<Inline> {
    let mut badges = Vec::new();
    for class in ["group", "kind", "status"] {
        if let Some(value) = record.text(class) {
            badges.push(badge(class, dated_label(book, record, class, value)));
        }
    }
    if let Some(date) = record.text("as_of") {
        badges.push(as_of_badge(book, date));
    }
    badges
}

/// The label of a value, with its own date where it is younger than the record.
fn dated_label(book: &Book, record: &Record, field: &str, value: &str) -> String {
    let label = book.value_label(field, value);
    let as_of = record.fields.get(field).and_then(|dated| dated.first()).map_or("", |dated| dated.as_of.as_str());
    if as_of.is_empty() || record.text("as_of") == Some(as_of) {
        return label;
    }
    book.texts.with("dated-label", &[("label", &label), ("date", &book.date(as_of))])
}

/// The oldest date of what a record tells: of its contacts, else its own.
pub fn oldest_date(book: &Book, record: &Record) -> String {
    let contacts = latest_ids(record).into_iter().filter_map(|id| book.registry.get(Table::Contact, id));
    let date = oldest(contacts.filter_map(|contact| contact.text("as_of").map(str::to_owned)));
    if date.is_empty() { record.text("as_of").unwrap_or("").to_owned() } else { date }
}
