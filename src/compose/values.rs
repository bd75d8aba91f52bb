//! Values of the registry in words.

use std::collections::BTreeMap;

use crate::model::page::Inline;
use crate::model::registry::{Field, FieldType, MonthPart, Table, Unit, Value, Window};

use super::book::Book;
use super::tree::{joined, text};

impl Book<'_> {
    /// A value as phrases: one for a single value, one each for several.
    pub fn items(&self, field: &Field, value: &Value) -> Vec<Vec<Inline>> {
        let items = match value {
            Value::NotStated => vec![vec![Inline::NotStated]],
            Value::Choice(it) => vec![vec![text(self.choice(field, it))]],
            Value::Choices(them) => them.iter().map(|it| vec![text(self.choice(field, it))]).collect(),
            Value::YesNo(true) => vec![vec![text(self.texts.get("value-yes"))]],
            Value::YesNo(false) => vec![vec![text(self.texts.get("value-no"))]],
            Value::Text(it) => vec![vec![text(it)]],
            Value::Date(it) => vec![vec![text(self.date(it))]],
            Value::Duration { min, max, unit } => vec![vec![text(self.duration(*min, *max, *unit))]],
            Value::Window(window) => vec![vec![text(self.window(window))]],
            Value::Reference(id, _) => vec![vec![self.reference(field, id)]],
            Value::References(ids) => ids.iter().map(|(id, _)| vec![self.reference(field, id)]).collect(),
            Value::Entries(entries) => entries.iter().map(|entry| self.phrase(field, entry)).collect(),
        };
        if items.is_empty() { vec![vec![text(self.texts.get("none-named"))]] } else { items }
    }

    /// An entry as a phrase: its first known part, the others behind it in brackets.
    pub fn phrase(&self, field: &Field, entry: &BTreeMap<String, Value>) -> Vec<Inline> {
        let mut parts = self.parts(field, entry).into_iter();
        let mut phrase = parts.next().unwrap_or_else(|| vec![Inline::NotStated]);
        let others: Vec<_> = parts.collect();
        if !others.is_empty() {
            phrase.push(text(" ("));
            phrase.extend(joined(others, &self.comma()));
            phrase.push(text(")"));
        }
        phrase
    }

    /// The known parts of an entry in declared order; those behind the first carry their label, if they have one.
    pub fn parts(&self, field: &Field, entry: &BTreeMap<String, Value>) -> Vec<Vec<Inline>> {
        let FieldType::Entries(declared) = &field.kind else {
            return Vec::new();
        };
        let mut parts = Vec::new();
        for part in declared {
            let Some(value) = entry.get(&part.id).filter(|value| **value != Value::NotStated) else {
                continue;
            };
            let mut words = joined(self.items(part, value), &self.comma());
            let label = self.part_label(field, part);
            if !parts.is_empty() && !label.is_empty() {
                words.insert(0, text(self.labelled(&label, "")));
            }
            parts.push(words);
        }
        parts
    }

    /// A partial date in words: `2018`, `April 2018`, `15 September 2017`. What is no date stays as it is.
    pub fn date(&self, written: &str) -> String {
        let mut parts = written.split('-');
        let year = parts.next().unwrap_or_default();
        let month = parts.next().and_then(|it| it.parse::<u8>().ok()).filter(|month| (1..=12).contains(month));
        let day = parts.next().and_then(|it| it.parse::<u8>().ok());
        let Some(month) = month.map(|month| self.month(month)) else {
            return written.to_owned();
        };
        match day {
            Some(day) => self.texts.with("date-day", &[("day", &day.to_string()), ("month", &month), ("year", year)]),
            None => self.texts.with("date-month", &[("month", &month), ("year", year)]),
        }
    }

    /// The name of a month, 1 to 12.
    pub fn month(&self, month: u8) -> String {
        self.texts.get(&format!("month-{month}"))
    }

    /// A length of time in words.
    pub fn duration(&self, min: u32, max: u32, unit: Unit) -> String {
        let unit = match unit {
            Unit::Hour => "hours",
            Unit::Day => "days",
            Unit::Week => "weeks",
            Unit::Month => "months",
            Unit::Year => "years",
        };
        let length = self.texts.with(&format!("duration-{unit}"), &[("count", &max.to_string())]);
        if min == max { length } else { self.texts.with("range", &[("from", &min.to_string()), ("to", &length)]) }
    }

    /// A time of the year in words.
    pub fn window(&self, window: &Window) -> String {
        let (from, to) = match window {
            Window::AnyTime => return self.texts.get("any-time"),
            Window::Span(from, to) => (from, to),
        };
        if from == to {
            return self.month_part(from);
        }
        if from.month == to.month && from.part != 0 {
            let from = self.texts.get(&format!("month-part-{}", from.part.min(3)));
            return self.texts.with("range", &[("from", &from), ("to", &self.month_part(to))]);
        }
        self.texts.with("range", &[("from", &self.month_part(from)), ("to", &self.month_part(to))])
    }

    fn month_part(&self, point: &MonthPart) -> String {
        let month = self.month(point.month);
        if point.part == 0 {
            return month;
        }
        let part = self.texts.get(&format!("month-part-{}", point.part.min(3)));
        self.texts.with("part-of-month", &[("part", &part), ("month", &month)])
    }

    fn choice(&self, field: &Field, value: &str) -> String {
        match &field.kind {
            FieldType::Choice(vocabulary) | FieldType::Choices(vocabulary) => self.value_label(vocabulary, value),
            _ => value.to_owned(),
        }
    }

    fn reference(&self, field: &Field, id: &str) -> Inline {
        match &field.kind {
            FieldType::Reference(table) | FieldType::References(table) => self.jump(*table, id),
            _ => self.jump(Table::Mechanism, id),
        }
    }

    fn part_label(&self, field: &Field, part: &Field) -> String {
        let own = self.words(&format!("fields.{}.{}", field.id, part.id));
        // A part that several fields have is translated once, by its own id.
        let shared = || self.words(&format!("fields.{}", part.id)).filter(|_| !part.label.is_empty());
        own.or_else(shared).unwrap_or_else(|| part.label.clone())
    }
}

/// The vocabulary of a field.
pub fn vocabulary(field: &Field) -> Option<&str> {
    match &field.kind {
        FieldType::Choice(vocabulary) | FieldType::Choices(vocabulary) => Some(vocabulary),
        _ => None,
    }
}
