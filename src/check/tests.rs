use std::collections::BTreeMap;
use std::sync::Arc;

use super::check;
use crate::model::handbook::{Chapter, Edition, Handbook, PageKind, Target};
use crate::model::page::{Link, LinkKind, Page};
use crate::model::registry::{Dated, Record, Table, Value};
use crate::model::source::{Content, FileId, SourceFile, Sources, Span};

fn record(table: Table, id: &str, field: &str, value: Value) -> ((Table, String), Record) {
    let (span, id) = (Span::default(), id.to_owned());
    let dated = Dated { as_of: String::new(), sources: vec!["s1".to_owned()], value, span, inherited: false };
    let fields = BTreeMap::from([(field.to_owned(), vec![dated])]);
    ((table, id.clone()), Record { table, id, span, is_abstract: false, parent: None, fields })
}

/// A book of one chapter, `en/index.md`, with the text and links given.
fn messages(text: &str, records: Vec<((Table, String), Record)>, targets: &[Target]) -> Vec<String> {
    let content = Content::Text { text: text.into(), bad_utf8: None };
    let sources = Sources { files: vec![SourceFile { path: "en/index.md".to_owned(), content }] };
    let link = |_| Link { written: "…".to_owned(), kind: LinkKind::Markdown, span: Span::default() };
    let page = Page { file: FileId(0), links: targets.iter().map(link).collect(), ..Page::default() };
    let targets = targets.to_vec();
    let chapter =
        Chapter { page: Arc::new(page), kind: PageKind::Written, lang: "en".to_owned(), targets, ..Chapter::default() };
    let edition = Edition { lang: "en".to_owned(), chapters: vec![chapter], ..Edition::default() };
    let mut handbook = Handbook { editions: vec![edition], ..Handbook::default() };
    handbook.config.date = "2026-11-23".to_owned();
    handbook.registry.records = records.into_iter().collect();
    check(&handbook, &sources).into_iter().map(|it| format!("{}: {}", it.code.name(), it.message)).collect()
}

#[test]
fn a_typed_contact_is_found_by_its_address() {
    let mail = record(Table::Contact, "mail-help", "value", Value::Text("help@example.org".to_owned()));
    let found = messages("Write to Help@example.org.", vec![mail], &[Target::Contact("mail-help".to_owned())]);
    assert_eq!(found, ["hard-coded-contact: `Help@example.org` is the contact `mail-help`"]);
}

#[test]
fn what_nothing_names_is_unused() {
    let source = |id| record(Table::Source, id, "title", Value::Text("Title".to_owned()));
    let contact = record(Table::Contact, "web-x", "value", Value::Text("https://x.example".to_owned()));
    let found = messages("", vec![source("s1"), source("s2"), contact], &[]);
    let expected =
        ["unused-record: nothing refers to the contact `web-x`", "unused-record: nothing refers to the source `s2`"];
    assert_eq!(found, expected);
}

#[test]
fn an_expired_fact_and_a_shortener_are_found() {
    let record = record(Table::Mechanism, "fund", "valid_until", Value::Date("2025".to_owned()));
    let found = messages("", vec![record], &[Target::External("https://www.bit.ly/2abc".to_owned())]);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("expired-fact"));
    assert!(found[1].starts_with("url-shortener"));
}

#[test]
fn a_book_without_chapters_is_empty() {
    let found = check(&Handbook::default(), &Sources::default());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].message, "no `en/SUMMARY.md`");
}
