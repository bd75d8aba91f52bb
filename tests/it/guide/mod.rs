//! The user guide, `docs/guide`: it builds clean, and what can drift in it is written from the program.
//!
//! `UPDATE=1 cargo test --test it guide` writes `docs/guide/en/reference/` anew.

mod commands;
mod directives;
mod keys;
mod rules;

use std::fs;
use std::path::PathBuf;

use super::book::{self, repository};

fn guide() -> PathBuf {
    repository().join("docs/guide")
}

/// Compares a page of the reference with what the program says today.
#[track_caller]
fn is_written(name: &str, text: &str) {
    let path = guide().join("en/reference").join(name);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, text).expect("written");
    }
    let there = fs::read_to_string(&path).unwrap_or_default();
    let differs = there.lines().zip(text.lines()).position(|(a, b)| a != b);
    assert!(there == text, "{name} is out of date, first in line {differs:?}: UPDATE=1 cargo test --test it guide");
}

/// `text` as a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

#[test]
fn the_guide_has_every_key() {
    is_written("keys.md", &keys::page());
}

#[test]
fn the_guide_has_every_directive() {
    is_written("directives.md", &directives::page());
}

#[test]
fn the_guide_has_every_rule() {
    is_written("rules.md", &rules::page());
}

#[test]
fn the_guide_has_every_command() {
    is_written("commands.md", &commands::page());
}

#[test]
fn the_guide_builds_without_a_warning() {
    let built = book::build(&guide());
    assert_eq!(built.report, "");
    for file in ["site/en/index.html", "vademecum-guide-en.html", "vademecum-guide-en.epub"] {
        assert!(built.bundle.0.contains_key(file), "{file}");
    }
}
