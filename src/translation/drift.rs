//! Finds which sections of an original have changed since it was translated.

use std::collections::BTreeSet;

use super::sections::{Section, fit};
use crate::model::translation::{Change, Drift, State};

/// How the original stands today, `today`, to what was translated, `before`.
pub(super) fn state(before: &[Section], today: &[Section]) -> State {
    let drift = if fit(before, today) { in_place(before, today) } else { by_name(before, today) };
    if drift.is_empty() { State::Current } else { State::Stale(drift) }
}

/// The same for a text without headings, which `title` names.
pub(super) fn of_text(before: &str, today: &str, title: &str) -> State {
    if same(before, today) { State::Current } else { State::Stale(vec![changed(title)]) }
}

fn in_place(before: &[Section], today: &[Section]) -> Vec<Drift> {
    let pairs = before.iter().zip(today);
    pairs.filter(|(before, today)| !same(&before.text, &today.text)).map(|(_, today)| changed(&today.title)).collect()
}

/// Sections came or went: what has the same name is the same section.
fn by_name(before: &[Section], today: &[Section]) -> Vec<Drift> {
    let old = |name: &str| before.iter().find(|it| it.name == name);
    let mut drift = Vec::new();
    for section in today {
        match old(&section.name) {
            Some(before) if same(&before.text, &section.text) => {}
            Some(_) => drift.push(changed(&section.title)),
            None => drift.push(Drift { change: Change::Added, title: section.title.clone() }),
        }
    }
    let kept: BTreeSet<&str> = today.iter().map(|it| it.name.as_str()).collect();
    let gone = before.iter().filter(|it| !kept.contains(it.name.as_str()));
    drift.extend(gone.map(|it| Drift { change: Change::Removed, title: it.title.clone() }));
    drift
}

fn changed(title: &str) -> Drift {
    Drift { change: Change::Changed, title: title.to_owned() }
}

/// Line ends and blanks at the ends of lines say nothing.
fn same(a: &str, b: &str) -> bool {
    let lines = |text: &str| text.trim().lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
    lines(a) == lines(b)
}
