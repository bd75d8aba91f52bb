//! The mistakes found so far, and guesses at what the author meant.

use crate::model::diagnostic::Diagnostic;

/// How many names are compared for guesses in one run.
///
/// A book with thousands of broken links has one mistake, not thousands (a
/// folder was renamed), and guessing at each would cost the square of the book.
const COMPARISONS_MAX: usize = 300_000;

/// An accumulator of mistakes.
#[derive(Debug)]
pub(super) struct Findings {
    /// The mistakes, in the order found.
    pub(super) list: Vec<Diagnostic>,
    comparisons_left: usize,
}

impl Default for Findings {
    fn default() -> Self {
        Self { list: Vec::new(), comparisons_left: COMPARISONS_MAX }
    }
}

impl Findings {
    /// An accumulator that makes no guesses.
    pub(super) fn without_guesses() -> Self {
        Self { list: Vec::new(), comparisons_left: 0 }
    }

    /// Adds a mistake.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// A sentence that offers the candidate nearest to `word`, if one is near.
    pub(super) fn did_you_mean<'a>(&mut self, word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<String> {
        self.nearest(word, candidates).map(|it| format!("did you mean `{it}`?"))
    }

    /// The candidate nearest to `word`, the first of equals.
    ///
    /// Beyond a third of the length a guess is noise, so there is none; but a
    /// file of the same name in another folder counts.
    pub(super) fn nearest<'a>(&mut self, word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
        let length = word.chars().count();
        let limit = (length / 3).max(1);
        let mut best: Option<(usize, &str)> = None;
        let mut namesake = None;
        for candidate in candidates {
            if self.comparisons_left == 0 {
                break;
            }
            self.comparisons_left -= 1;
            if namesake.is_none() && is_namesake(word, candidate) {
                namesake = Some(candidate);
            }
            // Lengths differ by no more than the distance: this skips most candidates before the costly comparison.
            if candidate.chars().count().abs_diff(length) > limit {
                continue;
            }
            let distance = strsim::osa_distance(word, candidate);
            if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
                best = Some((distance, candidate));
            }
        }
        best.map(|(_, candidate)| candidate).or(namesake)
    }
}

fn is_namesake(word: &str, candidate: &str) -> bool {
    let last = |path: &str| path.rsplit('/').next().unwrap_or_default().to_lowercase();
    word.ends_with(".md") && last(word) == last(candidate) && last(word) != "index.md"
}
