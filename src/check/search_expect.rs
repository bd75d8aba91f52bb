//! Asks the search what the author expects it to find.

use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::handbook::{Edition, Handbook, PageKind, Target};
use crate::model::promises::Expectation;
use crate::model::source::Sources;
use crate::search::{Found, Place, Searcher};

/// How far the search is followed to say where the expected place comes.
const LOOKED_AT: usize = 30;

/// How many of the results that came instead are named.
const NAMED: usize = 3;

/// Every expectation that the index of its edition does not meet.
pub(super) fn check(handbook: &Handbook, _: &Sources) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for edition in &handbook.editions {
        let searcher = Searcher::new(&edition.search);
        let expected = handbook.config.expectations.iter().filter(|it| it.lang == edition.lang);
        found.extend(expected.filter_map(|expectation| unmet(edition, &searcher, expectation)));
    }
    found
}

fn unmet(edition: &Edition, searcher: &Searcher, expectation: &Expectation) -> Option<Diagnostic> {
    let Some((path, anchor)) = place(edition, &expectation.finds) else {
        return Some(no_such_place(expectation));
    };
    let results = searcher.find(&expectation.query, LOOKED_AT.max(expectation.within));
    let is_expected = |found: &Found| fits(&found.place, path, anchor);
    let rank = results.iter().position(is_expected);
    rank.is_none_or(|rank| rank >= expectation.within).then(|| search_expect(edition, expectation, &results, rank))
}

/// A whole page is found by any of its sections.
fn fits(place: &Place, path: &str, anchor: &str) -> bool {
    place.path == path && (anchor.is_empty() || place.anchor == anchor)
}

/// Path and anchor of what `finds` names: an id or the path of a chapter, perhaps with a heading.
fn place<'a>(edition: &'a Edition, finds: &'a str) -> Option<(&'a str, &'a str)> {
    let (name, heading) = finds.split_once('#').unwrap_or((finds, ""));
    let contacts = || edition.chapters.iter().find(|it| it.kind == PageKind::Generated && it.id == "contacts");
    let (chapter, anchor) = match edition.names.get(name)? {
        Target::Page(page, anchor) => (edition.chapters.get(page.0 as usize)?, anchor.as_str()),
        Target::Contact(id) => (contacts()?, id.as_str()),
        _ => return None,
    };
    Some((&chapter.path, if heading.is_empty() { anchor } else { heading }))
}

/// ## What
/// The search does not find what `[[search.expect]]` says it finds, or not among the first results.
///
/// ## Why
/// The author pinned down that these words lead there. A reader who types them would now miss it.
///
/// ## Example
/// `{ query = "leaking roof", finds = "repairs" }`, after the page was rewritten and says "water comes in".
///
/// ## Mend
/// Use the readers' words in a heading or the text, or give the page, record or term an alias. `vademecum search` shows what
/// any words find.
fn search_expect(edition: &Edition, wanted: &Expectation, results: &[Found], rank: Option<usize>) -> Diagnostic {
    let message = match rank {
        Some(rank) => format!("`{}` finds `{}` only as number {}", wanted.query, wanted.finds, rank + 1),
        None => format!("`{}` does not find `{}`", wanted.query, wanted.finds),
    };
    let first = results.iter().take(NAMED.min(rank.unwrap_or(NAMED)));
    let first: Vec<String> =
        first.map(|it| format!("`{}` ({})", it.place.title, it.place.url(&edition.lang))).collect();
    let came = if first.is_empty() { "nothing came".to_owned() } else { format!("first came {}", first.join(", ")) };
    let help = format!("{came}; write these words in a heading or the text, or as an alias");
    Diagnostic::new(Code::SearchExpect, wanted.span, message).with_help(help)
}

/// ## What
/// What a search shall find is no page or id of the book.
///
/// ## Why
/// Nothing could ever be found there.
///
/// ## Example
/// `finds = "repairs"`, where the chapter is `repairs/roof.md`.
fn no_such_place(wanted: &Expectation) -> Diagnostic {
    Diagnostic::new(Code::UnknownId, wanted.span, format!("no `{}` in this book", wanted.finds))
        .with_help("write an id as in `[[id]]`, or the path of a chapter, perhaps with `#heading`".to_owned())
}
