//! What a reader must know of a translation, and the original where lives may hang on the words.

use super::super::frame::direction;
use super::Writer;
use crate::model::page::Block;
use crate::model::translation::{Change, Drift, State};

impl Writer<'_> {
    /// Whether the page is a draft, whether its original has changed since, and the warnings that it lacks.
    pub(super) fn notices(&mut self) {
        let scope = self.scope;
        let translation = &scope.chapter.translation;
        if !translation.is_translated() {
            return;
        }
        if !translation.reviewed {
            let mut words = scope.words.get("translation-draft");
            if !scope.chapter.originals.is_empty() || !scope.chapter.lacking.is_empty() {
                words = format!("{words} {}", scope.words.get("translation-draft-originals"));
            }
            self.element("p", "notice unreviewed", &words);
            self.raw("\n");
        }
        if let State::Stale(drift) = &translation.state {
            self.stale(drift);
        }
        if !scope.chapter.lacking.is_empty() {
            self.original(&scope.chapter.lacking);
            self.raw("\n");
        }
    }

    /// Which sections are not up to date.
    fn stale(&mut self, drift: &[Drift]) {
        let words = self.scope.words;
        self.raw("<div class=\"notice stale\">\n");
        self.element("p", "", &words.get("translation-stale"));
        self.raw("\n<ul>\n");
        let beginning = words.get("translation-beginning");
        for section in drift {
            let key = match section.change {
                Change::Added => "translation-added",
                Change::Changed => "translation-changed",
                Change::Removed => "translation-removed",
            };
            let title = if section.title.is_empty() { &beginning } else { &section.title };
            self.element("li", "", &words.with(key, "section", title));
            self.raw("\n");
        }
        self.raw("</ul>\n</div>\n");
    }

    /// Blocks in the words of the source language.
    pub(super) fn original(&mut self, blocks: &[Block]) {
        let scope = self.scope;
        let Some(source) = scope.handbook.editions.first() else { return };
        self.raw("<div class=\"original\"");
        self.attribute("lang", &source.lang);
        self.attribute("dir", direction(source));
        self.raw(">\n<p class=\"original-title\"");
        self.attribute("lang", &scope.edition.lang);
        self.attribute("dir", direction(scope.edition));
        self.raw(">");
        let language = scope.words.language(&source.lang);
        let words = scope.words.with("translation-original", "language", &language);
        self.text(&words);
        self.raw("</p>\n");
        self.in_original = true;
        self.blocks(blocks);
        self.in_original = false;
        self.raw("</div>");
    }
}
