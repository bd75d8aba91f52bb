//! The back ends: they write the site of a book, the editions that hold all of it in one file, and its e-books.
//!
//! [`bundle`] and [`epub()`] are the ways in, [`mod@front`] adds what leads into the zip, [`file()`] makes a single file of the
//! site when it is asked for. A page reads the book and becomes one file, so
//! pages are rendered in parallel and a book costs what its text costs. It
//! reads no disk and no clock and changes nothing in the book. The one way to
//! fail is a theme that does not work.

mod addresses;
mod assets;
mod book;
mod booklet;
mod composed_style;
mod contents;
mod drawing;
mod epub;
mod finder;
mod frame;
mod front;
mod hosting;
mod html;
mod look;
mod navigation;
mod needs;
mod one_file;
mod page;
mod redirect;
mod search;
mod sheet;
mod start;
mod templates;
#[cfg(test)]
mod tests;
mod views;
mod words;

use std::sync::Arc;

use rayon::prelude::*;

use crate::minify;
use crate::model::bundle::Bundle;
use crate::model::handbook::{Chapter, Edition, Format, Handbook, PageId, PageKind};
use crate::model::theme::{Theme, ThemeError};
use addresses::Places;
use assets::Assets;
use navigation::Navigation;
use templates::Templates;
use words::Words;

pub use epub::epub;

/// What `formats` ask for: the site (the zip holds it, too) below `site/`, and a file a language beside it.
///
/// # Errors
///
/// If a template, style sheet or script of the theme does not work.
pub fn bundle(handbook: &Handbook, theme: &Theme, formats: &[Format]) -> Result<Bundle, ThemeError> {
    let kit = Kit::new(theme)?;
    let site = Site::new(handbook, &kit)?;
    let mut bundle = Bundle::default();
    if formats.contains(&Format::Site) || formats.contains(&Format::Zip) {
        add_site(&site, &mut bundle)?;
    }
    if formats.contains(&Format::Html) {
        for (path, text) in one_file::files(&site)? {
            bundle.insert(path, text.into_bytes());
        }
    }
    Ok(bundle)
}

/// Adds pages, styles, scripts and images, below `site/`.
fn add_site(site: &Site, bundle: &mut Bundle) -> Result<(), ThemeError> {
    let handbook = site.handbook;
    for (path, bytes) in others(site) {
        bundle.insert(format!("site/{path}"), bytes);
    }
    for (path, bytes) in handbook.editions.iter().flat_map(search::files) {
        bundle.insert(format!("site/{path}"), bytes);
    }
    let jobs = jobs(site);
    // A vector of results, not a result of a vector: the first mistake in the order of the book is told.
    let made: Vec<_> = jobs.par_iter().map(|job| render(site, job)).collect();
    for (job, text) in jobs.iter().zip(made) {
        bundle.insert(format!("site/{}", job.path(site)), text?.into_bytes());
    }
    Ok(())
}

/// Adds START-HERE.html and README.txt to a bundle that has everything else that the zip will hold.
///
/// # Errors
///
/// If a template or a style sheet of the theme does not work.
pub fn front(handbook: &Handbook, theme: &Theme, bundle: &mut Bundle) -> Result<(), ThemeError> {
    let kit = Kit::new(theme)?;
    front::add(&Site::new(handbook, &kit)?, bundle)
}

/// The file `path` below `site/`, made alone and of the same bytes as in `bundle`; `None` for what is no file of the
/// site, or comes from its search index.
///
/// # Errors
///
/// If a template of the theme does not work.
pub fn file(handbook: &Handbook, kit: &Kit, path: &str) -> Result<Option<Arc<[u8]>>, ThemeError> {
    let site = Site::new(handbook, kit)?;
    if let Some(job) = jobs(&site).into_iter().find(|job| job.path(&site) == path) {
        return Ok(Some(render(&site, &job)?.into_bytes().into()));
    }
    let made = others(&site).into_iter().find(|(other, _)| other == path);
    Ok(made.map(|(_, bytes)| bytes))
}

/// Files that are neither pages nor parts of a search index, by path below `site/`.
fn others(site: &Site) -> Vec<(String, Arc<[u8]>)> {
    let texts = site.volumes.iter().map(book::running_heads);
    let texts = texts
        .chain(finder::files(site))
        .chain(hosting::files(site))
        .chain(site.volumes.iter().filter_map(search::words));
    let bytes = |(path, text): (String, String)| (path, text.into_bytes().into());
    assets::files(site).into_iter().chain(texts.map(bytes)).collect()
}

/// A theme that was read: its templates, styles and scripts.
pub struct Kit {
    templates: Templates,
    assets: Assets,
}

impl Kit {
    /// Compiles the templates of `theme` and minifies its styles and scripts.
    ///
    /// # Errors
    ///
    /// If one does not parse.
    pub fn new(theme: &Theme) -> Result<Self, ThemeError> {
        Ok(Self { assets: Assets::new(theme)?, templates: Templates::new(theme)? })
    }
}

/// What every page of the site shares.
struct Site<'a> {
    handbook: &'a Handbook,
    places: Places<'a>,
    templates: &'a Templates,
    assets: Assets,
    logo: Option<look::Logo>,
    volumes: Vec<Volume<'a>>,
}

/// An edition with what its pages share.
struct Volume<'a> {
    edition: &'a Edition,
    words: Words,
    navigation: Navigation,
    /// The page that readers begin with, where the author wrote one.
    start: Option<PageId>,
}

/// Name of the page that shows instead of one that a reader hides.
const LEAVE: &str = "leave";

/// A file to render.
enum Job {
    Page(usize, PageId),
    Sheet(usize, PageId),
    Contents(usize),
    Book(usize),
    Booklet(usize),
    Leave(usize),
    /// A page that moved, by its place among those of its edition.
    Moved(usize, usize),
    Start,
    NotFound,
}

impl<'a> Site<'a> {
    fn new(handbook: &'a Handbook, kit: &'a Kit) -> Result<Self, ThemeError> {
        let places = Places::new(handbook);
        let mut assets = kit.assets.clone();
        let look = look::style(handbook, assets.inline_style("logo"));
        assets.dress(look, look::own_style(handbook, &places)?);
        Ok(Self {
            handbook,
            logo: look::logo(handbook, &places),
            places,
            templates: &kit.templates,
            assets,
            volumes: handbook.editions.iter().map(|edition| Volume::new(handbook, edition)).collect(),
        })
    }
}

impl<'a> Volume<'a> {
    /// That no person has reviewed the translation; nothing for an original.
    fn draft(&self) -> Option<String> {
        self.edition.is_draft().then(|| self.words.get("translation-draft"))
    }

    fn new(handbook: &'a Handbook, edition: &'a Edition) -> Self {
        let source = handbook.config.languages.first().map_or(edition.lang.as_str(), String::as_str);
        let words = Words::new(&edition.lang, source, &handbook.texts);
        let navigation = Navigation::new(handbook, edition, &words);
        let start = edition.chapters.iter().position(|chapter| chapter.path == "index");
        Self { edition, words, navigation, start: start.map(|index| PageId(index as u32)) }
    }

    /// The file of the page that the program makes under this id.
    fn generated(&self, id: &str) -> Option<String> {
        let is_wanted = |chapter: &&Chapter| chapter.kind == PageKind::Generated && chapter.id == id;
        self.edition.chapters.iter().find(is_wanted).map(|chapter| self.file(&chapter.path))
    }

    fn file(&self, name: &str) -> String {
        format!("{}/{name}.html", self.edition.lang)
    }

    /// Whether the edition has a page at `path`, without ending.
    fn has(&self, path: &str) -> bool {
        ["contents", "book"].contains(&path)
            || (path == "booklet" && !self.edition.booklet.is_empty())
            || self.edition.chapters.iter().any(|chapter| chapter.path == path)
    }

    /// Where "Start" leads.
    fn start_file(&self) -> String {
        self.file(if self.start.is_some() { "index" } else { "contents" })
    }
}

impl Job {
    fn path(&self, site: &Site) -> String {
        match self {
            Job::Page(volume, page) => {
                let edition = site.volumes[*volume].edition;
                site.places.page(edition, *page).unwrap_or_default()
            }
            Job::Sheet(volume, page) => {
                let edition = site.volumes[*volume].edition;
                addresses::sheet_file(edition, *page).unwrap_or_default()
            }
            Job::Contents(volume) => site.volumes[*volume].file("contents"),
            Job::Book(volume) => site.volumes[*volume].file("book"),
            Job::Booklet(volume) => site.volumes[*volume].file("booklet"),
            Job::Leave(volume) => site.volumes[*volume].file(LEAVE),
            Job::Moved(volume, index) => {
                site.volumes[*volume].edition.moved.keys().nth(*index).cloned().unwrap_or_default()
            }
            Job::Start => "index.html".to_owned(),
            Job::NotFound => "404.html".to_owned(),
        }
    }
}

/// The whole-book pages come first: they take longest.
fn jobs(site: &Site) -> Vec<Job> {
    let mut jobs: Vec<Job> = (0..site.volumes.len()).map(Job::Book).collect();
    for (index, volume) in site.volumes.iter().enumerate() {
        let pages = 0..volume.edition.chapters.len() as u32;
        jobs.extend(pages.map(|page| Job::Page(index, PageId(page))));
        let records = volume.edition.chapters.iter().enumerate().filter(|(_, chapter)| !chapter.sheet.is_empty());
        jobs.extend(records.map(|(page, _)| Job::Sheet(index, PageId(page as u32))));
        jobs.push(Job::Contents(index));
        jobs.extend((0..volume.edition.moved.len()).map(|moved| Job::Moved(index, moved)));
        if !volume.edition.booklet.is_empty() {
            jobs.push(Job::Booklet(index));
        }
        if site.handbook.config.hide_page {
            jobs.push(Job::Leave(index));
        }
    }
    jobs.extend([Job::Start, Job::NotFound]);
    jobs
}

fn render(site: &Site, job: &Job) -> Result<String, ThemeError> {
    let path = job.path(site);
    let text = match job {
        Job::Page(volume, page) => page::page(site, &site.volumes[*volume], *page, &path)?,
        Job::Sheet(volume, page) => sheet::sheet(site, &site.volumes[*volume], *page)?,
        Job::Contents(volume) => contents::contents(site, &site.volumes[*volume], &path)?,
        Job::Book(volume) => return book::book(site, &site.volumes[*volume], &path),
        Job::Booklet(volume) => booklet::booklet(site, &site.volumes[*volume], &path)?,
        Job::Leave(volume) => start::leave(site, &site.volumes[*volume])?,
        Job::Moved(volume, _) => redirect::redirect(site, &site.volumes[*volume], &path)?,
        Job::Start => start::start(site, &path)?,
        Job::NotFound => start::not_found(site)?,
    };
    Ok(minify::html(&text))
}
