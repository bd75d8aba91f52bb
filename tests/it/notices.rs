//! `NOTICES.md` names every library that is built in, with its licence. `UPDATE=1 cargo test notices` writes its tables.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use serde_json::Value;

use super::book::repository;

/// What the tables are made for; other systems only change which bindings come along.
const PLATFORM: &str = "x86_64-unknown-linux-gnu";

/// Licences under which a library may be built in, alone or as one of a choice.
const TAKEN: &[&str] = &[
    "MIT",
    "CC0-1.0",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "Zlib",
    "ISC",
    "Unicode-3.0",
    "Unlicense",
    "0BSD",
    "MPL-2.0",
];

/// A library of the binary.
struct Library {
    name: String,
    version: String,
    licence: String,
    source: String,
}

/// Every library that the program depends on when it runs, by name and version; those of tests and build scripts are none.
fn libraries() -> Vec<Library> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--locked", "--format-version", "1", "--filter-platform", PLATFORM]);
    let output = cargo.current_dir(repository()).output().expect("cargo starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let root = metadata["resolve"]["root"].as_str().expect("a root");
    let nodes = by_id(&metadata["resolve"]["nodes"]);
    let (mut built_in, mut open) = (BTreeSet::new(), vec![root]);
    while let Some(id) = open.pop() {
        if built_in.insert(id) {
            open.extend(nodes[id]["deps"].as_array().expect("a list").iter().filter_map(runs));
        }
    }
    built_in.remove(root);
    let packages = by_id(&metadata["packages"]);
    let mut libraries: Vec<Library> = built_in.iter().map(|id| library(packages[id])).collect();
    libraries.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    libraries
}

fn by_id(list: &Value) -> BTreeMap<&str, &Value> {
    list.as_array().expect("a list").iter().map(|it| (it["id"].as_str().expect("an id"), it)).collect()
}

/// The id of a dependency that is not only for tests or build scripts.
fn runs(dependency: &Value) -> Option<&str> {
    let kinds = dependency["dep_kinds"].as_array()?;
    kinds.iter().any(|kind| kind["kind"].is_null()).then(|| dependency["pkg"].as_str())?
}

fn library(package: &Value) -> Library {
    let get = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
    let source = get("repository");
    let source = source.trim_start_matches("https://").trim_end_matches('/').trim_end_matches(".git").to_owned();
    // The slash is how a choice was written once.
    Library { name: get("name"), version: get("version"), licence: get("license").replace('/', " OR "), source }
}

/// `text` with each table of libraries, known by the last cell of its head, filled anew.
fn with_tables(text: &str, libraries: &[Library]) -> String {
    let mut lines = Vec::new();
    let mut in_table = false;
    for line in text.lines() {
        in_table &= line.starts_with('|');
        if in_table {
            continue;
        }
        lines.push(line.to_owned());
        let Some(last) = line.strip_prefix("| library | version | ") else { continue };
        in_table = true;
        lines.push("| --- | --- | --- |".to_owned());
        let is_mpl = last == "source |";
        let rows = libraries.iter().filter(|it| (it.licence == "MPL-2.0") == is_mpl);
        lines.extend(
            rows.map(|it| {
                format!("| {} | {} | {} |", it.name, it.version, if is_mpl { &it.source } else { &it.licence })
            }),
        );
    }
    lines.join("\n") + "\n"
}

#[test]
fn every_library_that_is_built_in_is_noticed() {
    let path = repository().join("NOTICES.md");
    let text = fs::read_to_string(&path).expect("notices");
    let right = with_tables(&text, &libraries());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &right).expect("written");
    } else {
        assert!(text == right, "UPDATE=1 cargo test notices, then read the difference: is a licence new?");
    }
}

#[test]
fn every_licence_may_be_handed_on() {
    for Library { name, version, licence, .. } in libraries() {
        let is_taken =
            |one: &str| TAKEN.contains(&one.trim_matches(['(', ')']).split(" WITH ").next().unwrap_or_default());
        let is_free = licence.split(" AND ").all(|part| part.split(" OR ").any(is_taken));
        assert!(is_free, "{name} {version}: {licence}");
    }
}
