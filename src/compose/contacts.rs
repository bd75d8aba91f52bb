//! Addresses with all that a reader must know of them: date, whether somebody tried them, state, where they were read.

use std::collections::BTreeMap;

use crate::model::card::ContactLine;
use crate::model::page::{Block, Inline};
use crate::model::registry::{Dated, Record, Table, Value};

use super::advice::{advice, shared};
use super::book::{Book, ids, part};
use super::facts::{Past, source_links};
use super::tree::{plain, sentence, text};

/// The contacts of a record: the latest list as addresses, those that were read last first, then what to do if they
/// fail, then what only older lists have.
pub fn of_record(book: &Book, record: &Record, past: Past) -> Vec<Block> {
    let (list, ids) = match listed(book, record) {
        Ok(listed) => listed,
        Err(instead) => return instead,
    };
    let mut blocks = vec![list];
    blocks.extend(advice(book, record, &ids));
    if past == Past::Shown {
        let mut lists = lists(record);
        let latest = lists.next().map(|latest| entries(latest).map(|(id, _)| id).collect());
        blocks.extend(earlier(book, latest.unwrap_or_default(), lists));
    }
    blocks
}

/// The contacts of several records, each below its name; what to do if they fail stands once, where it is the same.
pub fn of_records(book: &Book, records: &[&Record]) -> Vec<Block> {
    let all: Vec<_> = records.iter().map(|record| (*record, listed(book, record))).collect();
    let lists = all.iter().filter_map(|(record, listed)| Some((*record, listed.as_ref().ok()?.1.clone())));
    let shared = shared(book, &lists.collect::<Vec<_>>());
    let mut blocks = Vec::new();
    for (record, listed) in all {
        blocks.push(Block::Paragraph(vec![Inline::Strong(vec![book.jump(Table::Mechanism, &record.id)])]));
        match listed {
            Ok((list, ids)) => {
                blocks.push(list);
                blocks.extend(advice(book, record, &ids).filter(|_| shared.is_none()));
            }
            Err(instead) if instead.is_empty() => blocks.push(Block::Paragraph(vec![Inline::NotStated])),
            Err(instead) => blocks.extend(instead),
        }
    }
    blocks.extend(shared);
    blocks
}

/// The latest list of a record and the ids in it, or what stands in its place: perhaps nothing.
fn listed<'a>(book: &Book, record: &'a Record) -> Result<(Block, Vec<&'a str>), Vec<Block>> {
    let given_up = book.registry.schema.is_given_up(record);
    let instead = || left_out(book, record).filter(|_| given_up).into_iter().collect();
    let Some(latest) = lists(record).next() else { return Err(instead()) };
    let mut routes = newest_first(book, latest);
    if given_up {
        routes.retain(|(id, _)| book.registry.get(Table::Contact, id).is_some_and(|contact| !contact.is_closed()));
    }
    let shown: Vec<ContactLine> =
        routes.iter().filter_map(|(id, role)| line(book, id, &role_label(book, *role))).collect();
    if shown.is_empty() {
        return Err(instead());
    }
    Ok((Block::Contacts(shown), routes.into_iter().map(|(id, _)| id).collect()))
}

/// The addresses that only older lists have, to be opened: who holds an old copy finds what became of its address.
fn earlier<'a>(book: &Book, mut seen: Vec<&'a str>, lists: impl Iterator<Item = &'a Dated>) -> Option<Block> {
    let mut lines = Vec::new();
    for older in lists {
        for (id, _) in entries(older) {
            if seen.contains(&id) {
                continue;
            }
            seen.push(id);
            let role = book.texts.with("contacts-named", &[("date", &book.date(&older.as_of))]);
            lines.extend(line(book, id, &role));
        }
    }
    let summary = vec![text(book.texts.with("contacts-earlier", &[("count", &lines.len().to_string())]))];
    (!lines.is_empty()).then(|| Block::Fold { summary, blocks: vec![Block::Contacts(lines)] })
}

/// Why no address stands beside a record that was given up.
fn left_out(book: &Book, record: &Record) -> Option<Block> {
    let status = book.value_label("status", record.text("status")?);
    Some(sentence(book.texts.with("contacts-left-out", &[("status", &status)])))
}

/// The entries of a list, those first whose address was read last; as written where that is equal.
fn newest_first<'a>(book: &Book, list: &'a Dated) -> Vec<(&'a str, Option<&'a str>)> {
    let mut routes: Vec<_> = entries(list).collect();
    let read = |id: &str| book.registry.get(Table::Contact, id).and_then(Record::last_read).map(str::to_owned);
    routes.sort_by_cached_key(|(id, _)| std::cmp::Reverse(read(id)));
    routes
}

/// Ids of the contacts of a record's latest list.
pub fn latest_ids(record: &Record) -> Vec<&str> {
    lists(record).next().map(|dated| entries(dated).map(|(id, _)| id).collect()).unwrap_or_default()
}

/// Ids and roles of the contacts of a record's latest list.
pub fn latest_roles(record: &Record) -> Vec<(&str, Option<&str>)> {
    lists(record).next().map(|dated| entries(dated).collect()).unwrap_or_default()
}

/// A contact as a line; `role` in words. `None` for an id that the registry does not have.
pub fn line(book: &Book, id: &str, role: &str) -> Option<ContactLine> {
    let contact = book.registry.get(Table::Contact, id)?;
    // Nobody shall write to an address that is known to be dead.
    let value = book.edition.whereabouts(contact).filter(|_| !contact.is_closed()).unwrap_or_default();
    Some(ContactLine {
        id: id.to_owned(),
        role: role.to_owned(),
        kind: kind(book, contact),
        value: value.to_owned(),
        badges: badges(book, contact),
        notes: notes(book, contact),
    })
}

/// Whether the address is a page to read, and takes no message.
pub fn is_page(contact: &Record) -> bool {
    contact.text("kind") == Some("web")
}

/// Kind of a contact in words.
pub fn kind(book: &Book, contact: &Record) -> String {
    contact.text("kind").map(|kind| book.texts.get(&format!("contact-{kind}"))).unwrap_or_default()
}

fn badges(book: &Book, contact: &Record) -> Vec<Inline> {
    let mut badges = marks(book, contact);
    let declared = book.registry.schema.fields.get(&Table::Contact).into_iter().flatten().filter(|field| !field.core);
    for field in declared {
        match contact.latest(&field.id) {
            None | Some(Value::NotStated) => {}
            Some(value @ (Value::Choice(_) | Value::Choices(_))) => {
                badges.extend(book.items(field, value).iter().map(|item| badge("channel", plain(item))));
            }
            Some(value) => {
                let words: Vec<String> = book.items(field, value).iter().map(|item| plain(item)).collect();
                badges.push(badge("channel", book.labelled(&book.field_label(field), &words.join(&book.comma()))));
            }
        }
    }
    badges
}

/// Date and state of an address: what must never be missing beside it.
pub fn marks(book: &Book, contact: &Record) -> Vec<Inline> {
    let mut marks = Vec::new();
    marks.extend(contact.text("as_of").map(|date| as_of_badge(book, date)));
    match contact.text("state") {
        Some("closed") => marks.push(badge("closed", book.texts.get("contact-closed"))),
        Some("replaced") => marks.push(badge("replaced", book.texts.get("contact-replaced"))),
        _ => {}
    }
    if contact.is_closed() {
        return marks;
    }
    let said = |key: &str, date: &str| book.texts.with(key, &[("date", &book.date(date))]);
    match (contact.text("verified"), contact.last_read()) {
        (Some(date), _) => marks.push(badge("confirmed", said("contact-tried", date))),
        // The date stands beside it already.
        (None, date) if date == contact.text("as_of") => {
            marks.push(badge("unconfirmed", book.texts.get("contact-not-tried")));
        }
        (None, Some(date)) => marks.push(badge("unconfirmed", said("contact-last-read", date))),
        (None, None) => {}
    }
    marks
}

/// "As of" with a date in words.
pub fn as_of_badge(book: &Book, date: &str) -> Inline {
    badge("date", book.texts.with("as-of", &[("date", &book.date(date))]))
}

/// A short mark.
pub fn badge(class: &'static str, text: String) -> Inline {
    Inline::Badge { class, text }
}

/// Where the address was read, and what replaces it.
fn notes(book: &Book, contact: &Record) -> Vec<Inline> {
    let mut notes = Vec::new();
    if let Some(next) = contact.text("replaced_by") {
        notes.push(text(book.texts.get("contact-replaced-by") + " "));
        notes.extend(mention(book, next).unwrap_or_default());
        notes.push(text(". "));
    }
    let (date, source) = seen(contact);
    let mut sources: Vec<&str> = source.into_iter().collect();
    if sources.is_empty() {
        sources = ids(contact.latest("sources"));
    }
    if !sources.is_empty() {
        notes.push(text(book.texts.get("contact-read-in") + " "));
        notes.extend(source_links(book, sources));
        let is_undated = source.is_some_and(|source| is_undated(book, source));
        match date {
            Some(date) if is_undated => {
                let words = book.texts.with("contact-read-undated", &[("date", &book.date(date))]);
                notes.push(text(format!(" {words}")));
            }
            // The same date stands before it already.
            Some(date) if contact.text("as_of") != Some(date) => notes.push(text(format!(", {}", book.date(date)))),
            _ => {}
        }
    }
    notes
}

/// Whether the copy that was read bears no date, so that the date of the reading is only the earliest that fits.
fn is_undated(book: &Book, source: &str) -> bool {
    let source = book.registry.get(Table::Source, source);
    source.is_some_and(|it| it.text("date").is_none() && it.text("seen") == Some("undated"))
}

fn seen(contact: &Record) -> (Option<&str>, Option<&str>) {
    match contact.latest("seen") {
        Some(Value::Entries(entries)) => {
            entries.first().map_or((None, None), |entry| (part(entry, "date"), part(entry, "source")))
        }
        Some(Value::Date(date) | Value::Text(date)) => (Some(date), None),
        _ => (None, None),
    }
}

/// A contact in running text: its kind, linked, its address, its date and state.
pub fn mention(book: &Book, id: &str) -> Option<Vec<Inline>> {
    let contact = book.registry.get(Table::Contact, id)?;
    let mut phrase = address(book, contact);
    for mark in marks(book, contact) {
        phrase.extend([text(" "), mark]);
    }
    Some(phrase)
}

/// The kind of a contact, linked, and its address: for a place where its date and state stand nearby.
pub fn address(book: &Book, contact: &Record) -> Vec<Inline> {
    let mut phrase = vec![super::book::link(book.target(Table::Contact, &contact.id), kind(book, contact))];
    if let Some(value) = book.edition.whereabouts(contact).filter(|_| !contact.is_closed()) {
        phrase.extend([text(" "), Inline::Address(value.to_owned())]);
    }
    phrase
}

/// A role in words. Never empty: only a line without a role is an anchor.
fn role_label(book: &Book, role: Option<&str>) -> String {
    role.map_or_else(|| book.texts.get("contact-role-none"), |role| book.value_label("role", role))
}

fn lists(record: &Record) -> impl Iterator<Item = &Dated> {
    let dated = record.fields.get("contacts").into_iter().flatten();
    dated.filter(|dated| dated.value != Value::NotStated)
}

fn entries(dated: &Dated) -> impl Iterator<Item = (&str, Option<&str>)> {
    let entries: &[BTreeMap<String, Value>] = match &dated.value {
        Value::Entries(entries) => entries,
        _ => &[],
    };
    entries.iter().filter_map(|entry| Some((part(entry, "id")?, part(entry, "role"))))
}
