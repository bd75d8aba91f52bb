//! The finder over the whole flagship: what must hold for every answer, and questions with known answers.

mod agreement;
mod questions;

use std::sync::LazyLock;

use proptest::prelude::*;
use vademecum::model::finder::VerdictTable;
use vademecum::model::registry::Table;

use super::book::flagship;

const USABLE: usize = 0;
const CONDITIONAL: usize = 1;
const EXCLUDED: usize = 3;

/// The verdicts of the flagship.
pub fn table() -> &'static VerdictTable {
    static TABLE: LazyLock<&VerdictTable> =
        LazyLock::new(|| flagship().handbook.editions[0].verdicts.as_ref().expect("the flagship has a finder"));
    &TABLE
}

/// What is found for answers such as `engaged=un:any need=money,relocation`: ids by group, and the first.
pub fn ask(asked: &str) -> ([Vec<&'static str>; 5], Vec<&'static str>) {
    let found = vademecum::find(table(), &answers(asked));
    let id = |record: usize| table().records[record].as_str();
    let groups = found.groups.map(|hits| hits.iter().map(|hit| id(hit.record)).collect());
    (groups, found.first.into_iter().map(id).collect())
}

/// Chosen answers by facet.
pub fn answers(asked: &str) -> Vec<Vec<usize>> {
    let mut answers = vec![Vec::new(); table().facets.len()];
    for (facet, given) in asked.split_whitespace().filter_map(|pair| pair.split_once('=')) {
        let index = table().facets.iter().position(|it| it.id == facet).unwrap_or_else(|| panic!("no facet {facet}"));
        for answer in given.split(',') {
            let place = table().facets[index].answers.iter().position(|it| it.id == answer);
            answers[index].push(place.unwrap_or_else(|| panic!("no answer {answer}")));
        }
    }
    answers
}

/// Any answers: each question skipped, or answered once or twice.
pub fn any_answers() -> impl Strategy<Value = Vec<Vec<usize>>> {
    let of_facet = |facet: &vademecum::model::finder::TableFacet| {
        let all: Vec<usize> = (0..facet.answers.len()).collect();
        prop_oneof![3 => Just(Vec::new()), 5 => proptest::sample::subsequence(all.clone(), 1), 1 => proptest::sample::subsequence(all, 2.min(facet.answers.len()))]
    };
    table().facets.iter().map(of_facet).collect::<Vec<_>>()
}

fn facet(id: &str) -> usize {
    table().facets.iter().position(|it| it.id == id).expect("a facet")
}

/// The latest values of a field of a record as text.
fn values(record: usize, field: &str) -> Vec<String> {
    use vademecum::model::registry::Value;
    let record = flagship().handbook.registry.get(Table::Mechanism, &table().records[record]).expect("a record");
    match record.latest(field) {
        Some(Value::Choice(it)) => vec![it.clone()],
        Some(Value::Choices(them)) => them.clone(),
        _ => Vec::new(),
    }
}

const BODIES: [&str; 10] = ["ccpr", "cescr", "cerd", "cedaw", "cat", "crc", "cmw", "crpd", "ced", "spt"];

#[test]
fn each_treaty_body_comes_first_for_its_own_work_with_the_standard_companions() {
    for body in BODIES {
        for stage in ["seeking", "during", "after"] {
            let (groups, first) = ask(&format!("engaged=un:treaty-body:{body} stage={stage}"));
            let own = format!("un-{body}");
            assert_eq!(first, [own.as_str()], "{body} {stage}");
            assert_eq!(groups[USABLE][0], own);
            for companion in ["un-senior-official", "un-sr-defenders", "un-sg-report"] {
                assert!(groups[USABLE].contains(&companion), "{body}: {companion}");
            }
            let complaint = groups[CONDITIONAL].contains(&"un-tb-individual-communication");
            assert_eq!(complaint, !["cmw", "spt"].contains(&body), "{body}");
            assert!(groups[CONDITIONAL].contains(&"un-cerd-urgent-action"), "{body}");
            assert!(groups[USABLE].len() <= 10, "{body}: {:?}", groups[USABLE]);
        }
    }
}

#[test]
fn with_nothing_answered_every_record_stands_in_one_group() {
    let (groups, first) = ask("");
    let mut all: Vec<&str> = groups.iter().flatten().copied().collect();
    all.sort_unstable();
    let registry = &flagship().handbook.registry;
    let records: Vec<&str> =
        registry.table(Table::Mechanism).filter(|it| !it.is_abstract).map(|it| it.id.as_str()).collect();
    assert_eq!(all, records);
    assert!(first.is_empty());
    assert!(groups[USABLE].len() < 10, "an unasked question opens little: {:?}", groups[USABLE]);
}

#[test]
fn answers_that_settle_nothing_are_as_good_as_none() {
    let skipped = vademecum::find(table(), &answers(""));
    for (index, facet) in table().facets.iter().enumerate() {
        for (answer, _) in facet.answers.iter().enumerate().filter(|(_, answer)| answer.open) {
            let mut given = answers("");
            given[index].push(answer);
            let found = vademecum::find(table(), &given);
            assert_eq!((&found.groups, &found.first), (&skipped.groups, &skipped.first), "{}", facet.id);
            let warns = !facet.answers[answer].warning.is_empty();
            assert_eq!(found.cautions.len(), usize::from(warns));
        }
    }
    assert_eq!(vademecum::find(table(), &answers("public=unsure")).cautions.len(), 1);
}

#[test]
fn a_condition_that_a_question_asks_about_is_open_until_it_is_answered() {
    let asked = [
        ("racial-issue", "issue=racial", "issue=other"),
        ("irreparable-harm", "harm=irreparable-imminent", "harm=no"),
        ("serious", "harm=serious-urgent", "harm=no"),
        ("urgent", "harm=serious-urgent", "harm=no"),
        ("imminent", "harm=irreparable-imminent", "harm=no"),
    ];
    for (condition, met, not) in asked {
        let mut seen = 0;
        for record in (0..table().records.len()).filter(|it| values(*it, "must_hold").contains(&condition.to_owned())) {
            let id = table().records[record].as_str();
            let says = |asked: &str, word: &str| {
                let found = vademecum::find(table(), &answers(asked));
                let hit = found.groups.iter().flatten().find(|hit| hit.record == record).expect("grouped");
                let label = flagship().handbook.registry.schema.label("condition", condition);
                hit.cells.iter().any(|cell| table().cells[*cell].reason == format!("{word}{label}."))
            };
            assert!(says("", "Fits if: "), "{id}: {condition} is open");
            assert!(!says(met, "Fits if: "), "{id}: {condition} is met");
            assert!(
                says(not, "This would have to hold, and you say that it does not: "),
                "{id}: {condition} is ruled out"
            );
            assert!(ask(not).0[EXCLUDED].contains(&id), "{id}");
            seen += 1;
        }
        assert!(seen > 0, "{condition}");
    }
    let complaint = "un-tb-individual-communication";
    let work = "engaged=un:treaty-body:cat";
    assert!(ask(work).0[CONDITIONAL].contains(&complaint));
    assert!(ask(&format!("{work} remedies=not-done")).0[EXCLUDED].contains(&complaint));
    assert!(ask(&format!("{work} remedies=dangerous")).0[CONDITIONAL].contains(&complaint));
}

#[test]
fn a_procedure_is_usable_when_its_conditions_are_met() {
    let (groups, first) = ask("engaged=inter-american:any stage=after harm=irreparable-imminent remedies=dangerous");
    assert!(groups[CONDITIONAL].contains(&"iachr-request-for-information"));
    assert!(groups[USABLE].contains(&"iachr-precautionary-measures"));
    assert_eq!(first[0], "iachr-precautionary-measures");
    let (groups, _) = ask("engaged=european:ecthr-proceedings stage=during harm=irreparable-imminent");
    assert!(groups[USABLE].contains(&"ecthr-interim-measures"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn every_record_stands_in_exactly_one_group(given in any_answers()) {
        let found = vademecum::find(table(), &given);
        let mut all: Vec<usize> = found.groups.iter().flatten().map(|hit| hit.record).collect();
        all.sort_unstable();
        prop_assert_eq!(all, (0..table().records.len()).collect::<Vec<_>>());
        for hit in found.groups.iter().skip(1).flatten() {
            prop_assert!(!hit.cells.is_empty(), "{} has no reason", table().records[hit.record]);
        }
        for first in &found.first {
            prop_assert!(found.groups[..3].iter().flatten().any(|hit| hit.record == *first));
        }
    }

    #[test]
    fn what_does_not_exist_is_never_usable(given in any_answers()) {
        let found = vademecum::find(table(), &given);
        for hit in found.groups[..3].iter().flatten() {
            let status = values(hit.record, "status");
            let dead = ["proposed", "none", "closed", "superseded", "suspended"];
            prop_assert!(!dead.contains(&status[0].as_str()), "{} is {}", table().records[hit.record], status[0]);
        }
    }

    #[test]
    fn nothing_public_is_offered_to_those_who_say_no(mut given in any_answers()) {
        given[facet("public")] = answers("public=no")[facet("public")].clone();
        let found = vademecum::find(table(), &given);
        for hit in &found.groups[USABLE] {
            prop_assert_eq!(values(hit.record, "how_public"), ["confidential"], "{}", table().records[hit.record]);
        }
        for hit in found.groups[..3].iter().flatten() {
            prop_assert!(values(hit.record, "how_public") != ["public"], "{}", table().records[hit.record]);
        }
    }

    #[test]
    fn nothing_of_the_united_nations_alone_is_for_regional_work(mut given in any_answers(), region in 0..9usize) {
        let regions = ["inter-american:any", "inter-american:hearing", "inter-american:session", "inter-american:petition",
            "inter-american:onsite", "african:any", "european:any", "european:coe", "european:ecthr-proceedings"];
        given[facet("engaged")] = answers(&format!("engaged={}", regions[region]))[facet("engaged")].clone();
        let found = vademecum::find(table(), &given);
        for hit in found.groups[..4].iter().flatten() {
            let works_with = values(hit.record, "works_with");
            prop_assert!(works_with.iter().any(|it| !it.starts_with("un:")), "{}", table().records[hit.record]);
        }
    }

    #[test]
    fn no_answer_lifts_what_another_rules_out(given in any_answers(), other in any_answers(), at in 0..9usize) {
        let alone = |facet: usize| {
            let mut one = answers("");
            one[facet].clone_from(&given[facet]);
            vademecum::find(table(), &one)
        };
        let at = at.min(given.len() - 1);
        let ruled_out: Vec<usize> = alone(at).groups[EXCLUDED..].iter().flatten().map(|hit| hit.record).collect();
        let mut all = other;
        all[at].clone_from(&given[at]);
        let found = vademecum::find(table(), &all);
        for hit in found.groups[..EXCLUDED].iter().flatten() {
            prop_assert!(!ruled_out.contains(&hit.record), "{} came back", table().records[hit.record]);
        }
    }
}

#[test]
fn what_is_usable_stays_a_short_list() {
    for engaged in &table().facets[facet("engaged")].answers {
        for need in &table().facets[facet("need")].answers {
            let (groups, _) = ask(&format!("engaged={} need={} stage=after", engaged.id, need.id));
            assert!(groups[USABLE].len() <= 12, "{} {}: {:?}", engaged.id, need.id, groups[USABLE]);
        }
    }
}

#[test]
fn the_latest_fact_counts_and_not_the_one_behind_it() {
    let (groups, first) = ask("engaged=european:coe stage=after");
    assert!(groups[USABLE].contains(&"coe-private-office-procedure"));
    assert_eq!(first[0], "coe-private-office-procedure");
    assert!(groups[EXCLUDED].contains(&"coe-sg-proposed-mechanism"));
    let found = vademecum::find(table(), &answers("engaged=european:coe"));
    let hit = found.groups[EXCLUDED].iter().find(|hit| table().records[hit.record] == "coe-sg-proposed-mechanism");
    let reason = &table().cells[hit.expect("left out").cells[0]].reason;
    assert!(reason.contains("replaced"), "{reason}");
}
