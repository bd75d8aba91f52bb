//! Finds what a style sheet loads.
//!
//! It looks for `url(` and `@import`, wherever they stand: a style sheet of the
//! bundle is minified, and one in a comment is one too many. It parses no rules.

use super::bad;
use super::links::{self, Use};
use super::page::Page;
use crate::model::diagnostic::Diagnostic;

/// What the style sheet at `path` loads, and its mistakes.
pub(super) fn read<'a>(path: &str, text: &'a str) -> Page<'a> {
    let mut page = Page::default();
    collect(path, text, &mut page);
    page
}

/// Adds what `text`, a style sheet or the content of `<style>`, loads.
pub(super) fn collect<'a>(path: &str, text: &'a str, page: &mut Page<'a>) {
    if contains_ignoring_case(text, "@import") {
        page.found.push(import(path));
    }
    for (at, _) in text.match_indices('(') {
        let is_url = at >= 3 && text.as_bytes()[at - 3..at].eq_ignore_ascii_case(b"url");
        let Some(end) = text[at..].find(')').filter(|_| is_url) else { continue };
        let written = text[at + 1..at + end].trim().trim_matches(['"', '\'']);
        match links::judge(written, Use::Load) {
            Ok(Some(link)) => page.links.push(link),
            Ok(None) => {}
            Err(why) => page.found.push(bad(path, format_args!("a style loads `{written}`, {why}"))),
        }
    }
}

fn contains_ignoring_case(text: &str, word: &str) -> bool {
    text.as_bytes().windows(word.len()).any(|window| window.eq_ignore_ascii_case(word.as_bytes()))
}

/// ## What
/// A style sheet imports another one.
///
/// ## Why
/// It may come from outside, and if it does not, it costs the reader a second load.
///
/// ## Example
/// `@import "print.css";`
fn import(path: &str) -> Diagnostic {
    bad(path, "a style sheet has `@import`").with_help("put the styles into one file of the theme".to_owned())
}
