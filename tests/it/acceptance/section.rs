//! One section of a built page: what a reader who jumps to its anchor has before them.

use std::ops::Range;

use crate::html::{Page, Piece};

/// Elements that do not break a line of text.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "cite", "code", "em", "i", "kbd", "q", "s", "small", "span", "strong", "sub", "sup",
    "time",
];

/// How a line of open questions begins.
const UNKNOWN: &str = "Not known: ";

/// The words of a section and where it leads.
pub struct Section {
    /// One space between words, inline elements joined, navigation left out.
    pub text: String,
    /// The questions on its lines of open questions.
    pub unknown: Vec<String>,
    /// Addresses of its links, as written.
    pub links: Vec<String>,
}

/// The pieces of the section at `anchor`: from its heading to the next heading of the same or a higher level, or the
/// element that bears the anchor. Without an anchor: the page's opening, up to its second heading.
pub fn range(page: &Page, anchor: &str) -> Option<Range<usize>> {
    let article = article(page)?;
    if anchor.is_empty() {
        let end = article.clone().filter(|&at| level(page, at).is_some()).nth(1);
        return Some(article.start..end.unwrap_or(article.end));
    }
    let start = article.clone().find(|&at| attribute(page, at, "id") == Some(anchor))?;
    let end = match level(page, start) {
        Some(own) => (start + 1..article.end).find(|&at| level(page, at).is_some_and(|it| it <= own)),
        None => Some(end_of_element(page, start)),
    };
    Some(start..end.unwrap_or(article.end))
}

/// What stands in `range`.
pub fn read(page: &Page, range: Range<usize>) -> Section {
    let (mut lines, mut links) = (String::new(), Vec::new());
    let mut at = range.start;
    while at < range.end {
        match &page.pieces[at] {
            Piece::Start(_) if is_navigation(page, at) => at = end_of_element(page, at) - 1,
            Piece::Start(place) => {
                links.extend(attribute(page, at, "href").map(str::to_owned));
                lines.push_str(break_of(&page.tags[*place].0));
            }
            Piece::End(name) => lines.push_str(break_of(name)),
            Piece::Text(place) => lines.push_str(&page.texts[*place].replace('\n', " ")),
        }
        at += 1;
    }
    let lines: Vec<String> = lines.lines().map(one_space).filter(|line| !line.is_empty()).collect();
    let unknown = lines.iter().filter_map(|line| line.strip_prefix(UNKNOWN));
    let unknown = unknown.flat_map(|labels| labels.split("; ")).map(str::to_owned).collect();
    Section { text: lines.join(" "), unknown, links }
}

/// The page without the pieces of `range`.
pub fn without(page: &Page, range: Range<usize>) -> Page {
    let mut pieces = page.pieces.clone();
    pieces.drain(range);
    Page { tags: page.tags.clone(), texts: page.texts.clone(), pieces, errors: Vec::new() }
}

/// The pieces inside the article.
fn article(page: &Page) -> Option<Range<usize>> {
    let is_article = |&at: &usize| attribute(page, at, "class").is_some_and(|class| class.starts_with("page "));
    let start = (0..page.pieces.len()).find(is_article)?;
    Some(start + 1..end_of_element(page, start) - 1)
}

/// The piece after the end tag of the element that starts at `start`.
fn end_of_element(page: &Page, start: usize) -> usize {
    let Some(name) = name(page, start) else { return start + 1 };
    let mut depth = 0_usize;
    for at in start..page.pieces.len() {
        match &page.pieces[at] {
            Piece::Start(place) if page.tags[*place].0 == name => depth += 1,
            Piece::End(ended) if ended == name => depth -= 1,
            _ => continue,
        }
        if depth == 0 {
            return at + 1;
        }
    }
    page.pieces.len()
}

/// Menus, and the sign beside a heading that links to it.
fn is_navigation(page: &Page, at: usize) -> bool {
    name(page, at) == Some("nav") || attribute(page, at, "class") == Some("anchor")
}

/// The level of the heading that starts at `at`.
fn level(page: &Page, at: usize) -> Option<u8> {
    let digits = name(page, at)?.strip_prefix('h')?;
    digits.parse().ok().filter(|level| (1..=6).contains(level))
}

fn name(page: &Page, at: usize) -> Option<&str> {
    let Piece::Start(place) = page.pieces.get(at)? else { return None };
    Some(&page.tags[*place].0)
}

fn attribute<'a>(page: &'a Page, at: usize, key: &str) -> Option<&'a str> {
    let Piece::Start(place) = page.pieces.get(at)? else { return None };
    let attributes = &page.tags[*place].1;
    attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
}

fn break_of(name: &str) -> &'static str {
    if INLINE.contains(&name) { "" } else { "\n" }
}

fn one_space(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
