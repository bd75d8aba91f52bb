//! The page `mechanisms`: every record in a line, by group.

use crate::model::page::Inline;
use crate::model::registry::{Record, Table};

use super::super::book::Book;
use super::super::contacts::badge;
use super::super::tree::{heading, list, sentence, text};
use super::Content;

/// Every record with its status and summary.
pub fn content(book: &Book) -> Content {
    let mut blocks = vec![sentence(book.texts.get("mechanisms-intro"))];
    for group in book.by_group(book.records()) {
        blocks.push(heading(2, group.id, group.label));
        blocks.push(list(group.records.iter().map(|record| line(book, record)).collect()));
    }
    let dates = book.records().filter_map(|record| record.text("as_of").map(str::to_owned)).collect();
    Content { blocks, dates }
}

fn line(book: &Book, record: &Record) -> Vec<Inline> {
    let mut line = vec![Inline::Strong(vec![book.jump(Table::Mechanism, &record.id)])];
    if let Some(status) = record.text("status") {
        line.push(text(" "));
        line.push(badge("status", book.value_label("status", status)));
    }
    let summary = book.summary(&record.id);
    if !summary.is_empty() {
        line.push(Inline::HardBreak);
        line.push(text(summary));
    }
    line
}
