//! Labels in the words of an edition, the source language's behind them.

use crate::model::handbook::Edition;
use crate::model::registry::{Field, FieldType, Record, Registry, Table, Value};

use super::holds::texts;

/// Where labels come from.
pub(super) struct Labels<'a> {
    /// Fields and records.
    pub registry: &'a Registry,
    /// The edition.
    pub edition: &'a Edition,
    /// What stands between the parts of a list.
    pub between: String,
}

impl Labels<'_> {
    /// What the edition says for `key`, else `source`.
    pub fn words(&self, key: &str, source: &str) -> String {
        self.edition.words.0.get(key).map_or_else(|| source.to_owned(), |(words, _)| words.clone())
    }

    /// The label of a field, or of a part of its entries.
    pub fn field(&self, id: &str) -> String {
        let label = self.registry.schema.field(Table::Mechanism, id).map_or("", |field| field.label.as_str());
        self.words(&format!("fields.{id}"), if label.is_empty() { id } else { label })
    }

    /// The labels of some values of a field or of a part of its entries.
    pub fn values<'v>(&self, id: &str, part: Option<&str>, values: impl IntoIterator<Item = &'v str>) -> Vec<String> {
        let field = self.registry.schema.field(Table::Mechanism, id);
        let field = field.and_then(|field| match (&field.kind, part) {
            (FieldType::Entries(parts), Some(part)) => parts.iter().find(|it| it.id == part),
            _ => Some(field),
        });
        values.into_iter().map(|value| self.value(field, value)).collect()
    }

    /// The labels of the latest value of a field: of its entries the first choice, of references the names.
    pub fn latest(&self, record: &Record, id: &str) -> Vec<String> {
        let Some(value) = record.latest(id) else { return Vec::new() };
        let Value::Entries(entries) = value else { return self.values(id, None, texts(Some(value))) };
        let parts = match self.registry.schema.field(Table::Mechanism, id).map(|field| &field.kind) {
            Some(FieldType::Entries(parts)) => parts.as_slice(),
            _ => &[],
        };
        let Some(first) = parts.first() else { return Vec::new() };
        entries.iter().flat_map(|entry| texts(entry.get(&first.id))).map(|it| self.value(Some(first), it)).collect()
    }

    fn value(&self, field: Option<&Field>, value: &str) -> String {
        match field.map(|field| &field.kind) {
            Some(FieldType::Choice(name) | FieldType::Choices(name)) => {
                let source = self.registry.schema.label(name, value);
                self.words(&format!("values.{name}.{value}"), source)
            }
            Some(FieldType::Reference(Table::Mechanism) | FieldType::References(Table::Mechanism)) => {
                self.edition.records.get(value).map_or_else(|| value.to_owned(), |words| words.title.clone())
            }
            _ => value.to_owned(),
        }
    }
}
