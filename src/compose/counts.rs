//! How much the book holds, in sentences: what `{count}` becomes, so that no author keeps a number by hand.

use std::collections::BTreeMap;

use crate::model::page::Block;
use crate::model::registry::{Record, Table};

use super::book::Book;
use super::tree::sentence;

/// What can be counted.
pub const COUNTED: &[&str] = &["cases", "contacts", "records", "sources"];

/// A sentence or two on how many there are of `what`; `None` where it is not in [`COUNTED`].
pub fn counted(book: &Book, what: &str) -> Option<Vec<Block>> {
    let count = match what {
        "contacts" => match untried(book) {
            Some(words) => return Some(vec![sentence(words)]),
            None => contacts(book).0,
        },
        "cases" => book.registry.table(Table::Case).count(),
        "records" => book.records().count(),
        "sources" => book.registry.table(Table::Source).count(),
        _ => return None,
    };
    Some(vec![sentence(book.texts.with(&format!("count-{what}"), &[("count", &count.to_string())]))])
}

/// Addresses in use, and those of them that no person has tried.
pub fn contacts(book: &Book) -> (usize, usize) {
    (open(book).count(), open(book).filter(|contact| !contact.is_tried()).count())
}

/// How many addresses nobody has tried, and how many of them are the oldest; `None` where all were tried.
pub fn untried(book: &Book) -> Option<String> {
    let (all, untried) = contacts(book);
    let key = if untried == all { "contacts-none-tried" } else { "contacts-untried" };
    let (all, untried) = (all.to_string(), untried.to_string());
    let mut years: BTreeMap<&str, usize> = BTreeMap::new();
    for date in open(book).filter(|contact| !contact.is_tried()).filter_map(Record::last_read) {
        *years.entry(date.split('-').next().unwrap_or(date)).or_default() += 1;
    }
    let (year, old) = years.first_key_value()?;
    let words = book.texts.with(key, &[("untried", &untried), ("all", &all)]);
    let oldest = book.texts.with("contacts-oldest", &[("old", &old.to_string()), ("year", year)]);
    Some(format!("{words} {oldest}"))
}

fn open<'a>(book: &Book<'a>) -> impl Iterator<Item = &'a Record> {
    book.registry.table(Table::Contact).filter(|contact| !contact.is_closed())
}
