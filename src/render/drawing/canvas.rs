//! Shapes at places, in units of a CSS pixel on a small phone.
//!
//! Classes begin with `drawn-`, so that no other rule of the theme reaches a drawing.
//!
//! Places are counted from where a line of text begins, so that the drawings know one direction only.

use std::fmt::Write;

use super::Direction;
use super::measure::{self, Face};
use crate::render::html::escaped;

/// Width of every drawing.
pub(super) const WIDTH: i32 = 300;

/// Room for the stroke of a shape at the edge.
const EDGE: i32 = 1;

/// Between the frame of a box and its text.
pub(super) const PAD: (i32, i32) = (10, 5);

/// Corners of boxes.
const RADIUS: i32 = 6;

/// A drawing in the making.
pub(super) struct Canvas {
    direction: Direction,
    shapes: String,
    bottom: i32,
}

/// Text broken into lines.
pub(super) struct Label {
    /// Its lines.
    pub lines: Vec<String>,
    /// Its letters.
    pub face: Face,
    /// Width of the longest line.
    pub width: i32,
}

impl Label {
    /// `text` in lines of at most `width`.
    pub fn new(text: &str, face: Face, width: i32) -> Self {
        let lines = measure::wrap(text, face, width);
        let longest = lines.iter().map(|line| measure::width(line, face)).max().unwrap_or(0);
        Self { lines, face, width: longest.min(width) }
    }

    /// Height of all lines.
    pub fn height(&self) -> i32 {
        self.lines.len() as i32 * self.face.line_height()
    }
}

impl Canvas {
    pub fn new(direction: Direction) -> Self {
        Self { direction, shapes: String::new(), bottom: 0 }
    }

    /// A box with round corners.
    pub fn rect(&mut self, class: &str, (x, y): (i32, i32), (width, height): (i32, i32), radius: i32) {
        let left = match self.direction {
            Direction::LeftToRight => x,
            Direction::RightToLeft => WIDTH - x - width,
        };
        self.reach(y + height);
        let _ = write!(
            self.shapes,
            "<rect class=\"drawn-{class}\" x=\"{left}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{radius}\" \
             fill=\"none\" stroke=\"currentColor\"/>"
        );
    }

    /// A straight line.
    pub fn line(&mut self, class: &str, from: (i32, i32), to: (i32, i32)) {
        self.reach(from.1.max(to.1));
        let (from_x, to_x) = (self.mirrored(from.0), self.mirrored(to.0));
        let _ = write!(
            self.shapes,
            "<line class=\"drawn-{class}\" x1=\"{from_x}\" y1=\"{}\" x2=\"{to_x}\" y2=\"{}\" stroke=\"currentColor\"/>",
            from.1, to.1
        );
    }

    /// A circle around a point.
    pub fn circle(&mut self, class: &str, (x, y): (i32, i32), radius: i32) {
        self.reach(y + radius);
        let x = self.mirrored(x);
        let _ = write!(
            self.shapes,
            "<circle class=\"drawn-{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"none\" stroke=\"currentColor\"/>"
        );
    }

    /// Lines of text that begin at `x`; `y` is the top of the first.
    pub fn label(&mut self, class: &str, (x, y): (i32, i32), label: &Label) {
        for (index, line) in label.lines.iter().enumerate() {
            let baseline = y + index as i32 * label.face.line_height() + label.face.baseline();
            self.text(class, x, baseline, label.face, "start", line);
        }
        self.reach(y + label.height());
    }

    /// Lines of text around `x`; `y` is the top of the first. Where the reader's font is narrower than it was measured,
    /// the room that is left is the same on both sides.
    pub fn centred(&mut self, class: &str, (x, y): (i32, i32), label: &Label) {
        for (index, line) in label.lines.iter().enumerate() {
            let baseline = y + index as i32 * label.face.line_height() + label.face.baseline();
            self.text(class, x, baseline, label.face, "middle", line);
        }
        self.reach(y + label.height());
    }

    /// A box with round corners around `label`, its corner at a point. Gives its width and height.
    pub fn boxed(&mut self, class: &str, text_class: &str, (x, y): (i32, i32), label: &Label) -> (i32, i32) {
        let size = (label.width + 2 * PAD.0, label.height() + 2 * PAD.1);
        self.rect(class, (x, y), size, RADIUS);
        self.centred(text_class, (x + size.0 / 2, y + PAD.1), label);
        size
    }

    fn text(&mut self, class: &str, x: i32, baseline: i32, face: Face, anchor: &str, text: &str) {
        let x = self.mirrored(x);
        let weight = if face.is_bold() { " font-weight=\"700\"" } else { "" };
        let _ = write!(
            self.shapes,
            "<text class=\"drawn-{class}\" x=\"{x}\" y=\"{baseline}\" font-size=\"{}\"{weight} text-anchor=\"{anchor}\" \
             fill=\"currentColor\">{}</text>",
            face.size(),
            escaped(text)
        );
    }

    /// The element around all shapes.
    pub fn finish(self, label: &str) -> String {
        let direction = match self.direction {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        };
        let (width, height) = (WIDTH + 2 * EDGE, self.bottom + 2 * EDGE);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"{}\" viewBox=\"-{EDGE} -{EDGE} {width} \
             {height}\" width=\"{width}\" height=\"{height}\" direction=\"{direction}\">{}</svg>",
            escaped(label),
            self.shapes
        )
    }

    fn mirrored(&self, x: i32) -> i32 {
        match self.direction {
            Direction::LeftToRight => x,
            Direction::RightToLeft => WIDTH - x,
        }
    }

    fn reach(&mut self, y: i32) {
        self.bottom = self.bottom.max(y);
    }
}
