//! A scale: a line with a dot for each value, names beside it, and apart from it those whose value nobody knows.

use super::canvas::{Canvas, Label, WIDTH};
use super::chips::{self, GAP};
use super::measure::Face;
use crate::model::picture::Station;

/// Where the line runs.
const AXIS: i32 = 8;
/// Where names begin.
const INNER: i32 = 28;
/// Half a dot.
const DOT: i32 = 7;
/// Between two values.
const BETWEEN: i32 = 18;

/// Draws the stations from top to bottom, known ones on the line.
pub(super) fn draw(canvas: &mut Canvas, stations: &[Station]) {
    let mut y = 0;
    let mut dots: Vec<i32> = Vec::new();
    for station in stations {
        if !station.known {
            canvas.line("apart", (0, y), (WIDTH, y));
            y += BETWEEN;
        }
        let label = Label::new(&station.label, Face::Strong, WIDTH - INNER);
        let middle = y + label.face.line_height() / 2;
        // The line ends at the rim of each dot: a dot may be empty.
        if let Some(before) = dots.last().filter(|_| station.known) {
            canvas.line("axis", (AXIS, before + DOT), (AXIS, middle - DOT));
        }
        if station.known {
            dots.push(middle);
        }
        canvas.circle(if station.known { "dot" } else { "open" }, (AXIS, middle), DOT);
        canvas.label(if station.known { "title" } else { "unsaid" }, (INNER, y), &label);
        y += label.height();
        if !station.names.is_empty() {
            let names: Vec<&str> = station.names.iter().map(String::as_str).collect();
            let class = if station.known { "chip" } else { "chip-open" };
            y = chips::draw(canvas, class, (INNER, y + GAP), &names).1;
        }
        y += BETWEEN;
    }
}
