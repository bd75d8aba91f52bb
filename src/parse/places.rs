//! Where a piece of text stands in its file.
//!
//! Text inside a directive or a TOML string is parsed on its own; [`Places`]
//! leads from its offsets back to those of the file.

use std::ops::Range;

use crate::model::source::{FileId, Span};

/// Maps offsets of a text to offsets of its file.
pub(super) struct Places {
    file: FileId,
    /// Offset in the text, offset in the file; sorted, for the pieces that the text was put together from.
    pieces: Vec<(usize, usize)>,
}

impl Places {
    /// For a text that stands at `offset` of `file` in one piece.
    pub(super) fn new(file: FileId, offset: usize) -> Self {
        Self { file, pieces: vec![(0, offset)] }
    }

    /// For a text of `len` bytes put together from pieces: where each begins in it, and in the text that `self` maps.
    pub(super) fn of_pieces(&self, pieces: &[(usize, usize)], len: usize) -> Self {
        let mut all = Vec::with_capacity(pieces.len());
        for (index, &(inner, outer)) in pieces.iter().enumerate() {
            let end = outer + pieces.get(index + 1).map_or(len, |(next, _)| *next).saturating_sub(inner);
            all.push((inner, self.offset(outer)));
            // What is one piece of that text may itself be put together.
            let first = self.pieces.partition_point(|(start, _)| *start <= outer);
            let within = self.pieces.iter().skip(first).take_while(|(start, _)| *start < end);
            all.extend(within.map(|(start, offset)| (inner + start - outer, *offset)));
        }
        Self { file: self.file, pieces: all }
    }

    /// For the part of the text that begins at `start`.
    pub(super) fn from(&self, start: usize) -> Self {
        let behind =
            self.pieces.iter().filter(|(inner, _)| *inner > start).map(|(inner, outer)| (inner - start, *outer));
        let pieces = std::iter::once((0, self.offset(start))).chain(behind).collect();
        Self { file: self.file, pieces }
    }

    /// The place of a range of the text.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let start = self.offset(range.start);
        // Asked for the last byte, not for one past it: that may be in the next piece.
        let end = if range.is_empty() { start } else { self.offset(range.end - 1) + 1 };
        Span::new(self.file, start..end.max(start))
    }

    fn offset(&self, offset: usize) -> usize {
        let after = self.pieces.partition_point(|(inner, _)| *inner <= offset);
        match after.checked_sub(1).and_then(|index| self.pieces.get(index)) {
            Some((inner, outer)) => outer + (offset - inner),
            None => self.pieces.first().map_or(0, |(_, outer)| *outer),
        }
    }
}

/// A text with the line ends of Windows as it is with others, and the pieces that it was put together from; `None` where
/// it has none of them.
pub(super) fn with_plain_line_ends(text: &str) -> Option<(String, Vec<(usize, usize)>)> {
    let mut lines = text.split("\r\n");
    let mut plain = lines.next()?.to_owned();
    let mut pieces = vec![(0, 0)];
    for line in lines {
        // The piece begins with the line feed; only what stands before it is left out.
        pieces.push((plain.len(), plain.len() + pieces.len()));
        plain.push('\n');
        plain.push_str(line);
    }
    (pieces.len() > 1).then_some((plain, pieces))
}

/// `range` without the white space at its end.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let len = text.get(range.clone()).map_or(range.len(), |it| it.trim_end().len());
    range.start..range.start + len
}
