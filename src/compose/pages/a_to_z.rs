//! The page `a-z`: every name of the book with the places that treat it, as at the back of a printed book.
//!
//! A thing has one entry under its full name. Its other names lead there by "see"; a name that means several things leads
//! to each.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::handbook::{Chapter, PageId, PageKind, Target};
use crate::model::page::{Block, Definition, Inline};
use crate::model::registry::{FieldType, Record, Table, Value};

use super::super::alphabet::{Alphabet, Initial};
use super::super::book::{Book, fold, ids, link};
use super::super::treated::{Section, Treated};
use super::super::tree::{heading, joined, plain, sentence, text};
use super::Content;

/// A value that names nothing has no entry.
const NO_VALUE: &str = "none";

/// Entries under their initials, in the order of the language. Each has the id of its thing as anchor.
pub fn content(book: &Book) -> Content {
    let alphabet = Alphabet::of(&book.edition.lang);
    let Index { entries, anchors, .. } = Index::of(book);
    let mut entries: Vec<(Initial, Entry)> =
        entries.into_values().map(|entry| (alphabet.initial(&entry.name), entry)).collect();
    entries.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| alphabet.compare(&a.1.name, &b.1.name)));
    let mut blocks = vec![sentence(book.texts.get("a-z-intro"))];
    for group in entries.chunk_by(|a, b| a.0 == b.0) {
        let Some((initial, _)) = group.first() else { continue };
        blocks.push(initial_heading(book, initial));
        let definitions = group.iter().map(|(_, entry)| entry.definition(book, &anchors)).collect();
        blocks.push(Block::Section { class: "a-z", id: String::new(), blocks: vec![Block::Definitions(definitions)] });
    }
    Content { blocks, dates: Vec::new() }
}

/// The heading over the names of one initial.
pub fn initial_heading(book: &Book, initial: &Initial) -> Block {
    match initial {
        Initial::Sign => heading(2, "letter-0", book.texts.get("a-z-signs")),
        Initial::Letter(_, letter) => heading(2, &format!("letter-{}", letter.to_lowercase()), letter),
        Initial::Other => heading(2, "letter-other", book.texts.get("a-z-other")),
    }
}

/// What stands under one name.
#[derive(Default)]
struct Entry<'a> {
    name: String,
    /// Id of the thing; empty for a name that only leads elsewhere.
    anchor: String,
    /// Links to what tells of the thing itself.
    places: Vec<Inline>,
    /// The pages that are about it as a whole: their sections need no mention.
    own: BTreeSet<PageId>,
    treated: BTreeSet<Section<'a>>,
    /// Records, cases and documents that have to do with it.
    users: BTreeSet<(Table, &'a str)>,
    /// Ids of things to look at instead, or too.
    see: BTreeSet<&'a str>,
}

/// Where the entry of a thing is, and its name, by the id of the thing: two things of one name share an entry.
type Anchors<'a> = BTreeMap<&'a str, (String, String)>;

struct Index<'a, 'b> {
    book: &'b Book<'a>,
    treated: Treated<'a>,
    /// By name, in lower case and without marks.
    entries: BTreeMap<String, Entry<'a>>,
    anchors: Anchors<'a>,
}

impl<'a, 'b> Index<'a, 'b> {
    fn of(book: &'b Book<'a>) -> Self {
        let mut index =
            Self { book, treated: Treated::of(book.edition), entries: BTreeMap::new(), anchors: Anchors::new() };
        book.edition.glossary.iter().for_each(|(id, entry)| index.add_term(id, entry));
        book.records().for_each(|record| index.add_record(record));
        for table in [Table::Standard, Table::Source, Table::Case] {
            book.registry.table(table).for_each(|record| index.add_listed(record));
        }
        index.add_values();
        index.add_other_names();
        index
    }

    /// The entry for a thing.
    fn thing(&mut self, name: &str, id: &'a str) -> &mut Entry<'a> {
        let mut treated = self.treated.linking(id);
        treated.extend(self.treated.headed(name));
        let entry = entry(&mut self.entries, name);
        if entry.anchor.is_empty() {
            id.clone_into(&mut entry.anchor);
        }
        // A document is led to by its title, where it has both a title and a symbol.
        self.anchors.insert(id, (entry.anchor.clone(), entry.name.clone()));
        entry.treated.extend(treated);
        entry
    }

    fn entry(&mut self, name: &str) -> &mut Entry<'a> {
        entry(&mut self.entries, name)
    }

    fn add_term(&mut self, id: &'a str, term: &'a Chapter) {
        let place = link(self.book.page(PageKind::Generated, "glossary", id), self.book.texts.get("a-z-glossary"));
        let entry = self.thing(&term.title, id);
        entry.places.push(place);
        entry.see.extend(term.page.front.see.iter().map(|(id, _)| id.as_str()));
    }

    fn add_record(&mut self, record: &'a Record) {
        let target = self.book.target(Table::Mechanism, &record.id);
        let own = match &target {
            Target::Page(page, _) => Some(*page),
            _ => None,
        };
        let place = link(target, self.book.texts.get("a-z-own-page"));
        let entry = self.thing(&self.book.name(Table::Mechanism, &record.id), &record.id);
        entry.places.push(place);
        entry.own.extend(own);
    }

    /// A document or a case: by its title, if it is known by that, and by its symbol.
    fn add_listed(&mut self, record: &'a Record) {
        let (book, table, id) = (self.book, record.table, record.id.as_str());
        let users: Vec<_> = book.uses.by(Table::Mechanism, id).map(|user| (Table::Mechanism, user)).collect();
        let name = book.name(table, id);
        if let Some(symbol) = record.text("symbol") {
            let entry = self.thing(symbol, id);
            entry.places.push(link(book.target(table, id), name.clone()));
            entry.users.extend(users.iter().filter(|_| table == Table::Standard));
        }
        let words = match table {
            Table::Case => "a-z-case",
            Table::Standard => "a-z-source",
            // There are many sources, and few of them have a name that a reader would know.
            _ => return,
        };
        let entry = self.thing(&name, id);
        entry.places.push(link(book.target(table, id), book.texts.get(words)));
        entry.users.extend(users);
    }

    /// The values of the fields that are declared for the index, such as places.
    fn add_values(&mut self) {
        let book = self.book;
        for (table, fields) in &book.registry.schema.fields {
            for field in fields.iter().filter(|field| field.index) {
                let (FieldType::Choice(vocabulary) | FieldType::Choices(vocabulary)) = &field.kind else { continue };
                for record in book.registry.table(*table).filter(|record| !record.is_abstract) {
                    for value in ids(record.latest(&field.id).filter(|value| **value != Value::NotStated)) {
                        if value != NO_VALUE {
                            self.add_value(&book.value_label(vocabulary, value), record);
                        }
                    }
                }
            }
        }
    }

    fn add_value(&mut self, label: &str, record: &'a Record) {
        let treated = self.treated.headed(label);
        let entry = self.entry(label);
        entry.treated.extend(treated);
        entry.users.insert((record.table, &record.id));
    }

    /// Other names lead to the full one; those of a chapter to the chapter.
    fn add_other_names(&mut self) {
        let edition = self.book.edition;
        let records = self.book.records().filter_map(|record| edition.records.get_key_value(&record.id));
        let mut others: BTreeMap<String, (&'a str, BTreeSet<&'a str>)> = BTreeMap::new();
        for (id, words) in edition.glossary.iter().chain(records) {
            for other in words.page.front.short.iter().chain(&words.page.front.aliases) {
                others.entry(fold(other)).or_insert((other, BTreeSet::new())).1.insert(id);
            }
        }
        for (other, things) in others.into_values() {
            let treated = self.treated.headed(other);
            // A name of several things says nothing of the one that is meant.
            let only = things.first().filter(|_| things.len() == 1).and_then(|id| self.anchors.get(id));
            if let Some(entry) = only.and_then(|(_, full)| self.entries.get_mut(&fold(full))) {
                entry.treated.extend(treated);
            }
            self.entry(other).see.extend(things);
        }
        let chapters = edition.chapters.iter().filter(|chapter| chapter.kind == PageKind::Written);
        for other in chapters.flat_map(|chapter| &chapter.page.front.aliases) {
            let treated = self.treated.aliased(other);
            self.entry(other).treated.extend(treated);
        }
    }
}

fn entry<'a, 'e>(entries: &'e mut BTreeMap<String, Entry<'a>>, name: &str) -> &'e mut Entry<'a> {
    let entry = entries.entry(fold(name)).or_default();
    if entry.name.is_empty() {
        name.clone_into(&mut entry.name);
    }
    entry
}

impl Entry<'_> {
    fn definition(&self, book: &Book, anchors: &Anchors) -> Definition {
        let mut lines = Vec::new();
        if !self.places.is_empty() {
            lines.push(joined(self.named_places(), &book.semicolon()));
        }
        lines.extend(labelled(book, book.texts.get("a-z-treated"), treated(book, self.elsewhere())));
        for (label, tables) in [
            ("a-z-records", &[Table::Mechanism][..]),
            ("a-z-cases", &[Table::Case]),
            ("a-z-documents", &[Table::Standard, Table::Source, Table::Contact]),
        ] {
            let users = self.users.iter().filter(|(table, _)| tables.contains(table));
            lines.extend(labelled(
                book,
                book.texts.get(label),
                users.map(|(table, id)| vec![book.jump(*table, id)]).collect(),
            ));
        }
        let see = if lines.is_empty() { "a-z-see" } else { "a-z-see-also" };
        lines.extend(labelled(book, book.texts.get(see), self.see(book, anchors)));
        let details = lines.into_iter().map(|line| vec![Block::Paragraph(line)]).collect();
        Definition { id: self.anchor.clone(), term: vec![text(&self.name)], details }
    }

    fn elsewhere(&self) -> Vec<&Section<'_>> {
        self.treated.iter().filter(|section| !self.own.contains(&section.page)).collect()
    }

    /// A rule and the document that has it may have one title: the first place is enough.
    fn named_places(&self) -> Vec<Vec<Inline>> {
        let mut names = BTreeSet::new();
        let places = self.places.iter().map(|place| vec![place.clone()]);
        places.filter(|place| names.insert(plain(place))).collect()
    }

    /// Other entries of this page, by their names.
    fn see(&self, book: &Book, anchors: &Anchors) -> Vec<Vec<Inline>> {
        let entry = |id: &&str| {
            // An address has no entry here.
            let (anchor, name) = anchors.get(*id).filter(|(anchor, _)| *anchor != self.anchor)?;
            Some(vec![link(book.page(PageKind::Generated, "a-z", anchor), name.clone())])
        };
        self.see.iter().filter_map(entry).collect()
    }
}

/// Pages with their sections: `Roofs (Tiles, Gutters)`; a page that is only meant in part is no link itself.
fn treated(book: &Book, sections: Vec<&Section>) -> Vec<Vec<Inline>> {
    let mut pages = Vec::new();
    for page in sections.chunk_by(|a, b| a.page == b.page) {
        let Some(first) = page.first() else { continue };
        let title = book.edition.chapters.get(first.page.0 as usize).map_or("", |chapter| &chapter.title);
        let jump = |section: &&Section| {
            vec![link(Target::Page(section.page, section.anchor.to_owned()), section.title.to_owned())]
        };
        let parts = joined(page.iter().filter(|section| section.number > 0).map(jump).collect(), &book.comma());
        let mut phrase = if first.number == 0 { jump(first) } else { vec![text(title)] };
        if !parts.is_empty() {
            phrase.push(text(if first.number == 0 { " (".to_owned() } else { book.colon() }));
            phrase.extend(parts);
            phrase.extend((first.number == 0).then(|| text(")")));
        }
        pages.push(phrase);
    }
    pages
}

fn labelled(book: &Book, label: String, phrases: Vec<Vec<Inline>>) -> Option<Vec<Inline>> {
    let mut line = vec![text(label + " ")];
    line.extend(joined(phrases, &book.semicolon()));
    (line.len() > 1).then_some(line)
}
