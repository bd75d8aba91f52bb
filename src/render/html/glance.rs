//! The questions of a record in a line each.
//!
//! Known or not is said in words and by a class: the style sheet adds a mark, and colour only on top of that.

use super::Writer;
use crate::model::glance::GlanceLine;
use crate::model::handbook::Target;
use crate::model::page::Inline;

impl Writer<'_> {
    /// At the head of a record's page. Where all pages stand in one file, the whole answers follow close enough.
    pub(super) fn glance_of_page(&mut self, lines: &[GlanceLine]) {
        if self.scope.shift == 0 {
            self.glance(lines);
        }
    }

    /// What is known, a box a question; then, in one box, what the sources do not say.
    pub(super) fn glance(&mut self, lines: &[GlanceLine]) {
        self.raw("<dl class=\"glance\">\n");
        let (known, silent): (Vec<_>, Vec<_>) = lines.iter().partition(|line| !line.answers.is_empty());
        for line in known {
            self.raw("<div><dt>");
            self.question(line);
            self.raw("</dt>");
            for answer in &line.answers {
                self.raw("<dd>");
                self.inlines(answer);
                self.raw("</dd>");
            }
            self.raw("</div>\n");
        }
        if !silent.is_empty() {
            self.raw("<div class=\"glance-silent\"><dt>");
            self.inlines(&[Inline::NotStated]);
            self.raw("</dt>");
            for line in silent {
                self.raw("<dd>");
                self.question(line);
                self.raw("</dd>");
            }
            self.raw("</div>\n");
        }
        self.raw("</dl>\n");
    }

    /// A link where the whole answer stands on the same page. From a card one way leads on, below it: six more to the
    /// same page would only be in the way of the keyboard.
    fn question(&mut self, line: &GlanceLine) {
        let words = [Inline::Text(line.question.clone())];
        match (&line.target, &self.scope.here) {
            (Target::Page(page, _), Target::Page(here, _)) if page == here => self.jump(&line.target, &words),
            _ => self.inlines(&words),
        }
    }
}
