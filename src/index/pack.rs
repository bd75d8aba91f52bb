//! Packs words and hits: what the parts of an index hold. The format is told in ARCHITECTURE.md.

use crate::bits::{BitWriter, LEVELS, gap_shift, put_number};
use crate::model::search::SearchPart;

use super::weigh::{Group, Word};

/// A hint to where a list begins stands at least every so many bits: readers skip the lists between.
const SKIP_BITS: usize = 2048;

/// Words of the dictionary, front-coded: a capital says how many UTF-16 units are taken from the word before. Folded words
/// have no capitals. The bytes say which group each word is of.
pub(super) fn words(words: &[Word], next_group: u32) -> SearchPart {
    let mut part = SearchPart::default();
    put_number(&mut part.bytes, words.len() as u32);
    put_number(&mut part.bytes, next_group);
    let mut bits = BitWriter::default();
    let mut before = "";
    let mut next_group = next_group;
    for word in words {
        let (units, shared) = shared_units(before, &word.text);
        part.text.push(char::from(b'A' + units));
        part.text.push_str(&word.text[shared..]);
        before = &word.text;
        if word.group == next_group {
            bits.put(0, 1);
            next_group += 1;
        } else {
            bits.put(1, 1);
            bits.put_gamma(next_group - word.group);
            bits.put_unary(word.rank);
        }
    }
    part.bytes.extend(bits.bytes());
    part
}

/// What two words begin with: UTF-16 units, at most 25, and bytes.
fn shared_units(a: &str, b: &str) -> (u8, usize) {
    let (mut units, mut bytes) = (0, 0);
    for (one, two) in a.chars().zip(b.chars()) {
        if one != two || units + one.len_utf16() > 25 {
            break;
        }
        units += one.len_utf16();
        bytes += one.len_utf8();
    }
    (units as u8, bytes)
}

/// The lists of `groups`: how many hits and words, then by hit the gap, the word, the place of its level in `order`.
pub(super) fn hits(groups: &[Group], sections: u32, order: &[u8; LEVELS.len()]) -> Vec<u8> {
    let places = inverse(order);
    let mut bits = BitWriter::default();
    let mut hints = Vec::new();
    let mut hinted = (0, 0);
    for (index, group) in groups.iter().enumerate() {
        if bits.length() - hinted.1 >= SKIP_BITS {
            hints.push(((index - hinted.0) as u32, (bits.length() - hinted.1) as u32));
            hinted = (index, bits.length());
        }
        list(group, sections, &places, &mut bits);
    }
    let mut bytes = Vec::new();
    put_number(&mut bytes, hints.len() as u32);
    for (groups, length) in hints {
        put_number(&mut bytes, groups);
        put_number(&mut bytes, length);
    }
    bytes.extend(bits.bytes());
    bytes
}

fn list(group: &Group, sections: u32, places: &[u32; LEVELS.len()], bits: &mut BitWriter) {
    bits.put_gamma(group.hits.len() as u32);
    bits.put_gamma(group.words);
    let shift = gap_shift(sections, group.hits.len() as u32);
    // One section may hold several words of a group, so that a gap may be nothing.
    let least = u32::from(group.words == 1);
    let mut next = 0;
    for hit in &group.hits {
        bits.put_rice(hit.section - next, shift);
        next = hit.section + least;
        if group.words > 1 {
            bits.put_unary(hit.rank);
        }
        bits.put_rice(places[usize::from(hit.level)], 1);
    }
}

/// The levels, the most frequent first.
pub(super) fn level_order(groups: &[Group]) -> [u8; LEVELS.len()] {
    let mut times = [0u64; LEVELS.len()];
    groups.iter().flat_map(|group| &group.hits).for_each(|hit| times[usize::from(hit.level)] += 1);
    let mut order = std::array::from_fn(|level| level as u8);
    order.sort_by_key(|level| (u64::MAX - times[usize::from(*level)], *level));
    order
}

fn inverse(order: &[u8; LEVELS.len()]) -> [u32; LEVELS.len()] {
    let mut places = [0; LEVELS.len()];
    order.iter().enumerate().for_each(|(place, level)| places[usize::from(*level)] = place as u32);
    places
}
