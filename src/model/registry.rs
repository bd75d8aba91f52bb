//! The registry: records whose fields the book declares, values with dates.

use std::collections::BTreeMap;

use super::source::Span;

/// The tables of a registry, in the order in which ids are resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// `mechanisms/*.toml`: each has a page.
    Mechanism,
    /// `contacts.toml`.
    Contact,
    /// `sources.toml`.
    Source,
    /// `standards.toml`.
    Standard,
    /// `cases.toml`.
    Case,
}

/// Declared fields and vocabularies, and every record.
#[derive(Debug, Clone, Default)]
pub struct Registry {
    /// What may be written.
    pub schema: Schema,
    /// Records by table and id.
    pub records: BTreeMap<(Table, String), Record>,
}

/// What the records of a book may hold: the core and `fields.toml`.
#[derive(Debug, Clone, Default)]
pub struct Schema {
    /// Fields by table, core fields first, in declared order.
    pub fields: BTreeMap<Table, Vec<Field>>,
    /// Vocabularies by name.
    pub vocabularies: BTreeMap<String, Vocabulary>,
    /// Questions that a record's page answers, in order.
    pub questions: Vec<Question>,
    /// Ids of the questions on a card.
    pub card: Vec<String>,
    /// Relations that name whom to try when an address does not answer.
    pub next: Vec<String>,
    /// Columns of the comparison. One of a single field may have no label: it takes that of the field.
    pub compare: Vec<Question>,
    /// Ids of the fields that a search result shows of a record.
    pub result: Vec<String>,
    /// Ids of the fields by which readers choose rows of the comparison.
    pub filters: Vec<String>,
    /// What stands on a sheet.
    pub sheet: Sheet,
    /// What helps to write a message.
    pub write: Write,
}

/// What stands on the sheet of a record, which is handed on alone.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Ids of questions; those of the card where none are given.
    pub questions: Vec<String>,
    /// Ids of fields whose values warn.
    pub warnings: Vec<String>,
}

/// What the pages that help to write a message ask for.
#[derive(Debug, Clone, Default)]
pub struct Write {
    /// Items of the first message, which names nobody.
    pub first: Vec<String>,
    /// Items of the full message where a record has no list of its own.
    pub full: Vec<String>,
    /// The field that says what consent is needed for.
    pub consent_for: Option<String>,
    /// The field that says who can consent.
    pub consent_by: Option<String>,
    /// States of records to which nobody shall write.
    pub not_to: Vec<String>,
}

/// Allowed values with their labels in the source language, in declared order.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// Value and label.
    pub values: Vec<(String, String)>,
    /// What is known of values that are asked for in a message; a value without an entry has the default.
    pub marks: BTreeMap<String, Mark>,
}

/// What a value is when a message asks for it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mark {
    /// Whether the answer can identify people.
    pub privacy: Privacy,
    /// Whether the answer is a consent: yes, no, not asked yet.
    pub consent: bool,
}

/// Whether an answer can identify people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Privacy {
    /// By itself it points to nobody.
    #[default]
    Low,
    /// It can point to people or put them in danger.
    Sensitive,
    /// It names people.
    Identifying,
}

/// A field that records of a table carry.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its key.
    pub id: String,
    /// Label in the source language; empty for core fields, whose labels are UI text.
    pub label: String,
    /// What it holds.
    pub kind: FieldType,
    /// Whether a record (or its parent) must give it.
    pub required: bool,
    /// Only for records of these kinds; empty for all.
    pub kinds: Vec<String>,
    /// Shown as boxes to tick by `{checklist}`.
    pub checklist: bool,
    /// Its values are entries of the A–Z index.
    pub index: bool,
    /// One of the fields that the program itself knows.
    pub core: bool,
    /// Where it was declared.
    pub span: Span,
}

/// What a field may hold. `not-stated` is allowed for every type of declared field.
#[derive(Debug, Clone)]
pub enum FieldType {
    /// One value of a vocabulary.
    Choice(String),
    /// Some values of a vocabulary.
    Choices(String),
    /// `yes` or `no`.
    YesNo,
    /// Text that needs no translation.
    Text,
    /// `2018`, `2018-04`, `2018-04-20`.
    Date,
    /// `15 days`, `1-3 months`.
    Duration,
    /// `05`, `05-mid..05-late`, `any-time`.
    Window,
    /// The id of a record.
    Reference(Table),
    /// Ids of records.
    References(Table),
    /// Tables with fields of their own.
    Entries(Vec<Field>),
}

/// A question that a record's page answers, by some of its fields.
#[derive(Debug, Clone)]
pub struct Question {
    /// Its id, an anchor on the page.
    pub id: String,
    /// In the source language.
    pub label: String,
    /// Ids of declared fields, or `contacts`, `related`.
    pub fields: Vec<String>,
    /// Those of `fields` that answer it in a line; empty where the first known one does.
    pub brief: Vec<String>,
}

/// A record. Core values are in `fields` too, under their keys (`group`, `kind`, `status`, `as_of`, …).
#[derive(Debug, Clone)]
pub struct Record {
    /// Which table.
    pub table: Table,
    /// Unique over the book.
    pub id: String,
    /// Where its id stands, or the beginning of its file.
    pub span: Span,
    /// Only lends its fields to others: has no page.
    pub is_abstract: bool,
    /// The record whose fields it takes where it gives none; already applied to `fields`.
    pub parent: Option<String>,
    /// Values by field, newest first. A field that was never given is absent.
    pub fields: BTreeMap<String, Vec<Dated>>,
}

/// A value with its date and sources.
#[derive(Debug, Clone)]
pub struct Dated {
    /// `2018`, `2018-04` or `2018-04-20`.
    pub as_of: String,
    /// Ids of sources.
    pub sources: Vec<String>,
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub span: Span,
    /// Taken from the parent.
    pub inherited: bool,
}

/// A checked value of a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// "The source does not say."
    NotStated,
    /// A value of a vocabulary.
    Choice(String),
    /// Values of a vocabulary, in written order.
    Choices(Vec<String>),
    /// Yes or no.
    YesNo(bool),
    /// Text.
    Text(String),
    /// A partial date.
    Date(String),
    /// From `min` to `max` units.
    Duration {
        /// At least.
        min: u32,
        /// At most; equal to `min` for a single number.
        max: u32,
        /// Unit.
        unit: Unit,
    },
    /// A time of the year.
    Window(Window),
    /// The id of a record, with its place.
    Reference(String, Span),
    /// Ids of records, with their places.
    References(Vec<(String, Span)>),
    /// Entries: values by sub-field.
    Entries(Vec<BTreeMap<String, Value>>),
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

/// A time of the year, recurring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// At any time.
    AnyTime,
    /// From one point to another; equal for a single month.
    Span(MonthPart, MonthPart),
}

/// A month, or a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthPart {
    /// 1 to 12.
    pub month: u8,
    /// 0 the whole month, 1 early, 2 middle, 3 late.
    pub part: u8,
}

impl Registry {
    /// The records of one table, by id.
    pub fn table(&self, table: Table) -> impl Iterator<Item = &Record> {
        self.records
            .range((table, String::new())..)
            .take_while(move |((of, _), _)| *of == table)
            .map(|(_, record)| record)
    }

    /// The record `id` of `table`.
    pub fn get(&self, table: Table, id: &str) -> Option<&Record> {
        self.records.get(&(table, id.to_owned()))
    }
}

impl Record {
    /// The latest value of a field.
    pub fn latest(&self, field: &str) -> Option<&Value> {
        Some(&self.fields.get(field)?.first()?.value)
    }

    /// The latest value of a choice, date, text or reference field as text; `None` when absent or not stated.
    pub fn text(&self, field: &str) -> Option<&str> {
        match self.latest(field)? {
            Value::Choice(text) | Value::Text(text) | Value::Date(text) | Value::Reference(text, _) => Some(text),
            _ => None,
        }
    }
}

/// Of a contact.
impl Record {
    /// Whether it is known to be out of use.
    pub fn is_closed(&self) -> bool {
        self.text("state") == Some("closed")
    }

    /// Whether a person has tried it.
    pub fn is_tried(&self) -> bool {
        self.text("verified").is_some()
    }

    /// When it was last tried, seen or read: the date from which on nothing is known of it.
    pub fn last_read(&self) -> Option<&str> {
        let seen = match self.latest("seen") {
            Some(Value::Entries(entries)) => entries.first().and_then(|entry| entry.get("date")),
            other => other,
        };
        let seen = match seen {
            Some(Value::Date(date) | Value::Text(date)) => Some(date.as_str()),
            _ => None,
        };
        self.text("verified").or(seen).or(self.text("as_of"))
    }
}

impl Schema {
    /// A declared or core field of a table.
    pub fn field(&self, table: Table, id: &str) -> Option<&Field> {
        self.fields.get(&table)?.iter().find(|field| field.id == id)
    }

    /// The field of records with a page that is declared as a checklist, with its vocabulary of items.
    pub fn checklist(&self) -> Option<(&Field, &str)> {
        let fields = self.fields.get(&Table::Mechanism)?;
        fields.iter().filter(|field| field.checklist).find_map(|field| match &field.kind {
            FieldType::Entries(parts) => parts.iter().find_map(|part| match &part.kind {
                FieldType::Choice(vocabulary) => Some((field, vocabulary.as_str())),
                _ => None,
            }),
            _ => None,
        })
    }

    /// Whether `record` asks for items of its own in a message.
    pub fn asks_for_items(&self, record: &Record) -> bool {
        let items = self.checklist().and_then(|(field, _)| record.latest(&field.id));
        matches!(items, Some(Value::Entries(items)) if !items.is_empty()) && self.may_be_written_to(record)
    }

    /// Whether the state of `record` allows to write to it.
    pub fn may_be_written_to(&self, record: &Record) -> bool {
        !record.text("status").is_some_and(|status| self.write.not_to.iter().any(|it| it == status))
    }

    /// Whether `record` could once be written to and its state no longer allows it: what it offered is past.
    pub fn is_given_up(&self, record: &Record) -> bool {
        let allows = |dated: &Dated| match &dated.value {
            Value::Choice(status) => !self.write.not_to.contains(status),
            _ => true,
        };
        let past = record.fields.get("status").and_then(|dated| dated.split_first()).map_or(&[][..], |(_, past)| past);
        !self.may_be_written_to(record) && past.iter().any(allows)
    }

    /// The label of a value in the source language, else the value itself.
    pub fn label<'a>(&'a self, vocabulary: &str, value: &'a str) -> &'a str {
        self.vocabularies
            .get(vocabulary)
            .and_then(|it| it.values.iter().find(|(key, _)| key == value))
            .map_or(value, |(_, label)| label)
    }
}
