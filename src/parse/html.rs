//! Tells comments from HTML that a page may not hold.

use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::source::Span;

/// Whether HTML is more than comments.
pub(super) fn has_markup(html: &str) -> bool {
    let mut rest = html.trim();
    while let Some(comment) = rest.strip_prefix("<!--") {
        match comment.split_once("-->") {
            Some((_, behind)) => rest = behind.trim_start(),
            // Never closed: it would hide the rest of the page.
            None => return true,
        }
    }
    !rest.is_empty()
}

/// ## What
/// A page holds HTML.
///
/// ## Why
/// Pages become several formats, and are read by people whom a script could betray; HTML is not carried over.
///
/// ## Example
/// `<b>now</b>`. Comments `<!-- … -->` are allowed and left out.
pub(super) fn raw_html(html: &str, at: Span) -> Diagnostic {
    let line = html.trim().lines().next().unwrap_or("");
    let shown: String = line.chars().take(40).collect();
    let more = if shown.len() < line.len() { "…" } else { "" };
    let help = if html.trim_start().starts_with("<!--") {
        "end the comment with `-->`, on a line of its own"
    } else {
        "write it in Markdown; to show it as text, put it between backticks"
    };
    Diagnostic::new(Code::RawHtml, at, format!("raw HTML `{shown}{more}`")).with_help(help.to_owned())
}
