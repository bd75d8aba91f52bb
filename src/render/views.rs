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
    /// Where the page stands, to be copied: its public address, else its file below `site/`.
    pub here: String,
    /// Only for a book that says where it is hosted.
    pub hosted: Option<HostedView>,
    /// Search engines shall not list the page.
    pub unlisted: bool,
    pub styles: Vec<StyleView>,
    pub scripts: Vec<String>,
    /// What to do where files beside the page are missing; the style sheet hides it.
    pub missing: Vec<String>,
    /// That no person has reviewed the translation, for pages whose content does not say it.
    pub draft: Option<String>,
    pub brand: LinkView,
    pub logo: Option<LogoView>,
    pub main_nav: Vec<LinkView>,
    pub search: Option<SearchView<'a>>,
    /// The same page in other languages.
    pub languages: Vec<LanguageView<'a>>,
    pub breadcrumbs: Vec<LinkView>,
    pub branch: NavList,
    pub previous: Option<LinkView>,
    pub next: Option<LinkView>,
    /// Stands at the foot of each printed sheet: the book and its edition.
    pub running: String,
    /// Lines of the footer.
    pub colophon: Vec<String>,
    /// Links to what tells of this copy.
    pub about: Vec<LinkView>,
    /// The way to hide the page; the book may switch it off.
    pub leave: Option<LeaveLinks>,
}

/// The logo of the book.
#[derive(Serialize)]
pub(super) struct LogoView {
    pub src: String,
    /// For dark screens, where there is another.
    pub dark: Option<String>,
    pub alt: String,
    /// Its size in CSS pixels, where the file tells it: the page does not jump when it comes.
    pub width: Option<u32>,
    pub height: Option<u32>,
}

/// A page that moved: `moved.html`.
#[derive(Serialize)]
pub(super) struct MovedView<'a> {
    pub lang: &'a str,
    pub dir: &'static str,
    pub words: &'a FrameWords,
    pub csp: String,
    pub style: &'a str,
    pub book: &'a str,
    pub title: &'a str,
    /// Where it is now, seen from here.
    pub href: String,
    /// The same as an absolute address, in a book that says where it is hosted.
    pub canonical: Option<String>,
}

/// What a hosted page tells those who list it or pass it on: `hosted.html`. Addresses are absolute.
#[derive(Serialize, Default)]
pub(super) struct HostedView {
    pub canonical: String,
    /// The same page in every language; none for a book in one.
    pub alternates: Vec<AlternateView>,
    pub site_name: String,
    /// `website` or `article`.
    pub kind: &'static str,
    /// The language as Open Graph writes it.
    pub locale: String,
    pub other_locales: Vec<String>,
    /// The logo, where the book has one that others can show.
    pub image: Option<String>,
}

/// A page in another language, or for those who speak none of them.
#[derive(Serialize)]
pub(super) struct AlternateView {
    pub lang: String,
    pub href: String,
}

/// Addresses of the way to hide a page.
#[derive(Serialize)]
pub(super) struct LeaveLinks {
    /// The page that shows instead.
    pub href: String,
    /// Whether pressing Shift three times does the same.
    pub by_key: bool,
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
    /// Lines of the title page.
    pub imprint: Vec<String>,
    pub contents: NavList,
    /// The pocket booklet, where there is one.
    pub booklet: Option<LinkView>,
    pub body: &'a str,
}

/// The pocket booklet: `booklet.html`.
#[derive(Serialize)]
pub(super) struct BookletView<'a> {
    pub frame: FrameView<'a>,
    pub title: &'a str,
    pub intro: String,
    /// How to print, cut and fold.
    pub folding: String,
    /// In reading order.
    pub panels: &'a [PanelView],
    /// The same as they stand on paper.
    pub sides: Vec<SideView<'a>>,
}

/// A side of a sheet.
#[derive(Serialize)]
pub(super) struct SideView<'a> {
    /// Four, in rows.
    pub panels: Vec<&'a PanelView>,
}

/// A panel of the booklet.
#[derive(Serialize, Default)]
pub(super) struct PanelView {
    pub class: &'static str,
    pub lines: Vec<LineView>,
    /// Its place in the booklet.
    pub number: String,
}

/// A line of the booklet.
#[derive(Serialize, Default)]
pub(super) struct LineView {
    pub class: &'static str,
    pub label: String,
    /// An address: the registry's characters and nothing else.
    pub address: String,
    pub text: String,
    /// Where its text leads.
    pub href: Option<String>,
}

/// The whole book in one file, with all that it needs: `one-file.html`.
#[derive(Serialize)]
pub(super) struct OneFileView<'a> {
    pub frame: FrameView<'a>,
    pub csp: String,
    pub style: &'a str,
    pub title: &'a str,
    /// Lines of the title page.
    pub imprint: Vec<String>,
    /// The first ways in.
    pub ways: Vec<LinkView>,
    pub contents: NavList,
    pub contents_title: String,
    pub back: String,
    /// What hiding does in one file.
    pub hiding: String,
    /// The chapter before the contents.
    pub start: &'a str,
    pub body: &'a str,
    pub scripts: &'a str,
}

/// The full contents: `contents.html`.
#[derive(Serialize)]
pub(super) struct ContentsView<'a> {
    pub frame: FrameView<'a>,
    pub title: String,
    pub contents: NavList,
    /// The same on one page.
    pub book: LinkView,
    /// The pocket booklet, where there is one.
    pub booklet: Option<LinkView>,
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
    /// For the tab.
    pub tab: String,
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
    pub name: String,
    pub note: Option<String>,
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
