//! Reads `fields.toml`: the vocabularies, fields and questions of a book's records.
//!
//! [`fields`] is the only way in. A book without the file has the core alone.
//! One `[[field]]` is read in `declare`; here is what stands around them.

use std::collections::{BTreeMap, BTreeSet};

use super::core_fields;
use super::declare;
use super::nearest::did_you_mean;
use super::toml::{self, Item};
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::registry::{Question, Schema, Table, Vocabulary};
use crate::model::source::{Sources, Span};

const FILE: &str = "fields.toml";

/// What records may hold.
#[derive(Default)]
pub(super) struct Declared {
    /// The core and what the book adds.
    pub schema: Schema,
    /// Fields whose declaration has a mistake: their values are not judged.
    pub unread: BTreeSet<(Table, String)>,
}

/// The core fields and those of `fields.toml`.
pub(super) fn fields(sources: &Sources, found: &mut Vec<Diagnostic>) -> Declared {
    let mut declared = Declared::default();
    let document = sources.find(FILE).map(|file| toml::document(sources, file, found));
    if let Some(document) = &document {
        document.table.only(&["values", "field", "question", "card", "compare", "result"], found);
        declared.schema.vocabularies = vocabularies(&document.table, found);
    }
    for (name, vocabulary) in core_fields::vocabularies() {
        declared.schema.vocabularies.insert(name.to_owned(), vocabulary);
    }
    for (table, _, _) in core_fields::TABLES {
        let fields = core_fields::fields(*table, &declared.schema);
        declared.schema.fields.insert(*table, fields);
    }
    if let Some(document) = &document {
        for field in document.table.tables("field", found) {
            declare::declare(field, sources, &mut declared, found);
        }
        read_questions(&document.table, sources, &mut declared.schema, found);
        declared.schema.card = shown(&document.table, "card", "questions", found, |id, span| {
            let ids = declared.schema.questions.iter().map(|question| question.id.as_str());
            unless_known(id, ids, || unknown_question(id, span, did_you_mean(id, question_ids(&declared.schema))))
        });
        declared.schema.next = shown(&document.table, "card", "next", found, |id, span| {
            let known = || labelled(&declared.schema, "relation");
            unless_known(id, known(), || unknown_relation(id, span, did_you_mean(id, known())))
        });
        declared.schema.compare = shown(&document.table, "compare", "fields", found, |id, span| {
            unless_known(id, askable(&declared.schema), || not_a_field(id, span, &declared.schema))
        });
        declared.schema.result = shown(&document.table, "result", "fields", found, |id, span| {
            unless_known(id, askable(&declared.schema), || not_a_field(id, span, &declared.schema))
        });
    }
    declared
}

fn vocabularies(root: &toml::Table, found: &mut Vec<Diagnostic>) -> BTreeMap<String, Vocabulary> {
    let mut vocabularies = BTreeMap::new();
    let Some(tables) = root.get("values").and_then(|item| item.table("values", found)) else { return vocabularies };
    for entry in &tables.entries {
        if [core_fields::CONTACT_KIND, core_fields::CONTACT_STATE].contains(&entry.key.as_str()) {
            found.push(taken_vocabulary(&entry.key, entry.key_span));
        }
        let values = entry.item.table(&format!("values.{}", entry.key), found);
        let values = values.map(|table| labels(table, found)).unwrap_or_default();
        vocabularies.insert(entry.key.clone(), Vocabulary { values });
    }
    vocabularies
}

fn labels(table: &toml::Table, found: &mut Vec<Diagnostic>) -> Vec<(String, String)> {
    let mut values = Vec::new();
    for entry in &table.entries {
        if entry.key == "not-stated" {
            found.push(taken_value(entry.key_span));
            continue;
        }
        // A value whose label cannot be read is a value still.
        let label = entry.item.text(&entry.key, found).unwrap_or(&entry.key).to_owned();
        values.push((entry.key.clone(), label));
    }
    values
}

fn read_questions(root: &toml::Table, sources: &Sources, schema: &mut Schema, found: &mut Vec<Diagnostic>) {
    let mut places: BTreeMap<String, Span> = BTreeMap::new();
    for table in root.tables("question", found) {
        table.only(&["id", "label", "fields"], found);
        for key in ["id", "label", "fields"].iter().filter(|key| table.get(key).is_none()) {
            found.push(declare::incomplete("question", key, table.span));
        }
        let Some((id, span)) = table.text("id", found) else { continue };
        if let Some(other) = places.insert(id.clone(), span) {
            found.push(declare::declared_twice("question", &id, span, sources, other));
            continue;
        }
        let label = table.text("label", found).map_or_else(|| id.clone(), |(label, _)| label);
        let mut fields = Vec::new();
        for (field, span) in table.texts("fields", found).unwrap_or_default() {
            match unless_known(&field, askable(schema), || not_a_field(&field, span, schema)) {
                Some(diagnostic) => found.push(diagnostic),
                None => fields.push(field),
            }
        }
        schema.questions.push(Question { id, label, fields });
    }
}

/// The ids of the list `key` in the table `name` that `judge` finds nothing against.
fn shown(
    root: &toml::Table,
    name: &str,
    key: &str,
    found: &mut Vec<Diagnostic>,
    judge: impl Fn(&str, Span) -> Option<Diagnostic>,
) -> Vec<String> {
    let Some(table) = root.get(name).and_then(|item: &Item| item.table(name, found)) else { return Vec::new() };
    table.only(if name == "card" { &["questions", "next"] } else { &["fields"] }, found);
    let mut ids = Vec::new();
    for (id, span) in table.texts(key, found).unwrap_or_default() {
        match judge(&id, span) {
            Some(diagnostic) => found.push(diagnostic),
            None => ids.push(id),
        }
    }
    ids
}

fn unless_known<'a>(
    id: &str,
    mut known: impl Iterator<Item = &'a str>,
    diagnostic: impl FnOnce() -> Diagnostic,
) -> Option<Diagnostic> {
    (!known.any(|it| it == id)).then(diagnostic)
}

/// The values of a vocabulary.
fn labelled<'a>(schema: &'a Schema, vocabulary: &str) -> impl Iterator<Item = &'a str> {
    let values = schema.vocabularies.get(vocabulary).map_or(&[][..], |it| &it.values);
    values.iter().map(|(value, _)| value.as_str())
}

fn question_ids(schema: &Schema) -> impl Iterator<Item = &str> {
    schema.questions.iter().map(|question| question.id.as_str())
}

/// Fields of records with a page that a question or the comparison may show.
fn askable(schema: &Schema) -> impl Iterator<Item = &str> {
    let fields = schema.fields.get(&Table::Mechanism).into_iter().flatten();
    let shown_core = ["contacts", "related", "group", "kind", "status"];
    fields.filter(move |field| !field.core || shown_core.contains(&field.id.as_str())).map(|field| field.id.as_str())
}

/// ## What
/// A question, the comparison or the results of a search name a field that the book does not declare.
///
/// ## Why
/// It would stay without an answer on every page.
///
/// ## Example
/// `fields = ["how_pubic"]`.
fn not_a_field(id: &str, span: Span, schema: &Schema) -> Diagnostic {
    let help = did_you_mean(id, askable(schema))
        .unwrap_or_else(|| "name a `[[field]]` of mechanisms, or `contacts`, `related`".to_owned());
    Diagnostic::new(Code::UnknownField, span, format!("no field `{id}`")).with_help(help)
}

/// ## What
/// `[card]` names a question that the book does not ask.
///
/// ## Why
/// The card would lack a row.
///
/// ## Example
/// `questions = ["whon"]`.
fn unknown_question(id: &str, span: Span, guess: Option<String>) -> Diagnostic {
    let help = guess.unwrap_or_else(|| "name the `id` of a `[[question]]`".to_owned());
    Diagnostic::new(Code::UnknownId, span, format!("no question `{id}`")).with_help(help)
}

/// ## What
/// `next` of `[card]` names a relation that the book does not declare.
///
/// ## Why
/// Below an address that may be dead, the reader would not see whom to try next.
///
/// ## Example
/// `next = ["alos"]`.
fn unknown_relation(id: &str, span: Span, guess: Option<String>) -> Diagnostic {
    let help = guess.unwrap_or_else(|| "name a value of `[values.relation]`".to_owned());
    Diagnostic::new(Code::UnknownId, span, format!("no relation `{id}`")).with_help(help)
}

/// ## What
/// A vocabulary has the name of one that the program keeps itself.
///
/// ## Why
/// The kinds and states of contacts decide how an address is shown and checked.
///
/// ## Example
/// `[values.contact-kind]`.
fn taken_vocabulary(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::BadValue, span, format!("the vocabulary `{name}` is the program's own"))
        .with_help("give yours another name".to_owned())
}

/// ## What
/// A vocabulary declares the value `not-stated`.
///
/// ## Why
/// It is allowed for every field already and means that the sources are silent.
///
/// ## Example
/// `not-stated = "Unknown"`.
fn taken_value(span: Span) -> Diagnostic {
    Diagnostic::new(Code::BadValue, span, "the value `not-stated` belongs to every field")
        .with_help("leave it out here: a record may always say it".to_owned())
}
