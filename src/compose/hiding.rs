//! What hiding a page does not do, and what it does.

use super::book::Book;
use super::tree::{list, sentence, text};
use crate::model::page::Block;

/// What it leaves behind comes first: somebody may trust their safety to it.
pub fn blocks(book: &Book) -> Vec<Block> {
    let not = ["history", "files", "clipboard", "windows", "back"];
    let not = not.map(|what| vec![text(book.texts.get(&format!("about-hiding-not-{what}")))]);
    let keys = Some("about-hiding-keys").filter(|_| book.config.hide_by_key);
    let rest = ["about-hiding-does"].into_iter().chain(keys).chain(["about-hiding-link", "about-hiding-else"]);
    let first = [sentence(book.texts.get("about-hiding-not")), list(not.into())];
    first.into_iter().chain(rest.map(|key| sentence(book.texts.get(key)))).collect()
}
