//! Reads a query: words, `"phrases"`, `-words` to leave out.

use crate::tokens::{Kind, Term, tokenize};

/// More words than this are not looked at.
const TERMS_MAX: usize = 120;

/// What was asked.
#[derive(Debug, Default)]
pub(super) struct Query {
    /// Each word once, in order.
    pub terms: Vec<Wanted>,
    /// Words of quoted phrases, in order.
    pub phrases: Vec<Vec<String>>,
    /// Words to leave out.
    pub without: Vec<String>,
    /// The words as they follow each other, for names of several words.
    pub line: String,
}

/// A word that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    pub text: String,
    pub kind: Kind,
    /// The last word: it may be the beginning of a longer one.
    pub unfinished: bool,
    /// How often it was written: in a long question it counts as often.
    pub times: u64,
}

/// Reads `text`. Anything is a query; one without words finds nothing.
pub(super) fn read(text: &str) -> Query {
    let mut query = Query::default();
    let text = text.replace(['\u{201c}', '\u{201d}', '\u{201e}', '\u{ab}', '\u{bb}'], "\"");
    let segments: Vec<&str> = text.split('"').collect();
    let mut all = Vec::new();
    let mut finished = true;
    for (index, segment) in segments.iter().enumerate() {
        // The last segment is outside quotation marks, or its mark is yet to be typed.
        let is_quoted = index % 2 == 1 && index + 1 < segments.len();
        let plain = if is_quoted { (*segment).to_owned() } else { query.leave_out(segment) };
        let terms = tokenize(&plain);
        if is_quoted {
            query.phrases.extend(Some(words(&terms)).filter(|words| words.len() > 1));
        }
        if !terms.is_empty() {
            finished = is_quoted;
        }
        all.push(terms);
    }
    query.line = all.iter().flat_map(|terms| words(terms)).collect::<Vec<_>>().join(" ");
    let last = all.iter().rposition(|terms| !terms.is_empty()).filter(|_| !finished);
    for (index, terms) in all.iter().enumerate() {
        let end = terms.iter().map(|term| term.piece.end).max().filter(|_| Some(index) == last);
        for term in terms {
            query.want(term, Some(term.piece.end) == end);
        }
    }
    query
}

impl Query {
    /// The word or name that is all of the query.
    pub fn whole(&self) -> Option<&str> {
        let whole = self.line.replace(' ', "");
        self.terms.iter().map(|term| term.text.as_str()).find(|text| *text == whole)
    }

    /// Takes the `-words` out of a segment.
    fn leave_out(&mut self, segment: &str) -> String {
        let mut kept = Vec::new();
        for chunk in segment.split(' ') {
            match chunk.strip_prefix('-') {
                Some(word) if !word.is_empty() => self.without.extend(words(&tokenize(word))),
                _ => kept.push(chunk),
            }
        }
        kept.join(" ")
    }

    fn want(&mut self, term: &Term, is_last: bool) {
        let unfinished = is_last && matches!(term.piece.kind, Kind::Word | Kind::Name);
        if let Some(known) = self.terms.iter_mut().find(|it| it.text == term.text) {
            known.unfinished |= unfinished;
            known.times += 1;
        } else if self.terms.len() < TERMS_MAX {
            self.terms.push(Wanted { text: term.text.clone(), kind: term.piece.kind, unfinished, times: 1 });
        }
    }
}

/// The words of a text as they follow each other, without names and pairs.
pub(super) fn words(terms: &[Term]) -> Vec<String> {
    let words = terms.iter().filter(|term| matches!(term.piece.kind, Kind::Word | Kind::Single));
    words.map(|term| term.text.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let query = read(text);
        let terms = query.terms.iter().map(|it| format!("{}{}", it.text, if it.unfinished { "…" } else { "" }));
        format!("{} | {:?} | {:?}", terms.collect::<Vec<_>>().join(" "), query.phrases, query.without)
    }

    #[test]
    fn words_phrases_and_what_to_leave_out() {
        assert_eq!(shown("open the door"), r#"open the door… | [] | []"#);
        assert_eq!(shown(r#"a "special door" -red -"x"#), r#"a special door x… | [["special", "door"]] | ["red"]"#);
        assert_eq!(shown("\u{201c}one two\u{201d}"), r#"one two | [["one", "two"]] | []"#);
        assert_eq!(shown("follow-up"), r#"follow up… followup… | [] | []"#);
        assert_eq!(shown("- \" -"), r#" | [] | []"#);
    }
}
