//! Search as the program answers it: words, names, addresses, mistakes, phrases; and what holds for any text.

use std::fs;

use proptest::prelude::*;
use serde_json::Value;
use vademecum::model::handbook::Handbook;
use vademecum::search::{Searcher, tokenize};

use super::book::{compile, flagship, library, repository, write};

fn urls(handbook: &Handbook, query: &str) -> Vec<String> {
    let edition = &handbook.editions[0];
    let found = Searcher::new(&edition.search).find(query, 10);
    found.iter().map(|found| found.place.url(&edition.lang)).collect()
}

fn book(files: &[(&str, &str)]) -> Handbook {
    let dir = write(files.iter().map(|(path, text)| (*path, text.as_bytes())));
    compile(dir.path()).1
}

#[test]
fn text_is_cut_into_the_words_of_the_table() {
    let table = fs::read_to_string(repository().join("tests/search/tokens.json")).expect("readable");
    let table: Vec<Value> = serde_json::from_str(&table).expect("JSON");
    for case in table {
        let text = case["text"].as_str().expect("a text");
        let terms: Vec<Value> = tokenize(text).into_iter().map(|term| Value::from(term.text)).collect();
        assert_eq!(Value::from(terms), case["terms"], "{text}");
    }
}

#[test]
fn a_section_is_found_by_its_words_their_kin_beginnings_and_mistakes() {
    let ladders = "# Tools\n\n## Ladders {#ladders}\n\nA ladder leans on the wall. Inspecting it takes a minute.\n";
    let book = book(&[("en/tools.md", ladders), ("en/other.md", "# Other\n\nNothing but a wall and a minute.\n")]);
    for query in ["ladder", "LADDERS", "ladd", "laddr", "inspeting", "lader wall", "\"on the wall\""] {
        let found = urls(&book, query);
        assert_eq!(found.first().map(String::as_str), Some("en/chapters/tools.html#ladders"), "{query}: {found:?}");
    }
    assert_eq!(urls(&book, "wall -ladder"), ["en/chapters/other.html"]);
    assert_eq!(urls(&book, "\"wall the on\""), [""; 0]);
    assert_eq!(urls(&book, "zzzz"), [""; 0]);
}

#[test]
fn names_addresses_and_symbols_are_found() {
    let flagship = &flagship().handbook;
    assert_eq!(urls(flagship, "HRC")[0], "en/chapters/un/council.html");
    assert_eq!(urls(flagship, "hrc-sr-defenders@un.org")[0], "en/contacts.html#mail-hrc-sr-defenders");
    assert!(urls(flagship, "A/HRC/RES/12/2")[0].starts_with("en/sources.html#"));
    // The book has the airport only once, and no `airporting`.
    assert!(urls(flagship, "airports").contains(&"en/cases.html#c05".to_owned()));
    assert!(urls(flagship, "airporting").contains(&"en/cases.html#c05".to_owned()));
    assert!(!urls(flagship, "for").is_empty() && !urls(flagship, "if").is_empty());
    assert_eq!(urls(&library().handbook, "lending desk")[0], "en/mechanisms/lending-desk.html");
}

#[test]
fn every_section_leads_to_an_anchor_of_its_page() {
    for built in [flagship(), library()] {
        let edition = &built.handbook.editions[0];
        let searcher = Searcher::new(&edition.search);
        for place in searcher.places() {
            let path = format!("site/{}/{}.html", edition.lang, place.path);
            let page =
                String::from_utf8_lossy(built.bundle.0.get(&path).unwrap_or_else(|| panic!("{path}"))).into_owned();
            let id = &place.anchor;
            let has = |mark: &str| page.contains(&format!("id={mark}{id}{mark}"));
            assert!(id.is_empty() || has("") || has("\"") || has("'"), "{path}#{id}");
        }
    }
}

#[test]
fn the_whole_book_is_no_page_to_find() {
    let edition = &flagship().handbook.editions[0];
    assert!(Searcher::new(&edition.search).places().all(|place| place.path != "book"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_a_query(query in "\\PC{0,80}") {
        urls(&library().handbook, &query);
    }

    /// Other pages may come before it, but an exact match stays found.
    #[test]
    fn another_page_hides_no_exact_match(words in prop::collection::vec("[a-z]{2,12}", 1..6), other in "[a-z ]{0,200}") {
        let page = format!("# One\n\nqqfirst {}\n", words.join(" "));
        let other = format!("# Two\n\n{other}\n");
        let alone = book(&[("en/one.md", &page)]);
        let both = book(&[("en/one.md", &page), ("en/two.md", &other)]);
        for word in words.iter().map(String::as_str).chain(["qqfirst"]) {
            let url = "en/chapters/one.html".to_owned();
            prop_assert!(urls(&alone, word).contains(&url), "{word}");
            prop_assert!(urls(&both, word).contains(&url), "{word}");
        }
    }
}
