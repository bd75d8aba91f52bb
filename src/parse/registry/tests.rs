//! Text in, reports out: the registry of small books, and of the book in `handbook/`.

use super::super::config;
use super::{place, registry};
use crate::model::diagnostic::Diagnostic;
use crate::model::registry::{Registry, Table, Value};
use crate::model::source::{Content, SourceFile, Sources};

const FIELDS: &str = r#"
-- fields.toml --
[values.kind]
office = "Office"
shop = "Shop"
[values.tone]
warm = "Warm"
cold = "Cold"
[[field]]
id = "tone"
label = "Tone"
type = "choice"
values = "tone"
required = true
[[field]]
id = "price"
label = "Price"
type = "text"
kinds = ["shop"]
required = true
"#;

/// The files that stand between `-- path --` lines.
fn sources(text: &str) -> Sources {
    let mut files = Vec::new();
    for part in text.split("\n-- ").skip(1) {
        let (path, body) = part.split_once(" --\n").unwrap_or((part, ""));
        files.push(SourceFile { path: path.to_owned(), content: Content::Text { text: body.into(), bad_utf8: None } });
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Sources { files }
}

fn read(sources: &Sources) -> (Registry, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let config = config::config(sources, &mut Vec::new());
    let registry = registry(sources, &config, &mut found);
    found.sort_by_cached_key(Diagnostic::sort_key);
    (registry, found)
}

fn check(text: &str, expected: &[&str]) -> Registry {
    let sources = sources(text);
    let (registry, found) = read(&sources);
    let line = |it: &Diagnostic| format!("{} {}: {}", place(&sources, it.at), it.code.name(), it.message);
    assert_eq!(found.iter().map(line).collect::<Vec<_>>(), expected);
    registry
}

#[test]
fn five_mistakes_in_one_record_are_five_reports() {
    let record = r#"
-- mechanisms/a.toml --
kind = "offise"
as_of = 2018
tone = "hot"
colour = "red"
sources = ["nobody"]
contacts = "not-stated"
"#;
    check(
        &(FIELDS.to_owned() + record),
        &[
            "`mechanisms/a.toml:1` bad-value: `offise` is not a value of `kind`",
            "`mechanisms/a.toml:2` bad-value: `as_of` is a number, not a text in quotes",
            "`mechanisms/a.toml:3` bad-value: `hot` is not a value of `tone`",
            "`mechanisms/a.toml:4` unknown-field: unknown key `colour`",
            "`mechanisms/a.toml:5` unknown-id: no source `nobody`",
        ],
    );
}

#[test]
fn a_child_takes_what_it_does_not_give_and_contacts_never() {
    let records = r#"
-- mechanisms/base.toml --
abstract = true
as_of = "2018"
tone = "warm"
contacts = "not-stated"
-- mechanisms/child.toml --
parent = "base"
kind = "office"
as_of = "2018"
[[later]]
as_of = "2020"
tone = "cold"
"#;
    let missing = "`mechanisms/child.toml:1` missing-field: `child` does not give `contacts`";
    let registry = check(&(FIELDS.to_owned() + records), &[missing]);
    let tone = registry.get(Table::Mechanism, "child").map(|child| &child.fields["tone"]);
    let tone: Vec<_> = tone.into_iter().flatten().map(|it| (it.as_of.as_str(), &it.value, it.inherited)).collect();
    let (cold, warm) = (Value::Choice("cold".to_owned()), Value::Choice("warm".to_owned()));
    assert_eq!(tone, [("2020", &cold, false), ("2018", &warm, true)]);
}

#[test]
fn parents_in_a_circle_are_reported_once_each() {
    let records = r#"
-- mechanisms/a.toml --
parent = "b"
as_of = "2018"
-- mechanisms/b.toml --
parent = "a"
as_of = "2018"
"#;
    check(
        records,
        &[
            "`mechanisms/a.toml:1` bad-value: `a` is its own parent",
            "`mechanisms/b.toml:1` bad-value: `b` is its own parent",
        ],
    );
}

#[test]
fn a_field_is_due_only_for_its_kinds() {
    let records = r#"
-- mechanisms/a.toml --
kind = "office"
as_of = "2018"
tone = "warm"
price = "5"
contacts = "not-stated"
-- mechanisms/b.toml --
kind = "shop"
as_of = "2018"
tone = "warm"
contacts = "not-stated"
"#;
    check(
        &(FIELDS.to_owned() + records),
        &[
            "`mechanisms/a.toml:4` unknown-field: `price` is not a field of the kind `office`",
            "`mechanisms/b.toml:1` missing-field: `b` does not give `price`",
        ],
    );
}

#[test]
fn several_syntax_errors_are_all_reported_and_the_rest_is_read() {
    let records = r#"
-- sources.toml --
[[source]]
id = "one"
title = "One
date = "2018"
symbol = bare
[[source]]
id = "two"
title = "Two"
"#;
    let registry = check(
        records,
        &[
            "`sources.toml:3` bad-toml: invalid basic string, expected `\"`",
            "`sources.toml:5` bad-toml: string values must be quoted, expected literal string",
        ],
    );
    assert_eq!(registry.table(Table::Source).count(), 2);
}

#[test]
fn addresses_are_checked_and_stand_once() {
    let records = r#"
-- handbook.toml --
[links]
shorteners = ["sho.rt"]
-- contacts.toml --
[[contact]]
id = "a"
kind = "email"
value = "Cat@example.org"
as_of = "2018"
[[contact]]
id = "b"
kind = "email"
value = "cat@example.org"
as_of = "2018"
[[contact]]
id = "c"
kind = "web"
value = "https://sho.rt/x"
as_of = "2018"
[[contact]]
id = "d"
kind = "fax"
value = "12 34"
as_of = "2018"
"#;
    check(
        records,
        &[
            "`contacts.toml:9` duplicate-id: a second contact of kind `email` with the address `cat@example.org`",
            "`contacts.toml:14` url-shortener: `https://sho.rt/x` leads through the shortener `sho.rt`",
            "`contacts.toml:19` bad-value: `12 34` is not an address of the kind `fax`",
        ],
    );
}

#[test]
fn the_book_of_this_folder_has_no_mistakes() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("handbook");
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(&root).into_iter().filter_map(Result::ok) {
        let (Ok(text), Ok(path)) = (std::fs::read_to_string(entry.path()), entry.path().strip_prefix(&root)) else {
            continue;
        };
        let content = Content::Text { text: text.into(), bad_utf8: None };
        files.push(SourceFile { path: path.to_string_lossy().replace('\\', "/"), content });
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let sources = Sources { files };
    let (registry, found) = read(&sources);
    let lines: Vec<_> = found.iter().map(|it| format!("{} {}", place(&sources, it.at), it.message)).collect();
    assert!(found.is_empty(), "{}", lines.join("\n"));
    assert!(registry.table(Table::Mechanism).count() > 50);
}
