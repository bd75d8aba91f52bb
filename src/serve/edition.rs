//! One state of the book: pages are made when they are asked for, the rest once the whole book has been built.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::model::bundle::Bundle;
use crate::model::diagnostic::Diagnostic;
use crate::model::handbook::{Format, Handbook};
use crate::model::source::Sources;
use crate::model::theme::{Theme, ThemeError};
use crate::{Kit, build, complete, file, traces};

/// Where the site lies in an output.
const SITE: &str = "site/";

/// A book that was drawn. It shows the same bytes before and after it is whole.
pub(super) struct Edition {
    /// Tells it apart from all others of this run.
    pub number: u64,
    handbook: Handbook,
    sources: Arc<Sources>,
    /// Warnings that drawing gave.
    found: Vec<Diagnostic>,
    theme: Arc<Theme>,
    kit: Arc<Kit>,
    /// Pages that were asked for before the whole was there.
    made: Mutex<BTreeMap<String, Arc<[u8]>>>,
    whole: OnceLock<Bundle>,
}

/// A theme, and what was compiled from it.
#[derive(Clone)]
pub(super) struct Dress {
    pub theme: Arc<Theme>,
    pub kit: Arc<Kit>,
}

/// What an edition has at a path.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// The bytes.
    Bytes(Arc<[u8]>),
    /// Nothing, and there never will be.
    Nothing,
    /// Only the whole book can tell.
    Later,
}

impl Edition {
    /// What `drawn` gave of `sources`: a book, and nothing worse than warnings. The site is always among what is built.
    pub fn new(number: u64, sources: Arc<Sources>, drawn: (Handbook, Vec<Diagnostic>), dress: Dress) -> Self {
        let (mut handbook, found) = drawn;
        let Dress { theme, kit } = dress;
        handbook.config.formats = formats(&handbook);
        Self { number, handbook, sources, found, theme, kit, made: Mutex::default(), whole: OnceLock::new() }
    }

    /// The file at `path` of the output.
    ///
    /// # Errors
    ///
    /// If the theme does not work for this page.
    pub fn content(&self, path: &str) -> Result<Content, ThemeError> {
        if let Some(whole) = self.whole.get() {
            return Ok(whole.0.get(path).map_or(Content::Nothing, |bytes| Content::Bytes(bytes.clone())));
        }
        let Some(below) = path.strip_prefix(SITE) else { return Ok(Content::Later) };
        if let Some(bytes) = self.made.lock().unwrap_or_else(PoisonError::into_inner).get(path) {
            return Ok(Content::Bytes(bytes.clone()));
        }
        let Some(bytes) = file(&self.handbook, &self.kit, below)? else { return Ok(Content::Later) };
        self.made.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), bytes.clone());
        Ok(Content::Bytes(bytes))
    }

    /// Builds everything, as `build` does, and returns what was found by that alone. `paths` may not stand in an output.
    ///
    /// # Errors
    ///
    /// If a template or a style sheet of the theme does not work.
    pub fn finish(&self, paths: &[String]) -> Result<Vec<Diagnostic>, ThemeError> {
        let (handbook, mut found) = complete(self.handbook.clone(), &self.sources);
        let (bundle, leaks) = build(&handbook, &self.theme, &handbook.config.formats)?;
        found.extend(leaks);
        found.extend(traces(&bundle, paths));
        // Nobody else finishes an edition.
        let _ = self.whole.set(bundle);
        self.made.lock().unwrap_or_else(PoisonError::into_inner).clear();
        Ok(found)
    }

    /// The sources that it was drawn from.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// What was found when it was drawn.
    pub fn found(&self) -> &[Diagnostic] {
        &self.found
    }
}

/// What the book asks for, and the site.
fn formats(handbook: &Handbook) -> Vec<Format> {
    let mut formats = handbook.config.wanted_formats();
    if !formats.contains(&Format::Site) {
        formats.insert(0, Format::Site);
    }
    formats
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::builtin;

    fn edition() -> Edition {
        let sources = Arc::new(Sources::default());
        let theme = Arc::new(builtin());
        let kit = Arc::new(Kit::new(&theme).expect("a theme"));
        let drawn = crate::draw(&sources, &mut crate::Parsed::default());
        Edition::new(1, sources, drawn, Dress { theme, kit })
    }

    #[test]
    fn a_page_has_the_same_bytes_before_and_after_the_whole() {
        let edition = edition();
        let paths = ["site/index.html", "site/404.html", "site/assets/base.css"];
        let before = paths.map(|path| edition.content(path).expect("works"));
        assert!(before.iter().all(|it| matches!(it, Content::Bytes(_))), "{before:?}");
        for path in ["SHA256SUMS", "site/search/en/index.js", "nowhere"] {
            assert_eq!(edition.content(path).expect("works"), Content::Later, "{path}");
        }
        edition.finish(&[]).expect("works");
        assert_eq!(paths.map(|path| edition.content(path).expect("works")), before);
        assert!(matches!(edition.content("SHA256SUMS").expect("works"), Content::Bytes(_)));
        assert_eq!(edition.content("nowhere").expect("works"), Content::Nothing);
    }
}
