//! The questions of the finder as a form. It is hidden until the script that answers it has run.

use super::Writer;
use crate::model::finder::{TableAnswer, TableFacet};

/// How the anchors of the rules begin; a number follows.
const RULE: &str = "rule-";

impl Writer<'_> {
    /// The form, only where the script comes along that answers it.
    pub(super) fn questions(&mut self) {
        let Some(table) = self.scope.edition.verdicts.as_ref().filter(|_| self.scope.live) else { return };
        self.raw("<form class=\"finder\" hidden=\"\" autocomplete=\"off\"");
        let rules = self.scope.addresses.id(RULE);
        if rules != RULE {
            self.attribute("data-rules", &rules);
        }
        self.raw(">\n");
        for (index, facet) in table.facets.iter().enumerate().filter(|(_, facet)| facet.asked_first) {
            self.facet(index, facet);
        }
        self.raw("<details class=\"finder-more\"><summary>");
        let words = self.scope.words.get("finder-more");
        self.text(&words);
        self.raw("</summary>\n");
        for (index, facet) in table.facets.iter().enumerate().filter(|(_, facet)| !facet.asked_first) {
            self.facet(index, facet);
        }
        self.raw("</details>\n<p class=\"finder-clear\"><button type=\"button\">");
        let words = self.scope.words.get("finder-clear");
        self.text(&words);
        self.raw("</button> ");
        let words = self.scope.words.get("finder-clear-help");
        self.element("span", "", &words);
        self.raw("</p>\n</form>\n<div class=\"finder-results\" hidden=\"\"></div>");
    }

    fn facet(&mut self, index: usize, facet: &TableFacet) {
        self.raw("<fieldset");
        self.attribute("data-facet", &index.to_string());
        self.raw("><legend>");
        self.text(&facet.question);
        self.raw("</legend>\n");
        if !facet.help.is_empty() {
            self.element("p", "help", &facet.help);
        }
        self.answers(facet, None, false);
        if !facet.many {
            let words = self.scope.words.get("finder-skip");
            self.choice(facet, "", &words, true);
        }
        if facet.answers.iter().any(|answer| answer.more) {
            self.raw("<details><summary>");
            let words = self.scope.words.get("finder-more-answers");
            self.text(&words);
            self.raw("</summary>\n");
            self.answers(facet, None, true);
            self.raw("</details>\n");
        }
        self.raw("</fieldset>\n");
    }

    /// The answers below `under`, each with its narrower ones.
    fn answers(&mut self, facet: &TableFacet, under: Option<usize>, more: bool) {
        let below = |answer: &TableAnswer| answer.under == under && answer.more == more;
        for (index, answer) in facet.answers.iter().enumerate().filter(|(_, answer)| below(answer)) {
            self.choice(facet, &index.to_string(), &answer.label, false);
            if facet.answers.iter().any(|other| other.under == Some(index)) {
                let label = self.scope.words.with("finder-narrower-of", "answer", &answer.label);
                self.raw("<div class=\"narrower\" role=\"group\"");
                self.attribute("aria-label", &label);
                self.raw(">\n");
                self.answers(facet, Some(index), more);
                self.raw("</div>\n");
            }
        }
    }

    fn choice(&mut self, facet: &TableFacet, value: &str, label: &str, checked: bool) {
        self.raw("<label class=\"choice-line\"><input");
        self.attribute("type", if facet.many { "checkbox" } else { "radio" });
        self.attribute("name", &format!("ask-{}", facet.id));
        self.attribute("value", value);
        self.raw(if checked { " checked=\"\"/> <span>" } else { "/> <span>" });
        self.text(label);
        self.raw("</span></label>\n");
    }
}
