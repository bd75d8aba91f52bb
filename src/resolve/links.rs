//! Finds what each link, image and wikilink of a page leads to.

use std::collections::{BTreeMap, BTreeSet};

use super::findings::Findings;
use super::names::Aliases;
use super::order::Outline;
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::handbook::{Draft, PageId, PageKind, Target};
use crate::model::page::{Link, LinkKind, Page};
use crate::model::registry::Table;

/// What the links of one edition can reach.
pub(super) struct Reach<'a> {
    /// Language of the edition.
    pub(super) lang: &'a str,
    /// The book as it was written.
    pub(super) draft: &'a Draft,
    /// Its pages.
    pub(super) outline: &'a Outline,
    /// Pages by path below the language folder.
    pub(super) files: &'a BTreeMap<&'a str, PageId>,
    /// What ids lead to.
    pub(super) names: &'a BTreeMap<String, Target>,
    /// What other names stand for.
    pub(super) aliases: &'a Aliases,
    /// Anchors by page; only the program knows those of generated pages.
    pub(super) anchors: &'a [BTreeSet<&'a str>],
}

/// Where a page stands: what its relative links start from.
pub(super) struct Stand<'a> {
    /// The page on which it is shown.
    pub(super) page: PageId,
    /// The folder of its file below the root, such as `en/un`.
    pub(super) folder: &'a str,
}

/// One target a link of `page`, in order.
pub(super) fn targets(page: &Page, stand: &Stand, reach: &Reach, found: &mut Findings) -> Vec<Target> {
    let target = |link: &Link| match link.kind {
        LinkKind::Markdown => reach.markdown(link, stand, found),
        LinkKind::Image => reach.image(link, stand, found),
        LinkKind::WikiBare | LinkKind::WikiText => reach.wikilink(link, stand, found),
    };
    page.links.iter().map(target).collect()
}

impl Reach<'_> {
    /// Whether a page has this anchor.
    pub(super) fn has_anchor(&self, page: PageId, anchor: &str) -> bool {
        let Some(slot) = self.outline.slots.get(page.0 as usize) else { return false };
        match slot.kind {
            PageKind::Generated => self.names.contains_key(anchor) || self.is_section(anchor),
            _ => self.anchors.get(page.0 as usize).is_some_and(|anchors| anchors.contains(anchor)),
        }
    }

    /// Whether a generated page may have a section of this name: they are named after values, months and letters.
    fn is_section(&self, anchor: &str) -> bool {
        let mut vocabularies = self.draft.registry.schema.vocabularies.values();
        anchor == "any-time"
            || anchor.starts_with("month-")
            || anchor.starts_with("letter-")
            || vocabularies.any(|it| it.values.iter().any(|(value, _)| value == anchor))
    }

    fn markdown(&self, link: &Link, stand: &Stand, found: &mut Findings) -> Target {
        let written = link.written.trim();
        if let Some(scheme) = scheme(written) {
            let lower = scheme.to_ascii_lowercase();
            let is_known = matches!(lower.as_str(), "http" | "https" | "mailto" | "tel");
            if is_known || self.draft.config.link_schemes.contains(&lower) {
                return Target::External(written.to_owned());
            }
            found.push(foreign_scheme(link, scheme));
            return Target::Broken;
        }
        if written.starts_with('/') {
            found.push(absolute_path(link));
            return Target::Broken;
        }
        let (path, anchor) = split_anchor(written);
        if path.is_empty() {
            return self.at_anchor(stand.page, anchor, link, found);
        }
        let file = join(stand.folder, &path).unwrap_or_default();
        let in_language = file.strip_prefix(self.lang).and_then(|it| it.strip_prefix('/'));
        if let Some(page) = in_language.and_then(|file| self.files.get(file)) {
            return self.at_anchor(*page, anchor, link, found);
        }
        if let Some(asset) = self.asset(&path, stand) {
            return asset;
        }
        let help = self.where_else(in_language, &file, stand, found);
        found.push(broken_link(link, help));
        Target::Broken
    }

    /// What to do about a link to a file that is no page.
    fn where_else(&self, in_language: Option<&str>, file: &str, stand: &Stand, found: &mut Findings) -> Option<String> {
        let own = self.draft.editions.iter().find(|it| it.lang == self.lang);
        if let Some(path) = in_language.filter(|path| own.is_some_and(|it| it.pages.contains_key(*path))) {
            return Some(format!("the file exists, but `SUMMARY.md` does not list it: add `- [Title]({path})`"));
        }
        let nearest = found.nearest(in_language.unwrap_or(file), self.files.keys().copied())?;
        let folder = stand.folder.strip_prefix(self.lang).unwrap_or_default();
        Some(format!("did you mean `{}`?", relative(folder, nearest)))
    }

    fn image(&self, link: &Link, stand: &Stand, found: &mut Findings) -> Target {
        let written = link.written.trim();
        // Images from another host were refused where the page was read.
        let is_remote = scheme(written).is_some_and(|it| matches!(it.to_ascii_lowercase().as_str(), "http" | "https"));
        if is_remote || written.starts_with("//") {
            return Target::Broken;
        }
        if let Some(asset) = self.asset(&decode(written), stand) {
            return asset;
        }
        let file = join(stand.folder, &decode(written)).unwrap_or_default();
        let help = found.did_you_mean(&file, self.draft.assets.keys().map(String::as_str));
        found.push(missing_image(link, help));
        Target::Broken
    }

    /// A carried file, by its path from the page or from the root.
    fn asset(&self, path: &str, stand: &Stand) -> Option<Target> {
        let places = [join(stand.folder, path), join("", path)];
        let place = places.into_iter().flatten().find(|place| self.draft.assets.contains_key(place))?;
        Some(Target::Asset(place))
    }

    fn wikilink(&self, link: &Link, stand: &Stand, found: &mut Findings) -> Target {
        let (id, anchor) = match link.written.split_once('#') {
            Some((id, anchor)) => (id.trim(), anchor.trim().to_owned()),
            None => (link.written.trim(), String::new()),
        };
        if id.is_empty() && !anchor.is_empty() {
            return self.at_anchor(stand.page, anchor, link, found);
        }
        match self.named(id) {
            Some(Target::Page(page, inner)) if inner.is_empty() => self.at_anchor(*page, anchor, link, found),
            Some(target) => {
                if !anchor.is_empty() {
                    found.push(anchor_of_nothing(link, id, &anchor));
                }
                target.clone()
            }
            None => {
                let help = self.meant(id, found);
                found.push(unknown_id(link, id, help));
                Target::Broken
            }
        }
    }

    /// What an id or, failing that, another name leads to.
    fn named(&self, id: &str) -> Option<&Target> {
        self.names.get(id).or_else(|| {
            let mut holders = self.aliases.holders(id);
            let only = holders.next().filter(|_| holders.next().is_none())?;
            self.names.get(only)
        })
    }

    fn meant(&self, id: &str, found: &mut Findings) -> Option<String> {
        let holders: Vec<String> = self.aliases.holders(id).map(|it| format!("`{it}`")).collect();
        if holders.len() > 1 {
            return Some(format!("several have that name; write one of the ids {}", holders.join(", ")));
        }
        if self.draft.registry.get(Table::Mechanism, id).is_some() {
            return Some("that record is abstract and has no page; name a record that has one".to_owned());
        }
        found.did_you_mean(id, self.names.keys().map(String::as_str))
    }

    fn at_anchor(&self, page: PageId, anchor: String, link: &Link, found: &mut Findings) -> Target {
        if anchor.is_empty() || self.has_anchor(page, &anchor) {
            return Target::Page(page, anchor);
        }
        let anchors = self.anchors.get(page.0 as usize);
        let nearest = found.nearest(&anchor, anchors.into_iter().flatten().copied()).map(str::to_owned);
        let slot = self.outline.slots.get(page.0 as usize);
        found.push(broken_anchor(link, &anchor, slot.map_or("", |it| it.written_name()), nearest, anchors));
        Target::Page(page, String::new())
    }
}

/// `https` of `https://…`; a path has no scheme.
fn scheme(written: &str) -> Option<&str> {
    let (scheme, _) = written.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then_some(scheme)
}

/// The path and the anchor of a destination, percent signs decoded.
fn split_anchor(written: &str) -> (String, String) {
    let (path, anchor) = written.split_once('#').unwrap_or((written, ""));
    (decode(path), decode(anchor))
}

/// Decodes `%20`; text that is no valid encoding stays as it is.
fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = match rest {
            [b'%', high, low, ..] => hex(*high).zip(hex(*low)).map(|(high, low)| high * 16 + low),
            _ => None,
        };
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &rest[3..] } else { tail };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|it| it as u8)
}

/// `path` as seen from `folder`; none if it leaves the book.
fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// `path` as a link from `folder` writes it; the reverse of [`join`].
fn relative(folder: &str, path: &str) -> String {
    let folders: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let parts: Vec<&str> = path.split('/').collect();
    let shared = folders.iter().zip(&parts).take_while(|(a, b)| a == b).count();
    let up = folders.iter().skip(shared).map(|_| "..");
    up.chain(parts.into_iter().skip(shared)).collect::<Vec<_>>().join("/")
}

/// ## What
/// A link names a file that is no page of the book.
///
/// ## Why
/// It leads nowhere, and offline the reader cannot look elsewhere.
///
/// ## Example
/// `[the law](laws.md)`, where the page is `law.md`.
fn broken_link(link: &Link, help: Option<String>) -> Diagnostic {
    let help =
        help.unwrap_or_else(|| "write the path of a page from this file, such as `../repairs/roof.md`".to_owned());
    Diagnostic::new(Code::BrokenLink, link.span, format!("no page or file `{}`", link.written)).with_help(help)
}

/// ## What
/// A link has a scheme other than `http`, `https`, `mailto`, `tel` and those that the book allows.
///
/// ## Why
/// Other schemes run scripts, read files or start programs.
///
/// ## Example
/// `[print](javascript:print())`.
fn foreign_scheme(link: &Link, scheme: &str) -> Diagnostic {
    Diagnostic::new(Code::BrokenLink, link.span, format!("links with `{scheme}:` are not allowed"))
        .with_help("use `https:`, `http:`, `mailto:` or `tel:`, or the path of a page; `link_schemes` below `[markdown]` allows others".to_owned())
}

/// ## What
/// A link begins with `/`.
///
/// ## Why
/// It would lead to the root of the disk, or of a host where the book is only a folder.
///
/// ## Example
/// `[the law](/context/law.md)`.
fn absolute_path(link: &Link) -> Diagnostic {
    Diagnostic::new(Code::BrokenLink, link.span, format!("`{}` begins with `/`", link.written))
        .with_help("write the path from this file, such as `../context/law.md`, or a wikilink".to_owned())
}

/// ## What
/// A link names a heading that the page does not have.
///
/// ## Why
/// The reader would land at the top of the page and have to search.
///
/// ## Example
/// `[merge](git.md#merging)`, where the heading is `Merge`.
fn broken_anchor(
    link: &Link,
    anchor: &str,
    page: &str,
    nearest: Option<String>,
    anchors: Option<&BTreeSet<&str>>,
) -> Diagnostic {
    const SHOWN_MAX: usize = 8;
    let help = nearest.map(|it| format!("did you mean `#{it}`?")).or_else(|| {
        let list: Vec<String> = anchors?.iter().map(|it| format!("`#{it}`")).collect();
        let more = if list.len() > SHOWN_MAX { ", …" } else { "" };
        let shown = list.get(..SHOWN_MAX).unwrap_or(&list).join(", ");
        (!list.is_empty()).then(|| format!("the page has {shown}{more}"))
    });
    Diagnostic::new(Code::BrokenAnchor, link.span, format!("no heading `#{anchor}` on `{page}`")).with_help(help)
}

/// ## What
/// A wikilink adds a heading to something that is no page.
///
/// ## Why
/// Contacts, sources, cases and terms are entries of a list; nothing inside them can be linked.
///
/// ## Example
/// `[[mail-cat#top]]`.
fn anchor_of_nothing(link: &Link, id: &str, anchor: &str) -> Diagnostic {
    Diagnostic::new(Code::BrokenAnchor, link.span, format!("`{id}` is no page and has no heading `#{anchor}`"))
        .with_help(format!("write `[[{id}]]`"))
}

/// ## What
/// A wikilink names an id that the book does not have.
///
/// ## Why
/// It leads nowhere.
///
/// ## Example
/// `[[un-cta]]`, where the record is `town-hall`.
fn unknown_id(link: &Link, id: &str, help: Option<String>) -> Diagnostic {
    let known = "write the id of a record, contact, source, standard, case, term or chapter";
    Diagnostic::new(Code::UnknownId, link.span, format!("no `{id}` in this book"))
        .with_help(help.unwrap_or_else(|| known.to_owned()))
}

/// ## What
/// An image is not where the page says.
///
/// ## Why
/// The reader would see an empty frame.
///
/// ## Example
/// `![map](images/mpa.svg)`, where the file is `images/map.svg`.
fn missing_image(link: &Link, help: Option<String>) -> Diagnostic {
    let help = help.unwrap_or_else(|| "write its path from this file or from the root of the book".to_owned());
    Diagnostic::new(Code::MissingImage, link.span, format!("no image `{}`", link.written)).with_help(help)
}
