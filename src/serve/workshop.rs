//! From the folder of the book to what the shelf shows; the same loop each time, with nothing done twice that stays the same.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use super::edition::{Dress, Edition};
use super::overlay::{Below, Notice};
use super::shelf::Shelf;
use super::{Tell, words};
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::source::Sources;
use crate::model::theme::Theme;
use crate::{Kit, Parsed, draw, in_order, load, theme};

/// What was read of the book, or what kept it from being read.
type Seen = Result<(Arc<Sources>, Arc<Theme>), String>;

/// Reads the book, draws it and puts it on the shelf.
pub(super) struct Workshop {
    root: PathBuf,
    shelf: Arc<Shelf>,
    tell: Arc<dyn Tell>,
    /// The state of the book that was looked at last.
    seen: Option<Seen>,
    parsed: Parsed,
    dress: Option<Dress>,
    editions: u64,
    /// What was told last, so that nothing is told twice.
    told: Vec<Diagnostic>,
}

impl Workshop {
    /// A workshop that has not looked at the book at `root` yet.
    pub fn new(root: PathBuf, shelf: Arc<Shelf>, tell: Arc<dyn Tell>) -> Self {
        Self { root, shelf, tell, seen: None, parsed: Parsed::default(), dress: None, editions: 0, told: Vec::new() }
    }

    /// Looks at the book again, where something moved at `since`. Whatever it is, pages keep working.
    ///
    /// Returns whether the book could be read.
    pub fn look(&mut self, since: Instant) -> bool {
        let read = self.read();
        let readable = read.is_ok();
        // Most of what editors and other programs do beside a book changes nothing in it.
        if self.seen.as_ref() != Some(&read) {
            self.seen = Some(read.clone());
            match read {
                Ok((sources, theme)) => self.draw(sources, theme, since),
                Err(trouble) => self.refuse(trouble),
            }
        }
        readable
    }

    fn read(&self) -> Seen {
        let read = || Ok((load::load(&self.root)?, theme::load(&self.root)?));
        let (sources, theme) = read().map_err(|error: anyhow::Error| format!("{error:#}"))?;
        Ok((Arc::new(sources), Arc::new(theme)))
    }

    /// What keeps the book from being read, or its theme from working.
    fn refuse(&mut self, trouble: String) {
        self.tell.trouble(&trouble);
        self.told.clear();
        self.shelf.keep(Notice::trouble(trouble, Below::Kept));
    }

    fn draw(&mut self, sources: Arc<Sources>, theme: Arc<Theme>, since: Instant) {
        let (handbook, found) = draw(&sources, &mut self.parsed);
        if found.iter().any(|it| it.code.severity() == Severity::Error) {
            self.report(found.clone(), &sources);
            self.shelf.keep(Notice::of(&found, &sources, Below::Kept));
            return;
        }
        let dress = match self.dress(theme) {
            Ok(dress) => dress,
            Err(trouble) => return self.refuse(trouble),
        };
        let words = words(&handbook);
        self.editions += 1;
        let edition = Edition::new(self.editions, sources.clone(), (handbook, found.clone()), dress);
        // Made now is what somebody looks at and will ask for next; it tells whether the theme works, too.
        if let Err(error) = edition.content(&self.shelf.visited()) {
            return self.refuse(error.to_string());
        }
        self.shelf.show(Arc::new(edition), Notice::of(&found, &sources, Below::New), words);
        let verb = if self.editions == 1 { "built" } else { "rebuilt" };
        self.tell.say(&format!("{verb} in {} ms", since.elapsed().as_millis()));
        self.report(found, &sources);
    }

    /// The theme, compiled once as long as it stays the same.
    fn dress(&mut self, theme: Arc<Theme>) -> Result<Dress, String> {
        if let Some(dress) = self.dress.as_ref().filter(|dress| dress.theme == theme) {
            return Ok(dress.clone());
        }
        let kit = Arc::new(Kit::new(&theme).map_err(|error| error.to_string())?);
        let dress = Dress { theme, kit };
        self.dress = Some(dress.clone());
        Ok(dress)
    }

    /// Tells what was found, unless it was just told.
    fn report(&mut self, found: Vec<Diagnostic>, sources: &Sources) {
        if found != self.told {
            self.tell.show(&found, sources);
        }
        self.told = found;
    }
}

/// Builds the whole of `edition` and tells what only the whole shows. `paths` may not stand in what is built.
pub(super) fn finish(edition: &Arc<Edition>, shelf: &Shelf, paths: &[String], tell: &dyn Tell) {
    match edition.finish(paths) {
        Err(error) => {
            let trouble = error.to_string();
            tell.trouble(&trouble);
            shelf.refuse(edition, Notice::trouble(trouble, Below::Kept));
        }
        Ok(late) if late.is_empty() => shelf.finished(edition, None),
        Ok(late) => {
            let sources = edition.sources();
            tell.show(&late, sources);
            let all = in_order(edition.found().iter().cloned().chain(late).collect());
            shelf.finished(edition, Some(Notice::of(&all, sources, Below::New)));
        }
    }
}
