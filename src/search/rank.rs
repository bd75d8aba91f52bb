//! Adds up what sections are worth. Integers only, so that a browser comes to the same sums.

use std::collections::BTreeMap;

use super::expand::{Reading, exact, expand};
use super::query::Query;
use super::read::{Hit, Reader};

/// BM25's `k1` in units of a word's weight, where 64 is a word that stands once in an average section.
const SATURATION: u64 = 70;

/// The share of the word itself in what it is worth, in sixteenths; the rest is that of its stem group.
const OWN: u64 = 3;

/// What finding all words adds, in sixteenths of the sum.
const ALL_WORDS: u64 = 8;

/// Words that have a bit in a mask; those after them count for no such addition.
pub(super) const BITS: usize = 30;

/// What a name is worth that means the same, in sixteenths for each of its words and one more.
const SYNONYM: u32 = 12;

/// What a section is worth.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sum {
    pub score: u64,
    /// A bit for each of the first words of the query that it has.
    pub found: u32,
}

/// What every section that has any word of `query` is worth.
pub(super) fn rank(reader: &Reader, query: &Query) -> BTreeMap<u32, Sum> {
    let mut sums = BTreeMap::new();
    for (index, wanted) in query.terms.iter().enumerate() {
        let bit = if index < BITS { 1 << index } else { 0 };
        add(reader, &expand(reader, wanted), wanted.times, bit, &mut sums);
    }
    for (word, worth) in other_names(reader, query) {
        let units: Vec<u16> = word.encode_utf16().collect();
        let reading = exact(reader, &units).map(|it| Reading { group: it.group, rank: it.rank, worth });
        add(reader, reading.as_slice(), 1, 0, &mut sums);
    }
    let words = 16 * query.terms.len().clamp(1, BITS) as u64;
    for sum in sums.values_mut() {
        sum.score = sum.score * (words + ALL_WORDS * u64::from(sum.found.count_ones())) / words;
    }
    put_named_first(reader, query, &mut sums);
    for word in &query.without {
        let units: Vec<u16> = word.encode_utf16().collect();
        for hit in exact(reader, &units).map(|it| reader.hits(it.group)).unwrap_or_default() {
            sums.remove(&hit.section);
        }
    }
    sums
}

/// Sections whose name is all that was asked come before all others.
fn put_named_first(reader: &Reader, query: &Query, sums: &mut BTreeMap<u32, Sum>) {
    let Some(known) = query.whole().and_then(|word| exact(reader, &word.encode_utf16().collect::<Vec<_>>())) else {
        return;
    };
    let most = sums.values().map(|sum| sum.score).max().unwrap_or_default();
    for hit in reader.hits(known.group) {
        if hit.rank == known.rank && hit.is_name {
            sums.entry(hit.section).or_default().score += most;
        }
    }
}

/// Adds the best of the readings of one word to each section. A reading counts its word and, together, all of its group: a
/// section with kin alone has the second share only.
fn add(reader: &Reader, readings: &[Reading], times: u64, bit: u32, sums: &mut BTreeMap<u32, Sum>) {
    let mut best: BTreeMap<u32, u64> = BTreeMap::new();
    let mut sorted = readings.to_vec();
    sorted.sort_by_key(|reading| reading.group);
    for readings in sorted.chunk_by(|a, b| a.group == b.group) {
        let hits = reader.hits(readings[0].group);
        let sections: Vec<&[Hit]> = hits.chunk_by(|a, b| a.section == b.section).collect();
        let rare_group = rarity(reader.sections, sections.len());
        for reading in readings {
            let own = |hits: &[Hit]| -> u64 {
                hits.iter().filter(|hit| hit.rank == reading.rank).map(|hit| u64::from(hit.weight)).sum()
            };
            let rare_word = rarity(reader.sections, sections.iter().filter(|hits| own(hits) > 0).count());
            for hits in &sections {
                let all = hits.iter().map(|hit| u64::from(hit.weight)).sum();
                let group = saturated(all) * rare_group * (16 - OWN);
                let score = (group + saturated(own(hits)) * rare_word * OWN) * u64::from(reading.worth) / 1024;
                let best = best.entry(hits[0].section).or_default();
                *best = score.max(*best);
            }
        }
    }
    for (section, score) in best {
        let sum: &mut Sum = sums.entry(section).or_default();
        sum.score += score * times;
        sum.found |= bit;
    }
}

/// More of a word is worth more, but ever less.
fn saturated(weight: u64) -> u64 {
    weight * 1024 / (weight + SATURATION)
}

/// The square of the logarithm of how rare a word is; that of frequent words is next to nothing, so that questions may be
/// long. Straight lines between powers of two stand for the logarithm.
fn rarity(sections: u32, with_word: usize) -> u64 {
    let ratio = (u64::from(sections) * 2 + 2) * 64 / (with_word as u64 * 2 + 1);
    let size = u64::from(ratio.max(1).ilog2());
    let bits = (64 * size + ratio * 64 / (1 << size)).saturating_sub(64 * 7);
    (bits * bits / 256).max(1)
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
