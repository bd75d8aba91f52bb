//! The page `glossary`: every term in the order of the alphabet.

use crate::model::handbook::{Chapter, Target};
use crate::model::page::{Block, Definition};
use crate::model::registry::Table;

use super::super::book::{Book, fold, link};
use super::super::moved::moved;
use super::super::tree::{heading, joined, sentence, text};
use super::Content;

/// Terms by their first letter. Each has its id as anchor.
pub fn content(book: &Book) -> Content {
    let mut terms: Vec<(String, &str, &Chapter)> = Vec::new();
    for (id, entry) in &book.edition.glossary {
        terms.push((fold(&entry.title), id, entry));
    }
    terms.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    let mut blocks = vec![sentence(book.texts.get("glossary-intro"))];
    for letter in terms.chunk_by(|a, b| first(&a.0) == first(&b.0)) {
        let initial: String = letter.first().map_or(String::new(), |(key, _, _)| first(key));
        blocks.push(heading(2, &format!("letter-{initial}"), initial.to_uppercase()));
        let definitions = letter.iter().map(|(_, id, entry)| definition(book, id, entry));
        blocks.push(Block::Definitions(definitions.collect()));
    }
    Content { blocks, dates: Vec::new() }
}

fn definition(book: &Book, id: &str, entry: &Chapter) -> Definition {
    let mut detail = moved(book, entry);
    let front = &entry.page.front;
    if !front.aliases.is_empty() {
        detail.push(sentence(book.texts.with("glossary-aliases", &[("names", &front.aliases.join(", "))])));
    }
    let see = front.see.iter().filter_map(|(id, _)| {
        let target = match book.edition.names.get(id)? {
            // The page of contacts has the address with all that must be known of it.
            Target::Contact(id) => book.target(Table::Contact, id),
            target => target.clone(),
        };
        let name = book.name_of(&target, id);
        Some(vec![link(target, name)])
    });
    let see = joined(see.collect(), "; ");
    if !see.is_empty() {
        let mut line = vec![text(book.texts.get("glossary-see") + " ")];
        line.extend(see);
        detail.push(Block::Paragraph(line));
    }
    Definition { id: id.to_owned(), term: vec![text(&entry.title)], details: vec![detail] }
}

/// The first letter or digit, else `0`.
fn first(key: &str) -> String {
    key.chars().find(|letter| letter.is_alphanumeric()).map_or_else(|| "0".to_owned(), String::from)
}
