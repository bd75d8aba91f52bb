//! Reads `[look]` of `handbook.toml`: logo, accent, styles.
//!
//! [`look`] is the way in. What is wrong is reported and left out.

use super::accent::{CONTRAST_MIN, Color, DARK, LIGHT, is_legible, least, legible, shades};
use super::nearest::did_you_mean;
use super::toml::Table;
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::look::{Accent, Logo, Look, Style};
use crate::model::source::{Sources, Span};

/// Keys of `[look]`.
pub(super) const KEYS: &[&str] = &["logo", "logo_dark", "logo_alt", "accent", "accent_dark", "css"];

/// Images that a browser of 2017 scales without loss, or shows everywhere.
const LOGO_ENDINGS: &[&str] = &[".svg", ".png"];

/// What `[look]` asks for.
pub(super) fn look(table: &Table, sources: &Sources, found: &mut Vec<Diagnostic>) -> Look {
    Look { logo: logo(table, sources, found), accent: accent(table, found), styles: styles(table, sources, found) }
}

fn logo(table: &Table, sources: &Sources, found: &mut Vec<Diagnostic>) -> Option<Logo> {
    let alt = table.text("logo_alt", found);
    let mut image = |key: &str| {
        let (path, span) = table.text(key, found)?;
        if !LOGO_ENDINGS.iter().any(|ending| path.ends_with(ending)) {
            found.push(bad_logo(&path, span));
        } else if sources.find(&path).is_none() {
            found.push(no_file(&path, span, sources, LOGO_ENDINGS));
        } else {
            return Some((path, span));
        }
        None
    };
    let dark = image("logo_dark");
    let (image, span) = image("logo")?;
    if alt.is_none() && table.get("logo_alt").is_none() {
        found.push(no_alt(&image, span));
    }
    Some(Logo { image, dark: dark.unwrap_or_default().0, alt: alt.unwrap_or_default().0 })
}

fn accent(table: &Table, found: &mut Vec<Diagnostic>) -> Option<Accent> {
    let dark = color(table, "accent_dark", &DARK, found);
    let light = color(table, "accent", &LIGHT, found)?;
    let dark = dark.unwrap_or_else(|| legible(light, &DARK));
    Some(Accent { light: shades(light, &LIGHT), dark: shades(dark, &DARK) })
}

fn color(table: &Table, key: &str, grounds: &[Color; 3], found: &mut Vec<Diagnostic>) -> Option<Color> {
    let (written, span) = table.text(key, found)?;
    let Some(color) = Color::read(&written) else {
        found.push(no_color(key, &written, span));
        return None;
    };
    if !is_legible(color, grounds) {
        found.push(pale(key, &written, least(color, grounds), legible(color, grounds), span));
        return None;
    }
    Some(color)
}

fn styles(table: &Table, sources: &Sources, found: &mut Vec<Diagnostic>) -> Vec<Style> {
    let mut styles: Vec<Style> = Vec::new();
    for (path, span) in table.texts("css", found).unwrap_or_default() {
        match sources.find(&path).filter(|_| path.ends_with(".css")) {
            Some(file) => styles.push(Style { text: sources.text(file).into(), path, file }),
            None => found.push(no_file(&path, span, sources, &[".css"])),
        }
    }
    styles
}

/// ## What
/// The logo is a kind of image that cannot be one.
///
/// ## Why
/// It is shown small and large, on light and dark screens and on paper: that takes a drawing, or a picture with
/// a transparent ground.
///
/// ## Example
/// `logo = "images/logo.jpg"`.
fn bad_logo(path: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::BadValue, at, format!("`{path}` cannot be a logo"))
        .with_help("take an image of the book that ends in `.svg` or `.png`".to_owned())
}

/// ## What
/// `[look]` names a file that the book does not have.
///
/// ## Why
/// The pages would show a gap, or a part of the house style would be missing without a word.
///
/// ## Example
/// `css = ["house.css"]`, where the file is `styles/house.css`.
fn no_file(path: &str, at: Span, sources: &Sources, endings: &[&str]) -> Diagnostic {
    let paths = sources.files.iter().map(|file| file.path.as_str());
    let fitting: Vec<&str> = paths.filter(|it| endings.iter().any(|ending| it.ends_with(ending))).collect();
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let namesake = fitting.iter().find(|it| name(it) == name(path)).map(|it| format!("did you mean `{it}`?"));
    let help = namesake.or_else(|| did_you_mean(path, fitting.iter().copied())).unwrap_or_else(|| {
        format!(
            "write the path of a file from the root of the book; it ends in {}",
            super::toml::in_words(endings.iter().copied())
        )
    });
    Diagnostic::new(Code::MissingImage, at, format!("no file `{path}`")).with_help(help)
}

/// ## What
/// A logo has no words for those who cannot see it.
///
/// ## Why
/// A screen reader would read the name of the file.
///
/// ## Example
/// `logo = "images/logo.svg"` without `logo_alt`.
fn no_alt(path: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::MissingAlt, at, format!("the logo `{path}` has no words")).with_help(
        "add `logo_alt = \"…\"` with the name that it shows, or `logo_alt = \"\"` if the title beside it says the same"
            .to_owned(),
    )
}

/// ## What
/// An accent is no colour.
///
/// ## Why
/// Its contrast must be known before the book is read.
///
/// ## Example
/// `accent = "teal"`.
fn no_color(key: &str, written: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::BadValue, at, format!("`{written}` is not a value for `{key}`"))
        .with_help("write a colour as `#rrggbb`, such as `#0a566d`".to_owned())
}

/// ## What
/// Text in the accent cannot be read well on one of the grounds on which it stands.
///
/// ## Why
/// Links and buttons are what readers need most; many see less contrast than the author.
///
/// ## Example
/// `accent = "#5aa9c0"`, a light blue on a light page.
fn pale(key: &str, written: &str, ratio: f64, nearest: Color, at: Span) -> Diagnostic {
    let ground = if key == "accent" { "light" } else { "dark" };
    // Rounded down: 4.49 is not 4.5.
    let ratio = (ratio * 100.0).floor() / 100.0;
    let message =
        format!("`{written}` has a contrast of {ratio:.2} on the {ground} pages, and {CONTRAST_MIN} is the least");
    let way = if key == "accent" { "darker" } else { "lighter" };
    Diagnostic::new(Code::BadValue, at, message)
        .with_help(format!("take a {way} colour; `{}` is the nearest of this hue that does", nearest.written()))
}
