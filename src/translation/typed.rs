//! Finds facts that a translator typed: addresses, and numbers that the original does not have.

use std::collections::BTreeSet;

use super::figures::{Figure, figures};
use super::place;
use super::sections::{Section, fit};
use crate::addresses::{addresses, normal};
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::source::Span;

/// Reports the facts of `own` that the section of `made_from` lacks; where the sections do not fit, that no section has.
pub(super) fn check_page(own: &[Section], made_from: &[Section], found: &mut Vec<Diagnostic>) {
    let whole: String = made_from.iter().map(|section| section.text.as_str()).collect();
    let fits = fit(own, made_from);
    for (index, section) in own.iter().enumerate() {
        let original = if fits { &made_from[index].text } else { &whole };
        for typed in typed(&section.text, original) {
            let at = place(section, typed.at, typed.len);
            found.push(typed.report(&section.text, at));
        }
    }
}

/// The same for a text at one place.
pub(super) fn check_text(own: &str, at: Span, made_from: &str, found: &mut Vec<Diagnostic>) {
    found.extend(typed(own, made_from).into_iter().map(|typed| typed.report(own, at)));
}

/// A fact that the original lacks.
struct Typed {
    at: usize,
    len: usize,
    is_address: bool,
}

impl Typed {
    fn report(&self, text: &str, at: Span) -> Diagnostic {
        let written = &text[self.at..self.at + self.len];
        if self.is_address { typed_address(written, at) } else { typed_number(written, at) }
    }
}

fn typed(own: &str, original: &str) -> Vec<Typed> {
    let known: BTreeSet<Option<String>> = addresses(original).into_iter().map(|it| normal(&original[it])).collect();
    let found = addresses(own);
    let mut typed: Vec<Typed> = Vec::new();
    for range in &found {
        let address = normal(&own[range.clone()]);
        if address.is_some() && !known.contains(&address) {
            typed.push(Typed { at: range.start, len: range.len(), is_address: true });
        }
    }
    let known: BTreeSet<String> = prose_figures(original).into_iter().map(|it| it.value).collect();
    let is_in_address =
        |figure: &Figure| found.iter().any(|it| it.contains(&figure.at) && normal(&own[it.clone()]).is_some());
    for figure in prose_figures(own).into_iter().filter(|it| !known.contains(&it.value) && !is_in_address(it)) {
        typed.push(Typed { at: figure.at, len: figure.len, is_address: false });
    }
    typed
}

/// The numbers that a reader sees: not those of ids, destinations, fences, footnote marks and list items.
fn prose_figures(text: &str) -> Vec<Figure> {
    let mut hidden = Vec::new();
    for (open, close) in [("[[", ["|", "]]"]), ("](", [")", ")"]), ("{#", ["}", "}"]), ("[^", ["]", "]"])] {
        for (at, _) in text.match_indices(open) {
            let end = close.iter().filter_map(|it| text[at..].find(it)).min().map_or(text.len(), |it| at + it);
            hidden.push(at..end);
        }
    }
    let mut start = 0;
    let mut fence = false;
    for line in text.split_inclusive('\n') {
        let marks = line.trim_start();
        if marks.starts_with("```{") || (fence && (marks.starts_with("```") || marks.starts_with(':'))) {
            fence = marks.starts_with("```{") || marks.starts_with(':');
            hidden.push(start..start + line.len());
        }
        let number = marks.len() - marks.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if number > 0 && marks[number..].starts_with(['.', ')']) && marks[number + 1..].starts_with(' ') {
            let at = start + line.len() - marks.len();
            hidden.push(at..at + number);
        }
        if marks.starts_with("reviewed") || marks.starts_with("as_of") {
            hidden.push(start..start + line.len());
        }
        start += line.len();
    }
    figures(text).into_iter().filter(|figure| !hidden.iter().any(|it| it.contains(&figure.at))).collect()
}

/// ## What
/// An address is typed into a translation.
///
/// ## Why
/// Facts come from the registry, where they have a date, and change for every language at once. A typed address stays
/// when the others change, and a slip in it sends a message to a stranger.
///
/// ## Example
/// `Écrivez à desk@example.org.` in `fr/first.md`, where the original has `[[mail-desk]]`.
fn typed_address(address: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::TypedAddress, at, format!("`{address}` is typed into a translation"))
        .with_help("write `[[id]]` with the id of the contact, as the original does".to_owned())
}

/// ## What
/// A translation has a number that the same section of the original lacks.
///
/// ## Why
/// A date, a time limit or an amount that differs by a slip is a false fact that only readers of this language get.
///
/// ## Example
/// `Vous avez 60 jours`, where the original says `You have 6 months`.
fn typed_number(number: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::TypedNumber, at, format!("`{number}` is not in the original of this section"))
        .with_help("write the number of the original, or in letters what the original has in letters".to_owned())
}
