//! Every key of every TOML file, from the JSON Schema that `vademecum schema` prints.

use serde_json::{Map, Value};

use super::super::book;
use super::cell;

const HEAD: &str = "\
+++
title = \"Keys\"
summary = \"Every key of every TOML file of a book: what it holds and what it means.\"
aliases = [\"settings\", \"options of handbook.toml\", \"schema\"]
+++

# Keys

This page is written from the schema that `vademecum schema` prints. Your own book adds the fields that its `fields.toml` declares: \
run `vademecum schema --write`, and your editor completes and checks those, too.

A key in **bold** must stand there. `not-stated` is written without quotes here, with quotes in the file.
";

/// The documents of the schema in the order of the page: name, and how a table of the file is called.
const FILES: &[(&str, &str)] = &[
    ("handbook", "What to build, and how the book shows itself. One file."),
    ("fields", "Which fields the records of the book have. One file."),
    (
        "mechanism",
        "A record: one file each in `mechanisms/`. The name of the file is its id. Here stand the keys that every book has.",
    ),
    ("contacts", "Every address, once."),
    ("sources", "Where the facts come from."),
    ("standards", "Laws and rules that records rest on."),
    ("cases", "What happened to somebody: the facts. The words stand in the folder of a language."),
    ("finder", "The questions of the finder and its rules. Without this file there is no finder."),
    ("words", "Labels in the words of a language."),
    ("glossary", "Words that readers may not know: a table for each, named by its id."),
    ("case-words", "The words of the cases: a table for each, named by its id."),
    ("page", "What a Markdown file says of itself."),
];

/// What the patterns of the schema are called.
const PATTERNS: &[(&str, &str)] = &[
    ("^[0-9]{4}(-(0[1-9]", "a date: `2018`, `2018-04` or `2018-04-20`"),
    ("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "a whole date: `2026-11-01`"),
    ("^[0-9]+(-[0-9]+)? (hour", "a duration: `15 days`, `1-3 months`"),
    ("^(any-time|", "a time of the year: `05`, `05-mid..06`, `any-time`"),
    ("^[a-z][a-z0-9-]*$", "an id"),
    ("^[a-z][a-z0-9_-]*$", "an id; `_` may stand in it"),
    ("^#(", "a colour: `#0b5345`"),
    ("\\.(svg|png)$", "the path of an SVG or PNG"),
    ("\\.css$", "the path of a style sheet"),
];

/// The page.
pub(super) fn page() -> String {
    let dir = book::write([("en/a.md", b"# A\n" as &[u8])]);
    let (_, handbook, _) = book::compile(dir.path());
    let schema = vademecum::json_schema(&handbook);
    let documents = schema.as_object().expect("documents");
    let named: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
    let missing: Vec<&String> = documents.keys().filter(|name| !named.contains(&name.as_str())).collect();
    assert!(missing.is_empty(), "the guide says nothing of {missing:?}");
    let mut text = HEAD.to_owned();
    for (name, what) in FILES {
        let document = &documents[*name];
        let title = document["title"].as_str().unwrap_or_default();
        text += &format!("\n## {title} {{#{name}}}\n\n{what}\n");
        table(document, name, "", &mut text);
    }
    text
}

/// The keys of a table, and below them those of the tables in it.
fn table(object: &Value, id: &str, path: &str, text: &mut String) {
    let required: Vec<&str> = object["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let none = Map::new();
    let properties = object["properties"].as_object().unwrap_or(&none);
    *text += "\n| key | holds | what it means |\n| --- | --- | --- |\n";
    let mut deeper = Vec::new();
    for (key, value) in properties {
        let what = value["description"].as_str().unwrap_or_default();
        assert!(!what.is_empty(), "the key `{key}` of `{id}` says nothing of itself");
        let key = if required.contains(&key.as_str()) { format!("**`{key}`**") } else { format!("`{key}`") };
        *text += &format!("| {key} | {} | {} |\n", cell(&holds(value)), cell(what));
    }
    if let Some(other) = object["additionalProperties"].as_object() {
        let other = Value::Object(other.clone());
        let what = other["description"].as_str().unwrap_or_default();
        *text += &format!("| an id | {} | {} |\n", cell(&holds(&other)), cell(what));
        deeper.push((format!("{id}-id"), format!("{}ID", dotted(path)), false, other));
    }
    for (key, value) in properties {
        let (list, inner) = match value["type"].as_str() {
            Some("array") => (true, &value["items"]),
            _ => (false, value),
        };
        if inner["properties"].as_object().is_some_and(|it| !it.is_empty()) && !is_condition(key) {
            deeper.push((format!("{id}-{key}"), format!("{}{key}", dotted(path)), list, inner.clone()));
        }
    }
    for (id, path, list, inner) in deeper {
        let head = if list { format!("[[{path}]]") } else { format!("[{path}]") };
        *text += &format!("\n### `{head}` {{#{}}}\n", id.replace('_', "-"));
        table(&inner, &id, &path, text);
    }
}

/// The conditions of a rule have a key for each field of the book.
fn is_condition(key: &str) -> bool {
    matches!(key, "when" | "unless")
}

fn dotted(path: &str) -> String {
    if path.is_empty() { String::new() } else { format!("{path}.") }
}

/// What a value may be, in words.
fn holds(value: &Value) -> String {
    if let Some(kinds) = value["anyOf"].as_array() {
        return kinds.iter().map(holds).collect::<Vec<_>>().join(", or ");
    }
    if let Some(one) = value["const"].as_str() {
        return format!("`{one}`");
    }
    if let Some(values) = value["enum"].as_array() {
        return alternatives(values);
    }
    match value["type"].as_str() {
        Some("string") => pattern(value),
        Some("boolean") => "`true` or `false`".to_owned(),
        Some("integer") => "a whole number".to_owned(),
        Some("array") if value["items"]["type"] == "object" => "tables".to_owned(),
        Some("array") => format!("a list; each item is {}", holds(&value["items"])),
        Some("object") if value["additionalProperties"].is_object() => {
            format!("a table; behind each key {}", holds(&value["additionalProperties"]))
        }
        Some("object") => "a table".to_owned(),
        _ => panic!("the guide has no words for {value}"),
    }
}

/// The fields of a book would make the list longer than anybody reads.
fn alternatives(values: &[Value]) -> String {
    let names: Vec<String> = values.iter().filter_map(Value::as_str).map(|it| format!("`{it}`")).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() && rest.len() < 12 => format!("{} or {last}", rest.join(", ")),
        Some((last, [])) => last.clone(),
        _ => "one of the book's own".to_owned(),
    }
}

fn pattern(value: &Value) -> String {
    let Some(pattern) = value["pattern"].as_str() else { return "a text".to_owned() };
    let known = PATTERNS.iter().find(|(start, _)| pattern.starts_with(start));
    known.map_or_else(|| panic!("the guide has no words for {pattern}"), |(_, words)| (*words).to_owned())
}

#[test]
fn the_schema_of_fields_and_words_has_the_sections_that_the_program_reads() {
    let dir = book::write([("en/a.md", b"# A\n" as &[u8])]);
    let (_, handbook, _) = book::compile(dir.path());
    let schema = vademecum::json_schema(&handbook);
    for (name, file, header) in [
        ("/fields/properties", "fields.toml", ""),
        ("/fields/properties/field/items/properties", "fields.toml", "[[field]]\n"),
        ("/fields/properties/question/items/properties", "fields.toml", "[[question]]\n"),
        ("/fields/properties/card/properties", "fields.toml", "[card]\n"),
        ("/fields/properties/compare/properties", "fields.toml", "[compare]\n"),
        ("/fields/properties/write/properties", "fields.toml", "[write]\n"),
        ("/words/properties", "en/words.toml", ""),
        ("/finder/properties", "finder.toml", ""),
        ("/finder/properties/facet/items/properties", "finder.toml", "[[facet]]\n"),
        ("/finder/properties/rule/items/properties", "finder.toml", "[[rule]]\n"),
    ] {
        let own = schema.pointer(name).and_then(Value::as_object).unwrap_or_else(|| panic!("{name}"));
        let report = book::check(&[(file, &format!("{header}qqqqqqqqqqqq = 1\n"))]);
        let line =
            report.lines().find(|line| line.contains("known here: ")).unwrap_or_else(|| panic!("{name}: {report}"));
        let mut known: Vec<&str> = line.split('`').skip(1).step_by(2).collect();
        known.sort_unstable();
        let mut keys: Vec<&str> = own.keys().map(String::as_str).collect();
        keys.sort_unstable();
        assert_eq!(keys, known, "{name}");
    }
}
