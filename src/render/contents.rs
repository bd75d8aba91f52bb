//! The full contents of an edition. It is the only page that lists every page.

use super::addresses::ManyFiles;
use super::frame::{Head, frame, spell};
use super::navigation::Place;
use super::views::{ContentsView, LinkView};
use super::{Site, Volume, booklet};
use crate::model::theme::ThemeError;

/// The page of contents as the file `file`, below `site/`.
pub(super) fn contents(site: &Site, volume: &Volume, file: &str) -> Result<String, ThemeError> {
    let title = volume.words.get("frame-contents");
    let description = volume.words.get("frame-contents-description");
    let files = ManyFiles::new(&site.places, volume.edition, file);
    let head = Head {
        file,
        twin: "contents.html".to_owned(),
        title: &title,
        description: &description,
        as_of: "",
        page: None,
        html: None,
    };
    let spell = |place: &Place| match place {
        // It is here: a link to itself would lead nowhere.
        Place::Anchor(_) => None,
        _ => spell(volume, &files, place),
    };
    let contents = volume.navigation.whole(&spell);
    let book = volume.words.get("frame-book");
    let book = LinkView { title: book, href: files.file(&volume.file("book"), ""), current: false };
    let frame = frame(site, volume, &head);
    site.templates
        .render("contents.html", &ContentsView { frame, title, contents, book, booklet: booklet::link(volume, &files) })
}
