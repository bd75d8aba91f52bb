//! Turns an mdBook into a book of ours, and says precisely what it could not carry.
//!
//! [`wanted`] names files that includes ask for, until [`import`] has all that it needs. [`Imported::mend`] takes what our
//! own checks find in the result and changes it until nothing is left: what a reader loses by that is a [`Loss`] with
//! its place in the old book. Nothing is read or written here.

mod admonition;
mod chapter;
mod code;
mod config;
mod expand;
mod headings;
mod html;
mod include;
mod mend;
mod paths;
mod summary;
mod traced;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::source::{Content, SourceFile, Sources};
use traced::Traced;

/// The old book, as it was read: files by their path from its folder, such as `src/intro.md` or `../code/main.rs`.
#[derive(Debug, Default)]
pub struct OldBook {
    /// What was read.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What could not be read, and why.
    pub refused: BTreeMap<String, String>,
}

/// Something of the old book that the new one does not have.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loss {
    /// Path of the file from the folder of the old book.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// What it was.
    pub what: String,
    /// Why it was not carried, or what stands in its place.
    pub why: String,
}

/// The new book.
#[derive(Debug, Default)]
pub struct Imported {
    /// Title of the book.
    pub title: String,
    /// Chapters that the old `SUMMARY.md` lists with a file.
    pub listed: usize,
    texts: BTreeMap<String, Traced>,
    bytes: BTreeMap<String, Arc<[u8]>>,
    losses: BTreeSet<Loss>,
    rounds: usize,
}

/// The folder that holds the chapters, as `book.toml` says.
pub fn source_folder(config: &str) -> String {
    config::read(config).src
}

/// Files that includes ask for and that were not read yet.
pub fn wanted(book: &OldBook) -> BTreeSet<String> {
    let settings = config::read(&book.text("book.toml").unwrap_or_default());
    let mut wanted = BTreeSet::new();
    for chapter in summary::chapters(book, &settings.src) {
        let path = format!("{}/{chapter}", settings.src);
        if let Some(text) = book.text(&path) {
            expand::expand(book, &path, &text, &mut wanted, &mut Vec::new());
        }
    }
    wanted
}

/// The new book; `date` is that of its first edition.
pub fn import(book: &OldBook, date: &str) -> Imported {
    let config = book.text("book.toml").unwrap_or_default();
    let settings = config::read(&config);
    let mut imported = Imported { title: settings.title.clone(), ..Imported::default() };
    let chapters = summary::chapters(book, &settings.src);
    let names = paths::Names::new(&settings.src, &chapters);
    let mut losses = Vec::new();

    let texts: BTreeMap<String, Traced> = chapters
        .iter()
        .filter_map(|chapter| {
            let path = format!("{}/{chapter}", settings.src);
            let text = book.text(&path)?;
            let text = expand::expand(book, &path, &text, &mut BTreeSet::new(), &mut losses);
            Some((chapter.clone(), text))
        })
        .collect();
    imported.listed = texts.len();
    let anchors = chapter::wanted_anchors(&texts, &names);
    for (chapter, text) in texts {
        let mut converted = chapter::Converter::new(&chapter, text, (book, &names, &settings), &mut losses);
        converted.run(anchors.get(&chapter));
        for asset in converted.assets() {
            if let Some(bytes) = book.files.get(&format!("{}/{asset}", settings.src)) {
                imported.bytes.insert(format!("{}/{asset}", settings.lang), bytes.as_slice().into());
            }
        }
        let to = format!("{}/{}", settings.lang, names.to(&chapter));
        imported.texts.insert(to, converted.into_text());
    }
    let summary = summary::convert(book, &settings.src, &names, &mut losses);
    imported.texts.insert(format!("{}/SUMMARY.md", settings.lang), summary);
    imported.texts.insert("handbook.toml".to_owned(), config::convert(&config, &settings, &names, date, &mut losses));
    losses.extend(summary::unlisted(book, &settings.src, &chapters));
    imported.losses.extend(losses);
    imported
}

impl OldBook {
    fn text(&self, path: &str) -> Option<String> {
        let bytes = self.files.get(path)?;
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        Some(String::from_utf8_lossy(bytes).replace("\r\n", "\n"))
    }
}

impl Imported {
    /// What was not carried, by place.
    pub fn losses(&self) -> impl Iterator<Item = &Loss> {
        self.losses.iter()
    }

    /// Chapters that came through.
    pub fn chapters(&self) -> usize {
        self.texts.keys().filter(|path| path.ends_with(".md") && !path.ends_with("/SUMMARY.md")).count()
    }

    /// The new book, as if it had been read.
    pub fn sources(&self) -> Sources {
        let text = |(path, it): (&String, &Traced)| SourceFile {
            path: path.clone(),
            content: Content::Text { text: it.text().into(), bad_utf8: None },
        };
        let bytes = |(path, it): (&String, &Arc<[u8]>)| SourceFile {
            path: path.clone(),
            content: Content::Bytes(Arc::clone(it)),
        };
        let mut files: Vec<SourceFile> = self.texts.iter().map(text).chain(self.bytes.iter().map(bytes)).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Sources { files }
    }
}

fn loss(origin: &traced::Origin, what: impl Into<String>, why: impl Into<String>) -> Loss {
    Loss { file: origin.file.to_string(), line: origin.line, what: what.into(), why: why.into() }
}

#[cfg(test)]
mod tests;
