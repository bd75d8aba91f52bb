//! The blocks that `compose` makes from the registry.

use super::Writer;
use crate::model::card::{Card, CardRow, ChecklistItem, ContactLine};
use crate::model::handbook::Target;
use crate::model::page::{Block, DatedValue, Fact, Inline};

impl Writer<'_> {
    pub(super) fn figure(&mut self, image: &Target, alt: &str, caption: &[Block]) {
        self.raw("<figure>");
        self.image(image, alt);
        if !caption.is_empty() {
            self.wrapped("figcaption", "", caption);
        }
        self.raw("</figure>");
    }

    pub(super) fn section(&mut self, class: &str, id: &str, blocks: &[Block]) {
        // Where all pages stand in one file, what the finder repeats from them is left out, and a short list stands for it.
        let is_left_out = match class {
            "finder-plain" => self.scope.shift > 0,
            "finder-cards" => self.scope.shift > 0 || self.is_epub(),
            "finder-short" => self.scope.shift == 0,
            _ => false,
        };
        if is_left_out {
            return;
        }
        self.raw("<div");
        self.attribute("class", class);
        self.id(id);
        self.raw(">\n");
        self.blocks(blocks);
        self.raw("</div>");
    }

    pub(super) fn fold(&mut self, summary: &[Inline], blocks: &[Block]) {
        if self.is_epub() {
            return self.open_fold(summary, blocks);
        }
        // Where no script asks for it and all is printed, nothing stays folded.
        let open = if self.scope.shift > 0 && !self.scope.live { " open=\"\"" } else { "" };
        self.raw(&format!("<details class=\"fold\"{open}><summary>"));
        self.inlines(summary);
        self.raw("</summary>\n");
        self.blocks(blocks);
        self.raw("</details>");
    }

    pub(super) fn facts(&mut self, facts: &[Fact]) {
        self.raw("<dl class=\"facts\">\n");
        for fact in facts {
            self.raw("<div>");
            self.element("dt", "", &fact.label);
            for (index, value) in fact.values.iter().enumerate() {
                self.value(value, index > 0);
            }
            self.raw("</div>\n");
        }
        self.raw("</dl>");
    }

    fn value(&mut self, value: &DatedValue, older: bool) {
        self.raw(if older { "<dd class=\"older\">" } else { "<dd>" });
        match &value.items[..] {
            [one] => self.inlines(one),
            items => self.phrases(items),
        }
        if !value.as_of.is_empty() {
            self.raw(" ");
            let date = self.scope.words.as_of(&value.as_of);
            self.badge("date", &date);
        }
        if !value.sources.is_empty() {
            self.raw(" <small class=\"sources\">");
            self.inlines(&value.sources);
            self.raw("</small>");
        }
        self.raw("</dd>");
    }

    pub(super) fn phrases(&mut self, items: &[Vec<Inline>]) {
        self.raw("<ul>");
        for item in items {
            self.raw("<li>");
            self.inlines(item);
            self.raw("</li>");
        }
        self.raw("</ul>");
    }

    pub(super) fn card(&mut self, card: &Card) {
        let level = (self.level + 1).min(6);
        self.raw("<article class=\"card\">\n");
        self.raw(&format!("<h{level} class=\"card-name\">"));
        let name = [Inline::Text(card.name.clone())];
        if card.target == self.scope.here {
            self.inlines(&name)
        } else {
            self.jump(&card.target, &name)
        }
        self.raw(&format!("</h{level}>\n"));
        self.badges("p", &card.badges);
        if !card.summary.is_empty() {
            self.element("p", "card-summary", &card.summary);
        }
        if card.glance.is_empty() {
            self.rows(&card.rows);
            self.unknown(&card.unknown);
        } else {
            self.glance(&card.glance);
            self.whole_answers(&card.target);
        }
        self.raw("</article>");
    }

    fn rows(&mut self, rows: &[CardRow]) {
        if rows.is_empty() {
            return;
        }
        self.raw("<dl class=\"answers\">\n");
        for row in rows {
            self.raw("<div>");
            self.element("dt", "", &row.question);
            self.detail(&row.blocks);
            self.raw("</div>\n");
        }
        self.raw("</dl>\n");
    }

    /// The way to the whole answers: they stand once, on the page of the record, so that a chapter with many cards stays
    /// light.
    fn whole_answers(&mut self, target: &Target) {
        if *target == self.scope.here {
            return;
        }
        let words = self.scope.words.get("frame-card-more");
        self.raw("<p class=\"card-more\">");
        self.jump(target, &[Inline::Text(words)]);
        self.raw("</p>\n");
    }

    /// Questions without an answer: said, so that nobody searches for it.
    fn unknown(&mut self, questions: &[String]) {
        if questions.is_empty() {
            return;
        }
        let label = self.scope.words.card_unknown.clone();
        self.raw("<div class=\"unknown\">");
        self.element("p", "", &label);
        self.raw("<ul>");
        for question in questions {
            self.element("li", "", question);
        }
        self.raw("</ul></div>\n");
    }

    fn badges(&mut self, name: &str, badges: &[Inline]) {
        if badges.is_empty() {
            return;
        }
        self.raw(&format!("<{name} class=\"badges\">"));
        self.spaced(badges);
        self.raw(&format!("</{name}>\n"));
    }

    fn spaced(&mut self, badges: &[Inline]) {
        for (index, badge) in badges.iter().enumerate() {
            if index > 0 {
                self.raw(" ");
            }
            self.inlines(std::slice::from_ref(badge));
        }
    }

    pub(super) fn contacts(&mut self, lines: &[ContactLine]) {
        self.raw("<ul class=\"contacts\">\n");
        for line in lines {
            self.raw("<li");
            // Only the page of contacts gives the anchor: elsewhere the same address may stand twice.
            if line.role.is_empty() {
                self.id(&line.id);
            }
            self.raw(">");
            self.contact_line(line);
            self.raw("</li>\n");
        }
        self.raw("</ul>");
    }

    fn contact_line(&mut self, line: &ContactLine) {
        self.raw("<p class=\"contact-kind\">");
        self.element("b", "", &line.kind);
        if !line.role.is_empty() {
            self.raw(" · ");
            self.text(&line.role);
        }
        self.raw("</p>");
        if !line.value.is_empty() {
            self.raw("<p class=\"contact-value\">");
            self.address(&line.value);
            self.raw("</p>");
        }
        self.contact_marks(line);
    }

    /// Date, state and source of an address, in one line.
    fn contact_marks(&mut self, line: &ContactLine) {
        if line.badges.is_empty() && line.notes.is_empty() {
            return;
        }
        self.raw("<p class=\"badges\">");
        self.spaced(&line.badges);
        if !line.notes.is_empty() {
            self.raw(if line.badges.is_empty() { "" } else { " " });
            self.raw("<span class=\"contact-notes\">");
            self.inlines(&line.notes);
            self.raw("</span>");
        }
        self.raw("</p>");
    }

    pub(super) fn checklist(&mut self, items: &[ChecklistItem]) {
        self.raw("<ul class=\"checklist\">\n");
        for item in items {
            self.raw("<li><span class=\"box\" aria-hidden=\"true\">☐</span> ");
            self.element("span", "what", &item.text);
            if !item.need.is_empty() {
                self.raw(" ");
                self.badge("need", &item.need);
            }
            self.raw("</li>\n");
        }
        self.raw("</ul>");
    }
}
