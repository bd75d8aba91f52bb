//! `status`.

use std::fmt::Write;

use anyhow::Context;
use jiff::civil::Date;

use crate::cli::args::{self, MessageFormat};
use crate::cli::talk::Talk;
use crate::cli::{Ended, Outcome, book};
use crate::load;
use crate::report::count;
use crate::status::{Progress, Status, status as age};

/// How many rows of each list a person is shown; all with `--verbose`.
const SHOWN: usize = 10;

/// Shows how old the facts are and how far the translations. The book may have mistakes.
pub(super) fn status(wanted: &args::Status, common: &args::Common, talk: &Talk) -> Ended {
    let root = book::find(wanted.root.as_deref())?;
    let (handbook, _) = crate::compile(&load::load(&root)?);
    let status = age(&handbook, today(wanted.today.as_deref())?);
    talk.data(&match common.message_format {
        MessageFormat::Json => format!("{}\n", serde_json::to_string(&status).context("failed to write JSON")?),
        _ => table(&status, if common.verbose { usize::MAX } else { SHOWN }),
    })?;
    let Some(days) = wanted.fail_over else { return Ok(Outcome::Clean) };
    let old = status.older_than(days);
    if old.is_empty() {
        return Ok(Outcome::Clean);
    }
    let many =
        if old.len() == 1 { "1 contact or record".to_owned() } else { format!("{} contacts or records", old.len()) };
    talk.say(&format!("{many} older than {}", count(days as usize, "day")));
    Ok(Outcome::Mistakes)
}

/// The day that was given, else that of the clock.
pub(super) fn today(given: Option<&str>) -> anyhow::Result<Date> {
    match given {
        Some(date) => date.parse().with_context(|| format!("failed to read the day {date}: write it as 2026-11-25")),
        None => Ok(jiff::Timestamp::now().to_zoned_datetime(jiff::tz::TimeZone::UTC).date()),
    }
}

fn table(status: &Status, shown: usize) -> String {
    let mut text = String::new();
    let tried = status.contacts.iter().filter(|it| it.state == "tried").count();
    let _ = writeln!(text, "Contacts: {} in use, {tried} tried by a person. The oldest:", status.contacts.len());
    let rows = status.contacts.iter().map(|it| [days(it.days), it.as_of.clone(), it.state.to_owned(), it.id.clone()]);
    rows_of(&mut text, ["age", "as of", "", "contact"], rows.collect(), shown);

    let alone = status.records.iter().filter(|it| it.sources < 2).count();
    let _ = writeln!(text, "\nRecords: {}, {alone} without a second source. The oldest:", status.records.len());
    let rows = status.records.iter().map(|it| {
        let (facts, open) = (it.facts.to_string(), it.not_stated.to_string());
        [days(it.days), it.oldest.clone(), facts, open, it.sources.to_string(), it.id.clone()]
    });
    rows_of(&mut text, ["age", "oldest", "facts", "not stated", "sources", "record"], rows.collect(), shown);

    let _ = writeln!(text, "\nEnding next:{}", if status.ends.is_empty() { " nothing that says so" } else { "" });
    let rows = status.ends.iter().map(|it| [it.until.clone(), it.id.clone()]);
    rows_of(&mut text, ["until", "record"], rows.collect(), shown);

    for language in &status.languages {
        let _ = writeln!(text, "\nTranslation {}:", language.lang);
        let parts = [("pages", &language.pages), ("words", &language.strings)];
        let rows = parts.map(|(name, it)| progress(name, it)).into();
        let head = ["", "all", "translated", "missing", "stale", "not accepted", "not reviewed"];
        rows_of(&mut text, head, rows, usize::MAX);
        for (what, list) in lists(&language.pages) {
            listed(&mut text, what, list, shown);
        }
    }
    text
}

fn progress(name: &str, it: &Progress) -> [String; 7] {
    let numbers = [it.all, it.translated, it.missing.len(), it.stale.len(), it.unaccepted.len(), it.unreviewed.len()];
    let [all, translated, missing, stale, unaccepted, unreviewed] = numbers.map(|it| it.to_string());
    [name.to_owned(), all, translated, missing, stale, unaccepted, unreviewed]
}

fn lists(pages: &Progress) -> [(&'static str, &[String]); 3] {
    [("missing", &pages.missing), ("stale", &pages.stale), ("not accepted", &pages.unaccepted)]
}

fn listed(text: &mut String, what: &str, list: &[String], shown: usize) {
    for path in list.iter().take(shown) {
        let _ = writeln!(text, "  {what}: {path}");
    }
    if list.len() > shown {
        let _ = writeln!(text, "  {what}: {} more", list.len() - shown);
    }
}

fn days(days: Option<i64>) -> String {
    days.map_or_else(|| "?".to_owned(), |days| format!("{days} d"))
}

/// Rows under a head, each column as wide as its widest cell.
fn rows_of<const N: usize>(text: &mut String, head: [&str; N], rows: Vec<[String; N]>, shown: usize) {
    if rows.is_empty() {
        return;
    }
    let left_out = rows.len().saturating_sub(shown);
    let rows: Vec<_> = std::iter::once(head.map(str::to_owned)).chain(rows.into_iter().take(shown)).collect();
    let widths: [usize; N] =
        std::array::from_fn(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0));
    for row in rows {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell:<width$}"));
        let _ = writeln!(text, "  {}", cells.collect::<Vec<_>>().join("  ").trim_end());
    }
    if left_out > 0 {
        let _ = writeln!(text, "  and {left_out} more (--verbose shows all)");
    }
}
