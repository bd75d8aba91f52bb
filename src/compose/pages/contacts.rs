//! The page `contacts`: every address of the book once, under the first record that uses it.

use std::collections::BTreeSet;

use crate::model::card::ContactLine;
use crate::model::page::{Block, Inline};
use crate::model::registry::{Record, Table, Value};

use super::super::book::{Book, part};
use super::super::contacts::{line, mention};
use super::super::counts::untried;
use super::super::tree::{heading, joined, sentence, text};
use super::Content;

/// How many addresses nobody has tried, then the addresses by group and record.
pub fn content(book: &Book) -> Content {
    let mut blocks = vec![sentence(book.texts.get("contacts-intro"))];
    blocks.extend(notice(book));
    let mut shown = BTreeSet::new();
    for group in book.by_group(book.records()) {
        let mut lines = Vec::new();
        for record in group.records {
            lines.extend(of_record(book, record, &mut shown));
        }
        if !lines.is_empty() {
            blocks.push(heading(2, group.id, group.label));
            blocks.extend(lines);
        }
    }
    let rest = book.registry.table(Table::Contact).filter(|contact| !shown.contains(contact.id.as_str()));
    let rest: Vec<ContactLine> = rest.filter_map(|contact| listed(book, &contact.id)).collect();
    if !rest.is_empty() {
        blocks.push(heading(2, "other-contacts", book.texts.get("contacts-other")));
        blocks.push(Block::Contacts(rest));
    }
    let dates = book.registry.table(Table::Contact).filter_map(|contact| contact.text("as_of").map(str::to_owned));
    Content { blocks, dates: dates.collect() }
}

fn notice(book: &Book) -> Option<Block> {
    let words = untried(book)?;
    Some(Block::Section { class: "notice", id: String::new(), blocks: vec![sentence(words)] })
}

/// The contacts of a record, old ones too. Those that stand above already are only named: an anchor stands once.
fn of_record<'a>(book: &Book<'a>, record: &'a Record, shown: &mut BTreeSet<&'a str>) -> Vec<Block> {
    let mut lines = Vec::new();
    let mut above = Vec::new();
    let mut seen = BTreeSet::new();
    for id in every_id(record).into_iter().filter(|id| seen.insert(*id)) {
        if shown.insert(id) { lines.extend(listed(book, id)) } else { above.extend(mention(book, id)) }
    }
    if lines.is_empty() && above.is_empty() {
        return Vec::new();
    }
    let name = Inline::Strong(vec![book.jump(Table::Mechanism, &record.id)]);
    let mut blocks = vec![Block::Paragraph(vec![name])];
    if !lines.is_empty() {
        blocks.push(Block::Contacts(lines));
    }
    if !above.is_empty() {
        let mut phrase = vec![text(book.texts.get("contacts-above") + " ")];
        phrase.extend(joined(above, &book.semicolon()));
        blocks.push(Block::Paragraph(phrase));
    }
    blocks
}

/// A contact with its anchor and the records that use it.
fn listed(book: &Book, id: &str) -> Option<ContactLine> {
    let mut line = line(book, id, "")?;
    let users = book.uses.by(Table::Mechanism, id).map(|user| vec![book.jump(Table::Mechanism, user)]);
    let users = joined(users.collect(), &book.semicolon());
    if !users.is_empty() {
        if !line.notes.is_empty() {
            line.notes.push(Inline::HardBreak);
        }
        line.notes.push(text(book.texts.get("contacts-used-by") + " "));
        line.notes.extend(users);
    }
    Some(line)
}

fn every_id(record: &Record) -> Vec<&str> {
    let dated = record.fields.get("contacts").into_iter().flatten();
    let entries = dated.flat_map(|dated| match &dated.value {
        Value::Entries(entries) => entries.as_slice(),
        _ => &[],
    });
    entries.filter_map(|entry| part(entry, "id")).collect()
}
