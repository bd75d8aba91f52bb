//! Records side by side, as `compose` makes them.

use super::page::Inline;

/// A table of records and what they say about the same few questions.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// Label of the first column, which holds names.
    pub names: String,
    /// Labels of the other columns.
    pub columns: Vec<String>,
    /// What readers may choose by; empty where the table stands in a chapter.
    pub filters: Vec<Filter>,
    /// The rows, by group.
    pub groups: Vec<ComparedGroup>,
}

/// A way to choose rows.
#[derive(Debug, Clone)]
pub struct Filter {
    /// Id of the field.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Values that some row has, with their labels.
    pub options: Vec<(String, String)>,
}

/// Rows of one group.
#[derive(Debug, Clone)]
pub struct ComparedGroup {
    /// An anchor, or empty.
    pub id: String,
    /// Its name; empty where the rows stand without groups.
    pub label: String,
    /// The rows.
    pub rows: Vec<ComparedRow>,
}

/// A record in the table.
#[derive(Debug, Clone)]
pub struct ComparedRow {
    /// Its name, linked.
    pub name: Vec<Inline>,
    /// Its values for each filter.
    pub values: Vec<Vec<String>>,
    /// One a column.
    pub cells: Vec<ComparedCell>,
}

/// What a record says in a column. The three are never shown alike.
#[derive(Debug, Clone)]
pub enum ComparedCell {
    /// An answer, "no" too: one phrase a value.
    Known(Vec<Vec<Inline>>),
    /// The sources do not say.
    NotStated,
    /// The question is not asked of this record.
    Absent,
}

/// The value by which a filter finds rows about which the sources are silent.
pub const NOT_STATED: &str = "not-stated";

/// The value by which a filter finds rows of which the question is not asked.
pub const ABSENT: &str = "absent";
