//! A chapter as a page of its own.

use super::addresses::{Addresses, ManyFiles, in_page};
use super::frame::{Head, direction, frame};
use super::html::{self, Scope};
use super::views::{OutlineView, PageView};
use super::{Site, Volume};
use crate::model::handbook::{Anchor, Chapter, PageId, PageKind, Target};
use crate::model::medium::Medium;
use crate::model::page::Block;
use crate::model::theme::ThemeError;

/// Headings below this level are not in the contents of a page.
const OUTLINE_LEVEL_MAX: u8 = 3;

/// A page with fewer headings needs no contents.
const OUTLINE_MIN: usize = 2;

/// What the template writes around contents that are letters.
const LETTERS: &str = " class=\"outline-letters\"";

/// The chapter `page` as the file `file`, below `site/`.
pub(super) fn page(site: &Site, volume: &Volume, page: PageId, file: &str) -> Result<String, ThemeError> {
    let Some(chapter) = volume.edition.chapters.get(page.0 as usize) else { return Ok(String::new()) };
    let addresses = ManyFiles::new(&site.places, volume.edition, file);
    let body = html::body(&scope(site, volume, page, chapter, &addresses, 0));
    // The start page is a list of ways in: nothing may stand before the first of them.
    let outline = if volume.start == Some(page) { Vec::new() } else { outline(chapter) };
    let outline_letters = are_letters(&outline);
    let letters = if outline_letters { LETTERS } else { "" };
    let head = Head {
        file,
        twin: format!("{}.html", chapter.path),
        title: &chapter.title,
        description: chapter.page.front.summary.as_deref().unwrap_or_default(),
        as_of: &chapter.as_of,
        page: Some(page),
        html: Some(&[&body, letters]),
    };
    let view = PageView {
        frame: frame(site, volume, &head),
        kind: kind(chapter),
        title: &chapter.title,
        number: &chapter.number,
        text_lang: text_lang(volume, chapter),
        text_dir: text_dir(site, chapter),
        outline_letters,
        outline,
        body,
    };
    site.templates.render("page.html", &view)
}

/// What the body of `chapter` is made from.
pub(super) fn scope<'a>(
    site: &'a Site,
    volume: &'a Volume,
    page: PageId,
    chapter: &'a Chapter,
    addresses: &'a dyn Addresses,
    shift: u8,
) -> Scope<'a> {
    let here = Target::Page(page, String::new());
    Scope {
        handbook: site.handbook,
        edition: volume.edition,
        chapter,
        here,
        words: &volume.words,
        addresses,
        medium: Medium::Site,
        shift,
        live: shift == 0,
    }
}

/// The class of a chapter.
pub(super) fn kind(chapter: &Chapter) -> &'static str {
    match chapter.kind {
        _ if chapter.page.blocks.iter().any(is_wide) => "wide",
        PageKind::Written => "written",
        PageKind::Record => "record",
        PageKind::Generated => "generated",
        PageKind::Message => "message",
    }
}

/// Whether a block needs more room than a line of text.
fn is_wide(block: &Block) -> bool {
    matches!(block, Block::Comparison(comparison) if !comparison.filters.is_empty())
}

/// The language of a chapter's text where it is not the edition's.
pub(super) fn text_lang<'a>(volume: &Volume, chapter: &'a Chapter) -> Option<&'a str> {
    Some(chapter.lang.as_str()).filter(|lang| !lang.is_empty() && *lang != volume.edition.lang)
}

/// The direction of a chapter's text.
pub(super) fn text_dir(site: &Site, chapter: &Chapter) -> &'static str {
    let edition = site.handbook.editions.iter().find(|edition| edition.lang == chapter.lang);
    edition.map_or("ltr", direction)
}

fn outline<'a>(chapter: &'a Chapter) -> Vec<OutlineView<'a>> {
    let shown = chapter.headings.iter().filter(|it| it.level <= OUTLINE_LEVEL_MAX);
    let entry =
        |anchor: &'a Anchor| OutlineView { title: &anchor.title, href: in_page(&anchor.id), deep: anchor.level > 2 };
    let entries: Vec<_> = shown.map(entry).collect();
    if entries.len() < OUTLINE_MIN { Vec::new() } else { entries }
}

/// Whether the headings are initials, as over an index: `compose` gives each an id of this form.
fn are_letters(outline: &[OutlineView]) -> bool {
    !outline.is_empty() && outline.iter().all(|entry| entry.href.starts_with("#letter-"))
}
