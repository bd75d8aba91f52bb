//! The whole book in one file a language, with style, scripts, images, search and finder inside.
//!
//! [`files`] is the only way in. It is a plain flow of chapters below one list of contents, and every link is a link to a
//! place in it: so it opens wherever one file can be opened, reads and prints whole without a script, and the
//! browser's own search finds all of it. It reads the same trees as the site and parses no HTML.

mod addresses;
mod data;
mod parts;

use rayon::prelude::*;

use self::addresses::{Inside, PageIds};
use self::parts::{Part, policy, scripts, style};
use super::book::{imprint, oldest, section};
use super::frame::{Head, bare};
use super::html::{self, Scope};
use super::navigation::{LOOK_UP, Place};
use super::page::scope;
use super::templates::error;
use super::views::{LinkView, NavList, OneFileView, SearchView};
use super::{Site, Volume};
use crate::minify;
use crate::model::handbook::{Chapter, PageId, PageKind};
use crate::model::medium::Medium;
use crate::model::theme::ThemeError;

/// Where the parts of the file go in its frame. Private-use characters: no template has them.
const PLACES: [&str; 3] = ["\u{f8f0}\u{f8f1}", "\u{f8f0}\u{f8f2}", "\u{f8f0}\u{f8f3}"];

/// The id of the list of contents.
const CONTENTS: &str = "_contents";

/// Name and text of the file of every language.
///
/// # Errors
///
/// If a template, style sheet or script of the theme does not work.
pub(super) fn files(site: &Site) -> Result<Vec<(String, String)>, ThemeError> {
    let name = |volume: &Volume| site.handbook.config.single_file(&volume.edition.lang);
    site.volumes.iter().map(|volume| Ok((name(volume), file(site, volume)?))).collect()
}

fn file(site: &Site, volume: &Volume) -> Result<String, ThemeError> {
    let ids = PageIds::new(volume.edition);
    let scripts = scripts(site, volume);
    let style = style(site, volume, &ids)?;
    let framed = minify::html(&frame(site, volume, &ids, &style, &scripts)?);
    let chapters: Vec<String> = volume
        .edition
        .chapters
        .par_iter()
        .enumerate()
        .map(|(index, chapter)| minify::long_html(&section_of(site, volume, &ids, PageId(index as u32), chapter)))
        .collect();
    let start = volume.start.map_or(0, |page| page.0 as usize);
    let is_start = |index: usize| volume.start.is_some() && index == start;
    let first = chapters.get(start).filter(|_| is_start(start)).cloned().unwrap_or_default();
    let rest = chapters.iter().enumerate().filter(|(index, _)| !is_start(*index)).map(|(_, text)| text.as_str());
    let rest = rest.collect::<Vec<_>>().join("\n");
    let end = data::blocks(volume, &ids) + &scripts.iter().map(Part::script).collect::<String>();
    fill(&framed, [&first, &rest, &end])
}

/// Puts `parts` into their places. What stands in them is final: a hash in the policy fits these very bytes.
fn fill(framed: &str, parts: [&str; 3]) -> Result<String, ThemeError> {
    let mut made = String::with_capacity(framed.len() + parts.iter().map(|part| part.len()).sum::<usize>());
    let mut left = framed;
    for (place, part) in PLACES.into_iter().zip(parts) {
        let missing = || error("templates/one-file.html", "it does not show `start`, `body` and `scripts`".to_owned());
        let (before, after) = left.split_once(place).ok_or_else(missing)?;
        made.push_str(before);
        made.push_str(part);
        left = after;
    }
    Ok(made + left)
}

fn frame(site: &Site, volume: &Volume, ids: &PageIds, style: &str, scripts: &[Part]) -> Result<String, ThemeError> {
    let words = &volume.words;
    let as_of = oldest(volume);
    let head = Head {
        file: "",
        twin: String::new(),
        title: volume.edition.public_title(),
        description: "",
        as_of: &as_of,
        page: None,
        html: None,
    };
    let mut frame = bare(site, volume, &head);
    frame.title = volume.edition.public_title().to_owned();
    frame.search = search(volume, ids);
    if let Some(leave) = &mut frame.leave {
        leave.href = "#_left".to_owned();
    }
    frame.about = about(volume, ids, frame.leave.is_some());
    let view = OneFileView {
        csp: policy(style, scripts),
        style,
        title: volume.edition.public_title(),
        imprint: imprint(site, volume, &as_of),
        ways: ways(volume, ids),
        contents: contents(volume, ids),
        contents_title: words.get("frame-contents"),
        back: words.get("whole-back"),
        hiding: words.get("whole-hiding"),
        start: PLACES[0],
        body: PLACES[1],
        scripts: PLACES[2],
        frame,
    };
    site.templates.render("one-file.html", &view)
}

/// A chapter, and below it the way back.
fn section_of(site: &Site, volume: &Volume, ids: &PageIds, page: PageId, chapter: &Chapter) -> String {
    let addresses = Inside::new(site.handbook, ids, page);
    let scope = Scope { live: true, medium: Medium::Html, ..scope(site, volume, page, chapter, &addresses, 1) };
    let back = html::escaped(&volume.words.get("whole-back"));
    let body = format!("{}\n<p class=\"up\"><a href=\"#{CONTENTS}\">{back}</a></p>", html::body(&scope));
    section(site, volume, chapter, ids.page(page), &body)
}

/// What tells of this copy, and of what hiding it does.
fn about(volume: &Volume, ids: &PageIds, can_hide: bool) -> Vec<LinkView> {
    let Some(page) = generated(volume, "about-copy") else { return Vec::new() };
    let places = [Some(("frame-about-copy", "")), Some(("frame-leave-more", "hiding")).filter(|_| can_hide)];
    let link = |(key, anchor): (&str, &str)| LinkView {
        title: volume.words.get(key),
        href: ids.href(page, anchor),
        current: false,
    };
    places.into_iter().flatten().map(link).collect()
}

fn contents(volume: &Volume, ids: &PageIds) -> NavList {
    let spell = |place: &Place| match place {
        Place::Page(page) => Some(ids.href(*page, "")),
        // It is here: a link to itself would lead nowhere.
        Place::Anchor(_) | Place::Draft => None,
    };
    volume.navigation.whole(&spell)
}

/// The first ways in: the finder, the contents, what there is to look up.
fn ways(volume: &Volume, ids: &PageIds) -> Vec<LinkView> {
    let link = |title: String, href: String| LinkView { title, href, current: false };
    let finder = volume.edition.verdicts.as_ref().and_then(|_| generated(volume, "find"));
    let title = |page: PageId| volume.edition.chapters[page.0 as usize].title.clone();
    let finder = finder.map(|page| link(title(page), ids.href(page, "")));
    let contents = link(volume.words.get("frame-contents"), format!("#{CONTENTS}"));
    let look_up = link(volume.words.get("frame-look-up"), format!("#{LOOK_UP}"));
    let has_unlisted = volume.edition.chapters.iter().any(|chapter| chapter.kind == PageKind::Generated);
    finder.into_iter().chain([contents]).chain(Some(look_up).filter(|_| has_unlisted)).collect()
}

/// The box for searching, for a book with an A–Z index: that serves where no script runs.
fn search<'a>(volume: &'a Volume, ids: &PageIds) -> Option<SearchView<'a>> {
    let page = generated(volume, "a-z")?;
    let title = volume.edition.chapters[page.0 as usize].title.clone();
    let index = LinkView { title, href: ids.href(page, ""), current: false };
    Some(SearchView { lang: &volume.edition.lang, root: String::new(), engine: String::new(), index })
}

/// The generated page with this id.
fn generated(volume: &Volume, id: &str) -> Option<PageId> {
    let is_it = |chapter: &Chapter| chapter.kind == PageKind::Generated && chapter.id == id;
    volume.edition.chapters.iter().position(is_it).map(|index| PageId(index as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_in_their_places() {
        let frame = PLACES.join("-");
        assert_eq!(fill(&frame, ["a", "b", "c"]).ok().as_deref(), Some("a-b-c"));
        assert!(fill("nothing", ["a", "b", "c"]).is_err());
    }
}
