//! Whether a rule holds for a record: what its latest values say.

use std::collections::BTreeMap;

use crate::model::finder::{Condition, Rule};
use crate::model::registry::{Record, Value};

/// What made a rule hold: the field and part that it looked at, and the values that matched.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Matched {
    /// Id of the field; empty where the rule looks at none.
    pub field: String,
    /// Id of a field of its entries.
    pub part: Option<String>,
    /// The values, in the order of the record.
    pub values: Vec<String>,
}

/// What made `rule` hold for `record`; `None` where it does not hold.
pub(super) fn holds(rule: &Rule, record: &Record, answer: Option<&str>) -> Option<Matched> {
    let mut first = None;
    let mut note = |matched: Matched| {
        first.get_or_insert(matched);
    };
    if let Some(field) = &rule.covers {
        note(hierarchy(record, field, |value| covers(value, answer.unwrap_or_default()))?);
    }
    if let Some(field) = &rule.within {
        note(hierarchy(record, field, |value| covers(answer.unwrap_or_default(), value))?);
    }
    for conditions in by_field(&rule.when) {
        note(says(record, &conditions)?);
    }
    if by_field(&rule.unless).iter().any(|conditions| says(record, conditions).is_some()) {
        return None;
    }
    Some(first.unwrap_or_default())
}

/// Whether `broad` is `narrow` or has it as a part: `a` has `a:b`, `a:any` has every `a:…`, `any` has everything.
pub(super) fn covers(broad: &str, narrow: &str) -> bool {
    let root = broad.strip_suffix(":any").unwrap_or(broad);
    broad == "any" || broad == narrow || narrow.strip_prefix(root).is_some_and(|rest| rest.starts_with(':'))
}

/// The values of a choice or of choices as text.
pub(super) fn texts(value: Option<&Value>) -> Vec<&str> {
    match value {
        Some(Value::Choice(text) | Value::Text(text) | Value::Date(text) | Value::Reference(text, _)) => vec![text],
        Some(Value::Choices(texts)) => texts.iter().map(String::as_str).collect(),
        Some(Value::References(ids)) => ids.iter().map(|(id, _)| id.as_str()).collect(),
        Some(Value::YesNo(yes)) => vec![if *yes { "yes" } else { "no" }],
        _ => Vec::new(),
    }
}

/// Ids of the records that `record` names with `relation`, in written order, by its latest list.
pub(super) fn related<'a>(record: &'a Record, relation: &str) -> Vec<&'a str> {
    let of_relation = |entry: &&BTreeMap<String, Value>| texts(entry.get("relation")).contains(&relation);
    let dated = record.fields.get("related").into_iter().flatten();
    let mut ids = Vec::new();
    for id in dated.flat_map(|dated| entries(&dated.value)).filter(of_relation).flat_map(|it| texts(it.get("id"))) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

fn entries(value: &Value) -> &[BTreeMap<String, Value>] {
    match value {
        Value::Entries(entries) => entries,
        _ => &[],
    }
}

fn hierarchy(record: &Record, field: &str, fits: impl Fn(&str) -> bool) -> Option<Matched> {
    let values: Vec<String> =
        texts(record.latest(field)).into_iter().filter(|value| fits(value)).map(str::to_owned).collect();
    (!values.is_empty()).then(|| Matched { field: field.to_owned(), part: None, values })
}

/// Conditions of one field together: those of its entries must hold for one and the same entry.
fn by_field(conditions: &[Condition]) -> Vec<Vec<&Condition>> {
    let mut groups: Vec<Vec<&Condition>> = Vec::new();
    for condition in conditions {
        let same = groups
            .iter_mut()
            .find(|group| group[0].field == condition.field && group[0].part.is_some() && condition.part.is_some());
        match same {
            Some(group) => group.push(condition),
            None => groups.push(vec![condition]),
        }
    }
    groups
}

/// What the field says of what the conditions ask; `None` where it does not say it.
fn says(record: &Record, conditions: &[&Condition]) -> Option<Matched> {
    let condition = conditions.first()?;
    let value = record.latest(&condition.field)?;
    let Some(part) = &condition.part else {
        let values = agreeing(Some(value), &condition.values)?;
        return Some(Matched { field: condition.field.clone(), part: None, values });
    };
    let mut values = Vec::new();
    for entry in entries(value) {
        let agrees = |it: &&Condition| agreeing(it.part.as_ref().and_then(|part| entry.get(part)), &it.values);
        if conditions.iter().all(|it| agrees(it).is_some()) {
            values.extend(agrees(condition).unwrap_or_default());
        }
    }
    values.dedup();
    (!values.is_empty()).then(|| Matched { field: condition.field.clone(), part: Some(part.clone()), values })
}

/// The values that agree with one of `asked`.
fn agreeing(value: Option<&Value>, asked: &[String]) -> Option<Vec<String>> {
    let wants = |word: &str| asked.iter().any(|it| it == word);
    let value = value?;
    if *value == Value::NotStated {
        return wants("not-stated").then(|| vec!["not-stated".to_owned()]);
    }
    let all: Vec<String> = texts(Some(value)).into_iter().map(str::to_owned).collect();
    if wants("said") && (*value != Value::Choices(Vec::new())) {
        return Some(if all.is_empty() { vec!["said".to_owned()] } else { all });
    }
    let agreeing: Vec<String> = all.into_iter().filter(|it| wants(it)).collect();
    (!agreeing.is_empty()).then_some(agreeing)
}
