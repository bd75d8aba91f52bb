//! An mdBook that uses everything becomes a book of ours; what it loses is named.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::book::{put, repository, tree};

fn run(dir: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vademecum"));
    let Output { status, stdout, stderr } = command.current_dir(dir).args(args).output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (status.code().unwrap_or(-1), text(stdout), text(stderr))
}

fn shown(tree: &[(String, Vec<u8>)]) -> String {
    tree.iter().map(|(path, bytes)| format!("-- {path} --\n{}", String::from_utf8_lossy(bytes))).collect()
}

/// `UPDATE=1` writes what is expected anew.
fn expect(path: &Path, found: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, found).expect("written");
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(found, expected, "{}: see what changed, then UPDATE=1", path.display());
}

#[test]
fn a_book_with_everything_comes_through_and_builds() {
    let home = repository().join("tests/import");
    let dir = tempfile::tempdir().expect("a folder");
    let old = home.join("old").display().to_string();
    let (code, out, err) = run(dir.path(), &["import", &old, "--out", "bees", "--date", "2026-11-25"]);
    assert_eq!(code, 0, "{err}");
    assert!(err.contains("6 of 6 chapters"), "{err}");
    expect(&home.join("not-carried.txt"), &out);
    expect(&home.join("new.txt"), &shown(&tree(&dir.path().join("bees"))));
    let (code, _, err) = run(dir.path(), &["build", "bees", "--format", "site,html,epub"]);
    assert_eq!(code, 0, "{err}");
}

#[test]
fn json_tells_the_same() {
    let dir = tempfile::tempdir().expect("a folder");
    let old = repository().join("tests/import/old").display().to_string();
    let (code, out, _) = run(dir.path(), &["import", &old, "--message-format", "json"]);
    assert_eq!(code, 0);
    assert!(dir.path().join("keeping-bees-a-year/handbook.toml").is_file());
    let told: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(told["chapters"], 6);
    assert!(told["not_carried"].as_array().is_some_and(|it| it.iter().any(|it| it["file"] == "book.toml")));
}

#[test]
fn what_is_there_is_never_touched_and_nothing_is_left_half() {
    let dir = tempfile::tempdir().expect("a folder");
    put(dir.path(), "bees/mine.txt", b"x");
    put(dir.path(), "none/book.toml", b"[book]\n");
    let old = repository().join("tests/import/old").display().to_string();
    let before = tree(dir.path());
    let (code, _, err) = run(dir.path(), &["import", &old, "--out", "bees"]);
    assert!(code == 2 && err.contains("it is there already"), "{err}");
    let (code, _, err) = run(dir.path(), &["import", "none", "--out", "new"]);
    assert!(code == 2 && err.contains("SUMMARY.md"), "{err}");
    let (code, _, err) = run(dir.path(), &["import", &old, "--out", "bees/mine.txt/new"]);
    assert!(code == 2 && err.contains("failed to"), "{err}");
    assert_eq!(tree(dir.path()), before);
}

#[test]
fn includes_reach_as_far_as_they_may() {
    let home = repository().join("tests/import");
    let dir = tempfile::tempdir().expect("a folder");
    let (old, home) = (home.join("old").display().to_string(), home.display().to_string());
    let (_, out, _) = run(dir.path(), &["import", &old, "--out", "a"]);
    assert!(out.contains("lies outside of the book"), "{out}");
    let (_, out, _) = run(dir.path(), &["import", &old, "--out", "b", "--within", &home]);
    assert!(!out.contains("lies outside of the book"), "{out}");
    let code = fs::read_to_string(dir.path().join("b/en/guide/code.md")).expect("a chapter");
    assert!(code.contains("\noutside\n"));
}
