//! Reads the rules of the finder: which answers and fields they look at, and what follows.

use super::{known_field, mistakes, needed, some, value_names};
use crate::model::diagnostic::Diagnostic;
use crate::model::finder::{Condition, Facet, Rule, Verdict};
use crate::model::registry::{Field, FieldType, Registry, Schema, Table};
use crate::model::source::{Sources, Span};
use crate::parse::nearest::did_you_mean;
use crate::parse::toml::{self, Entry, Node, wrong_type};
use crate::parse::{declare, finder::facets};

/// The word for a question that is not answered.
const SKIPPED: &str = "skipped";
/// The word for a field that says something, whatever it is.
const SAID: &str = "said";
const NOT_STATED: &str = "not-stated";
const KEYS: &[&str] =
    &["id", "facet", "topic", "answers", "when", "unless", "covers", "within", "verdict", "rank", "reason"];

/// Every `[[rule]]`, in written order.
pub(super) fn rules(
    root: &toml::Table,
    facets: &[Facet],
    registry: &Registry,
    sources: &Sources,
    found: &mut Vec<Diagnostic>,
) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    let mut places: Vec<Span> = Vec::new();
    for table in root.tables("rule", found) {
        let Some((rule, span)) = rule(table, facets, &registry.schema, found) else { continue };
        match rules.iter().position(|other| other.id == rule.id) {
            Some(other) => found.push(declare::declared_twice("rule", &rule.id, span, sources, places[other])),
            None => {
                rules.push(rule);
                places.push(span);
            }
        }
    }
    rules
}

fn rule(table: &toml::Table, facets: &[Facet], schema: &Schema, found: &mut Vec<Diagnostic>) -> Option<(Rule, Span)> {
    const WHAT: &str = "[[rule]]";
    table.only(KEYS, found);
    let (id, reason) = (needed(table, WHAT, "id", found), needed(table, WHAT, "reason", found));
    let verdict = verdict(table, found);
    let facet = facets::named(table, facets, found);
    if table.get("facet").is_some() && facet.is_none() {
        return None;
    }
    let (answers, skipped) = answers(table, facet.map(|it| &facets[it]), found);
    let when = conditions(table, "when", schema, found);
    let unless = conditions(table, "unless", schema, found);
    let mut field = |key| table.text(key, found).filter(|(id, span)| known_field(id, *span, schema, found));
    let (covers, within) = (field("covers"), field("within"));
    let rank = rank(table, found);
    let (id, span) = id?;
    let reason = reason?;
    judge_places(&reason, schema, found);
    let topic = table.text("topic", found).map(|(topic, _)| topic).unwrap_or_default();
    let rule = Rule {
        id,
        facet,
        topic,
        answers,
        skipped,
        when,
        unless,
        covers: covers.map(|(id, _)| id),
        within: within.map(|(id, _)| id),
        verdict: verdict?,
        rank,
        reason: reason.0,
    };
    Some((rule, span))
}

fn verdict(table: &toml::Table, found: &mut Vec<Diagnostic>) -> Option<Verdict> {
    let (written, span) = needed(table, "[[rule]]", "verdict", found)?;
    let verdict = Verdict::ALL.into_iter().find(|verdict| verdict.name() == written);
    if verdict.is_none() {
        let names = Verdict::ALL.map(Verdict::name);
        found.push(mistakes::not_a_value(&written, "verdict", span, &names));
    }
    verdict
}

fn rank(table: &toml::Table, found: &mut Vec<Diagnostic>) -> u32 {
    let Some(item) = table.get("rank") else { return 0 };
    let rank = match &item.node {
        Node::Bare(_, written) => written.parse().ok(),
        _ => None,
    };
    rank.unwrap_or_else(|| {
        found.push(wrong_type("rank", item, "a whole number", "write `rank = 1`"));
        0
    })
}

/// The answers that a rule is about: all of them where it names none.
fn answers(table: &toml::Table, facet: Option<&Facet>, found: &mut Vec<Diagnostic>) -> (Vec<usize>, bool) {
    let written = table.get("answers").map(|item| some(item, "answers", found));
    let Some(facet) = facet else { return (Vec::new(), false) };
    let Some(written) = written else { return ((0..facet.answers.len()).collect(), false) };
    let (mut answers, mut skipped) = (Vec::new(), false);
    for (id, span) in written {
        match facet.answers.iter().position(|answer| answer.id == id) {
            Some(index) => answers.push(index),
            None if id == SKIPPED => skipped = true,
            None => {
                let names: Vec<&str> = facet.answers.iter().map(|answer| answer.id.as_str()).chain([SKIPPED]).collect();
                found.push(mistakes::not_a_value(&id, &facet.id, span, &names));
            }
        }
    }
    (answers, skipped)
}

fn conditions(table: &toml::Table, key: &str, schema: &Schema, found: &mut Vec<Diagnostic>) -> Vec<Condition> {
    let Some(conditions) = table.get(key).and_then(|item| item.table(key, found)) else { return Vec::new() };
    conditions.entries.iter().filter_map(|entry| condition(entry, schema, found)).collect()
}

fn condition(entry: &Entry, schema: &Schema, found: &mut Vec<Diagnostic>) -> Option<Condition> {
    let (name, part) = match entry.key.split_once('.') {
        Some((name, part)) => (name, Some(part)),
        None => (entry.key.as_str(), None),
    };
    let values = some(&entry.item, &entry.key, found);
    if !known_field(name, entry.key_span, schema, found) {
        return None;
    }
    let field = schema.field(Table::Mechanism, name)?;
    let read = match part {
        None => field,
        Some(part) => part_of(field, part, entry.key_span, found)?,
    };
    let known = words_of(read, schema);
    let mut good = true;
    for (value, span) in values.iter().filter(|(value, _)| !known.contains(&value.as_str())) {
        found.push(mistakes::not_a_value(value, &entry.key, *span, &known));
        good = false;
    }
    let values = values.into_iter().map(|(value, _)| value).collect();
    good.then(|| Condition { field: name.to_owned(), part: part.map(str::to_owned), values })
}

fn part_of<'a>(field: &'a Field, part: &str, span: Span, found: &mut Vec<Diagnostic>) -> Option<&'a Field> {
    let parts: &[Field] = match &field.kind {
        FieldType::Entries(parts) => parts,
        _ => &[],
    };
    let read = parts.iter().find(|it| it.id == part);
    if read.is_none() {
        let known: Vec<&str> = parts.iter().map(|it| it.id.as_str()).collect();
        found.push(mistakes::no_part(&field.id, part, span, &known));
    }
    read
}

/// What a condition may ask of a field.
fn words_of<'a>(field: &'a Field, schema: &'a Schema) -> Vec<&'a str> {
    let mut words = match &field.kind {
        FieldType::Choice(name) | FieldType::Choices(name) => value_names(schema, name),
        FieldType::YesNo => vec!["yes", "no"],
        _ => Vec::new(),
    };
    words.extend([SAID, NOT_STATED]);
    words
}

/// Places for labels in a reason: `{matched}`, or the id of a field.
fn judge_places((reason, span): &(String, Span), schema: &Schema, found: &mut Vec<Diagnostic>) {
    for rest in reason.split('{').skip(1) {
        let Some((name, _)) = rest.split_once('}') else { continue };
        if name != "matched" && name != "answer" && !known_field(name, *span, schema, found) {
            // A slip of the pen for one of the two is more likely than a new field.
            if let (Some(last), Some(guess)) = (found.last_mut(), did_you_mean(name, ["matched", "answer"])) {
                last.help = Some(guess);
            }
        }
    }
}
