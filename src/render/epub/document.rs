//! A page of the book, or a part of one, as a file.

use super::addresses::InBook;
use super::{Book, Document, xhtml};
use crate::model::handbook::{Chapter, PageKind, Target};
use crate::model::medium::Medium;
use crate::render::html::{self, Scope, escaped};

/// The id of the title of every file. Slugs do not begin like this.
const TITLE: &str = "_title";

/// The text of `document`.
pub(super) fn document(book: &Book, document: &Document) -> String {
    let chapter = &*document.chapter;
    let addresses = InBook { book, from: &document.file };
    let scope = Scope {
        handbook: book.handbook,
        edition: book.volume.edition,
        chapter,
        here: Target::Page(document.page, String::new()),
        words: &book.volume.words,
        addresses: &addresses,
        medium: Medium::Epub,
        shift: 0,
        live: false,
    };
    let inside = [
        part(book, document),
        heading(chapter),
        up(book, document, &addresses),
        notice(book, chapter),
        html::body(&scope),
        dated(book, chapter),
    ];
    let body = format!("<section{}>\n{}</section>", attributes(book, document), inside.concat());
    let title = match &document.up {
        _ if book.config().discreet => book.title().to_owned(),
        Some((above, _)) => format!("{} · {above}", chapter.title),
        None => chapter.title.clone(),
    };
    let matter = if chapter.kind == PageKind::Generated { "backmatter" } else { "bodymatter" };
    xhtml(book, &document.file, &title, &format!(" epub:type=\"{matter}\""), &body)
}

/// What a page is for a reading program: its word of e-books and its role.
pub(super) fn semantics(chapter: &Chapter) -> Option<(&'static str, &'static str)> {
    match (chapter.kind, chapter.id.as_str()) {
        (PageKind::Written, _) => Some(("chapter", "doc-chapter")),
        (PageKind::Generated, "glossary") => Some(("glossary", "doc-glossary")),
        (PageKind::Generated, "a-z") => Some(("index", "doc-index")),
        (PageKind::Generated, "sources") => Some(("bibliography", "doc-bibliography")),
        _ => None,
    }
}

fn attributes(book: &Book, document: &Document) -> String {
    let chapter = &*document.chapter;
    let mut made = match semantics(chapter).filter(|_| document.up.is_none()) {
        Some((kind, role)) => format!(" epub:type=\"{kind}\" role=\"{role}\" aria-labelledby=\"{TITLE}\""),
        None => String::new(),
    };
    if is_foreign(book, chapter) {
        let lang = escaped(&chapter.lang);
        let edition = book.handbook.editions.iter().find(|edition| edition.lang == chapter.lang);
        let dir = edition.map_or("ltr", crate::render::frame::direction);
        made += &format!(" lang=\"{lang}\" xml:lang=\"{lang}\" dir=\"{dir}\"");
    }
    made
}

/// Whether its text is in another language than the edition.
fn is_foreign(book: &Book, chapter: &Chapter) -> bool {
    !chapter.lang.is_empty() && chapter.lang != book.volume.edition.lang
}

/// The name of the part above the first of its chapters.
fn part(book: &Book, document: &Document) -> String {
    let chapter = &*document.chapter;
    let first = book.documents.iter().find(|it| it.chapter.part == chapter.part);
    if chapter.part.is_empty() || first.is_none_or(|first| first.file != document.file) {
        return String::new();
    }
    format!("<p class=\"part\">{}</p>\n", escaped(&chapter.part))
}

fn heading(chapter: &Chapter) -> String {
    let number = match chapter.number.as_str() {
        "" => String::new(),
        number => format!("<span class=\"number\">{}</span> ", escaped(number)),
    };
    format!("<h1 id=\"{TITLE}\">{number}{}</h1>\n", escaped(&chapter.title))
}

/// The way back from a fold to what it was folded into.
fn up(book: &Book, document: &Document, addresses: &InBook) -> String {
    let Some((title, file)) = &document.up else { return String::new() };
    let words = book.volume.words.with("epub-up", "title", title);
    format!("<p class=\"up\"><a href=\"{}\">{}</a></p>\n", addresses.file(file, ""), escaped(&words))
}

fn notice(book: &Book, chapter: &Chapter) -> String {
    if !is_foreign(book, chapter) {
        return String::new();
    }
    let lang = escaped(&book.volume.edition.lang);
    let dir = crate::render::frame::direction(book.volume.edition);
    let words = escaped(&book.volume.words.get("frame-not-translated"));
    format!("<p class=\"notice\" lang=\"{lang}\" xml:lang=\"{lang}\" dir=\"{dir}\">{words}</p>\n")
}

/// The date of the oldest fact.
fn dated(book: &Book, chapter: &Chapter) -> String {
    if chapter.as_of.is_empty() {
        return String::new();
    }
    let words = &book.volume.words;
    let line = words.with("frame-facts-as-of", "date", &words.date(&chapter.as_of));
    format!("<p class=\"dated\">{}</p>\n", escaped(&line))
}
