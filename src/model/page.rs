//! The tree of a page: what the author wrote, and what `compose` adds.
//!
//! One tree serves every output format. Links, images and directives are
//! numbered in source order; what they lead to lies beside the tree, in
//! [`super::handbook::Chapter`].

use super::card::{Card, ChecklistItem, ContactLine};
use super::comparison::Comparison;
use super::glance::GlanceLine;
use super::handbook::Target;
use super::medium::Medium;
use super::message::MessageForm;
use super::picture::Picture;
use super::source::{FileId, Span};

/// One page, as one file wrote it. It depends on that file alone.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The file it was read from; for a generated page the file that caused it.
    pub file: FileId,
    /// Front matter `title`, else the first heading of level 1, else empty.
    pub title: String,
    /// Front matter.
    pub front: FrontMatter,
    /// The content. The first heading of level 1 is not part of it when it only repeats `title`.
    pub blocks: Vec<Block>,
    /// Links and images, in source order. [`LinkIndex`] indexes it.
    pub links: Vec<Link>,
    /// Directives, in source order. [`DirectiveIndex`] indexes it.
    pub directives: Vec<Directive>,
}

/// What a page may say of itself between `+++` lines.
#[derive(Debug, Clone, Default)]
pub struct FrontMatter {
    /// Stable name for wikilinks, instead of the path.
    pub id: Option<(String, Span)>,
    /// Title, instead of the first heading.
    pub title: Option<String>,
    /// Full name of a record.
    pub name: Option<String>,
    /// Short name of a record, such as an abbreviation.
    pub short: Option<String>,
    /// One sentence.
    pub summary: Option<String>,
    /// Other names, for search and wikilinks.
    pub aliases: Vec<String>,
    /// Date of the page's facts.
    pub as_of: Option<String>,
    /// Ids of sources.
    pub sources: Vec<(String, Span)>,
    /// Of a glossary term: ids of what to see too.
    pub see: Vec<(String, Span)>,
    /// Of a translation: the date on which a person reviewed it beside its original.
    pub reviewed: Option<String>,
}

/// Index into [`Page::links`] and `Chapter::targets`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkIndex(pub u32);

/// Index into [`Page::directives`] and `Chapter::inserts`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DirectiveIndex(pub u32);

/// A link as the author wrote it.
#[derive(Debug, Clone)]
pub struct Link {
    /// The destination, as written (`../git.md#merge`, `town-hall`, `https://…`).
    pub written: String,
    /// How it was written.
    pub kind: LinkKind,
    /// Where.
    pub span: Span,
}

/// How a link was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// `[text](dest)` or `<dest>`.
    Markdown,
    /// `[[id]]`: the text is filled in from the target.
    WikiBare,
    /// `[[id|text]]`.
    WikiText,
    /// `![alt](dest)`.
    Image,
}

/// A fence ` ```{name} argument ` with `:key: value` lines.
#[derive(Debug, Clone)]
pub struct Directive {
    /// `name`.
    pub name: String,
    /// The rest of the info string, trimmed.
    pub argument: String,
    /// Options in the order written: key, value, place.
    pub options: Vec<(String, String, Span)>,
    /// What follows the options, parsed as Markdown. Its links are the page's.
    pub body: Vec<Block>,
    /// The info string.
    pub span: Span,
}

/// A block of a page.
#[derive(Debug, Clone)]
pub enum Block {
    /// A heading; `resolve` gives it an id.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list; `start` for ordered ones. An item may be a task.
    List {
        /// First number, or none for bullets.
        start: Option<u64>,
        /// The items.
        items: Vec<ListItem>,
    },
    /// A table; the first row is the head.
    Table {
        /// One alignment a column.
        alignments: Vec<Alignment>,
        /// Cells of the head.
        head: Vec<Vec<Inline>>,
        /// Rows of cells.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Code, with the first word of its info string.
    Code {
        /// Language or empty.
        language: String,
        /// The text.
        text: String,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A call-out: `> [!WARNING]`.
    Alert {
        /// Which.
        kind: AlertKind,
        /// Its content.
        blocks: Vec<Block>,
        /// Where, which names it among the alerts of the book; empty for one that `compose` made.
        span: Span,
    },
    /// Terms with their definitions.
    Definitions(Vec<Definition>),
    /// A footnote's text, at the place of its definition; `number` counts first references from 1, 0 if unused.
    Footnote {
        /// As written.
        label: String,
        /// What the reader sees.
        number: u32,
        /// Its content.
        blocks: Vec<Block>,
    },
    /// A line across.
    Rule,
    /// Stands where a directive was written; `Chapter::inserts` holds what it became.
    Directive(DirectiveIndex),
    /// Made by `compose`: an image with a caption.
    Figure {
        /// The image.
        image: Target,
        /// Alternative text.
        alt: String,
        /// Caption.
        caption: Vec<Block>,
    },
    /// Made by `compose`: a drawing from the registry, with its twin in words.
    Picture(Picture),
    /// Made by `compose`: labelled facts, each with its date.
    Facts(Vec<Fact>),
    /// Made by `compose`: the card of a record.
    Card(Card),
    /// Made by `compose`: the questions of a record, each answered in a line.
    Glance(Vec<GlanceLine>),
    /// Made by `compose`: addresses with their dates and states.
    Contacts(Vec<ContactLine>),
    /// Made by `compose`: what to put into a message, as boxes to tick.
    Checklist(Vec<ChecklistItem>),
    /// Made by `compose`: the questions of the finder as a form, for readers with scripts.
    Questions,
    /// Made by `compose`, or by an author who may write HTML: something that opens when its summary is chosen.
    Fold {
        /// Always seen.
        summary: Vec<Inline>,
        /// Seen when it is open.
        blocks: Vec<Block>,
    },
    /// Made by `compose`: records side by side.
    Comparison(Comparison),
    /// Made by `compose`: fields that make a message.
    MessageForm(MessageForm),
    /// Made by `compose`: what only some media can do, such as to hide a page. It holds no heading.
    Only {
        /// Where it is shown; elsewhere nothing stands in its place.
        media: Vec<Medium>,
        /// Its content.
        blocks: Vec<Block>,
    },
    /// Made by `compose`: a block with a class of the theme (`case`, `notice`, …) and perhaps an id.
    Section {
        /// A class that the theme knows.
        class: &'static str,
        /// An anchor, or empty.
        id: String,
        /// Its content.
        blocks: Vec<Block>,
    },
}

/// A heading.
#[derive(Debug, Clone)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// The id that the author gave with `{#id}`.
    pub written_id: Option<String>,
    /// The text.
    pub text: Vec<Inline>,
    /// Where.
    pub span: Span,
}

/// An item of a list.
#[derive(Debug, Clone)]
pub struct ListItem {
    /// For a task list: done or not.
    pub task: Option<bool>,
    /// Content. A tight item holds one `Paragraph` that is rendered without `<p>`.
    pub blocks: Vec<Block>,
    /// Whether paragraphs are rendered without `<p>`.
    pub tight: bool,
}

/// Alignment of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// Not given.
    None,
    /// Start of the line.
    Start,
    /// Centre.
    Center,
    /// End of the line.
    End,
}

/// The five kinds of GFM alerts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlertKind {
    /// `[!NOTE]`
    Note,
    /// `[!TIP]`
    Tip,
    /// `[!IMPORTANT]`
    Important,
    /// `[!WARNING]`
    Warning,
    /// `[!CAUTION]`
    Caution,
}

impl AlertKind {
    /// Whether lives may hang on its words: a translation of it is shown beside the original until a person has
    /// reviewed it.
    pub fn is_critical(self) -> bool {
        matches!(self, Self::Warning | Self::Caution)
    }
}

/// Terms that share definitions.
#[derive(Debug, Clone)]
pub struct Definition {
    /// An anchor for the term, or empty.
    pub id: String,
    /// The term.
    pub term: Vec<Inline>,
    /// Its definitions.
    pub details: Vec<Vec<Block>>,
}

/// Text and what stands in it.
#[derive(Debug, Clone)]
pub enum Inline {
    /// Plain text, unescaped.
    Text(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Struck through.
    Strike(Vec<Inline>),
    /// Code.
    Code(String),
    /// A link that the author wrote; an empty `text` takes the target's name.
    Link {
        /// Which.
        link: LinkIndex,
        /// Its text.
        text: Vec<Inline>,
    },
    /// An image.
    Image {
        /// Which link of the page.
        link: LinkIndex,
        /// Alternative text, plain.
        alt: String,
    },
    /// A reference to a footnote; `number` as in [`Block::Footnote`], `occurrence` counts from 1.
    FootnoteRef {
        /// As written.
        label: String,
        /// What the reader sees.
        number: u32,
        /// Which reference to the same footnote this is.
        occurrence: u32,
    },
    /// A phrase that HTML names: `kbd`, `sub`, `abbr` with its title, …
    Phrase {
        /// A name of HTML, known to be harmless.
        name: &'static str,
        /// What an abbreviation stands for, or empty.
        title: String,
        /// Its text.
        inner: Vec<Inline>,
    },
    /// A line break that the author asked for.
    HardBreak,
    /// A line end in the source.
    SoftBreak,
    /// Made by `compose`: a link whose target is known.
    Jump {
        /// Where to.
        target: Target,
        /// Its text.
        text: Vec<Inline>,
    },
    /// Made by `compose`: an address, exactly as the registry has it: one text node, with nothing inside.
    Address(String),
    /// Made by `compose`: a short mark by text and symbol; the class is the theme's (`date`, `unconfirmed`, `status`, …).
    Badge {
        /// A class that the theme knows.
        class: &'static str,
        /// What it says.
        text: String,
    },
    /// Made by `compose`: "the source does not say".
    NotStated,
}

/// A labelled fact: the latest value first, older ones behind it.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Label in the words of the edition.
    pub label: String,
    /// Values, newest first; never empty.
    pub values: Vec<DatedValue>,
}

/// A value with its date.
#[derive(Debug, Clone)]
pub struct DatedValue {
    /// `2018`, `2018-04` or `2018-04-20`; empty where it goes without saying.
    pub as_of: String,
    /// One block of inlines an item; one item is a phrase, several are a list.
    pub items: Vec<Vec<Inline>>,
    /// Links to the sources.
    pub sources: Vec<Inline>,
}
