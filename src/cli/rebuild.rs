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
    let formats = formats(copy, &handbook);
    handbook.config.formats.clone_from(&formats);
    let (bundle, leaks) = crate::build(&handbook, &theme::load(&root)?, &formats)?;
    if !leaks.is_empty() {
        talk.show(&leaks, &sources);
        return Ok(None);
    }
    Ok(Some(rebuilt(&bundle, copy)?))
}

/// The formats that the copy shows.
fn formats(copy: &Rebuild, handbook: &Handbook) -> Vec<Format> {
    let (paths, config) = (copy.paths(), &handbook.config);
    let any = |name: &dyn Fn(&str) -> String| config.languages.iter().any(|lang| has_file(&paths, &name(lang)));
    let shown = [
        (Format::Site, copy.has_site()),
        (Format::Zip, copy.is_zipped()),
        (Format::Epub, any(&|lang| config.e_book(lang))),
        (Format::Html, any(&|lang| config.single_file(lang))),
    ];
    shown.into_iter().filter(|(_, is_there)| *is_there).map(|(format, _)| format).collect()
}

/// The languages of the book that the copy has pages, an e-book or a file in.
fn languages(copy: &Rebuild, handbook: &Handbook) -> Vec<String> {
    let (paths, config) = (copy.paths(), &handbook.config);
    let has = |lang: &String| {
        let pages = format!("site/{lang}/");
        let editions = [config.e_book(lang), config.single_file(lang)];
        paths.iter().any(|path| path.starts_with(&pages)) || editions.iter().any(|name| has_file(&paths, name))
    };
    config.languages.iter().filter(|lang| has(lang)).cloned().collect()
}

/// Whether a file of that name is among `paths`, in whatever folder.
fn has_file(paths: &[String], name: &str) -> bool {
    paths.iter().any(|path| path.rsplit('/').next() == Some(name))
}
