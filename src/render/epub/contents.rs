//! The contents: for readers and programs of today (`nav.xhtml`), and for those of before (`toc.ncx`).

use std::collections::BTreeMap;

use super::addresses::InBook;
use super::{Book, document, package, split, xhtml};
use crate::model::handbook::Target;
use crate::render::addresses::Addresses;
use crate::render::html::escaped;
use crate::render::navigation::Place;
use crate::render::views::{NavEntry, NavList};

const FILE: &str = "nav.xhtml";

/// The contents, with the places that a program may go to at once.
pub(super) fn navigation(book: &Book) -> String {
    let words = &book.volume.words;
    let contents = escaped(&words.get("frame-contents"));
    let body = format!(
        "<nav epub:type=\"toc\" role=\"doc-toc\" aria-labelledby=\"toc-title\">\n<h1 id=\"toc-title\">{contents}</h1>\n\
         {}</nav>\n{}",
        list(&tree(book)),
        landmarks(book)
    );
    xhtml(book, FILE, &words.get("frame-contents"), " epub:type=\"frontmatter\"", &body)
}

/// The pages as in the contents of the site.
fn tree(book: &Book) -> NavList {
    let addresses = InBook { book, from: FILE };
    book.volume.navigation.whole(&|place: &Place| match place {
        Place::Page(page) => addresses.href(&Target::Page(*page, String::new())),
        Place::Anchor(_) | Place::Draft => None,
    })
}

/// What leads nowhere and has nothing below it may not stand in a list of contents.
fn entries(list: &NavList) -> impl Iterator<Item = &NavEntry> {
    list.entries.iter().filter(|entry| first_href(entry).is_some())
}

fn list(nav: &NavList) -> String {
    if entries(nav).next().is_none() {
        return String::new();
    }
    let items: String = entries(nav).map(|entry| item(entry) + &list(&entry.below) + "</li>\n").collect();
    format!("<ol>\n{items}</ol>\n")
}

fn item(entry: &NavEntry) -> String {
    let title = escaped(&title(entry));
    match &entry.href {
        Some(href) => format!("<li><a href=\"{}\">{title}</a>", escaped(href)),
        None => format!("<li><span>{title}</span>"),
    }
}

fn title(entry: &NavEntry) -> String {
    if entry.number.is_empty() { entry.title.clone() } else { format!("{} {}", entry.number, entry.title) }
}

/// Where an entry leads, or the first one below it.
fn first_href(entry: &NavEntry) -> Option<&str> {
    entry.href.as_deref().or_else(|| entry.below.entries.iter().find_map(first_href))
}

fn landmarks(book: &Book) -> String {
    let words = &book.volume.words;
    let mut places = vec![
        ("cover", "cover.xhtml".to_owned(), words.get("epub-cover")),
        ("toc", FILE.to_owned(), words.get("frame-contents")),
    ];
    let mut pages = book.documents.iter();
    if let Some(first) = pages.next() {
        places.push(("bodymatter", first.file.clone(), words.get("epub-start")));
    }
    let named = pages.filter(|it| it.up.is_none()).filter_map(|it| {
        let (kind, _) = document::semantics(&it.chapter).filter(|(kind, _)| *kind != "chapter")?;
        Some((kind, split::file(&it.chapter), it.chapter.title.clone()))
    });
    places.extend(named);
    let items = places.iter().map(|(kind, file, title)| {
        format!("<li><a epub:type=\"{kind}\" href=\"{}\">{}</a></li>\n", escaped(file), escaped(title))
    });
    let title = escaped(&words.get("epub-landmarks"));
    format!(
        "<nav epub:type=\"landmarks\" aria-labelledby=\"landmarks-title\" hidden=\"hidden\">\n\
         <h2 id=\"landmarks-title\">{title}</h2>\n<ol>\n{}</ol>\n</nav>",
        items.collect::<String>()
    )
}

/// The contents as reading programs of before 2011 want them: old devices know nothing else.
pub(super) fn ncx(book: &Book) -> String {
    let mut points = Points::default();
    let map = points.list(&tree(book));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" version=\"2005-1\" xml:lang=\"{}\">\n\
         <head><meta name=\"dtb:uid\" content=\"{}\"/></head>\n\
         <docTitle><text>{}</text></docTitle>\n<navMap>\n{map}</navMap>\n</ncx>\n",
        escaped(&book.volume.edition.lang),
        package::identifier(book),
        escaped(book.title()),
    )
}

/// Numbers the points: a place has one number, however often it is named.
#[derive(Default)]
struct Points {
    made: usize,
    orders: BTreeMap<String, usize>,
}

impl Points {
    fn list(&mut self, nav: &NavList) -> String {
        entries(nav).map(|entry| self.point(entry)).collect()
    }

    fn point(&mut self, entry: &NavEntry) -> String {
        let href = first_href(entry).unwrap_or_default();
        self.made += 1;
        let next = self.orders.len() + 1;
        let (id, order) = (self.made, *self.orders.entry(href.to_owned()).or_insert(next));
        format!(
            "<navPoint id=\"n{id}\" playOrder=\"{order}\"><navLabel><text>{}</text></navLabel><content src=\"{}\"/>\n{}</navPoint>\n",
            escaped(&title(entry)),
            escaped(href),
            self.list(&entry.below)
        )
    }
}
