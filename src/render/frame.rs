//! What stands around every page: head, header, navigation, footer.

use super::addresses::ManyFiles;
use super::assets::SEARCH_ENGINE;
use super::navigation::{LOOK_UP, Place};
use super::needs::needs_style;
use super::views::{FrameView, LanguageView, LeaveLinks, LinkView, NavList, SearchView, StyleView};
use super::{LEAVE, Site, Volume, finder, hosting};
use crate::model::handbook::{Chapter, Config, Edition, Format, PageId, PageKind};
use crate::model::page::Block;

/// Nothing comes from elsewhere and nothing is sent. `base-uri` and `form-action` do not fall back to `default-src`.
const CSP: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/// What a page tells its frame.
pub(super) struct Head<'a> {
    /// The file that the page becomes, below `site/`.
    pub file: &'a str,
    /// Where its twins in other languages are: the file below their language folders.
    pub twin: String,
    pub title: &'a str,
    pub description: &'a str,
    /// Date of the oldest fact, or empty.
    pub as_of: &'a str,
    /// The page of the tree, if it is one.
    pub page: Option<PageId>,
    /// What it is made of, not minified, so that it loads only the styles that it wears; `None` where that is not known.
    pub html: Option<&'a [&'a str]>,
}

/// The frame around a page of `volume`.
pub(super) fn frame<'a>(site: &'a Site, volume: &'a Volume, head: &Head) -> FrameView<'a> {
    let files = ManyFiles::new(&site.places, volume.edition, head.file);
    let mut frame = bare(site, volume, head);
    frame.main_nav = main_nav(volume, &files, head);
    frame.search = search(volume, &files);
    frame.languages = languages(site, volume, head);
    if let Some(page) = head.page {
        add_branch(&mut frame, volume, &files, page);
    }
    frame
}

/// A frame without navigation.
pub(super) fn bare<'a>(site: &'a Site, volume: &'a Volume, head: &Head) -> FrameView<'a> {
    let config = &site.handbook.config;
    let files = ManyFiles::new(&site.places, volume.edition, head.file);
    let short = short_title(site, volume.edition);
    let title = title(site, volume, head.page, head.title);
    let description = match head.description {
        _ if config.discreet => "",
        "" => &volume.edition.description,
        description => description,
    };
    FrameView {
        lang: &volume.edition.lang,
        dir: direction(volume.edition),
        words: &volume.words.frame,
        csp: CSP,
        title,
        description: description.to_owned(),
        here: format!("{}{}", config.base_url, head.file),
        hosted: hosting::view(site, volume, head),
        unlisted: config.discreet,
        styles: styles(site, head, &files),
        scripts: scripts(site, volume, head).iter().map(|path| files.file(path, "")).collect(),
        missing: missing(config, volume),
        draft: volume.draft(),
        logo: site.logo.as_ref().map(|logo| logo.view(&files)),
        brand: link(short, files.file(&volume.start_file(), ""), false),
        main_nav: Vec::new(),
        search: None,
        languages: Vec::new(),
        breadcrumbs: Vec::new(),
        branch: NavList::default(),
        previous: None,
        next: None,
        running: running(site, volume, short),
        colophon: colophon(site, volume, head),
        about: about(site, volume, &files),
        leave: config.hide_page.then(|| leave(config, volume, &files)),
    }
}

/// `ltr` or `rtl`.
pub(super) fn direction(edition: &Edition) -> &'static str {
    if edition.rtl { "rtl" } else { "ltr" }
}

/// The address of a line of the navigation.
pub(super) fn spell(volume: &Volume, files: &ManyFiles, place: &Place) -> Option<String> {
    match place {
        Place::Page(page) => files.page(*page),
        Place::Anchor(anchor) => Some(files.file(&volume.file("contents"), anchor)),
        Place::Draft => None,
    }
}

/// For the tab: the page and the book.
pub(super) fn title(site: &Site, volume: &Volume, page: Option<PageId>, title: &str) -> String {
    let short = short_title(site, volume.edition);
    match page {
        // Numbers tell tabs apart and tell nothing else.
        Some(page) if site.handbook.config.discreet => format!("{short} {}", page.0 + 1),
        _ if title == short => short.to_owned(),
        _ => format!("{title} · {short}"),
    }
}

fn short_title<'a>(site: &'a Site, edition: &'a Edition) -> &'a str {
    let config = &site.handbook.config;
    if config.discreet {
        return edition.public_title();
    }
    &edition.short_title
}

/// The scripts of a page, below `site/`: those of every page, and those that its blocks have need of.
fn scripts(site: &Site, volume: &Volume, head: &Head) -> Vec<String> {
    let Some(chapter) = head.page.and_then(|page| volume.edition.chapters.get(page.0 as usize)) else {
        return site.assets.scripts_for(&[]).map(str::to_owned).collect();
    };
    let need = |block: &Block| match block {
        Block::MessageForm(_) => Some("write"),
        Block::Comparison(comparison) if !comparison.filters.is_empty() => Some("compare"),
        _ => None,
    };
    let needs: Vec<&str> = chapter.page.blocks.iter().filter_map(need).collect();
    let paths = site.assets.scripts_for(&needs).map(str::to_owned);
    paths.chain(finder::scripts(site, volume, chapter)).collect()
}

fn styles(site: &Site, head: &Head, files: &ManyFiles) -> Vec<StyleView> {
    let is_worn = |path: &str| head.html.is_none_or(|html| html.iter().any(|part| needs_style(part, path)));
    let paths = site.assets.styles.iter().map(|(path, _)| path.as_str());
    paths.filter(|path| is_worn(path)).map(|path| style(files, path)).collect()
}

fn style(files: &ManyFiles, path: &str) -> StyleView {
    let media = if path.ends_with("/print.css") { "print" } else { "all" };
    StyleView { href: files.file(path, ""), media }
}

fn link(title: &str, href: String, current: bool) -> LinkView {
    LinkView { title: title.to_owned(), href, current }
}

fn main_nav(volume: &Volume, files: &ManyFiles, head: &Head) -> Vec<LinkView> {
    let words = &volume.words;
    let entry = |key: &str, file: &str, anchor: &str| {
        link(&words.get(key), files.file(file, anchor), anchor.is_empty() && file == head.file)
    };
    let contents = volume.file("contents");
    let mut links = vec![entry("frame-start", &volume.start_file(), ""), entry("frame-read", &contents, "")];
    if volume.edition.chapters.iter().any(|chapter| chapter.kind != PageKind::Written) {
        links.push(entry("frame-look-up", &contents, LOOK_UP));
    }
    if let Some(finder) = volume.generated("find").filter(|_| volume.edition.verdicts.is_some()) {
        links.insert(1, entry("title-find", &finder, ""));
    }
    // Four entries at most: where there is a finder, the contents lead to the whole book.
    if links.len() < 4 {
        links.push(entry("frame-book", &volume.file("book"), ""));
    }
    links
}

/// The box for searching, for a book with an A–Z index: that serves where no script runs.
fn search<'a>(volume: &'a Volume, files: &ManyFiles) -> Option<SearchView<'a>> {
    let edition = volume.edition;
    let is_index = |chapter: &Chapter| chapter.kind == PageKind::Generated && chapter.id == "a-z";
    let page = edition.chapters.iter().position(is_index)?;
    let engine = files.file(SEARCH_ENGINE, "");
    Some(SearchView {
        lang: &edition.lang,
        root: engine.strip_suffix(SEARCH_ENGINE)?.to_owned(),
        engine,
        index: link(&edition.chapters[page].title, files.page(PageId(page as u32))?, false),
    })
}

fn languages<'a>(site: &'a Site, volume: &Volume, head: &Head) -> Vec<LanguageView<'a>> {
    if site.volumes.len() < 2 {
        return Vec::new();
    }
    let files = ManyFiles::new(&site.places, volume.edition, head.file);
    let twin = |other: &'a Volume| {
        let path = head.twin.strip_suffix(".html").unwrap_or(&head.twin);
        let file = if other.has(path) { other.file(path) } else { other.start_file() };
        language(other, files.file(&file, ""), other.edition.lang == volume.edition.lang)
    };
    site.volumes.iter().map(twin).collect()
}

/// A link to a language, which says whether it is a draft.
pub(super) fn language<'a>(volume: &Volume<'a>, href: String, current: bool) -> LanguageView<'a> {
    let edition = volume.edition;
    let note = edition.is_draft().then(|| volume.words.get("translation-draft-short"));
    let name = volume.words.language(&edition.lang);
    LanguageView { lang: &edition.lang, dir: direction(edition), title: &edition.title, name, note, href, current }
}

fn add_branch(frame: &mut FrameView, volume: &Volume, files: &ManyFiles, page: PageId) {
    let words = &volume.words;
    let spell = |place: &Place| spell(volume, files, place);
    let more = link(&words.get("frame-more"), files.file(&volume.file("contents"), ""), false);
    frame.branch = volume.navigation.branch(page, &more, &spell);
    if volume.start != Some(page) {
        frame.breadcrumbs.push(link(&words.get("frame-start"), files.file(&volume.start_file(), ""), false));
        frame.breadcrumbs.extend(volume.navigation.above(page, &spell));
    }
    let neighbour = |page: PageId| {
        let chapter = volume.edition.chapters.get(page.0 as usize)?;
        Some(link(&chapter.title, files.page(page)?, false))
    };
    let (previous, next) = volume.navigation.neighbours(page);
    frame.previous = previous.and_then(neighbour);
    frame.next = next.and_then(neighbour);
}

fn running(site: &Site, volume: &Volume, short: &str) -> String {
    let edition = &site.handbook.config.edition;
    if edition.is_empty() {
        return short.to_owned();
    }
    format!("{short} \u{b7} {}", volume.words.with("frame-edition", "edition", edition))
}

fn colophon(site: &Site, volume: &Volume, head: &Head) -> Vec<String> {
    let (config, words) = (&site.handbook.config, &volume.words);
    let line = |key, name, value: &str| Some(words.with(key, name, value)).filter(|_| !value.is_empty());
    let newer = Some(volume.edition.newer_edition.clone()).filter(|it| !it.is_empty());
    let lines = [
        line("frame-edition", "edition", &config.edition),
        line("frame-facts-as-of", "date", &words.date(head.as_of)),
        line("frame-licence", "licence", &config.licence),
        newer,
    ];
    lines.into_iter().flatten().collect()
}

/// What tells of this copy, if the book has a page for that.
fn about(site: &Site, volume: &Volume, files: &ManyFiles) -> Vec<LinkView> {
    let Some(href) = about_href(volume, files) else { return Vec::new() };
    let words = &volume.words;
    let hiding = Some(("frame-leave-more", "#hiding")).filter(|_| site.handbook.config.hide_page);
    let places = [Some(("frame-about-copy", "")), hiding, Some(("frame-keys", "#keys"))];
    let places = places.into_iter().flatten();
    places.map(|(key, anchor)| link(&words.get(key), format!("{href}{anchor}"), false)).collect()
}

fn about_href(volume: &Volume, files: &ManyFiles) -> Option<String> {
    let is_about = |chapter: &Chapter| chapter.kind == PageKind::Generated && chapter.id == "about-copy";
    let index = volume.edition.chapters.iter().position(is_about)?;
    files.page(PageId(index as u32))
}

/// What to do where files beside the page are missing: it was opened inside a zip, or by an app that shows one file.
fn missing(config: &Config, volume: &Volume) -> Vec<String> {
    let words = &volume.words;
    let has_single = config.formats.contains(&Format::Html);
    let single = has_single.then(|| words.with("missing-single", "file", &config.single_file(&volume.edition.lang)));
    let last = single.unwrap_or_else(|| words.get("missing-phone"));
    vec![words.get("missing-plain"), words.get("missing-zip"), last]
}

fn leave(config: &Config, volume: &Volume, files: &ManyFiles) -> LeaveLinks {
    LeaveLinks { href: files.file(&volume.file(LEAVE), ""), by_key: config.hide_by_key }
}
