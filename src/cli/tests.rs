//! The command line, run in this process: exit codes and files.

use super::*;
use std::path::Path;

/// Exit codes cannot be compared; their debug text can.
fn code(args: &[&str]) -> String {
    let args = ["vademecum", "-q"].iter().chain(args).map(OsString::from);
    format!("{:?}", run(args))
}

fn exits(number: u8) -> String {
    format!("{:?}", ExitCode::from(number))
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

#[test]
fn wrong_usage_is_2_and_help_is_0() {
    assert_eq!(code(&["bild"]), exits(2));
    assert_eq!(code(&[]), exits(2));
    assert_eq!(code(&["build", "--format", "pdf"]), exits(2));
    assert_eq!(code(&["--version"]), exits(0));
}

#[test]
fn a_missing_book_is_2() {
    let dir = tempfile::tempdir().expect("a folder");
    assert_eq!(code(&["build", &text(dir.path())]), exits(2));
    assert_eq!(code(&["check", &text(&dir.path().join("no"))]), exits(2));
}

#[test]
fn init_refuses_a_folder_with_something_in_it() {
    let dir = tempfile::tempdir().expect("a folder");
    std::fs::write(dir.path().join("mine.txt"), "x").expect("a file");
    assert_eq!(code(&["init", &text(dir.path())]), exits(2));
    assert_eq!(std::fs::read_dir(dir.path()).expect("a folder").count(), 1);
}

#[test]
fn the_starter_book_builds_clean_and_a_language_that_it_lacks_is_2() {
    let dir = tempfile::tempdir().expect("a folder");
    let book = text(&dir.path().join("my-book"));
    assert_eq!(code(&["init", &book]), exits(0));
    assert_eq!(code(&["check", "--strict", &book]), exits(0));
    assert_eq!(code(&["build", "--strict", &book]), exits(0));
    assert!(dir.path().join("my-book/dist/site/index.html").is_file());
    assert_eq!(code(&["build", "--lang", "xx", &book]), exits(2));
}
