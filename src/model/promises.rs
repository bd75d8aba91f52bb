//! What `handbook.toml` promises readers: what a search finds, and where pages that moved are now.

use super::source::Span;

/// What readers type, and where it must lead: one `[[search.expect]]`.
#[derive(Debug, Clone)]
pub struct Expectation {
    /// The words.
    pub query: String,
    /// An id or the path of a chapter, perhaps with `#` and the id of a heading.
    pub finds: String,
    /// Language of the edition that is asked.
    pub lang: String,
    /// Among so many first results; at least 1.
    pub within: usize,
    /// Where `finds` stands.
    pub span: Span,
}

/// A page that moved: one line of `[redirects]`.
#[derive(Debug, Clone)]
pub struct Redirect {
    /// Where it was: a source file such as `repairs/roof.md`, or an address below the site that ends in `.html`.
    pub from: String,
    /// An id, or the path of a chapter, perhaps with `#` and the id of a heading.
    pub to: String,
    /// Where `from` stands.
    pub from_span: Span,
    /// Where `to` stands.
    pub to_span: Span,
}
