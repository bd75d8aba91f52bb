//! The fields that the program itself knows, table by table.
//!
//! [`fields`] and [`vocabularies`] are the ways in. A book's `fields.toml` adds
//! to these and may not take their names. Besides them, a record of
//! `mechanisms/` may hold `[[later]]`: it is no field but a second, later set
//! of values.

use crate::model::registry::{Field, FieldType, Schema, Table, Vocabulary};
use crate::model::source::Span;

/// The vocabulary of kinds of contacts, which is the program's own.
pub(super) const CONTACT_KIND: &str = "contact-kind";
/// The vocabulary of states of contacts, which is the program's own.
pub(super) const CONTACT_STATE: &str = "contact-state";
/// A table of later values inside a record.
pub(super) const LATER: &str = "later";
/// What a [`LATER`] may set besides declared fields.
pub(super) const LATER_CORE: &[&str] = &["as_of", "sources", "status", "contacts", "related", "valid_until"];

/// Every table with the name by which `on` and `to` call it, and where its records stand.
pub(super) const TABLES: &[(Table, &str, &str)] = &[
    (Table::Mechanism, "mechanism", "mechanisms/"),
    (Table::Contact, "contact", "contacts.toml"),
    (Table::Source, "source", "sources.toml"),
    (Table::Standard, "standard", "standards.toml"),
    (Table::Case, "case", "cases.toml"),
];

/// The program's own vocabularies; their labels are UI text.
pub(super) fn vocabularies() -> [(&'static str, Vocabulary); 2] {
    let words = |values: &[&str]| Vocabulary {
        values: values.iter().map(|value| ((*value).to_owned(), (*value).to_owned())).collect(),
        ..Vocabulary::default()
    };
    [
        (CONTACT_KIND, words(&["email", "web", "web-form", "phone", "fax", "post", "in-person"])),
        (CONTACT_STATE, words(&["open", "closed", "replaced"])),
    ]
}

/// The vocabulary of a table's `kind`, if its records have one.
pub(super) fn kind_vocabulary(table: Table) -> Option<&'static str> {
    match table {
        Table::Mechanism => Some("kind"),
        Table::Contact => Some(CONTACT_KIND),
        Table::Source => Some("source-kind"),
        Table::Standard | Table::Case => None,
    }
}

/// The core fields of a table; choices whose vocabulary the book does not declare are texts.
pub(super) fn fields(table: Table, schema: &Schema) -> Vec<Field> {
    let choice = |vocabulary: &str| match schema.vocabularies.contains_key(vocabulary) {
        true => FieldType::Choice(vocabulary.to_owned()),
        false => FieldType::Text,
    };
    match table {
        Table::Mechanism => mechanism(choice),
        Table::Contact => contact(choice),
        Table::Source => source(choice),
        Table::Standard => vec![
            needed("id", FieldType::Text),
            needed("title", FieldType::Text),
            field("symbol", FieldType::Text),
            field("date", FieldType::Date),
            field("sources", FieldType::References(Table::Source)),
        ],
        Table::Case => vec![
            needed("id", FieldType::Text),
            field("date", FieldType::Date),
            field("until", FieldType::Date),
            needed("as_of", FieldType::Date),
            field("sources", FieldType::References(Table::Source)),
        ],
    }
}

/// Whether `not-stated` may be written for the field.
pub(super) fn may_be_silent(field: &Field) -> bool {
    !field.core || matches!(field.id.as_str(), "contacts" | "related" | "date" | "until")
}

/// Whether a record takes the field from its parent.
pub(super) fn is_inherited(field: &Field) -> bool {
    !field.core || matches!(field.id.as_str(), "group" | "kind" | "status" | "related")
}

fn mechanism(choice: impl Fn(&str) -> FieldType) -> Vec<Field> {
    let contacts = vec![
        needed("id", FieldType::Reference(Table::Contact)), //
        field("role", choice("role")),
    ];
    let related = vec![needed("id", FieldType::Reference(Table::Mechanism)), field("relation", choice("relation"))];
    vec![
        field("group", choice("group")),
        field("kind", choice("kind")),
        field("status", choice("status")),
        field("parent", FieldType::Reference(Table::Mechanism)),
        field("abstract", FieldType::YesNo),
        needed("as_of", FieldType::Date),
        field("sources", FieldType::References(Table::Source)),
        field("valid_until", FieldType::Date),
        needed("contacts", FieldType::Entries(contacts)),
        field("related", FieldType::Entries(related)),
    ]
}

fn contact(choice: impl Fn(&str) -> FieldType) -> Vec<Field> {
    // Written as one inline table; kept as a list of one entry.
    let seen = vec![
        needed("date", FieldType::Date), //
        field("source", FieldType::Reference(Table::Source)),
    ];
    vec![
        needed("id", FieldType::Text),
        needed("kind", choice(CONTACT_KIND)),
        needed("value", FieldType::Text),
        needed("as_of", FieldType::Date),
        field("sources", FieldType::References(Table::Source)),
        field("seen", FieldType::Entries(seen)),
        field("verified", FieldType::Date),
        field("state", choice(CONTACT_STATE)),
        field("replaced_by", FieldType::Reference(Table::Contact)),
        field("valid_until", FieldType::Date),
    ]
}

fn source(choice: impl Fn(&str) -> FieldType) -> Vec<Field> {
    vec![
        needed("id", FieldType::Text),
        field("kind", choice("source-kind")),
        needed("title", FieldType::Text),
        field("symbol", FieldType::Text),
        field("date", FieldType::Date),
        field("publisher", FieldType::Text),
        field("url", FieldType::Text),
        field("footnotes", FieldType::Text),
        // A date, or the text `undated`.
        field("seen", FieldType::Date),
        field("note", FieldType::Text),
    ]
}

fn field(id: &str, kind: FieldType) -> Field {
    Field {
        id: id.to_owned(),
        label: String::new(),
        kind,
        required: false,
        kinds: Vec::new(),
        checklist: false,
        index: false,
        core: true,
        span: Span::default(),
    }
}

fn needed(id: &str, kind: FieldType) -> Field {
    Field { required: true, ..field(id, kind) }
}
