//! The schemas of what stands in the folder of a language: `words.toml`, `glossary.toml`, `cases.toml`.

use serde_json::{Map, Value, json};

use super::told::{any_key, says, text, texts, told};
use super::{headed, object};

/// `LANG/words.toml`. A test holds its sections against those that the program reads.
pub(super) fn words() -> Value {
    let word = || any_key(text());
    let keys = told(&[
        ("reviewed", reviewed(), "In a translation: the day on which a person reviewed this file"),
        ("book", object(book(), &[], "book"), "What `handbook.toml` says of the book, in this language"),
        ("parts", word(), "Titles of parts of the contents, by the title in SUMMARY.md or its slug"),
        ("contacts", word(), "Where to meet somebody, by the id of a contact of the kind `in-person`"),
        (
            "fields",
            any_key(json!({ "anyOf": [text(), word()] })),
            "Labels of fields: `FIELD`, or `FIELD.PART` for a part of an entry",
        ),
        ("values", any_key(word()), "Labels of values: `[values.VOCABULARY]` with a line for each value"),
        ("questions", word(), "The questions that the page of each record answers, by id"),
        ("columns", word(), "Heads of the columns of the comparison, by id"),
        ("short", word(), "Shorter labels of fields, for tight places"),
        (
            "says",
            any_key(word()),
            "What a message says for a value: `[says.VOCABULARY]`; its label where nothing stands",
        ),
        ("whys", any_key(word()), "Why a message says it: `[whys.VOCABULARY]`"),
        ("write", object(write(), &[], "write"), "Words around the help with writing"),
        ("finder", object(finder(), &[], "finder"), "The words of `finder.toml`"),
    ]);
    headed(object(keys, &[], "words"), "LANG/words.toml")
}

fn reviewed() -> Value {
    super::pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
}

fn book() -> Map<String, Value> {
    told(&[
        ("title", text(), "Title of the book"),
        ("short_title", text(), "The same for tight places"),
        ("description", text(), "What it is about, in one sentence"),
        ("newer_edition", text(), "A sentence on each page that says where a newer edition is"),
        ("neutral_title", text(), "What stands for the title of a discreet book"),
    ])
}

fn write() -> Map<String, Value> {
    let around = || {
        let keys = told(&[
            ("opening", text(), "The sentence before the answers"),
            ("closing", text(), "The sentence behind them"),
        ]);
        object(keys, &[], "message")
    };
    told(&[
        ("intro", text(), "What stands above the forms"),
        ("first", around(), "The first, short message"),
        ("full", around(), "The whole message"),
    ])
}

fn finder() -> Map<String, Value> {
    let word = || any_key(text());
    told(&[
        ("ask", text(), "What is added where the sources are silent on one of those to ask first"),
        ("questions", word(), "Questions, by the id of the facet"),
        ("help", word(), "What stands below a question, by the id of the facet"),
        ("answers", any_key(word()), "Answers: `[finder.answers.FACET]`"),
        ("cautions", any_key(word()), "What is said when an answer is chosen: `[finder.cautions.FACET]`"),
        ("warnings", word(), "What is said with every answer, by id"),
        ("reasons", word(), "Reasons of the rules, by id"),
    ])
}

/// `LANG/glossary.toml`: a table for each term.
pub(super) fn glossary() -> Value {
    let term = told(&[
        ("name", text(), "The term"),
        ("aliases", texts(), "Other words for it"),
        ("text", text(), "What it means, in Markdown"),
        ("see", texts(), "Ids of what to see too"),
    ]);
    entries(object(term, &["name", "text"], "term"), "A term, by its id", "LANG/glossary.toml")
}

/// `LANG/cases.toml`: a table for each case of `cases.toml`.
pub(super) fn cases() -> Value {
    let case = told(&[
        ("title", text(), "The title of the case"), //
        ("text", text(), "What happened, in Markdown"),
    ]);
    entries(object(case, &["title", "text"], "case"), "The words of a case, by its id", "LANG/cases.toml")
}

fn entries(entry: Value, what: &str, title: &str) -> Value {
    let reviewed = says(reviewed(), "In a translation: the day on which a person reviewed this file");
    let mut document = object(Map::from_iter([("reviewed".to_owned(), reviewed)]), &[], title);
    document["additionalProperties"] = says(entry, what);
    headed(document, title)
}
