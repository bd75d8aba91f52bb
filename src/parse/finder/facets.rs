//! Reads the questions of the finder with their answers.

use std::collections::BTreeMap;

use super::{mistakes, needed};
use crate::model::diagnostic::Diagnostic;
use crate::model::finder::{Answer, Facet};
use crate::model::source::{Sources, Span};
use crate::parse::declare;
use crate::parse::nearest::did_you_mean;
use crate::parse::{syntax, toml};

/// So many questions are asked at once, and no more.
const FIRST_MAX: usize = 3;
/// So many answers a question that is asked at once shows, and no more.
const ANSWERS_MAX: usize = 6;

/// Flags of every command: no question can have their names.
const TAKEN: &[&str] = &["message-format", "color", "quiet", "verbose", "help", "version", "root"];

/// Every `[[facet]]`.
pub(super) fn facets(root: &toml::Table, sources: &Sources, found: &mut Vec<Diagnostic>) -> Vec<Facet> {
    let mut places: BTreeMap<String, Span> = BTreeMap::new();
    let mut facets = Vec::new();
    for table in root.tables("facet", found) {
        let Some((facet, span)) = facet(table, found) else { continue };
        match places.insert(facet.id.clone(), span) {
            Some(other) => found.push(declare::declared_twice("facet", &facet.id, span, sources, other)),
            None => facets.push(facet),
        }
    }
    let asked_first: Vec<&Facet> = facets.iter().filter(|facet| facet.asked_first).collect();
    if let Some(fourth) = asked_first.get(FIRST_MAX) {
        let message = format!("`{}` is one of {} questions asked first", fourth.id, asked_first.len());
        found.push(mistakes::too_many(message, fourth.span, "ask three at most; leave `first` out of the others"));
    }
    facets
}

/// The facet that `facet = …` names.
pub(super) fn named(table: &toml::Table, facets: &[Facet], found: &mut Vec<Diagnostic>) -> Option<usize> {
    let (id, span) = table.text("facet", found)?;
    let index = facets.iter().position(|facet| facet.id == id);
    if index.is_none() {
        let guess = did_you_mean(&id, facets.iter().map(|facet| facet.id.as_str()));
        found.push(mistakes::unknown("facet", &id, span, guess));
    }
    index
}

fn facet(table: &toml::Table, found: &mut Vec<Diagnostic>) -> Option<(Facet, Span)> {
    const WHAT: &str = "[[facet]]";
    table.only(&["id", "question", "help", "first", "many", "answer"], found);
    let id = needed(table, WHAT, "id", found);
    let question = needed(table, WHAT, "question", found);
    if table.get("answer").is_none() {
        found.push(mistakes::incomplete(WHAT, "answer", table.span));
    }
    let answers = answers(table, found);
    let (id, span) = id?;
    if !syntax::is_key(&id) || TAKEN.contains(&id.as_str()) {
        found.push(mistakes::no_flag(&id, span));
    }
    let asked_first = table.flag("first", found).unwrap_or(false);
    let shown = answers.iter().filter(|answer| answer.under.is_none() && !answer.more).count();
    if asked_first && shown > ANSWERS_MAX {
        let help = "put narrower answers `under` a broader one, and rare ones behind `more = true`";
        found.push(mistakes::too_many(format!("`{id}` is asked first and has {shown} answers"), span, help));
    }
    let facet = Facet {
        question: question.map_or_else(|| id.clone(), |(text, _)| text),
        help: table.text("help", found).map(|(text, _)| text).unwrap_or_default(),
        asked_first,
        many: table.flag("many", found).unwrap_or(false),
        answers,
        span,
        id,
    };
    Some((facet, span))
}

fn answers(facet: &toml::Table, found: &mut Vec<Diagnostic>) -> Vec<Answer> {
    const WHAT: &str = "[[facet.answer]]";
    let mut answers: Vec<Answer> = Vec::new();
    for table in facet.tables("answer", found) {
        table.only(&["id", "label", "under", "open", "more", "warning"], found);
        let (id, label) = (needed(table, WHAT, "id", found), needed(table, WHAT, "label", found));
        let under = table.text("under", found).and_then(|(name, span)| {
            let index = answers.iter().position(|answer| answer.id == name);
            if index.is_none() {
                let guess = did_you_mean(&name, answers.iter().map(|answer| answer.id.as_str()));
                let guess = guess.or_else(|| Some("name an answer that stands above this one".to_owned()));
                found.push(mistakes::unknown("answer", &name, span, guess));
            }
            index
        });
        let Some((id, span)) = id else { continue };
        if answers.iter().any(|answer| answer.id == id) {
            found.push(mistakes::twice("answer", &id, span));
            continue;
        }
        answers.push(Answer {
            label: label.map_or_else(|| id.clone(), |(text, _)| text),
            under,
            open: table.flag("open", found).unwrap_or(false),
            more: table.flag("more", found).unwrap_or(false),
            warning: table.text("warning", found).map(|(text, _)| text).unwrap_or_default(),
            id,
        });
    }
    answers
}
