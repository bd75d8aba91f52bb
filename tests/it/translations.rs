//! A translator's day: accept, see what changed, see how far it is.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// A book in two languages; each page of the second was accepted.
fn book() -> TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let put = |path: &str, text: &str| {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    run(dir.path(), &["init", "book"]);
    let config = fs::read_to_string(dir.path().join("book/handbook.toml")).expect("a book");
    put("book/handbook.toml", &config.replace("languages = [\"en\"]", "languages = [\"en\", \"fr\"]"));
    put("book/en/index.md", "# Start\n\nRead.\n\n## Law {#law}\n\nIt says so.\n\n## Time\n\nWait.\n");
    put("book/fr/index.md", "# Début\n\nLisez.\n\n## Droit\n\nIl le dit.\n\n## Temps\n\nAttendez.\n");
    let accepted = run(dir.path(), &["translate", "accept", "fr/index.md", "--root", "book"]);
    assert_eq!(accepted.0, 0, "{}", accepted.1);
    dir
}

fn run(dir: &Path, args: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vademecum"));
    let output = command.current_dir(dir).args(args).env("NO_COLOR", "1").output().expect("it starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (output.status.code().unwrap_or(-1), said)
}

fn change(dir: &TempDir, path: &str, from: &str, to: &str) {
    let path = dir.path().join(path);
    let text = fs::read_to_string(&path).expect("a file");
    assert!(text.contains(from), "{from} in {text}");
    fs::write(path, text.replace(from, to)).expect("a file");
}

fn status(dir: &TempDir) -> Value {
    let args = ["status", "book", "--today", "2026-11-25", "--message-format", "json"];
    serde_json::from_str(&run(dir.path(), &args).1).expect("JSON")
}

fn stale(dir: &TempDir) -> Value {
    status(dir)["languages"][0]["pages"]["stale"].clone()
}

#[test]
fn what_changed_since_is_shown_section_by_section() {
    let dir = book();
    let diff = ["translate", "diff", "fr/index.md", "--root", "book"];
    assert_eq!(run(dir.path(), &diff), (0, "fr/index.md: its original is as it was\n".to_owned()));
    change(&dir, "book/en/index.md", "It says so.", "It says no.");
    let (code, said) = run(dir.path(), &diff);
    assert_eq!(code, 1);
    for line in ["fr/index.md: Law", "-It says so.", "+It says no.", "  Il le dit."] {
        assert!(said.lines().any(|it| it == line), "{line} in\n{said}");
    }
    assert!(!said.contains("Wait."), "{said}");
}

#[test]
fn a_changed_section_makes_its_page_stale_and_a_changed_address_none() {
    let dir = book();
    assert_eq!(stale(&dir), serde_json::json!([]));
    change(&dir, "book/contacts.toml", "example", "elsewhere.example");
    assert_eq!(stale(&dir), serde_json::json!([]));
    change(&dir, "book/en/index.md", "Wait.", "Do not wait.");
    assert_eq!(stale(&dir), serde_json::json!(["index.md"]));
    run(dir.path(), &["translate", "accept", "fr", "--root", "book"]);
    assert_eq!(stale(&dir), serde_json::json!([]));
}

#[test]
fn a_renamed_section_is_changed_and_a_new_one_is_named() {
    let dir = book();
    change(&dir, "book/en/index.md", "## Time", "## Money\n\nNone.\n\n## Time");
    let (_, said) = run(dir.path(), &["translate", "diff", "fr/index.md", "--root", "book"]);
    assert!(said.contains("fr/index.md: Money\n") && said.contains("+None."), "{said}");
    assert!(!said.contains("Wait."), "{said}");
}

#[test]
fn a_language_that_is_none_of_the_book_is_refused() {
    let dir = book();
    let (code, said) = run(dir.path(), &["translate", "accept", "en/index.md", "--root", "book"]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("(fr)"), "{said}");
    let (code, said) = run(dir.path(), &["translate", "diff", "fr/gone.md", "--root", "book"]);
    assert_eq!(code, 2, "{said}");
}

#[test]
fn old_facts_fail_only_where_that_is_asked() {
    let dir = book();
    let status = |more: &[&str]| {
        let args = [&["status", "book", "--today", "2036-01-01"], more].concat();
        run(dir.path(), &args).0
    };
    assert_eq!(status(&[]), 0);
    assert_eq!(status(&["--fail-over", "30"]), 1);
    assert_eq!(status(&["--fail-over", "30000"]), 0);
}
