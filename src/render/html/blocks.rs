//! The blocks that an author writes.

use super::super::addresses::in_page;
use super::{DEPTH_MAX, Writer, escape};
use crate::model::page::{AlertKind, Alignment, Block, Definition, DirectiveIndex, Heading, Inline, ListItem};
use crate::model::source::Span;

impl Writer<'_> {
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        if self.depth >= DEPTH_MAX {
            return;
        }
        self.depth += 1;
        for block in blocks {
            self.block(block);
            self.out.push('\n');
        }
        self.depth -= 1;
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(inlines) => self.paragraph(inlines),
            Block::List { start, items } => self.list(*start, items),
            Block::Table { alignments, head, rows } => self.table(alignments, head, rows),
            Block::Code { language, text } => self.code(language, text),
            Block::Quote(blocks) => self.wrapped("blockquote", "", blocks),
            Block::Alert { kind, blocks, span } => self.alert(*kind, blocks, *span),
            Block::Definitions(definitions) => self.definitions(definitions),
            Block::Footnote { number, blocks, .. } => self.footnote(*number, blocks),
            Block::Rule => self.raw("<hr/>"),
            Block::Directive(index) => self.directive(*index),
            Block::Figure { image, alt, caption } => self.figure(image, alt, caption),
            Block::Picture(picture) => self.picture(picture),
            Block::Facts(facts) => self.facts(facts),
            Block::Card(card) => self.card(card),
            Block::Glance(lines) => self.glance_of_page(lines),
            Block::Contacts(lines) => self.contacts(lines),
            Block::Checklist(items) => self.checklist(items),
            Block::Comparison(comparison) => self.comparison(comparison),
            Block::MessageForm(form) => self.message_form(form),
            Block::Section { class, id, blocks } => self.section(class, id, blocks),
            Block::Only { media, blocks } if media.contains(&self.scope.medium) => self.blocks(blocks),
            Block::Only { .. } => {}
            Block::Questions => self.questions(),
            Block::Fold { summary, blocks } => self.fold(summary, blocks),
        }
    }

    fn heading(&mut self, heading: &Heading) {
        let anchor = self.next_anchor(heading.level, &escape::plain(&heading.text));
        let level = (heading.level + self.scope.shift).clamp(1, 6);
        self.level = level;
        // One file with every page has a contents list of its own; marks at each heading would only be noise.
        let marked = anchor.filter(|_| self.scope.shift == 0 && !self.is_epub());
        if marked.is_some() {
            self.raw("<div class=\"heading\">");
        }
        self.raw(&format!("<h{level}"));
        if let Some(anchor) = anchor {
            self.id(&anchor.id);
        }
        self.raw(">");
        self.inlines(&heading.text);
        self.raw(&format!("</h{level}>"));
        if let Some(anchor) = marked {
            self.raw("<a class=\"anchor\"");
            self.attribute("href", &in_page(&anchor.id));
            let label = self.scope.words.heading_link(&anchor.title);
            self.attribute("aria-label", &label);
            self.raw(">#</a></div>");
        }
    }

    fn paragraph(&mut self, inlines: &[Inline]) {
        if self.offers_what_is_not_here(inlines) {
            return;
        }
        self.raw("<p>");
        self.inlines(inlines);
        self.raw("</p>");
    }

    /// An element with a class around blocks.
    pub(super) fn wrapped(&mut self, name: &str, class: &str, blocks: &[Block]) {
        self.raw(&format!("<{name}"));
        if !class.is_empty() {
            self.attribute("class", class);
        }
        self.raw(">\n");
        self.blocks(blocks);
        self.raw(&format!("</{name}>"));
    }

    fn list(&mut self, start: Option<u64>, items: &[ListItem]) {
        let name = if start.is_some() { "ol" } else { "ul" };
        self.raw(&format!("<{name}"));
        if let Some(first) = start.filter(|first| *first != 1) {
            self.attribute("start", &first.min(i32::MAX as u64).to_string());
        }
        if items.iter().any(|item| item.task.is_some()) {
            self.attribute("class", "tasks");
        }
        self.raw(">\n");
        for item in items {
            self.item(item);
        }
        self.raw(&format!("</{name}>"));
    }

    fn item(&mut self, item: &ListItem) {
        if matches!(&item.blocks[..], [Block::Paragraph(only)] if self.offers_what_is_not_here(only)) {
            return;
        }
        self.raw("<li>");
        let blocks = match (item.task, item.blocks.split_first()) {
            (Some(done), Some((Block::Paragraph(first), rest))) => {
                self.task(done, first);
                rest
            }
            _ => &item.blocks[..],
        };
        for block in blocks {
            match block {
                Block::Paragraph(inlines) if item.tight => self.inlines(inlines),
                _ => self.blocks(std::slice::from_ref(block)),
            }
        }
        self.raw("</li>\n");
    }

    fn task(&mut self, done: bool, text: &[Inline]) {
        if self.is_epub() {
            return self.task_in_words(done, text);
        }
        self.raw("<label><input type=\"checkbox\" disabled=\"\"");
        self.raw(if done { " checked=\"\"/> " } else { "/> " });
        self.inlines(text);
        self.raw("</label>");
    }

    fn table(&mut self, alignments: &[Alignment], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        self.table_region("table");
        self.raw("<table>\n");
        if head.iter().any(|cell| !cell.is_empty()) {
            self.raw("<thead>");
            self.row(alignments, head, true);
            self.raw("</thead>\n");
        }
        self.raw("<tbody>\n");
        for row in rows {
            self.row(alignments, row, false);
        }
        self.raw("</tbody></table></div>");
    }

    /// The box around a table. On a screen it scrolls, so that it has a name and keys reach it; an e-book has pages.
    pub(super) fn table_region(&mut self, class: &str) {
        self.tables += 1;
        self.raw("<div");
        self.attribute("class", class);
        if !self.is_epub() {
            let label = self.scope.words.table_label(self.tables, &self.scope.chapter.title);
            self.raw(" role=\"region\" tabindex=\"0\"");
            self.attribute("aria-label", &label);
        }
        self.raw(">");
    }

    fn row(&mut self, alignments: &[Alignment], cells: &[Vec<Inline>], head: bool) {
        self.raw("<tr>");
        for (column, cell) in cells.iter().enumerate() {
            // An empty cell heads nothing.
            let name = if head && !cell.is_empty() { "th" } else { "td" };
            self.raw(&format!("<{name}"));
            if name == "th" {
                self.attribute("scope", "col");
            }
            match alignments.get(column) {
                Some(Alignment::Center) => self.attribute("class", "center"),
                Some(Alignment::End) => self.attribute("class", "end"),
                _ => {}
            }
            self.raw(">");
            self.inlines(cell);
            self.raw(&format!("</{name}>"));
        }
        self.raw("</tr>\n");
    }

    fn code(&mut self, language: &str, text: &str) {
        self.raw("<pre><code");
        if !language.is_empty() {
            self.attribute("class", &format!("language-{language}"));
        }
        self.raw(">");
        self.text(text);
        self.raw("</code></pre>");
    }

    fn alert(&mut self, kind: AlertKind, blocks: &[Block], span: Span) {
        let name = match kind {
            AlertKind::Note => "note",
            AlertKind::Tip => "tip",
            AlertKind::Important => "important",
            AlertKind::Warning => "warning",
            AlertKind::Caution => "caution",
        };
        self.raw(&format!("<aside class=\"alert alert-{name}\""));
        if self.is_epub() {
            // A program lists landmarks; several without a name would be one riddle each.
            self.attribute("role", "note");
        }
        self.raw(">\n");
        let words = self.scope.words;
        let title = if self.in_original { words.original_alert(name) } else { words.alert(name) };
        self.element("p", "alert-title", &title);
        self.raw("\n");
        self.blocks(blocks);
        self.raw("</aside>");
        let scope = self.scope;
        if let Some(original) = scope.chapter.originals.get(&span) {
            self.raw("\n");
            self.original(original);
        }
    }

    fn definitions(&mut self, definitions: &[Definition]) {
        self.raw("<dl class=\"terms\">\n");
        for definition in definitions {
            self.raw("<dt");
            self.id(&definition.id);
            self.raw(">");
            self.term(&definition.term);
            self.raw("</dt>\n");
            for detail in &definition.details {
                self.detail(detail);
            }
        }
        self.raw("</dl>");
    }

    /// A definition; a single paragraph needs no `<p>`.
    pub(super) fn detail(&mut self, blocks: &[Block]) {
        self.raw("<dd>");
        match blocks {
            [Block::Paragraph(inlines)] => self.inlines(inlines),
            _ => self.blocks(blocks),
        }
        self.raw("</dd>\n");
    }

    fn directive(&mut self, index: DirectiveIndex) {
        let scope = self.scope;
        if let Some(blocks) = scope.chapter.inserts.get(index.0 as usize) {
            self.blocks(blocks);
        }
    }
}
