//! The page `about-copy`: which edition this is, what is in it, how to read its dates.

use crate::model::page::{Block, Fact, Inline};
use crate::model::registry::{Record, Table};

use super::super::book::Book;
use super::super::counts::contacts;
use super::super::facts::plain_fact;
use super::super::tree::{by_medium, heading, list, sentence, text};
use super::super::{hiding, printing};
use super::Content;

type Maker = fn(&Book, &str) -> Vec<Block>;

/// The sections behind the counts. Where an e-book differs, a message `epub-TOPIC-text` says what it is there.
const TOPICS: &[(&str, Maker)] = &[
    ("dates", told),
    ("offline", told),
    ("hiding", |book, _| hiding::blocks(book)),
    ("printing", |book, _| printing::blocks(book)),
    ("tool", told),
];

/// A topic that one message tells.
fn told(book: &Book, topic: &str) -> Vec<Block> {
    vec![sentence(book.texts.get(&format!("about-{topic}-text")))]
}

/// Edition, counts, dates, the tool, and where a newer edition is.
pub fn content(book: &Book) -> Content {
    let mut blocks = Vec::new();
    if !book.edition.newer_edition.is_empty() {
        let blocks_of_notice = vec![sentence(&book.edition.newer_edition)];
        blocks.push(Block::Section { class: "notice", id: String::new(), blocks: blocks_of_notice });
    }
    blocks.push(Block::Facts(edition(book)));
    blocks.push(heading(2, "counts", book.texts.get("about-counts")));
    blocks.push(Block::Facts(counts(book)));
    blocks.push(heading(2, "keys", book.texts.get("about-keys")));
    blocks.extend(by_medium(vec![keys(book)], vec![in_e_book(book, "keys")]));
    for (topic, maker) in TOPICS {
        if *topic == "hiding" && !book.config.hide_page {
            continue;
        }
        blocks.push(heading(2, topic, book.texts.get(&format!("about-{topic}"))));
        match *topic {
            "dates" | "tool" => blocks.extend(maker(book, topic)),
            _ => blocks.extend(by_medium(maker(book, topic), vec![in_e_book(book, topic)])),
        }
    }
    blocks.extend(super::checking::blocks(book));
    Content { blocks, dates: Vec::new() }
}

/// What an e-book says of a topic that browsers are told more of.
fn in_e_book(book: &Book, topic: &str) -> Block {
    sentence(book.texts.get(&format!("epub-{topic}-text")))
}

/// What each key does that the pages listen to.
fn keys(book: &Book) -> Block {
    let hide = Some("hide").filter(|_| book.config.hide_page && book.config.hide_by_key);
    let known = ["tab", "search", "copy"].into_iter().chain(hide).chain(["none"]);
    list(known.map(|key| vec![text(book.texts.get(&format!("about-keys-{key}")))]).collect())
}

fn edition(book: &Book) -> Vec<Fact> {
    let config = book.config;
    let languages: Vec<String> = config.languages.iter().map(|tag| book.texts.language(tag)).collect();
    let facts = [
        ("about-title", book.edition.title.clone()),
        ("about-edition", config.edition.clone()),
        ("about-date", book.date(&config.date)),
        ("about-languages", languages.join(&book.comma())),
        ("about-licence", config.licence.clone()),
    ];
    let known = facts.into_iter().filter(|(_, words)| !words.is_empty());
    known.map(|(key, words)| plain_fact(book.texts.get(key), vec![vec![text(words)]])).collect()
}

fn counts(book: &Book) -> Vec<Fact> {
    let (all, untried) = contacts(book);
    let number = |key: &str, count: usize| plain_fact(book.texts.get(key), vec![vec![text(count.to_string())]]);
    vec![
        number("about-pages", book.edition.chapters.len()),
        plain_fact(book.texts.get("about-records"), by_kind(book)),
        number("about-contacts", all),
        number("about-untried", untried),
        number("about-sources", book.registry.table(Table::Source).count()),
    ]
}

/// All records, then those of each kind in declared order.
fn by_kind(book: &Book) -> Vec<Vec<Inline>> {
    let records: Vec<&Record> = book.records().collect();
    let mut items = vec![vec![text(book.texts.with("about-records-all", &[("count", &records.len().to_string())]))]];
    let kinds = book.registry.schema.vocabularies.get("kind").map_or(&[][..], |it| &it.values);
    for (kind, _) in kinds {
        let count = records.iter().filter(|record| record.text("kind") == Some(kind.as_str())).count();
        if count > 0 {
            items.push(vec![text(book.labelled(&book.value_label("kind", kind), &count.to_string()))]);
        }
    }
    items
}
