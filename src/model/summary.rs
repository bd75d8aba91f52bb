//! The list of contents as `SUMMARY.md` writes it.

use super::source::Span;

/// One line of `SUMMARY.md`.
#[derive(Debug, Clone)]
pub struct SummaryItem {
    /// What it is.
    pub kind: SummaryKind,
    /// 0 for the top level.
    pub depth: u8,
    /// Where.
    pub span: Span,
}

/// What a line of `SUMMARY.md` is.
#[derive(Debug, Clone)]
pub enum SummaryKind {
    /// `# Title` of a part.
    Part(String),
    /// A chapter: title and path below the language folder; numbered unless prefix or suffix.
    Chapter {
        /// Title in the list.
        title: String,
        /// Path such as `repairs/roof.md`.
        path: String,
        /// Prefix and suffix chapters are not numbered.
        numbered: bool,
    },
    /// A chapter yet to be written.
    Draft(String),
    /// A line across.
    Separator,
}
