//! What every part of this room looks up: names, labels and targets in one edition.

use std::collections::BTreeMap;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::handbook::{Config, Edition, Handbook, PageId, PageKind, Target};
use crate::model::page::Inline;
use crate::model::registry::{Field, Question, Record, Registry, Table, Value};
use crate::texts::{Texts, texts};

use super::tree::text;
use super::uses::Uses;

/// One edition with the registry behind it.
pub struct Book<'a> {
    /// What to build.
    pub config: &'a Config,
    /// Fields and records.
    pub registry: &'a Registry,
    /// Carried files.
    pub assets: &'a BTreeMap<String, Arc<[u8]>>,
    /// The edition.
    pub edition: &'a Edition,
    /// The program's words in the edition's language.
    pub texts: Texts,
    /// Who uses what.
    pub uses: &'a Uses<'a>,
    pages: BTreeMap<(PageKind, &'a str), PageId>,
}

/// Records of one group.
pub struct Group<'a> {
    /// The value of the vocabulary.
    pub id: &'a str,
    /// Its label.
    pub label: String,
    /// Its records, by name.
    pub records: Vec<&'a Record>,
}

impl<'a> Book<'a> {
    /// The lookups for `edition`.
    pub fn new(handbook: &'a Handbook, edition: &'a Edition, uses: &'a Uses<'a>) -> Self {
        let chapters = edition.chapters.iter().enumerate();
        let pages = chapters.map(|(index, chapter)| ((chapter.kind, chapter.id.as_str()), PageId(index as u32)));
        Self {
            config: &handbook.config,
            registry: &handbook.registry,
            assets: &handbook.assets,
            edition,
            texts: texts(&edition.lang, &handbook.texts),
            uses,
            pages: pages.collect(),
        }
    }

    /// A record that has a page.
    pub fn record(&self, id: &str) -> Option<&'a Record> {
        self.registry.get(Table::Mechanism, id).filter(|record| !record.is_abstract)
    }

    /// Every record that has a page, by id.
    pub fn records(&self) -> impl Iterator<Item = &'a Record> + use<'a> {
        self.registry.table(Table::Mechanism).filter(|record| !record.is_abstract)
    }

    /// `records` by group, groups in declared order, records by name; those without a known group last.
    pub fn by_group(&self, records: impl IntoIterator<Item = &'a Record>) -> Vec<Group<'a>> {
        let mut groups: BTreeMap<(usize, &str), Vec<&'a Record>> = BTreeMap::new();
        for record in records {
            let group = record.text("group").unwrap_or("");
            groups.entry((self.rank("group", group), group)).or_default().push(record);
        }
        let mut sorted = Vec::new();
        for ((_, id), mut records) in groups {
            records.sort_by_cached_key(|record| fold(&self.name(Table::Mechanism, &record.id)));
            let label = if id.is_empty() { self.texts.get("group-none") } else { self.value_label("group", id) };
            let id = if id.is_empty() { "no-group" } else { id };
            sorted.push(Group { id, label, records });
        }
        sorted
    }

    /// The place of a value in its vocabulary; unknown ones come last.
    pub fn rank(&self, vocabulary: &str, value: &str) -> usize {
        let values = self.registry.schema.vocabularies.get(vocabulary).map_or(&[][..], |it| &it.values);
        values.iter().position(|(key, _)| key == value).unwrap_or(usize::MAX)
    }

    /// The name of a record in the words of the edition; its id where it has none.
    pub fn name(&self, table: Table, id: &str) -> String {
        let name = match table {
            Table::Mechanism => self.edition.records.get(id).and_then(|words| {
                let name = words.page.front.name.clone();
                name.or_else(|| Some(words.title.clone()))
            }),
            Table::Case => self.edition.cases.get(id).map(|words| words.title.clone()),
            Table::Source | Table::Standard => self.core_text(table, id, "title"),
            Table::Contact => self.core_text(table, id, "value"),
        };
        name.filter(|name| !name.is_empty()).unwrap_or_else(|| id.to_owned())
    }

    /// The summary of a record, or nothing.
    pub fn summary(&self, id: &str) -> String {
        let words = self.edition.records.get(id);
        words.and_then(|words| words.page.front.summary.clone()).unwrap_or_default()
    }

    /// Where a record stands in the book.
    pub fn target(&self, table: Table, id: &str) -> Target {
        match table {
            Table::Mechanism => self.page(PageKind::Record, id, ""),
            Table::Contact => self.page(PageKind::Generated, "contacts", id),
            Table::Source | Table::Standard => self.page(PageKind::Generated, "sources", id),
            Table::Case => self.page(PageKind::Generated, "cases", id),
        }
    }

    /// A place on a page.
    pub fn page(&self, kind: PageKind, id: &str, anchor: &str) -> Target {
        self.pages.get(&(kind, id)).map_or(Target::Broken, |page| Target::Page(*page, anchor.to_owned()))
    }

    /// A link to a record by its name; only the name where it stands nowhere.
    pub fn jump(&self, table: Table, id: &str) -> Inline {
        link(self.target(table, id), self.name(table, id))
    }

    /// The label of a value.
    pub fn value_label(&self, vocabulary: &str, value: &str) -> String {
        let label = self.words(&format!("values.{vocabulary}.{value}"));
        label.unwrap_or_else(|| self.registry.schema.label(vocabulary, value).to_owned())
    }

    /// The label of a declared or core field.
    pub fn field_label(&self, field: &Field) -> String {
        if let Some(label) = self.words(&format!("fields.{}", field.id)) {
            return label;
        }
        if field.label.is_empty() && field.core { self.core_label(&field.id) } else { field.label.clone() }
    }

    /// The label of a field that every book has.
    pub fn core_label(&self, id: &str) -> String {
        self.texts.get(&format!("field-{}", id.replace('_', "-")))
    }

    /// The label of a question.
    pub fn question_label(&self, question: &Question) -> String {
        self.words(&format!("questions.{}", question.id)).unwrap_or_else(|| question.label.clone())
    }

    /// The label of a column of the comparison.
    pub fn column_label(&self, column: &Question) -> String {
        self.words(&format!("columns.{}", column.id)).unwrap_or_else(|| column.label.clone())
    }

    /// A few words for a field where its label is too long, if the book has them.
    pub fn short_label(&self, id: &str) -> Option<String> {
        self.words(&format!("short.{id}"))
    }

    /// A value as a message says it; its label where the book has no other words.
    pub fn said(&self, vocabulary: &str, value: &str) -> String {
        self.words(&format!("says.{vocabulary}.{value}")).unwrap_or_else(|| self.value_label(vocabulary, value))
    }

    /// What a reader calls the place that `target` leads to; `written` where it leads nowhere.
    pub fn name_of(&self, target: &Target, written: &str) -> String {
        match target {
            Target::Page(page, anchor) => self.name_of_place(*page, anchor).unwrap_or_else(|| written.to_owned()),
            Target::Contact(id) => self.name(Table::Contact, id),
            Target::WholeBook => self.texts.get("whole-book"),
            Target::External(url) => url.clone(),
            Target::Sheet(id) => self.name(Table::Mechanism, id),
            Target::Asset(_) | Target::Broken => written.to_owned(),
        }
    }

    fn name_of_place(&self, page: PageId, anchor: &str) -> Option<String> {
        let chapter = self.edition.chapters.get(page.0 as usize)?;
        if anchor.is_empty() {
            return Some(chapter.title.clone());
        }
        if chapter.kind == PageKind::Generated {
            let entry = self.edition.glossary.get(anchor).or_else(|| self.edition.cases.get(anchor));
            let title = entry.map(|entry| entry.title.clone());
            let title = title.or_else(|| self.core_text(Table::Source, anchor, "title"));
            let title = title.or_else(|| self.core_text(Table::Standard, anchor, "title"));
            return Some(title.unwrap_or_else(|| chapter.title.clone()));
        }
        let heading = chapter.headings.iter().find(|heading| heading.id == anchor);
        Some(heading.map_or_else(|| chapter.title.clone(), |heading| heading.title.clone()))
    }

    fn core_text(&self, table: Table, id: &str, field: &str) -> Option<String> {
        Some(self.registry.get(table, id)?.text(field)?.to_owned())
    }

    /// What stands between the parts of a list.
    pub fn comma(&self) -> String {
        self.texts.get("list-comma")
    }

    /// What stands between the parts of a list that may have commas themselves.
    pub fn semicolon(&self) -> String {
        self.texts.get("list-semicolon")
    }

    /// What stands between a label and its words.
    pub fn colon(&self) -> String {
        self.texts.get("label-colon")
    }

    /// A label and its words in a line; a question needs no colon.
    pub fn labelled(&self, label: &str, words: &str) -> String {
        let between = if label.ends_with(['?', '？', '؟']) { " ".to_owned() } else { self.colon() };
        format!("{label}{between}{words}")
    }

    /// The book's own words for a dotted key.
    pub fn words(&self, key: &str) -> Option<String> {
        self.edition.words.0.get(key).map(|(words, _)| words.clone())
    }
}

/// A link, or only its text where the target is nowhere.
pub fn link(target: Target, words: String) -> Inline {
    if target == Target::Broken { text(words) } else { Inline::Jump { target, text: vec![text(words)] } }
}

/// The oldest of some partial dates; a year is older than its months. Empty where there is none.
pub fn oldest(dates: impl IntoIterator<Item = String>) -> String {
    dates.into_iter().filter(|date| !date.is_empty()).min().unwrap_or_default()
}

/// The ids that a value refers to, in written order.
pub fn ids(value: Option<&Value>) -> Vec<&str> {
    match value {
        Some(Value::Reference(id, _) | Value::Choice(id) | Value::Text(id)) => vec![id],
        Some(Value::References(ids)) => ids.iter().map(|(id, _)| id.as_str()).collect(),
        Some(Value::Choices(ids)) => ids.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

/// The text of a part of an entry: a choice, text, date or reference.
pub fn part<'v>(entry: &'v BTreeMap<String, Value>, key: &str) -> Option<&'v str> {
    match entry.get(key)? {
        Value::Choice(it) | Value::Text(it) | Value::Date(it) | Value::Reference(it, _) => Some(it),
        _ => None,
    }
}

/// Letters to sort by: lower case, without marks.
pub fn fold(name: &str) -> String {
    name.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect()
}
