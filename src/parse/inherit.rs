//! Gives records the fields of their parents, and says what they still lack.
//!
//! [`inherit`] and [`complete`] are the ways in, in this order. Contacts,
//! dates and sources are never inherited: an address belongs to one body.

use std::collections::BTreeMap;

use super::core_fields;
use super::nearest::did_you_mean;
use super::records::{Read, applies, behind, is_inherited};
use super::toml::in_words;
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::registry::{Field, Schema, Table};
use crate::model::source::Span;

/// Records by table and id.
pub(super) type Records = BTreeMap<(Table, String), Read>;

/// Fills in what records leave to their parents.
pub(super) fn inherit(records: &mut Records, schema: &Schema, found: &mut Vec<Diagnostic>) {
    cut_circles(records, found);
    let fields = schema.fields.get(&Table::Mechanism).cloned().unwrap_or_default();
    for key in parents_first(records) {
        let parent = records.get(&key).and_then(|read| read.record.parent.clone());
        let Some(parent) = parent.map(|id| (Table::Mechanism, id)) else { continue };
        let Some(mut child) = records.remove(&key) else { continue };
        match records.get(&parent) {
            Some(parent) => take(&mut child, parent, &fields),
            // The unknown parent is reported with the references; what it would have lent is not missing.
            None => child.broken = true,
        }
        records.insert(key, child);
    }
}

/// Reports required fields that neither a record nor its parents give, and fields of another kind of record.
pub(super) fn complete(records: &Records, schema: &Schema, found: &mut Vec<Diagnostic>) {
    for ((table, id), read) in records {
        for field in schema.fields.get(table).into_iter().flatten() {
            let values = read.record.fields.get(&field.id);
            if let Some(own) = values.and_then(|it| it.iter().find(|it| !it.inherited))
                && applies(field, &read.record) == Some(false)
            {
                found.push(other_kind(field, read.record.text("kind").unwrap_or_default(), own.span));
            }
            let is_there = values.is_some() || read.failed.contains(&field.id);
            let is_due = field.required && applies(field, &read.record) == Some(true) && !may_lack(field, read);
            if is_due && !is_there {
                found.push(missing_field(id, field, read.record.span));
            }
        }
    }
}

/// Whether nothing can be said of the field's absence, or it needs none.
fn may_lack(field: &Field, read: &Read) -> bool {
    let lends_only = read.record.is_abstract && !(field.core && field.id == "as_of");
    read.broken || lends_only || (field.core && field.id == "id")
}

fn take(child: &mut Read, parent: &Read, fields: &[Field]) {
    child.broken |= parent.broken;
    // Core fields stand first, so the kind is known before the fields that depend on it.
    for field in fields {
        if !is_inherited(field, &child.record) || child.given.contains(&field.id) {
            continue;
        }
        if parent.failed.contains(&field.id) {
            child.failed.insert(field.id.clone());
        }
        if let Some(values) = parent.record.fields.get(&field.id) {
            behind(child.record.fields.entry(field.id.clone()).or_default(), values);
        }
    }
}

/// Removes the parents of records that are their own ancestors.
fn cut_circles(records: &mut Records, found: &mut Vec<Diagnostic>) {
    let parents: BTreeMap<String, String> =
        records.values().filter_map(|read| Some((read.record.id.clone(), read.record.parent.clone()?))).collect();
    for (id, parent) in &parents {
        let mut steps = vec![id.as_str()];
        let mut at = parent.as_str();
        while !steps.contains(&at) {
            steps.push(at);
            let Some(next) = parents.get(at) else { break };
            at = next;
        }
        let Some(read) = records.get_mut(&(Table::Mechanism, id.clone())) else { continue };
        if at == id {
            found.push(circle(&steps, read.parent_span));
            read.record.parent = None;
            read.broken = true;
        }
    }
}

/// Keys of all records with a parent, each behind its parent.
fn parents_first(records: &Records) -> Vec<(Table, String)> {
    let mut keys: Vec<_> = records
        .iter()
        .filter(|(_, read)| read.record.parent.is_some())
        .map(|(key, read)| (depth(read, records), key.clone()))
        .collect();
    keys.sort();
    keys.into_iter().map(|(_, key)| key).collect()
}

/// How many records stand above `read`. There are no circles any more.
fn depth<'a>(mut read: &'a Read, records: &'a Records) -> u32 {
    let mut depth = 0;
    while let Some(parent) = &read.record.parent
        && let Some(next) = records.get(&(Table::Mechanism, parent.clone()))
    {
        depth += 1;
        read = next;
    }
    depth
}

/// ## What
/// A record does not give a field that the book requires, and none of its parents does.
///
/// ## Why
/// A reader in danger needs the answer, or must be told that there is none.
///
/// ## Example
/// A record without `contacts`.
fn missing_field(id: &str, field: &Field, span: Span) -> Diagnostic {
    let key = &field.id;
    let help = match core_fields::may_be_silent(field) {
        true => format!("write its value, or `{key} = \"not-stated\"` if the sources do not say"),
        false => format!("write `{key} = …`"),
    };
    Diagnostic::new(Code::MissingField, span, format!("`{id}` does not give `{key}`")).with_help(help)
}

/// ## What
/// A record gives a field that belongs to records of another kind.
///
/// ## Why
/// It would be shown nowhere, or the record's kind is wrong.
///
/// ## Example
/// A `opening` for a record that is no shelter.
fn other_kind(field: &Field, kind: &str, span: Span) -> Diagnostic {
    let guess = did_you_mean(kind, field.kinds.iter().map(String::as_str)).map(|it| it + " ").unwrap_or_default();
    let kinds = in_words(field.kinds.iter().map(String::as_str));
    Diagnostic::new(Code::UnknownField, span, format!("`{}` is not a field of the kind `{kind}`", field.id))
        .with_help(format!("{guess}it belongs to {kinds}: remove it or change `kind`"))
}

/// ## What
/// A record is its own parent, directly or through others.
///
/// ## Why
/// None of them has the values that the others wait for.
///
/// ## Example
/// `parent = "b"` in `a.toml` and `parent = "a"` in `b.toml`.
fn circle(steps: &[&str], span: Span) -> Diagnostic {
    let id = steps.first().copied().unwrap_or_default();
    let mut way = steps.to_vec();
    way.push(id);
    Diagnostic::new(Code::BadValue, span, format!("`{id}` is its own parent"))
        .with_help(format!("break the circle: {}", way.join(" → ")))
}
