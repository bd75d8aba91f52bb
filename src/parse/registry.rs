//! Reads the registry: declared fields, then every record of every table.
//!
//! [`registry`] is the only way in. Records that are wrong are kept as far as
//! they can be read, so that one mistake does not cause others.

use std::collections::BTreeMap;

use super::addresses;
use super::core_fields::TABLES;
use super::fields;
use super::inherit::{self, Records};
use super::nearest::did_you_mean;
use super::place::place;
use super::records::{self, Place, Read};
use super::toml;
use super::values::{Reader, Wanted};
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::handbook::Config;
use crate::model::registry::{Registry, Table};
use crate::model::source::{FileId, Sources, Span};

/// The fields and records of the book.
pub(super) fn registry(sources: &Sources, config: &Config, found: &mut Vec<Diagnostic>) -> Registry {
    case_clashes(sources, found);
    let declared = fields::fields(sources, found);
    let mut reader = Reader { declared: &declared, found, wanted: Vec::new() };
    let mut all = read_files(sources, &mut reader);
    for (table, key, path) in &TABLES[1..] {
        if let Some(file) = sources.find(path) {
            all.extend(read_table(sources, file, *table, key, &mut reader));
        }
    }
    let wanted = reader.wanted;
    let mut records = by_id(all, sources, found);
    inherit::inherit(&mut records, &declared.schema, found);
    inherit::complete(&records, &declared.schema, found);
    find_references(&wanted, &records, found);
    addresses::check(&records, &config.shorteners, sources, found);
    let records = records.into_iter().map(|(key, read)| (key, read.record)).collect();
    Registry { schema: declared.schema, records }
}

/// The records of `mechanisms/`, one a file.
fn read_files(sources: &Sources, reader: &mut Reader<'_>) -> Vec<Read> {
    let mut all = Vec::new();
    for (index, source) in sources.files.iter().enumerate() {
        let name = source.path.strip_prefix("mechanisms/").and_then(|name| name.strip_suffix(".toml"));
        let Some(id) = name else { continue };
        let file = FileId(u32::try_from(index).unwrap_or(u32::MAX));
        let span = Span::file_start(file);
        if id.contains('/') {
            reader.found.push(nested_file(&source.path, span));
            continue;
        }
        records::judge_id(id, span, reader.found);
        let document = toml::document(sources, file, reader.found);
        let place = Place { table: Table::Mechanism, id: id.to_owned(), span, broken: document.broken };
        all.push(records::record(place, &document.table, reader));
    }
    all
}

/// The records of a file with many, each below `[[key]]`.
fn read_table(sources: &Sources, file: FileId, table: Table, key: &str, reader: &mut Reader<'_>) -> Vec<Read> {
    let document = toml::document(sources, file, reader.found);
    document.table.only(&[key], reader.found);
    let mut all = Vec::new();
    for written in document.table.tables(key, reader.found) {
        let Some((id, span)) = written.text("id", reader.found) else {
            if written.get("id").is_none() && !document.broken {
                reader.found.push(no_id(key, written.span));
            }
            continue;
        };
        records::judge_id(&id, span, reader.found);
        all.push(records::record(Place { table, id, span, broken: document.broken }, written, reader));
    }
    all
}

/// The records by table and id; of two with one id the first stays.
fn by_id(all: Vec<Read>, sources: &Sources, found: &mut Vec<Diagnostic>) -> Records {
    let mut places: BTreeMap<String, Span> = BTreeMap::new();
    let mut records = Records::new();
    for read in all {
        let (id, span) = (read.record.id.clone(), read.record.span);
        if let Some(other) = places.get(&id) {
            found.push(duplicate_id(&id, span, sources, *other));
        } else {
            places.insert(id.clone(), span);
        }
        records.entry((read.record.table, id)).or_insert(read);
    }
    records
}

fn find_references(wanted: &[Wanted], records: &Records, found: &mut Vec<Diagnostic>) {
    for want in wanted {
        match records.get(&(want.table, want.id.clone())) {
            None => found.push(unknown_id(want, records)),
            Some(read) if read.record.is_abstract && !want.may_be_abstract => found.push(no_page(want)),
            Some(_) => {}
        }
    }
}

/// Paths that are one on systems that ignore case.
fn case_clashes(sources: &Sources, found: &mut Vec<Diagnostic>) {
    let mut paths: BTreeMap<String, &str> = BTreeMap::new();
    for (index, source) in sources.files.iter().enumerate() {
        if let Some(other) = paths.insert(source.path.to_lowercase(), &source.path) {
            let file = FileId(u32::try_from(index).unwrap_or(u32::MAX));
            found.push(case_clash(&source.path, other, Span::file_start(file)));
        }
    }
}

fn table_words(table: Table) -> (&'static str, &'static str) {
    TABLES.iter().find(|(it, _, _)| *it == table).map_or(("record", ""), |(_, name, path)| (name, path))
}

/// ## What
/// A value names a record that the book does not have.
///
/// ## Why
/// The reader would be sent nowhere.
///
/// ## Example
/// `sources = ["fn-999"]`.
fn unknown_id(want: &Wanted, records: &Records) -> Diagnostic {
    let id = &want.id;
    let (name, path) = table_words(want.table);
    let elsewhere = TABLES.iter().find(|(table, _, _)| records.contains_key(&(*table, id.clone())));
    let ids = records.keys().filter(|(table, _)| *table == want.table).map(|(_, id)| id.as_str());
    let help = match elsewhere {
        Some((_, other, _)) => format!("`{id}` is a {other}, and a {name} is wanted here"),
        None => did_you_mean(id, ids).unwrap_or_else(|| format!("add it to `{path}`, or name another {name}")),
    };
    Diagnostic::new(Code::UnknownId, want.span, format!("no {name} `{id}`")).with_help(help)
}

/// ## What
/// A value names a record that only lends its fields to others.
///
/// ## Why
/// Such a record has no page to lead to.
///
/// ## Example
/// `[[related]]` with the id of a record that says `abstract = true`.
fn no_page(want: &Wanted) -> Diagnostic {
    Diagnostic::new(Code::UnknownId, want.span, format!("`{}` is abstract and has no page", want.id))
        .with_help("name a record that has one; an abstract record can only be a `parent`".to_owned())
}

/// ## What
/// Two records have the same id, in one table or in two.
///
/// ## Why
/// `[[id]]` in a chapter could mean either.
///
/// ## Example
/// A source `c01` and a case `c01`.
fn duplicate_id(id: &str, span: Span, sources: &Sources, other: Span) -> Diagnostic {
    Diagnostic::new(Code::DuplicateId, span, format!("the id `{id}` is used twice"))
        .with_help(format!("the other is at {}: rename one, ids are unique over the whole book", place(sources, other)))
}

/// ## What
/// A record of a table has no id.
///
/// ## Why
/// Nothing can name it.
///
/// ## Example
/// A `[[contact]]` with a `value` alone.
fn no_id(key: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::MissingField, span, format!("this `[[{key}]]` has no `id`"))
        .with_help("add `id = \"…\"`, unique over the whole book".to_owned())
}

/// ## What
/// A record lies in a folder below `mechanisms/`.
///
/// ## Why
/// The name of the file is the id; a path cannot be one.
///
/// ## Example
/// `mechanisms/un/cat.toml`.
fn nested_file(path: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::UnsafeName, span, format!("`{path}` lies in a folder of `mechanisms/`"))
        .with_help("put it into `mechanisms/` itself, named after its id".to_owned())
}

/// ## What
/// Two files have names that differ by case alone.
///
/// ## Why
/// On most sticks and phones they are one file: unpacking the book would lose one of them.
///
/// ## Example
/// `en/Law.md` and `en/law.md`.
fn case_clash(path: &str, other: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::UnsafeName, span, format!("`{path}` and `{other}` differ by case alone"))
        .with_help("rename one of them".to_owned())
}

#[cfg(test)]
mod tests;
