//! The page `cases`, and the box that one case becomes in a chapter.

use crate::model::page::{Block, Inline};
use crate::model::registry::{Record, Table};

use super::super::book::{Book, ids};
use super::super::facts::{self, Past, core_dates, source_links};
use super::super::moved::moved;
use super::super::tree::{heading, sentence, text};
use super::Content;

/// Every case with its facts, words and sources.
pub fn content(book: &Book) -> Content {
    let mut blocks = vec![sentence(book.texts.get("cases-intro"))];
    let mut dates = Vec::new();
    for case in book.registry.table(Table::Case) {
        blocks.push(heading(2, &case.id, book.name(Table::Case, &case.id)));
        blocks.extend(told(book, case));
        dates.extend(case.text("as_of").map(str::to_owned));
    }
    Content { blocks, dates }
}

/// A case in a box; its title leads to the page of cases.
pub fn boxed(book: &Book, case: &Record) -> Block {
    let mut blocks = vec![Block::Paragraph(vec![Inline::Strong(vec![book.jump(Table::Case, &case.id)])])];
    blocks.extend(told(book, case));
    Block::Section { class: "case", id: String::new(), blocks }
}

fn told(book: &Book, case: &Record) -> Vec<Block> {
    let mut known = core_dates(book, case, &["date", "until"]);
    let declared = book.registry.schema.fields.get(&Table::Case).into_iter().flatten().filter(|field| !field.core);
    known.extend(declared.filter_map(|field| facts::fact(book, case, field, Past::Shown)));
    let mut blocks = Vec::new();
    if !known.is_empty() {
        blocks.push(Block::Facts(known));
    }
    if let Some(words) = book.edition.cases.get(&case.id) {
        blocks.extend(moved(book, words));
    }
    let sources = ids(case.latest("sources"));
    if !sources.is_empty() {
        let mut line = vec![text(book.texts.get("case-sources") + " ")];
        line.extend(source_links(book, sources));
        blocks.push(Block::Paragraph(line));
    }
    blocks
}
