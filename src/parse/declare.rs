//! Reads one `[[field]]` of `fields.toml`.
//!
//! [`declare`] is the only way in. A field with a mistake is declared all the
//! same, so that the records that use it are not blamed; its values are then
//! not judged.

use super::core_fields;
use super::fields::Declared;
use super::nearest::did_you_mean;
use super::syntax;
use super::toml::{self, in_words};
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::registry::{Field, FieldType, Schema, Table};
use crate::model::source::{Sources, Span};

const KEYS: &[&str] = &["on", "id", "label", "type", "values", "to", "required", "kinds", "as", "index", "field"];
const SUB_KEYS: &[&str] = &["id", "label", "type", "values", "to", "required"];
const TYPES: &[&str] =
    &["choice", "choices", "yes-no", "text", "date", "duration", "window", "reference", "references", "entries"];

/// Reads the field and adds it to its table.
pub(super) fn declare(written: &toml::Table, sources: &Sources, declared: &mut Declared, found: &mut Vec<Diagnostic>) {
    written.only(KEYS, found);
    for key in ["id", "label", "type"].iter().filter(|key| written.get(key).is_none()) {
        found.push(incomplete("field", key, written.span));
    }
    let on = written.text("on", found);
    let table = on.map_or(Some(Table::Mechanism), |(name, span)| table_named("on", &name, span, found));
    let (Some(table), Some((id, span))) = (table, written.text("id", found)) else { return };
    if let Some(problem) = bad_name(&id, span, table, &declared.schema, sources) {
        found.push(problem);
        return;
    }
    let mut good = true;
    let kind = field_type(written, true, &declared.schema, &mut good, found);
    let field = Field {
        label: written.text("label", found).map_or_else(|| id.clone(), |(label, _)| label),
        kind,
        required: written.flag("required", found).unwrap_or(false),
        kinds: kinds(written, table, &declared.schema, found),
        checklist: is_checklist(written, found),
        index: is_in_index(written, found),
        core: false,
        span,
        id: id.clone(),
    };
    declared.schema.fields.entry(table).or_default().push(field);
    if !good {
        declared.unread.insert((table, id));
    }
}

fn bad_name(id: &str, span: Span, table: Table, schema: &Schema, sources: &Sources) -> Option<Diagnostic> {
    if !syntax::is_key(id) {
        return Some(bad_key(id, span));
    }
    let reserved = [core_fields::LATER, "id"].contains(&id);
    match schema.field(table, id) {
        Some(field) if !field.core => Some(declared_twice("field", id, span, sources, field.span)),
        Some(_) => Some(core_name(id, span)),
        None if reserved => Some(core_name(id, span)),
        None => None,
    }
}

/// The type with its vocabulary, table or sub-fields; `good` turns false where it cannot be trusted.
fn field_type(
    written: &toml::Table,
    outermost: bool,
    schema: &Schema,
    good: &mut bool,
    found: &mut Vec<Diagnostic>,
) -> FieldType {
    let Some((name, span)) = written.text("type", found) else {
        *good = false;
        return FieldType::Text;
    };
    stray_keys(written, &name, outermost, found);
    match name.as_str() {
        "choice" => FieldType::Choice(vocabulary(written, schema, good, found)),
        "choices" => FieldType::Choices(vocabulary(written, schema, good, found)),
        "yes-no" => FieldType::YesNo,
        "text" => FieldType::Text,
        "date" => FieldType::Date,
        "duration" => FieldType::Duration,
        "window" => FieldType::Window,
        "reference" => FieldType::Reference(target(written, good, found)),
        "references" => FieldType::References(target(written, good, found)),
        "entries" if outermost => FieldType::Entries(sub_fields(written, schema, good, found)),
        _ => {
            *good = false;
            let allowed = if outermost { TYPES } else { &TYPES[..TYPES.len() - 1] };
            found.push(not_one_of("type", &name, span, allowed));
            FieldType::Text
        }
    }
}

/// Reports keys that the type has no use for.
fn stray_keys(written: &toml::Table, name: &str, outermost: bool, found: &mut Vec<Diagnostic>) {
    let owners: &[(&str, &[&str])] =
        &[("values", &["choice", "choices"]), ("to", &["reference", "references"]), ("field", &["entries"])];
    for (key, types) in owners.iter().filter(|(_, types)| !types.contains(&name)) {
        if let Some(entry) = written.entries.iter().find(|entry| entry.key == *key)
            && (outermost || *key != "field")
            && TYPES.contains(&name)
        {
            found.push(stray_key(key, name, entry.key_span, types));
        }
    }
}

fn vocabulary(written: &toml::Table, schema: &Schema, good: &mut bool, found: &mut Vec<Diagnostic>) -> String {
    let Some((name, span)) = written.text("values", found) else {
        if written.get("values").is_none() {
            found.push(incomplete("field", "values", written.span));
        }
        *good = false;
        return String::new();
    };
    if !schema.vocabularies.contains_key(&name) {
        *good = false;
        let names: Vec<_> = schema.vocabularies.keys().map(String::as_str).collect();
        found.push(not_one_of("values", &name, span, &names));
    }
    name
}

fn target(written: &toml::Table, good: &mut bool, found: &mut Vec<Diagnostic>) -> Table {
    let to = written.text("to", found);
    if written.get("to").is_none() {
        found.push(incomplete("field", "to", written.span));
    }
    let table = to.and_then(|(name, span)| table_named("to", &name, span, found));
    *good &= table.is_some();
    table.unwrap_or(Table::Mechanism)
}

fn sub_fields(written: &toml::Table, schema: &Schema, good: &mut bool, found: &mut Vec<Diagnostic>) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    if written.get("field").is_none() {
        *good = false;
        found.push(incomplete("field", "[[field.field]]", written.span));
    }
    for table in written.tables("field", found) {
        table.only(SUB_KEYS, found);
        for key in ["id", "type"].iter().filter(|key| table.get(key).is_none()) {
            found.push(incomplete("field", key, table.span));
        }
        let kind = field_type(table, false, schema, good, found);
        let Some((id, span)) = table.text("id", found) else { continue };
        if !syntax::is_key(&id) {
            found.push(bad_key(&id, span));
        } else if fields.iter().any(|field| field.id == id) {
            found.push(sub_field_twice(&id, span));
        } else {
            let label = table.text("label", found).map(|(label, _)| label).unwrap_or_default();
            let required = table.flag("required", found).unwrap_or(false);
            let (kinds, checklist, index, core) = (Vec::new(), false, false, false);
            fields.push(Field { id, label, kind, required, kinds, checklist, index, core, span });
        }
    }
    fields
}

fn kinds(written: &toml::Table, table: Table, schema: &Schema, found: &mut Vec<Diagnostic>) -> Vec<String> {
    let Some(kinds) = written.texts("kinds", found) else { return Vec::new() };
    let vocabulary = core_fields::kind_vocabulary(table).and_then(|name| schema.vocabularies.get(name));
    let known: Vec<&str> = vocabulary.iter().flat_map(|it| &it.values).map(|(value, _)| value.as_str()).collect();
    let mut good = Vec::new();
    for (kind, span) in kinds {
        if vocabulary.is_some() && !known.contains(&kind.as_str()) {
            found.push(not_one_of("kinds", &kind, span, &known));
        } else {
            good.push(kind);
        }
    }
    good
}

fn is_checklist(written: &toml::Table, found: &mut Vec<Diagnostic>) -> bool {
    let Some((shape, span)) = written.text("as", found) else { return false };
    let is_entries = type_of(written) == "entries";
    if shape != "checklist" {
        found.push(not_one_of("as", &shape, span, &["checklist"]));
    } else if !is_entries {
        found.push(stray_key("as", type_of(written), span, &["entries"]));
    }
    shape == "checklist" && is_entries
}

/// Whether its values are entries of the A–Z index: only values with labels can be.
fn is_in_index(written: &toml::Table, found: &mut Vec<Diagnostic>) -> bool {
    let index = written.flag("index", found).unwrap_or(false);
    let has_labels = ["choice", "choices"].contains(&type_of(written));
    if let Some(entry) = written.entries.iter().find(|entry| entry.key == "index").filter(|_| !has_labels) {
        found.push(stray_key("index", type_of(written), entry.key_span, &["choice", "choices"]));
    }
    index && has_labels
}

/// The `type` as written, or empty.
fn type_of(written: &toml::Table) -> &str {
    match written.get("type").map(|item| &item.node) {
        Some(toml::Node::Text(name)) => name,
        _ => "",
    }
}

fn table_named(key: &str, name: &str, span: Span, found: &mut Vec<Diagnostic>) -> Option<Table> {
    let table = core_fields::TABLES.iter().find(|(_, known, _)| *known == name).map(|(table, _, _)| *table);
    if table.is_none() {
        let names: Vec<_> = core_fields::TABLES.iter().map(|(_, name, _)| *name).collect();
        found.push(not_one_of(key, name, span, &names));
    }
    table
}

/// ## What
/// A declaration of a field or question lacks a key.
///
/// ## Why
/// Without it the program cannot read or label the values of the records.
///
/// ## Example
/// A `[[field]]` with `type = "choice"` and no `values`.
pub(super) fn incomplete(what: &str, key: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::MissingField, span, format!("this {what} has no `{key}`"))
        .with_help(format!("add `{key}` below `[[{what}]]`"))
}

/// ## What
/// A value of a vocabulary is written as a table and has no label.
///
/// ## Why
/// Readers would see the value itself, which is made for programs.
///
/// ## Example
/// `card = { privacy = "identifying" }`.
pub(super) fn incomplete_value(value: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::MissingField, span, format!("the value `{value}` has no `label`"))
        .with_help("add `label = \"…\"`".to_owned())
}

/// ## What
/// Two fields of one table, or two questions, have the same id.
///
/// ## Why
/// A key of a record could mean either.
///
/// ## Example
/// Two `[[field]]` with `id = "opening"`.
pub(super) fn declared_twice(what: &str, id: &str, span: Span, sources: &Sources, other: Span) -> Diagnostic {
    Diagnostic::new(Code::DuplicateId, span, format!("the {what} `{id}` is declared twice"))
        .with_help(format!("the other is at {}: rename or remove one", super::place::place(sources, other)))
}

/// ## What
/// Two fields of one entry have the same id.
///
/// ## Why
/// A key of the entry could mean either.
///
/// ## Example
/// Two `[[field.field]]` with `id = "event"`.
fn sub_field_twice(id: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::DuplicateId, span, format!("the field `{id}` is declared twice in this entry"))
        .with_help("rename or remove one".to_owned())
}

/// ## What
/// A declared field has the name of one that every record has.
///
/// ## Why
/// The program reads that field itself.
///
/// ## Example
/// `id = "status"`.
fn core_name(id: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::DuplicateId, span, format!("`{id}` is a field of every book"))
        .with_help("give your field another `id`".to_owned())
}

/// ## What
/// The id of a field has signs that a key cannot have.
///
/// ## Why
/// Records write it as a bare key, and words name it with dots between.
///
/// ## Example
/// `id = "How public"`.
fn bad_key(id: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::BadValue, span, format!("`{id}` cannot be the id of a field"))
        .with_help("use lower-case letters, digits, `_` and `-`, a letter first".to_owned())
}

/// ## What
/// A declaration has a key that its type does not use.
///
/// ## Why
/// Either the key or the type is not what the author meant.
///
/// ## Example
/// `type = "text"` with `values = "public"`.
fn stray_key(key: &str, name: &str, span: Span, types: &[&str]) -> Diagnostic {
    Diagnostic::new(Code::UnknownField, span, format!("`{key}` has no meaning for the type `{name}`"))
        .with_help(format!("it belongs to {}", in_words(types.iter().copied())))
}

/// ## What
/// A word of a declaration is not one of those it can be.
///
/// ## Why
/// The program knows no such type, vocabulary or table.
///
/// ## Example
/// `type = "number"`.
pub(super) fn not_one_of(key: &str, written: &str, span: Span, allowed: &[&str]) -> Diagnostic {
    let guess = did_you_mean(written, allowed.iter().copied()).map(|it| it + " ").unwrap_or_default();
    Diagnostic::new(Code::BadValue, span, format!("`{written}` is not a value for `{key}`"))
        .with_help(format!("{guess}allowed: {}", in_words(allowed.iter().copied())))
}
