//! What a book lets in and out, and how large it may become.

/// How large outputs may be, in kilobytes of 1,000 bytes; no limit where none is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Limits {
    /// A page.
    pub page_kb: Option<u64>,
    /// A file that holds the whole book.
    pub book_kb: Option<u64>,
    /// An image.
    pub image_kb: Option<u64>,
    /// All files together, without archives.
    pub bundle_kb: Option<u64>,
}

/// Schemes that run something, read a file, or show what another page made: nothing in a book may lead there.
pub const ACTIVE_SCHEMES: &[&str] = &[
    "about",
    "blob",
    "chrome",
    "content",
    "data",
    "feed",
    "file",
    "filesystem",
    "intent",
    "jar",
    "javascript",
    "livescript",
    "mocha",
    "ms-its",
    "mhtml",
    "resource",
    "vbscript",
    "view-source",
    "ws",
    "wss",
];

/// What becomes of HTML in Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RawHtml {
    /// It is a mistake.
    #[default]
    Refuse,
    /// What is known to be safe becomes part of the tree, the rest is left out and reported.
    Sanitize,
}

/// What the reader gets for a link that leaves the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ExternalLinks {
    /// A link.
    #[default]
    Link,
    /// A link that asks first.
    Confirm,
    /// Text.
    Text,
}
