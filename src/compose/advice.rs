//! What to do about addresses that nobody has tried: where to look them up, whom to try when nobody answers.

use std::collections::BTreeSet;

use crate::model::page::{Block, Inline};
use crate::model::registry::{Record, Table, Value};

use super::book::{Book, part};
use super::contacts::{address, is_page, latest_ids};
use super::tree::{joined, text};

/// How many related records are named: more is no advice, and the page names them all further down.
const NEXT_MAX: usize = 3;

/// What to do about the addresses of a record.
struct Advice<'a> {
    /// The page where they are looked up.
    page: Option<&'a Record>,
    /// Whether the next one of the list is a second try.
    listed: bool,
    /// Ids of the records to try next.
    next: Vec<&'a str>,
}

/// A sentence or two below the contacts of `record`, which are `ids` in the order shown. `None` where all were tried
/// or where there is nothing to advise.
pub fn advice(book: &Book, record: &Record, ids: &[&str]) -> Option<Block> {
    let advice = of(book, record, ids)?;
    let mut words = Vec::new();
    if let Some(page) = advice.page {
        words.push(text(book.texts.get("contact-look-up") + " "));
        words.extend(address(book, page));
        words.push(text(". "));
    }
    words.extend(if_silent(book, &advice));
    block(words)
}

/// The same for several lists, once, where it is the same for all: each has a page, and all lead on to the same records.
pub fn shared(book: &Book, lists: &[(&Record, Vec<&str>)]) -> Option<Block> {
    let all: Vec<Advice> = lists.iter().filter_map(|(record, ids)| of(book, record, ids)).collect();
    let first = all.first().filter(|_| all.len() > 1)?;
    let is_like_it = |it: &Advice| it.page.is_some() && it.listed == first.listed && it.next == first.next;
    if !all.iter().all(is_like_it) {
        return None;
    }
    let mut words = vec![text(book.texts.get("contact-look-up-each") + " ")];
    words.extend(if_silent(book, first));
    block(words)
}

fn of<'a>(book: &Book<'a>, record: &'a Record, ids: &[&str]) -> Option<Advice<'a>> {
    let open =
        || ids.iter().filter_map(|id| book.registry.get(Table::Contact, id)).filter(|contact| !contact.is_closed());
    if open().all(Record::is_tried) {
        return None;
    }
    // A page tells who is behind it by itself: it is the place to look up the rest.
    let (pages, routes): (Vec<&Record>, Vec<&Record>) = open().partition(|contact| is_page(contact));
    // The page that was read last comes first: an older one is itself in need of a look.
    let page = pages.first().filter(|_| routes.iter().any(|contact| is_written_to(contact))).copied();
    let listed = routes.len() > 1 && roles(record, &routes) > 1;
    Some(Advice { page, listed, next: next(book, record, ids) })
}

fn block(words: Vec<Inline>) -> Option<Block> {
    let is_something = !words.is_empty();
    let blocks = vec![Block::Paragraph(words)];
    is_something.then_some(Block::Section { class: "advice", id: String::new(), blocks })
}

/// Whom to try next: the next line of the list, then the related records.
fn if_silent(book: &Book, advice: &Advice) -> Vec<Inline> {
    let listed = advice.listed.then(|| vec![text(book.texts.get("contact-next-listed"))]);
    let next = advice.next.iter().map(|id| vec![book.jump(Table::Mechanism, id)]);
    let next: Vec<Vec<Inline>> = listed.into_iter().chain(next).collect();
    if next.is_empty() {
        return Vec::new();
    }
    let mut words = vec![text(book.texts.get("contact-if-silent") + " ")];
    words.extend(joined(next, &book.semicolon()));
    words.push(text("."));
    words
}

/// Whether somebody must know the address to use it.
fn is_written_to(contact: &Record) -> bool {
    matches!(contact.text("kind"), Some("email" | "phone" | "fax" | "post" | "web-form"))
}

/// How many different roles the routes have. Routes of one role are a choice among equals: each is for other people,
/// so that the next one is no second try.
fn roles(record: &Record, routes: &[&Record]) -> usize {
    let entries = match record.latest("contacts") {
        Some(Value::Entries(entries)) => entries.as_slice(),
        _ => &[],
    };
    let is_route = |id: &str| routes.iter().any(|route| route.id == id);
    let of_routes = entries.iter().filter(|entry| part(entry, "id").is_some_and(is_route));
    of_routes.map(|entry| part(entry, "role")).collect::<BTreeSet<_>>().len()
}

/// Whether `other` can be written to, and not only by the addresses that just failed.
fn is_another_door(book: &Book, other: &Record, failed: &[&str]) -> bool {
    let written = |id: &&str| book.registry.get(Table::Contact, id).is_some_and(is_written_to);
    let mut routes = latest_ids(other).into_iter().filter(written).peekable();
    let has_routes = routes.peek().is_some();
    book.registry.schema.may_be_written_to(other) && (!has_routes || routes.any(|id| !failed.contains(&id)))
}

/// The related records that `[card] next` chooses, for when `routes` fail.
fn next<'a>(book: &Book, record: &'a Record, routes: &[&str]) -> Vec<&'a str> {
    let related = match record.latest("related") {
        Some(Value::Entries(entries)) => entries.as_slice(),
        _ => &[],
    };
    let leads_on = |relation: &str| book.registry.schema.next.iter().any(|it| it == relation);
    let chosen = related.iter().filter(|entry| part(entry, "relation").is_some_and(leads_on));
    let mut ids: Vec<&str> = chosen.filter_map(|entry| part(entry, "id")).collect();
    ids.retain(|id| book.registry.get(Table::Mechanism, id).is_some_and(|other| is_another_door(book, other, routes)));
    ids.dedup();
    ids.truncate(NEXT_MAX);
    ids
}
