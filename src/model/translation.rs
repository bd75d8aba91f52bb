//! What a page in another language is to the page that it was translated from.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::handbook::{Entry, Words};
use super::page::Page;
use super::source::Span;

/// How a page, a term, a case or a label stands to its original.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Translation {
    /// Whether it says what the original says today.
    pub state: State,
    /// Whether a person has read it beside the original and signed for it with a date.
    pub reviewed: bool,
    /// Where lives may hang on the words: each such block of the page, and the same block of the original.
    pub critical: Vec<(Span, Span)>,
    /// Such blocks of the original that the page lacks.
    pub lacking: Vec<Span>,
}

/// Whether a translation says what its original says today.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum State {
    /// It is the original: the book was written in this language.
    #[default]
    Original,
    /// There is none; readers get the original.
    Missing,
    /// Nobody has said from which text it was made.
    Unaccepted,
    /// The original is as it was when it was translated.
    Current,
    /// These sections of the original have changed since, in their order.
    Stale(Vec<Drift>),
}

/// A section of the original that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drift {
    /// What happened.
    pub change: Change,
    /// Its heading in the original, without its marks; empty for what stands before the first heading.
    pub title: String,
}

/// What happened to a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It came.
    Added,
    /// It says something else.
    Changed,
    /// It went.
    Removed,
}

impl Translation {
    /// A page that no one has translated.
    pub fn missing() -> Self {
        Self { state: State::Missing, ..Self::default() }
    }

    /// Whether this is a translation at all.
    pub fn is_translated(&self) -> bool {
        !matches!(self.state, State::Original | State::Missing)
    }

    /// Whether its reader should see the original where lives may hang on the words.
    pub fn needs_original(&self) -> bool {
        self.is_translated() && (!self.reviewed || matches!(self.state, State::Stale(_)))
    }
}

/// The folder of a language that keeps the originals of its translations.
pub const ACCEPTED: &str = "accepted";

/// The originals from which translations were made, as `<lang>/accepted/` keeps them.
#[derive(Debug, Clone, Default)]
pub struct Accepted {
    /// Pages, by path below the folder.
    pub pages: BTreeMap<String, Arc<Page>>,
    /// Labels; empty where none were accepted.
    pub words: Words,
    /// Terms, by id.
    pub glossary: BTreeMap<String, Entry>,
    /// Words of cases, by id.
    pub cases: BTreeMap<String, Entry>,
}

/// A file of a language folder that holds words by id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordsFile {
    /// `cases.toml`
    Cases,
    /// `glossary.toml`
    Glossary,
    /// `words.toml`
    Words,
}

impl WordsFile {
    /// All of them, in the order of their names.
    pub const ALL: [Self; 3] = [Self::Cases, Self::Glossary, Self::Words];

    /// The name of the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cases => "cases.toml",
            Self::Glossary => "glossary.toml",
            Self::Words => "words.toml",
        }
    }
}

/// Something of the source language that can be translated.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Original {
    /// A page, by its path below the language folder.
    Page(String),
    /// A term, a case or a label, by its file and id.
    Entry(WordsFile, String),
}
