//! Pages of an earlier run: a page depends on nothing but its text, so an equal text needs no second reading.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::diagnostic::Diagnostic;
use crate::model::limits::RawHtml;
use crate::model::page::Page;
use crate::model::source::FileId;

/// Parsed pages with what they were made from. An empty one knows nothing.
#[derive(Debug, Default)]
pub struct Parsed {
    before: HashMap<FileId, Known>,
    now: HashMap<FileId, Known>,
}

/// All that a page is made from, and what became of it. Places in a page name its file by its number, so that a file
/// which has another number now is another file.
#[derive(Debug)]
struct Known {
    text: Arc<str>,
    raw_html: RawHtml,
    page: Arc<Page>,
    found: Vec<Diagnostic>,
}

impl Parsed {
    /// What was kept becomes what is known.
    pub(super) fn begin(&mut self) {
        self.before = std::mem::take(&mut self.now);
    }

    /// Forgets what was not used again.
    pub(super) fn end(&mut self) {
        self.before = HashMap::new();
    }

    /// The page and its mistakes, if they were made from the same.
    pub(super) fn get(&self, file: FileId, text: &Arc<str>, raw_html: RawHtml) -> Option<(Arc<Page>, Vec<Diagnostic>)> {
        let known = self.before.get(&file)?;
        (known.raw_html == raw_html && known.text == *text).then(|| (known.page.clone(), known.found.clone()))
    }

    /// Keeps a page for the next run.
    pub(super) fn keep(
        &mut self,
        file: FileId,
        text: &Arc<str>,
        raw_html: RawHtml,
        page: &Arc<Page>,
        found: &[Diagnostic],
    ) {
        let known = Known { text: text.clone(), raw_html, page: page.clone(), found: found.to_vec() };
        self.now.insert(file, known);
    }
}
