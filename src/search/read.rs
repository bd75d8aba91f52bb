//! Reads the parts of an index: words, hits, sections.
//!
//! A broken part answers with less; it never panics and never loops.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::bits::{BitReader, LEVELS, NAME_LEVEL, Numbers, gap_shift};
use crate::model::search::{SEARCH_ROOT, SearchIndex, SearchPart};

/// An index that can be asked.
pub(super) struct Reader<'a> {
    parts: &'a BTreeMap<String, SearchPart>,
    /// How many sections there are.
    pub sections: u32,
    /// What words of the language begin with before their stems, as UTF-16 units; nothing is among it.
    pub openings: Vec<Vec<u16>>,
    /// What they end with.
    pub endings: Vec<Vec<u16>>,
    /// Sets of names that mean the same.
    pub synonyms: Vec<Vec<&'a str>>,
    order: Vec<u8>,
    text_starts: Vec<u32>,
    shards: Vec<Shard<'a>>,
    hit_starts: Vec<u32>,
    hit_bytes: Vec<&'a [u8]>,
}

/// A part of the dictionary.
struct Shard<'a> {
    /// Its first word, as UTF-16 units.
    first: Vec<u16>,
    text: &'a str,
    bytes: &'a [u8],
    /// Unpacked when it is first needed.
    words: OnceCell<Vec<Word>>,
}

/// A word of the dictionary.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// UTF-16 units: what scripts compare and count.
    pub units: Vec<u16>,
    pub group: u32,
    pub rank: u32,
}

/// A word of a group in a section.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    pub section: u32,
    pub rank: u32,
    /// 64 for a word that stands once in an average section.
    pub weight: u32,
    /// Whether the word is all of a name of the section.
    pub is_name: bool,
}

/// A section, as results show it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Path of its page below the language folder, without ending.
    pub path: String,
    /// Title of the page.
    pub page: String,
    /// Titles of the pages above.
    pub trail: Vec<String>,
    /// Anchor on the page, or empty.
    pub anchor: String,
    /// The letter of its kind.
    pub kind: String,
    /// Its heading.
    pub title: String,
    /// Headings above it.
    pub above: Vec<String>,
    /// A line to show beside the title.
    pub note: String,
    /// Its text.
    pub text: String,
}

impl Place {
    /// Its address in the site of the edition `lang`, such as `en/chapters/roof.html#leaks`.
    pub fn url(&self, lang: &str) -> String {
        let mark = if self.anchor.is_empty() { "" } else { "#" };
        format!("{lang}/{}.html{mark}{}", self.path, self.anchor)
    }
}

impl<'a> Reader<'a> {
    /// Reads the root of `index`.
    pub fn new(index: &'a SearchIndex) -> Self {
        static EMPTY: SearchPart = SearchPart { text: String::new(), bytes: Vec::new() };
        let root = index.parts.get(SEARCH_ROOT).unwrap_or(&EMPTY);
        let mut lines = root.text.splitn(3, '\n');
        let (openings, endings) = lines.next().unwrap_or_default().split_once('\t').unwrap_or_default();
        let affixes = |list: &str| list.split(' ').map(|affix| affix.encode_utf16().collect()).collect();
        let sets = lines.next().unwrap_or_default().split('\t').filter(|set| !set.is_empty());
        let synonyms = sets.map(|set| set.split(';').collect()).collect();
        let words = lines.next().unwrap_or_default();

        let mut numbers = Numbers::new(&root.bytes);
        let sections = numbers.next();
        let order = numbers.take(LEVELS.len()).to_vec();
        let text_starts = steps(&mut numbers);
        let mut reader = Self {
            parts: &index.parts,
            sections,
            openings: affixes(openings),
            endings: affixes(endings),
            synonyms,
            order,
            text_starts,
            shards: Vec::new(),
            hit_starts: vec![0],
            hit_bytes: Vec::new(),
        };
        match numbers.next() {
            0 => {
                let length = numbers.next();
                reader.shards.push(Shard::new(Vec::new(), words, numbers.take(length as usize)));
                reader.hit_bytes.push(numbers.take(usize::MAX));
            }
            count => {
                reader.hit_starts = steps(&mut numbers);
                let part = |name: String| index.parts.get(&name).unwrap_or(&EMPTY);
                reader.hit_bytes = (0..reader.hit_starts.len())
                    .map(|number| part(format!("hits-{number}")).bytes.as_slice())
                    .collect();
                for (number, first) in (0..count).zip(words.split(' ')) {
                    let part = part(format!("words-{number}"));
                    let first = first.encode_utf16().collect();
                    reader.shards.push(Shard::new(first, &part.text, &part.bytes));
                }
            }
        }
        reader
    }

    /// How many parts the dictionary has.
    pub fn shards(&self) -> usize {
        self.shards.len()
    }

    /// The part of the dictionary that holds `word`, if any does.
    pub fn shard_of(&self, word: &[u16]) -> usize {
        self.shards.partition_point(|shard| shard.first.as_slice() <= word).saturating_sub(1)
    }

    /// The words of a part of the dictionary, in order.
    pub fn words(&self, shard: usize) -> &[Word] {
        self.shards.get(shard).map_or(&[], |shard| shard.words.get_or_init(|| shard.unpack()))
    }

    /// The hits of a group, by section and word.
    pub fn hits(&self, group: u32) -> Vec<Hit> {
        let shard = self.hit_starts.partition_point(|start| *start <= group).saturating_sub(1);
        let (Some(bytes), Some(start)) = (self.hit_bytes.get(shard), self.hit_starts.get(shard)) else {
            return Vec::new();
        };
        let mut numbers = Numbers::new(bytes);
        let (mut at, mut from) = (0, *start);
        let mut hinted = (0, *start);
        for _ in 0..numbers.next() {
            let (groups, bits) = (numbers.next(), numbers.next());
            hinted = (hinted.0 + bits as usize, hinted.1 + groups);
            if hinted.1 <= group {
                (at, from) = hinted;
            }
        }
        let mut bits = BitReader::new(numbers.take(usize::MAX), at);
        let mut hits = Vec::new();
        for _ in from..=group {
            self.list(&mut bits, &mut hits);
        }
        hits
    }

    fn list(&self, bits: &mut BitReader, hits: &mut Vec<Hit>) {
        hits.clear();
        let count = bits.gamma();
        let words = bits.gamma();
        let shift = gap_shift(self.sections, count);
        let mut next = 0;
        for _ in 0..count {
            let section = next + bits.rice(shift);
            if section >= self.sections {
                return;
            }
            next = section + u32::from(words == 1);
            let rank = if words > 1 { bits.unary() } else { 0 };
            let level = self.order.get(bits.rice(1) as usize).copied().unwrap_or(0);
            let weight = LEVELS.get(usize::from(level)).copied().unwrap_or(0);
            hits.push(Hit { section, rank, weight, is_name: level >= NAME_LEVEL });
        }
    }

    /// A section, as results show it.
    pub fn place(&self, section: u32) -> Option<Place> {
        let part = self.text_starts.partition_point(|start| *start <= section).checked_sub(1)?;
        let inside = section - self.text_starts.get(part)?;
        let text = &self.parts.get(&format!("texts-{part}"))?.text;
        let mut place = Place::default();
        for record in text.split('\u{1e}').take(inside as usize + 1) {
            let mut fields = record.split('\u{1f}');
            let mut next = || fields.next().unwrap_or_default();
            let titles = |text: &str| -> Vec<String> {
                text.split('\u{1d}').filter(|title| !title.is_empty()).map(str::to_owned).collect()
            };
            let path = next();
            if path.is_empty() {
                next();
                next();
            } else {
                place.path = path.to_owned();
                place.page = next().to_owned();
                place.trail = titles(next());
            }
            place.anchor = next().to_owned();
            place.kind = next().to_owned();
            place.title = next().to_owned();
            place.above = titles(next());
            place.note = next().to_owned();
            place.text = next().to_owned();
        }
        Some(place)
    }
}

impl<'a> Shard<'a> {
    fn new(first: Vec<u16>, text: &'a str, bytes: &'a [u8]) -> Self {
        Self { first, text, bytes, words: OnceCell::new() }
    }

    fn unpack(&self) -> Vec<Word> {
        let mut numbers = Numbers::new(self.bytes);
        let count = numbers.next() as usize;
        let mut next_group = numbers.next();
        let mut bits = BitReader::new(numbers.take(usize::MAX), 0);
        let mut words: Vec<Word> = Vec::new();
        let units: Vec<u16> = self.text.encode_utf16().collect();
        let is_capital = |unit: &u16| (0x41..=0x5A).contains(unit);
        let mut at = 0;
        while at < units.len() && words.len() < count {
            let shared = usize::from(units[at].saturating_sub(0x41));
            let end = units[at + 1..].iter().position(is_capital).map_or(units.len(), |length| at + 1 + length);
            let before = words.last().map_or(&[][..], |word| word.units.as_slice());
            let word = [&before[..shared.min(before.len())], &units[at + 1..end]].concat();
            let (group, rank) = match bits.bit() {
                0 => {
                    next_group += 1;
                    (next_group - 1, 0)
                }
                _ => (next_group.saturating_sub(bits.gamma()), bits.unary()),
            };
            words.push(Word { units: word, group, rank });
            at = end;
        }
        words
    }
}

fn steps(numbers: &mut Numbers) -> Vec<u32> {
    let mut sum = 0u32;
    // A count from a broken index must not ask for memory.
    let count = numbers.next().min(1 << 24);
    let mut steps = Vec::new();
    for _ in 0..count {
        sum = sum.saturating_add(numbers.next());
        steps.push(sum);
    }
    steps
}
