//! Style sheets of the book that no page could use.

use crate::minify::{beside, css_loads};
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::handbook::Handbook;
use crate::model::look::Style;
use crate::model::source::{Sources, Span};

/// What is wrong in the sheets that `[look]` names. Those of a theme are the theme author's matter.
pub(super) fn check(handbook: &Handbook, _: &Sources) -> Vec<Diagnostic> {
    handbook.config.look.styles.iter().flat_map(|style| in_style(style, handbook)).collect()
}

fn in_style(style: &Style, handbook: &Handbook) -> Vec<Diagnostic> {
    let loads = match css_loads(&style.text) {
        Ok(loads) => loads,
        Err((message, line, column)) => return vec![not_css(&message, place(style, line, column))],
    };
    let lower = style.text.to_ascii_lowercase();
    let at = |word: &'static str| lower.match_indices(word).map(|(at, it)| Span::new(style.file, at..at + it.len()));
    let mut found: Vec<Diagnostic> = at("@import").map(import).chain(at("@font-face").map(web_font)).collect();
    let is_there = |url: &str| {
        let image = beside(&style.path, url).is_some_and(|path| handbook.assets.contains_key(&path));
        image || url.starts_with("data:") || url.starts_with('#')
    };
    // What a font or an import names is told by the rule for these.
    if found.is_empty() {
        let missing = loads.iter().filter(|(url, _, _)| !is_there(url));
        found.extend(missing.map(|(url, line, column)| no_image(url, place(style, *line, *column))));
    }
    found
}

/// The place of a line and a column, both from 1, to the end of the line.
fn place(style: &Style, line: u32, column: u32) -> Span {
    let before: usize = style.text.split_inclusive('\n').take(line.saturating_sub(1) as usize).map(str::len).sum();
    let rest = style.text[before..].lines().next().unwrap_or_default();
    let columns = rest.char_indices().nth(column.saturating_sub(1) as usize).map_or(rest.len(), |(at, _)| at);
    Span::new(style.file, before + columns..before + rest.len())
}

/// ## What
/// A style sheet of the book does not parse.
///
/// ## Why
/// Browsers drop what they do not understand, each in its own way.
///
/// ## Example
/// `h1 { color: }}`.
fn not_css(message: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::BadCss, at, format!("this is not CSS: {message}"))
        .with_help("correct the rule; the rest of the sheet is read after that".to_owned())
}

/// ## What
/// A style sheet of the book imports another one.
///
/// ## Why
/// It may come from outside, and if it does not, it costs the reader a second load.
///
/// ## Example
/// `@import "colours.css";`
fn import(at: Span) -> Diagnostic {
    Diagnostic::new(Code::BadCss, at, "a style sheet has `@import`")
        .with_help("name both sheets in `css` of `[look]`: they become one file".to_owned())
}

/// ## What
/// A style sheet of the book brings in a font.
///
/// ## Why
/// The policy of the pages loads no font, and some browsers load none for a page in a folder.
///
/// ## Example
/// `@font-face { font-family: House; src: url(house.woff2) }`
fn web_font(at: Span) -> Diagnostic {
    Diagnostic::new(Code::BadCss, at, "a style sheet has `@font-face`")
        .with_help("name fonts that readers may have, such as `Georgia, serif`".to_owned())
}

/// ## What
/// A style sheet of the book loads what the book does not have.
///
/// ## Why
/// Pages ask for nothing from outside, and what is missing leaves a gap.
///
/// ## Example
/// `background: url(paper.png)`, where the image is `images/paper.png`: write `../images/paper.png` in `styles/house.css`.
fn no_image(url: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::BadCss, at, format!("no file `{url}` in this book"))
        .with_help("write the path of an image of the book, seen from the style sheet".to_owned())
}
