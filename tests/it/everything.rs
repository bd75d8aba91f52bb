//! `tests/books/everything` keeps its name: it has each part of a page, each directive and each type of field.

use std::collections::BTreeSet;

use vademecum::model::bundle::Bundle;
use vademecum::model::registry::FieldType;

use super::book::everything;
use super::html::Page;

/// The element or class by which each construct of Markdown shows.
const PARTS: &[&str] = &[
    "<h1",
    "<h2",
    "<h3",
    "<h4",
    "<h5",
    "<h6",
    "<p>",
    "<em>",
    "<strong>",
    "<s>",
    "<code",
    "<br",
    "<blockquote",
    "<hr",
    "<pre",
    "<ul",
    "<ol start=",
    "<dl",
    "<dt",
    "<dd",
    "<table",
    "<thead",
    "<img",
    "<figure",
    "<svg",
    "<aside",
    "<bdi",
    "<sup",
    "type=checkbox",
    "<form",
    "<fieldset",
    "<select",
    "<textarea",
    "<details",
];

/// A list of chapters that is cut short: it takes more chapters than a person would look through.
const NOT_HERE: &str = "more";

#[test]
fn the_book_of_everything_shows_every_part() {
    let bundle = &everything().bundle;
    let html: String = pages(bundle).map(|(_, text)| text).collect();
    let missing: Vec<_> = PARTS.iter().filter(|part| !html.contains(**part)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    for kind in ["note", "tip", "important", "warning", "caution"] {
        assert!(html.contains(&format!("alert-{kind}")), "alert {kind}");
    }
}

#[test]
fn the_book_of_everything_has_a_field_of_each_type() {
    let types: BTreeSet<&str> =
        everything().handbook.registry.schema.fields.values().flatten().map(|it| name(&it.kind)).collect();
    assert_eq!(types.len(), 10, "{types:?}");
}

fn name(kind: &FieldType) -> &'static str {
    match kind {
        FieldType::Choice(_) => "choice",
        FieldType::Choices(_) => "choices",
        FieldType::YesNo => "yes-no",
        FieldType::Text => "text",
        FieldType::Date => "date",
        FieldType::Duration => "duration",
        FieldType::Window => "window",
        FieldType::Reference(_) => "reference",
        FieldType::References(_) => "references",
        FieldType::Entries(_) => "entries",
    }
}

/// A class of the flagship or the library that stands on no page of this book is a part that nobody looks at.
#[test]
fn the_book_of_everything_has_every_class_of_the_other_books() {
    let mine = classes(&everything().bundle);
    for other in [super::book::flagship(), super::book::library()] {
        let missing: Vec<_> = classes(&other.bundle).difference(&mine).filter(|it| *it != NOT_HERE).cloned().collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}

fn classes(bundle: &Bundle) -> BTreeSet<String> {
    let pages: Vec<Page> = pages(bundle).map(|(_, text)| Page::read(&text)).collect();
    pages.iter().flat_map(|page| page.values("class")).flat_map(str::split_whitespace).map(str::to_owned).collect()
}

fn pages(bundle: &Bundle) -> impl Iterator<Item = (&String, String)> {
    let html = bundle.0.iter().filter(|(path, _)| path.ends_with(".html"));
    html.map(|(path, bytes)| (path, String::from_utf8_lossy(bytes).into_owned()))
}

#[test]
fn the_book_of_everything_uses_every_directive() {
    let known: BTreeSet<String> = vademecum::DIRECTIVES.iter().map(|directive| directive.name.to_owned()).collect();
    let chapters = &everything().handbook.editions[0].chapters;
    let used: BTreeSet<String> = chapters.iter().flat_map(|it| &it.page.directives).map(|it| it.name.clone()).collect();
    assert_eq!(used, known);
}
