//! Cuts the text of a page at its headings.

use crate::model::page::{Block, Page};
use crate::model::source::Sources;

/// A stretch of a file from one heading to the next; the first is what stands before any, front matter included.
pub(super) struct Section<'a> {
    /// The page.
    pub(super) page: &'a Page,
    /// Where it begins.
    pub(super) start: usize,
    /// Level of its heading; 0 for the first section.
    pub(super) level: u8,
    /// Its heading as written, without marks and id; empty for the first section.
    pub(super) title: String,
    /// What tells it from others: the id that its author gave it, else the title.
    pub(super) name: String,
    /// Heading and text, as written.
    pub(super) text: String,
    /// The blocks below the heading.
    pub(super) blocks: &'a [Block],
}

/// The sections of a page: one more than it has headings that stand in no other block.
pub(super) fn sections<'a>(page: &'a Page, sources: &Sources) -> Vec<Section<'a>> {
    let text = sources.text(page.file);
    let mut cuts = vec![(0, 0, None)];
    for (index, block) in page.blocks.iter().enumerate() {
        if let Block::Heading(heading) = block {
            cuts.push((heading.span.start as usize, index + 1, Some(heading)));
        }
    }
    let mut sections = Vec::with_capacity(cuts.len());
    for (index, (start, first, heading)) in cuts.iter().enumerate() {
        let (end, last) = cuts.get(index + 1).map_or((text.len(), page.blocks.len()), |next| (next.0, next.1 - 1));
        let text = text.get(*start..end).unwrap_or_default().to_owned();
        let title = heading.map_or_else(String::new, |_| title(&text));
        let written_id = heading.and_then(|it| it.written_id.clone());
        sections.push(Section {
            page,
            start: *start,
            level: heading.map_or(0, |it| it.level),
            name: written_id.unwrap_or_else(|| title.clone()),
            title,
            text,
            blocks: page.blocks.get(*first..last).unwrap_or_default(),
        });
    }
    sections
}

/// Whether both have the same headings, level by level, so that the sections of one are those of the other.
pub(super) fn fit(own: &[Section], other: &[Section]) -> bool {
    own.iter().map(|it| it.level).eq(other.iter().map(|it| it.level))
}

fn title(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default().trim_start_matches('#').trim();
    let line = match line.rfind("{#") {
        Some(at) if line.ends_with('}') => &line[..at],
        _ => line,
    };
    line.trim().trim_end_matches('#').trim().to_owned()
}
