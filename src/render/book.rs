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
use super::views::{BookView, StyleView};
use super::{Site, Volume, booklet, composed_style};
use crate::minify;
use crate::model::handbook::{Chapter, PageId, Target};
use crate::model::theme::ThemeError;

/// Where the chapters go in the frame. Private-use characters: no template has them.
const PLACE: &str = "\u{f8f0}\u{f8f1}\u{f8f2}";

/// The style of the book on paper, in the theme's `css/on-demand/`.
pub(super) const PRINT_STYLE: &str = "assets/book-print.css";

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
        html: None,
    };
    let one = OnePage::new(&site.places, volume.edition, file, "");
    let files = ManyFiles::new(&site.places, volume.edition, file);
    let spell = |place: &Place| match place {
        Place::Page(page) => one.href(&Target::Page(*page, String::new())),
        Place::Anchor(anchor) => Some(files.file(file, anchor)),
        Place::Draft => None,
    };
    let mut frame = frame(site, volume, &head);
    if !site.assets.on_demand_style(PRINT_STYLE).is_empty() {
        frame.styles.push(StyleView { href: files.file(PRINT_STYLE, ""), media: "all" });
    }
    frame.styles.push(StyleView { href: files.file(&heads_file(volume), ""), media: "print" });
    let view = BookView {
        frame,
        kind: "book",
        title: &volume.edition.title,
        number: "",
        text_lang: None,
        text_dir: "ltr",
        outline: Vec::new(),
        outline_letters: false,
        imprint: imprint(site, volume, head.as_of),
        contents: volume.navigation.whole(&spell),
        booklet: booklet::link(volume, &files),
        body: PLACE,
    };
    let framed = minify::html(&site.templates.render("book.html", &view)?);
    let (before, after) =
        framed.split_once(PLACE).ok_or_else(|| error("templates/book.html", "it does not show `body`".to_owned()))?;
    Ok([before, &chapters(site, volume, file), after].concat())
}

fn heads_file(volume: &Volume) -> String {
    format!("{}/book-heads.css", volume.edition.lang)
}

/// The lines above the printed pages, as a file of the site: its path and its text.
pub(super) fn running_heads(volume: &Volume) -> (String, String) {
    let chapters = volume.edition.chapters.iter();
    let ids = chapters.map(|chapter| (chapter, page_id(&chapter.path)));
    (heads_file(volume), composed_style::running_heads(volume, ids))
}

/// Every chapter, in reading order.
fn chapters(site: &Site, volume: &Volume, file: &str) -> String {
    let chapters = volume.edition.chapters.par_iter().enumerate();
    let made = chapters.map(|(index, chapter)| {
        let addresses = OnePage::new(&site.places, volume.edition, file, &chapter.path);
        let scope = scope(site, volume, PageId(index as u32), chapter, &addresses, 1);
        minify::html(&section(site, volume, chapter, &page_id(&chapter.path), &html::body(&scope)))
    });
    made.collect::<Vec<_>>().join("\n")
}

/// A chapter below its title, as the place `id` of the file.
pub(super) fn section(site: &Site, volume: &Volume, chapter: &Chapter, id: &str, body: &str) -> String {
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
        html::escaped(id),
        html::escaped(&chapter.title),
    )
}

/// The lines of the title page below the title. `as_of` is the date of the oldest fact.
pub(super) fn imprint(site: &Site, volume: &Volume, as_of: &str) -> Vec<String> {
    let (config, words) = (&site.handbook.config, &volume.words);
    let line = |key, name, value: &str| Some(words.with(key, name, value)).filter(|_| !value.is_empty());
    let lines = [
        Some(volume.edition.description.clone()),
        volume.draft(),
        line("frame-edition", "edition", &config.edition),
        line("whole-dated", "date", &words.date(&config.date)),
        line("frame-facts-as-of", "date", &words.date(as_of)),
        line("frame-licence", "licence", &config.licence),
        Some(volume.edition.newer_edition.clone()),
    ];
    lines.into_iter().flatten().filter(|line| !line.is_empty()).collect()
}

/// The oldest date of a fact in the book. Partial dates sort as text.
pub(super) fn oldest(volume: &Volume) -> String {
    let dates = volume.edition.chapters.iter().map(|chapter| chapter.as_of.as_str());
    dates.filter(|date| !date.is_empty()).min().unwrap_or_default().to_owned()
}
