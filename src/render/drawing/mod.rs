//! Draws pictures as SVG.
//!
//! [`svg`] is the only way in. A drawing is as wide as a small phone and grows downwards, so that its letters never
//! shrink below what can be read. It holds no script, no style and no id: classes are the theme's, and without a
//! style sheet the presentation attributes do. The text is well-formed XML. For scripts from right to left every
//! place is mirrored, not the letters.

mod canvas;
mod chips;
pub(super) mod measure;
mod scale;
mod tree;
mod way;
mod year;

use crate::model::picture::Drawing;
use canvas::Canvas;

/// Where a line of text begins on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// On the left.
    LeftToRight,
    /// On the right.
    RightToLeft,
}

/// The drawing as an `<svg>` element that a screen reader calls `label`.
pub(super) fn svg(drawing: &Drawing, direction: Direction, label: &str) -> String {
    let mut canvas = Canvas::new(direction);
    match drawing {
        Drawing::Tree(branches) => tree::draw(&mut canvas, branches),
        Drawing::Scale(stations) => scale::draw(&mut canvas, stations),
        Drawing::Way(steps) => way::draw(&mut canvas, steps),
        Drawing::Year(year) => year::draw(&mut canvas, year),
    }
    canvas.finish(label)
}

/// `text` in lines of at most `width` when its letters are bold and of the size `size`.
pub(super) fn lines(text: &str, size: i32, width: i32) -> Vec<String> {
    let face = measure::Face::Strong;
    measure::wrap(text, face, width * face.size() / size)
}

#[cfg(test)]
mod tests;
