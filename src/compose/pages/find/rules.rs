//! The rules of the finder in words, so that a reader can see why a result is what it is.

use crate::model::finder::{RuleWords, Verdict, VerdictTable};
use crate::model::page::{Block, Inline};

use super::super::super::book::Book;
use super::super::super::tree::{sentence, text};
use super::fold;

/// How answers are combined, then each rule below its question. A rule has the anchor `rule-` and its number.
pub fn in_words(book: &Book, table: &VerdictTable) -> Vec<Block> {
    let mut blocks = vec![sentence(book.texts.get("finder-rules-intro"))];
    let questions = table.facets.iter().map(|facet| facet.question.clone());
    let always = (None, book.texts.get("finder-rules-always"));
    let topics = std::iter::once(always).chain(questions.enumerate().map(|(index, it)| (Some(index), it)));
    for (facet, title) in topics {
        let of_facet = table.rules.iter().enumerate().filter(|(_, rule)| rule.facet == facet);
        let lines = of_facet.map(|(index, rule)| Block::Section {
            class: "rule",
            id: format!("rule-{index}"),
            blocks: vec![Block::Paragraph(in_one_line(book, rule))],
        });
        blocks.push(fold(&title, lines.collect()));
    }
    blocks
}

fn in_one_line(book: &Book, rule: &RuleWords) -> Vec<Inline> {
    let mut line = vec![text(sentence_of(book, rule))];
    let verdict = rule.verdict.unwrap_or(Verdict::Usable);
    line.push(Inline::Strong(vec![text(book.texts.get(&format!("finder-verdict-{}", verdict.name())))]));
    line.push(text(book.colon() + &rule.reason));
    line
}

/// What a rule reads: the answers, then the fields.
fn sentence_of(book: &Book, rule: &RuleWords) -> String {
    let mut parts = Vec::new();
    let mut answers = rule.answers.clone();
    if rule.skipped {
        answers.push(book.texts.get("finder-rule-skipped"));
    }
    if !answers.is_empty() {
        parts.push(book.texts.with("finder-rule-answers", &[("answers", &answers.join(&book.semicolon()))]));
    }
    for (field, values, not) in &rule.reads {
        let key = match (values.is_empty(), not) {
            (true, _) => "finder-rule-by",
            (false, false) => "finder-rule-when",
            (false, true) => "finder-rule-unless",
        };
        let named: Vec<String> = values.iter().map(|value| named(book, value)).collect();
        parts.push(book.texts.with(key, &[("field", field), ("values", &named.join(&book.semicolon()))]));
    }
    if parts.is_empty() {
        parts.push(book.texts.get("finder-rule-else"));
    }
    format!("{} → ", parts.join(&book.comma()))
}

fn named(book: &Book, value: &str) -> String {
    match value {
        "said" => book.texts.get("finder-rule-said"),
        "not-stated" => book.texts.get("finder-rule-not-stated"),
        "yes" => book.texts.get("value-yes"),
        "no" => book.texts.get("value-no"),
        value => value.to_owned(),
    }
}
