//! How old the facts of a book are, and how far its translations.
//!
//! [`status`] is the only way in. Nothing here is a mistake of an author: a fact is not wrong because it is old.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use crate::model::handbook::{Edition, Handbook};
use crate::model::registry::{Record, Table, Value};
use crate::model::translation::{Original, State};

/// What is known of the age of a book.
#[derive(Debug, Serialize)]
pub struct Status {
    /// The day to which ages are counted, `YYYY-MM-DD`.
    pub today: String,
    /// Addresses in use, the oldest first.
    pub contacts: Vec<ContactStatus>,
    /// Records with a page, the one with the oldest fact first.
    pub records: Vec<RecordStatus>,
    /// What ends after `today`, the next first.
    pub ends: Vec<Ending>,
    /// Languages but the source language.
    pub languages: Vec<LanguageStatus>,
}

/// An address.
#[derive(Debug, Serialize)]
pub struct ContactStatus {
    /// Its id.
    pub id: String,
    /// When it was last tried, seen or read, as written.
    pub as_of: String,
    /// Days since then; none where the date has no day that counts.
    pub days: Option<i64>,
    /// `tried` by a person, or `read` somewhere.
    pub state: &'static str,
}

/// The facts of a record.
#[derive(Debug, Serialize)]
pub struct RecordStatus {
    /// Its id.
    pub id: String,
    /// Date of its oldest fact that no later one replaces.
    pub oldest: String,
    /// Days since then.
    pub days: Option<i64>,
    /// How many facts are given.
    pub facts: usize,
    /// How many questions its sources leave open.
    pub not_stated: usize,
    /// How many sources it has. One alone is nobody's second opinion.
    pub sources: usize,
}

/// A fact that says until when it holds.
#[derive(Debug, Serialize)]
pub struct Ending {
    /// The record.
    pub id: String,
    /// Until when.
    pub until: String,
}

/// The state of a language.
#[derive(Debug, Serialize)]
pub struct LanguageStatus {
    /// Its tag.
    pub lang: String,
    /// Pages: chapters and words of records.
    pub pages: Progress,
    /// Labels, terms and cases.
    pub strings: Progress,
}

/// How far a translation is.
#[derive(Debug, Default, Serialize)]
pub struct Progress {
    /// How many originals there are.
    pub all: usize,
    /// How many are translated.
    pub translated: usize,
    /// Which are not.
    pub missing: Vec<String>,
    /// Which say what the original said before it changed.
    pub stale: Vec<String>,
    /// Of which nobody has said from which original they were made.
    pub unaccepted: Vec<String>,
    /// Which no person has reviewed.
    pub unreviewed: Vec<String>,
}

/// The age of everything, as of the day `today`.
pub fn status(handbook: &Handbook, today: Date) -> Status {
    let registry = &handbook.registry;
    let in_use = registry.table(Table::Contact).filter(|contact| !contact.is_closed());
    let mut contacts: Vec<_> = in_use.map(|contact| contact_status(contact, today)).collect();
    contacts.sort_by(|a, b| (&a.as_of, &a.id).cmp(&(&b.as_of, &b.id)));
    let paged = || registry.table(Table::Mechanism).filter(|record| !record.is_abstract);
    let mut records: Vec<_> = paged().map(|record| record_status(record, today)).collect();
    records.sort_by(|a, b| (&a.oldest, &a.id).cmp(&(&b.oldest, &b.id)));
    let mut ends: Vec<_> = paged().filter_map(|record| ending(record, today)).collect();
    ends.sort_by(|a, b| (&a.until, &a.id).cmp(&(&b.until, &b.id)));
    let languages = handbook.editions.iter().skip(1).map(language).collect();
    Status { today: today.to_string(), contacts, records, ends, languages }
}

impl Status {
    /// Ids of contacts and records with something older than `days`.
    pub fn older_than(&self, days: i64) -> Vec<&str> {
        let is_older = |it: Option<i64>| it.is_none_or(|it| it > days);
        let contacts = self.contacts.iter().filter(|it| is_older(it.days)).map(|it| it.id.as_str());
        let records = self.records.iter().filter(|it| is_older(it.days)).map(|it| it.id.as_str());
        contacts.chain(records).collect()
    }
}

/// Days from the first day that a partial date may mean: of two ages the higher one is the careful one.
fn age(date: &str, today: Date) -> Option<i64> {
    let mut parts = date.split('-');
    let year = parts.next()?.parse().ok()?;
    let mut part = || parts.next().map_or(Some(1), |it| it.parse().ok());
    let (month, day) = (part()?, part()?);
    let then = Date::new(year, month, day).ok()?;
    Some(i64::from(today.since(then).ok()?.get_days()))
}

fn contact_status(contact: &Record, today: Date) -> ContactStatus {
    let as_of = contact.last_read().unwrap_or_default().to_owned();
    let state = if contact.is_tried() { "tried" } else { "read" };
    ContactStatus { id: contact.id.clone(), days: age(&as_of, today), as_of, state }
}

fn record_status(record: &Record, today: Date) -> RecordStatus {
    let latest = || record.fields.values().filter_map(|values| values.first());
    let given = || latest().filter(|it| it.value != Value::NotStated && !it.as_of.is_empty());
    let oldest = given().map(|it| it.as_of.as_str()).min().unwrap_or_default().to_owned();
    let sources: BTreeSet<&str> = given().flat_map(|it| it.sources.iter().map(String::as_str)).collect();
    RecordStatus {
        id: record.id.clone(),
        days: age(&oldest, today),
        oldest,
        facts: given().count(),
        not_stated: latest().filter(|it| it.value == Value::NotStated).count(),
        sources: sources.len(),
    }
}

fn ending(record: &Record, today: Date) -> Option<Ending> {
    let until = record.text("valid_until")?;
    let is_over = today.to_string().get(..until.len()).is_some_and(|today| until < today);
    (!is_over).then(|| Ending { id: record.id.clone(), until: until.to_owned() })
}

fn language(edition: &Edition) -> LanguageStatus {
    let mut status =
        LanguageStatus { lang: edition.lang.clone(), pages: Progress::default(), strings: Progress::default() };
    for (original, translation) in &edition.translations {
        let (progress, name) = match original {
            Original::Page(path) => (&mut status.pages, path.clone()),
            Original::Entry(file, id) => (&mut status.strings, format!("{}#{id}", file.name())),
        };
        progress.all += 1;
        match &translation.state {
            State::Original => {}
            State::Missing => progress.missing.push(name.clone()),
            State::Unaccepted => progress.unaccepted.push(name.clone()),
            State::Current => {}
            State::Stale(_) => progress.stale.push(name.clone()),
        }
        if translation.is_translated() {
            progress.translated += 1;
            if !translation.reviewed {
                progress.unreviewed.push(name);
            }
        }
    }
    status
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_counts_from_the_first_day_that_a_date_may_mean() {
        let today = Date::constant(2026, 11, 25);
        let ages = ["2026-11-20", "2026-11", "2026", "2027", "soon", ""].map(|date| age(date, today));
        assert_eq!(ages, [Some(5), Some(24), Some(328), Some(-37), None, None]);
    }
}
