//! How to print without a line that tells where the file lies.

use super::book::Book;
use super::tree::{list, sentence, text};
use crate::model::page::Block;

/// Kinds of browsers, each with its own switch.
const BROWSERS: [&str; 4] = ["firefox", "chromium", "safari", "mobile"];

/// What the line shows, and where it is switched off.
pub fn blocks(book: &Book) -> Vec<Block> {
    let browsers = BROWSERS.map(|browser| vec![text(book.texts.get(&format!("about-printing-{browser}")))]);
    vec![
        sentence(book.texts.get("about-printing-text")),
        sentence(book.texts.get("about-printing-line")),
        list(browsers.into()),
        sentence(book.texts.get("about-printing-traces")),
    ]
}
