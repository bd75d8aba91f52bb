//! What readers ask.

use std::sync::LazyLock;

use vademecum::model::handbook::Handbook;
use vademecum::search::{Found, Searcher, tokenize};

use super::small;

static BOOK: LazyLock<Handbook> = LazyLock::new(|| small::compile(&[]).handbook);

/// Terms lie in the text and stay what they are when they are read again; answers are in order, and a longer list of
/// them begins with the shorter one.
pub fn search_query(bytes: &[u8]) {
    let query = String::from_utf8_lossy(bytes);
    for term in tokenize(&query) {
        assert!(!term.text.is_empty() && term.piece.start < term.piece.end, "{term:?}");
        assert!(query.get(term.piece.start..term.piece.end).is_some(), "outside of the text: {term:?}");
        // A sign such as that of the kilogram falls into letters of other kinds.
        let written = &query[term.piece.start..term.piece.end];
        let again = || tokenize(&term.text);
        let is_stable = || again().iter().any(|again| again.text == term.text);
        assert!(written.to_lowercase() != term.text || is_stable(), "read again it differs: {term:?}");
    }
    let searcher = Searcher::new(&BOOK.editions[0].search);
    let all = searcher.find(&query, 50);
    let order = |found: &Found| (std::cmp::Reverse(found.score), found.section);
    assert!(all.windows(2).all(|two| order(&two[0]) < order(&two[1])), "{all:?}");
    let few = searcher.find(&query, 3);
    assert_eq!(few, all[..all.len().min(3)]);
    let curly = query.replace('"', "\u{201c}");
    assert_eq!(all, searcher.find(&curly, 50), "quotation marks");
}
