//! The questions of a record in a line each.
//!
//! Known or not is said in words and by a class: the style sheet adds a mark, and colour only on top of that.

use super::Writer;
use crate::model::glance::GlanceLine;
use crate::model::page::Inline;

impl Writer<'_> {
    /// At the head of a record's page. Where all pages stand in one file, the whole answers follow close enough.
    pub(super) fn glance_of_page(&mut self, lines: &[GlanceLine]) {
        if self.scope.shift == 0 {
            self.glance(lines);
        }
    }

    pub(super) fn glance(&mut self, lines: &[GlanceLine]) {
        self.raw("<dl class=\"glance\">\n");
        for line in lines {
            let state = if line.answers.is_empty() { "glance-silent" } else { "glance-known" };
            self.raw(&format!("<div class=\"{state}\"><dt>"));
            self.jump(&line.target, &[Inline::Text(line.question.clone())]);
            self.raw("</dt>");
            if line.answers.is_empty() {
                self.raw("<dd>");
                self.inlines(&[Inline::NotStated]);
                self.raw("</dd>");
            }
            for answer in &line.answers {
                self.raw("<dd>");
                self.inlines(answer);
                self.raw("</dd>");
            }
            self.raw("</div>\n");
        }
        self.raw("</dl>\n");
    }
}
