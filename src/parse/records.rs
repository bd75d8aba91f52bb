//! Reads one record: its own values, and those of its `[[later]]` tables.
//!
//! [`record`] is the only way in. What a record takes from its parent and what
//! it still lacks is the matter of `inherit`.

use std::collections::BTreeSet;

use super::core_fields::{self, LATER, LATER_CORE};
use super::syntax;
use super::toml::{self, unknown_field};
use super::values::Reader;
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::registry::{Dated, Field, Record, Table};
use crate::model::source::Span;

/// A record with what the stages after need not know.
pub(super) struct Read {
    /// The record.
    pub record: Record,
    /// Fields that the record gives for its own date, readable or not.
    pub given: BTreeSet<String>,
    /// Fields that were given but could not be read.
    pub failed: BTreeSet<String>,
    /// Whether its file had syntax errors, so that nothing can be called missing.
    pub broken: bool,
    /// Where `parent` stands.
    pub parent_span: Span,
}

/// Where a record stands.
pub(super) struct Place {
    /// Its table.
    pub table: Table,
    /// Its id.
    pub id: String,
    /// Where the id stands, or the beginning of its file.
    pub span: Span,
    /// Whether its file had syntax errors.
    pub broken: bool,
}

/// Date and sources of some values.
struct Dating {
    as_of: String,
    sources: Vec<String>,
}

/// Reads the record that `written` holds.
pub(super) fn record(place: Place, written: &toml::Table, reader: &mut Reader<'_>) -> Read {
    let Place { table, id, span, broken } = place;
    let record = Record { table, id, span, is_abstract: false, parent: None, fields: Default::default() };
    let mut read = Read { record, given: BTreeSet::new(), failed: BTreeSet::new(), broken, parent_span: span };
    let fields: Vec<Field> = reader.schema().fields.get(&table).cloned().unwrap_or_default();
    let mut known = keys(&fields);
    if table == Table::Mechanism {
        known.push(LATER);
    }
    only(written, table, &known, reader.found);
    let dating = dating(written, &fields);
    for field in &fields {
        own_value(field, written, &dating, &mut read, reader);
    }
    read.record.is_abstract = written.get("abstract").is_some() && written.flag("abstract", reader.found) == Some(true);
    read.record.parent = read.record.text("parent").map(str::to_owned);
    if table == Table::Mechanism {
        for later in written.tables(LATER, reader.found) {
            later_values(later, &fields, &mut read, reader);
        }
    }
    for values in read.record.fields.values_mut() {
        // Of two values of one date the one written last counts.
        values.reverse();
        values.sort_by(|a, b| b.as_of.cmp(&a.as_of));
    }
    read
}

fn own_value(field: &Field, written: &toml::Table, dating: &Dating, read: &mut Read, reader: &mut Reader<'_>) {
    let key = field.id.as_str();
    let table = read.record.table;
    if (field.core && key == "abstract") || (key == "id" && table != Table::Mechanism) {
        return;
    }
    let Some(item) = written.get(key) else { return };
    read.given.insert(field.id.clone());
    if key == "parent" {
        read.parent_span = item.span;
    }
    put(field, item, dating, read, reader);
}

fn later_values(later: &toml::Table, fields: &[Field], read: &mut Read, reader: &mut Reader<'_>) {
    let may_stand = |field: &&Field| !field.core || LATER_CORE.contains(&field.id.as_str());
    let allowed: Vec<Field> = fields.iter().filter(may_stand).cloned().collect();
    only(later, Table::Mechanism, &keys(&allowed), reader.found);
    let dating = dating(later, &allowed);
    if later.get("as_of").is_none() && !read.broken {
        reader.found.push(undated_later(later.span));
    }
    for field in &allowed {
        let Some(item) = later.get(&field.id) else { continue };
        if field.core && matches!(field.id.as_str(), "as_of" | "sources") {
            // Judged, and kept with each value instead.
            reader.value(field, item);
        } else {
            put(field, item, &dating, read, reader);
        }
    }
}

fn put(field: &Field, item: &toml::Item, dating: &Dating, read: &mut Read, reader: &mut Reader<'_>) {
    if reader.declared.unread.contains(&(read.record.table, field.id.clone())) {
        read.failed.insert(field.id.clone());
        return;
    }
    let Some(value) = reader.value(field, item) else {
        read.failed.insert(field.id.clone());
        return;
    };
    let Dating { as_of, sources } = dating;
    let dated = Dated { as_of: as_of.clone(), sources: sources.clone(), value, span: item.span, inherited: false };
    read.record.fields.entry(field.id.clone()).or_default().push(dated);
}

/// Date and sources as written; mistakes in them are reported where they are read as fields.
fn dating(written: &toml::Table, fields: &[Field]) -> Dating {
    let mut quiet = Vec::new();
    let key = if fields.iter().any(|field| field.id == "as_of") { "as_of" } else { "date" };
    let as_of = written.text(key, &mut quiet).map(|(date, _)| date).filter(|date| syntax::is_date(date));
    let sources = written.texts("sources", &mut quiet).unwrap_or_default();
    Dating { as_of: as_of.unwrap_or_default(), sources: sources.into_iter().map(|(id, _)| id).collect() }
}

/// Reports keys that are no field.
fn only(written: &toml::Table, table: Table, known: &[&str], found: &mut Vec<Diagnostic>) {
    for entry in written.entries.iter().filter(|entry| !known.contains(&entry.key.as_str())) {
        found.push(match (table, entry.key.as_str()) {
            (Table::Mechanism, "id") => needless_id(entry.key_span),
            _ => shortened(unknown_field(entry, known)),
        });
    }
}

fn keys(fields: &[Field]) -> Vec<&str> {
    fields.iter().map(|field| field.id.as_str()).collect()
}

/// A list of all fields would be longer than the report.
fn shortened(diagnostic: Diagnostic) -> Diagnostic {
    let is_list = diagnostic.help.as_deref().is_some_and(|help| help.starts_with("known here") && help.len() > 200);
    if is_list {
        return diagnostic.with_help("declare it in `fields.toml`, or remove it".to_owned());
    }
    diagnostic
}

/// ## What
/// A record of `mechanisms/` writes its id.
///
/// ## Why
/// Its id is the name of its file; two names for one thing drift apart.
///
/// ## Example
/// `id = "town-hall"` in `mechanisms/town-hall.toml`.
fn needless_id(span: Span) -> Diagnostic {
    Diagnostic::new(Code::UnknownField, span, "a record of `mechanisms/` has no key `id`")
        .with_help("remove it: the name of the file is the id".to_owned())
}

/// ## What
/// A `[[later]]` does not say from when it is.
///
/// ## Why
/// Without a date nobody can tell which of two values is newer.
///
/// ## Example
/// `[[later]]` with `status = "closed"` alone.
fn undated_later(span: Span) -> Diagnostic {
    Diagnostic::new(Code::MissingField, span, "this `[[later]]` has no `as_of`")
        .with_help("add the date of the later fact, such as `as_of = \"2023\"`".to_owned())
}

/// Reports an id that cannot be one. What has it is read all the same.
pub(super) fn judge_id(id: &str, span: Span, found: &mut Vec<Diagnostic>) {
    if !syntax::is_slug(id) {
        found.push(bad_id(id, span));
    }
}

/// ## What
/// An id has signs that cannot stand in names of files and anchors.
///
/// ## Why
/// Pages and anchors are named after ids, on systems that know no capitals, spaces or accents.
///
/// ## Example
/// `id = "Mail CAT"`.
fn bad_id(id: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::UnsafeName, span, format!("`{id}` cannot be an id"))
        .with_help("use lower-case letters, digits and `-`, a letter first".to_owned())
}

/// Whether the record is of a kind for which `field` is declared; `None` where its kind is not known.
pub(super) fn applies(field: &Field, record: &Record) -> Option<bool> {
    if field.kinds.is_empty() {
        return Some(true);
    }
    record.text("kind").map(|kind| field.kinds.iter().any(|it| it == kind))
}

/// Whether a record may take `field` from its parent.
pub(super) fn is_inherited(field: &Field, child: &Record) -> bool {
    core_fields::is_inherited(field) && applies(field, child) != Some(false)
}

/// The values of `newer` with those of `older` behind that are older than all of them.
pub(super) fn behind(newer: &mut Vec<Dated>, older: &[Dated]) {
    let oldest = newer.last().map(|dated| dated.as_of.clone());
    let behind = older.iter().filter(|dated| oldest.as_ref().is_none_or(|date| dated.as_of < *date));
    newer.extend(behind.map(|dated| Dated { inherited: true, ..dated.clone() }));
}
