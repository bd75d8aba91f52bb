//! What things are called: names that mean the same, and what words begin and end with.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::handbook::{Chapter, Edition, PageKind};
use crate::tokens::{Kind, tokenize};

use super::weigh::Weighed;

/// A longer name is no name that people type for another.
const NAME_WORDS_MAX: usize = 8;

/// Beginnings and endings that are kept, and the longest of them in letters.
const OPENINGS_MAX: usize = 16;
const ENDINGS_MAX: usize = 60;
const AFFIX_LETTERS_MAX: usize = 5;

/// An affix is one of the language only if so many words have it.
const AFFIX_TIMES_MIN: usize = 4;

/// Sets of names that mean the same, each name as its words: those of records, terms and pages with aliases.
pub(super) fn synonyms(edition: &Edition) -> Vec<Vec<String>> {
    let pages = edition.chapters.iter().filter(|chapter| chapter.kind == PageKind::Written);
    let named = edition.records.values().chain(edition.glossary.values()).chain(pages);
    let sets: BTreeSet<Vec<String>> = named.filter_map(names).collect();
    sets.into_iter().collect()
}

fn names(chapter: &Chapter) -> Option<Vec<String>> {
    let front = &chapter.page.front;
    let written = front.name.iter().chain(&front.short).chain(&front.aliases).chain([&chapter.title]);
    let names: BTreeSet<String> = written.filter_map(|name| words(name)).collect();
    (names.len() > 1).then(|| names.into_iter().collect())
}

fn words(name: &str) -> Option<String> {
    let terms = tokenize(name).into_iter().filter(|term| matches!(term.piece.kind, Kind::Word | Kind::Single));
    let words: Vec<String> = terms.map(|term| term.text).collect();
    (1..=NAME_WORDS_MAX).contains(&words.len()).then(|| words.join(" "))
}

/// Beginnings and endings that words take around their stems, the most frequent first, each list with the empty one: the
/// browser has no stemmer, and brings a word that the book does not have to its kin by them.
pub(super) fn affixes(weighed: &Weighed) -> (Vec<String>, Vec<String>) {
    let (mut openings, mut endings) = (BTreeMap::new(), BTreeMap::new());
    for word in weighed.words.iter().filter(|word| weighed.groups[word.group as usize].words > 1) {
        let stem = &weighed.groups[word.group as usize].stem;
        if let Some((opening, ending)) = word.text.split_once(stem.as_str()).filter(|_| stem.chars().count() >= 3) {
            *openings.entry(opening.to_owned()).or_default() += 1;
            *endings.entry(ending.to_owned()).or_default() += 1;
        }
    }
    (frequent(openings, OPENINGS_MAX), frequent(endings, ENDINGS_MAX))
}

fn frequent(times: BTreeMap<String, usize>, most: usize) -> Vec<String> {
    let short = |affix: &str| (1..=AFFIX_LETTERS_MAX).contains(&affix.chars().count());
    let mut affixes: Vec<(String, usize)> =
        times.into_iter().filter(|(affix, times)| *times >= AFFIX_TIMES_MIN && short(affix)).collect();
    affixes.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
    [String::new()].into_iter().chain(affixes.into_iter().take(most).map(|(affix, _)| affix)).collect()
}
