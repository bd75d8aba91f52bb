//! Footnotes: numbers in the text, notes at the end, links both ways.

use super::super::addresses::in_page;
use super::Writer;
use crate::model::page::Block;

impl Writer<'_> {
    /// Keeps the text of a note for the end. Its headings count here, where it was written.
    pub(super) fn footnote(&mut self, number: u32, blocks: &[Block]) {
        if number == 0 {
            return;
        }
        let text = self.apart(|it| it.blocks(blocks));
        self.notes.entry(number).or_insert(text);
    }

    pub(super) fn reference(&mut self, number: u32) {
        if number == 0 {
            return;
        }
        if self.in_link {
            return self.element("sup", "", &number.to_string());
        }
        let count = self.references.entry(number).or_insert(0);
        *count += 1;
        let name = reference_name(number, *count);
        self.raw("<sup><a");
        self.id(&name);
        let note = self.scope.addresses.id(&format!("fn-{number}"));
        self.attribute("href", &in_page(&note));
        self.semantics("noteref", "doc-noteref");
        self.raw(">");
        self.text(&number.to_string());
        self.raw("</a></sup>");
    }

    /// The notes, in the order of their numbers.
    pub(super) fn footnotes(&mut self) {
        let notes = std::mem::take(&mut self.notes);
        if notes.is_empty() {
            return;
        }
        if self.is_epub() {
            return self.asides(&notes);
        }
        let label = self.scope.words.footnotes.clone();
        self.raw("<section class=\"footnotes\" role=\"doc-endnotes\"");
        // Where several chapters share a page, each has its notes: their names must differ.
        let name = match self.scope.shift {
            0 => label.clone(),
            _ => format!("{label}: {}", self.scope.chapter.title),
        };
        self.attribute("aria-label", &name);
        self.raw(">\n");
        self.element("p", "footnotes-title", &label);
        self.raw("<ol>\n");
        for (number, text) in &notes {
            self.raw("<li");
            self.id(&format!("fn-{number}"));
            self.attribute("value", &number.to_string());
            self.raw(">");
            self.raw(text);
            self.back_links(*number);
            self.raw("</li>\n");
        }
        self.raw("</ol></section>\n");
    }

    pub(super) fn back_links(&mut self, number: u32) {
        let count = self.references.get(&number).copied().unwrap_or(0);
        if count == 0 {
            return;
        }
        self.raw("<p class=\"back\">");
        for occurrence in 1..=count {
            let href = in_page(&self.scope.addresses.id(&reference_name(number, occurrence)));
            self.raw("<a role=\"doc-backlink\"");
            self.attribute("href", &href);
            let label = self.scope.words.footnote_back(number, occurrence);
            self.attribute("aria-label", &label);
            self.raw(">↩</a> ");
        }
        self.raw("</p>");
    }
}

fn reference_name(number: u32, occurrence: u32) -> String {
    if occurrence == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{occurrence}") }
}
