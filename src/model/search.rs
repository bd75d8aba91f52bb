//! The search index of an edition, as parts that are loaded one by one.

use std::collections::BTreeMap;

/// What the parts are written in. A script of another format refuses them.
pub const SEARCH_FORMAT: u32 = 1;

/// The name of the part that is read first.
pub const SEARCH_ROOT: &str = "index";

/// The index of one edition. `index` writes it, `search` and `search-core.js` read it.
#[derive(Debug, Clone, Default)]
pub struct SearchIndex {
    /// The format and a digest of all parts: parts of two builds do not fit each other.
    pub stamp: String,
    /// By name: [`SEARCH_ROOT`], `words-0`, `hits-0`, `texts-0`, …
    pub parts: BTreeMap<String, SearchPart>,
}

/// A part of an index: text as it is, and packed numbers.
#[derive(Debug, Clone, Default)]
pub struct SearchPart {
    /// Words, addresses, titles, texts.
    pub text: String,
    /// Numbers.
    pub bytes: Vec<u8>,
}

/// What sort of place a section is; its letter stands in the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceKind {
    /// A section that an author wrote.
    Written,
    /// A section of a record's page.
    Record,
    /// A glossary term.
    Term,
    /// A contact.
    Contact,
    /// Another section of a generated page: a case, a source.
    Generated,
}

impl PlaceKind {
    /// The letter of the kind.
    pub fn letter(self) -> &'static str {
        match self {
            Self::Written => "w",
            Self::Record => "r",
            Self::Term => "t",
            Self::Contact => "c",
            Self::Generated => "g",
        }
    }
}
