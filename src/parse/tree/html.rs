//! What HTML asks of the tree: whether blocks, lines or text may stand where it is.

use super::{Element, Frame, Inline, LinkIndex, Tree};

impl Tree {
    /// Whether blocks may stand here.
    pub(in super::super) fn holds_blocks(&self) -> bool {
        self.frames.last().is_none_or(Frame::holds_blocks)
    }

    /// Whether this is a part of a table or list that holds lines alone: blocks in it become lines.
    pub(in super::super) fn holds_lines(&self) -> bool {
        matches!(self.innermost(), Some(Element::Cell | Element::Summary | Element::Term))
    }

    /// Whether an element of HTML would be kept here.
    pub(in super::super) fn takes(&self, element: &Element) -> bool {
        self.fits(element) && (element.is_part() || self.holds_blocks())
    }

    /// Whether text may stand here.
    pub(in super::super) fn takes_text(&self) -> bool {
        !matches!(
            self.innermost(),
            Some(
                Element::List { .. }
                    | Element::Definitions(_)
                    | Element::Table { .. }
                    | Element::Row { .. }
                    | Element::Dropped
            )
        )
    }

    /// Whether what is read now is thrown away.
    pub(in super::super) fn is_dropping(&self) -> bool {
        self.frames.iter().any(|frame| matches!(frame.element, Some(Element::Dropped)))
    }

    /// Whether white space counts.
    pub(in super::super) fn is_preformatted(&self) -> bool {
        self.frames.iter().any(|frame| matches!(frame.element, Some(Element::Preformatted)))
    }

    /// Whether nothing stands on the line yet.
    pub(in super::super) fn begins_block(&self) -> bool {
        self.frames
            .last()
            .is_some_and(|frame| frame.inlines.is_empty() && !frame.element.as_ref().is_some_and(Element::is_inline))
    }

    /// Ends the paragraph that loose lines make.
    pub(in super::super) fn end_paragraph(&mut self) {
        self.flush();
    }

    /// Adds an image whose words are known.
    pub(in super::super) fn image(&mut self, link: LinkIndex, alt: String) {
        if self.is_in_image() {
            self.text(&alt);
        } else {
            self.inline(Inline::Image { link, alt });
        }
    }

    /// The first row of a table that begins with a heading is its head.
    pub(in super::super) fn note_head_cell(&mut self, is_heading: bool) {
        let [.., table, row] = &mut self.frames[..] else { return };
        if let (Some(Element::Table { head, rows, .. }), Some(Element::Row { is_head, cells })) =
            (&table.element, &mut row.element)
            && is_heading
            && cells.is_empty()
            && head.is_empty()
            && rows.is_empty()
        {
            *is_head = true;
        }
    }
}
