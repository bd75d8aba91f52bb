//! Pages beside the book: the way in, the page for wrong addresses, the page that hides where a reader was.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};

use super::addresses::ManyFiles;
use super::frame::{Head, bare, direction, language};
use super::views::{LeaveView, NotFoundView, StartView};
use super::{Site, Volume, contents, hosting, page};
use crate::model::theme::ThemeError;

/// `index.html`: the first page where there is one language, else a choice.
pub(super) fn start(site: &Site, file: &str) -> Result<String, ThemeError> {
    match &site.volumes[..] {
        [] => Ok(String::new()),
        [only] => match only.start {
            Some(start) => page::page(site, only, start, file),
            None => contents::contents(site, only, file),
        },
        [first, ..] => choice(site, first, file),
    }
}

/// `404.html`: a host shows it at any depth, so it carries all it needs and links only to where the book is hosted.
pub(super) fn not_found<'a>(site: &'a Site<'a>) -> Result<String, ThemeError> {
    let Some(volume) = site.volumes.first() else { return Ok(String::new()) };
    let style = site.assets.inline_style("404");
    let link = |other: &Volume<'a>| Some(language(other, hosting::address(site, &other.start_file())?, false));
    let view = NotFoundView {
        lang: &volume.edition.lang,
        dir: direction(volume.edition),
        words: &volume.words.frame,
        csp: csp_for(style),
        style,
        book: volume.edition.public_title(),
        links: site.volumes.iter().filter_map(link).collect(),
    };
    site.templates.render("404.html", &view)
}

/// `leave.html`: says nothing of the book, leads nowhere, and loads nothing.
pub(super) fn leave(site: &Site, volume: &Volume) -> Result<String, ThemeError> {
    let style = site.assets.inline_style("leave");
    let view = LeaveView {
        lang: &volume.edition.lang,
        dir: direction(volume.edition),
        words: &volume.words.frame,
        csp: csp_for(style),
        style,
    };
    site.templates.render("leave.html", &view)
}

/// The policy of a page that carries `style` inside and loads nothing.
pub(super) fn csp_for(style: &str) -> String {
    let hash = BASE64.encode(Sha256::digest(style.as_bytes()));
    format!("default-src 'none'; style-src 'sha256-{hash}'; img-src data:; base-uri 'none'; form-action 'none'")
}

fn choice(site: &Site, first: &Volume, file: &str) -> Result<String, ThemeError> {
    let title = first.edition.public_title();
    let head = Head { file, twin: String::new(), title, description: "", as_of: "", page: None, html: None };
    let files = ManyFiles::new(&site.places, first.edition, file);
    let mut frame = bare(site, first, &head);
    frame.hosted = hosting::choice(site, first);
    let entry = |volume: &Volume<'_>| files.file(&volume.start_file(), "");
    frame.languages = site.volumes.iter().map(|it| language(it, entry(it), false)).collect();
    site.templates.render("index.html", &StartView { frame, title })
}
