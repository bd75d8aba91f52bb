//! What can be wrong with a `finder.toml`, one constructor a mistake.

use super::allowed;
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::source::Span;
use crate::parse::nearest::did_you_mean;

/// ## What
/// A question, answer, rule or warning of the finder lacks a key.
///
/// ## Why
/// Without it the reader would meet an empty question or an answer without a reason.
///
/// ## Example
/// A `[[rule]]` without `reason`.
pub(super) fn incomplete(what: &str, key: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::MissingField, span, format!("this `{what}` has no `{key}`"))
        .with_help(format!("add `{key} = …`"))
}

/// ## What
/// A rule names a question, an answer or a record that there is not.
///
/// ## Why
/// The rule would never speak, and nobody would notice.
///
/// ## Example
/// `facet = "urgancy"`.
pub(super) fn unknown(what: &str, id: &str, span: Span, guess: Option<String>) -> Diagnostic {
    let help = guess.unwrap_or_else(|| format!("name a {what} that the book has"));
    Diagnostic::new(Code::UnknownId, span, format!("no {what} `{id}`")).with_help(help)
}

/// ## What
/// Two questions, two answers of a question, two rules or two warnings have the same id; or a record stands twice in
/// the order.
///
/// ## Why
/// Flags of the command line and translations name them by it.
///
/// ## Example
/// Two `[[facet]]` with `id = "season"`.
pub(super) fn twice(what: &str, id: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::DuplicateId, span, format!("the {what} `{id}` stands twice"))
        .with_help("rename or remove one".to_owned())
}

/// ## What
/// A word is none of those that a key of the finder takes.
///
/// ## Why
/// The program would have to guess what the author meant.
///
/// ## Example
/// `verdict = "maybe"`.
pub(super) fn not_a_value(written: &str, key: &str, span: Span, known: &[&str]) -> Diagnostic {
    let guess = did_you_mean(written, known.iter().copied()).map(|it| it + " ").unwrap_or_default();
    Diagnostic::new(Code::BadValue, span, format!("`{written}` is not a value for `{key}`"))
        .with_help(format!("{guess}{}", allowed(known)))
}

/// ## What
/// The order of the finder names a record that only lends its fields to others.
///
/// ## Why
/// Such a record has no page, and is no answer.
///
/// ## Example
/// `order = ["counter-common"]`, where that record is abstract.
pub(super) fn no_page(id: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::UnknownId, span, format!("`{id}` is abstract and has no page"))
        .with_help("leave it out".to_owned())
}

/// ## What
/// Too much is asked at once: more than three questions, or more than six answers of a question.
///
/// ## Why
/// A frightened reader on a small screen gives up before the end of the list.
///
/// ## Example
/// A `[[facet]]` with `first = true` and seven answers on its top level.
pub(super) fn too_many(message: String, span: Span, help: &str) -> Diagnostic {
    Diagnostic::new(Code::BadValue, span, message).with_help(help.to_owned())
}

/// ## What
/// A rule reads a part of a field in a way that its type does not have.
///
/// ## Why
/// The rule would never hold.
///
/// ## Example
/// `when = { "colour.shade" = "red" }`, where `colour` is a choice and no list of entries.
pub(super) fn no_part(field: &str, part: &str, span: Span, known: &[&str]) -> Diagnostic {
    let help = match known {
        [] => format!("`{field}` has no parts: name it alone"),
        known => did_you_mean(part, known.iter().copied()).unwrap_or_else(|| allowed(known)),
    };
    Diagnostic::new(Code::UnknownField, span, format!("`{field}` has no part `{part}`")).with_help(help)
}

/// ## What
/// The id of a question cannot be a flag of the command line.
///
/// ## Why
/// `vademecum find` takes its flags from the questions of the book.
///
/// ## Example
/// `id = "How far"`, or `id = "quiet"`, which every command has.
pub(super) fn no_flag(id: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::BadValue, span, format!("`{id}` cannot be the id of a question"))
        .with_help("use lower-case letters, digits, `_` and `-`, and no flag that every command has".to_owned())
}
