//! START-HERE.html and README.txt, the first things that a reader of the zip sees.
//!
//! [`add`] is the only way in. Which files there are to open it learns from the bundle, by their endings: so it
//! promises nothing that the zip does not hold. Both files say the same, in every language of the book.

use std::collections::BTreeSet;

use serde::Serialize;

use super::start::csp_for;
use super::words::Words;
use super::{Site, Volume};
use crate::minify;
use crate::model::bundle::{Bundle, FIRST, READ_ME, place_in_zip};
use crate::model::handbook::Config;
use crate::model::theme::ThemeError;

/// The first page must come up at once, from whatever it lies on.
const BYTES_MAX: usize = 20_000;
/// The longest line of README.txt, in characters: old editors do not wrap.
const COLUMNS: usize = 72;

/// What programs print fingerprints, by system. Names and commands are no words of a language.
const COMMANDS: &[(&str, &str)] = &[
    ("Linux", "sha256sum -c SHA256SUMS"),
    ("macOS", "shasum -a 256 -c SHA256SUMS"),
    ("Windows (PowerShell)", "Get-FileHash site\\index.html"),
    ("Windows (cmd)", "certutil -hashfile site\\index.html SHA256"),
];

/// Adds both files to a bundle that has everything else that the zip will hold.
///
/// # Errors
///
/// If a template or a style sheet of the theme does not work.
pub(super) fn add(site: &Site, bundle: &mut Bundle) -> Result<(), ThemeError> {
    let mut parts = parts(site, bundle);
    let mut page = page(site, &parts)?;
    // Many languages, or long ones: the details stand once, in the first of them.
    for index in (1..parts.len()).rev() {
        if page.len() <= BYTES_MAX {
            break;
        }
        parts[index].details = false;
        page = self::page(site, &parts)?;
    }
    let text = site.templates.render("readme.txt", &ReadMeView { parts: &parts, commands: commands() })?;
    bundle.insert(FIRST, page.into_bytes());
    bundle.insert(READ_ME, plain(&text).into_bytes());
    Ok(())
}

fn page(site: &Site, parts: &[Part]) -> Result<String, ThemeError> {
    let style = site.assets.inline_style("start-here");
    let first = parts.first();
    let view = FrontView {
        lang: first.map_or("en", |part| &part.lang),
        dir: first.map_or("ltr", |part| part.dir),
        csp: csp_for(style),
        style,
        title: first.map_or("", |part| &part.title),
        parts,
        commands: commands(),
    };
    Ok(minify::html(&site.templates.render("start-here.html", &view)?))
}

fn commands() -> Vec<Command> {
    COMMANDS.iter().map(|(system, line)| Command { system, line }).collect()
}

/// `start-here.html`.
#[derive(Serialize)]
struct FrontView<'a> {
    lang: &'a str,
    dir: &'static str,
    csp: String,
    style: &'a str,
    title: &'a str,
    parts: &'a [Part],
    commands: Vec<Command>,
}

/// `readme.txt`.
#[derive(Serialize)]
struct ReadMeView<'a> {
    parts: &'a [Part],
    commands: Vec<Command>,
}

/// What is said in one language, and the editions that it is said of.
#[derive(Serialize)]
struct Part {
    lang: String,
    dir: &'static str,
    title: String,
    words: PartWords,
    books: Vec<Book>,
    /// Of several editions, each button must say which it opens.
    several: bool,
    /// Edition and date.
    edition: Vec<String>,
    /// Whether more than the way in is said.
    details: bool,
    devices: Vec<Device>,
    alone: String,
    /// How to check the copy, behind the commands.
    check: Vec<String>,
    colophon: Vec<String>,
}

/// An edition to open.
#[derive(Serialize)]
struct Book {
    lang: String,
    dir: &'static str,
    title: String,
    description: String,
    href: String,
    open: String,
}

/// What to open on a kind of device.
#[derive(Serialize)]
struct Device {
    name: String,
    text: String,
    files: Vec<File>,
}

/// A file or folder, as it lies in the zip.
#[derive(Serialize)]
struct File {
    path: String,
    /// A browser can show it.
    linked: bool,
}

#[derive(Serialize)]
struct Command {
    system: &'static str,
    line: &'static str,
}

macro_rules! part_words {
    ($($field:ident $key:literal,)*) => {
        /// Sentences without arguments.
        #[derive(Serialize)]
        struct PartWords { $($field: String,)* }

        impl PartWords {
            fn new(words: &Words) -> Self {
                Self { $($field: words.get($key),)* }
            }
        }
    };
}

part_words! {
    fails "start-fails",
    inside "start-inside",
    extract "start-extract",
    open "start-open",
    which "start-which",
    preview "start-preview",
    alone "start-alone",
    keeps "start-keeps",
    keeps_text "start-keeps-text",
    whole "start-whole",
    check "start-check",
    check_text "start-check-text",
    readme "start-readme",
    readme_open "start-readme-open",
}

/// One part for each language in which there are words; editions without their own words share those of another.
fn parts(site: &Site, bundle: &Bundle) -> Vec<Part> {
    let spoken: Vec<&str> = site.volumes.iter().map(|volume| spoken(volume)).collect();
    let mut seen = BTreeSet::new();
    let firsts = spoken.iter().filter(|lang| seen.insert(**lang));
    let of = |lang: &str| {
        let volumes = site.volumes.iter().filter(|volume| self::spoken(volume) == lang).collect::<Vec<_>>();
        part(site, lang, &volumes, bundle)
    };
    firsts.filter_map(|lang| of(lang)).collect()
}

/// The language of what is said of an edition here: English until somebody translates it.
fn spoken<'a>(volume: &'a Volume) -> &'a str {
    if volume.words.speaks("start-inside") { &volume.edition.lang } else { "en" }
}

fn part(site: &Site, lang: &str, volumes: &[&Volume], bundle: &Bundle) -> Option<Part> {
    let first = volumes.first()?;
    let (config, words) = (&site.handbook.config, &first.words);
    let own = volumes.iter().find(|volume| volume.edition.lang == lang);
    let zip = format!("{}.zip", config.bundle_name());
    let names = [("folder", config.bundle_name()), ("zip", zip.clone())];
    let line = |key, name, value: &str| Some(words.with(key, name, value)).filter(|_| !value.is_empty());
    let edition =
        [line("start-edition", "edition", &config.edition), line("start-date", "date", &words.date(&config.date))];
    Some(Part {
        dir: own.map_or("ltr", |volume| super::frame::direction(volume.edition)),
        lang: lang.to_owned(),
        title: words.with("start-title", "title", first.edition.public_title()),
        words: PartWords::new(words),
        books: volumes.iter().map(|volume| book(config, volume)).collect(),
        several: site.volumes.len() > 1,
        edition: edition.into_iter().flatten().collect(),
        details: true,
        devices: devices(volumes, bundle),
        alone: words.with_all("start-alone-text", &names.each_ref().map(|(name, value)| (*name, value.as_str()))),
        check: how_to_check(words, &zip),
        colophon: colophon(config, first),
    })
}

/// What to know about the commands, and what a signature would show.
fn how_to_check(words: &Words, zip: &str) -> Vec<String> {
    let signed = words.get("checking-start");
    vec![words.get("start-check-single"), signed, words.with("start-check-honest", "zip", zip)]
}

fn book(config: &Config, volume: &Volume) -> Book {
    let edition = volume.edition;
    Book {
        lang: edition.lang.clone(),
        dir: super::frame::direction(edition),
        title: edition.public_title().to_owned(),
        // A discreet book keeps it to itself.
        description: if config.discreet { String::new() } else { edition.description.clone() },
        href: format!("site/{}", volume.start_file()),
        open: volume.words.with("start-open-in", "title", edition.public_title()),
    }
}

/// The licence, and where a newer edition is; a discreet book names no place.
fn colophon(config: &Config, volume: &Volume) -> Vec<String> {
    let licence =
        Some(volume.words.with("frame-licence", "licence", &config.licence)).filter(|_| !config.licence.is_empty());
    let newer = Some(volume.edition.newer_edition.clone()).filter(|it| !it.is_empty() && !config.discreet);
    licence.into_iter().chain(newer).collect()
}

/// The kinds of devices for which the bundle holds something.
fn devices(volumes: &[&Volume], bundle: &Bundle) -> Vec<Device> {
    let Some(words) = volumes.first().map(|volume| &volume.words) else { return Vec::new() };
    let each =
        |of: &dyn Fn(&Volume) -> Option<File>| volumes.iter().filter_map(|volume| of(volume)).collect::<Vec<_>>();
    let pages = || each(&|it| Some(linked(format!("site/{}", it.start_file()))));
    let single = each(&|it| Some(linked(own_file(bundle, it, "html")?)));
    let phone_text = if single.is_empty() { "start-phone-site-text" } else { "start-phone-text" };
    let all = [
        ("start-computer", "start-computer-text", pages()),
        ("start-phone", phone_text, if single.is_empty() { pages() } else { single }),
        ("start-reader", "start-reader-text", each(&|it| Some(named(own_file(bundle, it, "epub")?)))),
        ("start-paper", "start-paper-text", each(&|it| Some(linked(format!("site/{}", it.file("book")))))),
        ("start-sheets", "start-sheets-text", each(&|it| Some(named(sheets(bundle, it)?)))),
    ];
    let there = all.into_iter().filter(|(_, _, files)| !files.is_empty());
    there.map(|(name, text, files)| Device { name: words.get(name), text: words.get(text), files }).collect()
}

/// The file at the top of the bundle that holds a whole edition in one format, as it lies in the zip.
fn own_file(bundle: &Bundle, volume: &Volume, ending: &str) -> Option<String> {
    let ending = format!("-{}.{ending}", volume.edition.lang.to_lowercase());
    let file = bundle.0.keys().find(|path| !path.contains('/') && path.to_lowercase().ends_with(&ending))?;
    Some(place_in_zip(file))
}

fn sheets(bundle: &Bundle, volume: &Volume) -> Option<String> {
    let folder = format!("site/{}/sheets/", volume.edition.lang);
    bundle.0.range(folder.clone()..).next().filter(|(path, _)| path.starts_with(&folder)).map(|_| folder)
}

fn linked(path: String) -> File {
    File { path, linked: true }
}

fn named(path: String) -> File {
    File { path, linked: false }
}

/// Text for any editor: short lines, line ends of Windows, and a mark where it is more than ASCII.
fn plain(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        // One empty line between paragraphs, none at the top.
        if line.is_empty() && lines.last().is_none_or(String::is_empty) {
            continue;
        }
        if line.starts_with(' ') { lines.push(line.to_owned()) } else { lines.extend(wrapped(line)) }
    }
    let text = lines.join("\r\n").trim_end().to_owned() + "\r\n";
    if text.is_ascii() { text } else { format!("\u{feff}{text}") }
}

fn wrapped(line: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in line.split(' ') {
        let last = lines.last().map_or(0, |it| it.chars().count());
        if last > 0 && last + 1 + word.chars().count() > COLUMNS {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_for_old_editors() {
        let long = "word ".repeat(30);
        let text = plain(&format!("\n\nTitle\n\n\n{long}\n    site/a\n"));
        assert!(text.starts_with("Title\r\n\r\nword word") && text.ends_with("\r\n    site/a\r\n"), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= COLUMNS));
        assert!(plain("é\n").starts_with('\u{feff}'));
    }
}
