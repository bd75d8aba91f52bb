//! Says what each id of the book leads to.
//!
//! Ids are free of language and unique over the book. Other names (`aliases`,
//! names, short names of records and terms) are each language's own and count
//! only where no id fits and one thing alone has the name.

use std::collections::btree_map::Entry as Place;
use std::collections::{BTreeMap, BTreeSet};

use super::findings::Findings;
use super::order::Outline;
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::handbook::{Chapter, Draft, PageId, PageKind, Target};
use crate::model::registry::Table;
use crate::model::source::Span;

/// The id under which the whole book on one page is linked.
const WHOLE_BOOK: &str = "book";

/// What the registry holds, in the words of reports.
const REGISTRY: &[&str] = &["a record", "a contact", "a source", "a standard", "a case"];

/// What every id leads to.
pub(super) fn names(draft: &Draft, outline: &Outline, found: &mut Findings) -> BTreeMap<String, Target> {
    let mut names = Names { targets: BTreeMap::new(), holders: BTreeMap::new(), found };
    // The program's own ids come first: a book cannot take them, and its author can choose another.
    names.add(WHOLE_BOOK, Target::WholeBook, "a page that the program makes", Span::default());
    for kind in [PageKind::Generated, PageKind::Record, PageKind::Written] {
        for (index, slot) in outline.slots.iter().enumerate().filter(|(_, slot)| slot.kind == kind) {
            let what = match kind {
                PageKind::Generated => "a page that the program makes",
                PageKind::Record => "a record",
                PageKind::Written => "a chapter",
                // It has the id of its record, and is reached from there.
                PageKind::Message => continue,
            };
            names.add(&slot.id, Target::Page(PageId(index as u32), String::new()), what, slot.at);
        }
    }
    let (sources, cases, glossary) =
        (outline.generated("sources"), outline.generated("cases"), outline.generated("glossary"));
    for record in draft.registry.records.values() {
        let (target, what) = match record.table {
            Table::Mechanism => continue,
            Table::Contact => (Target::Contact(record.id.clone()), "a contact"),
            Table::Source => (Target::Page(sources, record.id.clone()), "a source"),
            Table::Standard => (Target::Page(sources, record.id.clone()), "a standard"),
            Table::Case => (Target::Page(cases, record.id.clone()), "a case"),
        };
        names.add(&record.id, target, what, record.span);
    }
    // A term has one id in every language; only the first place is reported.
    let mut terms = BTreeSet::new();
    for entry in draft.editions.iter().flat_map(|edition| edition.glossary.values()) {
        if terms.insert(entry.id.as_str()) {
            names.add(&entry.id, Target::Page(glossary, entry.id.clone()), "a term", entry.span);
        }
    }
    names.targets
}

struct Names<'a> {
    targets: BTreeMap<String, Target>,
    holders: BTreeMap<String, &'static str>,
    found: &'a mut Findings,
}

impl Names<'_> {
    fn add(&mut self, id: &str, target: Target, what: &'static str, at: Span) {
        match self.targets.entry(id.to_owned()) {
            Place::Vacant(place) => {
                place.insert(target);
                self.holders.insert(id.to_owned(), what);
            }
            Place::Occupied(_) => {
                let holder = self.holders.get(id).copied().unwrap_or_default();
                // Two records of one id were reported where the registry was read.
                if REGISTRY.contains(&holder) && REGISTRY.contains(&what) {
                    return;
                }
                self.found.push(duplicate_id(id, what, holder, at));
            }
        }
    }
}

/// Names beside the ids, in lower case, with the ids that have them.
#[derive(Debug, Default)]
pub(super) struct Aliases(BTreeMap<String, BTreeSet<String>>);

impl Aliases {
    /// The other names of these records and terms.
    pub(super) fn of<'a>(chapters: impl Iterator<Item = &'a Chapter>) -> Self {
        let mut aliases = Self::default();
        for chapter in chapters {
            let front = &chapter.page.front;
            let names = front.name.iter().chain(&front.short).chain(&front.aliases).chain([&chapter.title]);
            for name in names {
                aliases.0.entry(name.to_lowercase()).or_default().insert(chapter.id.clone());
            }
        }
        aliases
    }

    /// The ids of all that have this name, in any case of letters.
    pub(super) fn holders(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.get(&name.to_lowercase()).into_iter().flatten().map(String::as_str)
    }
}

/// ## What
/// An id stands for two things: records, contacts, sources, standards, cases, terms, chapters and the program's own
/// pages share one space of names.
///
/// ## Why
/// `[[id]]` could mean either.
///
/// ## Example
/// `[cat]` in `glossary.toml`, and `mechanisms/cat.toml`.
fn duplicate_id(id: &str, what: &str, holder: &str, at: Span) -> Diagnostic {
    let help = match what {
        "a chapter" => {
            format!("rename the file, or give it another name for links: `id = \"{id}-page\"` in its front matter")
        }
        _ => "give one of them another id".to_owned(),
    };
    Diagnostic::new(Code::DuplicateId, at, format!("`{id}` is {what} here, and {holder} elsewhere")).with_help(help)
}
