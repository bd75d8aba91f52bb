//! Brings batches together: one dictionary, stem groups, and the weight of every word in every section.

use std::collections::HashMap;

use crate::bits::{LEVELS, NAME_LEVEL};

use super::count::{Batch, Count, FIELDS};

/// What a hit in each field is worth: title, path, text, aliases, contacts.
const WEIGHTS: [f64; FIELDS] = [2.0, 0.6, 1.0, 2.0, 1.0];

/// How much the length of each field counts.
const LENGTH_SHARES: [f64; FIELDS] = [0.3, 0.3, 0.75, 0.3, 0.3];

/// Every word of an edition, and where it stands.
#[derive(Debug, Default)]
pub(super) struct Weighed {
    /// In order of UTF-16 units, as scripts compare text.
    pub words: Vec<Word>,
    /// Numbered by their first words.
    pub groups: Vec<Group>,
    /// How many sections there are.
    pub sections: u32,
}

/// A word of the dictionary.
#[derive(Debug)]
pub(super) struct Word {
    pub text: String,
    /// Which group.
    pub group: u32,
    /// Which word of the group, counted from 0.
    pub rank: u32,
}

/// Words with one stem.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub stem: String,
    /// How many words.
    pub words: u32,
    /// By section, then word.
    pub hits: Vec<Hit>,
}

/// A word of a group in a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hit {
    pub section: u32,
    pub rank: u32,
    /// Index into [`LEVELS`].
    pub level: u8,
}

/// Weighs every word of `batches`, whose sections follow each other.
pub(super) fn weigh(batches: &[Batch]) -> Weighed {
    let mut stems: HashMap<&str, &str> = HashMap::new();
    for (word, stem) in batches.iter().flat_map(|batch| &batch.words) {
        let known = stems.entry(word).or_insert(stem);
        *known = (*known).min(stem);
    }
    let mut sorted: Vec<&str> = stems.keys().copied().collect();
    sorted.sort_by(|a, b| a.encode_utf16().cmp(b.encode_utf16()));

    let mut weighed = Weighed::default();
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    for text in &sorted {
        let next = weighed.groups.len() as u32;
        let group = *numbers.entry(stems[text]).or_insert(next);
        if group == next {
            weighed.groups.push(Group { stem: stems[text].to_owned(), ..Group::default() });
        }
        let words = &mut weighed.groups[group as usize].words;
        weighed.words.push(Word { text: (*text).to_owned(), group, rank: *words });
        *words += 1;
    }
    let places: HashMap<&str, usize> = sorted.iter().enumerate().map(|(place, text)| (*text, place)).collect();
    add_hits(&mut weighed, batches, &places);
    weighed
}

fn add_hits(weighed: &mut Weighed, batches: &[Batch], places: &HashMap<&str, usize>) {
    let means = mean_lengths(batches);
    for batch in batches {
        let known: Vec<usize> = batch.words.iter().map(|(word, _)| places[word.as_str()]).collect();
        for count in &batch.counts {
            let word = &weighed.words[known[count.word as usize]];
            let weight = weight(count, &batch.lengths[count.section as usize], &means);
            let level = level(weight) + if count.is_name { NAME_LEVEL } else { 0 };
            let hit = Hit { section: weighed.sections + count.section, rank: word.rank, level };
            weighed.groups[word.group as usize].hits.push(hit);
        }
        weighed.sections += batch.sections.len() as u32;
    }
    weighed.groups.iter_mut().for_each(|group| group.hits.sort_unstable());
}

/// The mean length of each field, over the sections that have it.
fn mean_lengths(batches: &[Batch]) -> [f64; FIELDS] {
    std::array::from_fn(|field| {
        let lengths = batches.iter().flat_map(|batch| &batch.lengths).map(|lengths| lengths[field]);
        let (sum, filled) = lengths
            .filter(|length| *length > 0)
            .fold((0u64, 0u64), |(sum, filled), length| (sum + u64::from(length), filled + 1));
        sum as f64 / filled.max(1) as f64
    })
}

/// BM25F before saturation: a word that stands once in the text of an average section weighs 1.
fn weight(count: &Count, lengths: &[u32; FIELDS], means: &[f64; FIELDS]) -> f64 {
    let field = |field: usize| {
        let times = f64::from(count.times[field]);
        let share = LENGTH_SHARES[field];
        let length = f64::from(lengths[field]) / means[field].max(1.0);
        WEIGHTS[field] * times / (1.0 - share + share * length)
    };
    (0..FIELDS).filter(|it| count.times[*it] > 0).map(field).sum()
}

/// The nearest level.
fn level(weight: f64) -> u8 {
    let weight = weight * 64.0;
    let below = |pair: &&[u32]| weight * 2.0 >= f64::from(pair[0] + pair[1]);
    LEVELS[..usize::from(NAME_LEVEL)].windows(2).take_while(below).count() as u8
}
