//! What things are called: names that mean the same, and endings that words take.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::handbook::{Chapter, Edition, PageKind};
use crate::tokens::{Kind, tokenize};

use super::weigh::Weighed;

/// A longer name is no name that people type for another.
const NAME_WORDS_MAX: usize = 8;

/// Endings that are kept, and the longest of them in letters.
const ENDINGS_MAX: usize = 48;
const ENDING_LETTERS_MAX: usize = 4;

/// An ending is one of the language only if so many words have it.
const ENDING_TIMES_MIN: usize = 3;

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

/// Endings by which the words of stem groups differ, the most frequent first: the browser has no stemmer, and brings a word
/// that the book does not have to its kin by them.
pub(super) fn endings(weighed: &Weighed) -> Vec<String> {
    let mut groups: BTreeMap<u32, Vec<Vec<char>>> = BTreeMap::new();
    for word in weighed.words.iter().filter(|word| weighed.groups[word.group as usize].words > 1) {
        groups.entry(word.group).or_default().push(word.text.chars().collect());
    }
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for words in groups.values() {
        let shared = shared_letters(words);
        let endings = words.iter().filter(|word| shared >= 3 && word.len() - shared <= ENDING_LETTERS_MAX);
        for ending in endings.map(|word| word[shared..].iter().collect()) {
            *times.entry(ending).or_default() += 1;
        }
    }
    let mut endings: Vec<(String, usize)> = times.into_iter().filter(|(_, times)| *times >= ENDING_TIMES_MIN).collect();
    endings.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
    endings.into_iter().take(ENDINGS_MAX).map(|(ending, _)| ending).collect()
}

/// How many letters all words begin with.
fn shared_letters(words: &[Vec<char>]) -> usize {
    let Some((first, rest)) = words.split_first() else { return 0 };
    let agree = |at: &usize| rest.iter().all(|word| word.get(*at) == first.get(*at));
    (0..first.len()).take_while(agree).count()
}
