//! Agreement: the twin of the algebra in JavaScript, and the folds for readers without scripts.
//!
//! The twin runs in Node: `tests/browser/finder.test.mjs` reads what is written here.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::json;
use vademecum::model::finder::Verdict;
use vademecum::model::handbook::Target;
use vademecum::model::page::{Block, Inline};

use super::super::book::flagship;
use super::{answers, any_answers, ask, table};

const COMBINATIONS: usize = 2500;

/// Writes what the algebra says of many combinations, always the same ones, for its twin to be held against.
#[test]
fn combinations_are_written_for_the_twin() {
    let mut runner = TestRunner::deterministic();
    let strategy = any_answers();
    let cases = (0..COMBINATIONS).map(|_| {
        let given = strategy.new_tree(&mut runner).expect("a combination").current();
        let found = vademecum::find(table(), &given);
        let groups = found.groups.iter().map(|hits| hits.iter().map(|hit| json!([hit.record, hit.cells])).collect());
        json!({ "answers": given, "groups": groups.collect::<Vec<serde_json::Value>>(), "first": found.first })
    });
    let text = serde_json::Value::Array(cases.collect()).to_string();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("finder-combinations.json");
    fs::write(file, text).expect("a writable folder");
}

/// Folds by their summaries.
fn folds(blocks: &[Block]) -> Vec<(String, &[Block])> {
    let mut folds = Vec::new();
    for block in blocks {
        if let Block::Fold { summary, blocks } = block {
            folds.push((words(summary), blocks.as_slice()));
        }
    }
    folds
}

fn words(inlines: &[Inline]) -> String {
    inlines.iter().map(|it| if let Inline::Text(text) = it { text.as_str() } else { "" }).collect()
}

/// The records that the groups of a fold name, by verdict.
fn named(blocks: &[Block]) -> BTreeMap<&'static str, Vec<String>> {
    let mut groups = BTreeMap::new();
    for block in blocks {
        let Block::Section { class, blocks, .. } = block else { continue };
        let Some(verdict) = Verdict::ALL.into_iter().find(|it| format!("verdict-{}", it.name()) == *class) else {
            continue;
        };
        let items = blocks.iter().filter_map(|it| if let Block::List { items, .. } = it { Some(items) } else { None });
        let lines = items.flatten().flat_map(|item| &item.blocks);
        let ids = lines.filter_map(|it| if let Block::Paragraph(line) = it { Some(line) } else { None });
        let jumps = ids.flatten().filter_map(|it| match it {
            Inline::Jump { target: Target::Page(_, anchor), .. } => Some(anchor.clone()),
            _ => None,
        });
        let mut ids: Vec<String> = jumps.collect();
        ids.sort();
        groups.insert(verdict.name(), ids);
    }
    groups
}

/// Checks the folds of the first question, and gives how many combinations they show.
fn check(blocks: &[Block], shared: &[Block], under: Option<usize>) -> usize {
    let lead = &table().facets[0];
    let mut seen = 0;
    for (label, inside) in folds(blocks) {
        let Some(index) = lead.answers.iter().position(|it| it.label == label && it.under == under) else { continue };
        agree(&format!("engaged={}", lead.answers[index].id), named(inside), named(shared), true);
        seen += 1;
        for (question, answered) in folds(inside) {
            let Some(facet) = table().facets.iter().find(|it| it.question == question) else { continue };
            let of_shared =
                folds(shared).into_iter().find(|(other, _)| *other == question).expect("the same question").1;
            for ((label, leaf), (other, shared_leaf)) in folds(answered).into_iter().zip(folds(of_shared)) {
                assert_eq!(label, other);
                let answer = facet.answers.iter().find(|it| it.label == label).expect("an answer");
                let asked = format!("engaged={} {}={}", lead.answers[index].id, facet.id, answer.id);
                agree(&asked, named(leaf), named(shared_leaf), false);
                seen += 1;
            }
        }
        seen += check(inside, shared, Some(index));
    }
    seen
}

type Groups = BTreeMap<&'static str, Vec<String>>;

fn agree(asked: &str, own: Groups, shared: Groups, whole: bool) {
    let (groups, _) = ask(asked);
    for (verdict, found) in Verdict::ALL.into_iter().zip(groups) {
        // What is for another body stands above, once.
        if verdict == Verdict::Other && !whole {
            continue;
        }
        let of = |groups: &Groups| groups.get(verdict.name()).cloned().unwrap_or_default();
        let mut shown = [of(&own), of(&shared)].concat();
        shown.sort();
        let mut found: Vec<String> = found.into_iter().map(str::to_owned).collect();
        found.sort();
        assert_eq!(shown, found, "{asked}: {}", verdict.name());
    }
}

#[test]
fn the_folds_say_what_the_algebra_says() {
    let chapters = &flagship().handbook.editions[0].chapters;
    let page = &chapters.iter().find(|it| it.id == "find").expect("the page of the finder").page;
    let plain = page.blocks.iter().find_map(|it| match it {
        Block::Section { class: "finder-plain", blocks, .. } => Some(blocks),
        _ => None,
    });
    let plain = plain.expect("the part without scripts");
    let labels: Vec<&str> = table().facets[0].answers.iter().map(|it| it.label.as_str()).collect();
    let shared =
        folds(plain).into_iter().find(|(label, inside)| !labels.contains(&label.as_str()) && !named(inside).is_empty());
    let seen = check(plain, shared.expect("what all answers share").1, None);
    assert!(seen > 300, "only {seen} combinations");
    assert!(answers("stage=after").len() > 3);
}
