//! Reads the bytes of a bundle as a browser would: is it closed, is it safe?
//!
//! [`audit`] is the way in, [`limits`] and [`traces`] ask what only the caller can: how large a book may
//! be, and which names of its machine may not stand in it. They trust nothing that the renderer
//! believes: they see written bytes, not the tree, and change nothing. A file is read once, in
//! parallel, by the parser of its kind; links are judged when the ids of all pages are known.

mod attributes;
mod css;
mod data;
mod elements;
mod hosted;
mod limits;
mod links;
mod names;
mod page;
mod policy;
mod script;
mod traces;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::model::bundle::Bundle;
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::source::Span;

pub use limits::limits;
use names::Kind;
use page::Page;
pub use traces::traces;

/// What in the bundle is not closed or not safe, in order of paths.
///
/// `base_url` is where the site is hosted, or empty: only addresses below it may be told to others.
/// A bundle has no source files, so a message begins with the path in the bundle.
pub fn audit(bundle: &Bundle, base_url: &str) -> Vec<Diagnostic> {
    let files: Vec<(&str, &[u8])> = bundle.0.iter().map(|(path, bytes)| (path.as_str(), &**bytes)).collect();
    let pages: BTreeMap<&str, Page> =
        files.par_iter().filter_map(|(path, bytes)| Some((*path, read(path, bytes)?))).collect();
    let mut found: Vec<Diagnostic> = files.iter().filter_map(|(path, _)| names::check(path)).collect();
    let hosted = |(path, bytes): &(&str, &[u8])| hosted::check(path, bytes, pages.get(path), base_url, bundle);
    found.par_extend(files.par_iter().flat_map_iter(hosted));
    found.par_extend(pages.par_iter().flat_map_iter(|(path, page)| {
        let links = links::check(path, page, &pages, bundle);
        page.found.iter().cloned().chain(links)
    }));
    found
}

/// What a file says that a browser reads; other files are only led to.
fn read(path: &str, bytes: &[u8]) -> Option<Page> {
    let kind = names::kind(path)?;
    if path.starts_with(data::FOLDER) && matches!(kind, Kind::Script) {
        return Some(only(data::check(path, bytes)));
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return Some(only([not_text(path)])) };
    Some(match kind {
        Kind::Html => page::html(path, text),
        Kind::Xml => page::xml(path, text),
        Kind::Style => css::read(path, text),
        Kind::Script => only(script::check(path, text)),
        Kind::Json => only(json(path, text)),
    })
}

fn only(found: impl IntoIterator<Item = Diagnostic>) -> Page {
    Page { found: found.into_iter().collect(), ..Page::default() }
}

/// Whether a text is JSON. It loads nothing: what it says, scripts make of it.
fn json(path: &str, text: &str) -> Option<Diagnostic> {
    let error = serde_json::from_str::<serde::de::IgnoredAny>(text).err()?;
    Some(no_json(path, &error.to_string()))
}

/// A mistake in a written file.
fn bad(path: &str, what: impl std::fmt::Display) -> Diagnostic {
    Diagnostic::new(Code::BadOutput, Span::default(), format!("{path}: {what}"))
}

/// ## What
/// A file of the bundle that a browser reads as text is not UTF-8.
///
/// ## Why
/// Browsers guess, each in its own way, and readers see broken letters.
///
/// ## Example
/// A theme whose `css/base.css` was saved as Latin-1.
fn not_text(path: &str) -> Diagnostic {
    bad(path, "not UTF-8").with_help("save the theme file as UTF-8".to_owned())
}

/// ## What
/// A file of data is not JSON, or nests more than 128 deep.
///
/// ## Why
/// What reads it would fail, and nobody could judge what is in it.
///
/// ## Example
/// `{"a": 1,}`
fn no_json(path: &str, why: &str) -> Diagnostic {
    bad(path, format_args!("not JSON: {why}")).with_help("correct the file".to_owned())
}
