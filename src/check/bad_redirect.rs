//! Redirects to a heading that its page does not have.

use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::handbook::{Edition, Handbook, PageKind, Target};
use crate::model::promises::Redirect;
use crate::model::source::Sources;

/// Every redirect whose heading is missing. Pages that are missing were reported when names were resolved.
pub(super) fn check(handbook: &Handbook, _: &Sources) -> Vec<Diagnostic> {
    let Some(source) = handbook.editions.first() else { return Vec::new() };
    handbook.config.redirects.iter().filter_map(|redirect| missing(source, redirect)).collect()
}

fn missing(edition: &Edition, redirect: &Redirect) -> Option<Diagnostic> {
    let (_, heading) = redirect.to.split_once('#').filter(|(_, heading)| !heading.is_empty())?;
    let ends_there = |target: &&Target| matches!(target, Target::Page(_, anchor) if anchor == heading);
    let Target::Page(page, _) = edition.moved.values().find(ends_there)? else { return None };
    let chapter = edition.chapters.get(page.0 as usize)?;
    // What a generated page holds are entries, and they are named by their ids.
    let has = chapter.headings.iter().any(|it| it.id == heading) || chapter.kind == PageKind::Generated;
    (!has).then(|| no_heading(redirect, heading, &chapter.title))
}

/// ## What
/// A line of `[redirects]` leads to a heading that the page does not have.
///
/// ## Why
/// The reader lands at the top of a page and must look for the place.
///
/// ## Example
/// `"context/travel.md" = "context/law#journeys"`, where the heading is `Movement`.
fn no_heading(redirect: &Redirect, heading: &str, title: &str) -> Diagnostic {
    Diagnostic::new(Code::BadRedirect, redirect.to_span, format!("no heading `#{heading}` on the page `{title}`"))
        .with_help("write the id of one of its headings, or leave `#` away".to_owned())
}
