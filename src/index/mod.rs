//! Makes the search index of each edition.
//!
//! [`index`] is the only way in. A document is a section; pages are cut and counted in parallel, then brought together in
//! the order of the book, so that equal books have equal indexes. Stems are made here and nowhere else: the dictionary maps
//! every word of the book to its stem group, so that a reader's browser needs no stemmer.

mod count;
mod names;
mod pack;
mod plain;
mod sections;
mod stems;
mod weigh;

use std::collections::BTreeMap;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::bits::{LEVELS, put_number};
use crate::model::handbook::{Edition, Handbook};
use crate::model::search::{SEARCH_FORMAT, SEARCH_ROOT, SearchIndex, SearchPart};

use count::{Batch, count};
use sections::Section;
use stems::Stems;
use weigh::{Weighed, weigh};

/// Pages that are counted together.
const BATCH_PAGES: usize = 32;

/// An index above this many bytes is cut into shards.
const ONE_FILE_BYTES_MAX: usize = 220_000;

/// Bytes of a shard of words, of hits, of texts; a single list or section may be longer.
const WORDS_BYTES: usize = 16_000;
const HITS_BYTES: usize = 24_000;
const TEXTS_BYTES: usize = 12_000;

/// Gives every edition of `handbook` its search index.
pub fn index(mut handbook: Handbook) -> Handbook {
    let made: Vec<SearchIndex> = handbook.editions.iter().map(|edition| index_edition(&handbook, edition)).collect();
    for (edition, search) in handbook.editions.iter_mut().zip(made) {
        edition.search = search;
    }
    handbook
}

fn index_edition(handbook: &Handbook, edition: &Edition) -> SearchIndex {
    let stems = Stems::new(&edition.lang);
    let cut = |chapter| sections::sections(handbook, edition, chapter);
    let batches: Vec<Batch> = edition
        .chapters
        .par_chunks(BATCH_PAGES)
        .map(|chapters| count(chapters.iter().flat_map(cut).collect(), &stems))
        .collect();
    let weighed = weigh(&batches);
    let sections: Vec<&Section> = batches.iter().flat_map(|batch| &batch.sections).collect();
    let mut parts = BTreeMap::new();
    let starts = put_texts(&sections, &mut parts);
    let root = Root { edition, weighed: &weighed, starts: &starts };
    root.put(&mut parts);
    SearchIndex { stamp: stamp(&parts), parts }
}

/// Packs the texts of sections, and returns the first section of each part.
fn put_texts(sections: &[&Section], parts: &mut BTreeMap<String, SearchPart>) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut text = String::new();
    let mut before: Option<&Section> = None;
    for (index, section) in sections.iter().enumerate() {
        if before.is_none() {
            starts.push(index);
        } else {
            text.push('\u{1e}');
        }
        put_section(section, before, &mut text);
        before = Some(section);
        if text.len() >= TEXTS_BYTES || index + 1 == sections.len() {
            let part = SearchPart { text: std::mem::take(&mut text), bytes: Vec::new() };
            parts.insert(format!("texts-{}", starts.len() - 1), part);
            before = None;
        }
    }
    starts
}

/// Path, title of the page, pages above, anchor, kind, title, headings above, note, text. What the section before has too,
/// of the first three, is left out.
fn put_section(section: &Section, before: Option<&Section>, text: &mut String) {
    let same = before.is_some_and(|before| before.path == section.path);
    let page = [section.path.clone(), section.page.clone(), section.trail.join("\u{1d}")];
    let page = page.map(|field| if same { String::new() } else { field });
    let own = [
        section.anchor.clone(),
        section.kind.letter().to_owned(),
        section.title.clone(),
        section.above.join("\u{1d}"),
        section.note.clone(),
        section.text.clone(),
    ];
    let fields: Vec<String> = page.into_iter().chain(own).map(|field| clean(&field)).collect();
    text.push_str(&fields.join("\u{1f}"));
}

/// Without control characters but the one that stands between titles.
fn clean(text: &str) -> String {
    text.chars().filter(|letter| *letter == '\u{1d}' || !letter.is_control()).collect()
}

/// What is written into the root and the shards beside it.
struct Root<'a> {
    edition: &'a Edition,
    weighed: &'a Weighed,
    starts: &'a [usize],
}

impl Root<'_> {
    fn put(&self, parts: &mut BTreeMap<String, SearchPart>) {
        let Weighed { words, groups, sections } = self.weighed;
        let order = pack::level_order(groups);
        let all_words = pack::words(words, 0);
        let all_hits = pack::hits(groups, *sections, &order);
        let whole = all_words.text.len() + all_words.bytes.len() + all_hits.len() <= ONE_FILE_BYTES_MAX;

        let mut root = SearchPart { text: self.text(), bytes: Vec::new() };
        put_number(&mut root.bytes, *sections);
        root.bytes.extend(order);
        put_steps(&mut root.bytes, self.starts);
        if whole {
            put_number(&mut root.bytes, 0);
            put_number(&mut root.bytes, all_words.bytes.len() as u32);
            root.bytes.extend(all_words.bytes);
            root.bytes.extend(all_hits);
            root.text.push('\n');
            root.text.push_str(&all_words.text);
        } else {
            self.put_shards(&order, &mut root, parts);
        }
        parts.insert(SEARCH_ROOT.to_owned(), root);
    }

    /// Beginnings and endings of words, then sets of names, a line each; the words come after.
    fn text(&self) -> String {
        let sets: Vec<String> = names::synonyms(self.edition).into_iter().map(|set| set.join(";")).collect();
        let (openings, endings) = names::affixes(self.weighed);
        format!("{}\t{}\n{}", openings.join(" "), endings.join(" "), sets.join("\t"))
    }

    fn put_shards(&self, order: &[u8; LEVELS.len()], root: &mut SearchPart, parts: &mut BTreeMap<String, SearchPart>) {
        let Weighed { words, groups, sections } = self.weighed;
        let word_starts = cut(words, WORDS_BYTES, |word| word.text.len() / 2 + 2);
        let hit_starts = cut(groups, HITS_BYTES, |group| group.hits.len().div_ceil(2) + 1);
        put_number(&mut root.bytes, word_starts.len() as u32);
        put_steps(&mut root.bytes, &hit_starts);

        let mut firsts = Vec::new();
        let mut next_group = 0;
        for (number, start) in word_starts.iter().enumerate() {
            let end = word_starts.get(number + 1).copied().unwrap_or(words.len());
            let shard = &words[*start..end];
            firsts.extend(shard.first().map(|word| word.text.as_str()));
            parts.insert(format!("words-{number}"), pack::words(shard, next_group));
            next_group = shard.iter().map(|word| word.group + 1).max().unwrap_or(0).max(next_group);
        }
        root.text.push('\n');
        root.text.push_str(&firsts.join(" "));
        for (number, start) in hit_starts.iter().enumerate() {
            let end = hit_starts.get(number + 1).copied().unwrap_or(groups.len());
            let bytes = pack::hits(&groups[*start..end], *sections, order);
            parts.insert(format!("hits-{number}"), SearchPart { text: String::new(), bytes });
        }
    }
}

/// Where shards of about `bytes` begin.
fn cut<T>(items: &[T], bytes: usize, size: impl Fn(&T) -> usize) -> Vec<usize> {
    let mut starts = vec![0];
    let mut filled = 0;
    for (index, item) in items.iter().enumerate() {
        let size = size(item);
        if filled > 0 && filled + size > bytes {
            starts.push(index);
            filled = 0;
        }
        filled += size;
    }
    starts
}

/// How many numbers there are, and how far each is from the one before.
fn put_steps(bytes: &mut Vec<u8>, numbers: &[usize]) {
    put_number(bytes, numbers.len() as u32);
    let mut before = 0;
    for number in numbers {
        put_number(bytes, (number - before) as u32);
        before = *number;
    }
}

/// The format and a digest of all parts, such as `1-5f2c01ab`.
fn stamp(parts: &BTreeMap<String, SearchPart>) -> String {
    let mut digest = Sha256::new();
    for (name, part) in parts {
        for bytes in [name.as_bytes(), part.text.as_bytes(), &part.bytes] {
            digest.update((bytes.len() as u64).to_le_bytes());
            digest.update(bytes);
        }
    }
    let hex: String = digest.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    format!("{SEARCH_FORMAT}-{hex}")
}
