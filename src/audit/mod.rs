//! Reads the bytes of a bundle as a browser would: is it closed, is it safe?
//!
//! [`audit`] is the only way in. It trusts nothing that the renderer believes:
//! it sees written pages and styles, not the tree. It changes nothing. A page is
//! scanned once, in parallel; links are judged when the ids of all pages are known.

mod css;
mod data;
mod html;
mod links;
mod page;
mod policy;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::model::bundle::Bundle;
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::source::Span;

use page::Page;

/// What in the bundle is not closed or not safe, in order of paths.
///
/// A bundle has no source files, so a message begins with the path in the bundle.
pub fn audit(bundle: &Bundle) -> Vec<Diagnostic> {
    let files: Vec<(&str, &[u8])> = bundle.0.iter().map(|(path, bytes)| (path.as_str(), &**bytes)).collect();
    let pages: BTreeMap<&str, Page<'_>> =
        files.par_iter().filter_map(|(path, bytes)| Some((*path, read(path, bytes)?))).collect();
    let mut found: Vec<Diagnostic> = files.iter().filter_map(|(path, _)| hidden_name(path)).collect();
    let data = files.par_iter().filter(|(path, _)| path.starts_with(data::FOLDER));
    found.par_extend(data.filter_map(|(path, bytes)| data::check(path, bytes)));
    found.par_extend(pages.par_iter().flat_map_iter(|(path, page)| {
        let links = links::check(path, page, &pages, bundle);
        page.found.iter().cloned().chain(links)
    }));
    found
}

/// What a page or a style sheet says; other files are only led to.
fn read<'a>(path: &'a str, bytes: &'a [u8]) -> Option<Page<'a>> {
    let is_page = path.ends_with(".html") || path.ends_with(".xhtml");
    if !is_page && !path.ends_with(".css") {
        return None;
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Some(Page { found: vec![not_text(path)], ..Page::default() });
    };
    Some(if is_page { page::read(path, text) } else { css::read(path, text) })
}

/// A mistake in a written file.
fn bad(path: &str, what: impl std::fmt::Display) -> Diagnostic {
    Diagnostic::new(Code::BadOutput, Span::default(), format!("{path}: {what}"))
}

/// ## What
/// A page or style sheet of the bundle is not UTF-8.
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
/// A name in the site begins with `_` or `.`.
///
/// ## Why
/// Some hosts do not serve such files, and some systems do not show them.
///
/// ## Example
/// `site/_assets/base.css`
fn hidden_name(path: &str) -> Option<Diagnostic> {
    let site = path.strip_prefix("site/")?;
    let part = site.split('/').find(|part| part.starts_with(['_', '.']))?;
    let help = "rename the file of the book or theme that it comes from".to_owned();
    Some(bad(path, format_args!("a host may not serve the name `{part}`")).with_help(help))
}
