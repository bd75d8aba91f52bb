//! Adds up what sections are worth. Integers only, so that a browser comes to the same sums.

use std::collections::BTreeMap;

use super::expand::{Reading, exact, expand};
use super::query::Query;
use super::read::Reader;

/// BM25's `k1` in units of a word's weight, where 64 is a word that stands once in an average section.
const SATURATION: u64 = 77;

/// What the kin of a typed word is worth, in sixteenths.
const KIN: u64 = 13;

/// What finding all words adds, in sixteenths of the sum.
const ALL_WORDS: u64 = 6;

/// What a name is worth that means the same, in sixteenths for each of its words and one more.
const SYNONYM: u32 = 12;

/// What a section is worth.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sum {
    pub score: u64,
    /// A bit for each word of the query that it has.
    pub found: u32,
}

/// What every section that has any word of `query` is worth.
pub(super) fn rank(reader: &Reader, query: &Query) -> BTreeMap<u32, Sum> {
    let mut sums = BTreeMap::new();
    for (index, wanted) in query.terms.iter().enumerate() {
        add(reader, &expand(reader, wanted), 1 << index, &mut sums);
    }
    for (word, worth) in other_names(reader, query) {
        let units: Vec<u16> = word.encode_utf16().collect();
        let reading = exact(reader, &units).map(|it| Reading { group: it.group, rank: Some(it.rank), worth });
        add(reader, reading.as_slice(), 0, &mut sums);
    }
    let words = 16 * query.terms.len().max(1) as u64;
    for sum in sums.values_mut() {
        sum.score = sum.score * (words + ALL_WORDS * u64::from(sum.found.count_ones())) / words;
    }
    for word in &query.without {
        let units: Vec<u16> = word.encode_utf16().collect();
        for hit in exact(reader, &units).map(|it| reader.hits(it.group)).unwrap_or_default() {
            sums.remove(&hit.section);
        }
    }
    sums
}

/// Adds the best of the readings of one word to each section.
fn add(reader: &Reader, readings: &[Reading], bit: u32, sums: &mut BTreeMap<u32, Sum>) {
    let mut best: BTreeMap<u32, u64> = BTreeMap::new();
    for reading in readings {
        let mut weights: BTreeMap<u32, u64> = BTreeMap::new();
        for hit in reader.hits(reading.group) {
            let share = if reading.rank.is_none_or(|rank| rank == hit.rank) { 16 } else { KIN };
            *weights.entry(hit.section).or_default() += u64::from(hit.weight) * share;
        }
        let rarity = rarity(reader.sections, weights.len() as u32);
        for (section, weight) in weights {
            let weight = weight / 16;
            let score = rarity * (weight * 1024 / (weight + SATURATION)) * u64::from(reading.worth) / 16;
            let best = best.entry(section).or_default();
            *best = score.max(*best);
        }
    }
    for (section, score) in best {
        let sum: &mut Sum = sums.entry(section).or_default();
        sum.score += score;
        sum.found |= bit;
    }
}

/// The logarithm of how rare a word is, in 64ths of a bit, by straight lines between powers of two.
fn rarity(sections: u32, with_word: u32) -> u64 {
    let ratio = (u64::from(sections) * 2 + 2) * 64 / (u64::from(with_word) * 2 + 1);
    let size = u64::from(ratio.max(1).ilog2());
    (64 * size + ratio * 64 / (1 << size)).saturating_sub(64 * 7).max(1)
}

/// Words of the names that mean the same as a name in the query, with what each is worth.
fn other_names(reader: &Reader, query: &Query) -> Vec<(String, u32)> {
    let line = format!(" {} ", query.line);
    let mut words: Vec<(String, u32)> = Vec::new();
    for set in &reader.synonyms {
        if !set.iter().any(|name| line.contains(&format!(" {name} "))) {
            continue;
        }
        for name in set {
            let parts: Vec<&str> = name.split(' ').collect();
            for part in &parts {
                let is_new = !query.terms.iter().any(|it| it.text == *part) && !words.iter().any(|it| it.0 == *part);
                if is_new {
                    words.push(((*part).to_owned(), (SYNONYM / (parts.len() as u32 + 1)).max(1)));
                }
            }
        }
    }
    words
}
