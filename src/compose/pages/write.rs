//! The page `write`, which helps to write a message to anybody, and the pages for records with a list of their own.

use std::sync::Arc;

use crate::model::handbook::{Chapter, PageKind};
use crate::model::page::{Block, Inline, Page};
use crate::model::registry::{Record, Table};

use super::super::book::{Book, oldest};
use super::super::contacts::{self, as_of_badge};
use super::super::facts::{self, Past};
use super::super::headings::Taken;
use super::super::message;
use super::super::tree::{by_medium, heading, list, sentence, text, words_by_medium};
use super::{Content, record};

/// The general forms, then the records that have their own.
pub fn content(book: &Book) -> Content {
    let own: Vec<&Record> = book.records().filter(|record| book.registry.schema.asks_for_items(record)).collect();
    let intro = book.words("write.intro").map(sentence);
    let ways = words_by_medium(book.texts.get("write-intro"), book.texts.get("epub-write-intro"));
    let mut blocks: Vec<Block> = intro.into_iter().chain(ways).chain([notice(book)]).collect();
    if !own.is_empty() {
        blocks.push(heading(2, "own-lists", book.texts.get("write-own")));
        blocks.push(sentence(book.texts.get("write-own-intro")));
        let links = own.iter().map(|record| {
            let target = book.page(PageKind::Message, &record.id, "");
            vec![Inline::Jump { target, text: vec![text(book.name(Table::Mechanism, &record.id))] }]
        });
        blocks.push(list(links.collect()));
    }
    for form in message::forms(book, None) {
        blocks.extend(message::block(form));
    }
    Content { blocks, dates: Vec::new() }
}

/// Fills the page that helps to write to one record.
pub fn fill(book: &Book, chapter: &mut Chapter) {
    let Some(record) = book.record(&chapter.id) else { return };
    let mut blocks = vec![about(book, record), notice(book)];
    blocks.extend(address(book, record));
    blocks.extend(consent(book, record));
    for form in message::forms(book, Some(record)) {
        let own = form.id == "full";
        blocks.extend(message::block(form));
        if own {
            // The list is the source's: its date stands before it.
            let form = blocks.pop();
            blocks.push(source_of_list(book, record));
            blocks.extend(form);
        }
    }
    chapter.headings = Taken::default().settle(&mut blocks);
    chapter.page = Arc::new(Page { file: chapter.page.file, title: chapter.title.clone(), blocks, ..Page::default() });
    chapter.as_of = oldest(record.text("as_of").map(str::to_owned));
}

/// Where help with writing to a record stands: its own page, else the general one. `None` where nobody shall write.
pub fn help(book: &Book, record: &Record) -> Option<Block> {
    if !book.registry.schema.may_be_written_to(record) {
        return None;
    }
    let own = book.page(PageKind::Message, &record.id, "");
    let (target, key) = match own {
        crate::model::handbook::Target::Broken => (book.page(PageKind::Generated, "write", ""), "record-write-general"),
        own => (own, "record-write"),
    };
    let link = super::super::book::link(target, book.texts.get(key));
    matches!(link, Inline::Jump { .. }).then(|| Block::Paragraph(vec![link]))
}

fn about(book: &Book, record: &Record) -> Block {
    let mut line = vec![text(book.texts.get("write-about") + " "), book.jump(Table::Mechanism, &record.id)];
    line.push(text("."));
    Block::Paragraph(line)
}

/// What the page keeps and what it cannot hide.
fn notice(book: &Book) -> Block {
    let browser = ["write-kept", "write-seen"].map(|key| sentence(book.texts.get(key)));
    let blocks = by_medium(browser.into(), vec![sentence(book.texts.get("epub-write-kept"))]);
    Block::Section { class: "notice", id: String::new(), blocks: blocks.into() }
}

/// Whom the message goes to.
fn address(book: &Book, record: &Record) -> Vec<Block> {
    let known = contacts::of_record(book, record, Past::Hidden);
    if known.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![heading(2, "address", book.texts.get("write-address"))];
    blocks.extend(known);
    blocks
}

/// What consent is needed for and who can give it, and the other answers beside the list: form, language.
fn consent(book: &Book, record: &Record) -> Vec<Block> {
    let schema = &book.registry.schema;
    let mut fields: Vec<String> = schema.write.consent_for.iter().chain(&schema.write.consent_by).cloned().collect();
    let list = schema.checklist().map(|(field, _)| &field.id);
    let asked = schema.questions.iter().find(|question| question.fields.iter().any(|id| Some(id) == list));
    fields.extend(asked.into_iter().flat_map(|question| &question.fields).filter(|id| Some(*id) != list).cloned());
    let mut blocks = facts::answer(book, record, &fields, Past::Hidden);
    blocks.extend(record::unknown(book, record, &fields, Past::Hidden));
    if !blocks.is_empty() {
        blocks.insert(0, heading(2, "before", book.texts.get("write-before")));
    }
    blocks
}

fn source_of_list(book: &Book, record: &Record) -> Block {
    let list = book.registry.schema.checklist().and_then(|(field, _)| record.fields.get(&field.id)?.first());
    let mut line = vec![text(book.texts.get("write-list") + " ")];
    if let Some(dated) = list {
        line.push(as_of_badge(book, &dated.as_of));
        line.push(text(" "));
        line.extend(facts::source_links(book, dated.sources.iter().map(String::as_str)));
    }
    Block::Paragraph(line)
}
