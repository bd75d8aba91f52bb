//! Pictures: a drawing, and the same facts in words beside it.
//!
//! To a screen reader the drawing is one image with a short name, and its letters are not read: the twin, a plain
//! list with links, is what is read. So nothing is heard twice. The twin is open, since text browsers, printers and
//! those who search the page have nothing else; whoever sees the drawing may fold it away.

use super::super::drawing::{self, Direction};
use super::Writer;
use crate::model::picture::Picture;

impl Writer<'_> {
    pub(super) fn picture(&mut self, picture: &Picture) {
        self.raw("<figure class=\"picture\">\n<figcaption>");
        self.element("p", "picture-title", &picture.title);
        self.raw("\n");
        self.blocks(&picture.caption);
        self.raw("</figcaption>\n");
        let Some(drawing) = &picture.drawing else {
            self.blocks(&picture.twin);
            return self.raw("</figure>");
        };
        let words = self.scope.words;
        let label = words.with("frame-picture", "title", &picture.title);
        let svg = drawing::svg(drawing, self.direction(), &label);
        self.raw(&svg);
        if self.is_epub() {
            self.raw("\n");
            self.wrapped("div", "twin", &picture.twin);
            return self.raw("</figure>");
        }
        self.raw("\n<details class=\"twin\" open=\"\">");
        self.element("summary", "", &words.get("frame-picture-words"));
        self.raw("\n");
        self.blocks(&picture.twin);
        self.raw("</details></figure>");
    }

    /// The direction of the page's text.
    fn direction(&self) -> Direction {
        let lang = &self.scope.chapter.lang;
        let edition = self.scope.handbook.editions.iter().find(|edition| edition.lang == *lang);
        let is_rtl = edition.unwrap_or(self.scope.edition).rtl;
        if is_rtl { Direction::RightToLeft } else { Direction::LeftToRight }
    }
}
