//! Finds the book, and what of it is wanted.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};

use crate::model::handbook::Handbook;

const CONFIG: &str = "handbook.toml";

/// The folder of the book: the one that was named, else `./`, `./handbook/`, then the same in each folder above.
///
/// # Errors
///
/// If there is no `handbook.toml`.
pub(super) fn find(root: Option<&Path>) -> anyhow::Result<PathBuf> {
    let Some(root) = root else {
        let here = env::current_dir().context("failed to find the current folder")?;
        return find_from(&here);
    };
    let shown = root.display();
    ensure!(root.is_dir(), "failed to open the book {shown}: there is no such folder");
    ensure!(root.join(CONFIG).is_file(), "failed to open the book {shown}: it has no `{CONFIG}`{MAKE_ONE}");
    Ok(root.to_owned())
}

const MAKE_ONE: &str = "\n  help: `vademecum init my-book` makes a small book to start from";

fn find_from(here: &Path) -> anyhow::Result<PathBuf> {
    for folder in here.ancestors() {
        for root in [folder.to_owned(), folder.join("handbook")] {
            if root.join(CONFIG).is_file() {
                // As short as people would write it.
                let below = root.strip_prefix(here).unwrap_or(&root);
                return Ok(if below == Path::new("") { PathBuf::from(".") } else { below.to_owned() });
            }
        }
    }
    bail!("no book found: no `{CONFIG}` and no `handbook/{CONFIG}` in {} or above it{MAKE_ONE}", here.display())
}

/// Keeps only the wanted languages of a book; all where none is wanted.
///
/// # Errors
///
/// If the book does not have one of them.
pub(super) fn keep_languages(handbook: &mut Handbook, wanted: &[String]) -> anyhow::Result<()> {
    if wanted.is_empty() {
        return Ok(());
    }
    let languages = &mut handbook.config.languages;
    if let Some(unknown) = wanted.iter().find(|lang| !languages.contains(lang)) {
        bail!("the book has no language `{unknown}`; it has {}", languages.join(", "));
    }
    languages.retain(|lang| wanted.contains(lang));
    handbook.editions.retain(|edition| wanted.contains(&edition.lang));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::handbook::{Config, Edition};

    #[test]
    fn a_book_is_found_here_in_handbook_and_above() {
        let dir = tempfile::tempdir().expect("a folder");
        let deep = dir.path().join("handbook/en/un");
        std::fs::create_dir_all(&deep).expect("a folder");
        std::fs::write(dir.path().join("handbook/handbook.toml"), "").expect("a file");
        assert_eq!(find_from(dir.path()).expect("found"), Path::new("handbook"));
        assert_eq!(find_from(&dir.path().join("handbook")).expect("found"), Path::new("."));
        assert_eq!(find_from(&deep).expect("found"), dir.path().join("handbook"));
    }

    #[test]
    fn where_there_is_no_book_the_way_to_make_one_is_named() {
        let dir = tempfile::tempdir().expect("a folder");
        let error = find(Some(dir.path())).expect_err("none");
        assert!(error.to_string().contains("`vademecum init my-book`"));
        assert!(find(Some(&dir.path().join("no"))).expect_err("none").to_string().contains("no such folder"));
    }

    #[test]
    fn a_language_that_the_book_lacks_is_refused() {
        let tags = ["en", "fr", "ar"].map(str::to_owned);
        let config = Config { languages: tags.to_vec(), ..Config::default() };
        let editions = tags.clone().map(|lang| Edition { lang, ..Edition::default() }).into();
        let mut handbook = Handbook { config, editions, ..Handbook::default() };
        let error = keep_languages(&mut handbook, &["de".to_owned()]).expect_err("refused");
        assert_eq!(error.to_string(), "the book has no language `de`; it has en, fr, ar");
        keep_languages(&mut handbook, &["ar".to_owned(), "en".to_owned()]).expect("kept");
        assert_eq!(handbook.config.languages, ["en", "ar"]);
        assert_eq!(handbook.editions.len(), 2);
    }
}
