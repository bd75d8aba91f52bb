//! The form of golden cases: what is tested, in words; files; what is expected.
//!
//! ```text
//! A link to a page that is not there is reported.
//! -- en/a.md --
//! # A
//! [b](b.md)
//! -- expect: diagnostics --
//! en/a.md:2:5: error[broken-link]: no page `b.md`
//! ```
//!
//! `-- path (bytes) --` starts a file in which `\xNN` stands for a byte.

use std::path::Path;

use vademecum::model::bundle::Bundle;

use super::{book, epub, html};

const EXPECT: &str = "expect: ";
const MAIN: &str = "main of ";
const BYTES: &str = " (bytes)";

/// A golden case.
#[derive(Debug, PartialEq, Eq)]
pub struct Case {
    /// What it shows.
    pub comment: String,
    /// Name and text of each section, in order.
    pub sections: Vec<(String, String)>,
}

impl Case {
    /// Reads a case.
    pub fn read(text: &str) -> Self {
        let mut case = Case { comment: String::new(), sections: Vec::new() };
        for line in text.split_inclusive('\n') {
            let name = line.trim_end().strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --"));
            match (name, case.sections.last_mut()) {
                (Some(name), _) => case.sections.push((name.to_owned(), String::new())),
                (None, Some((_, text))) => text.push_str(line),
                (None, None) => case.comment.push_str(line),
            }
        }
        case
    }

    /// The case as a file's text.
    pub fn write(&self) -> String {
        let sections = self.sections.iter().map(|(name, text)| format!("-- {name} --\n{text}"));
        self.comment.clone() + &sections.collect::<String>()
    }

    /// The same case with what is really found in its expectations.
    pub fn with_actual(&self) -> Self {
        let is_file = |name: &str| !name.starts_with(EXPECT);
        let files: Vec<(&str, Vec<u8>)> =
            self.sections.iter().filter(|(name, _)| is_file(name)).map(|(name, text)| file(name, text)).collect();
        let dir = book::write(files.iter().map(|(path, bytes)| (*path, bytes.as_slice())));
        let sections = self.sections.iter().map(|(name, text)| match name.strip_prefix(EXPECT) {
            Some(what) => (name.clone(), actual(dir.path(), what)),
            None => (name.clone(), text.clone()),
        });
        Case { comment: self.comment.clone(), sections: sections.collect() }
    }

    /// What it expects under `what`, if it does.
    pub fn expected(&self, what: &str) -> Option<&str> {
        let section = self.sections.iter().find(|(name, _)| name.strip_prefix(EXPECT) == Some(what));
        section.map(|(_, text)| text.as_str())
    }
}

fn file<'a>(name: &'a str, text: &str) -> (&'a str, Vec<u8>) {
    match name.strip_suffix(BYTES) {
        Some(path) => (path, bytes(text)),
        None => (name, text.as_bytes().to_vec()),
    }
}

fn bytes(text: &str) -> Vec<u8> {
    let mut parts = text.split("\\x");
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).expect("two digits after \\x"));
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    bytes
}

fn actual(root: &Path, what: &str) -> String {
    if what == "diagnostics" {
        let (sources, _, found) = book::compile(root);
        return book::short(&found, &sources);
    }
    match book::try_build(root) {
        Err(error) => format!("{error}\n"),
        // With what the audit of the written pages found.
        Ok(built) if what == "build" => built.report,
        Ok(built) => match what.strip_prefix(MAIN) {
            Some(path) => output(&built.bundle, path, html::main),
            None => output(&built.bundle, what, html::content),
        },
    }
}

fn output(bundle: &Bundle, path: &str, shown: fn(&str) -> String) -> String {
    if let Some(text) = epub::file(bundle, path) {
        return html::lines(&text);
    }
    let Some(bytes) = bundle.0.get(path) else {
        let paths: Vec<&str> = bundle.0.keys().map(String::as_str).collect();
        return format!("no such file; there are {}\n", paths.join(" "));
    };
    let text = String::from_utf8_lossy(bytes);
    if path.ends_with(".html") { shown(&text) } else { text.into_owned() }
}
