//! Addresses as a file of an e-book spells them.

use super::super::addresses::{Addresses, encode, in_page, relative};
use super::{Book, split};
use crate::model::handbook::{Chapter, PageId, PageKind, Target};

/// Kinds of images that every reading program shows.
const SHOWN: &[&str] = &["gif", "jpeg", "jpg", "png", "svg", "webp"];

/// The addresses that the file `from` of `book` gives.
pub(super) struct InBook<'a> {
    pub book: &'a Book<'a>,
    pub from: &'a str,
}

impl InBook<'_> {
    /// The `href` of a file, perhaps with an anchor.
    pub fn file(&self, file: &str, anchor: &str) -> String {
        match anchor {
            "" => relative(self.from, file),
            _ if file == self.from => in_page(anchor),
            _ => format!("{}#{}", relative(self.from, file), encode(anchor)),
        }
    }

    fn page(&self, page: PageId, anchor: &str) -> Option<String> {
        if let Some((file, anchor)) = self.book.moved.get(&(page, anchor.to_owned())) {
            return Some(self.file(file, anchor));
        }
        let chapters = &self.book.volume.edition.chapters;
        let chapter = chapters.get(page.0 as usize)?;
        // The page of the finder repeats no cards here: a record has its own page.
        let is_card = |it: &&Chapter| it.kind == PageKind::Record && it.id == anchor;
        let own = chapters.iter().find(is_card).filter(|_| is_finder(chapter));
        let (chapter, anchor) = own.map_or((chapter, anchor), |own| (own, ""));
        Some(self.file(&split::file(chapter), anchor))
    }
}

/// Whether it is the page of the finder.
pub(super) fn is_finder(chapter: &Chapter) -> bool {
    chapter.kind == PageKind::Generated && chapter.id == "find"
}

impl Addresses for InBook<'_> {
    fn href(&self, target: &Target) -> Option<String> {
        match target {
            Target::Page(page, anchor) => self.page(*page, anchor),
            // Only pages are led to; the other forms of the book lie beside it.
            Target::Asset(_) | Target::WholeBook | Target::Sheet(_) => None,
            Target::Contact(_) | Target::External(_) | Target::Broken => None,
        }
    }

    fn src(&self, image: &Target) -> Option<String> {
        let Target::Asset(path) = image else { return None };
        let place = self.book.places.asset(path)?;
        let (_, kind) = place.rsplit_once('.')?;
        SHOWN.contains(&kind).then(|| self.file(place, ""))
    }

    fn id(&self, name: &str) -> String {
        name.to_owned()
    }
}
