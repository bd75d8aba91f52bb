//! The way of a matter through one record: the author says who does what, the registry says what is known about it.
//!
//! The body of the directive is a numbered list. Strong words at the beginning of an item say who acts; code at its
//! end names fields, whose values are put there: `` `fee` ``, or one kind of entry alone: `` `times decision` ``.

use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::page::{Block, Directive, Inline, ListItem};
use crate::model::picture::{Drawing, Step, StepFact};
use crate::model::registry::{Dated, Field, FieldType, Record, Table, Value};

use super::super::book::{Book, link};
use super::super::contacts;
use super::super::directives::{Asked, unknown_id};
use super::super::suggest::nearest;
use super::super::tree::{joined, list, plain, text};
use super::Shown;

/// A fact as inlines, with whether it is known.
struct Known {
    words: Vec<Inline>,
    known: bool,
}

/// The steps in the list of `caption`, which loses that list.
pub(super) fn way(asked: &mut Asked, caption: &mut Vec<Block>) -> Option<Shown> {
    let record = asked.record(&asked.directive.argument)?;
    let Some(at) = caption.iter().position(|block| matches!(block, Block::List { .. })) else {
        asked.found.push(no_steps(asked.directive));
        return None;
    };
    let Block::List { items, .. } = caption.remove(at) else { return None };
    let mut dates = Vec::new();
    let mut steps = Vec::new();
    let mut lines = Vec::new();
    for item in &items {
        let (step, line) = step(asked, record, item, &mut dates);
        steps.push(step);
        lines.push(line);
    }
    Some(Shown {
        title: asked.book.name(Table::Mechanism, &record.id),
        drawing: Some(Drawing::Way(steps)),
        twin: vec![Block::List { start: Some(1), items: lines }],
        dates,
    })
}

fn step(asked: &mut Asked, record: &Record, item: &ListItem, dates: &mut Vec<String>) -> (Step, ListItem) {
    let written = match item.blocks.first() {
        Some(Block::Paragraph(inlines)) => inlines.as_slice(),
        _ => &[],
    };
    let who = match written.first() {
        Some(Inline::Strong(who)) => plain(who),
        _ => String::new(),
    };
    let (codes, words): (Vec<&Inline>, Vec<&Inline>) = written.iter().partition(|it| matches!(it, Inline::Code(_)));
    let words: Vec<Inline> = words.into_iter().cloned().collect();
    let mut facts = Vec::new();
    for code in codes {
        facts.extend(followed(asked, record, &plain(std::slice::from_ref(code)), dates));
    }
    let drawn = facts.iter().map(|fact| StepFact { text: said(asked.book, &fact.words), known: fact.known });
    let behind = words.get(usize::from(!who.is_empty())..).unwrap_or_default();
    let step = Step { who, words: spaced(&plain(behind)), facts: drawn.collect() };
    let mut blocks = vec![Block::Paragraph(words)];
    if !facts.is_empty() {
        blocks.push(list(facts.into_iter().map(|fact| fact.words).collect()));
    }
    (step, ListItem { task: None, blocks, tight: true })
}

/// What the registry knows about the field that the code names, or about one kind of its entries.
fn followed(asked: &mut Asked, record: &Record, code: &str, dates: &mut Vec<String>) -> Vec<Known> {
    let (id, only) = code.split_once(char::is_whitespace).map_or((code, None), |(id, only)| (id, Some(only.trim())));
    let Some(id) = asked.fields(id).pop() else { return Vec::new() };
    let book = asked.book;
    if id == "contacts" {
        return vec![addresses(book, record, dates)];
    }
    let Some(field) = book.registry.schema.field(Table::Mechanism, &id) else { return Vec::new() };
    if let Some(only) = only {
        check_part(asked, field, only);
    }
    let latest = record.fields.get(&id).and_then(|dated| dated.first());
    dates.extend(latest.map(|dated| dated.as_of.clone()));
    let known = latest.map(|dated| values(book, field, dated, only)).unwrap_or_default();
    if known.is_empty() { vec![unknown(book, field, only)] } else { known }
}

/// The values of a field: its entries one by one, others behind its label.
fn values(book: &Book, field: &Field, dated: &Dated, only: Option<&str>) -> Vec<Known> {
    match &dated.value {
        Value::NotStated => Vec::new(),
        Value::Entries(entries) => {
            let is_meant = |value: &Value| only.is_none_or(|only| *value == Value::Choice(only.to_owned()));
            let chosen = entries.iter().filter(|entry| entry.values().any(is_meant));
            chosen.map(|entry| Known { words: book.phrase(field, entry), known: true }).collect()
        }
        value => {
            let words = labelled(book, &book.field_label(field), joined(book.items(field, value), &book.comma()));
            vec![Known { words, known: true }]
        }
    }
}

fn unknown(book: &Book, field: &Field, only: Option<&str>) -> Known {
    let part = only.and_then(|only| vocabulary_of(field, |name| Some(book.value_label(name, only)), book, only));
    let label = part.unwrap_or_else(|| book.field_label(field));
    Known { words: labelled(book, &label, vec![Inline::NotStated]), known: false }
}

/// The kinds of addresses; they themselves stand, with date and state, on the page of the record.
fn addresses(book: &Book, record: &Record, dates: &mut Vec<String>) -> Known {
    let mut kinds: Vec<Vec<Inline>> = Vec::new();
    let mut named = Vec::new();
    for id in contacts::latest_ids(record) {
        let Some(contact) = book.registry.get(Table::Contact, id).filter(|it| !it.is_closed()) else {
            continue;
        };
        dates.extend(contact.text("as_of").map(str::to_owned));
        let kind = contacts::kind(book, contact);
        if !named.contains(&kind) {
            kinds.push(vec![link(book.target(Table::Contact, id), kind.clone())]);
            named.push(kind);
        }
    }
    let known = !kinds.is_empty();
    let words = if known { joined(kinds, &book.comma()) } else { vec![Inline::NotStated] };
    Known { words: labelled(book, &book.core_label("contacts"), words), known }
}

/// A label and what follows; a question needs no colon.
fn labelled(book: &Book, label: &str, words: Vec<Inline>) -> Vec<Inline> {
    let mut row = vec![text(book.labelled(label, ""))];
    row.extend(words);
    row
}

/// The words of inlines, "not stated" among them.
fn said(book: &Book, inlines: &[Inline]) -> String {
    let words = inlines.iter().map(|inline| match inline {
        Inline::NotStated => book.texts.get("frame-not-stated"),
        other => plain(std::slice::from_ref(other)),
    });
    words.collect()
}

/// Single spaces between words.
fn spaced(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What `found` makes of the vocabulary, among those of the parts of an entry, that has `value`.
fn vocabulary_of<T>(field: &Field, found: impl Fn(&str) -> Option<T>, book: &Book, value: &str) -> Option<T> {
    let FieldType::Entries(parts) = &field.kind else { return None };
    parts.iter().find_map(|part| match &part.kind {
        FieldType::Choice(name) if book.rank(name, value) != usize::MAX => found(name),
        _ => None,
    })
}

fn check_part(asked: &mut Asked, field: &Field, value: &str) {
    let book = asked.book;
    if vocabulary_of(field, |_| Some(()), book, value).is_some() {
        return;
    }
    let parts = match &field.kind {
        FieldType::Entries(parts) => parts.as_slice(),
        _ => &[],
    };
    let known = parts.iter().filter_map(|part| match &part.kind {
        FieldType::Choice(name) => book.registry.schema.vocabularies.get(name),
        _ => None,
    });
    let near = nearest(value, known.flat_map(|it| &it.values).map(|(key, _)| key.as_str()));
    asked.found.push(unknown_id("value", value, near, asked.directive.span));
}

/// ## What
/// A `{picture} way` lists no steps.
///
/// ## Why
/// There is nothing to draw.
///
/// ## Example
/// ` ```{picture} way town-hall ` with a paragraph below it and no list
fn no_steps(directive: &Directive) -> Diagnostic {
    let help = "list the steps below it, as `1. **Who** does what.`, and name the fields that tell about them in code"
        .to_owned();
    Diagnostic::new(Code::UnknownId, directive.span, "the way has no steps").with_help(help)
}
