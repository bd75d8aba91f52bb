//! Finds what words of the book a word of the query stands for.
//!
//! As it was typed; as a beginning, if it is the last; and, only if the book does not have it, as a beginning, with another
//! ending, with typing mistakes, each step worth less than the one before. The twin is in `search-core.js`.

use super::query::Wanted;
use super::read::{Reader, Word};
use crate::tokens::Kind;

/// What each step is worth, in sixteenths.
const TYPED: u32 = 16;
const SINGLE: u32 = 3;
const BEGINNING_OF_KNOWN: u32 = 6;
const BEGINNING: u32 = 12;
const OTHER_ENDING: u32 = 12;
const ONE_EDIT: u32 = 9;
const TWO_EDITS: u32 = 6;

/// At most so many words for each step; the shortest for beginnings.
const STEP_MAX: usize = 40;

/// A beginning may lie in so many parts of the dictionary.
const SHARDS_MAX: usize = 3;

/// Shorter words are no beginnings, and have no other endings or mistakes.
const BEGINNING_UNITS_MIN: usize = 3;
const STEM_UNITS_MIN: usize = 3;
const ONE_EDIT_UNITS_MIN: usize = 4;
const TWO_EDITS_UNITS_MIN: usize = 8;

/// A word of the book that a word of the query may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading {
    pub group: u32,
    pub rank: u32,
    /// In sixteenths.
    pub worth: u32,
}

/// What `wanted` stands for, each word once, the best reading first.
pub(super) fn expand(reader: &Reader, wanted: &Wanted) -> Vec<Reading> {
    let word: Vec<u16> = wanted.text.encode_utf16().collect();
    let mut readings = Readings::default();
    let known = exact(reader, &word);
    if let Some(known) = &known {
        readings.add(known, if wanted.kind == Kind::Single { SINGLE } else { TYPED });
    }
    if matches!(wanted.kind, Kind::Single | Kind::Pair) {
        return readings.0;
    }
    if wanted.unfinished || (known.is_none() && word.len() >= BEGINNING_UNITS_MIN) {
        let worth = if known.is_some() { BEGINNING_OF_KNOWN } else { BEGINNING };
        for longer in beginning_with(reader, &word) {
            let share = worth * word.len() as u32 / longer.units.len().max(1) as u32;
            readings.add(&longer, share.max(worth / 2));
        }
    }
    // A name that the book does not have is found by its words.
    if known.is_none() && wanted.kind == Kind::Word {
        with_other_ending(reader, &word).iter().for_each(|it| readings.add(it, OTHER_ENDING));
        if word.len() >= ONE_EDIT_UNITS_MIN {
            mistyped(reader, &word, 1).iter().for_each(|it| readings.add(it, ONE_EDIT));
        }
        if readings.0.is_empty() && word.len() >= TWO_EDITS_UNITS_MIN {
            mistyped(reader, &word, 2).iter().for_each(|it| readings.add(it, TWO_EDITS));
        }
    }
    readings.0
}

/// The word itself.
pub(super) fn exact(reader: &Reader, word: &[u16]) -> Option<Word> {
    let words = reader.words(reader.shard_of(word));
    let place = words.binary_search_by(|it| it.units.as_slice().cmp(word)).ok()?;
    Some(words[place].clone())
}

#[derive(Default)]
struct Readings(Vec<Reading>);

impl Readings {
    /// The first reading of a word is the best.
    fn add(&mut self, word: &Word, worth: u32) {
        let Word { group, rank, .. } = *word;
        if !self.0.iter().any(|reading| (reading.group, reading.rank) == (group, rank)) {
            self.0.push(Reading { group, rank, worth });
        }
    }
}

/// Words that begin with `word` and are longer, the shortest first.
fn beginning_with(reader: &Reader, word: &[u16]) -> Vec<Word> {
    let first = reader.shard_of(word);
    let mut found = Vec::new();
    for shard in (first..reader.shards()).take(SHARDS_MAX) {
        let words = reader.words(shard);
        let longer = words.iter().filter(|it| it.units.starts_with(word) && it.units.len() > word.len());
        found.extend(longer.cloned());
    }
    found.sort_by_key(|it| it.units.len());
    found.truncate(STEP_MAX);
    found
}

/// Words that differ by a beginning and an ending of the language, with the longest common stem.
fn with_other_ending(reader: &Reader, word: &[u16]) -> Vec<Word> {
    let is_ending = |units: &[u16]| reader.endings.iter().any(|ending| ending == units);
    let mut stems = Vec::new();
    for opening in reader.openings.iter().filter(|opening| word.starts_with(opening)) {
        for end in (opening.len() + STEM_UNITS_MIN..=word.len()).rev().filter(|end| is_ending(&word[*end..])) {
            stems.push((opening, &word[opening.len()..end]));
        }
    }
    stems.sort_by_key(|(_, stem)| std::cmp::Reverse(stem.len()));
    for (own, stem) in stems {
        let mut kin = Vec::new();
        // Another beginning would be in another part.
        for opening in reader.openings.iter().filter(|opening| reader.shards() == 1 || *opening == own) {
            let start = [opening, stem].concat();
            let words = reader.words(reader.shard_of(&start));
            let first = words.partition_point(|it| it.units < start);
            let longer = words[first..].iter().take_while(|it| it.units.starts_with(&start));
            kin.extend(longer.filter(|it| is_ending(&it.units[start.len()..])).cloned());
        }
        if !kin.is_empty() {
            kin.truncate(STEP_MAX);
            return kin;
        }
    }
    Vec::new()
}

/// Words that are `edits` mistakes away. In a dictionary of several parts the first letter is right, or changed places with
/// the second, or too much.
fn mistyped(reader: &Reader, word: &[u16], edits: usize) -> Vec<Word> {
    let mut found = Vec::new();
    let one_part = reader.shards() == 1;
    let (from, to) =
        if one_part { (0, 0) } else { (reader.shard_of(&word[..1]), reader.shard_of(&[word[0], u16::MAX])) };
    for shard in from..=to {
        let near = |it: &Word| {
            (one_part || it.units.first() == word.first())
                && it.units.len().abs_diff(word.len()) <= edits
                && is_near(&it.units, word, edits)
        };
        found.extend(reader.words(shard).iter().filter(|it| near(it)).cloned());
    }
    if !one_part {
        let swapped = [&[word[1], word[0]], &word[2..]].concat();
        found.extend(exact(reader, &swapped));
        found.extend(exact(reader, &word[1..]));
    }
    found.truncate(STEP_MAX);
    found
}

/// Whether two words are at most `edits` apart: a letter more, less, other, or two that changed places.
fn is_near(a: &[u16], b: &[u16], edits: usize) -> bool {
    let shared = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[shared..], &b[shared..]);
    if a.is_empty() || b.is_empty() {
        return a.len() + b.len() <= edits;
    }
    let Some(edits) = edits.checked_sub(1) else { return false };
    let swapped = a.len() > 1 && b.len() > 1 && a[0] == b[1] && a[1] == b[0];
    is_near(&a[1..], &b[1..], edits)
        || is_near(&a[1..], b, edits)
        || is_near(a, &b[1..], edits)
        || (swapped && is_near(&a[2..], &b[2..], edits))
}

#[cfg(test)]
mod tests {
    use super::is_near;

    fn near(a: &str, b: &str, edits: usize) -> bool {
        let units = |text: &str| text.encode_utf16().collect::<Vec<_>>();
        is_near(&units(a), &units(b), edits)
    }

    #[test]
    fn one_mistake_is_a_letter_more_less_other_or_two_swapped() {
        for wrong in ["repisal", "reprissal", "reprosal", "rerpisal", "eprisal", "reprisa", "reprisal"] {
            assert!(near(wrong, "reprisal", 1), "{wrong}");
        }
        for wrong in ["repsal", "erprisla", "reprissaal"] {
            assert!(!near(wrong, "reprisal", 1), "{wrong}");
            assert!(near(wrong, "reprisal", 2), "{wrong}");
        }
        assert!(!near("", "abc", 2));
    }
}
