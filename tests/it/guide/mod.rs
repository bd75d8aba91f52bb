//! The user guide, `docs/guide`: it builds clean, and what can drift in it is written from the program.
//!
//! `UPDATE=1 cargo test --test it guide` writes `docs/guide/en/reference/` anew.

mod afternoon;
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
fn every_command_that_the_guide_shows_is_one() {
    let pages =
        book::files(&guide().join("en")).into_iter().filter(|path| path.extension().is_some_and(|it| it == "md"));
    for path in pages.filter(|path| !path.ends_with("commands.md")) {
        let text = fs::read_to_string(&path).expect("readable");
        for line in text.lines().filter_map(|line| line.strip_prefix("$ vademecum ")) {
            let words: Vec<&str> = std::iter::once("vademecum").chain(line.split(' ')).collect();
            if words[1] == "--version" {
                continue;
            }
            let read = vademecum::cli::commands().try_get_matches_from(&words);
            assert!(read.is_ok(), "{}: `{line}`: {}", path.display(), read.unwrap_err());
        }
    }
}

#[test]
fn the_guide_builds_without_a_warning() {
    let built = book::build(&guide());
    assert_eq!(built.report, "");
    for file in ["site/en/index.html", "vademecum-guide-en.html", "vademecum-guide-en.epub"] {
        assert!(built.bundle.0.contains_key(file), "{file}");
    }
}
