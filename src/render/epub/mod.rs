//! Writes the EPUB of each edition, as the files that it holds.
//!
//! [`epub`] is the only way in. The files of an edition lie below `epub/LANG/`;
//! `pack` makes one archive of them. They come from the same trees as the site,
//! through the same writer, as XHTML: no script, no form, nothing from outside.
//! Names, order and dates come from the book alone.

mod addresses;
mod contents;
mod cover;
mod document;
mod package;
mod split;

use std::sync::Arc;

use rayon::prelude::*;

use super::Volume;
use super::addresses::Places;
use super::html;
use super::templates::error;
use crate::minify;
use crate::model::bundle::Bundle;
use crate::model::handbook::{Chapter, Config, Handbook, PageId};
use crate::model::theme::{Theme, ThemeError};

/// The style sheet of e-books, in the theme.
const STYLE: &str = "css/epub/book.css";

/// Where the files of an edition lie until they are packed, below its language.
const ROOT: &str = "EPUB";

/// What every file of an edition's e-book is made from.
struct Book<'a> {
    handbook: &'a Handbook,
    places: Places<'a>,
    volume: Volume<'a>,
    documents: Vec<Document<'a>>,
    moved: split::Moved,
}

/// A file of text.
struct Document<'a> {
    /// Below [`ROOT`], such as `text/contacts.xhtml`.
    file: String,
    /// The page that it is, or is a part of.
    page: PageId,
    /// The page's tree, or the part of it.
    chapter: std::borrow::Cow<'a, Chapter>,
    /// Title and file of what it was folded into.
    up: Option<(String, String)>,
}

/// The e-book of every edition, unpacked.
///
/// # Errors
///
/// If the style sheet of e-books is missing or does not parse.
pub fn epub(handbook: &Handbook, theme: &Theme) -> Result<Bundle, ThemeError> {
    let style = theme.text(STYLE).ok_or_else(|| error(STYLE, "it is missing, or not UTF-8".to_owned()))?;
    // What is written is the sheet as it is; this only asks whether it is one.
    minify::css(style).map_err(|message| error(STYLE, message))?;
    let mut bundle = Bundle::default();
    for edition in &handbook.editions {
        let book = Book::new(handbook, Volume::new(handbook, edition));
        for (path, bytes) in book.files(style) {
            bundle.insert(format!("epub/{}/{path}", edition.lang), bytes);
        }
    }
    Ok(bundle)
}

impl<'a> Book<'a> {
    fn new(handbook: &'a Handbook, volume: Volume<'a>) -> Self {
        let (documents, moved) = split::documents(volume.edition, volume.navigation.order());
        Self { handbook, places: Places::new(handbook), volume, documents, moved }
    }

    fn config(&self) -> &'a Config {
        &self.handbook.config
    }

    /// The title that shows outside of the text: on the cover, in lists of books.
    fn title(&self) -> &'a str {
        self.volume.edition.public_title()
    }

    /// The sentence that shows there too. A discreet book has none.
    fn description(&self) -> &'a str {
        if self.config().discreet { "" } else { &self.volume.edition.description }
    }

    /// Every file: its path below the language, and its bytes.
    fn files(&self, style: &str) -> Vec<(String, Arc<[u8]>)> {
        let texts: Vec<String> = self.documents.par_iter().map(|it| document::document(self, it)).collect();
        let images = self.images(&texts);
        let items = package::items(self, &texts, &images);
        let mut files = vec![
            ("mimetype".to_owned(), package::MIMETYPE.as_bytes().into()),
            ("META-INF/container.xml".to_owned(), package::CONTAINER.as_bytes().into()),
        ];
        let mut put = |path: &str, text: String| files.push((format!("{ROOT}/{path}"), text.into_bytes().into()));
        put("package.opf", package::package(self, &texts, &items));
        put("nav.xhtml", contents::navigation(self));
        put("toc.ncx", contents::ncx(self));
        put("cover.svg", cover::drawing(self));
        put("cover.xhtml", cover::cover(self));
        put("title.xhtml", cover::title_page(self));
        put("book.css", style.to_owned());
        for (document, text) in self.documents.iter().zip(texts) {
            put(&document.file, text);
        }
        files.extend(images.into_iter().map(|(path, bytes)| (format!("{ROOT}/{path}"), bytes)));
        files
    }

    /// The images that some page shows.
    fn images(&self, texts: &[String]) -> Vec<(String, Arc<[u8]>)> {
        let assets = self.handbook.assets.iter();
        let placed = assets.filter_map(|(path, bytes)| Some((self.places.asset(path)?.to_owned(), bytes.clone())));
        let shown = placed.filter(|(place, _)| texts.iter().any(|text| text.contains(&format!("/{place}\""))));
        shown.collect()
    }
}

/// An XHTML file around `body`, whose attributes are `attributes`; `file` is where it lies.
fn xhtml(book: &Book, file: &str, title: &str, attributes: &str, body: &str) -> String {
    let up = "../".repeat(file.matches('/').count());
    let lang = html::escaped(&book.volume.edition.lang);
    let dir = super::frame::direction(book.volume.edition);
    let title = html::escaped(title);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" \
         lang=\"{lang}\" xml:lang=\"{lang}\" dir=\"{dir}\">\n\
         <head><title>{title}</title><link rel=\"stylesheet\" type=\"text/css\" href=\"{up}book.css\"/></head>\n\
         <body{attributes}>\n{body}\n</body>\n</html>\n"
    )
}
