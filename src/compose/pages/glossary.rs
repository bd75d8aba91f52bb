//! The page `glossary`: every term in the order of the alphabet.

use crate::model::handbook::{Chapter, Target};
use crate::model::page::{Block, Definition};
use crate::model::registry::Table;

use super::super::alphabet::{Alphabet, Initial};
use super::super::book::{Book, link};
use super::super::moved::moved;
use super::super::tree::{joined, sentence, text};
use super::Content;
use super::a_to_z::initial_heading;

/// Terms by their first letter. Each has its id as anchor.
pub fn content(book: &Book) -> Content {
    let alphabet = Alphabet::of(&book.edition.lang);
    let mut terms: Vec<(Initial, &str, &Chapter)> =
        book.edition.glossary.iter().map(|(id, entry)| (alphabet.initial(&entry.title), id.as_str(), entry)).collect();
    terms.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| alphabet.compare(&a.2.title, &b.2.title)).then(a.1.cmp(b.1)));
    let mut blocks = vec![sentence(book.texts.get("glossary-intro"))];
    for group in terms.chunk_by(|a, b| a.0 == b.0) {
        let Some((initial, _, _)) = group.first() else { continue };
        blocks.push(initial_heading(book, initial));
        let definitions = group.iter().map(|(_, id, entry)| definition(book, id, entry));
        blocks.push(Block::Definitions(definitions.collect()));
    }
    Content { blocks, dates: Vec::new() }
}

fn definition(book: &Book, id: &str, entry: &Chapter) -> Definition {
    let mut detail = moved(book, entry);
    let front = &entry.page.front;
    if !front.aliases.is_empty() {
        detail.push(sentence(book.texts.with("glossary-aliases", &[("names", &front.aliases.join(&book.comma()))])));
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
    let see = joined(see.collect(), &book.semicolon());
    if !see.is_empty() {
        let mut line = vec![text(book.texts.get("glossary-see") + " ")];
        line.extend(see);
        detail.push(Block::Paragraph(line));
    }
    Definition { id: id.to_owned(), term: vec![text(&entry.title)], details: vec![detail] }
}
