//! Reads the rows of `handbook/acceptance/*.toml`.

use std::fs;

use toml::de::{DeTable, DeValue};

use crate::book::{files, repository};

/// A fact of the source, by its number there.
#[derive(Debug)]
pub struct Row {
    /// Letter and number, as `S07`; of a mechanism's fact `M12.03`.
    pub id: String,
    /// What must hold, all of it.
    pub halves: Vec<Half>,
}

/// Where a part of a fact stands and how it reads, or why it does not stand anywhere.
#[derive(Debug, Default)]
pub struct Half {
    /// Page below the edition without `.html`, and the anchor of a section: `mechanisms/un-cat#whom`.
    pub at: Option<String>,
    /// Runs of whole words in that section.
    pub has: Vec<String>,
    /// What that section may not hold.
    pub lacks: Vec<String>,
    /// Questions that the section calls not known.
    pub unknown: Vec<String>,
    /// Entries of the page of sources that the section links to.
    pub cites: Vec<String>,
    /// Why a part is not in the book.
    pub left_out: Option<String>,
    /// What no built file may hold.
    pub absent: Vec<String>,
    /// The same by the SHA-256 of up to [`super::HASHED_WORDS_MAX`] words in lower case, one space between them.
    pub hashed: Vec<String>,
}

impl Row {
    /// What is numbered through: the letter, of a mechanism's fact the mechanism.
    pub fn series(&self) -> &str {
        self.id.split_once('.').map_or(&self.id[..1], |(mechanism, _)| mechanism)
    }

    /// The number in that series.
    pub fn number(&self) -> usize {
        let digits = self.id.split_once('.').map_or(&self.id[1..], |(_, fact)| fact);
        digits.parse().unwrap_or_else(|_| panic!("`{}` has no number", self.id))
    }

    /// Every section that the row names.
    pub fn targets(&self) -> impl Iterator<Item = &str> {
        self.halves.iter().filter_map(|half| half.at.as_deref())
    }
}

/// Page and anchor of a target; without an anchor, the empty one.
pub fn split(target: &str) -> (&str, &str) {
    target.split_once('#').unwrap_or((target, ""))
}

/// Every row, sorted by file and by number.
pub fn read() -> Vec<Row> {
    let paths = files(&repository().join("handbook/acceptance"));
    let mut rows = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).expect("a readable file");
        let table = DeTable::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let entries = table.get_ref().iter().map(|(id, value)| row(id.get_ref(), value.get_ref()));
        rows.extend(entries);
    }
    rows
}

fn row(id: &str, value: &DeValue<'_>) -> Row {
    let halves = match value {
        DeValue::Array(halves) => halves.iter().map(|it| half(id, it.get_ref())).collect(),
        value => vec![half(id, value)],
    };
    Row { id: id.to_owned(), halves }
}

fn half(id: &str, value: &DeValue<'_>) -> Half {
    let DeValue::Table(table) = value else { panic!("{id}: not a table") };
    let mut half = Half::default();
    for (key, value) in table {
        let value = value.get_ref();
        match key.get_ref().as_ref() {
            "at" => half.at = Some(string(id, value)),
            "left_out" => half.left_out = Some(string(id, value)),
            "has" => half.has = strings(id, value),
            "lacks" => half.lacks = strings(id, value),
            "unknown" => half.unknown = strings(id, value),
            "cites" => half.cites = strings(id, value),
            "absent" => half.absent = strings(id, value),
            "hashed" => half.hashed = strings(id, value),
            key => panic!("{id}: `{key}` is no key of a row"),
        }
    }
    half
}

fn string(id: &str, value: &DeValue<'_>) -> String {
    let DeValue::String(text) = value else { panic!("{id}: not a string") };
    assert!(!text.trim().is_empty(), "{id}: an empty string holds nothing");
    text.to_string()
}

fn strings(id: &str, value: &DeValue<'_>) -> Vec<String> {
    let DeValue::Array(values) = value else { panic!("{id}: not a list") };
    values.iter().map(|it| string(id, it.get_ref())).collect()
}
