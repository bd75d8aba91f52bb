//! The flagship against its source, fact by fact.
//!
//! The source's facts are numbered; `handbook/acceptance/*.toml` has a row for each. A row names the section of the built
//! book that carries the fact and the words that it must hold there, or says why it is left out. All that fails is told at
//! once. Nothing but this repository is needed.

mod rows;
mod section;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;

use sha2::{Digest, Sha256};

use self::rows::{Half, Row, split};
use self::section::Section;
use super::book::{files, flagship, repository};
use super::html::Page;

/// Facts by letter: mechanisms, outline, boxes, context, cases, standards, numbers, footnotes, addresses, traps, sensitive.
const COUNTS: &[(char, usize)] = &[
    ('M', 435),
    ('O', 56),
    ('B', 26),
    ('K', 26),
    ('C', 13),
    ('S', 44),
    ('D', 19),
    ('F', 89),
    ('A', 29),
    ('T', 32),
    ('X', 12),
];

/// Lists of what stands elsewhere. A fact that only they hold is not where its reader looks.
const LISTS: &[&str] = &["book", "calendar", "compare", "contacts", "contents", "glossary", "mechanisms", "sources"];

/// Longest run of words that a row may give as a hash.
const HASHED_WORDS_MAX: usize = 3;

/// Pages of the edition by their path in it, without `.html`.
type Pages = BTreeMap<String, Page>;

/// What stands at each target that a row names. A target that the book does not have is not here.
type Sections<'a> = BTreeMap<&'a str, Section>;

#[test]
fn every_fact_of_the_source_has_one_row() {
    let rows = rows::read();
    let mut series: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for row in &rows {
        series.entry(row.series()).or_default().push(row.number());
    }
    for (name, numbers) in &mut series {
        numbers.sort_unstable();
        assert!(numbers.iter().copied().eq(1..=numbers.len()), "{name}: a gap or a double in {numbers:?}");
    }
    let of = |letter: char| rows.iter().filter(|row| row.id.starts_with(letter)).count();
    let found: Vec<(char, usize)> = COUNTS.iter().map(|(letter, _)| (*letter, of(*letter))).collect();
    assert_eq!(found, COUNTS);
    assert_eq!(rows.len(), COUNTS.iter().map(|(_, count)| count).sum::<usize>());
    let mechanisms: BTreeSet<&str> = series.keys().copied().filter(|name| name.len() > 1).collect();
    assert!(mechanisms.into_iter().eq((1..=70).map(|number| format!("M{number:02}"))), "a mechanism has no row");
}

#[test]
fn every_row_says_enough_to_be_checked() {
    let weak = |half: &Half| match &half.at {
        Some(_) => half.has.is_empty() && half.unknown.is_empty() && half.cites.is_empty(),
        None => half.left_out.is_none() && half.absent.is_empty() && half.hashed.is_empty(),
    };
    let unreasoned = |half: &Half| half.left_out.as_ref().is_some_and(|why| !why.starts_with("because "));
    let only_listed =
        |row: &Row| row.targets().all(|target| LISTS.contains(&split(target).0)) && row.targets().count() > 0;
    for row in rows::read() {
        assert!(!row.halves.is_empty(), "{}: nothing to check", row.id);
        assert!(!row.halves.iter().any(weak), "{}: a half checks nothing", row.id);
        assert!(!row.halves.iter().any(unreasoned), "{}: left out, but not `because …`", row.id);
        assert!(!only_listed(&row), "{}: only lists hold it", row.id);
    }
}

#[test]
fn every_fact_of_the_source_is_in_the_book() {
    let rows = rows::read();
    let pages = pages();
    let sections = sections(&targets_by_page(&rows), &pages);
    let failures: Vec<String> = rows.iter().flat_map(|row| failures(row, &sections)).collect();
    assert!(failures.is_empty(), "{} of the handbook:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn what_must_not_be_in_the_book_is_not() {
    let rows = rows::read();
    let halves = || rows.iter().flat_map(|row| row.halves.iter().map(move |half| (row, half)));
    let site = flagship().bundle.0.iter().filter(|(path, _)| path.starts_with("site/"));
    let built: Vec<(String, String)> =
        site.map(|(path, bytes)| (path.clone(), String::from_utf8_lossy(bytes).into())).collect();
    let mut found = Vec::new();
    for (row, half) in halves() {
        for words in &half.absent {
            let holding = built.iter().filter(|(_, text)| text.contains(words));
            found.extend(holding.map(|(path, _)| format!("{} {path}: `{words}`", row.id)));
        }
    }
    // The sources of the book are searched too: what is hashed may not even stand in a note.
    let sources = files(&repository().join("handbook")).into_iter();
    let sources = sources.map(|path| (path.display().to_string(), fs::read_to_string(path).unwrap_or_default()));
    let texts: Vec<(String, String)> = built.into_iter().chain(sources).collect();
    let hashes = hashes(&texts);
    for (row, half) in halves() {
        let holding = half.hashed.iter().filter_map(|hash| hashes.get(hash));
        found.extend(holding.map(|path| format!("{} {path}: a hashed run of words", row.id)));
    }
    assert!(found.is_empty(), "what must be absent stands in\n{}", found.join("\n"));
}

#[test]
fn taking_a_page_away_fails_the_rows_that_name_it_and_no_others() {
    let rows = rows::read();
    let targets = targets_by_page(&rows);
    let mut sections = sections(&targets, &pages());
    for (name, targets) in &targets {
        let taken: Vec<(&str, Section)> = targets.iter().filter_map(|target| sections.remove_entry(*target)).collect();
        let fails = |row: &&Row| !failures(row, &sections).is_empty();
        let names = |row: &&Row| row.targets().any(|target| split(target).0 == *name);
        let wrong: Vec<&str> = rows.iter().filter(|row| fails(row) != names(row)).map(|row| row.id.as_str()).collect();
        assert!(wrong.is_empty(), "without `{name}`: {wrong:?}");
        sections.extend(taken);
    }
}

#[test]
fn taking_a_section_away_fails_the_rows_that_name_it_or_what_it_stands_in() {
    let (rows, pages) = (rows::read(), pages());
    let targets = targets_by_page(&rows);
    let mut sections = sections(&targets, &pages);
    let mut wrong = Vec::new();
    for (name, targets) in &targets {
        let ranges = ranges(&pages[*name], targets);
        let naming: Vec<&Row> = rows.iter().filter(|row| row.targets().any(|it| targets.contains(it))).collect();
        for (target, taken) in &ranges {
            let left = section::without(&pages[*name], taken.clone());
            let touched = ranges.iter().filter(|(_, it)| it.start < taken.end && taken.start < it.end);
            let whole: Vec<(&str, Section)> = touched.filter_map(|(it, _)| sections.remove_entry(it)).collect();
            sections.extend(whole.iter().filter_map(|(it, _)| Some((*it, section_at(it, &left)?))));
            for row in &naming {
                let fails = !failures(row, &sections).is_empty();
                wrong.extend(surprise(row, fails, taken, &ranges).map(|what| format!("{} {what} `{target}`", row.id)));
            }
            sections.extend(whole);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong about a row that fails, or holds, without the pieces in `taken`.
fn surprise(
    row: &Row,
    fails: bool,
    taken: &Range<usize>,
    ranges: &BTreeMap<&str, Range<usize>>,
) -> Option<&'static str> {
    let named = || row.targets().filter_map(|target| ranges.get(target));
    let inside = named().any(|it| taken.start <= it.start && it.end <= taken.end);
    let around = named().any(|it| it.start <= taken.start && taken.end <= it.end);
    match fails {
        false if inside => Some("holds without"),
        true if !inside && !around => Some("does not name, but fails without"),
        _ => None,
    }
}

fn ranges<'a>(page: &Page, targets: &BTreeSet<&'a str>) -> BTreeMap<&'a str, Range<usize>> {
    let range = |target: &str| section::range(page, split(target).1).unwrap_or_else(|| panic!("no section `{target}`"));
    targets.iter().map(|target| (*target, range(target))).collect()
}

/// The sections that rows name, by page.
fn targets_by_page(rows: &[Row]) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut pages: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for target in rows.iter().flat_map(Row::targets) {
        pages.entry(split(target).0).or_default().insert(target);
    }
    pages
}

/// The built pages of the English edition.
fn pages() -> Pages {
    let pages = flagship().bundle.0.iter().filter_map(|(path, bytes)| {
        let name = path.strip_prefix("site/en/")?.strip_suffix(".html")?;
        Some((name.to_owned(), Page::read(std::str::from_utf8(bytes).expect("UTF-8"))))
    });
    pages.collect()
}

fn sections<'a>(targets: &BTreeMap<&'a str, BTreeSet<&'a str>>, pages: &Pages) -> Sections<'a> {
    let targets = targets.iter().flat_map(|(name, targets)| targets.iter().map(|target| (*target, *name)));
    targets.filter_map(|(target, name)| Some((target, section_at(target, pages.get(name)?)?))).collect()
}

fn section_at(target: &str, page: &Page) -> Option<Section> {
    Some(section::read(page, section::range(page, split(target).1)?))
}

/// What a row demands and does not find: number, target, what is missing.
fn failures(row: &Row, sections: &Sections) -> Vec<String> {
    let mut found = Vec::new();
    for half in &row.halves {
        let Some(target) = half.at.as_deref() else { continue };
        let missing =
            sections.get(target).map_or_else(|| vec!["no such section".to_owned()], |section| missing(half, section));
        found.extend(missing.into_iter().map(|what| format!("{} {target}: {what}", row.id)));
    }
    found
}

fn missing(half: &Half, section: &Section) -> Vec<String> {
    let mut found = Vec::new();
    let lost = half.has.iter().filter(|words| !holds(&section.text, words));
    found.extend(lost.map(|words| format!("lacks `{words}`")));
    let unwanted = half.lacks.iter().filter(|words| section.text.contains(*words));
    found.extend(unwanted.map(|words| format!("holds `{words}`")));
    let answered = half.unknown.iter().filter(|question| !section.unknown.contains(question));
    found.extend(answered.map(|question| format!("does not call `{question}` not known")));
    let leads_to = |id: &str| section.links.iter().any(|link| link.ends_with(&format!("sources.html#{id}")));
    let uncited = half.cites.iter().filter(|id| !leads_to(id));
    found.extend(uncited.map(|id| format!("does not link to the source `{id}`")));
    found
}

/// Whether `words` stand in `text` as whole words.
fn holds(text: &str, words: &str) -> bool {
    let cuts = |before: Option<char>, after: Option<char>| {
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
    };
    text.match_indices(words).any(|(start, _)| {
        let (before, after) = (&text[..start], &text[start + words.len()..]);
        !cuts(before.chars().next_back(), words.chars().next())
            && !cuts(words.chars().next_back(), after.chars().next())
    })
}

/// SHA-256 of every run of up to [`HASHED_WORDS_MAX`] words, with a text that holds it.
fn hashes(texts: &[(String, String)]) -> BTreeMap<String, &str> {
    let mut runs: BTreeMap<String, &str> = BTreeMap::new();
    for (path, text) in texts {
        let text = text.to_lowercase();
        let words: Vec<&str> = text.split(|it: char| !it.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        for length in 1..=HASHED_WORDS_MAX {
            for run in words.windows(length) {
                runs.entry(run.join(" ")).or_insert(path);
            }
        }
    }
    runs.into_iter().map(|(run, path)| (hex(&Sha256::digest(run.as_bytes())), path)).collect()
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[test]
fn words_are_found_whole() {
    assert!(holds("write to cat@example.org today", "cat@example.org"));
    assert!(!holds("write to bobcat@example.org today", "cat@example.org"));
    assert!(!holds("in 15 days", "5 days"));
    assert!(holds("(36/21)", "36/21"));
}

#[test]
fn hashed_words_are_found_in_any_case_and_across_signs() {
    let hash = hex(&Sha256::digest(b"ada lovelace"));
    let text = ("page".to_owned(), "<p>ADA-Lovelace</p>".to_owned());
    assert_eq!(hashes(&[text]).get(&hash), Some(&"page"));
}
