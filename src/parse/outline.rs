//! Watches the headings of a page, and finds its title.
//!
//! [`Outline`] sees every heading once, in order; [`take_title`] lifts the
//! title out of the finished blocks.

use super::tree::plain;
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::page::Block;
use crate::model::source::Span;

/// The headings of a page so far.
pub(super) struct Outline {
    last_level: u8,
    has_title: bool,
}

impl Outline {
    /// For a page, which may have one heading of level 1.
    pub(super) fn of_page() -> Self {
        Self { last_level: 1, has_title: false }
    }

    /// For a text that stands below a heading of another page.
    pub(super) fn of_fragment() -> Self {
        Self { last_level: 1, has_title: true }
    }

    /// The next heading; gives what is wrong with it.
    pub(super) fn enter(&mut self, level: u8, at: Span) -> Option<Diagnostic> {
        let last_level = std::mem::replace(&mut self.last_level, level);
        if level == 1 {
            let had_title = std::mem::replace(&mut self.has_title, true);
            return had_title.then(|| second_title(at));
        }
        (level > last_level + 1).then(|| heading_jump(level, last_level, at))
    }
}

/// The title of a page: `given`, else its first heading of level 1.
///
/// The heading is taken out of the blocks when it begins the page, or only repeats the title.
pub(super) fn take_title(blocks: &mut Vec<Block>, given: Option<&str>) -> String {
    let first = blocks.iter().enumerate().find_map(|(index, block)| match block {
        Block::Heading(heading) if heading.level == 1 => Some((index, plain(&heading.text))),
        _ => None,
    });
    let Some((index, heading)) = first else { return given.unwrap_or_default().to_owned() };
    if index == 0 || given.is_none_or(|title| title == heading) {
        blocks.remove(index);
    }
    given.map_or(heading, str::to_owned)
}

/// ## What
/// A heading is more than one level below the heading before it.
///
/// ## Why
/// People who listen to a page find their way by its levels; a gap sounds like a lost section.
///
/// ## Example
/// `## Law`, then `#### Exceptions`.
fn heading_jump(level: u8, last_level: u8, at: Span) -> Diagnostic {
    let marks = "#".repeat(usize::from(last_level) + 1);
    let message = format!("heading of level {level} below one of level {last_level}");
    Diagnostic::new(Code::HeadingJump, at, message).with_help(format!("begin it with `{marks}`"))
}

/// ## What
/// A page has a second heading of level 1.
///
/// ## Why
/// The first is the title of the page, and a page has one title.
///
/// ## Example
/// `# Law`, and further down `# Exceptions`.
fn second_title(at: Span) -> Diagnostic {
    Diagnostic::new(Code::HeadingJump, at, "second heading of level 1").with_help("begin it with `##`".to_owned())
}
