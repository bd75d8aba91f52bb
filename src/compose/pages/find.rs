//! The page `find`: the questions of the finder, what follows from their answers, and a card for each record.
//!
//! Without scripts the answers are nested folds: the first question in full,
//! below each of its answers the other first questions. With scripts the form
//! takes their place; it moves the same cards.

use std::collections::{BTreeMap, BTreeSet};

use crate::finder::{Found, Hit, combine};
use crate::model::finder::{TableFacet, Verdict, VerdictTable};
use crate::model::handbook::PageKind;
use crate::model::page::{AlertKind, Block, Inline, ListItem};
use crate::model::registry::Table;
use crate::model::source::Span;

use super::super::book::{Book, link};
use super::super::card::{card, oldest_date};
use super::super::tree::{heading, joined, list, sentence, text, words_by_medium};
use super::Content;

mod rules;
mod short;

/// The id of the page.
pub const FIND: &str = "find";

/// Form, folds, cards, rules.
pub fn content(book: &Book) -> Content {
    let Some(table) = &book.edition.verdicts else { return Content::default() };
    let mut blocks = words_by_medium(book.texts.get("finder-intro"), book.texts.get("epub-finder-intro")).to_vec();
    blocks.push(Block::Questions);
    blocks.push(plain(book, table));
    if let Some(lead) = table.facets.iter().position(|facet| facet.asked_first) {
        blocks.push(short::list(book, table, lead, &shared(table, lead)));
    }
    let mut dates = Vec::new();
    let mut cards = vec![heading(2, "finder-cards", book.texts.get("finder-cards"))];
    for id in &table.records {
        let Some(record) = book.record(id) else { continue };
        dates.push(oldest_date(book, record));
        let blocks = vec![Block::Card(card(book, record))];
        cards.push(Block::Section { class: "result", id: id.clone(), blocks });
    }
    blocks.push(Block::Section { class: "finder-cards", id: String::new(), blocks: cards });
    blocks.push(heading(2, "finder-rules", book.texts.get("finder-rules")));
    blocks.extend(rules::in_words(book, table));
    Content { blocks, dates }
}

/// What readers without scripts use.
fn plain(book: &Book, table: &VerdictTable) -> Block {
    let warnings = list(table.warnings.iter().map(|words| vec![text(words)]).collect());
    let mut blocks = vec![Block::Alert { kind: AlertKind::Warning, blocks: vec![warnings], span: Span::default() }];
    let asked: Vec<usize> = (0..table.facets.len()).filter(|index| table.facets[*index].asked_first).collect();
    if let Some((lead, rest)) = asked.split_first() {
        let folds = Folds { book, table, lead: *lead, rest, shared: shared(table, *lead) };
        blocks.push(heading(2, "finder-first", table.facets[*lead].question.clone()));
        blocks.extend(words_by_medium(book.texts.get("finder-open-one"), book.texts.get("epub-finder-open-one")));
        blocks.extend(folds.branches(None, 0));
        blocks.push(fold(&book.texts.get("finder-shared"), folds.branch(None, true)));
    }
    blocks.push(heading(2, "finder-more", book.texts.get("finder-more")));
    blocks.push(sentence(book.texts.get("finder-more-plain")));
    for facet in table.facets.iter().filter(|facet| !facet.asked_first) {
        let answers = facet.answers.iter().enumerate().filter(|(_, answer)| !answer.open);
        let folds = answers.map(|(index, answer)| fold(&answer.label, changed(book, table, facet, index)));
        blocks.push(fold(&facet.question, folds.collect()));
    }
    Block::Section { class: "finder-plain", id: String::new(), blocks }
}

/// Answers nested deeper than this do not repeat the other questions: the answer above them has them.
const REPEATED_DEPTH_MAX: usize = 1;

/// The first question with the others below each of its answers.
struct Folds<'a> {
    book: &'a Book<'a>,
    table: &'a VerdictTable,
    lead: usize,
    rest: &'a [usize],
    /// Records that are the same for every answer of the first question: they stand in one fold of their own.
    shared: Vec<bool>,
}

/// Records that every answer of `lead` leaves usable and none brings forward.
fn shared(table: &VerdictTable, lead: usize) -> Vec<bool> {
    let answers: Vec<_> = table.facets[lead].answers.iter().filter(|answer| !answer.open).collect();
    let firsts = answers.iter().flat_map(|answer| answer.first.iter().chain(&answer.first_broadly));
    let forward: BTreeSet<u32> =
        firsts.flat_map(|first| table.companions[*first as usize].iter().chain([first])).copied().collect();
    let usable = |cells: &[u32]| cells.iter().all(|cell| table.cells[*cell as usize].verdict == Verdict::Usable);
    let alike = |record: usize| answers.iter().all(|answer| usable(&answer.cells[record]));
    (0..table.records.len()).map(|record| alike(record) && !forward.contains(&(record as u32))).collect()
}

impl Folds<'_> {
    /// The answers below `under`, each with its groups, the other questions and its narrower answers.
    fn branches(&self, under: Option<usize>, depth: usize) -> Vec<Block> {
        let mut made = Vec::new();
        for (index, answer) in self.table.facets[self.lead].answers.iter().enumerate() {
            if answer.under != under || answer.open {
                continue;
            }
            let mut blocks = self.branch(Some(index), depth <= REPEATED_DEPTH_MAX);
            let narrower = self.branches(Some(index), depth + 1);
            if !narrower.is_empty() {
                blocks.push(sentence(self.book.texts.get("finder-narrower")));
                blocks.extend(narrower);
            }
            made.push(fold(&answer.label, blocks));
        }
        made
    }

    /// What an answer leads to, then the other questions with what they add; without an answer what all share.
    fn branch(&self, answer: Option<usize>, asks_more: bool) -> Vec<Block> {
        let given: Vec<_> = answer.map(|answer| (self.lead, answer)).into_iter().collect();
        let before = found(self.table, &given);
        let mut blocks = self.groups(answer, &before, None);
        for facet in self.rest.iter().filter(|_| asks_more) {
            let facet_words = &self.table.facets[*facet];
            let answers = facet_words.answers.iter().enumerate().filter(|(_, answer)| !answer.open);
            let folds = answers.map(|(index, it)| {
                let after = found(self.table, &[given.as_slice(), &[(*facet, index)]].concat());
                fold(&it.label, self.groups(answer, &after, Some(&before)))
            });
            blocks.push(fold(&facet_words.question, folds.collect()));
        }
        blocks
    }

    /// The groups with their reasons. Behind an answer that was read already (`before`) stands only what is new: the
    /// reasons of before are not said again, and what is for another matter is not listed again.
    fn groups(&self, answer: Option<usize>, found: &Found, before: Option<&Found>) -> Vec<Block> {
        let (book, table) = (self.book, self.table);
        let mut blocks = Vec::new();
        if answer.is_some() && !found.first.is_empty() {
            let names =
                joined(found.first.iter().map(|record| vec![jump(book, table, *record)]).collect(), &book.semicolon());
            let mut line = vec![Inline::Strong(vec![text(book.texts.get("finder-first-label"))]), text(" ")];
            line.extend(names);
            blocks.push(Block::Paragraph(line));
        }
        for (verdict, hits) in Verdict::ALL.into_iter().zip(&found.groups) {
            let kept = hits.iter().filter(|hit| self.shared[hit.record] == answer.is_none());
            let listed = kept.filter(|_| before.is_none() || verdict != Verdict::Other);
            let reasons: Vec<(String, usize)> =
                listed.map(|hit| (new_reasons(table, hit, verdict, before), hit.record)).collect();
            blocks.extend(group(book, table, verdict, reasons));
        }
        blocks
    }
}

fn found(table: &VerdictTable, given: &[(usize, usize)]) -> Found {
    let mut answers = vec![Vec::new(); table.facets.len()];
    for (facet, answer) in given {
        answers[*facet].push(*answer);
    }
    combine(table, &answers)
}

/// The reasons of a hit that were not said before.
fn new_reasons(table: &VerdictTable, hit: &Hit, verdict: Verdict, before: Option<&Found>) -> String {
    let earlier = before.into_iter().flat_map(|it| it.groups.iter().flatten()).find(|it| it.record == hit.record);
    let said = earlier.map_or(&[][..], |it| it.cells.as_slice());
    let new = hit.cells.iter().filter(|cell| !said.contains(cell));
    new.map(|cell| table.reason(*cell, verdict)).collect::<Vec<_>>().join(" ")
}

/// What one answer says by itself of the records that it does not leave usable.
fn changed(book: &Book, table: &VerdictTable, facet: &TableFacet, answer: usize) -> Vec<Block> {
    let mut by_verdict: BTreeMap<Verdict, Vec<(String, usize)>> = BTreeMap::new();
    for (record, cells) in facet.answers[answer].cells.iter().enumerate() {
        let cells = cells.iter().map(|cell| &table.cells[*cell as usize]);
        let Some(strictest) = cells.clone().map(|cell| cell.verdict).max() else { continue };
        let words: Vec<&str> =
            cells.filter(|cell| cell.verdict == strictest).map(|cell| cell.reason.as_str()).collect();
        by_verdict.entry(strictest).or_default().push((words.join(" "), record));
    }
    by_verdict.into_iter().flat_map(|(verdict, reasons)| group(book, table, verdict, reasons)).collect()
}

/// A group; records with the same reasons share them.
fn group(book: &Book, table: &VerdictTable, verdict: Verdict, reasons: Vec<(String, usize)>) -> Option<Block> {
    if reasons.is_empty() {
        return None;
    }
    let count = reasons.len().to_string();
    let label = book.texts.with(&format!("finder-group-{}", verdict.name()), &[("count", &count)]);
    let mut shared: Vec<(String, Vec<Vec<Inline>>)> = Vec::new();
    for (words, record) in reasons {
        let name = vec![jump(book, table, record)];
        match shared.iter_mut().find(|(other, _)| *other == words) {
            Some((_, names)) => names.push(name),
            None => shared.push((words, vec![name])),
        }
    }
    let lines = shared.into_iter().map(|(words, names)| {
        let mut line = joined(names, &book.semicolon());
        if !words.is_empty() {
            line.push(text(format!(" – {words}")));
        }
        line
    });
    let items = lines.map(|line| ListItem { task: None, blocks: vec![Block::Paragraph(line)], tight: true });
    let blocks = vec![
        Block::Paragraph(vec![Inline::Strong(vec![text(label)])]),
        Block::List { start: None, items: items.collect() },
    ];
    Some(Block::Section { class: verdict_class(verdict), id: String::new(), blocks })
}

fn verdict_class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Usable => "verdict-usable",
        Verdict::Conditional => "verdict-conditional",
        Verdict::Silent => "verdict-silent",
        Verdict::Excluded => "verdict-excluded",
        Verdict::Other => "verdict-other",
    }
}

/// A link to the card of a record, by its short name.
fn jump(book: &Book, table: &VerdictTable, record: usize) -> Inline {
    let id = &table.records[record];
    let short = book.edition.records.get(id).and_then(|words| words.page.front.short.clone());
    let name = short.unwrap_or_else(|| book.name(Table::Mechanism, id));
    link(book.page(PageKind::Generated, FIND, id), name)
}

fn fold(summary: &str, blocks: Vec<Block>) -> Block {
    Block::Fold { summary: vec![text(summary)], blocks }
}
