//! A record at a glance: the questions of its card, each answered in a line or two, known answers first.
//!
//! [`glance`] is the only way in. A line says less than the section that it leads to and nothing else than that.

use crate::model::glance::GlanceLine;
use crate::model::handbook::Target;
use crate::model::page::Inline;
use crate::model::registry::{Question, Record, Table};

use super::book::Book;
use super::contacts::{self, is_page, latest_ids};
use super::facts;
use super::headings::Taken;
use super::tree::text;

/// Fields that a line has room for.
const FIELDS_MAX: usize = 2;

/// Values of a field that a line has room for.
const VALUES_MAX: usize = 3;

/// So many addresses of one role are a choice; fewer are a first one and a spare.
const CHOICE_MIN: usize = 3;

/// The lines of `record`, those that are known first.
pub fn glance(book: &Book, record: &Record) -> Vec<GlanceLine> {
    let schema = &book.registry.schema;
    let asked = schema.card.iter().filter_map(|id| schema.questions.iter().find(|question| question.id == *id));
    // Of what was given up only the state and the way on count: the rest would read like an offer.
    let given_up = schema.is_given_up(record);
    let asked = asked.filter(|question| !given_up || is_address(question));
    let mut lines: Vec<_> = asked.map(|question| line(book, record, question)).collect();
    lines.sort_by_key(|line| line.answers.is_empty());
    lines
}

fn line(book: &Book, record: &Record, question: &Question) -> GlanceLine {
    let target = section(book, record, question);
    let answers = if is_address(question) { addresses(book, record) } else { answers(book, record, question) };
    GlanceLine { question: book.question_label(question), target, answers }
}

/// Where the record's page answers the question.
fn section(book: &Book, record: &Record, question: &Question) -> Target {
    let target = book.target(Table::Mechanism, &record.id);
    let Target::Page(page, _) = target else { return target };
    let written = book.edition.chapters.get(page.0 as usize).map_or(&[][..], |chapter| &chapter.headings);
    Target::Page(page, Taken::beside(written, &question.id))
}

fn is_address(question: &Question) -> bool {
    question.fields.iter().any(|field| field == "contacts")
}

/// The first address that takes messages, else the first page to read; how many others there are.
fn addresses(book: &Book, record: &Record) -> Vec<Vec<Inline>> {
    if book.registry.schema.is_given_up(record) {
        let status = record.text("status").map(|status| book.value_label("status", status)).unwrap_or_default();
        return vec![vec![text(book.texts.with("glance-given-up", &[("status", &status)]))]];
    }
    let listed = latest_ids(record).into_iter().filter_map(|id| book.registry.get(Table::Contact, id));
    let mut open: Vec<&Record> = listed.filter(|contact| !contact.is_closed()).collect();
    open.sort_by_key(|contact| is_page(contact));
    let Some(first) = open.first() else { return vec![vec![text(book.texts.get("contacts-none"))]] };
    if let Some(choice) = choice(book, record, &open) {
        return vec![choice];
    }
    let mut lines: Vec<_> = contacts::mention(book, &first.id).into_iter().collect();
    lines.extend(more(book, open.len() - 1));
    lines
}

/// What to choose by, where many addresses have the role of the first: one of them alone would be the wrong one for
/// nearly everybody.
fn choice(book: &Book, record: &Record, open: &[&Record]) -> Option<Vec<Inline>> {
    let roles = contacts::latest_roles(record);
    let role = |contact: &Record| roles.iter().find(|(id, _)| *id == contact.id).and_then(|(_, role)| *role);
    let first = role(open.first()?)?;
    let equals = open.iter().filter(|contact| !is_page(contact) && role(contact) == Some(first)).count();
    let (role, count) = (book.value_label("role", first), equals.to_string());
    (equals >= CHOICE_MIN).then(|| vec![text(book.texts.with("glance-choose", &[("role", &role), ("count", &count)]))])
}

/// What is known of the fields that the book names for a line; where that is nothing, of the first of the others.
fn answers(book: &Book, record: &Record, question: &Question) -> Vec<Vec<Inline>> {
    let known = |id: &String| Some(answer(book, record, question, id)).filter(|items| !items.is_empty());
    let named: Vec<_> = question.brief.iter().filter_map(known).take(FIELDS_MAX).collect();
    if !named.is_empty() {
        return named.concat();
    }
    question.fields.iter().find_map(known).unwrap_or_default()
}

/// The first values of a field, the first of them behind the name of the field: what a line answers is not always what
/// its question asks.
fn answer(book: &Book, record: &Record, question: &Question, id: &String) -> Vec<Vec<Inline>> {
    let mut items = facts::known(book, record, id);
    let all = items.len();
    items.truncate(VALUES_MAX);
    items.extend(more(book, all - items.len()));
    let own = book
        .short_label(id)
        .or_else(|| Some(facts::label(book, record, id)).filter(|_| question.brief.first() != Some(id)));
    if let (Some(label), Some(first)) = (own, items.first_mut()) {
        first.insert(0, text(book.labelled(&label, "")));
    }
    items
}

/// How many more there are, for the last line.
fn more(book: &Book, count: usize) -> Option<Vec<Inline>> {
    (count > 0).then(|| vec![text(book.texts.with("glance-more", &[("count", &count.to_string())]))])
}
