//! The first chapter of the guide, followed to the letter: what it says to write is written, what it says comes, comes.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::super::book::put;
use super::guide;

/// A block between fences, with the word behind the first one.
struct Block {
    lang: String,
    text: String,
}

fn blocks() -> Vec<Block> {
    let page = fs::read_to_string(guide().join("en/begin/afternoon.md")).expect("the chapter");
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let marks = line.chars().take_while(|it| *it == '`').count();
        if marks < 3 {
            continue;
        }
        let fence = "`".repeat(marks);
        let text = lines.by_ref().take_while(|line| *line != fence).map(|line| format!("{line}\n")).collect();
        blocks.push(Block { lang: line[marks..].to_owned(), text });
    }
    blocks
}

/// The text of the one block in `lang` that holds `mark`.
#[track_caller]
fn block(lang: &str, mark: &str) -> String {
    let found: Vec<Block> = blocks().into_iter().filter(|it| it.lang == lang && it.text.contains(mark)).collect();
    assert_eq!(found.len(), 1, "blocks of {lang} with `{mark}`");
    found[0].text.clone()
}

/// Runs a command as the guide writes it; gives everything that was said.
fn run(dir: &Path, line: &str, more: &[&str]) -> String {
    let words = line.split(' ').chain(more.iter().copied());
    let mut command = Command::new(env!("CARGO_BIN_EXE_vademecum"));
    let output = command.current_dir(dir).args(words).env("NO_COLOR", "1").output().expect("the program starts");
    String::from_utf8([output.stdout, output.stderr].concat()).expect("UTF-8")
}

/// Runs the command of the block with `mark` and compares every line but the command.
#[track_caller]
fn comes(dir: &Path, mark: &str) {
    let told = block("console", mark);
    let (command, told) = told.split_once('\n').expect("a command and what comes");
    let command = command.strip_prefix("$ vademecum ").expect("a command");
    assert_eq!(run(dir, command, &[]).trim_end(), told.trim_end(), "{command}");
}

fn append(dir: &Path, path: &str, text: &str) {
    let before = fs::read_to_string(dir.join(path)).unwrap_or_default();
    put(dir, path, format!("{before}\n{text}").as_bytes());
}

fn replace(dir: &Path, path: &str, from: &str, to: &str) {
    let before = fs::read_to_string(dir.join(path)).expect("a file");
    assert!(before.contains(from), "`{from}` in {path}");
    put(dir, path, before.replace(from, to).as_bytes());
}

#[test]
fn the_afternoon_goes_as_it_is_told() {
    let outside = tempfile::tempdir().expect("a folder");
    let made = run(outside.path(), "init my-book", &[]);
    assert!(block("console", "vademecum init").contains(&made), "{made}");
    let dir = &outside.path().join("my-book");

    put(dir, "en/moving.md", block("markdown", "# Moving out").as_bytes());
    comes(dir, "unlisted-page");
    let lines = block("markdown", "(moving.md)");
    replace(dir, "en/SUMMARY.md", lines.lines().next().expect("the line above"), lines.trim_end());

    put(dir, "mechanisms/tenants-union.toml", block("toml", "helps_with").as_bytes());
    comes(dir, "missing-words");
    let above = block("toml", "papers");
    replace(dir, "mechanisms/tenants-union.toml", "must_be_obeyed = \"no\"\n\n[[contacts]]", above.trim_end());
    put(dir, "en/mechanisms/tenants-union.md", block("markdown", "short = ").as_bytes());
    append(dir, "sources.toml", &block("toml", "[[source]]"));
    append(dir, "contacts.toml", &block("toml", "[[contact]]"));
    let clean = run(dir, "check --strict", &[]);
    assert!(
        clean.starts_with("no mistakes: 4 records, 7 contacts (6 not verified by a person), 1 language"),
        "{clean}"
    );

    append(dir, "en/moving.md", &block("markdown", "{mechanism} tenants-union"));
    let whole = fs::read_to_string(dir.join("en/moving.md")).expect("the chapter");
    replace(dir, "en/moving.md", "[[tel-union]]", "[[tel-unoin]]");
    replace(dir, "en/moving.md", "{mechanism}", "{mechansim}");
    let broken = fs::read_to_string(dir.join("en/moving.md")).expect("the chapter");
    let more = "See [the letter](repair.md#letter).\nOr write to mediation@exampleton.example.org.\n";
    put(dir, "en/moving.md", format!("{broken}{more}").as_bytes());
    comes(dir, "tel-unoin");

    put(dir, "en/moving.md", whole.as_bytes());
    let built = run(dir, "build --strict", &[]);
    assert!(built.contains("33 pages, 4 records, 7 contacts"), "{built}");
    put(outside.path(), "pass", b"four old lamps by the river\n");
    let pass = ["--passphrase-file", "../pass"];
    assert!(run(dir, "keygen --out ../keys/book.key", &pass).contains("../keys/book.pub"));
    assert!(run(dir, "sign dist --key ../keys/book.key", &pass).starts_with("signed dist with the key"));
    let told = block("console", "vademecum verify");
    let command = told.lines().next().and_then(|line| line.strip_prefix("$ vademecum ")).expect("a command");
    assert!(run(dir, command, &[]).ends_with("good: it is what the holder of that key signed\n"));
}
