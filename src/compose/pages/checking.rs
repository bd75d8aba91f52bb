//! How a reader finds out whether a copy is what was published: part of the page `about-copy`.
//!
//! Signing changes no page, so no page can say whether its copy is signed. It says where to look.

use crate::model::page::{Alignment, Block, Inline};

use super::super::book::Book;
use super::super::tree::{heading, joined, sentence, text};

/// A system, what to type there (`ZIP` stands for the name of the zip), and the message that goes with it; either may be empty.
type Row = (&'static str, &'static str, &'static str);

/// What each system has for checking all files of a folder, as `sha256sum -c` does.
const WHOLE: &[Row] = &[
    ("linux", "sha256sum -c SHA256SUMS", ""),
    ("macos", "shasum -a 256 -c SHA256SUMS", ""),
    ("windows", "certutil -hashfile README.txt SHA256", "windows-note"),
    ("phone", "", "phone-note"),
];

/// What each system has for the fingerprint of one file.
const FINGERPRINT: &[Row] = &[
    ("linux", "sha256sum ZIP", ""),
    ("macos", "shasum -a 256 ZIP", ""),
    ("windows", "certutil -hashfile ZIP SHA256", ""),
    ("windows", "Get-FileHash ZIP", "windows-shell"),
    ("phone", "", "phone-note"),
];

/// The two programs that judge a signature, one of them that of an unpacked copy too.
const SIGNATURE: &[&str] =
    &["vademecum verify ZIP --key KEY", "vademecum verify FOLDER --key KEY", "minisign -V -P KEY -m ZIP"];

/// Damage, fingerprint, signature: what each shows, what it does not, and what to type.
pub fn blocks(book: &Book) -> Vec<Block> {
    let say = |key: &str| sentence(book.texts.get(&format!("checking-{key}")));
    let head = |level, id: &str, key: &str| heading(level, id, book.texts.get(&format!("checking-{key}")));
    vec![
        head(2, "checking", "title"),
        say("page"),
        head(3, "checking-damage", "damage"),
        say("damage-text"),
        table(book, WHOLE),
        say("damage-honest"),
        head(3, "checking-fingerprint", "fingerprint"),
        say("fingerprint-text"),
        table(book, FINGERPRINT),
        head(3, "checking-signature", "signature"),
        say("signature-text"),
        say("signature-key"),
        Block::Code { language: String::new(), text: SIGNATURE.iter().map(|line| named(book, line) + "\n").collect() },
        say("signature-date"),
        say("limits"),
    ]
}

/// What to type, with the name that the zip of this book was published under.
fn named(book: &Book, command: &str) -> String {
    command.replace("ZIP", &format!("{}.zip", book.config.bundle_name()))
}

fn table(book: &Book, rows: &[Row]) -> Block {
    let head = ["checking-system", "checking-type"].map(|key| vec![text(book.texts.get(key))]);
    let rows = rows.iter().map(|(system, command, note)| {
        let command = Some(vec![Inline::Code(named(book, command))]).filter(|_| !command.is_empty());
        let note = Some(vec![text(book.texts.get(&format!("checking-{note}")))]).filter(|_| !note.is_empty());
        let told = joined(command.into_iter().chain(note).collect(), " ");
        vec![vec![text(book.texts.get(&format!("checking-{system}")))], told]
    });
    Block::Table { alignments: vec![Alignment::None; 2], head: head.to_vec(), rows: rows.collect() }
}
