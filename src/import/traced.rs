//! A text that knows where each of its lines was written, however it is put together and changed.

use std::ops::Range;
use std::rc::Rc;

/// Where a line was written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Origin {
    /// Path of the file from the folder of the old book.
    pub(super) file: Rc<str>,
    /// From 1.
    pub(super) line: usize,
}

/// A text, and an origin for each of its lines.
#[derive(Debug, Clone, Default)]
pub(super) struct Traced {
    text: String,
    origins: Vec<Origin>,
}

/// What stands in the place of a range.
pub(super) type Edit = (Range<usize>, String);

impl Traced {
    /// A whole file.
    pub(super) fn of_file(file: &str, text: &str) -> Self {
        let mut traced = Self::default();
        traced.push(text, &Origin { file: file.into(), line: 1 }, true);
        traced
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Adds text that was written at `origin`; with `counts` its further lines are those that follow there.
    pub(super) fn push(&mut self, text: &str, origin: &Origin, counts: bool) {
        for (index, line) in text.split_inclusive('\n').enumerate() {
            if self.text.is_empty() || self.text.ends_with('\n') {
                let further = if counts { index } else { 0 };
                self.origins.push(Origin { file: Rc::clone(&origin.file), line: origin.line + further });
            }
            self.text += line;
        }
    }

    /// Where the line of a byte was written.
    pub(super) fn origin(&self, at: usize) -> Origin {
        let at = self.text.floor_char_boundary(at);
        let line = self.text[..at].matches('\n').count().min(self.origins.len().saturating_sub(1));
        self.origins.get(line).cloned().unwrap_or(Origin { file: "".into(), line: 1 })
    }

    /// Changes the text. Of edits that overlap the first counts.
    pub(super) fn edit(&mut self, mut edits: Vec<Edit>) {
        edits.sort_by_key(|(range, _)| (range.start, range.end));
        let old = std::mem::take(self);
        let (mut at, mut line) = (0, 0);
        for (range, with) in edits {
            if range.start < at || range.end > old.text.len() {
                continue;
            }
            line = self.take(&old, at..range.start, line);
            let origin = old.origins.get(line.min(old.origins.len().saturating_sub(1))).cloned();
            self.push(&with, &origin.unwrap_or(Origin { file: "".into(), line: 1 }), false);
            line += old.text[range.clone()].matches('\n').count();
            at = range.end;
        }
        self.take(&old, at..old.text.len(), line);
    }

    /// Adds a range of another text that begins on its line `line`; returns the line on which it ends.
    fn take(&mut self, other: &Self, range: Range<usize>, mut line: usize) -> usize {
        for piece in other.text[range].split_inclusive('\n') {
            if let Some(origin) = other.origins.get(line) {
                self.push(piece, origin, false);
            }
            line += usize::from(piece.ends_with('\n'));
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_origin_when_text_goes_and_comes() {
        let mut text = Traced::of_file("a.md", "one\ntwo\nthree\nfour\n");
        text.edit(vec![(4..8, String::new()), (0..3, "a\nb\nc".to_owned())]);
        assert_eq!(text.text(), "a\nb\nc\nthree\nfour\n");
        let lines: Vec<usize> = [0, 2, 4, 6, 12].iter().map(|at| text.origin(*at).line).collect();
        assert_eq!(lines, [1, 1, 1, 3, 4]);
    }
}
