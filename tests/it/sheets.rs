//! Sheets: one file a record, with nothing beside it.

use vademecum::model::handbook::PageKind;
use vademecum::model::registry::Table;

use super::book;
use super::html::Page;

/// So that a messenger takes it and a slow line carries it.
const BYTES_MAX: usize = 40 * 1024;

#[test]
fn every_record_has_a_sheet_that_needs_nothing_else() {
    for book in [book::flagship(), book::library()] {
        let records = book.handbook.editions[0].chapters.iter().filter(|it| it.kind == PageKind::Record);
        for record in records {
            let path = format!("site/en/sheets/{}.html", record.id);
            let bytes = &book.bundle.0[&path];
            assert!(bytes.len() < BYTES_MAX, "{path}: {} bytes", bytes.len());
            let page = Page::read(std::str::from_utf8(bytes).expect("UTF-8"));
            let banned = ["script", "a", "img", "form", "iframe", "object"];
            assert!(!page.tags.iter().any(|(tag, _)| banned.contains(&tag.as_str())), "{path}");
            let links: Vec<&str> = page.values("href").chain(page.values("src")).collect();
            assert!(links.iter().all(|link| link.starts_with("data:")), "{path}: {links:?}");
            assert!(page.values("content").any(|it| it.contains("style-src 'sha256-")), "{path}");
        }
    }
}

#[test]
fn a_sheet_says_whose_it_is_how_old_and_what_to_mind() {
    let book = book::flagship();
    for record in book.handbook.editions[0].chapters.iter().filter(|it| it.kind == PageKind::Record) {
        let bytes = &book.bundle.0[&format!("site/en/sheets/{}.html", record.id)];
        let text = Page::read(std::str::from_utf8(bytes).expect("UTF-8")).texts.join("\n");
        for words in [&record.title, "Edition 2026.11", "Facts as of", "Physical protection", "newer edition"] {
            assert!(text.contains(words), "{}: no `{words}`", record.id);
        }
        // What was given up is not to be used: its sheet asks only whom to turn to.
        let schema = &book.handbook.registry.schema;
        let given_up =
            book.handbook.registry.get(Table::Mechanism, &record.id).is_some_and(|it| schema.is_given_up(it));
        assert_eq!(text.contains("Can I use it?"), !given_up, "{}", record.id);
        assert!(text.contains("Whom do I write to?"), "{}", record.id);
    }
}

#[test]
fn a_sheet_has_every_address_with_its_date_and_that_nobody_tried_it() {
    let book = book::flagship();
    let registry = &book.handbook.registry;
    let bytes = &book.bundle.0["site/en/sheets/un-senior-official.html"];
    let page = Page::read(std::str::from_utf8(bytes).expect("UTF-8"));
    let value = registry.get(Table::Contact, "mail-reprisals").and_then(|it| it.text("value")).expect("an address");
    let at = page.texts.iter().position(|text| text == value).expect("the address in one piece");
    let behind = page.texts[at..].iter().take(12).map(|text| text.trim()).collect::<Vec<_>>().join("|");
    assert!(behind.contains("as of 2018") && behind.contains("not tried for this book"), "{behind}");
    assert!(page.texts.iter().any(|text| text.starts_with("Nobody has tried these addresses")));
}
