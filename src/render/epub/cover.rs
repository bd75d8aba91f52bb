//! The cover, and the page of title behind it.

use std::fmt::Write;

use super::{Book, xhtml};
use crate::render::book::oldest;
use crate::render::drawing;
use crate::render::frame::direction;
use crate::render::html::escaped;

/// Width and height of the cover.
const SIZE: (i32, i32) = (600, 800);

/// Sizes of the letters of the title, from one line to the next: the first that fits.
const TITLES: [(i32, i32); 4] = [(52, 64), (40, 50), (30, 38), (20, 26)];

/// The same of the sentence below it.
const SENTENCE: (i32, i32) = (21, 29);

/// The same of edition and date.
const LINE: (i32, i32) = (26, 36);

/// Where the title begins, and where there is no more room for it and the sentence below it.
const TOP: i32 = 190;
const BOTTOM: i32 = 600;

/// What remains for text between the frame.
const TEXT_WIDTH: i32 = 460;

/// The cover as a drawing: black on white, so that paper-like screens show it as it is.
pub(super) fn drawing(book: &Book) -> String {
    let mut lines = String::new();
    let mut y = TOP;
    let (size, title) = title(book.title());
    for line in title {
        text(&mut lines, y, size.0, "700", &line);
        y += size.1;
    }
    let sentence = drawing::lines(book.description(), SENTENCE.0, TEXT_WIDTH);
    if y + sentence.len() as i32 * SENTENCE.1 <= BOTTOM + SENTENCE.1 {
        for line in sentence {
            text(&mut lines, y, SENTENCE.0, "400", &line);
            y += SENTENCE.1;
        }
    }
    for (index, line) in edition(book).iter().enumerate() {
        text(&mut lines, SIZE.1 - 130 + index as i32 * LINE.1, LINE.0, "400", line);
    }
    let (width, height) = SIZE;
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" direction=\"{}\">\n<title>{}</title>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n\
         <rect x=\"24\" y=\"24\" width=\"552\" height=\"752\" fill=\"none\" stroke=\"#111\" stroke-width=\"4\"/>\n\
         <rect x=\"60\" y=\"96\" width=\"120\" height=\"10\" fill=\"#111\" transform=\"translate(180 0)\"/>\n\
         {lines}</svg>\n",
        direction(book.volume.edition),
        escaped(book.title()),
    )
}

/// The title in lines, with their size; one that nobody could read is cut.
fn title(title: &str) -> ((i32, i32), Vec<String>) {
    let fits = |size: &(i32, i32)| (BOTTOM - TOP) / size.1;
    let set = TITLES.map(|size| (size, drawing::lines(title, size.0, TEXT_WIDTH)));
    let smallest = set[TITLES.len() - 1].clone();
    let (size, mut lines) = set.into_iter().find(|(size, lines)| lines.len() as i32 <= fits(size)).unwrap_or(smallest);
    lines.truncate(fits(&size) as usize);
    (size, lines)
}

fn text(lines: &mut String, y: i32, size: i32, weight: &str, line: &str) {
    let middle = SIZE.0 / 2;
    let _ = writeln!(
        lines,
        "<text x=\"{middle}\" y=\"{y}\" font-family=\"Georgia, serif\" font-size=\"{size}\" font-weight=\"{weight}\" \
         text-anchor=\"middle\" fill=\"#111\">{}</text>",
        escaped(line)
    );
}

/// Edition and date.
fn edition(book: &Book) -> Vec<String> {
    let (config, words) = (book.config(), &book.volume.words);
    let lines = [words.with("frame-edition", "edition", &config.edition), words.date(&config.date)];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

/// The page that shows the cover.
pub(super) fn cover(book: &Book) -> String {
    let words = &book.volume.words;
    let alt = [vec![book.title().to_owned()], edition(book)].concat().join(". ");
    let body = format!(
        "<section epub:type=\"cover\" class=\"cover\"><img src=\"cover.svg\" role=\"doc-cover\" alt=\"{}\"/></section>",
        escaped(&alt)
    );
    xhtml(book, "cover.xhtml", &words.get("epub-cover"), " epub:type=\"frontmatter\"", &body)
}

/// Title, edition, age and licence in words.
pub(super) fn title_page(book: &Book) -> String {
    let (config, words) = (book.config(), &book.volume.words);
    let line = |key, name, value: &str| Some(words.with(key, name, value)).filter(|_| !value.is_empty());
    let lines = [
        Some(book.description().to_owned()).filter(|it| !it.is_empty()),
        book.volume.draft(),
        line("frame-edition", "edition", &config.edition),
        Some(words.date(&config.date)).filter(|it| !it.is_empty()),
        line("frame-facts-as-of", "date", &words.date(&oldest(&book.volume))),
        line("frame-licence", "licence", &config.licence),
        // In a discreet book it stands on the page about this copy alone.
        Some(book.volume.edition.newer_edition.clone()).filter(|it| !it.is_empty() && !config.discreet),
    ];
    let lines = lines.into_iter().flatten().map(|line| format!("<p>{}</p>\n", escaped(&line)));
    let body = format!(
        "<section epub:type=\"titlepage\" class=\"title-page\">\n<h1>{}</h1>\n{}</section>",
        escaped(book.title()),
        lines.collect::<String>()
    );
    xhtml(book, "title.xhtml", book.title(), " epub:type=\"frontmatter\"", &body)
}
