//! The year of something that recurs: months as a band, what falls into them, and where in it this edition was made.
//!
//! No clock is asked and no day is counted: what was over on the date of the edition is said to be over.

use std::collections::BTreeMap;

use crate::model::page::Inline;
use crate::model::picture::{Drawing, Occasion, Year};
use crate::model::registry::{Field, MonthPart, Record, Table, Value, Window};

use super::super::book::Book;
use super::super::directives::{Asked, option};
use super::super::tree::{list, plain, text};
use super::{Shown, cannot_draw};

/// A time of the year with the words around it.
type Timed = (Window, Vec<Inline>);

/// What the fields `:field:` of a record, or all of them, tell of the year.
pub(super) fn year(asked: &mut Asked) -> Option<Shown> {
    let record = asked.record(&asked.directive.argument)?;
    let book = asked.book;
    let wanted = option(asked.directive, "field").map(|written| asked.fields(written));
    let declared = book.registry.schema.fields.get(&Table::Mechanism).into_iter().flatten();
    let fields = declared.filter(|field| wanted.as_ref().is_none_or(|wanted| wanted.contains(&field.id)));
    let mut timed = Vec::new();
    let mut dates = Vec::new();
    for field in fields {
        let found = windows(book, record, field);
        if !found.is_empty() {
            dates.extend(record.fields.get(&field.id).and_then(|dated| dated.first()).map(|dated| dated.as_of.clone()));
        }
        timed.extend(found);
    }
    if timed.is_empty() && wanted.is_some_and(|wanted| wanted.is_empty()) {
        return None;
    }
    if timed.is_empty() {
        let message = format!("record `{}` names no time of the year", record.id);
        let help = "name a record with a field of the type `window`, or another `:field:`";
        asked.found.push(cannot_draw(asked.directive, message, help));
        return None;
    }
    // At any time first, then by month.
    timed.sort_by_key(|(window, _)| match window {
        Window::AnyTime => (0, 0),
        Window::Span(from, _) => (from.month, from.part),
    });
    let edition = edition(book);
    let twin = vec![list(lines(book, &timed, &edition))];
    let title = book.name(Table::Mechanism, &record.id);
    Some(Shown { title, drawing: Some(Drawing::Year(drawn(book, &timed, edition))), twin, dates })
}

fn windows(book: &Book, record: &Record, field: &Field) -> Vec<Timed> {
    match record.latest(&field.id) {
        Some(Value::Window(window)) => {
            vec![(*window, vec![text(book.labelled(&book.field_label(field), &book.window(window)))])]
        }
        Some(Value::Entries(entries)) => {
            let found = entries.iter().flat_map(|entry| {
                let windows = entry.values().filter_map(|value| match value {
                    Value::Window(window) => Some(*window),
                    _ => None,
                });
                windows.map(|window| (window, in_words(book, field, entry)))
            });
            found.collect()
        }
        _ => Vec::new(),
    }
}

/// An entry in words; where a time is all that it says, behind the label of its field.
fn in_words(book: &Book, field: &Field, entry: &BTreeMap<String, Value>) -> Vec<Inline> {
    let phrase = book.phrase(field, entry);
    if entry.len() > 1 { phrase } else { [vec![text(book.labelled(&book.field_label(field), ""))], phrase].concat() }
}

/// Month and day of the edition, and the words for them.
fn edition(book: &Book) -> (u8, u8, String) {
    let mut parts = book.config.date.split('-').skip(1).map(|it| it.parse::<u8>().unwrap_or(1));
    let (month, day) = (parts.next().unwrap_or(1), parts.next().unwrap_or(1));
    let words = book.texts.with("picture-edition", &[("date", &book.date(&book.config.date))]);
    (month, day, words)
}

fn drawn(book: &Book, timed: &[Timed], edition: (u8, u8, String)) -> Year {
    let mut year = Year {
        months: (1..=12).map(|month| book.month(month)).collect(),
        occasions: Vec::new(),
        always: Vec::new(),
        edition,
    };
    for (window, words) in timed {
        let label = plain(words);
        match window {
            Window::AnyTime => year.always.push(label),
            Window::Span(from, to) => {
                let past = if is_over(window, &year.edition) { book.texts.get("picture-past") } else { String::new() };
                year.occasions.push(Occasion { label, from: *from, to: *to, past });
            }
        }
    }
    year
}

fn lines(book: &Book, timed: &[Timed], edition: &(u8, u8, String)) -> Vec<Vec<Inline>> {
    let said = timed.iter().map(|(window, words)| {
        let mut line = words.clone();
        if is_over(window, edition) {
            line.push(text(book.colon() + &book.texts.get("picture-past")));
        }
        line
    });
    said.chain([vec![text(edition.2.clone())]]).collect()
}

/// Whether a time was over on the day of the edition, in that year. What runs over the end of the year never is.
fn is_over(window: &Window, (month, day, _): &(u8, u8, String)) -> bool {
    match window {
        Window::AnyTime => false,
        Window::Span(from, to) => from.month <= to.month && (to.month, last_day(*to)) < (*month, *day),
    }
}

/// The last day of a part of a month, or a later one that the month does not have.
fn last_day(point: MonthPart) -> u8 {
    match point.part {
        1 => 10,
        2 => 20,
        _ => 31,
    }
}
