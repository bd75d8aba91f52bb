//! The algebra of the finder, the only one: answers in, groups out.
//!
//! Within a question the most favourable answer counts, across questions the
//! strictest. Silence of the sources softens to a condition for the record to
//! turn to first and for those that go with it: it is right to ask them. The
//! twin is `finder-core.js`; a test holds both against each other.

use std::collections::BTreeMap;

use crate::model::finder::{Cell, TableAnswer, Verdict, VerdictTable};

/// Chosen answers: for each facet of the table indices of answers; empty where it was skipped.
pub type Answers = [Vec<usize>];

/// What answers lead to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// For each verdict, in the order of [`Verdict::ALL`], the records in their order.
    pub groups: [Vec<Hit>; 5],
    /// Records to turn to first, across groups: indices of records.
    pub first: Vec<usize>,
    /// What chosen answers warn of.
    pub cautions: Vec<String>,
}

/// A record with its reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Index of the record.
    pub record: usize,
    /// Indices of the cells that decided, each reason once.
    pub cells: Vec<usize>,
}

/// The tier of records that are neither first nor go with the first.
const TIER_OTHER: usize = 3;

/// Where a record stands by the answers alone: tier and place in it.
type Place = (usize, usize);

/// What a record is ordered by in its group: tier, rank, place in the tier, place in the source.
type Key = (usize, u32, usize, usize);

/// Groups every record of `table` by `answers`.
pub fn combine(table: &VerdictTable, answers: &Answers) -> Found {
    let chosen = chosen(table, answers);
    let places = places(table, &chosen);
    let mut found = Found { cautions: cautions(table, answers), ..Found::default() };
    let mut keyed: [Vec<(Key, Hit)>; 5] = Default::default();
    for record in 0..table.records.len() {
        let place = places.get(&record).copied();
        let cells = spoken(table, &chosen, record, place.is_some());
        let verdict = cells.iter().map(|cell| softened(table, *cell, place.is_some())).max();
        let verdict = verdict.unwrap_or(Verdict::Usable);
        let rank = cells.iter().map(|cell| cell_of(table, *cell).rank).sum();
        let (tier, order) = place.unwrap_or((TIER_OTHER, 0));
        let cells = deciding(table, &cells, verdict, place.is_some());
        keyed[verdict as usize].push(((tier, rank, order, record), Hit { record, cells }));
    }
    let mut first = Vec::new();
    for (group, hits) in keyed.iter_mut().enumerate() {
        hits.sort_by_key(|(key, _)| *key);
        let open = Verdict::ALL[group] <= Verdict::Silent;
        first.extend(
            hits.iter().filter(|(key, _)| open && key.0 < 2).map(|(key, hit)| ((key.0, group, *key), hit.record)),
        );
        found.groups[group] = hits.iter().map(|(_, hit)| hit.clone()).collect();
    }
    first.sort_unstable();
    // A broader office answers first only where no nearer one can.
    let tier = first.first().map(|(key, _)| key.0);
    found.first = first.into_iter().filter(|(key, _)| Some(key.0) == tier).map(|(_, record)| record).collect();
    found
}

/// Answers that settle something, in the order of the table.
fn chosen(table: &VerdictTable, answers: &Answers) -> Vec<Vec<usize>> {
    let of_facet = |(index, facet): (usize, &crate::model::finder::TableFacet)| {
        let given = answers.get(index).map_or(&[][..], Vec::as_slice);
        let settled = |answer: &usize| given.contains(answer) && !facet.answers[*answer].open;
        (0..facet.answers.len()).filter(settled).collect()
    };
    table.facets.iter().enumerate().map(of_facet).collect()
}

fn cautions(table: &VerdictTable, answers: &Answers) -> Vec<String> {
    let pairs = table.facets.iter().zip(answers);
    let warned = pairs.flat_map(|(facet, given)| {
        facet.answers.iter().enumerate().filter(|(index, _)| given.contains(index)).map(|(_, answer)| &answer.warning)
    });
    warned.filter(|words| !words.is_empty()).cloned().collect()
}

/// The records that answers bring forward: first for exactly an answer, first broadly, then what goes with them.
fn places(table: &VerdictTable, chosen: &[Vec<usize>]) -> BTreeMap<usize, Place> {
    let mut places: BTreeMap<usize, Place> = BTreeMap::new();
    let answers: Vec<&TableAnswer> = given(table, chosen).collect();
    for (tier, first) in
        [|it: &TableAnswer| it.first.clone(), |it: &TableAnswer| it.first_broadly.clone()].iter().enumerate()
    {
        for record in answers.iter().flat_map(|answer| first(answer)) {
            places.entry(record as usize).or_insert((tier, 0));
        }
    }
    let mut leaders: Vec<(Place, usize)> = places.iter().map(|(record, place)| (*place, *record)).collect();
    leaders.sort_unstable();
    let companions = leaders.iter().flat_map(|(_, leader)| &table.companions[*leader]);
    for (order, record) in companions.enumerate() {
        places.entry(*record as usize).or_insert((2, order));
    }
    places
}

fn given<'a>(table: &'a VerdictTable, chosen: &'a [Vec<usize>]) -> impl Iterator<Item = &'a TableAnswer> {
    table.facets.iter().zip(chosen).flat_map(|(facet, chosen)| chosen.iter().map(|answer| &facet.answers[*answer]))
}

/// The cells that speak of a record: of each answered question those of its most favourable answer.
fn spoken(table: &VerdictTable, chosen: &[Vec<usize>], record: usize, soft: bool) -> Vec<usize> {
    let mut cells: Vec<usize> = table.always[record].iter().map(|cell| *cell as usize).collect();
    for (facet, chosen) in table.facets.iter().zip(chosen) {
        let strictest = |cells: &[u32]| cells.iter().map(|cell| softened(table, *cell as usize, soft)).max();
        let best = match chosen.is_empty() {
            true => Some(&facet.skipped[record]),
            false => chosen.iter().map(|answer| &facet.answers[*answer].cells[record]).min_by_key(|it| strictest(it)),
        };
        cells.extend(best.into_iter().flatten().map(|cell| *cell as usize));
    }
    cells
}

fn cell_of(table: &VerdictTable, cell: usize) -> &Cell {
    &table.cells[cell]
}

/// The verdict of a cell; where the sources are silent, those that come first may still be asked.
fn softened(table: &VerdictTable, cell: usize, soft: bool) -> Verdict {
    match table.cells[cell].verdict {
        Verdict::Silent if soft => Verdict::Conditional,
        verdict => verdict,
    }
}

/// The cells that decided, the strictest first as they stand; each reason once.
fn deciding(table: &VerdictTable, cells: &[usize], verdict: Verdict, soft: bool) -> Vec<usize> {
    let mut kept: Vec<usize> = Vec::new();
    for cell in cells.iter().filter(|cell| softened(table, **cell, soft) == verdict) {
        let said = kept.iter().any(|other| table.cells[*other].reason == table.cells[*cell].reason);
        if !said && !table.cells[*cell].reason.is_empty() {
            kept.push(*cell);
        }
    }
    kept
}
