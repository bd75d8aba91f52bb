//! Checks what only the whole book can show: facts that contradict, things that nothing uses.
//!
//! [`check`] is the way in, [`check_search`] asks what needs the search index; each rule is one file and one line of [`ALL`].
//! It reads what authors wrote, not what the program put together from it, and
//! it never looks at the clock: the date is that of the edition.

mod bad_css;
mod bad_redirect;
mod bidi_control;
mod empty_book;
mod expired_fact;
mod hard_coded_contact;
mod look_alike_host;
mod own_texts;
mod search_expect;
mod unknown_source;
mod unused_record;
mod url_shortener;

use crate::model::diagnostic::Diagnostic;
use crate::model::handbook::{Chapter, Handbook, PageKind};
use crate::model::source::Sources;

/// A rule over the whole book.
type Check = fn(&Handbook, &Sources) -> Vec<Diagnostic>;

/// Every rule.
const ALL: &[Check] = &[
    bad_css::check,
    bad_redirect::check,
    bidi_control::check,
    empty_book::check,
    expired_fact::check,
    hard_coded_contact::check,
    look_alike_host::check,
    own_texts::check,
    unknown_source::check,
    unused_record::check,
    url_shortener::check,
];

/// What the author expects of the search and it does not do.
pub fn check_search(handbook: &Handbook, sources: &Sources) -> Vec<Diagnostic> {
    search_expect::check(handbook, sources)
}

/// Every mistake that needs the whole book to be seen, and no search index.
pub fn check(handbook: &Handbook, sources: &Sources) -> Vec<Diagnostic> {
    ALL.iter().flat_map(|check| check(handbook, sources)).collect()
}

/// What authors wrote: chapters, and the words of records, terms and cases. A fallback counts in its own language.
fn written(handbook: &Handbook) -> impl Iterator<Item = &Chapter> {
    handbook.editions.iter().flat_map(|edition| {
        let chapters = edition.chapters.iter().filter(|chapter| chapter.kind == PageKind::Written);
        let entries = edition.records.values().chain(edition.glossary.values()).chain(edition.cases.values());
        chapters.chain(entries).filter(|chapter| chapter.lang == edition.lang)
    })
}

#[cfg(test)]
mod tests;
