//! Splits text into search terms.
//!
//! [`pieces`] finds where terms stand, [`fold()`] makes the spellings of one term equal, [`tokenize`] does both. The twin is
//! `tokenize` in `search-core.js`; both run `tests/search/tokens.json`. It knows no language: stems are made by `index`.

mod classes;
mod fold;

pub use fold::fold;

use classes::{Class, class};

/// Longer terms are dropped, in UTF-16 units: nobody types them.
pub const TERM_UNITS_MAX: usize = 64;

/// What a term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word, or a sign that stands alone.
    Word,
    /// A name of several words or with signs: `follow-up`, `A/HRC/36/31`, `C++`. Its words are terms too.
    Name,
    /// One letter of a longer run in a script without spaces.
    Single,
    /// Two neighbours of such a run.
    Pair,
}

/// Where a term stands in a text: bytes, on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
}

/// A term, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Folded, never empty.
    pub text: String,
    /// Where it was written.
    pub piece: Piece,
}

/// The terms of `text`, folded, in order; a name follows its words, a pair its first letter.
pub fn tokenize(text: &str) -> Vec<Term> {
    let mut terms = Vec::new();
    pieces(text, |piece| {
        let folded = fold(&text[piece.start..piece.end]);
        if !folded.is_empty() {
            terms.push(Term { text: folded.into_owned(), piece });
        }
    });
    terms
}

/// Calls `each` for every term of `text`, unfolded, in the order of [`tokenize`].
pub fn pieces(text: &str, each: impl FnMut(Piece)) {
    let mut scanner = Scanner { text, each, words: 0, first: 0, end: 0 };
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        let kind = class(letter);
        let mut end = start + letter.len_utf8();
        let mut count = 1;
        let same = |next: Class| next == kind || (kind == Class::Letter && next == Class::Ignored);
        // Dense letters are told one by one: a pair needs its neighbour.
        while let Some((at, next)) = letters.next_if(|(_, next)| kind != Class::Dense && same(class(*next))) {
            end = at + next.len_utf8();
            count += 1;
        }
        match kind {
            Class::Letter => scanner.word(start, end),
            Class::Joiner => scanner.joined(end, count, letters.peek().is_some_and(|(_, next)| is_letter(*next))),
            Class::Symbol => {
                scanner.symbol(start, end, count, letters.peek().is_some_and(|(_, next)| is_letter(*next)));
            }
            Class::Dense => scanner.dense(start, end, letters.peek().map(|(at, next)| (*at, *next))),
            Class::Separator => scanner.finish(),
            Class::Ignored => {}
        }
    }
    scanner.finish();
}

fn is_letter(letter: char) -> bool {
    class(letter) == Class::Letter
}

/// A name as it grows: words with one sign between them.
struct Scanner<'a, F> {
    text: &'a str,
    each: F,
    /// Words of the name so far.
    words: usize,
    /// Where the name begins.
    first: usize,
    /// Where its last word, or the sign after it, ends.
    end: usize,
}

impl<F: FnMut(Piece)> Scanner<'_, F> {
    fn word(&mut self, start: usize, end: usize) {
        if self.words == 0 || self.end != start {
            self.finish();
            self.first = start;
        }
        self.words += 1;
        self.end = end;
        self.tell(start, end, Kind::Word);
    }

    /// A joiner holds a name together only between two words, and alone.
    fn joined(&mut self, end: usize, count: usize, before_letter: bool) {
        if self.words > 0 && count == 1 && before_letter {
            self.end = end;
        } else {
            self.finish();
        }
    }

    /// A sign joins as a joiner does, or ends the name and belongs to it, or stands alone.
    fn symbol(&mut self, start: usize, end: usize, count: usize, before_letter: bool) {
        if self.words == 0 || self.end != start {
            self.finish();
            if !before_letter {
                self.tell(start, end, Kind::Word);
            }
        } else if count == 1 && before_letter {
            self.end = end;
        } else {
            self.words = 0;
            self.tell(self.first, end, Kind::Name);
        }
    }

    fn dense(&mut self, start: usize, end: usize, next: Option<(usize, char)>) {
        self.finish();
        let before = self.text[..start].chars().next_back().is_some_and(|it| class(it) == Class::Dense);
        let next = next.filter(|(_, letter)| class(*letter) == Class::Dense);
        self.tell(start, end, if before || next.is_some() { Kind::Single } else { Kind::Word });
        if let Some((at, letter)) = next {
            self.tell(start, at + letter.len_utf8(), Kind::Pair);
        }
    }

    fn finish(&mut self) {
        if self.words > 1 {
            self.tell(self.first, self.end, Kind::Name);
        }
        self.words = 0;
    }

    fn tell(&mut self, start: usize, end: usize, kind: Kind) {
        let long = end - start > TERM_UNITS_MAX
            && self.text[start..end].chars().map(char::len_utf16).sum::<usize>() > TERM_UNITS_MAX;
        if !long {
            (self.each)(Piece { start, end, kind });
        }
    }
}
