//! Gives each heading of a page its id.
//!
//! The order is that of a depth-first walk over `page.blocks`: quotations,
//! alerts, list items, definitions and footnotes where they stand, and the body
//! of a directive at the place of its `Block::Directive`. Tables hold no
//! headings. `Chapter::headings` has this order, and whoever spells the ids
//! walks in the same one ([`walk`]).

use std::collections::{BTreeMap, BTreeSet};

use super::findings::Findings;
use super::slug::heading_slug;
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::handbook::Anchor;
use crate::model::page::{Block, Heading, Inline, LinkIndex, Page};

/// The headings of a page with ids: the author's, else the slug of the text, `-2` behind the second of a name.
///
/// `label` gives the text of a link that takes it from its target.
pub(super) fn anchors(page: &Page, label: &dyn Fn(LinkIndex) -> String, found: &mut Findings) -> Vec<Anchor> {
    let mut headings = Vec::new();
    walk(&page.blocks, page, &mut |heading| headings.push(heading));
    // Written ids are taken first, so that no slug before them gets one.
    let mut ids =
        Ids { taken: headings.iter().filter_map(|it| it.written_id.clone()).collect(), next: BTreeMap::new() };
    let mut written = BTreeSet::new();
    let mut anchors = Vec::with_capacity(headings.len());
    for heading in headings {
        let mut title = String::new();
        plain_text(&heading.text, label, &mut title);
        let title = title.trim().to_owned();
        let id = match &heading.written_id {
            Some(id) if written.insert(id.as_str()) => id.clone(),
            Some(id) => {
                found.push(duplicate_anchor(heading, id));
                ids.unique(id.clone())
            }
            None => ids.unique(heading_slug(&title)),
        };
        anchors.push(Anchor { level: heading.level, id, title });
    }
    anchors
}

/// Gives the headings of a translation the ids of the source page, so that links fit every language.
///
/// Only where both have equally many headings of equal levels: else nobody can say which is which.
pub(super) fn inherit(own: &mut [Anchor], source: &[Anchor]) {
    if own.iter().map(|it| it.level).eq(source.iter().map(|it| it.level)) {
        for (own, source) in own.iter_mut().zip(source) {
            own.id.clone_from(&source.id);
        }
    }
}

/// Visits every heading below `blocks`, in the order of `Chapter::headings`.
pub(super) fn walk<'a>(blocks: &'a [Block], page: &'a Page, visit: &mut dyn FnMut(&'a Heading)) {
    for block in blocks {
        match block {
            Block::Heading(heading) => visit(heading),
            _ => page.within(block).into_iter().for_each(|inner| walk(inner, page, visit)),
        }
    }
}

struct Ids {
    taken: BTreeSet<String>,
    /// The next number to try, by slug: a thousand equal headings must not try a thousand each.
    next: BTreeMap<String, u32>,
}

impl Ids {
    fn unique(&mut self, slug: String) -> String {
        if self.taken.insert(slug.clone()) {
            return slug;
        }
        let next = self.next.entry(slug.clone()).or_insert(2);
        loop {
            let id = format!("{slug}-{next}");
            *next += 1;
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

fn plain_text(inlines: &[Inline], label: &dyn Fn(LinkIndex) -> String, text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(it) | Inline::Code(it) => text.push_str(it),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strike(inner) | Inline::Phrase { inner, .. } => {
                plain_text(inner, label, text);
            }
            Inline::Link { link, text: inner } if inner.is_empty() => text.push_str(&label(*link)),
            Inline::Link { text: inner, .. } => plain_text(inner, label, text),
            Inline::Image { alt, .. } => text.push_str(alt),
            Inline::HardBreak | Inline::SoftBreak => text.push(' '),
            _ => {}
        }
    }
}

/// ## What
/// Two headings of a page were given the same id.
///
/// ## Why
/// A link to it can lead to one of them only.
///
/// ## Example
/// `## Before {#writing}` and `## After {#writing}`.
fn duplicate_anchor(heading: &Heading, id: &str) -> Diagnostic {
    Diagnostic::new(Code::DuplicateAnchor, heading.span, format!("the id `{id}` stands twice on this page"))
        .with_help(format!("give this heading another id, such as `{{#{id}-2}}`"))
}
