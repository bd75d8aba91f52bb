//! The finder in short, for files that hold every page: whom each answer to the first question leads to, by name alone.

use crate::model::finder::{TableFacet, Verdict, VerdictTable};
use crate::model::page::{Block, Inline, ListItem};
use crate::model::registry::Table;

use super::super::super::book::{Book, link};
use super::super::super::tree::{joined, sentence, text};
use super::found;

/// Groups whose records are named; the others are no way to go.
const NAMED: [Verdict; 3] = [Verdict::Usable, Verdict::Conditional, Verdict::Silent];

/// The answers of the question `lead` as a list, narrower ones below broader ones. `shared` marks the records that are the
/// same for every answer: they are named once.
pub fn list(book: &Book, table: &VerdictTable, lead: usize, shared: &[bool]) -> Block {
    let facet = &table.facets[lead];
    let short = Short { book, table, lead, shared };
    let blocks = vec![
        // No heading: it is shown in some files only, and an anchor is one of the page.
        Block::Paragraph(vec![Inline::Strong(vec![text(facet.question.clone())])]),
        sentence(book.texts.get("whole-finder")),
        short.branch(facet, None),
        short.everywhere(),
    ];
    Block::Section { class: "finder-short", id: String::new(), blocks }
}

struct Short<'a> {
    book: &'a Book<'a>,
    table: &'a VerdictTable,
    lead: usize,
    shared: &'a [bool],
}

impl Short<'_> {
    fn branch(&self, facet: &TableFacet, under: Option<usize>) -> Block {
        let answers = facet.answers.iter().enumerate().filter(|(_, answer)| answer.under == under && !answer.open);
        let items = answers.map(|(index, answer)| {
            let mut blocks = vec![Block::Paragraph(vec![Inline::Strong(vec![text(answer.label.clone())])])];
            blocks.extend(self.leads_to(index));
            if facet.answers.iter().any(|it| it.under == Some(index) && !it.open) {
                blocks.push(self.branch(facet, Some(index)));
            }
            ListItem { task: None, blocks, tight: false }
        });
        Block::List { start: None, items: items.collect() }
    }

    /// Whom to write to first, then the names of each group.
    fn leads_to(&self, answer: usize) -> Vec<Block> {
        let found = found(self.table, &[(self.lead, answer)]);
        let mut lines = Vec::new();
        if !found.first.is_empty() {
            lines.push(self.line(self.book.texts.get("finder-first-label"), &found.first));
        }
        for verdict in NAMED {
            let hits = found.groups.iter().zip(Verdict::ALL).find(|(_, it)| *it == verdict).map(|(hits, _)| hits);
            let records = hits.into_iter().flatten().map(|hit| hit.record);
            let rest = records.filter(|record| !self.shared[*record] && !found.first.contains(record));
            let rest: Vec<usize> = rest.collect();
            if !rest.is_empty() {
                lines.push(self.line(self.label(verdict, rest.len()) + ":", &rest));
            }
        }
        lines
    }

    /// What every answer leads to.
    fn everywhere(&self) -> Block {
        let records: Vec<usize> = (0..self.shared.len()).filter(|record| self.shared[*record]).collect();
        self.line(self.book.texts.get("finder-shared") + ":", &records)
    }

    fn label(&self, verdict: Verdict, count: usize) -> String {
        self.book.texts.with(&format!("finder-group-{}", verdict.name()), &[("count", &count.to_string())])
    }

    fn line(&self, label: String, records: &[usize]) -> Block {
        let names = records.iter().map(|record| vec![self.jump(*record)]).collect();
        let mut line = vec![text(label + " ")];
        line.extend(joined(names, &self.book.semicolon()));
        Block::Paragraph(line)
    }

    /// A link to the page of a record, by its short name.
    fn jump(&self, record: usize) -> Inline {
        let id = &self.table.records[record];
        let short = self.book.edition.records.get(id).and_then(|words| words.page.front.short.clone());
        let name = short.unwrap_or_else(|| self.book.name(Table::Mechanism, id));
        link(self.book.target(Table::Mechanism, id), name)
    }
}
