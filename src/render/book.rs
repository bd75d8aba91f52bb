//! The whole book on one page, for print and for the browser's own search.
//!
//! Each chapter is rendered and minified alone and in parallel, then joined:
//! a minifier needs many times the memory of what it is given.

use rayon::prelude::*;

use super::addresses::{Addresses, ManyFiles, OnePage, page_id};
use super::frame::{Head, frame};
use super::html;
use super::navigation::Place;
use super::page::{kind, scope, text_dir, text_lang};
use super::templates::error;
use super::views::BookView;
use super::{Site, Volume};
use crate::minify;
use crate::model::handbook::{Chapter, PageId, Target};
use crate::model::theme::ThemeError;

/// Where the chapters go in the frame. Private-use characters: no template has them.
const PLACE: &str = "\u{f8f0}\u{f8f1}\u{f8f2}";

/// The file `file`, minified.
pub(super) fn book(site: &Site, volume: &Volume, file: &str) -> Result<String, ThemeError> {
    let words = &volume.words;
    let description = words.get("frame-book-description");
    let title = words.get("frame-book");
    let head = Head {
        file,
        twin: "book.html".to_owned(),
        title: &title,
        description: &description,
        as_of: &oldest(volume),
        page: None,
    };
    let one = OnePage::new(&site.places, volume.edition, file, "");
    let files = ManyFiles::new(&site.places, volume.edition, file);
    let spell = |place: &Place| match place {
        Place::Page(page) => one.href(&Target::Page(*page, String::new())),
        Place::Anchor(anchor) => Some(files.file(file, anchor)),
        Place::Draft => None,
    };
    let view = BookView {
        frame: frame(site, volume, &head),
        kind: "book",
        title: &volume.edition.title,
        number: "",
        text_lang: None,
        text_dir: "ltr",
        outline: Vec::new(),
        outline_letters: false,
        contents: volume.navigation.whole(&spell),
        body: PLACE,
    };
    let framed = minify::html(&site.templates.render("book.html", &view)?);
    let (before, after) =
        framed.split_once(PLACE).ok_or_else(|| error("templates/book.html", "it does not show `body`".to_owned()))?;
    Ok([before, &chapters(site, volume, file), after].concat())
}

/// Every chapter, in reading order.
fn chapters(site: &Site, volume: &Volume, file: &str) -> String {
    let chapters = volume.edition.chapters.par_iter().enumerate();
    let made = chapters.map(|(index, chapter)| {
        let addresses = OnePage::new(&site.places, volume.edition, file, &chapter.path);
        let scope = scope(site, volume, PageId(index as u32), chapter, &addresses, 1);
        minify::html(&section(site, volume, chapter, &html::body(&scope)))
    });
    made.collect::<Vec<_>>().join("\n")
}

fn section(site: &Site, volume: &Volume, chapter: &Chapter, body: &str) -> String {
    let lang = text_lang(volume, chapter).map_or_else(String::new, |lang| {
        format!(" lang=\"{}\" dir=\"{}\"", html::escaped(lang), text_dir(site, chapter))
    });
    let number = match chapter.number.as_str() {
        "" => String::new(),
        number => format!("<span class=\"number\">{}</span> ", html::escaped(number)),
    };
    format!(
        "<section class=\"chapter chapter-{}\" id=\"{}\"{lang}><h2>{number}{}</h2>\n{body}</section>",
        kind(chapter),
        html::escaped(&page_id(&chapter.path)),
        html::escaped(&chapter.title),
    )
}

/// The oldest date of a fact in the book. Partial dates sort as text.
pub(super) fn oldest(volume: &Volume) -> String {
    let dates = volume.edition.chapters.iter().map(|chapter| chapter.as_of.as_str());
    dates.filter(|date| !date.is_empty()).min().unwrap_or_default().to_owned()
}
