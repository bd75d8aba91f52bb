//! Finds which sections of an original have changed since it was translated.

use std::collections::BTreeSet;

use super::ChangedSection;
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

/// The same with the texts, and with what the translation `own` says.
pub(super) fn changed_sections(before: &[Section], today: &[Section], own: &[Section]) -> Vec<ChangedSection> {
    let State::Stale(drift) = state(before, today) else { return Vec::new() };
    let fits = fit(before, own);
    let changed = |drift: Drift| {
        let named = |sections: &'_ [Section]| sections.iter().position(|it| it.title == drift.title);
        let is_in_place = fit(before, today);
        let new = named(today);
        let old = if is_in_place { new } else { named(before) };
        let text = |sections: &[Section], index: Option<usize>| {
            index.and_then(|index| sections.get(index)).map(|it| it.text.clone())
        };
        ChangedSection {
            before: text(before, old).unwrap_or_default(),
            today: text(today, new).unwrap_or_default(),
            translated: text(own, old).filter(|_| fits),
            title: drift.title,
        }
    };
    drift.into_iter().map(changed).collect()
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
