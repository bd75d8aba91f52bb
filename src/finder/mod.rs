//! The finder: what each record is for each answer, and how answers are combined.
//!
//! [`finder()`] works out every verdict from the book's rules and the latest
//! values of its records; [`combine()`] takes the answers of a reader. The page,
//! its part without scripts and the command line all combine by that one
//! function, whose twin is `combine` in `finder-core.js`. No rule and no field
//! is known here: all stand in `finder.toml`.

mod combine;
mod holds;
mod labels;
mod words;

use std::collections::BTreeMap;

use crate::model::finder::{Cell, Facet, Rule, Rules, TableAnswer, TableFacet, VerdictTable};
use crate::model::handbook::{Edition, Handbook};
use crate::model::registry::{Record, Registry, Table};
use crate::texts::texts;

pub use combine::{Found, Hit, combine};
use labels::Labels;

/// Gives every edition its table of verdicts; a book without rules stays as it is.
pub fn finder(mut handbook: Handbook) -> Handbook {
    let Some(rules) = &handbook.finder else { return handbook };
    let tables: Vec<VerdictTable> = handbook.editions.iter().map(|edition| table(rules, &handbook, edition)).collect();
    for (edition, table) in handbook.editions.iter_mut().zip(tables) {
        edition.verdicts = Some(table);
    }
    handbook
}

fn table(rules: &Rules, handbook: &Handbook, edition: &Edition) -> VerdictTable {
    let registry = &handbook.registry;
    let between = texts(&edition.lang, &handbook.texts).get("list-semicolon");
    let labels = Labels { registry, edition, between };
    let records = in_order(rules, registry);
    let mut cells = Cells::default();
    let mut verdicts = |facet: Option<usize>, answer: Option<usize>| -> Vec<Vec<u32>> {
        records.iter().map(|record| spoken(rules, &labels, record, facet, answer, &mut cells)).collect()
    };
    let always = verdicts(None, None);
    let facets = rules.facets.iter().enumerate().map(|(index, facet)| TableFacet {
        skipped: verdicts(Some(index), None),
        answers: (0..facet.answers.len())
            .map(|answer| {
                let settled = !facet.answers[answer].open;
                let cells = verdicts(Some(index), Some(answer).filter(|_| settled));
                let (first, first_broadly) = first(rules, index, facet, answer, &records);
                let words = words::answer(facet, answer, &labels);
                TableAnswer { cells, first, first_broadly, ..words }
            })
            .collect(),
        ..words::facet(facet, &labels)
    });
    let facets = facets.collect();
    VerdictTable {
        facets,
        always,
        companions: companions(rules, &records),
        warnings: words::warnings(rules, &labels),
        ask: rules.first.as_ref().map(|first| labels.words("finder.ask", &first.ask)).unwrap_or_default(),
        rules: words::rules(rules, &labels),
        cells: cells.list,
        records: records.iter().map(|record| record.id.clone()).collect(),
    }
}

/// Records that have a page: those of the written order first, the others by group and id.
fn in_order<'a>(rules: &Rules, registry: &'a Registry) -> Vec<&'a Record> {
    let groups = registry.schema.vocabularies.get("group").map_or(&[][..], |it| &it.values);
    let rank = |record: &Record| {
        let written = rules.order.iter().position(|id| *id == record.id).unwrap_or(usize::MAX);
        let group =
            groups.iter().position(|(group, _)| record.text("group") == Some(group.as_str())).unwrap_or(usize::MAX);
        (written, group)
    };
    let mut records: Vec<&Record> = registry.table(Table::Mechanism).filter(|record| !record.is_abstract).collect();
    records.sort_by_key(|record| rank(record));
    records
}

/// Each verdict with its reason, once.
#[derive(Default)]
struct Cells {
    list: Vec<Cell>,
    index: BTreeMap<Cell, u32>,
}

impl Cells {
    fn put(&mut self, cell: Cell) -> u32 {
        let next = self.list.len() as u32;
        *self.index.entry(cell).or_insert_with_key(|cell| {
            self.list.push(cell.clone());
            next
        })
    }
}

/// The cells of a record for an answer, or for a question that is not answered: of each topic the first rule that holds.
fn spoken(
    rules: &Rules,
    labels: &Labels,
    record: &Record,
    facet: Option<usize>,
    answer: Option<usize>,
    cells: &mut Cells,
) -> Vec<u32> {
    let mut topics: Vec<&str> = Vec::new();
    let mut made = Vec::new();
    for (index, rule) in rules.rules.iter().enumerate() {
        let about = rule.facet == facet
            && match (facet, answer) {
                (None, _) => true,
                (Some(_), Some(answer)) => rule.answers.contains(&answer),
                (Some(_), None) => rule.skipped,
            };
        if !about || topics.contains(&rule.topic.as_str()) {
            continue;
        }
        let answer_id = facet.zip(answer).map(|(facet, answer)| rules.facets[facet].answers[answer].id.as_str());
        let Some(matched) = holds::holds(rule, record, answer_id) else { continue };
        topics.push(&rule.topic);
        let reason = words::reason(rule, record, &matched, facet.zip(answer), rules, labels);
        made.push(cells.put(Cell { verdict: rule.verdict, rank: rule.rank, rule: index as u32, reason }));
    }
    made
}

/// Who comes first for an answer: for exactly it, and for whatever is part of the same.
fn first(rules: &Rules, facet_index: usize, facet: &Facet, answer: usize, records: &[&Record]) -> (Vec<u32>, Vec<u32>) {
    let (mut exactly, mut broadly) = (Vec::new(), Vec::new());
    let answer = &facet.answers[answer];
    if let Some(first) = rules.first.as_ref().filter(|first| first.facet == facet_index && !answer.open) {
        for (index, record) in records.iter().enumerate() {
            let values = holds::texts(record.latest(&first.field));
            if values.contains(&answer.id.as_str()) {
                exactly.push(index as u32);
            } else if values.iter().any(|value| value.ends_with(":any") && holds::covers(value, &answer.id)) {
                broadly.push(index as u32);
            }
        }
    }
    (exactly, broadly)
}

/// For each record the records that its relation names, in written order.
fn companions(rules: &Rules, records: &[&Record]) -> Vec<Vec<u32>> {
    let place = |id: &str| records.iter().position(|record| record.id == id).map(|index| index as u32);
    let of_record = |record: &&Record| -> Vec<u32> {
        let Some(first) = &rules.first else { return Vec::new() };
        holds::related(record, &first.relation).into_iter().filter_map(place).collect()
    };
    records.iter().map(of_record).collect()
}

/// Whether a rule speaks of every answer of its facet.
fn is_about_all(rule: &Rule, facet: &Facet) -> bool {
    rule.answers.len() == facet.answers.len()
}

#[cfg(test)]
mod tests;
