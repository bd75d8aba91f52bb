//! A tree: a box, a rail down from it, and what belongs to it along the rail.

use super::canvas::{Canvas, Label, PAD, WIDTH};
use super::chips::{self, GAP};
use super::measure::Face;
use crate::model::picture::Branch;

/// How far a level stands in.
const INDENT: i32 = 28;
/// Where the rail of a box runs, from its edge.
const RAIL: i32 = 14;
/// Deeper levels stand in no further: their text would have no room.
const INDENT_MAX: i32 = 4 * INDENT;
/// Between two trees.
const BETWEEN: i32 = 24;

/// Draws the trees one below the other.
pub(super) fn draw(canvas: &mut Canvas, trees: &[Branch]) {
    let mut y = 0;
    for run in trees.chunk_by(|one, next| one.branches.is_empty() && next.branches.is_empty()) {
        if y > 0 {
            y += BETWEEN;
        }
        y = match run {
            [tree] if !tree.branches.is_empty() => branch(canvas, tree, (0, y)),
            leaves => chips::draw(canvas, "chip", (0, y), &labels(leaves)).1,
        };
    }
}

/// Draws a branch with its top at `y`, and gives its bottom.
fn branch(canvas: &mut Canvas, tree: &Branch, (x, y): (i32, i32)) -> i32 {
    let label = Label::new(&tree.label, Face::Strong, WIDTH - x - 2 * PAD.0);
    let (_, height) = canvas.boxed("box", "title", (x, y), &label);
    let inner = (x + INDENT).min(INDENT_MAX);
    let rail = inner - INDENT + RAIL;
    let top = y + height;
    let (mut bottom, mut end) = (top, top);
    for run in tree.branches.chunk_by(|one, next| one.branches.is_empty() && next.branches.is_empty()) {
        let at = (inner, bottom + GAP);
        let joints = match run {
            [below] if !below.branches.is_empty() => {
                bottom = branch(canvas, below, at);
                vec![at.1 + PAD.1 + Face::Strong.line_height() / 2]
            }
            leaves => {
                let (joints, leaves_bottom) = chips::draw(canvas, "chip", at, &labels(leaves));
                bottom = leaves_bottom;
                joints
            }
        };
        for joint in joints {
            canvas.line("rail", (rail, joint), (inner, joint));
            end = joint;
        }
    }
    canvas.line("rail", (rail, top), (rail, end));
    bottom
}

fn labels(leaves: &[Branch]) -> Vec<&str> {
    leaves.iter().map(|leaf| leaf.label.as_str()).collect()
}
