//! How hard the flagship is to read: the grade of Flesch and Kincaid for each section of a hundred words or more.
//!
//! A reader in danger, perhaps in a language that is not theirs, must not have to read a sentence twice. Names of
//! bodies and symbols of documents count as one short word each: they cannot be made plainer.
//!
//! `cargo test readability -- --nocapture` prints the table.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use vademecum::model::handbook::{Chapter, Edition, PageKind};
use vademecum::model::page::{Block, Inline};
use vademecum::model::registry::Table;

use super::book::flagship;

/// Sections with fewer words say nothing about how a chapter reads.
const WORDS_MIN: usize = 100;
/// The median of a chapter's sections.
const MEDIAN_MAX: f64 = 9.0;
/// Any section.
const SECTION_MAX: f64 = 12.0;
/// Stands for a name.
const NAME: &str = "it";

/// A section of a chapter, from a heading to the next.
struct Section {
    title: String,
    /// One text a block: a sentence does not go on into the next.
    texts: Vec<String>,
}

#[test]
fn readability_of_the_flagship() {
    let edition = &flagship().handbook.editions[0];
    let mut hard = Vec::new();
    println!("{:<44} {:>8} {:>6} {:>6}  hardest section", "chapter", "sections", "median", "most");
    for (path, chapter) in chapters(edition) {
        let mut grades: Vec<(f64, String)> = sections(chapter)
            .into_iter()
            .filter(|section| section.texts.iter().map(|text| words(text).count()).sum::<usize>() >= WORDS_MIN)
            .map(|section| (grade(&section.texts), section.title))
            .collect();
        grades.sort_by(|a, b| a.0.total_cmp(&b.0));
        let Some((most, title)) = grades.last() else { continue };
        let median = median(&grades);
        println!("{path:<44} {:>8} {median:>6.1} {most:>6.1}  {title}", grades.len());
        if median > MEDIAN_MAX {
            let all: Vec<String> = grades.iter().map(|(grade, title)| format!("{title} {grade:.1}")).collect();
            hard.push(format!("{path}: median {median:.1}: {}", all.join(", ")));
        }
        let over = grades.iter().filter(|(grade, _)| *grade > SECTION_MAX);
        hard.extend(over.map(|(grade, title)| format!("{path}: `{title}` {grade:.1}")));
    }
    assert!(hard.is_empty(), "too hard to read:\n{}", hard.join("\n"));
}

/// Written chapters, then the prose of records.
fn chapters(edition: &Edition) -> Vec<(String, &Chapter)> {
    let written = edition.chapters.iter().filter(|chapter| chapter.kind == PageKind::Written);
    let records = edition.records.iter().map(|(id, words)| (format!("mechanisms/{id}"), words));
    written.map(|chapter| (chapter.path.trim_start_matches("chapters/").to_owned(), chapter)).chain(records).collect()
}

fn median(sorted: &[(f64, String)]) -> f64 {
    let middle = sorted.len() / 2;
    if sorted.len() % 2 == 1 { sorted[middle].0 } else { (sorted[middle - 1].0 + sorted[middle].0) / 2.0 }
}

fn sections(chapter: &Chapter) -> Vec<Section> {
    let mut sections = vec![Section { title: chapter.title.clone(), texts: Vec::new() }];
    collect(&chapter.page.blocks, &mut sections);
    sections
}

/// The prose of `blocks`. Tables, code and what directives bring in are no sentences.
fn collect(blocks: &[Block], sections: &mut Vec<Section>) {
    for block in blocks {
        match block {
            Block::Heading(heading) => {
                sections.push(Section { title: said(&heading.text), texts: Vec::new() });
            }
            Block::Paragraph(inlines) => {
                let text = said(inlines);
                sections.last_mut().expect("a first section").texts.push(text);
            }
            Block::List { items, .. } => items.iter().for_each(|item| collect(&item.blocks, sections)),
            Block::Quote(blocks) | Block::Alert { blocks, .. } | Block::Footnote { blocks, .. } => {
                collect(blocks, sections);
            }
            Block::Definitions(terms) => {
                terms.iter().flat_map(|term| &term.details).for_each(|it| collect(it, sections));
            }
            _ => {}
        }
    }
}

/// What a reader sees. A bare wikilink takes the name of its target: a name.
fn said(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(it) | Inline::Code(it) => text.push_str(it),
            Inline::Emphasis(it) | Inline::Strong(it) | Inline::Strike(it) | Inline::Phrase { inner: it, .. } => {
                text += &said(it);
            }
            Inline::Link { text: it, .. } if it.is_empty() => text.push_str(NAME),
            Inline::Link { text: it, .. } | Inline::Jump { text: it, .. } => text += &said(it),
            Inline::HardBreak | Inline::SoftBreak => text.push(' '),
            _ => {}
        }
    }
    text
}

/// Words as they are written.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric))
}

/// The grade of Flesch and Kincaid: years of school that a reader needs.
fn grade(texts: &[String]) -> f64 {
    let (mut sentences, mut count, mut syllables) = (0, 0, 0);
    for text in texts {
        let text = plain_names(text);
        sentences += sentences_in(&text);
        count += words(&text).count();
        syllables += words(&text).map(syllables_in).sum::<usize>();
    }
    let (sentences, count, syllables) = (sentences.max(1) as f64, count.max(1) as f64, syllables as f64);
    0.39 * count / sentences + 11.8 * syllables / count - 15.59
}

/// `text` with a short word for each name.
fn plain_names(text: &str) -> String {
    let mut rest = text;
    let mut made = String::new();
    while let Some(first) = rest.chars().next() {
        let after_word = made.chars().next_back().is_some_and(char::is_alphanumeric);
        let name = if after_word { None } else { name_at(rest) };
        match name {
            Some(length) => {
                made.push_str(NAME);
                rest = &rest[length..];
            }
            None => {
                made.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    made
}

/// The length of the longest name that `text` begins with.
fn name_at(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let ends = |length: usize| !text[length..].chars().next().is_some_and(char::is_alphanumeric);
    let named = NAMES.get(&first)?.iter().filter(|name| text.starts_with(*name)).map(String::len);
    named.filter(|length| ends(*length)).max()
}

/// Names and other names of records and terms, titles of documents, by first letter. What has no capital letter is a
/// word like others, and none that a reader should need to know.
static NAMES: LazyLock<BTreeMap<char, Vec<String>>> = LazyLock::new(|| {
    let handbook = &flagship().handbook;
    let edition = &handbook.editions[0];
    let mut names: Vec<String> = Vec::new();
    for words in edition.records.values() {
        let front = &words.page.front;
        names.extend(front.name.iter().chain(&front.short).chain(&front.aliases).cloned());
    }
    for term in edition.glossary.values() {
        names.push(term.title.clone());
        names.extend(term.page.front.aliases.iter().cloned());
    }
    for table in [Table::Source, Table::Standard] {
        names.extend(handbook.registry.table(table).filter_map(|it| it.text("title").map(str::to_owned)));
    }
    let mut by_first: BTreeMap<char, Vec<String>> = BTreeMap::new();
    for name in names.into_iter().filter(|name| name.chars().any(char::is_uppercase)) {
        by_first.entry(name.chars().next().unwrap_or_default()).or_default().push(name);
    }
    by_first
});

/// Ends of sentences: a mark, then a gap, then neither a small letter nor a digit; and the end of the text.
fn sentences_in(text: &str) -> usize {
    let text = text.trim();
    let mut count = 0;
    for (at, mark) in text.char_indices().filter(|(_, letter)| matches!(letter, '.' | '!' | '?')) {
        let behind = text[at + mark.len_utf8()..].trim_start_matches(['”', '’', '"', ')', '\'']);
        let next = behind.trim_start().chars().next();
        // "art. 25" and "e.g. this" go on.
        let goes_on = next.is_some_and(|next| next.is_lowercase() || next.is_numeric());
        let is_end = behind.starts_with(char::is_whitespace) && !goes_on;
        count += usize::from(is_end);
    }
    count + usize::from(words(text).next().is_some())
}

/// Syllables by ear of a rule: groups of vowels, without silent endings. Numbers, symbols and abbreviations count one.
fn syllables_in(word: &str) -> usize {
    let parts = word.split(['-', '–', '/']).filter(|part| part.chars().any(char::is_alphabetic));
    if word.chars().any(|letter| letter.is_ascii_digit()) {
        return 1;
    }
    parts.map(part_syllables).sum::<usize>().max(1)
}

fn part_syllables(part: &str) -> usize {
    let part = part.trim_matches(|letter: char| !letter.is_alphabetic());
    let part = part.strip_suffix("'s").or(part.strip_suffix("’s")).unwrap_or(part);
    if part.chars().count() > 1 && part.chars().all(char::is_uppercase) {
        return 1;
    }
    let word = part.to_lowercase();
    let is_vowel = |letter: char| "aeiouyáéíóúâêôèàü".contains(letter);
    let mut groups = 0;
    let mut before = false;
    for letter in word.chars() {
        groups += usize::from(is_vowel(letter) && !before);
        before = is_vowel(letter);
    }
    // "hope", "hoped", "hopes": one; "table", "wanted", "places": two.
    let ends = |ending: &str| word.ends_with(ending);
    let spoken_ed = ends("ted") || ends("ded");
    let spoken_es = ["ces", "ses", "xes", "zes", "ches", "shes", "ges"].iter().any(|it| ends(it));
    let bare_le = ends("le") && !word.chars().rev().nth(2).is_some_and(is_vowel);
    let silent_e = ends("e") && !bare_le && !ends("ee") && !ends("oe") && !ends("ye");
    let silent_ed = ends("ed") && !spoken_ed && !ends("eed");
    let silent_es = ends("es") && !spoken_es && !ends("ees") && !ends("ies");
    groups -= usize::from(groups > 1 && (silent_e || silent_ed || silent_es));
    // "violation" has a group less than it has syllables; so have "create" and "being". "Nation" has not.
    let pairs = |pairs: &[&str]| -> usize { pairs.iter().map(|pair| word.matches(pair).count()).sum() };
    groups += pairs(&["ia", "io", "eo", "iu", "eing", "ying", "creat", "ua"]);
    groups -= pairs(&["tion", "sion", "cia", "cio", "gio", "tia", "gua", "qua", "peo"]).min(groups);
    groups.max(1)
}

#[test]
fn syllables_are_counted_as_they_are_spoken() {
    let words = [
        ("write", 1),
        ("asked", 1),
        ("wanted", 2),
        ("names", 1),
        ("places", 2),
        ("table", 2),
        ("people", 2),
        ("violation", 4),
        ("protection", 3),
        ("publicity", 4),
        ("government", 3),
        ("special", 2),
        ("being", 2),
        ("UN", 1),
        ("A/HRC/36/31", 1),
        ("follow-up", 3),
        ("agree", 2),
        ("situation", 4),
        ("region", 2),
    ];
    for (word, count) in words {
        assert_eq!(syllables_in(word), count, "{word}");
    }
}

#[test]
fn sentences_end_at_marks_and_blocks() {
    assert_eq!(sentences_in("Write. Then wait! Who answers? Perhaps nobody"), 4);
    assert_eq!(sentences_in("Under art. 25 it may act."), 1);
    assert_eq!(sentences_in("  "), 0);
}

#[test]
fn long_sentences_of_long_words_have_a_higher_grade() {
    let plain = grade(&["Send your case when it happens. Keep a copy.".to_owned()]);
    let hard =
        grade(&["Notwithstanding confidentiality considerations, communications concerning intimidation necessitate \
                        comprehensive documentation of circumstances and individualised authorisations."
            .to_owned()]);
    assert!(plain < 4.0 && hard > 20.0, "{plain} {hard}");
}

#[test]
fn a_name_counts_as_one_short_word() {
    let name = "Committee on the Elimination of Discrimination against Women";
    assert_eq!(plain_names(&format!("The {name} meets.")), "The it meets.");
    assert_eq!(plain_names("unCATegorised"), "unCATegorised");
}
