//! The page of a record: what the registry knows, question by question, then what the author writes, then the sources.

use std::sync::Arc;

use crate::model::handbook::{Chapter, Target};
use crate::model::page::{Block, Inline, Page};
use crate::model::registry::{Question, Record, Table};

use super::super::book::{Book, ids};
use super::super::card::{badges, line, oldest_date};
use super::super::facts::{self, Past};
use super::super::glance::glance;
use super::super::headings::Taken;
use super::super::sheet;
use super::super::tree::{heading, joined, list, sentence, text};

/// Puts the record's facts around the prose of its page.
pub fn fill(book: &Book, chapter: &mut Chapter) {
    let Some(record) = book.record(&chapter.id) else {
        return;
    };
    let prose = &chapter.page.blocks;
    let mut before = before_prose(book, record);
    if !prose.is_empty() && before.iter().any(|block| matches!(block, Block::Heading(_))) {
        before.push(heading(2, "more", book.texts.get("record-more")));
    }
    let mut after = sources(book, record);

    let mut taken = Taken::by(&chapter.headings);
    let mut headings = taken.settle(&mut before);
    headings.append(&mut chapter.headings);
    headings.extend(taken.settle(&mut after));

    let blocks = [before, prose.clone(), after].concat();
    chapter.page = Arc::new(Page { blocks, ..Page::clone(&chapter.page) });
    chapter.headings = headings;
    chapter.line = line(book, record);
    chapter.as_of = oldest_date(book, record);
    chapter.sheet = sheet::sheet(book, record);
}

/// A sentence with the labels of the fields about which the sources are silent; nothing where they answer all.
pub fn unknown(book: &Book, record: &Record, fields: &[String], past: Past) -> Option<Block> {
    let labels = facts::not_stated(book, record, fields, past);
    (!labels.is_empty())
        .then(|| not_known(book.texts.with("record-unknown", &[("labels", &labels.join(&book.semicolon()))])))
}

/// What the sources leave open, told apart from what they say by more than its words.
fn not_known(words: String) -> Block {
    Block::Section { class: "not-known", id: String::new(), blocks: vec![sentence(words)] }
}

fn before_prose(book: &Book, record: &Record) -> Vec<Block> {
    let questions = &book.registry.schema.questions;
    let list = book.registry.schema.checklist().map(|(field, _)| &field.id);
    let mut blocks = vec![head(book, record)];
    let lines = glance(book, record);
    if !lines.is_empty() {
        blocks.push(Block::Glance(lines));
    }
    for question in questions {
        let mut answer = answered(book, record, &question.fields);
        // The questions of the card are what every page answers, be it with a no.
        if answer.is_empty() && book.registry.schema.card.contains(&question.id) {
            answer.push(unanswered(book, question));
        }
        if question.fields.iter().any(|id| Some(id) == list) {
            answer.extend(super::write::help(book, record));
        }
        if !answer.is_empty() {
            blocks.push(heading(2, &question.id, book.question_label(question)));
            blocks.extend(answer);
        }
    }
    let other = answered(book, record, &unasked(book, questions));
    if !other.is_empty() {
        blocks.push(heading(2, "other-facts", book.texts.get("record-other")));
        blocks.extend(other);
    }
    blocks
}

/// Badges and summary.
fn head(book: &Book, record: &Record) -> Block {
    let badges = badges(book, record).into_iter().map(|badge| vec![badge]).collect();
    let mut blocks = vec![Block::Paragraph(joined(badges, " "))];
    let summary = book.summary(&record.id);
    if !summary.is_empty() {
        blocks.push(sentence(summary));
    }
    blocks.extend(changes(book, record));
    let link =
        Inline::Jump { target: Target::Sheet(record.id.clone()), text: vec![text(book.texts.get("record-sheet"))] };
    blocks.push(Block::Paragraph(vec![link]));
    Block::Section { class: "record-head", id: String::new(), blocks }
}

/// How the record's state changed, newest first; nothing where it never did.
fn changes(book: &Book, record: &Record) -> Option<Block> {
    let field = book.registry.schema.field(Table::Mechanism, "status")?;
    let fact = facts::fact(book, record, field, Past::Shown)?;
    (fact.values.len() > 1).then(|| Block::Facts(vec![fact]))
}

/// What is known, then what is not.
fn answered(book: &Book, record: &Record, fields: &[String]) -> Vec<Block> {
    let mut blocks = facts::answer(book, record, fields, Past::Shown);
    blocks.extend(unknown(book, record, fields, Past::Shown));
    blocks
}

/// Said where a record holds nothing at all on a question.
fn unanswered(book: &Book, question: &Question) -> Block {
    let is_address = question.fields.iter().any(|field| field == "contacts");
    not_known(book.texts.get(if is_address { "contacts-none" } else { "record-unanswered" }))
}

/// Fields that no question asks for, with contacts first and related records last.
fn unasked(book: &Book, questions: &[Question]) -> Vec<String> {
    let declared = book.registry.schema.fields.get(&Table::Mechanism).into_iter().flatten();
    let declared = declared.filter(|field| !field.core).map(|field| field.id.as_str());
    let fields = ["contacts"].into_iter().chain(declared).chain(["related"]);
    let asked = |id: &str| questions.iter().any(|question| question.fields.iter().any(|field| field == id));
    fields.filter(|id| !asked(id)).map(str::to_owned).collect()
}

/// The record's sources, then those of single facts.
fn sources(book: &Book, record: &Record) -> Vec<Block> {
    let mut sources = ids(record.latest("sources"));
    // What a record has from its parent stands on the parent's page, with the sources there.
    let own = record.fields.values().flatten().filter(|dated| !dated.inherited);
    for source in own.flat_map(|dated| &dated.sources) {
        if !sources.contains(&source.as_str()) {
            sources.push(source);
        }
    }
    if sources.is_empty() {
        return Vec::new();
    }
    let links = sources.into_iter().map(|id| source(book, id)).collect();
    let mut blocks = vec![heading(2, "record-sources", book.texts.get("record-sources")), list(links)];
    blocks.extend(shared(book, record));
    blocks
}

/// Where the sources stand of what a record has in common with its parent.
fn shared(book: &Book, record: &Record) -> Option<Block> {
    let parent = book.registry.get(Table::Mechanism, record.parent.as_deref()?).filter(|parent| !parent.is_abstract)?;
    let takes = record.fields.values().flatten().any(|dated| dated.inherited);
    let link =
        vec![text(book.texts.get("record-sources-shared") + " "), book.jump(Table::Mechanism, &parent.id), text(".")];
    takes.then_some(Block::Paragraph(link))
}

/// A source by its title, with its symbol and date: what a reader needs to ask for the paper elsewhere.
fn source(book: &Book, id: &str) -> Vec<Inline> {
    let mut line = vec![book.jump(Table::Source, id)];
    let Some(source) = book.registry.get(Table::Source, id) else { return line };
    line.extend(source.text("symbol").map(|symbol| text(format!(", {symbol}"))));
    line.extend(source.text("date").map(|date| text(format!(", {}", book.date(date)))));
    line
}
