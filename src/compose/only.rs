//! What a chapter says in some media alone: an e-book hides no page and has no box to search in.

use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::medium::Medium;
use crate::model::page::{Block, Directive};

use super::directives::{quoted, split};
use super::suggest::nearest;

/// The body of ` ```{only} site html `. Media that there are not, and headings, go to `found`.
pub fn only(directive: &Directive, found: &mut Vec<Diagnostic>) -> Vec<Block> {
    let mut media = Vec::new();
    for word in split(&directive.argument) {
        match Medium::ALL.into_iter().find(|medium| medium.name() == word) {
            Some(medium) => media.push(medium),
            None => found.push(unknown_medium(directive, word)),
        }
    }
    if split(&directive.argument).next().is_none() {
        found.push(unknown_medium(directive, ""));
    }
    if has_heading(&directive.body) {
        found.push(conditional_heading(directive));
        return directive.body.clone();
    }
    vec![Block::Only { media, blocks: directive.body.clone() }]
}

fn has_heading(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Heading(_) => true,
        Block::Quote(blocks) | Block::Alert { blocks, .. } | Block::Footnote { blocks, .. } => has_heading(blocks),
        Block::List { items, .. } => items.iter().any(|item| has_heading(&item.blocks)),
        Block::Definitions(terms) => terms.iter().flat_map(|term| &term.details).any(|blocks| has_heading(blocks)),
        _ => false,
    })
}

/// ## What
/// `{only}` names something that a book is not read in, or nothing.
///
/// ## Why
/// Its text would be missing from every output.
///
/// ## Example
/// ` ```{only} ebup `
fn unknown_medium(directive: &Directive, word: &str) -> Diagnostic {
    let names = Medium::ALL.map(Medium::name);
    let help = match nearest(word, names.iter().copied()) {
        Some(near) if !word.is_empty() => format!("did you mean `{near}`?"),
        _ => format!("there are {}", quoted(&names)),
    };
    let message = if word.is_empty() { "`only` names no medium".to_owned() } else { format!("no medium `{word}`") };
    Diagnostic::new(Code::UnknownId, directive.span, message).with_help(help)
}

/// ## What
/// A heading stands in `{only}`.
///
/// ## Why
/// Contents and links lead to headings in every output; one of them would lead nowhere.
///
/// ## Example
/// `## On screen` in ` ```{only} site `
fn conditional_heading(directive: &Directive) -> Diagnostic {
    let help = "write the heading before the fence".to_owned();
    Diagnostic::new(Code::UnknownDirective, directive.span, "a heading in `only`").with_help(help)
}
