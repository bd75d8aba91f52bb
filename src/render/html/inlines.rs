//! Text and what stands in it.

use super::{DEPTH_MAX, Writer};
use crate::model::handbook::Target;
use crate::model::page::{Inline, LinkIndex};

impl Writer<'_> {
    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        if self.depth >= DEPTH_MAX {
            return;
        }
        self.depth += 1;
        for inline in inlines {
            self.inline(inline);
        }
        self.depth -= 1;
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => self.text(text),
            Inline::Emphasis(inner) => self.around("em", inner),
            Inline::Strong(inner) => self.around("strong", inner),
            Inline::Strike(inner) => self.around("s", inner),
            Inline::Code(text) => self.element("code", "", text),
            Inline::Link { link, text } => self.link(*link, text),
            Inline::Image { link, alt } => self.image_link(*link, alt),
            Inline::FootnoteRef { number, .. } => self.reference(*number),
            Inline::HardBreak => self.raw("<br>\n"),
            Inline::SoftBreak => self.raw("\n"),
            Inline::Jump { target, text } => self.jump(target, text),
            Inline::Address(value) => self.address(value),
            Inline::Badge { class, text } => self.badge(class, text),
            Inline::NotStated => {
                let text = self.scope.words.not_stated.clone();
                self.element("span", "not-stated", &text);
            }
        }
    }

    fn around(&mut self, name: &str, inner: &[Inline]) {
        self.raw(&format!("<{name}>"));
        self.inlines(inner);
        self.raw(&format!("</{name}>"));
    }

    pub(super) fn badge(&mut self, class: &str, text: &str) {
        self.element("span", &format!("badge badge-{class}"), text);
    }

    fn image_link(&mut self, link: LinkIndex, alt: &str) {
        let scope = self.scope;
        match scope.chapter.targets.get(link.0 as usize) {
            Some(target) => self.image(target, alt),
            None => self.text(alt),
        }
    }

    /// An image that the book carries, or the words that stand for it.
    pub(super) fn image(&mut self, target: &Target, alt: &str) {
        let href = match target {
            Target::Asset(_) => self.scope.addresses.src(target),
            _ => None,
        };
        match href {
            Some(src) => {
                self.raw("<img");
                self.attribute("src", &src);
                self.attribute("alt", alt);
                self.raw(">");
            }
            None => self.text(alt),
        }
    }
}
