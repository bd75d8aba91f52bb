//! The directive `{actions}`: what a page wants its reader to do next, as large links.

use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::page::{Block, Directive, Inline, ListItem};

/// The list that `directive` holds, set apart. What holds no link leads nowhere and is reported; it is shown all the same.
pub fn actions(directive: &Directive, found: &mut Vec<Diagnostic>) -> Vec<Block> {
    let leads = |block: &Block| matches!(block, Block::List { items, .. } if items.iter().all(has_link));
    if directive.body.is_empty() || !directive.body.iter().all(leads) {
        found.push(no_action(directive));
    }
    vec![Block::Section { class: "actions", id: String::new(), blocks: directive.body.clone() }]
}

fn has_link(item: &ListItem) -> bool {
    let is_link = |inline: &Inline| matches!(inline, Inline::Link { .. });
    item.blocks.iter().any(|block| matches!(block, Block::Paragraph(inlines) if inlines.iter().any(is_link)))
}

/// ## What
/// `{actions}` holds something else than a list with a link in each of its items.
///
/// ## Why
/// It would look like a button and lead nowhere.
///
/// ## Example
/// ` ```{actions} ` around the line `- Write a letter`
fn no_action(directive: &Directive) -> Diagnostic {
    let message = "`actions` holds an item that leads nowhere".to_owned();
    let help = "put a list into it, with a link in each item".to_owned();
    Diagnostic::new(Code::UnknownDirective, directive.span, message).with_help(help)
}
