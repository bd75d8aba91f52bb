//! The sheet of a record: what must be known of it on one page that is handed on alone.

use crate::model::card::ContactLine;
use crate::model::page::Block;
use crate::model::registry::{Record, Table};

use super::book::Book;
use super::card::badges;
use super::contacts::latest_ids;
use super::facts::{self, Past};
use super::tree::{heading, joined, list, sentence, text};

/// Warnings, the answers to the questions of the sheet, and what the sources leave open.
pub fn sheet(book: &Book, record: &Record) -> Vec<Block> {
    let badges = badges(book, record).into_iter().map(|badge| vec![badge]).collect();
    let mut blocks = vec![Block::Paragraph(joined(badges, " "))];
    let summary = book.summary(&record.id);
    if !summary.is_empty() {
        blocks.push(sentence(summary));
    }
    blocks.push(Block::Section { class: "warnings", id: String::new(), blocks: warnings(book, record) });
    let schema = &book.registry.schema;
    let shown = if schema.sheet.questions.is_empty() { &schema.card } else { &schema.sheet.questions };
    let asked = shown.iter().filter_map(|id| schema.questions.iter().find(|question| question.id == *id));
    let given_up = schema.is_given_up(record);
    for question in asked.filter(|question| !given_up || question.fields.iter().any(|id| id == "contacts")) {
        let mut answer = facts::answer(book, record, &question.fields, Past::Hidden);
        answer.extend(super::pages::record::unknown(book, record, &question.fields, Past::Hidden));
        if answer.is_empty() {
            continue;
        }
        answer.iter_mut().for_each(|block| shorten(book, block));
        answer.insert(0, heading(2, &question.id, book.question_label(question)));
        blocks.push(Block::Section { class: "answer", id: String::new(), blocks: answer });
    }
    blocks
}

/// What the book warns of, and what holds for every address that nobody tried.
fn warnings(book: &Book, record: &Record) -> Vec<Block> {
    let mut lines: Vec<_> = facts::answer(book, record, &book.registry.schema.sheet.warnings, Past::Hidden);
    lines.extend(super::pages::record::unknown(book, record, &book.registry.schema.sheet.warnings, Past::Hidden));
    let contacts = latest_ids(record).into_iter().filter_map(|id| book.registry.get(Table::Contact, id));
    let open: Vec<&Record> = contacts.filter(|contact| !contact.is_closed()).collect();
    let mut said = Vec::new();
    if open.iter().any(|contact| !contact.is_tried()) {
        said.push(vec![text(book.texts.get("sheet-untried"))]);
    }
    said.push(vec![text(book.texts.get("sheet-changes"))]);
    lines.push(list(said));
    lines.iter_mut().for_each(|block| shorten(book, block));
    lines
}

/// Where a fact or an address was read stands in the book; the sheet has room for their dates alone.
fn shorten(book: &Book, block: &mut Block) {
    if let Block::Facts(facts) = block {
        facts.iter_mut().flat_map(|fact| &mut fact.values).for_each(|value| value.sources.clear());
    }
    let replaced = |line: &ContactLine| {
        let contact = book.registry.get(Table::Contact, &line.id);
        contact.is_some_and(|contact| contact.text("replaced_by").is_some())
    };
    if let Block::Contacts(lines) = block {
        for line in lines.iter_mut().filter(|line| !replaced(line)) {
            line.notes.clear();
        }
    }
}
