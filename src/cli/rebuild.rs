//! `verify --rebuild`: builds the sources in memory, as the copy was built.

use std::path::Path;

use crate::cli::book;
use crate::cli::build::refuses;
use crate::cli::talk::Talk;
use crate::load;
use crate::model::handbook::{Format, Handbook};
use crate::theme;
use crate::verify::{Finding, Rebuild, rebuilt};

/// How the copy differs from what `source` gives; `None` if that book has mistakes, which were shown.
pub(super) fn differences(source: &Path, copy: &Rebuild, talk: &Talk) -> anyhow::Result<Option<Vec<Finding>>> {
    let root = book::find(Some(source))?;
    let sources = load::load(&root)?;
    let (mut handbook, found) = crate::compile(&sources);
    if refuses(&found, false) {
        talk.show(&found, &sources);
        return Ok(None);
    }
    let languages = languages(copy, &handbook);
    book::keep_languages(&mut handbook, &languages)?;
    let (bundle, leaks) = crate::build(&handbook, &theme::load(&root)?, &formats(copy))?;
    if !leaks.is_empty() {
        talk.show(&leaks, &sources);
        return Ok(None);
    }
    Ok(Some(rebuilt(&bundle, copy)?))
}

/// The formats that the copy shows.
fn formats(copy: &Rebuild) -> Vec<Format> {
    let shown = [
        (Format::Site, copy.has_site()),
        (Format::Zip, copy.is_zipped()),
        (Format::Epub, copy.paths().iter().any(|path| path.ends_with(".epub"))),
    ];
    shown.into_iter().filter(|(_, is_there)| *is_there).map(|(format, _)| format).collect()
}

/// The languages of the book that the copy has pages or an e-book in.
fn languages(copy: &Rebuild, handbook: &Handbook) -> Vec<String> {
    let paths = copy.paths();
    let has = |lang: &String| {
        let (pages, book) = (format!("site/{lang}/"), format!("-{lang}.epub"));
        paths.iter().any(|path| path.starts_with(&pages) || path.ends_with(&book))
    };
    handbook.config.languages.iter().filter(|lang| has(lang)).cloned().collect()
}
