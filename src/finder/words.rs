//! Questions, answers, reasons and rules in the words of an edition.

use super::holds::Matched;
use super::is_about_all;
use super::labels::Labels;
use crate::model::finder::{Condition, Facet, Rule, RuleWords, Rules, TableAnswer, TableFacet};
use crate::model::registry::Record;

/// A question without its verdicts.
pub(super) fn facet(facet: &Facet, labels: &Labels) -> TableFacet {
    TableFacet {
        id: facet.id.clone(),
        question: labels.words(&format!("finder.questions.{}", facet.id), &facet.question),
        help: labels.words(&format!("finder.help.{}", facet.id), &facet.help),
        asked_first: facet.asked_first,
        many: facet.many,
        ..TableFacet::default()
    }
}

/// An answer without its verdicts.
pub(super) fn answer(facet: &Facet, index: usize, labels: &Labels) -> TableAnswer {
    let answer = &facet.answers[index];
    TableAnswer {
        id: answer.id.clone(),
        label: answer_label(facet, index, labels),
        under: answer.under,
        open: answer.open,
        more: answer.more,
        warning: labels.words(&format!("finder.cautions.{}.{}", facet.id, answer.id), &answer.warning),
        ..TableAnswer::default()
    }
}

fn answer_label(facet: &Facet, index: usize, labels: &Labels) -> String {
    let answer = &facet.answers[index];
    labels.words(&format!("finder.answers.{}.{}", facet.id, answer.id), &answer.label)
}

/// What is said with every answer.
pub(super) fn warnings(rules: &Rules, labels: &Labels) -> Vec<String> {
    rules.warnings.iter().map(|(id, text)| labels.words(&format!("finder.warnings.{id}"), text)).collect()
}

/// The reason of a rule for a record, labels in their places.
pub(super) fn reason(
    rule: &Rule,
    record: &Record,
    matched: &Matched,
    answer: Option<(usize, usize)>,
    rules: &Rules,
    labels: &Labels,
) -> String {
    let pattern = labels.words(&format!("finder.reasons.{}", rule.id), &rule.reason);
    fill(&pattern, |name| {
        let names = match name {
            "answer" => {
                answer.map(|(facet, answer)| answer_label(&rules.facets[facet], answer, labels)).into_iter().collect()
            }
            "matched" => {
                labels.values(&matched.field, matched.part.as_deref(), matched.values.iter().map(String::as_str))
            }
            field => labels.latest(record, field),
        };
        names.join(&labels.between)
    })
}

/// `pattern` with each `{name}` replaced.
fn fill(pattern: &str, label: impl Fn(&str) -> String) -> String {
    let mut parts = pattern.split('{');
    let mut made = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once('}') {
            Some((name, rest)) => {
                made.push_str(&label(name));
                made.push_str(rest);
            }
            None => {
                made.push('{');
                made.push_str(part);
            }
        }
    }
    made
}

/// Every rule in words.
pub(super) fn rules(rules: &Rules, labels: &Labels) -> Vec<RuleWords> {
    rules.rules.iter().map(|rule| rule_words(rule, rules, labels)).collect()
}

fn rule_words(rule: &Rule, rules: &Rules, labels: &Labels) -> RuleWords {
    let facet = rule.facet.map(|index| &rules.facets[index]);
    let answers = match facet {
        Some(facet) if !is_about_all(rule, facet) => {
            rule.answers.iter().map(|index| answer_label(facet, *index, labels)).collect()
        }
        _ => Vec::new(),
    };
    let hierarchy = [&rule.covers, &rule.within].into_iter().flatten();
    let mut reads: Vec<_> = hierarchy.map(|field| (labels.field(field), Vec::new(), false)).collect();
    reads.extend(rule.when.iter().map(|it| read(it, false, labels)));
    reads.extend(rule.unless.iter().map(|it| read(it, true, labels)));
    let pattern = labels.words(&format!("finder.reasons.{}", rule.id), &rule.reason);
    RuleWords {
        facet: rule.facet,
        answers,
        skipped: rule.skipped,
        reads,
        verdict: Some(rule.verdict),
        reason: fill(&pattern, |_| "…".to_owned()),
    }
}

/// A condition by the labels of its field and values.
fn read(condition: &Condition, not: bool, labels: &Labels) -> (String, Vec<String>, bool) {
    let values = condition.values.iter().map(String::as_str);
    (labels.field(&condition.field), labels.values(&condition.field, condition.part.as_deref(), values), not)
}
