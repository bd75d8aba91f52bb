//! A page that moved: one small file at the old address that leads to the new one, with and without scripts,
//! on a host and in a folder.

use super::addresses::{Addresses, ManyFiles};
use super::frame::direction;
use super::hosting;
use super::start::csp_for;
use super::views::MovedView;
use super::{Site, Volume};
use crate::model::handbook::Target;
use crate::model::theme::ThemeError;

/// The page at `file`, which is one of those that moved.
pub(super) fn redirect(site: &Site, volume: &Volume, file: &str) -> Result<String, ThemeError> {
    let edition = volume.edition;
    let target = edition.moved.get(file).unwrap_or(&Target::Broken);
    let href = ManyFiles::new(&site.places, edition, file).href(target).unwrap_or_default();
    let below_site = ManyFiles::new(&site.places, edition, "index.html").href(target);
    let title = match target {
        Target::Page(page, _) => edition.chapters.get(page.0 as usize).map(|chapter| chapter.title.as_str()),
        _ => None,
    };
    let style = site.assets.inline_style("404");
    let view = MovedView {
        lang: &edition.lang,
        dir: direction(edition),
        words: &volume.words.frame,
        csp: csp_for(style),
        style,
        book: edition.public_title(),
        title: title.unwrap_or_else(|| edition.public_title()),
        href,
        // Search engines know pages, not places on them.
        canonical: below_site.and_then(|it| hosting::address(site, it.split('#').next().unwrap_or_default())),
    };
    site.templates.render("moved.html", &view)
}
