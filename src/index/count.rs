//! Counts the words of sections, field by field.

use std::collections::HashMap;

use crate::model::search::PlaceKind;
use crate::tokens::{Kind, fold, pieces, tokenize};

use super::sections::Section;
use super::stems::Stems;

/// How many fields a section has: title, path, text, aliases, contacts.
pub(super) const FIELDS: usize = 5;

/// How often a word stands in each field of a section.
#[derive(Debug, Clone, Copy)]
pub(super) struct Count {
    /// Index of the section in its batch.
    pub section: u32,
    /// Index of the word in its batch.
    pub word: u32,
    /// By field.
    pub times: [u8; FIELDS],
    /// Whether it is all of the section's title, or of another of its names.
    pub is_name: bool,
}

/// Some sections, counted.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// The sections.
    pub sections: Vec<Section>,
    /// Each word with its stem.
    pub words: Vec<(String, String)>,
    /// By section, then word.
    pub counts: Vec<Count>,
    /// How many words each section has, by field.
    pub lengths: Vec<[u32; FIELDS]>,
}

/// Counts the words of `sections`. Nothing depends on the order of a hash.
pub(super) fn count(sections: Vec<Section>, stems: &Stems) -> Batch {
    let mut batch = Batch::default();
    let mut counter = Counter { stems, written: HashMap::new(), folded: HashMap::new(), words: Vec::new() };
    let mut found = Vec::new();
    for (index, section) in sections.iter().enumerate() {
        found.clear();
        let mut lengths = [0; FIELDS];
        for (field, text) in fields(section) {
            let before = found.len();
            counter.read(&text, field, &mut found);
            lengths[field] += (found.len() - before) as u32;
        }
        batch.lengths.push(lengths);
        let names: Vec<u32> = names(section).filter_map(|name| counter.folded.get(&name).copied()).collect();
        found.sort_unstable();
        for run in found.chunk_by(|a, b| a.0 == b.0) {
            let mut times = [0u8; FIELDS];
            run.iter().for_each(|(_, field)| times[*field] = times[*field].saturating_add(1));
            batch.counts.push(Count {
                section: index as u32,
                word: run[0].0,
                times,
                is_name: names.contains(&run[0].0),
            });
        }
    }
    batch.words = counter.words;
    batch.sections = sections;
    batch
}

fn fields(section: &Section) -> impl Iterator<Item = (usize, String)> {
    let mut path = section.trail.clone();
    if !section.anchor.is_empty() {
        path.push(section.page.clone());
    }
    path.extend(section.above.iter().cloned());
    // An address is no title: each of its words would weigh like one.
    let title = if section.kind == PlaceKind::Contact { String::new() } else { section.title.clone() };
    let texts = [title, path.join("\n"), section.text.clone(), section.aliases.join("\n"), section.contacts.join("\n")];
    texts.into_iter().enumerate()
}

/// The names of `section` that are one word each.
fn names(section: &Section) -> impl Iterator<Item = String> {
    let names = section.aliases.iter().chain([&section.title]);
    names.filter_map(|name| {
        let terms = tokenize(name);
        let words = terms.iter().filter(|term| matches!(term.piece.kind, Kind::Word | Kind::Single));
        let whole = words.map(|term| term.text.as_str()).collect::<String>();
        terms.iter().any(|term| term.text == whole).then_some(whole)
    })
}

struct Counter<'a> {
    stems: &'a Stems,
    /// Words as they were written.
    written: HashMap<String, u32>,
    folded: HashMap<String, u32>,
    words: Vec<(String, String)>,
}

impl Counter<'_> {
    fn read(&mut self, text: &str, field: usize, found: &mut Vec<(u32, usize)>) {
        pieces(text, |piece| {
            let raw = &text[piece.start..piece.end];
            let word = match self.written.get(raw) {
                Some(word) => *word,
                None => self.learn(raw),
            };
            if word != u32::MAX {
                found.push((word, field));
            }
        });
    }

    fn learn(&mut self, raw: &str) -> u32 {
        let folded = fold(raw);
        let word = if folded.is_empty() { u32::MAX } else { self.word(raw, &folded) };
        self.written.insert(raw.to_owned(), word);
        word
    }

    /// Of several spellings the smallest stem counts, so that the order of pages does not matter.
    fn word(&mut self, raw: &str, folded: &str) -> u32 {
        let stem = self.stems.stem(raw, folded);
        if let Some(word) = self.folded.get(folded) {
            let known = &mut self.words[*word as usize].1;
            if stem < *known {
                *known = stem;
            }
            return *word;
        }
        let word = self.words.len() as u32;
        self.folded.insert(folded.to_owned(), word);
        self.words.push((folded.to_owned(), stem));
        word
    }
}
