//! The page `find`: the questions of the finder, what follows from their answers, and a card for each record.
//!
//! Without scripts the answers are nested folds: the first question in full,
//! below each of its answers the other first questions. With scripts the form
//! takes their place; it moves the same cards.

use std::collections::BTreeMap;

use crate::finder::{Found, combine};
use crate::model::finder::{TableFacet, Verdict, VerdictTable};
use crate::model::handbook::PageKind;
use crate::model::page::{AlertKind, Block, Inline, ListItem};
use crate::model::registry::Table;

use super::super::book::{Book, link};
use super::super::card::{card, oldest_date};
use super::super::tree::{heading, joined, list, sentence, text};
use super::Content;

mod rules;

/// The id of the page.
pub const FIND: &str = "find";

/// Form, folds, cards, rules.
pub fn content(book: &Book) -> Content {
    let Some(table) = &book.edition.verdicts else { return Content::default() };
    let mut blocks = vec![sentence(book.texts.get("finder-intro")), Block::Questions];
    blocks.push(plain(book, table));
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
    let mut blocks = vec![Block::Alert { kind: AlertKind::Warning, blocks: vec![warnings] }];
    let asked: Vec<usize> = (0..table.facets.len()).filter(|index| table.facets[*index].asked_first).collect();
    if let Some((lead, rest)) = asked.split_first() {
        let facet = &table.facets[*lead];
        blocks.push(heading(2, "finder-first", facet.question.clone()));
        blocks.push(sentence(book.texts.get("finder-open-one")));
        blocks.extend(branches(book, table, *lead, None, rest));
    }
    blocks.push(heading(2, "finder-more", book.texts.get("finder-more")));
    blocks.push(sentence(book.texts.get("finder-more-plain")));
    for (index, facet) in table.facets.iter().enumerate().filter(|(_, facet)| !facet.asked_first) {
        let asked = facet_folds(book, table, index, &[], Shown::Changed);
        blocks.push(fold(&facet.question, asked));
    }
    Block::Section { class: "finder-plain", id: String::new(), blocks }
}

/// The answers of the first question below `under`, each with its groups, the other questions and its narrower answers.
fn branches(book: &Book, table: &VerdictTable, lead: usize, under: Option<usize>, rest: &[usize]) -> Vec<Block> {
    let mut made = Vec::new();
    for (index, answer) in table.facets[lead].answers.iter().enumerate() {
        if answer.under != under || answer.open {
            continue;
        }
        let mut blocks = groups(book, table, &found(table, &[(lead, index)]), Shown::All);
        for facet in rest {
            let asked = facet_folds(book, table, *facet, &[(lead, index)], Shown::Near);
            blocks.push(fold(&table.facets[*facet].question, asked));
        }
        let narrower = branches(book, table, lead, Some(index), rest);
        if !narrower.is_empty() {
            blocks.push(sentence(book.texts.get("finder-narrower")));
            blocks.extend(narrower);
        }
        made.push(fold(&answer.label, blocks));
    }
    made
}

/// How much of the groups is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// All of them.
    All,
    /// All but what is for another matter: it stands above already.
    Near,
    /// Only what one question changes.
    Changed,
}

fn facet_folds(
    book: &Book,
    table: &VerdictTable,
    facet: usize,
    given: &[(usize, usize)],
    shown: Shown,
) -> Vec<Block> {
    let answers = table.facets[facet].answers.iter().enumerate().filter(|(_, answer)| !answer.open);
    let folds = answers.map(|(index, answer)| {
        let blocks = match shown {
            Shown::Changed => changed(book, table, &table.facets[facet], index),
            _ => groups(book, table, &found(table, &[given, &[(facet, index)]].concat()), shown),
        };
        fold(&answer.label, blocks)
    });
    folds.collect()
}

fn found(table: &VerdictTable, given: &[(usize, usize)]) -> Found {
    let mut answers = vec![Vec::new(); table.facets.len()];
    for (facet, answer) in given {
        answers[*facet].push(*answer);
    }
    combine(table, &answers)
}

/// The groups with their reasons; records with the same reasons share them.
fn groups(book: &Book, table: &VerdictTable, found: &Found, shown: Shown) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !found.first.is_empty() {
        let names = joined(found.first.iter().map(|record| vec![jump(book, table, *record)]).collect(), "; ");
        let mut line = vec![Inline::Strong(vec![text(book.texts.get("finder-first-label"))]), text(" ")];
        line.extend(names);
        blocks.push(Block::Paragraph(line));
    }
    for (verdict, hits) in Verdict::ALL.into_iter().zip(&found.groups) {
        if hits.is_empty() || shown == Shown::Near && verdict == Verdict::Other {
            continue;
        }
        let reasons = hits.iter().map(|hit| {
            let words: Vec<String> = hit.cells.iter().map(|cell| table.reason(*cell, verdict)).collect();
            (words.join(" "), hit.record)
        });
        blocks.extend(group(book, table, verdict, hits.len(), reasons));
    }
    blocks
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
    let groups = by_verdict.into_iter().flat_map(|(verdict, reasons)| {
        let count = reasons.len();
        group(book, table, verdict, count, reasons.into_iter())
    });
    groups.collect()
}

fn group(
    book: &Book,
    table: &VerdictTable,
    verdict: Verdict,
    count: usize,
    reasons: impl Iterator<Item = (String, usize)>,
) -> Vec<Block> {
    let label = book.texts.with(&format!("finder-group-{}", verdict.name()), &[("count", &count.to_string())]);
    let mut shared: Vec<(String, Vec<Vec<Inline>>)> = Vec::new();
    for (words, record) in reasons {
        let name = vec![jump(book, table, record)];
        match shared.iter_mut().find(|(other, _)| *other == words && verdict != Verdict::Usable) {
            Some((_, names)) => names.push(name),
            None => shared.push((words, vec![name])),
        }
    }
    let lines = shared.into_iter().map(|(words, names)| {
        let mut line = joined(names, "; ");
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
    vec![Block::Section { class: verdict_class(verdict), id: String::new(), blocks }]
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
