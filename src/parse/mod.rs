//! Front end: from files to trees, each file alone.
//!
//! [`parse`] is the only way in; what it is given of an earlier run ([`Parsed`]) saves time and changes nothing. It knows no other file than the one it reads:
//! what a name refers to is found by `resolve`. It never fails; mistakes are
//! collected, and a bad file does not hide the mistakes of another.

mod accent;
mod addresses;
mod assets;
mod config;
mod core_fields;
mod declare;
mod directive;
mod entries;
mod expect;
mod fields;
mod finder;
mod footnote;
mod front_matter;
mod html;
mod inherit;
mod link;
mod look;
mod markdown;
mod nearest;
mod outline;
mod parsed;
mod place;
mod places;
mod records;
mod redirects;
mod registry;
mod reviewed;
mod sanitize;
mod shown;
mod summary;
mod syntax;
mod toml;
mod tree;
mod values;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::handbook::{Config, Draft, DraftEdition, OwnTexts};
use crate::model::limits::RawHtml;
use crate::model::page::Page;
use crate::model::source::{Content, FileId, Sources, Span};
use crate::model::translation::{ACCEPTED, Accepted};
pub use parsed::Parsed;

/// Reads every source file into a draft; afterwards `parsed` holds the pages of `sources`.
pub fn parse(sources: &Sources, parsed: &mut Parsed) -> (Draft, Vec<Diagnostic>) {
    let mut found = check_utf8(sources);
    let config = config::config(sources, &mut found);
    let registry = registry::registry(sources, &config, &mut found);
    let finder = finder::finder(sources, &registry, &mut found);
    let assets = assets::assets(sources, &mut found);
    let texts = own_texts(sources);
    parsed.begin();
    let editions = config.languages.iter().map(|lang| edition(sources, &config, lang, parsed, &mut found)).collect();
    parsed.end();
    (Draft { config, registry, finder, texts, assets, editions }, found)
}

fn edition(
    sources: &Sources,
    config: &Config,
    lang: &str,
    parsed: &mut Parsed,
    found: &mut Vec<Diagnostic>,
) -> DraftEdition {
    let summary = match sources.find(&format!("{lang}/SUMMARY.md")) {
        Some(file) => summary::summary(file, sources.text(file), found),
        None => Vec::new(),
    };
    DraftEdition {
        lang: lang.to_owned(),
        summary,
        pages: pages(sources, config.raw_html, lang, parsed, found),
        words: words::words(sources, lang, found),
        glossary: entries::glossary(sources, config.raw_html, lang, found),
        cases: entries::cases(sources, config.raw_html, lang, found),
        reviewed: reviewed::reviewed(sources, lang, found),
        accepted: accepted(sources, config.raw_html, &format!("{lang}/{ACCEPTED}"), parsed),
        ..DraftEdition::default()
    }
}

/// The originals that were kept in `folder`. What is wrong in them was said when they were pages.
fn accepted(sources: &Sources, raw_html: RawHtml, folder: &str, parsed: &mut Parsed) -> Accepted {
    let found = &mut Vec::new();
    Accepted {
        pages: pages(sources, raw_html, folder, parsed, found),
        words: words::words(sources, folder, found),
        glossary: entries::glossary(sources, raw_html, folder, found),
        cases: entries::cases(sources, raw_html, folder, found),
    }
}

/// Every page of a language, by path below its folder. Pages are read in parallel; the order is that of the files.
fn pages(
    sources: &Sources,
    raw_html: RawHtml,
    lang: &str,
    parsed: &mut Parsed,
    found: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Arc<Page>> {
    let files: Vec<(&str, FileId, &Arc<str>)> =
        shared_texts(sources).filter_map(|(id, path, text)| Some((page_path(path, lang)?, id, text))).collect();
    let read = |(_, file, text): &(&str, FileId, &Arc<str>)| {
        parsed.get(*file, text, raw_html).unwrap_or_else(|| {
            let mut found = Vec::new();
            let page = markdown::page(*file, text, raw_html, &mut found);
            (Arc::new(page), found)
        })
    };
    let pages: Vec<_> = files.par_iter().map(read).collect();
    let mut by_path = BTreeMap::new();
    for ((path, file, text), (page, mistakes)) in files.into_iter().zip(pages) {
        parsed.keep(file, text, raw_html, &page, &mistakes);
        found.extend(mistakes);
        by_path.insert(path.to_owned(), page);
    }
    by_path
}

/// The key of a page, if the file is one of this language.
fn page_path<'a>(path: &'a str, lang: &str) -> Option<&'a str> {
    let below = path.strip_prefix(lang)?.strip_prefix('/')?;
    let is_accepted = below.strip_prefix(ACCEPTED).is_some_and(|rest| rest.starts_with('/'));
    (below.ends_with(".md") && below != "SUMMARY.md" && !is_accepted && !is_hidden(below)).then_some(below)
}

/// Messages of `theme/text/`, by language. What is wrong in them, `check` tells.
fn own_texts(sources: &Sources) -> OwnTexts {
    let mut own = OwnTexts::new();
    for (_, path, text, _) in texts(sources) {
        if let Some(lang) = crate::texts::own_language(path) {
            let all = own.entry(lang.to_owned()).or_default();
            *all += text;
            all.push('\n');
        }
    }
    own
}

fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.'))
}

fn check_utf8(sources: &Sources) -> Vec<Diagnostic> {
    texts(sources).filter_map(|(id, path, _, bad)| Some(bad_utf8(id, path, bad?))).collect()
}

/// Every text file: id, path and text.
fn shared_texts(sources: &Sources) -> impl Iterator<Item = (FileId, &str, &Arc<str>)> {
    sources.files.iter().enumerate().filter_map(|(index, file)| match &file.content {
        Content::Text { text, .. } => Some((FileId(index as u32), &*file.path, text)),
        Content::Bytes(_) => None,
    })
}

/// Every text file: id, path, text, place of the first bad byte.
fn texts(sources: &Sources) -> impl Iterator<Item = (FileId, &str, &str, Option<u32>)> {
    sources.files.iter().enumerate().filter_map(|(index, file)| match &file.content {
        Content::Text { text, bad_utf8 } => Some((FileId(index as u32), &*file.path, &**text, *bad_utf8)),
        Content::Bytes(_) => None,
    })
}

/// ## What
/// A text file holds bytes that are not UTF-8.
///
/// ## Why
/// They cannot be shown; the reader would see `�`, perhaps in the middle of a name.
///
/// ## Example
/// A chapter saved as Windows-1252, with `é` as the single byte E9.
fn bad_utf8(file: FileId, path: &str, at: u32) -> Diagnostic {
    let place = Span { file, start: at, end: at + '\u{FFFD}'.len_utf8() as u32 };
    Diagnostic::new(Code::BadUtf8, place, format!("`{path}` is not UTF-8"))
        .with_help("save the file with the encoding UTF-8".to_owned())
}
