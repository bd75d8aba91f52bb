//! A year: the months as a band from top to bottom, what recurs marked in it, and the date of the edition across it.

use super::canvas::{Canvas, Label, WIDTH};
use super::measure::{self, Face};
use crate::model::picture::{Occasion, Year};
use crate::model::registry::MonthPart;

/// Height of a month; a third of it is a part of a month.
const MONTH: i32 = 30;
/// Width of the band.
const BAND: i32 = 20;
/// Width of the bar of what may happen at any time.
const ALWAYS: i32 = 8;
/// Length of a line from the band to its words.
const LEAD: i32 = 14;
/// Between names, band and words.
const GAP: i32 = 10;
/// Names of months take no more than this.
const NAMES_MAX: i32 = 104;
/// Between two texts beside the band.
const BETWEEN: i32 = 10;

/// Places of the columns.
struct Columns {
    band: i32,
    always: i32,
    lead: i32,
    words: i32,
}

/// A text beside the band, and the place in the year that it belongs to.
struct Note {
    at: i32,
    lines: Vec<(&'static str, Label)>,
}

/// Draws the months, what falls into them, and the edition.
pub(super) fn draw(canvas: &mut Canvas, year: &Year) {
    let names = year.months.iter().map(|name| measure::width(name, Face::Plain)).max().unwrap_or(0).min(NAMES_MAX);
    let band = names + GAP;
    let always = band + BAND + 4;
    let lead = if year.always.is_empty() { band + BAND } else { always + ALWAYS };
    let columns = Columns { band, always, lead, words: lead + LEAD + GAP / 2 };
    let top = always_words(canvas, year, &columns);
    let (month, day, _) = year.edition;
    let now = top + MONTH * (i32::from(month.clamp(1, 12)) - 1) + MONTH * (i32::from(day.clamp(1, 31)) - 1) / 31;
    months(canvas, year, &columns, top, now);
    if !year.always.is_empty() {
        canvas.rect("mark", (columns.always, top), (ALWAYS, 12 * MONTH), ALWAYS / 2);
    }
    for occasion in &year.occasions {
        for (from, to) in spans(occasion) {
            let class = if occasion.past.is_empty() { "mark" } else { "mark-past" };
            canvas.rect(class, (columns.band, top + from), (BAND, to - from), 3);
        }
    }
    canvas.line("now", (columns.band - 4, now), (columns.lead, now));
    notes(canvas, year, &columns, top, now);
}

/// What may happen at any time stands above its bar; gives where the months begin.
fn always_words(canvas: &mut Canvas, year: &Year, columns: &Columns) -> i32 {
    let mut y = 0;
    for text in &year.always {
        let label = Label::new(text, Face::Plain, WIDTH - columns.band);
        canvas.label("known", (columns.band, y), &label);
        y += label.height();
    }
    if y > 0 { y + BETWEEN } else { 0 }
}

fn months(canvas: &mut Canvas, year: &Year, columns: &Columns, top: i32, now: i32) {
    canvas.rect("over", (columns.band, top), (BAND, (now - top).max(1)), 0);
    for (index, name) in year.months.iter().enumerate() {
        let y = top + index as i32 * MONTH;
        let label = Label::new(name, Face::Plain, columns.band - GAP);
        let first = Label { lines: label.lines.into_iter().take(1).collect(), ..label };
        canvas.label("name", (0, y + (MONTH - Face::Plain.line_height()) / 2), &first);
        canvas.rect("month", (columns.band, y), (BAND, MONTH), 0);
    }
}

/// The texts beside the band, each as near to its place as those above it allow.
fn notes(canvas: &mut Canvas, year: &Year, columns: &Columns, top: i32, now: i32) {
    let width = WIDTH - columns.words;
    let mut notes: Vec<Note> = year.occasions.iter().map(|occasion| note(occasion, top, width)).collect();
    notes.push(Note { at: now, lines: vec![("now-words", Label::new(&year.edition.2, Face::Plain, width))] });
    notes.sort_by_key(|note| note.at);
    let mut free = 0;
    for note in notes {
        let y = (note.at - Face::Plain.line_height() / 2).max(free);
        let joint = y + Face::Plain.line_height() / 2;
        canvas.line("lead", (columns.lead, note.at), (columns.lead + LEAD, joint));
        free = y;
        for (class, label) in &note.lines {
            canvas.label(class, (columns.words, free), label);
            free += label.height();
        }
        free += BETWEEN;
    }
}

fn note(occasion: &Occasion, top: i32, width: i32) -> Note {
    let class = if occasion.past.is_empty() { "known" } else { "name" };
    let mut lines = vec![(class, Label::new(&occasion.label, Face::Plain, width))];
    if !occasion.past.is_empty() {
        lines.push(("unsaid", Label::new(&occasion.past, Face::Plain, width)));
    }
    let (from, to) = spans(occasion)[0];
    Note { at: top + (from + to) / 2, lines }
}

/// From where to where a time goes in the band; over the end of the year it has two pieces.
fn spans(occasion: &Occasion) -> Vec<(i32, i32)> {
    let (from, to) = (begin(occasion.from), end(occasion.to));
    if from < to { vec![(from, to)] } else { vec![(from, 12 * MONTH), (0, to)] }
}

fn begin(point: MonthPart) -> i32 {
    MONTH * (i32::from(point.month) - 1) + MONTH / 3 * (i32::from(point.part) - 1).clamp(0, 2)
}

fn end(point: MonthPart) -> i32 {
    let thirds = if point.part == 0 { 3 } else { i32::from(point.part).min(3) };
    MONTH * (i32::from(point.month) - 1) + MONTH / 3 * thirds
}
