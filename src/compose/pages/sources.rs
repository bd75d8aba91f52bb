//! The page `sources`: every document behind the facts by kind, then the standards, with who uses each.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::handbook::{PageId, PageKind, Target};
use crate::model::page::{Block, Inline};
use crate::model::registry::{Record, Table};

use super::super::book::{Book, ids, link};
use super::super::facts::source_links;
use super::super::tree::{heading, joined, sentence, text};
use super::Content;

/// Pages by the sources and standards that their front matter names or their text links to.
type Citing<'a> = BTreeMap<&'a str, BTreeSet<PageId>>;

/// Sources by kind in declared order, then standards. Each has its id as anchor.
pub fn content(book: &Book) -> Content {
    let citing = citing(book);
    let mut kinds: BTreeMap<(usize, &str), Vec<&Record>> = BTreeMap::new();
    for source in book.registry.table(Table::Source) {
        let kind = source.text("kind").unwrap_or("");
        kinds.entry((book.rank("source-kind", kind), kind)).or_default().push(source);
    }
    let mut blocks = vec![sentence(book.texts.get("sources-intro"))];
    for ((_, kind), sources) in kinds {
        let (id, label) = match kind {
            "" => ("sources-other".to_owned(), book.texts.get("sources-other")),
            kind => (format!("kind-{kind}"), book.value_label("source-kind", kind)),
        };
        blocks.push(heading(2, &id, label));
        blocks.extend(sources.into_iter().map(|source| entry(book, source, &citing)));
    }
    let standards: Vec<&Record> = book.registry.table(Table::Standard).collect();
    if !standards.is_empty() {
        blocks.push(heading(2, "standards", book.texts.get("sources-standards")));
        blocks.extend(standards.into_iter().map(|standard| entry(book, standard, &citing)));
    }
    Content { blocks, dates: Vec::new() }
}

fn entry(book: &Book, record: &Record, citing: &Citing) -> Block {
    let mut lines = vec![title(book, record)];
    if let Some(url) = record.text("url") {
        lines.push(vec![Inline::Address(url.to_owned())]);
    }
    if let Some(note) = record.text("note") {
        lines.push(vec![text(note)]);
    }
    lines.extend(seen(book, record));
    if let Some(numbers) = record.text("footnotes") {
        lines.push(vec![text(book.texts.with("source-footnotes", &[("numbers", numbers)]))]);
    }
    let documents = ids(record.latest("sources"));
    if !documents.is_empty() {
        lines.push(labelled(book, "standard-documents", source_links(book, documents)));
    }
    lines.extend(used_by(book, record, citing));
    let class = if record.table == Table::Standard { "standard" } else { "source" };
    Block::Section { class, id: record.id.clone(), blocks: lines.into_iter().map(Block::Paragraph).collect() }
}

/// Title, symbol, date and publisher.
fn title(book: &Book, record: &Record) -> Vec<Inline> {
    let mut parts = vec![vec![Inline::Strong(vec![text(book.name(record.table, &record.id))])]];
    parts.extend(record.text("symbol").map(|symbol| vec![text(symbol)]));
    parts.extend(record.text("date").map(|date| vec![text(book.date(date))]));
    parts.extend(record.text("publisher").map(|publisher| vec![text(publisher)]));
    joined(parts, &book.comma())
}

fn seen(book: &Book, record: &Record) -> Option<Vec<Inline>> {
    let date = record.text("seen")?;
    let words = match date.starts_with(|first: char| first.is_ascii_digit()) {
        true => book.texts.with("source-seen", &[("date", &book.date(date))]),
        false => book.texts.get("source-seen-undated"),
    };
    Some(vec![text(words)])
}

/// Links back to the records, standards, cases and pages that rest on it. What an address rests on counts for the
/// records that give the address.
fn used_by(book: &Book, record: &Record, citing: &Citing) -> Option<Vec<Inline>> {
    let of_addresses = book.uses.by(Table::Contact, &record.id).flat_map(|id| book.uses.by(Table::Mechanism, id));
    let records: BTreeSet<&str> = book.uses.by(Table::Mechanism, &record.id).chain(of_addresses).collect();
    let mut users: Vec<_> = records.iter().map(|user| vec![book.jump(Table::Mechanism, user)]).collect();
    for table in [Table::Standard, Table::Case] {
        users.extend(book.uses.by(table, &record.id).map(|user| vec![book.jump(table, user)]));
    }
    let pages = citing.get(record.id.as_str()).into_iter().flatten().filter_map(|page| {
        let chapter = book.edition.chapters.get(page.0 as usize)?;
        let is_listed = chapter.kind == PageKind::Record && records.contains(chapter.id.as_str());
        (!is_listed).then(|| vec![link(Target::Page(*page, String::new()), chapter.title.clone())])
    });
    users.extend(pages);
    (!users.is_empty()).then(|| labelled(book, "source-used-by", joined(users, &book.semicolon())))
}

fn labelled(book: &Book, key: &str, words: Vec<Inline>) -> Vec<Inline> {
    let mut line = vec![text(book.texts.get(key) + " ")];
    line.extend(words);
    line
}

fn citing<'a>(book: &Book<'a>) -> Citing<'a> {
    let mut citing = Citing::new();
    for (index, chapter) in book.edition.chapters.iter().enumerate() {
        let named = chapter.page.front.sources.iter().map(|(source, _)| source.as_str());
        let linked = chapter.targets.iter().filter_map(|target| match target {
            Target::Page(page, anchor) if is_sources(book, *page) => Some(anchor.as_str()),
            _ => None,
        });
        for id in named.chain(linked) {
            citing.entry(id).or_default().insert(PageId(index as u32));
        }
    }
    citing
}

fn is_sources(book: &Book, page: PageId) -> bool {
    let chapter = book.edition.chapters.get(page.0 as usize);
    chapter.is_some_and(|chapter| chapter.kind == PageKind::Generated && chapter.id == "sources")
}
