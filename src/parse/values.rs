//! Judges the value of a field by its type.
//!
//! [`Reader::value`] is the only way in. What is wrong is reported and gives
//! no value. References are only noted here, in [`Reader::wanted`]: whether
//! the record exists is known when all are read.

use super::core_fields;
use super::fields::Declared;
use super::nearest::did_you_mean;
use super::syntax;
use super::toml::{self, Entry, Item, Node, in_words, unknown_field, wrong_type};
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::registry::{Field, FieldType, Schema, Table, Value};
use crate::model::source::Span;

/// The word for "the source does not say".
pub(super) const NOT_STATED: &str = "not-stated";
/// What a source says where nobody noted when it was read.
const UNDATED: &str = "undated";
const YES_NO: &str = "write `\"yes\"`, `\"no\"` or `\"not-stated\"`";
const SEEN: &str = "write `seen = { date = \"2018\", source = \"…\" }`";

/// Reads values against the fields of a book.
pub(super) struct Reader<'a> {
    /// The fields.
    pub declared: &'a Declared,
    /// Mistakes, in the order of reading.
    pub found: &'a mut Vec<Diagnostic>,
    /// Every record that a value names.
    pub wanted: Vec<Wanted>,
}

/// A record that a value names.
pub(super) struct Wanted {
    /// Where it should be.
    pub table: Table,
    /// Its id.
    pub id: String,
    /// Where it is named.
    pub span: Span,
    /// Whether a record without a page will do: only as a parent.
    pub may_be_abstract: bool,
}

impl Reader<'_> {
    /// What may be written.
    pub fn schema(&self) -> &Schema {
        &self.declared.schema
    }

    /// The value of `field`, if it is one that the field takes.
    pub fn value(&mut self, field: &Field, item: &Item) -> Option<Value> {
        let key = field.id.as_str();
        if matches!(&item.node, Node::Text(text) if text == NOT_STATED) && core_fields::may_be_silent(field) {
            return Some(Value::NotStated);
        }
        match &field.kind {
            FieldType::Choice(name) => self.choice(key, name, item).map(Value::Choice),
            FieldType::Choices(name) => self.choices(key, name, item),
            FieldType::YesNo => self.yes_no(key, item),
            FieldType::Text => self.text(key, item),
            FieldType::Date => self.date(field, item),
            FieldType::Duration => self.duration(key, item),
            FieldType::Window => self.window(key, item),
            FieldType::Reference(table) => self.reference(field, *table, item),
            FieldType::References(table) => self.references(key, *table, item),
            FieldType::Entries(fields) => self.entries(field, fields, item),
        }
    }

    fn choice(&mut self, key: &str, name: &str, item: &Item) -> Option<String> {
        let text = item.text(key, self.found)?;
        let declared = self.declared;
        let values =
            || declared.schema.vocabularies.get(name).into_iter().flat_map(|it| &it.values).map(|it| it.0.as_str());
        if values().any(|value| value == text) {
            return Some(text.to_owned());
        }
        self.found.push(not_allowed(key, text, item.span, &values().collect::<Vec<_>>()));
        None
    }

    fn choices(&mut self, key: &str, name: &str, item: &Item) -> Option<Value> {
        let items = item.list(key, self.found)?;
        let mut values: Vec<String> = Vec::new();
        for item in items {
            let Some(value) = self.choice(key, name, item) else { continue };
            if values.contains(&value) {
                self.found.push(said_twice(key, &value, item.span));
            } else {
                values.push(value);
            }
        }
        // Of a list with mistakes the good values alone would say something else.
        (values.len() == items.len()).then_some(Value::Choices(values))
    }

    fn yes_no(&mut self, key: &str, item: &Item) -> Option<Value> {
        match &item.node {
            Node::Text(text) if text == "yes" => Some(Value::YesNo(true)),
            Node::Text(text) if text == "no" => Some(Value::YesNo(false)),
            Node::Text(text) => {
                self.found.push(not_allowed(key, text, item.span, &["yes", "no", NOT_STATED]));
                None
            }
            Node::Unread => None,
            _ => {
                self.found.push(wrong_type(key, item, "`\"yes\"` or `\"no\"`", YES_NO));
                None
            }
        }
    }

    fn text(&mut self, key: &str, item: &Item) -> Option<Value> {
        let text = item.text(key, self.found)?;
        if text.trim().is_empty() {
            self.found.push(malformed(key, text, item.span, "write a text, or leave the key out"));
            return None;
        }
        Some(Value::Text(text.to_owned()))
    }

    fn date(&mut self, field: &Field, item: &Item) -> Option<Value> {
        let text = item.text(&field.id, self.found)?;
        if syntax::is_date(text) {
            return Some(Value::Date(text.to_owned()));
        }
        if field.core && field.id == "seen" && text == UNDATED {
            return Some(Value::Text(text.to_owned()));
        }
        self.found.push(malformed(&field.id, text, item.span, "write `2018`, `2018-04` or `2018-04-20`"));
        None
    }

    fn duration(&mut self, key: &str, item: &Item) -> Option<Value> {
        let text = item.text(key, self.found)?;
        let Some((min, max, unit)) = syntax::duration(text) else {
            let help = "write a number or a range and a unit: `15 days`, `1-3 months` (hour, day, week, month, year)";
            self.found.push(malformed(key, text, item.span, help));
            return None;
        };
        Some(Value::Duration { min, max, unit })
    }

    fn window(&mut self, key: &str, item: &Item) -> Option<Value> {
        let text = item.text(key, self.found)?;
        let window = syntax::window(text);
        if window.is_none() {
            let help = "write a month or a part of it, or two of them: `05`, `05-mid`, `05-mid..06` (early, mid, late), or `any-time`";
            self.found.push(malformed(key, text, item.span, help));
        }
        window.map(Value::Window)
    }

    fn reference(&mut self, field: &Field, table: Table, item: &Item) -> Option<Value> {
        let id = item.text(&field.id, self.found)?.to_owned();
        let may_be_abstract = field.core && field.id == "parent";
        self.wanted.push(Wanted { table, id: id.clone(), span: item.span, may_be_abstract });
        Some(Value::Reference(id, item.span))
    }

    fn references(&mut self, key: &str, table: Table, item: &Item) -> Option<Value> {
        let items = item.list(key, self.found)?;
        let mut ids: Vec<(String, Span)> = Vec::new();
        for item in items {
            let Some(id) = item.text(key, self.found).map(str::to_owned) else { continue };
            if ids.iter().any(|(other, _)| *other == id) {
                self.found.push(said_twice(key, &id, item.span));
                continue;
            }
            self.wanted.push(Wanted { table, id: id.clone(), span: item.span, may_be_abstract: false });
            ids.push((id, item.span));
        }
        Some(Value::References(ids))
    }

    fn entries(&mut self, field: &Field, fields: &[Field], item: &Item) -> Option<Value> {
        // When and where an address was read is one thing, not a list.
        let tables = match (&item.node, field.core && field.id == "seen") {
            (Node::Table(table), true) => vec![table],
            (_, true) => {
                if !matches!(item.node, Node::Unread) {
                    self.found.push(wrong_type(&field.id, item, "a table", SEEN));
                }
                return None;
            }
            _ => item.tables(&field.id, self.found),
        };
        let entries: Vec<_> = tables.iter().map(|table| self.entry(&field.id, fields, table)).collect();
        let is_list = matches!(item.node, Node::List(_) | Node::Table(_));
        is_list.then_some(Value::Entries(entries))
    }

    fn entry(&mut self, key: &str, fields: &[Field], table: &toml::Table) -> std::collections::BTreeMap<String, Value> {
        self.only_parts(key, fields, table);
        let mut entry = std::collections::BTreeMap::new();
        for field in fields {
            match table.get(&field.id) {
                Some(item) => entry.extend(self.value(field, item).map(|value| (field.id.clone(), value))),
                None if field.required => self.found.push(incomplete_entry(key, field, table.span)),
                None => {}
            }
        }
        entry
    }

    /// Reports keys that are no part of the entry; where they are fields, they only stand too low.
    fn only_parts(&mut self, key: &str, parts: &[Field], table: &toml::Table) {
        let known: Vec<&str> = parts.iter().map(|part| part.id.as_str()).collect();
        for entry in table.entries.iter().filter(|entry| !known.contains(&entry.key.as_str())) {
            let is_field = self.declared.schema.fields.values().flatten().any(|field| field.id == entry.key);
            let diagnostic = if is_field { below_a_table(entry, key) } else { unknown_field(entry, &known) };
            self.found.push(diagnostic);
        }
    }
}

/// ## What
/// A field of a record stands below the table of an entry.
///
/// ## Why
/// In TOML a key belongs to the table above it: the record does not have it, and the entry has no use for it.
///
/// ## Example
/// `price = "free"` below `[[contacts]]`.
fn below_a_table(entry: &Entry, table: &str) -> Diagnostic {
    let key = entry.key.as_str();
    Diagnostic::new(Code::UnknownField, entry.key_span, format!("`{key}` stands in `[[{table}]]`"))
        .with_help(format!("a key belongs to the table above it: move `{key}` above the first `[[…]]` of the record"))
}

/// ## What
/// A value is not in the vocabulary of its field.
///
/// ## Why
/// It has no label, and no reader would ever find the record by it.
///
/// ## Example
/// `opening = "never"`.
fn not_allowed(key: &str, written: &str, span: Span, allowed: &[&str]) -> Diagnostic {
    let guess = did_you_mean(written, allowed.iter().copied()).map(|it| it + " ").unwrap_or_default();
    Diagnostic::new(Code::BadValue, span, format!("`{written}` is not a value of `{key}`"))
        .with_help(format!("{guess}allowed: {}", in_words(allowed.iter().copied())))
}

/// ## What
/// A date, duration, address or text is not written as one.
///
/// ## Why
/// It cannot be compared, sorted or dialled.
///
/// ## Example
/// `as_of = "April 2018"`.
pub(super) fn malformed(key: &str, written: &str, span: Span, help: &str) -> Diagnostic {
    Diagnostic::new(Code::BadValue, span, format!("`{written}` is not a value of `{key}`")).with_help(help.to_owned())
}

/// ## What
/// A list names the same thing twice.
///
/// ## Why
/// One of the two was probably meant to be another.
///
/// ## Example
/// `sources = ["fn-1", "fn-1"]`.
fn said_twice(key: &str, value: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::BadValue, span, format!("`{value}` stands twice in `{key}`"))
        .with_help("remove one".to_owned())
}

/// ## What
/// An entry lacks a field that each entry needs.
///
/// ## Why
/// The rest of the entry says nothing without it.
///
/// ## Example
/// A `[[contacts]]` without `id`.
fn incomplete_entry(key: &str, field: &Field, span: Span) -> Diagnostic {
    let silent = if core_fields::may_be_silent(field) { ", or `\"not-stated\"`" } else { "" };
    Diagnostic::new(Code::MissingField, span, format!("an entry of `{key}` has no `{}`", field.id))
        .with_help(format!("add `{} = …`{silent}", field.id))
}
