//! The schema of `fields.toml`: how a book declares its fields, and what pages show of them.

use serde_json::{Map, Value, json};

use super::told::{any_key, flag, says, text, texts, told};
use super::{array, headed, object};

const TABLES: [&str; 5] = ["mechanism", "contact", "source", "standard", "case"];
const TYPES: [&str; 10] =
    ["choice", "choices", "yes-no", "text", "date", "duration", "window", "reference", "references", "entries"];
const KEY: &str = "^[a-z][a-z0-9_-]*$";

/// `fields.toml`. A test holds its keys against those that the program reads.
pub(super) fn fields() -> Value {
    let keys = told(&[
        ("values", values(), "Vocabularies: `[values.NAME]` with a line `value = \"label\"` for each value"),
        (
            "field",
            array(object(field(), &["id", "label", "type"], "field")),
            "Fields that records have beside the core",
        ),
        (
            "question",
            array(object(question(), &["id", "label", "fields"], "question")),
            "The questions that the page of each record answers, in this order",
        ),
        ("card", object(card(), &[], "card"), "What the card of a record shows"),
        ("compare", object(compare(), &[], "compare"), "The comparison of all records"),
        ("result", object(result(), &[], "result"), "What a result of the search shows of a record"),
        ("sheet", object(sheet(), &[], "sheet"), "What stands on the sheet of each record"),
        (
            "write",
            object(write(), &[], "write"),
            "Help with writing to a record; needs a field with `as = \"checklist\"`",
        ),
    ]);
    headed(object(keys, &[], "fields"), "fields.toml")
}

fn values() -> Value {
    let marked = told(&[
        ("label", text(), "What readers see"),
        (
            "privacy",
            json!({ "enum": ["low", "sensitive", "identifying"] }),
            "What it gives away when a message says it; `low` where nothing stands",
        ),
        ("consent", flag(), "Whether somebody must agree before a message says it"),
    ]);
    let value = json!({ "anyOf": [text(), object(marked, &["label"], "value")] });
    any_key(any_key(value))
}

fn field() -> Map<String, Value> {
    let mut keys = told(&[(
        "on",
        json!({ "enum": TABLES }),
        "Whose field it is; of a record of `mechanisms/` where nothing stands",
    )]);
    keys.extend(shape(&TYPES));
    keys.extend(told(&[
        ("kinds", texts(), "Only records of these kinds have it"),
        ("as", json!({ "enum": ["checklist"] }), "`checklist` shows entries as boxes to tick"),
        ("index", flag(), "Whether its values stand in the A–Z index; for choices only"),
        ("field", array(object(shape(&TYPES[..TYPES.len() - 1]), &["id", "type"], "field")), "The parts of an entry"),
    ]));
    keys
}

/// What a field and a part of an entry have in common.
fn shape(types: &[&str]) -> Map<String, Value> {
    told(&[
        ("id", json!({ "type": "string", "pattern": KEY }), "The key that records write"),
        ("label", text(), "What readers see"),
        ("type", json!({ "enum": types }), "What it holds"),
        ("values", text(), "The vocabulary of a `choice` or of `choices`"),
        ("to", json!({ "enum": TABLES }), "What a `reference` or `references` name"),
        ("required", flag(), "Whether every record must answer it, be it with `not-stated`"),
    ])
}

fn question() -> Map<String, Value> {
    told(&[
        ("id", text(), "Its name in `[card]`, `[sheet]` and in the words of a language"),
        ("label", text(), "The question, as readers see it"),
        ("fields", texts(), "The fields that answer it, in this order"),
        ("brief", texts(), "Those of them that answer it in a line; the first known one where nothing stands"),
    ])
}

fn card() -> Map<String, Value> {
    told(&[
        ("questions", texts(), "The questions that a card answers"),
        ("next", texts(), "Relations to the records to try when an address does not answer"),
    ])
}

fn compare() -> Map<String, Value> {
    let column = told(&[
        ("id", text(), "Its name in the words of a language"),
        ("label", text(), "The head of the column"),
        ("fields", texts(), "The fields that stand in it"),
    ]);
    told(&[
        ("fields", texts(), "Fields that are a column each"),
        ("column", array(object(column, &["id", "label", "fields"], "column")), "Columns of several fields"),
        ("filters", texts(), "Fields by whose values readers choose rows: choices or yes-no"),
    ])
}

fn result() -> Map<String, Value> {
    told(&[("fields", texts(), "The fields that a result shows")])
}

fn sheet() -> Map<String, Value> {
    told(&[
        ("questions", texts(), "The questions that a sheet answers"),
        ("warnings", texts(), "Fields that stand first, set apart"),
    ])
}

fn write() -> Map<String, Value> {
    told(&[
        ("first", texts(), "Values of the checklist that a first, short message asks for"),
        ("full", texts(), "Values that a whole message asks for where the record has no list of its own"),
        ("consent_for", text(), "The field that says what needs somebody's consent"),
        ("consent_by", text(), "The field that says who must consent"),
        ("not_to", texts(), "States of records to which nobody shall write"),
    ])
}

/// What a page says of itself between two lines `+++`: chapters, records, translations.
pub(super) fn front_matter() -> Value {
    let date = says(super::pattern(super::DATE), "The date of its facts: 2018, 2018-04 or 2018-04-20");
    let mut keys = told(&[
        ("id", text(), "A name for wikilinks that stays when the file moves; the path where none is given"),
        ("title", text(), "Title of a chapter; its first heading where none is given"),
        ("name", text(), "Name of a record"),
        ("short", text(), "A shorter name of a record, for tight places"),
        ("summary", text(), "One or two sentences: below the title, on cards, in results of the search"),
        ("aliases", texts(), "Other names, by which the search and the A–Z index find it"),
        ("sources", texts(), "Ids of the sources of a chapter"),
        ("reviewed", super::pattern(super::DATE), "In a translation: the day on which a person reviewed it"),
    ]);
    keys.insert("as_of".to_owned(), date);
    headed(object(keys, &[], "page"), "Front matter: between two lines `+++` at the top of a *.md file")
}
