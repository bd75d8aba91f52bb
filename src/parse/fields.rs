//! Reads `fields.toml`: the vocabularies, fields and questions of a book's records.
//!
//! [`fields`] is the only way in. A book without the file has the core alone.
//! One `[[field]]` is read in `declare`; here is what stands around them.

use std::collections::{BTreeMap, BTreeSet};

use super::core_fields;
use super::declare;
use super::nearest::did_you_mean;
use super::shown;
use super::toml::{self, Node};
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::registry::{Mark, Privacy, Question, Schema, Table, Vocabulary};
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
        document.table.only(&[&["values", "field", "question"], shown::SECTIONS].concat(), found);
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
        shown::shown(&document.table, sources, &mut declared.schema, found);
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
        let vocabulary = values.map(|table| vocabulary(table, found)).unwrap_or_default();
        vocabularies.insert(entry.key.clone(), vocabulary);
    }
    vocabularies
}

fn vocabulary(table: &toml::Table, found: &mut Vec<Diagnostic>) -> Vocabulary {
    let mut vocabulary = Vocabulary::default();
    for entry in &table.entries {
        if entry.key == "not-stated" {
            found.push(taken_value(entry.key_span));
            continue;
        }
        let label = match &entry.item.node {
            Node::Table(marked) => {
                vocabulary.marks.insert(entry.key.clone(), mark(marked, found));
                if marked.get("label").is_none() {
                    found.push(declare::incomplete_value(&entry.key, marked.span));
                }
                marked.text("label", found).map(|(label, _)| label)
            }
            _ => entry.item.text(&entry.key, found).map(str::to_owned),
        };
        // A value whose label cannot be read is a value still.
        vocabulary.values.push((entry.key.clone(), label.unwrap_or_else(|| entry.key.clone())));
    }
    vocabulary
}

/// What a value is when a message asks for it: `{ label = "…", privacy = "identifying", consent = true }`.
fn mark(table: &toml::Table, found: &mut Vec<Diagnostic>) -> Mark {
    table.only(&["label", "privacy", "consent"], found);
    let levels = [("low", Privacy::Low), ("sensitive", Privacy::Sensitive), ("identifying", Privacy::Identifying)];
    let privacy = table.text("privacy", found).map_or(Privacy::Low, |(name, span)| {
        let level = levels.iter().find(|(level, _)| *level == name);
        if level.is_none() {
            found.push(declare::not_one_of("privacy", &name, span, &levels.map(|(level, _)| level)));
        }
        level.map_or(Privacy::Low, |(_, privacy)| *privacy)
    });
    Mark { privacy, consent: table.flag("consent", found).unwrap_or(false) }
}

fn read_questions(root: &toml::Table, sources: &Sources, schema: &mut Schema, found: &mut Vec<Diagnostic>) {
    let mut places: BTreeMap<String, Span> = BTreeMap::new();
    for table in root.tables("question", found) {
        table.only(&["id", "label", "fields", "brief"], found);
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
        let mut brief = Vec::new();
        for (field, span) in table.texts("brief", found).unwrap_or_default() {
            let known = || fields.iter().map(String::as_str);
            match unless_known(&field, known(), || not_in_question(&field, span, did_you_mean(&field, known()))) {
                Some(diagnostic) => found.push(diagnostic),
                None => brief.push(field),
            }
        }
        schema.questions.push(Question { id, label, fields, brief });
    }
}

/// What `diagnostic` makes, unless `id` is known.
pub(super) fn unless_known<'a>(
    id: &str,
    mut known: impl Iterator<Item = &'a str>,
    diagnostic: impl FnOnce() -> Diagnostic,
) -> Option<Diagnostic> {
    (!known.any(|it| it == id)).then(diagnostic)
}

/// Fields of records with a page that pages may show by name.
pub(super) fn askable(schema: &Schema) -> impl Iterator<Item = &str> {
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
pub(super) fn not_a_field(id: &str, span: Span, schema: &Schema) -> Diagnostic {
    let help = did_you_mean(id, askable(schema))
        .unwrap_or_else(|| "name a `[[field]]` of mechanisms, or `contacts`, `related`".to_owned());
    Diagnostic::new(Code::UnknownField, span, format!("no field `{id}`")).with_help(help)
}

/// ## What
/// A question is to be answered in a line by a field that is not among its `fields`.
///
/// ## Why
/// The line would say what the whole answer below it does not.
///
/// ## Example
/// `brief = ["sise"]` in a question with `fields = ["size"]`.
fn not_in_question(id: &str, span: Span, guess: Option<String>) -> Diagnostic {
    let help = guess.unwrap_or_else(|| "name one of the `fields` of the question".to_owned());
    Diagnostic::new(Code::UnknownField, span, format!("`{id}` is not in the `fields` of this question")).with_help(help)
}

/// ## What
/// `[card]` names a question that the book does not ask.
///
/// ## Why
/// The card would lack a row.
///
/// ## Example
/// `questions = ["whon"]`.
pub(super) fn unknown_question(id: &str, span: Span, guess: Option<String>) -> Diagnostic {
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
pub(super) fn unknown_relation(id: &str, span: Span, guess: Option<String>) -> Diagnostic {
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
