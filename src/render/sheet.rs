//! The sheet of a record: one file that needs nothing beside it, to be printed or sent.

use std::sync::Arc;

use super::addresses::Alone;
use super::frame::{self, direction};
use super::html::{self, Scope};
use super::page::{text_dir, text_lang};
use super::start::csp_for;
use super::views::SheetView;
use super::{Site, Volume};
use crate::model::handbook::{Chapter, PageId, Target};
use crate::model::medium::Medium;
use crate::model::page::Page;
use crate::model::theme::ThemeError;

/// The sheet of the record whose page is `page`.
pub(super) fn sheet(site: &Site, volume: &Volume, page: PageId) -> Result<String, ThemeError> {
    let Some(chapter) = volume.edition.chapters.get(page.0 as usize) else { return Ok(String::new()) };
    let tree = Page { file: chapter.page.file, blocks: chapter.sheet.clone(), ..Page::default() };
    let alone = Chapter { page: Arc::new(tree), headings: Vec::new(), ..chapter.clone() };
    let scope = Scope {
        handbook: site.handbook,
        edition: volume.edition,
        chapter: &alone,
        here: Target::Page(page, String::new()),
        words: &volume.words,
        addresses: &Alone,
        medium: Medium::Site,
        shift: 0,
        live: false,
    };
    let style = site.assets.inline_style("sheet");
    let view = SheetView {
        lang: &volume.edition.lang,
        dir: direction(volume.edition),
        csp: csp_for(style),
        style,
        book: volume.edition.public_title(),
        title: &chapter.title,
        tab: frame::title(site, volume, Some(page), &chapter.title),
        text_lang: text_lang(volume, chapter),
        text_dir: text_dir(site, chapter),
        body: html::body(&scope),
        colophon: colophon(site, volume, chapter),
    };
    site.templates.render("sheet.html", &view)
}

/// Of which edition it is, how old its facts are, and where the whole book is.
fn colophon(site: &Site, volume: &Volume, chapter: &Chapter) -> Vec<String> {
    let (config, words) = (&site.handbook.config, &volume.words);
    let line = |key, name, value: &str| Some(words.with(key, name, value)).filter(|_| !value.is_empty());
    let lines = [
        line("sheet-from", "title", volume.edition.public_title()),
        line("frame-edition", "edition", &config.edition),
        line("frame-facts-as-of", "date", &words.date(&chapter.as_of)),
        line("sheet-whole-book", "name", &config.name),
        line("sheet-address", "address", &config.base_url),
        line("frame-licence", "licence", &config.licence),
        Some(volume.edition.newer_edition.clone()).filter(|it| !it.is_empty()),
    ];
    lines.into_iter().flatten().collect()
}
