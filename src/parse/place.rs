//! Names another place in a help: `contacts.toml:12`.

use crate::model::source::{Sources, Span};

/// Path and line of `span`, for a help that points elsewhere.
pub(super) fn place(sources: &Sources, span: Span) -> String {
    let text = sources.text(span.file).as_bytes();
    let before = &text[..text.len().min(span.start as usize)];
    let line_number = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    format!("`{}:{line_number}`", sources.file(span.file).path)
}
