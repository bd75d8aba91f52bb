//! What belongs to what: records below the values of choice fields, and below the records that they are part of.

use crate::model::page::{Block, Inline, ListItem};
use crate::model::picture::{Branch, Drawing};
use crate::model::registry::{Field, FieldType, Record, Table};

use super::super::book::{Book, fold};
use super::super::directives::{Asked, option};
use super::super::tree::text;
use super::{Shown, cannot_draw, jump, short_name};

/// A branch as it is drawn, and as it is said.
struct Node {
    label: String,
    words: Vec<Inline>,
    below: Vec<Node>,
}

/// The records below the values of the fields `:by:`, one level a field.
pub(super) fn tree(asked: &mut Asked) -> Option<Shown> {
    let fields = choices(asked, option(asked.directive, "by").unwrap_or("group"));
    let records = asked.several();
    if records.is_empty() || fields.is_empty() {
        return None;
    }
    let book = asked.book;
    let nodes = divided(book, &fields, &records);
    let labels: Vec<String> = fields.iter().map(|field| book.field_label(field)).collect();
    Some(Shown {
        title: labels.join(" · "),
        drawing: Some(Drawing::Tree(nodes.iter().map(branch).collect())),
        twin: vec![said(&nodes)],
        dates: records.iter().filter_map(|record| record.text("as_of").map(str::to_owned)).collect(),
    })
}

fn choices<'a>(asked: &mut Asked<'a, '_>, written: &str) -> Vec<&'a Field> {
    let mut fields = Vec::new();
    for id in asked.fields(written) {
        match asked.book.registry.schema.field(Table::Mechanism, &id) {
            Some(field) if matches!(field.kind, FieldType::Choice(_)) => fields.push(field),
            _ => {
                let help = "name fields of the type `choice`: `:by: group, kind`";
                asked.found.push(cannot_draw(asked.directive, format!("`{id}` is no choice"), help));
            }
        }
    }
    fields
}

/// A node for each value of the first field, those with other values of the next below it, records last.
fn divided(book: &Book, fields: &[&Field], records: &[&Record]) -> Vec<Node> {
    let Some((field, deeper)) = fields.split_first() else {
        return families(book, records);
    };
    let FieldType::Choice(vocabulary) = &field.kind else {
        return families(book, records);
    };
    let value = |record: &Record| record.text(&field.id).map(str::to_owned);
    let mut values: Vec<Option<String>> = records.iter().map(|record| value(record)).collect();
    values.sort_by_key(|value| value.as_deref().map_or(usize::MAX, |value| book.rank(vocabulary, value)));
    values.dedup();
    let node = |of: Option<String>| {
        let with: Vec<&Record> = records.iter().copied().filter(|record| value(record) == of).collect();
        let (label, words) = match &of {
            Some(of) => (book.value_label(vocabulary, of), text(book.value_label(vocabulary, of))),
            None => (book.texts.get("frame-not-stated"), Inline::NotStated),
        };
        Node { label, words: vec![Inline::Strong(vec![words])], below: divided(book, deeper, &with) }
    };
    values.into_iter().map(node).collect()
}

/// Records in the order of their names, each with those that are part of it below.
fn families(book: &Book, records: &[&Record]) -> Vec<Node> {
    let heads = records.iter().filter(|record| head(records, record).id == record.id);
    let mut nodes: Vec<Node> = heads.map(|head| family(book, head, records)).collect();
    // Names in a row first, then those that have some of their own below.
    nodes.sort_by_cached_key(|node| (!node.below.is_empty(), fold(&node.label)));
    nodes
}

/// One level: what is part of a part stands beside it.
fn family(book: &Book, of: &Record, records: &[&Record]) -> Node {
    let parts = records.iter().filter(|record| record.id != of.id && head(records, record).id == of.id);
    let mut below: Vec<Node> = parts.map(|part| leaf(book, part)).collect();
    below.sort_by_cached_key(|node| fold(&node.label));
    Node { below, ..leaf(book, of) }
}

/// The record, among `records`, that a record is part of in the end: itself if of none.
fn head<'r>(records: &[&'r Record], record: &'r Record) -> &'r Record {
    let above = |record: &Record| records.iter().copied().find(|it| Some(&it.id) == record.parent.as_ref());
    // `parse` refuses parents in a circle, so that the way up ends.
    std::iter::successors(Some(record), |record| above(record)).take(records.len() + 1).last().unwrap_or(record)
}

fn leaf(book: &Book, record: &Record) -> Node {
    Node { label: short_name(book, record), words: jump(book, record), below: Vec::new() }
}

fn branch(node: &Node) -> Branch {
    Branch { label: node.label.clone(), branches: node.below.iter().map(branch).collect() }
}

fn said(nodes: &[Node]) -> Block {
    let item = |node: &Node| {
        let mut blocks = vec![Block::Paragraph(node.words.clone())];
        if !node.below.is_empty() {
            blocks.push(said(&node.below));
        }
        ListItem { task: None, blocks, tight: true }
    };
    Block::List { start: None, items: nodes.iter().map(item).collect() }
}
