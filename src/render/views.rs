//! What templates see. Each template has one typed view; addresses arrive ready made.

use serde::Serialize;

use super::words::FrameWords;

/// What stands around every page.
#[derive(Serialize)]
pub(super) struct FrameView<'a> {
    pub lang: &'a str,
    pub dir: &'static str,
    pub words: &'a FrameWords,
    pub csp: &'static str,
    /// For the tab: the page and the book.
    pub title: String,
    pub description: String,
    /// Only for a book that says where it is hosted.
    pub canonical: Option<String>,
    pub styles: Vec<StyleView>,
    pub scripts: Vec<String>,
    pub brand: LinkView,
    pub main_nav: Vec<LinkView>,
    pub search: Option<SearchView<'a>>,
    /// The same page in other languages.
    pub languages: Vec<LanguageView<'a>>,
    pub breadcrumbs: Vec<LinkView>,
    pub branch: NavList,
    pub previous: Option<LinkView>,
    pub next: Option<LinkView>,
    /// Lines of the footer.
    pub colophon: Vec<String>,
    pub about: Option<LinkView>,
    /// The way to hide the page, and where it is told what that does; the book may switch it off.
    pub leave: Option<LeaveLinks>,
}

/// Addresses of the way to hide a page.
#[derive(Serialize)]
pub(super) struct LeaveLinks {
    /// The page that shows instead.
    pub href: String,
    /// What hiding does and what it does not do.
    pub more: Option<String>,
}

/// What the box for searching needs, and the page that stands in for it.
#[derive(Serialize)]
pub(super) struct SearchView<'a> {
    /// Language of the index.
    pub lang: &'a str,
    /// From this page to the top of the site: empty or ending in `/`.
    pub root: String,
    /// The script that searches.
    pub engine: String,
    /// The A–Z index.
    pub index: LinkView,
}

/// A page: `page.html`.
#[derive(Serialize)]
pub(super) struct PageView<'a> {
    pub frame: FrameView<'a>,
    pub kind: &'static str,
    pub title: &'a str,
    pub number: &'a str,
    /// Language of the text where it is not the edition's.
    pub text_lang: Option<&'a str>,
    pub text_dir: &'static str,
    pub outline: Vec<OutlineView<'a>>,
    /// The headings are letters: they fit in a row.
    pub outline_letters: bool,
    pub body: String,
}

/// The whole book on one page: `book.html`.
#[derive(Serialize)]
pub(super) struct BookView<'a> {
    pub frame: FrameView<'a>,
    pub kind: &'static str,
    pub title: &'a str,
    pub number: &'a str,
    pub text_lang: Option<&'a str>,
    pub text_dir: &'static str,
    pub outline: Vec<OutlineView<'a>>,
    pub outline_letters: bool,
    pub contents: NavList,
    pub body: &'a str,
}

/// The full contents: `contents.html`.
#[derive(Serialize)]
pub(super) struct ContentsView<'a> {
    pub frame: FrameView<'a>,
    pub title: String,
    pub contents: NavList,
    /// The same on one page.
    pub book: LinkView,
}

/// The choice of a language: `index.html`.
#[derive(Serialize)]
pub(super) struct StartView<'a> {
    pub frame: FrameView<'a>,
    pub title: &'a str,
}

/// `404.html`, which carries its style inside.
#[derive(Serialize)]
pub(super) struct NotFoundView<'a> {
    pub lang: &'a str,
    pub dir: &'static str,
    pub words: &'a FrameWords,
    pub csp: String,
    pub style: &'a str,
    pub book: &'a str,
    /// Only where the book says where it is hosted: a relative link would break at another depth.
    pub links: Vec<LanguageView<'a>>,
}

/// `leave.html`, which carries its style inside and says nothing of the book.
#[derive(Serialize)]
pub(super) struct LeaveView<'a> {
    pub lang: &'a str,
    pub dir: &'static str,
    pub words: &'a FrameWords,
    pub csp: String,
    pub style: &'a str,
}

/// The sheet of a record, which carries its style inside: `sheet.html`.
#[derive(Serialize)]
pub(super) struct SheetView<'a> {
    pub lang: &'a str,
    pub dir: &'static str,
    pub csp: String,
    pub style: &'a str,
    pub book: &'a str,
    pub title: &'a str,
    /// Language of the text where it is not the edition's.
    pub text_lang: Option<&'a str>,
    pub text_dir: &'static str,
    pub body: String,
    pub colophon: Vec<String>,
}

/// A style sheet and the media it is for.
#[derive(Serialize)]
pub(super) struct StyleView {
    pub href: String,
    pub media: &'static str,
}

/// A link of the frame.
#[derive(Serialize)]
pub(super) struct LinkView {
    pub title: String,
    pub href: String,
    pub current: bool,
}

/// A link to another language.
#[derive(Serialize)]
pub(super) struct LanguageView<'a> {
    pub lang: &'a str,
    pub dir: &'static str,
    pub title: &'a str,
    pub href: String,
    pub current: bool,
}

/// A heading of the page.
#[derive(Serialize)]
pub(super) struct OutlineView<'a> {
    pub title: &'a str,
    pub href: String,
    pub deep: bool,
}

/// A list of the navigation, perhaps a part of a longer one.
#[derive(Serialize, Default)]
pub(super) struct NavList {
    pub entries: Vec<NavEntry>,
    /// The address of the rest and its name.
    pub more: Option<LinkView>,
}

/// A line of the navigation with the lines below it.
#[derive(Serialize)]
pub(super) struct NavEntry {
    pub title: String,
    pub number: String,
    /// None for a chapter yet to be written.
    pub href: Option<String>,
    /// An anchor on the page of contents.
    pub id: Option<String>,
    pub current: bool,
    /// A chapter yet to be written.
    pub draft: bool,
    pub below: NavList,
}
