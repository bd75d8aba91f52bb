//! Reads what `fields.toml` says about pages: `[card]`, `[compare]`, `[result]`, `[sheet]`, `[write]`.
//!
//! [`shown`] is the only way in. Each names questions, fields or values that are declared above; a name that leads
//! nowhere is reported and left out.

use super::declare;
use super::fields::{askable, not_a_field, unknown_question, unknown_relation, unless_known};
use super::nearest::did_you_mean;
use super::toml::{Item, Table};
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::registry::{FieldType, Question, Schema, Sheet, Table as Of, Write};
use crate::model::source::{Sources, Span};

/// The sections that this file reads.
pub(super) const SECTIONS: &[&str] = &["card", "compare", "result", "sheet", "write"];

/// Adds what the sections say to `schema`, which has its fields and questions already.
pub(super) fn shown(root: &Table, sources: &Sources, schema: &mut Schema, found: &mut Vec<Diagnostic>) {
    if let Some(table) = section(root, "card", &["questions", "next"], found) {
        schema.card = questions(table, schema, found);
        schema.next = relations(table, schema, found);
    }
    if let Some(table) = section(root, "compare", &["fields", "column", "filters"], found) {
        schema.compare = columns(table, sources, schema, found);
        schema.filters = filters(table, schema, found);
    }
    if let Some(table) = section(root, "result", &["fields"], found) {
        schema.result = known_fields(table, "fields", schema, found);
    }
    if let Some(table) = section(root, "sheet", &["questions", "warnings"], found) {
        let warnings = known_fields(table, "warnings", schema, found);
        schema.sheet = Sheet { questions: questions(table, schema, found), warnings };
    }
    if let Some(table) = section(root, "write", &["first", "full", "consent_for", "consent_by", "not_to"], found) {
        schema.write = write(table, schema, found);
    }
}

fn section<'t>(root: &'t Table, name: &str, known: &[&str], found: &mut Vec<Diagnostic>) -> Option<&'t Table> {
    let table = root.get(name).and_then(|item: &Item| item.table(name, found))?;
    table.only(known, found);
    Some(table)
}

fn questions(table: &Table, schema: &Schema, found: &mut Vec<Diagnostic>) -> Vec<String> {
    let ids = || schema.questions.iter().map(|question| question.id.as_str());
    listed(table, "questions", found, |id, span| {
        unless_known(id, ids(), || unknown_question(id, span, did_you_mean(id, ids())))
    })
}

/// Relations that name whom to try when an address does not answer.
fn relations(table: &Table, schema: &Schema, found: &mut Vec<Diagnostic>) -> Vec<String> {
    let known = || schema.vocabularies.get("relation").into_iter().flat_map(|it| &it.values).map(|(it, _)| it.as_str());
    listed(table, "next", found, |id, span| {
        unless_known(id, known(), || unknown_relation(id, span, did_you_mean(id, known())))
    })
}

fn known_fields(table: &Table, key: &str, schema: &Schema, found: &mut Vec<Diagnostic>) -> Vec<String> {
    listed(table, key, found, |id, span| unless_known(id, askable(schema), || not_a_field(id, span, schema)))
}

/// `fields`, a column each, and `[[compare.column]]`, each of some fields.
fn columns(table: &Table, sources: &Sources, schema: &Schema, found: &mut Vec<Diagnostic>) -> Vec<Question> {
    let fields = known_fields(table, "fields", schema, found);
    let single = |id: String| Question { label: String::new(), fields: vec![id.clone()], brief: Vec::new(), id };
    let mut columns: Vec<Question> = fields.into_iter().map(single).collect();
    let mut places: Vec<(String, Span)> = Vec::new();
    for column in table.tables("column", found) {
        column.only(&["id", "label", "fields"], found);
        for key in ["id", "label", "fields"].iter().filter(|key| column.get(key).is_none()) {
            found.push(declare::incomplete("compare.column", key, column.span));
        }
        let Some((id, span)) = column.text("id", found) else { continue };
        if let Some((_, other)) = places.iter().find(|(it, _)| *it == id) {
            found.push(declare::declared_twice("column", &id, span, sources, *other));
            continue;
        }
        places.push((id.clone(), span));
        let label = column.text("label", found).map_or_else(|| id.clone(), |(label, _)| label);
        let fields = known_fields(column, "fields", schema, found);
        columns.push(Question { id, label, fields, brief: Vec::new() });
    }
    columns
}

fn filters(table: &Table, schema: &Schema, found: &mut Vec<Diagnostic>) -> Vec<String> {
    let is_choice = |id: &str| {
        let kind = schema.field(Of::Mechanism, id).map(|field| &field.kind);
        matches!(kind, Some(FieldType::Choice(_) | FieldType::Choices(_) | FieldType::YesNo))
    };
    listed(table, "filters", found, |id, span| {
        let unknown = unless_known(id, askable(schema), || not_a_field(id, span, schema));
        unknown.or_else(|| (!is_choice(id)).then(|| no_choice(id, span)))
    })
}

fn write(table: &Table, schema: &Schema, found: &mut Vec<Diagnostic>) -> Write {
    let items = schema.checklist().map(|(_, vocabulary)| vocabulary);
    let one = |key: &str, found: &mut Vec<Diagnostic>| {
        let (id, span) = table.text(key, found)?;
        match unless_known(&id, askable(schema), || not_a_field(&id, span, schema)) {
            Some(diagnostic) => {
                found.push(diagnostic);
                None
            }
            None => Some(id),
        }
    };
    if items.is_none() {
        found.push(no_checklist(table.span));
    }
    Write {
        consent_for: one("consent_for", found),
        consent_by: one("consent_by", found),
        first: values(table, "first", items, schema, found),
        full: values(table, "full", items, schema, found),
        not_to: values(table, "not_to", Some("status"), schema, found),
    }
}

/// The values of the list `key` that `vocabulary` has.
fn values(
    table: &Table,
    key: &str,
    vocabulary: Option<&str>,
    schema: &Schema,
    found: &mut Vec<Diagnostic>,
) -> Vec<String> {
    let Some(name) = vocabulary else { return Vec::new() };
    let known = || schema.vocabularies.get(name).into_iter().flat_map(|it| &it.values).map(|(value, _)| value.as_str());
    listed(table, key, found, |id, span| {
        unless_known(id, known(), || not_a_value(id, name, span, did_you_mean(id, known())))
    })
}

/// The ids of the list `key` that `judge` finds nothing against.
fn listed(
    table: &Table,
    key: &str,
    found: &mut Vec<Diagnostic>,
    judge: impl Fn(&str, Span) -> Option<Diagnostic>,
) -> Vec<String> {
    let mut ids = Vec::new();
    for (id, span) in table.texts(key, found).unwrap_or_default() {
        match judge(&id, span) {
            Some(diagnostic) => found.push(diagnostic),
            None => ids.push(id),
        }
    }
    ids
}

/// ## What
/// `[write]` stands in a book without a checklist of things to write.
///
/// ## Why
/// The pages that help to write ask for the values of that checklist.
///
/// ## Example
/// `[write]`, and no `[[field]]` with `as = "checklist"` whose entries have a `choice`.
fn no_checklist(span: Span) -> Diagnostic {
    Diagnostic::new(Code::MissingField, span, "`[write]` has no checklist to take its items from")
        .with_help("declare a `[[field]]` with `as = \"checklist\"`, or leave `[write]` out".to_owned())
}

/// ## What
/// A filter of the comparison is a field whose values cannot be listed.
///
/// ## Why
/// Readers choose among a few values; a date or a text has too many.
///
/// ## Example
/// `filters = ["since"]`, where `since` is a date.
fn no_choice(id: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::BadValue, span, format!("`{id}` has no values to choose from"))
        .with_help("name a field of the type `choice`, `choices` or `yes-no`".to_owned())
}

/// ## What
/// `[write]` names a value that the vocabulary does not have.
///
/// ## Why
/// The form would ask for something without words.
///
/// ## Example
/// `first = ["urgnt"]`.
fn not_a_value(id: &str, vocabulary: &str, span: Span, guess: Option<String>) -> Diagnostic {
    let help = guess.unwrap_or_else(|| format!("declare it below `[values.{vocabulary}]`"));
    Diagnostic::new(Code::UnknownId, span, format!("no value `{id}` in `{vocabulary}`")).with_help(help)
}
