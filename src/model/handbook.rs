//! A book: before names are resolved ([`Draft`]) and after ([`Handbook`]).

use std::collections::BTreeMap;
use std::sync::Arc;

use super::booklet::BookletEntry;
use super::finder::{Rules, VerdictTable};
use super::limits::{ExternalLinks, Limits, RawHtml};
use super::look::Look;
use super::page::{Block, Page};
use super::promises::{Expectation, Redirect};
use super::registry::{Record, Registry};
use super::search::SearchIndex;
use super::source::{FileId, Span};
use super::summary::SummaryItem;
use super::translation::{Accepted, Original, Translation, WordsFile};

/// What `handbook.toml` says.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// Stem of the names of output files, such as `field-guide`.
    pub name: String,
    /// Title in the source language.
    pub title: String,
    /// For tight places; the title where none is given.
    pub short_title: String,
    /// One sentence.
    pub description: String,
    /// The edition, such as `2026.11`.
    pub edition: String,
    /// Date of the edition, `YYYY-MM-DD`. No output needs a clock.
    pub date: String,
    /// Language tags; the first is the source language.
    pub languages: Vec<String>,
    /// Licence of the text.
    pub licence: String,
    /// A sentence for each page that says where a newer edition is, or empty.
    pub newer_edition: String,
    /// Where the output goes, relative to `handbook.toml`.
    pub out: String,
    /// Formats that are built by default.
    pub formats: Vec<Format>,
    /// Where the site will be hosted; empty for none. Ends in `/`.
    pub base_url: String,
    /// What becomes of links that leave the book.
    pub external_links: ExternalLinks,
    /// Hosts of URL shorteners to refuse, beside the known ones.
    pub shorteners: Vec<String>,
    /// Whether contacts are links (`mailto:`, `tel:`); plain text otherwise.
    pub contact_links: bool,
    /// Whether every page has a way to hide itself.
    pub hide_page: bool,
    /// Whether pressing Shift three times hides the page too.
    pub hide_by_key: bool,
    /// Whether nothing that shows from outside may tell what the book is about: neither names of files nor titles.
    pub discreet: bool,
    /// What stands for the title then, in the source language; empty for the program's own word.
    pub neutral_title: String,
    /// The house style.
    pub look: Look,
    /// Pages that moved, as written.
    pub redirects: Vec<Redirect>,
    /// What a search must find.
    pub expectations: Vec<Expectation>,
    /// How large the output may be.
    pub limits: Limits,
    /// What becomes of HTML in Markdown.
    pub raw_html: RawHtml,
    /// Schemes of links that the book allows beside `http`, `https`, `mailto` and `tel`; in lower case.
    pub link_schemes: Vec<String>,
    /// The file itself.
    pub file: FileId,
}

/// The kind of contact that says where to meet somebody.
const IN_PERSON: &str = "in-person";

/// The longest name of a zip and its folder, in characters.
const BUNDLE_NAME_MAX: usize = 60;

impl Config {
    /// Name of the one file that holds a whole edition.
    pub fn single_file(&self, lang: &str) -> String {
        safe(&format!("{}-{lang}.html", self.name)).collect()
    }

    /// What is built where nobody says otherwise: what the book asks for, else a site and a zip.
    pub fn wanted_formats(&self) -> Vec<Format> {
        if self.formats.is_empty() { vec![Format::Site, Format::Zip] } else { self.formats.clone() }
    }

    /// Name of the e-book of one language.
    pub fn e_book(&self, lang: &str) -> String {
        safe(&format!("{}-{lang}.epub", self.name)).collect()
    }

    /// Name of the zip without its ending, and of the one folder in it: safe on every disk.
    pub fn bundle_name(&self) -> String {
        let edition = if self.edition.is_empty() { String::new() } else { format!("-{}", self.edition) };
        // A long name gives way: two editions must not have the same file.
        let room = BUNDLE_NAME_MAX.saturating_sub(edition.chars().count());
        let name: String = safe(&self.name).take(room).chain(safe(&edition)).take(BUNDLE_NAME_MAX).collect();
        match name.trim_matches(['.', '-']) {
            "" => "handbook".to_owned(),
            name => name.to_owned(),
        }
    }
}

/// The characters of a file name that is safe on every disk.
fn safe(name: &str) -> impl Iterator<Item = char> {
    let safe = |it: char| if it.is_ascii_alphanumeric() || it == '.' || it == '-' { it } else { '-' };
    name.chars().map(move |it| safe(it.to_ascii_lowercase()))
}

/// An output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// A folder of pages.
    Site,
    /// The whole bundle as a zip.
    Zip,
    /// An e-book for each language.
    Epub,
    /// One HTML file a language, with everything inside.
    Html,
}

impl Format {
    /// Every format.
    pub const ALL: &[Self] = &[Self::Site, Self::Zip, Self::Html, Self::Epub];

    /// Its word in `handbook.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Zip => "zip",
            Self::Epub => "epub",
            Self::Html => "html",
        }
    }
}

/// Messages that a book has of its own, in Fluent, by language.
pub type OwnTexts = BTreeMap<String, String>;

/// A book as its files wrote it, links unresolved.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// What to build.
    pub config: Config,
    /// Fields and records.
    pub registry: Registry,
    /// Questions and rules of the finder, if the book has one.
    pub finder: Option<Rules>,
    /// Words of the frame that the book says in its own way.
    pub texts: OwnTexts,
    /// Images and other carried files, by path below the root.
    pub assets: BTreeMap<String, Arc<[u8]>>,
    /// One a language, in the order of `config.languages`.
    pub editions: Vec<DraftEdition>,
}

/// What one language folder holds.
#[derive(Debug, Clone, Default)]
pub struct DraftEdition {
    /// Language tag.
    pub lang: String,
    /// Entries of `SUMMARY.md`, in order; empty where the language has none.
    pub summary: Vec<SummaryItem>,
    /// Every Markdown file of the folder but `SUMMARY.md`, by path below the folder (`repairs/roof.md`); those of
    /// `mechanisms/` are the words of records.
    pub pages: BTreeMap<String, Arc<Page>>,
    /// `words.toml`.
    pub words: Words,
    /// `glossary.toml`, by id.
    pub glossary: BTreeMap<String, Entry>,
    /// `cases.toml`, by id.
    pub cases: BTreeMap<String, Entry>,
    /// Of the words, the glossary and the cases: those that a person has reviewed, with the date.
    pub reviewed: BTreeMap<WordsFile, String>,
    /// The originals that its translations were made from.
    pub accepted: Accepted,
    /// What became of each original in this language, by [`Original`]; filled by `translation`.
    pub translations: BTreeMap<Original, Translation>,
}

/// Labels of one language, by dotted key: `values.season.summer`, `fields.opening_hours`, `questions.whom`, `book.title`, `book.short_title`,
/// `book.description`, `book.newer_edition`, `contacts.front_desk`, `parts.…`,
/// `finder.reasons.…`, `whys.thing.card`, `says.thing.card`, `short.opening_hours`, `columns.…`, `write.first.opening`.
#[derive(Debug, Clone, Default)]
pub struct Words(pub BTreeMap<String, (String, Span)>);

/// A glossary term or the words of a case.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Id, unique over the book.
    pub id: String,
    /// `name` or `title`.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// `text`, as written.
    pub text: String,
    /// `text`, parsed; its links resolve like a page's.
    pub page: Arc<Page>,
    /// Ids of what to see too, with their places.
    pub see: Vec<(String, Span)>,
    /// Where.
    pub span: Span,
}

/// A checked book. A handbook with mistakes is still a handbook.
#[derive(Debug, Clone, Default)]
pub struct Handbook {
    /// What to build.
    pub config: Config,
    /// Fields and records; shared by all editions.
    pub registry: Registry,
    /// Questions and rules of the finder, if the book has one.
    pub finder: Option<Rules>,
    /// Words of the frame that the book says in its own way.
    pub texts: OwnTexts,
    /// Images and other carried files, by path below the root. [`Target::Asset`] names one.
    pub assets: BTreeMap<String, Arc<[u8]>>,
    /// One a language.
    pub editions: Vec<Edition>,
}

/// The book in one language.
#[derive(Debug, Clone, Default)]
pub struct Edition {
    /// Language tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub rtl: bool,
    /// Title, in this language.
    pub title: String,
    /// The same for tight places.
    pub short_title: String,
    /// What the book is, in a sentence; empty where nobody translated it.
    pub description: String,
    /// Where a newer edition is; in the source language where nobody translated it.
    pub newer_edition: String,
    /// What stands for the title in a discreet book; empty in every other.
    pub neutral_title: String,
    /// Old addresses with what they lead to now: paths below the site, without ending.
    pub moved: BTreeMap<String, Target>,
    /// Every page, in reading order: written chapters first, generated pages after. [`PageId`] indexes it.
    pub chapters: Vec<Chapter>,
    /// The contents of the book, in order.
    pub nav: Vec<NavItem>,
    /// What ids lead to, for wikilinks.
    pub names: BTreeMap<String, Target>,
    /// Labels, the source language's behind them.
    pub words: Words,
    /// Glossary, by id.
    pub glossary: BTreeMap<String, Chapter>,
    /// Words of cases, by id.
    pub cases: BTreeMap<String, Chapter>,
    /// Words of records (front matter and prose), by id.
    pub records: BTreeMap<String, Chapter>,
    /// Every verdict of the finder in the words of this edition; filled by `finder`.
    pub verdicts: Option<VerdictTable>,
    /// What stands in the pocket booklet; filled by `compose`.
    pub booklet: Vec<BookletEntry>,
    /// The search index; filled by `index`.
    pub search: SearchIndex,
    /// What became of each original in this language; empty for the source language.
    pub translations: BTreeMap<Original, Translation>,
}

impl Edition {
    /// The title that shows outside of the text: in tabs, names of files, START-HERE. Neutral in a discreet book.
    pub fn public_title(&self) -> &str {
        if self.neutral_title.is_empty() { &self.title } else { &self.neutral_title }
    }

    /// Whether a page of it is a translation that no person has reviewed.
    pub fn is_draft(&self) -> bool {
        self.chapters.iter().any(|chapter| chapter.translation.is_translated() && !chapter.translation.reviewed)
    }

    /// Where a contact is. An address is the same in every language; where to meet somebody is said in each.
    pub fn whereabouts<'a>(&'a self, contact: &'a Record) -> Option<&'a str> {
        let value = contact.text("value")?;
        let said = self.words.0.get(&format!("contacts.{}", contact.id));
        Some(said.filter(|_| contact.text("kind") == Some(IN_PERSON)).map_or(value, |(words, _)| words))
    }
}

/// Index into [`Edition::chapters`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId(pub u32);

/// A line of the contents of the book.
#[derive(Debug, Clone)]
pub enum NavItem {
    /// A part's title.
    Part(String),
    /// A page at a depth.
    Page(PageId, u8),
    /// A chapter yet to be written.
    Draft(String, u8),
}

/// A page of an edition with what its names lead to.
#[derive(Debug, Clone, Default)]
pub struct Chapter {
    /// The tree; a fallback shares the page of the source language.
    pub page: Arc<Page>,
    /// Title: of the summary, the front matter or the page.
    pub title: String,
    /// Path below the language folder of the site, without ending: `index`, `chapters/repairs/roof`, `mechanisms/town-hall`, `contacts`.
    pub path: String,
    /// Wikilink id.
    pub id: String,
    /// What sort of page.
    pub kind: PageKind,
    /// Language of the page; another than the edition's for a fallback.
    pub lang: String,
    /// `1.2`, or empty.
    pub number: String,
    /// Title of the part it stands in, or empty.
    pub part: String,
    /// The page above it.
    pub parent: Option<PageId>,
    /// Every heading of the tree, in order; ids are unique on the page.
    pub headings: Vec<Anchor>,
    /// One target a link of the page, in order.
    pub targets: Vec<Target>,
    /// What each directive of the page became, in order; filled by `compose`.
    pub inserts: Vec<Vec<Block>>,
    /// Of a record, what a search result shows in a line; filled by `compose`.
    pub line: String,
    /// Oldest date of the facts on the page; filled by `compose`.
    pub as_of: String,
    /// Of a record: what stands on its sheet; filled by `compose`.
    pub sheet: Vec<Block>,
    /// How the page stands to its original.
    pub translation: Translation,
    /// The originals of critical blocks, by the place of the translated one; filled by `compose`.
    pub originals: BTreeMap<Span, Vec<Block>>,
    /// Critical blocks of the original that the translation lacks; filled by `compose`.
    pub lacking: Vec<Block>,
}

/// What sort of page a chapter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum PageKind {
    /// Written by the author.
    #[default]
    Written,
    /// The page of a record.
    Record,
    /// Contacts, glossary, cases, sources, calendar, comparison.
    Generated,
    /// The page that helps to write to a record; its id is that of the record.
    Message,
}

/// A heading with its id.
#[derive(Debug, Clone)]
pub struct Anchor {
    /// 1 to 6.
    pub level: u8,
    /// Unique on its page.
    pub id: String,
    /// Plain text.
    pub title: String,
}

/// What a link leads to. No format's address: each format spells it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Target {
    /// A page of the edition, and perhaps an anchor on it.
    Page(PageId, String),
    /// A carried file, by its path below the root.
    Asset(String),
    /// The sheet of the record with this id.
    Sheet(String),
    /// The address of a contact, put in place of the link.
    Contact(String),
    /// The whole book on one page.
    WholeBook,
    /// Outside: a URL.
    External(String),
    /// Nothing: it was reported.
    #[default]
    Broken,
}
