//! A way: numbered steps from top to bottom, each with who acts, what they do, and what is known about it.

use super::canvas::{Canvas, Label, WIDTH};
use super::measure::Face;
use crate::model::picture::Step;

/// Half a number's circle.
const RADIUS: i32 = 15;
/// Where the way runs.
const AXIS: i32 = RADIUS;
/// Where the words begin.
const INNER: i32 = 2 * RADIUS + 14;
/// Between two steps.
const BETWEEN: i32 = 22;
/// Between what is done and what is known about it.
const GAP: i32 = 4;

/// Draws the steps from top to bottom.
pub(super) fn draw(canvas: &mut Canvas, steps: &[Step]) {
    let mut y = 0;
    let mut before = None;
    for (index, step) in steps.iter().enumerate() {
        let middle = y + RADIUS;
        if let Some(before) = before {
            canvas.line("axis", (AXIS, before + RADIUS), (AXIS, middle - RADIUS));
        }
        // Nothing known about a step: its circle stays open.
        let open = !step.facts.is_empty() && step.facts.iter().all(|fact| !fact.known);
        canvas.circle(if open { "open" } else { "stop" }, (AXIS, middle), RADIUS);
        let number = Label::new(&(index + 1).to_string(), Face::Strong, INNER);
        canvas.centred("title", (AXIS, middle - number.height() / 2), &number);
        let bottom = words(canvas, step, y + RADIUS - Face::Strong.line_height() / 2);
        y = bottom.max(middle + RADIUS) + BETWEEN;
        before = Some(middle);
    }
}

/// Draws the words of a step from `y` down, and gives their bottom.
fn words(canvas: &mut Canvas, step: &Step, mut y: i32) -> i32 {
    for (class, face, text) in [("title", Face::Strong, &step.who), ("name", Face::Plain, &step.words)] {
        let label = Label::new(text, face, WIDTH - INNER);
        canvas.label(class, (INNER, y), &label);
        y += label.height();
    }
    for fact in &step.facts {
        let label = Label::new(&fact.text, Face::Plain, WIDTH - INNER - GAP * 3);
        y += GAP;
        canvas.line(if fact.known { "fact" } else { "apart" }, (INNER, y), (INNER, y + label.height()));
        canvas.label(if fact.known { "known" } else { "unsaid" }, (INNER + GAP * 3, y), &label);
        y += label.height();
    }
    y
}
