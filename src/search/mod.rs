//! Answers queries from the index of an edition.
//!
//! [`Searcher`] is the way in. Words are alternatives: sections with more of them, with rarer ones, in their titles, come
//! first. The twin is `search-core.js`: both give the same sections in the same order, which a test makes sure of.

mod expand;
mod query;
mod rank;
mod read;

use crate::model::search::SearchIndex;
pub use crate::tokens::tokenize;

pub use read::Place;
use read::Reader;

/// Sections that are looked into for a quoted phrase.
const PHRASE_SECTIONS_MAX: usize = 200;

/// A section that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its number in the index, in the order of the book.
    pub section: u32,
    /// What it is worth; comparable within one answer only.
    pub score: u64,
    /// Where and what it is.
    pub place: Place,
}

/// An index that can be asked, many times.
pub struct Searcher<'a> {
    reader: Reader<'a>,
}

impl<'a> Searcher<'a> {
    /// Opens `index`.
    pub fn new(index: &'a SearchIndex) -> Self {
        Self { reader: Reader::new(index) }
    }

    /// Every section, in the order of the book.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        (0..self.reader.sections).filter_map(|section| self.reader.place(section))
    }

    /// The best `limit` sections for `query`, the best first, in the order of the book where they are worth the same.
    pub fn find(&self, query: &str, limit: usize) -> Vec<Found> {
        find(&self.reader, &query::read(query), limit)
    }
}

fn find(reader: &Reader, query: &query::Query, limit: usize) -> Vec<Found> {
    let sums = rank::rank(reader, query);
    let mut ranked: Vec<(u32, rank::Sum)> = sums.into_iter().collect();
    ranked.sort_by(|a, b| (b.1.score, a.0).cmp(&(a.1.score, b.0)));
    let place =
        |(section, sum): (u32, rank::Sum)| Some(Found { section, score: sum.score, place: reader.place(section)? });
    if query.phrases.is_empty() {
        return ranked.into_iter().take(limit).filter_map(place).collect();
    }
    let quoted = quoted_bits(query);
    let candidates = ranked.into_iter().filter(|(_, sum)| sum.found & quoted == quoted).take(PHRASE_SECTIONS_MAX);
    candidates.filter_map(place).filter(|found| has_phrases(&found.place, &query.phrases)).take(limit).collect()
}

/// The bits of all words that stand in a phrase.
fn quoted_bits(query: &query::Query) -> u32 {
    let quoted = |text: &String| query.phrases.iter().flatten().any(|word| word == text);
    let bits = query.terms.iter().take(rank::BITS).enumerate().filter(|(_, it)| quoted(&it.text));
    bits.fold(0, |bits, (index, _)| bits | 1 << index)
}

/// Whether each phrase stands in the title, above it or in the text.
fn has_phrases(place: &Place, phrases: &[Vec<String>]) -> bool {
    let texts = [&place.title, &place.page, &place.text].into_iter().chain(&place.above);
    let texts: Vec<Vec<String>> = texts.map(|text| query::words(&tokenize(text))).collect();
    let has = |phrase: &Vec<String>| texts.iter().any(|text| text.windows(phrase.len()).any(|it| it == phrase));
    phrases.iter().all(has)
}
