//! Names in small boxes, side by side as far as they fit.

use super::canvas::{Canvas, Label, PAD, WIDTH};
use super::measure::Face;

/// Between boxes.
pub(super) const GAP: i32 = 8;

/// Draws `names` from `x` to the end of the line, the first row at `y`. Gives the middle of each row's first line, and
/// the bottom of the last row.
pub(super) fn draw(canvas: &mut Canvas, class: &str, (x, y): (i32, i32), names: &[&str]) -> (Vec<i32>, i32) {
    let labels = names.iter().map(|name| Label::new(name, Face::Plain, WIDTH - x - 2 * PAD.0));
    let (mut left, mut top, mut bottom) = (x, y, y);
    let mut rows = Vec::new();
    for label in labels {
        if left > x && left + label.width + 2 * PAD.0 > WIDTH {
            (left, top) = (x, bottom + GAP);
        }
        if left == x {
            rows.push(top + PAD.1 + label.face.line_height() / 2);
        }
        let (width, height) = canvas.boxed(class, "name", (left, top), &label);
        left += width + GAP;
        bottom = bottom.max(top + height);
    }
    (rows, bottom)
}
