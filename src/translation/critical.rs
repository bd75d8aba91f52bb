//! Pairs the blocks where lives may hang on the words with those of the original.

use super::sections::{Section, fit};
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::source::Span;

/// Each critical block of the translation with that of the original; then those of the original that it lacks.
pub(super) fn pairs(own: &[Section], original: &[Section]) -> (Vec<(Span, Span)>, Vec<Span>) {
    let mut pairs = Vec::new();
    let mut lacking = Vec::new();
    for (own, original) in groups(own, original) {
        let count = own.len().min(original.len());
        pairs.extend(own.into_iter().zip(original[..count].iter().copied()));
        lacking.extend_from_slice(&original[count..]);
    }
    (pairs, lacking)
}

/// Reports critical blocks that the translation does not have.
pub(super) fn check(own: &[Section], made_from: &[Section], found: &mut Vec<Diagnostic>) {
    let places = if fit(own, made_from) { own } else { &own[..own.len().min(1)] };
    for ((own, original), section) in groups(own, made_from).into_iter().zip(places) {
        if own.len() != original.len() {
            let at = Span::new(section.page.file, section.start..section.start + first_line(&section.text));
            found.push(missing_warning(own.len(), original.len(), at));
        }
    }
}

/// Critical blocks, section by section where the sections fit, else all in one.
fn groups(own: &[Section], original: &[Section]) -> Vec<(Vec<Span>, Vec<Span>)> {
    let of = |section: &Section| -> Vec<Span> {
        section.page.critical(section.blocks).into_iter().map(|(span, _)| span).collect()
    };
    if fit(own, original) {
        return own.iter().zip(original).map(|(own, original)| (of(own), of(original))).collect();
    }
    vec![(own.iter().flat_map(of).collect(), original.iter().flat_map(of).collect())]
}

fn first_line(text: &str) -> usize {
    text.lines().next().unwrap_or_default().len()
}

/// ## What
/// A section of a translation has fewer or more warnings than the text that it was made from.
///
/// ## Why
/// Lives may hang on a warning: a reader of this language must not be the one who does not get it. And beside each
/// warning stands that of the original until a person has reviewed the page: it must be the right one.
///
/// ## Example
/// `> [!WARNING]` in `en/risk.md`, and none in the same section of `fr/risk.md`.
fn missing_warning(own: usize, original: usize, at: Span) -> Diagnostic {
    let message = format!("warnings in this section: {own}, in its original: {original}");
    Diagnostic::new(Code::MissingWarning, at, message)
        .with_help("translate each warning of this section as one, in the order of the original".to_owned())
}
