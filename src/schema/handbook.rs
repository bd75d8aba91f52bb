//! The schema of `handbook.toml`: every key, the same for every book.

use serde_json::{Map, Value, json};

use super::told::{flag, says, text, text_or_none, texts, told};
use super::{headed, object};
use crate::model::handbook::Format;

/// `handbook.toml`. A test holds its keys against those that the program reads.
pub(super) fn handbook() -> Value {
    let mut keys = told(&[
        ("name", text(), "Stem of the names of output files, such as `field-guide`"),
        ("title", text(), "Title, in the source language"),
        ("short_title", text(), "For tight places; the title where none is given"),
        ("description", text(), "What it is about, in one sentence"),
        ("edition", text(), "The edition, such as `2026.11`: it becomes part of names of files"),
        ("date", json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }), "Date of the edition"),
        ("languages", texts(), "Language tags; the first is the language in which the book is written"),
        ("licence", text(), "Licence of the text"),
        ("newer_edition", text(), "A sentence on each page that says where a newer edition is"),
    ]);
    for (table, keys_of, what) in [
        ("build", build(), "Where the output goes and what it is"),
        ("limits", limits(), "How large things may become; what is larger stops the build"),
        ("links", links(), "What links may lead to"),
        ("markdown", markdown(), "What chapters may hold"),
        ("safety", safety(), "What the book tells those who see it from outside"),
        ("look", look(), "The house style of the book"),
        ("search", search(), "What the search of the book must find"),
    ] {
        keys.insert(table.to_owned(), says(object(keys_of, &[], table), what));
    }
    keys.insert("redirects".to_owned(), redirects());
    headed(object(keys, &["title", "edition", "date"], "handbook"), "handbook.toml")
}

fn build() -> Map<String, Value> {
    let formats: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
    told(&[
        ("out", text(), "Where the output goes, relative to this file; `dist` where none is given"),
        ("formats", json!({ "type": "array", "items": { "enum": formats }, "uniqueItems": true }), "What is built"),
        ("base_url", text(), "Where the site will be hosted, such as `https://example.org/book/`"),
        (
            "external_links",
            json!({ "enum": ["link", "confirm", "text"] }),
            "What becomes of links that leave the book: links, links that ask first, or text",
        ),
    ])
}

fn limits() -> Map<String, Value> {
    let kilobytes = json!({ "type": "integer", "minimum": 1 });
    told(&[
        ("page_kb", kilobytes.clone(), "How large a page may be, in kilobytes of 1,000 bytes"),
        ("book_kb", kilobytes.clone(), "How large a file with the whole book may be"),
        ("image_kb", kilobytes.clone(), "How large an image may be"),
        ("bundle_kb", kilobytes, "How large all files together may be, without archives"),
    ])
}

fn markdown() -> Map<String, Value> {
    told(&[
        (
            "raw_html",
            json!({ "enum": ["error", "sanitize"] }),
            "What becomes of HTML in Markdown: it is a mistake, or what is safe of it stays",
        ),
        (
            "link_schemes",
            texts(),
            "Schemes of links that are allowed beside `http`, `https`, `mailto` and `tel`, such as `matrix`",
        ),
    ])
}

fn links() -> Map<String, Value> {
    told(&[
        ("shorteners", texts(), "Hosts of URL shorteners to refuse, beside the known ones"),
        ("contact_links", flag(), "Whether addresses are links (`mailto:`, `tel:`); plain text where not"),
    ])
}

fn safety() -> Map<String, Value> {
    told(&[
        ("hide_page", flag(), "Whether every page has a way to hide itself; true where it is not said"),
        ("hide_by_key", flag(), "Whether pressing Shift three times hides the page; true where it is not said"),
        ("discreet", flag(), "Whether titles and names of files tell nothing of what the book is about"),
        ("neutral_title", text(), "What stands for the title of a discreet book; `Notes` where none is given"),
    ])
}

fn look() -> Map<String, Value> {
    let color = json!({ "type": "string", "pattern": "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$" });
    let image = json!({ "type": "string", "pattern": "\\.(svg|png)$" });
    let styles = json!({ "type": "array", "items": { "type": "string", "pattern": "\\.css$" } });
    told(&[
        ("logo", image.clone(), "An image of the book, SVG or PNG, at the head of each page"),
        ("logo_dark", image, "The same for dark screens"),
        ("logo_alt", text_or_none(), "What the logo says; empty where the title beside it says the same"),
        ("accent", color.clone(), "Colour of links and buttons on light screens; text in it must be legible"),
        ("accent_dark", color, "The same on dark screens; made from `accent` where none is given"),
        ("css", styles, "Style sheets of the book, in order, after those of the theme"),
    ])
}

fn redirects() -> Value {
    json!({
        "title": "redirects",
        "type": "object",
        "description": "Pages that moved: the file that was, or an address below the site, and where it is now",
        "propertyNames": { "pattern": "\\.(md|html)$" },
        "additionalProperties": text(),
    })
}

fn search() -> Map<String, Value> {
    let within = json!({ "type": "integer", "minimum": 1 });
    let keys = told(&[
        ("query", text(), "What readers type"),
        ("finds", text(), "An id, or the path of a chapter, perhaps with `#` and the id of a heading"),
        ("lang", text(), "Language of the edition that is asked"),
        ("within", within, "Among so many first results; three where no number is given"),
    ]);
    let expect = super::array(object(keys, &["query", "finds"], "expect"));
    told(&[("expect", expect, "What `check` asks the search, and what must come")])
}
