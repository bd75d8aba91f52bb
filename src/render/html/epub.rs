//! What an e-book shows instead of folds, fields and wide tables: pages are turned there, and no script runs.

use std::collections::BTreeMap;

use super::Writer;
use crate::model::comparison::{ComparedCell, ComparedGroup, ComparedRow, Comparison};
use crate::model::handbook::PageKind;
use crate::model::message::{MessageForm, MessageItem};
use crate::model::page::{Block, Inline};

impl Writer<'_> {
    /// A role, with the older word of e-books for the same beside it.
    pub(super) fn semantics(&mut self, epub_type: &str, role: &str) {
        if self.is_epub() {
            self.attribute("epub:type", epub_type);
        }
        self.attribute("role", role);
    }

    /// The term of a definition. On the page of the glossary it is defined.
    pub(super) fn term(&mut self, term: &[Inline]) {
        let chapter = self.scope.chapter;
        let defines = self.is_epub() && chapter.kind == PageKind::Generated && chapter.id == "glossary";
        // A name in the other direction has its brackets and numbers in its own order.
        let (open, close) = if self.scope.edition.rtl { ("<bdi>", "</bdi>") } else { ("", "") };
        self.raw(if defines { "<dfn>" } else { "" });
        self.raw(open);
        self.inlines(term);
        self.raw(close);
        self.raw(if defines { "</dfn>" } else { "" });
    }

    /// A box that nobody can tick is a sign with a name.
    pub(super) fn task_in_words(&mut self, done: bool, text: &[Inline]) {
        let (sign, key) = if done { ("☑", "epub-task-done") } else { ("☐", "epub-task-open") };
        let label = self.scope.words.get(key);
        self.raw("<span class=\"box\" role=\"img\"");
        self.attribute("aria-label", &label);
        self.raw(&format!(">{sign}</span> "));
        self.inlines(text);
    }

    /// A fold as a section below its summary.
    pub(super) fn open_fold(&mut self, summary: &[Inline], blocks: &[Block]) {
        let above = self.level;
        self.raw("<section class=\"fold\">");
        self.heading_below(above, "", summary);
        self.blocks(blocks);
        self.raw("</section>");
        self.level = above;
    }

    /// A heading one level below `above`; what follows stands below it.
    fn heading_below(&mut self, above: u8, id: &str, text: &[Inline]) {
        self.level = (above + 1).min(6);
        let level = self.level;
        self.raw(&format!("<h{level}"));
        self.id(id);
        self.raw(">");
        self.inlines(text);
        self.raw(&format!("</h{level}>\n"));
    }

    /// A comparison record by record.
    pub(super) fn compared_list(&mut self, comparison: &Comparison) {
        let above = self.level;
        self.group_links(&comparison.groups);
        for group in &comparison.groups {
            self.compared_records(group, &comparison.columns);
            self.level = above;
        }
    }

    fn compared_records(&mut self, group: &ComparedGroup, columns: &[String]) {
        if !group.label.is_empty() {
            self.heading_below(self.level, &group.id, &[Inline::Text(group.label.clone())]);
        }
        let above = self.level;
        for row in &group.rows {
            self.heading_below(above, "", &row.name);
            self.compared_record(row, columns);
        }
    }

    fn compared_record(&mut self, row: &ComparedRow, columns: &[String]) {
        self.raw("<dl class=\"facts\">\n");
        for (cell, label) in row.cells.iter().zip(columns) {
            self.raw("<div>");
            self.element("dt", "", label);
            self.raw("<dd>");
            match cell {
                ComparedCell::Known(items) => match &items[..] {
                    [one] => self.inlines(one),
                    items => self.phrases(items),
                },
                ComparedCell::NotStated => self.inlines(&[Inline::NotStated]),
                ComparedCell::Absent => {
                    let absent = self.scope.words.get("compare-absent");
                    self.text(&absent);
                }
            }
            self.raw("</dd></div>\n");
        }
        self.raw("</dl>\n");
    }

    /// What a message tells, point by point, between the sentences around it.
    pub(super) fn outline(&mut self, form: &MessageForm) {
        self.raw("<div class=\"message\">\n");
        self.around_words(&form.opening);
        self.raw("<ol>\n");
        for item in &form.items {
            self.outline_item(item);
        }
        self.raw("</ol>\n");
        self.around_words(&form.closing);
        self.raw("</div>");
    }

    fn outline_item(&mut self, item: &MessageItem) {
        self.raw("<li><p class=\"message-label\">");
        self.element("strong", "", &item.label);
        self.marks(item);
        self.raw("</p>\n");
        if !item.why.is_empty() {
            self.element("p", "message-why", &item.why);
            self.raw("\n");
        }
        if let Some(by) = &item.consent {
            let answers = ["write-yes", "write-no", "write-not-asked"].map(|key| self.scope.words.get(key));
            self.raw("<p class=\"message-consent\">");
            self.text(&answers.map(|answer| format!("☐ {answer}")).join("  "));
            self.raw("</p>\n<p class=\"message-consent\">");
            let given_by = self.scope.words.get("write-by");
            self.text(&[given_by, by.join("; ")].join(" "));
            self.raw("</p>\n");
        }
        self.raw("</li>\n");
    }

    /// Notes, each apart: a program may show one beside the place that refers to it.
    pub(super) fn asides(&mut self, notes: &BTreeMap<u32, String>) {
        let label = self.scope.words.footnotes.clone();
        self.raw("<section class=\"footnotes\" epub:type=\"footnotes\"");
        self.attribute("aria-label", &label);
        self.raw(">\n");
        self.element("p", "footnotes-title", &label);
        for (number, text) in notes {
            self.raw("\n<aside class=\"note\"");
            self.semantics("footnote", "doc-footnote");
            self.id(&format!("fn-{number}"));
            self.raw(">");
            self.element("p", "note-number", &number.to_string());
            self.raw(text);
            self.back_links(*number);
            self.raw("</aside>");
        }
        self.raw("</section>\n");
    }
}
