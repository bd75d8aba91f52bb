//! The algebra on a table small enough to see through.

use super::combine;
use super::holds::covers;
use crate::model::finder::{Cell, TableAnswer, TableFacet, Verdict, VerdictTable};

/// Four records and one cell a verdict. The first question has two answers, the second one; the first record comes
/// first for the first answer, and the second goes with it.
fn table() -> VerdictTable {
    let cells = Verdict::ALL.map(|verdict| Cell { verdict, rank: 0, rule: 0, reason: verdict.name().to_owned() });
    let answer = |id: &str, first: Vec<u32>, cells: [u32; 4]| TableAnswer {
        id: id.to_owned(),
        cells: cells.map(|cell| vec![cell]).to_vec(),
        first,
        ..TableAnswer::default()
    };
    let who = [answer("a", vec![0], [0, 0, 0, 4]), answer("b", Vec::new(), [4, 0, 1, 0])];
    let unsure = TableAnswer { open: true, warning: "careful".to_owned(), ..answer("unsure", Vec::new(), [0; 4]) };
    let what = [answer("quiet", Vec::new(), [2, 2, 2, 0]), unsure];
    let facet =
        |answers: Vec<TableAnswer>| TableFacet { answers, skipped: vec![Vec::new(); 4], ..TableFacet::default() };
    VerdictTable {
        records: ["w", "x", "y", "z"].map(str::to_owned).to_vec(),
        facets: vec![facet(who.to_vec()), facet(what.to_vec())],
        cells: cells.to_vec(),
        always: vec![Vec::new(); 4],
        companions: vec![vec![1], Vec::new(), Vec::new(), Vec::new()],
        ask: "Ask.".to_owned(),
        ..VerdictTable::default()
    }
}

/// Ids by group, and the first.
fn groups(answers: [&[usize]; 2]) -> ([String; 5], String) {
    let table = table();
    let found = combine(&table, &answers.map(<[usize]>::to_vec));
    let ids = |records: Vec<usize>| records.into_iter().map(|record| table.records[record].as_str()).collect();
    (found.groups.map(|hits| ids(hits.into_iter().map(|hit| hit.record).collect())), ids(found.first))
}

#[test]
fn the_most_favourable_answer_counts_within_a_question_and_the_strictest_across() {
    assert_eq!(groups([&[0], &[]]).0, ["wxy", "", "", "", "z"]);
    assert_eq!(groups([&[1], &[]]).0, ["xz", "y", "", "", "w"]);
    assert_eq!(groups([&[0, 1], &[]]).0, ["wxyz", "", "", "", ""]);
    assert_eq!(groups([&[1], &[0]]).0, ["z", "", "xy", "", "w"]);
}

#[test]
fn silence_softens_for_the_first_and_for_what_goes_with_it() {
    let (found, first) = groups([&[0], &[0]]);
    assert_eq!(found, ["", "wx", "y", "", "z"]);
    assert_eq!(first, "w");
    let table = table();
    let hit = &combine(&table, &[vec![0], vec![0]]).groups[1][0];
    assert_eq!(table.reason(hit.cells[0], Verdict::Conditional), "silent Ask.");
}

#[test]
fn an_answer_that_settles_nothing_only_warns() {
    assert_eq!(groups([&[], &[1]]), groups([&[], &[]]));
    assert_eq!(combine(&table(), &[Vec::new(), vec![1]]).cautions, ["careful"]);
}

#[test]
fn broader_values_cover_narrower_ones() {
    for (broad, narrow) in [("any", "a"), ("a", "a"), ("a", "a:b"), ("a:any", "a:b:c"), ("a:b", "a:b:c")] {
        assert!(covers(broad, narrow), "{broad} {narrow}");
    }
    for (broad, narrow) in [("a:b", "a"), ("a:b", "a:bc"), ("b:any", "a:b"), ("a", "any")] {
        assert!(!covers(broad, narrow), "{broad} {narrow}");
    }
}
