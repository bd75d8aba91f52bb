//! The directive `{picture}`: a drawing from the registry, with the same facts in words beside it.
//!
//! [`picture`] is the only way in. What a kind of picture shows is in its own file; what all have in common, title,
//! caption, date, is here. Nothing is laid out: the back end does that.

mod scale;
mod tree;
mod way;
mod year;

use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::page::{Block, Directive, Inline};
use crate::model::picture::{Drawing, Picture};
use crate::model::registry::{Record, Table};

use super::book::{Book, oldest};
use super::contacts::as_of_badge;
use super::directives::{Asked, Became, option, unknown_option};
use super::known;
use super::suggest::nearest;
use super::tree::sentence;

/// The kinds of pictures, with their options.
const KINDS: &[(&str, &[&str])] = &[
    ("scale", &["field", "group", "kind", "ids", "title"]),
    ("tree", &["by", "group", "kind", "ids", "title"]),
    ("way", &["title"]),
    ("year", &["field", "title"]),
];

/// What a kind of picture makes of the registry.
struct Shown {
    /// The title where the author gives none.
    title: String,
    /// Nothing where too little is known to draw.
    drawing: Option<Drawing>,
    /// The same in words.
    twin: Vec<Block>,
    /// Dates of the facts.
    dates: Vec<String>,
}

/// The picture that the directive asks for: its kind is the first word of the argument, records follow.
pub fn picture(asked: &mut Asked) -> Became {
    let (kind, rest) =
        asked.directive.argument.split_once(char::is_whitespace).unwrap_or((&asked.directive.argument, ""));
    let Some((kind, options)) = KINDS.iter().find(|(name, _)| *name == kind) else {
        asked.found.push(unknown_kind(asked.directive, kind));
        return Became::default();
    };
    // An option that no kind has was reported with the directive.
    let of_some_kind = known::options_of("picture");
    for (written, _, _) in &asked.directive.options {
        if of_some_kind.contains(&written.as_str()) && !options.contains(&written.as_str()) {
            asked.found.push(unknown_option(asked.directive, written, options));
        }
    }
    let directive = Directive { argument: rest.trim().to_owned(), ..asked.directive.clone() };
    let mut asked = Asked { book: asked.book, directive: &directive, found: asked.found };
    let mut caption = directive.body.clone();
    let shown = match *kind {
        "scale" => scale::scale(&mut asked),
        "tree" => tree::tree(&mut asked),
        "way" => way::way(&mut asked, &mut caption),
        _ => year::year(&mut asked),
    };
    shown.map_or_else(Became::default, |shown| framed(asked.book, &directive, caption, shown))
}

fn framed(book: &Book, directive: &Directive, mut caption: Vec<Block>, shown: Shown) -> Became {
    let date = oldest(shown.dates.iter().cloned());
    if !date.is_empty() {
        caption.push(Block::Paragraph(vec![as_of_badge(book, &date)]));
    }
    let title = option(directive, "title").map_or(shown.title, str::to_owned);
    let picture = Picture { title, caption, drawing: shown.drawing, twin: shown.twin };
    Became { blocks: vec![Block::Picture(picture)], dates: shown.dates }
}

/// The name of a record for a tight place.
fn short_name(book: &Book, record: &Record) -> String {
    let short = book.edition.records.get(&record.id).and_then(|words| words.page.front.short.clone());
    short.filter(|short| !short.is_empty()).unwrap_or_else(|| book.name(Table::Mechanism, &record.id))
}

/// A link to a record by its name.
fn jump(book: &Book, record: &Record) -> Vec<Inline> {
    vec![book.jump(Table::Mechanism, &record.id)]
}

/// Why nothing is drawn.
fn too_few(book: &Book, known: usize, all: usize) -> Block {
    let (known, all) = (known.to_string(), all.to_string());
    sentence(book.texts.with("picture-too-few", &[("known", &known), ("all", &all)]))
}

/// ## What
/// A `{picture}` asks for a kind of picture that there is not.
///
/// ## Why
/// Nothing would stand in its place.
///
/// ## Example
/// ` ```{picture} tere `, where `tree` is meant
fn unknown_kind(directive: &Directive, kind: &str) -> Diagnostic {
    let names = KINDS.iter().map(|(name, _)| *name);
    let help = match nearest(kind, names.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write behind `{{picture}}` what to draw: `{}`", names.collect::<Vec<_>>().join("`, `")),
    };
    let message = if kind.is_empty() { "a picture of no kind".to_owned() } else { format!("no picture `{kind}`") };
    Diagnostic::new(Code::UnknownDirective, directive.span, message).with_help(help)
}

/// ## What
/// A picture is asked to draw a field of a type that it cannot draw, or one that it was not told.
///
/// ## Why
/// Only some types have what the drawing needs: a scale has the values of a choice, a year has months.
///
/// ## Example
/// ` ```{picture} scale ` with `:field: fee`, where `fee` is a text
fn cannot_draw(directive: &Directive, message: String, help: &str) -> Diagnostic {
    Diagnostic::new(Code::BadValue, directive.span, message).with_help(help.to_owned())
}
