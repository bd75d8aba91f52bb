//! Says where an address leads: outside, nowhere, or to a file of the bundle.
//!
//! [`judge`] looks at an address alone, [`check`] at all links of a page. Names are
//! compared as bytes after decoding, as a file system without mercy would.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::bad;
use super::page::Page;
use crate::model::bundle::Bundle;
use crate::model::diagnostic::Diagnostic;
use crate::model::limits::ACTIVE_SCHEMES;

/// What a browser does with an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Loads it at once.
    Load,
    /// Goes there when the reader asks.
    Lead,
}

/// The address within the bundle; `None` where it leads out and may; an error says what is wrong.
///
/// Character references and escapes are those of the caller's language, and already replaced.
pub(super) fn judge(written: &str, how: Use) -> Result<Option<String>, &'static str> {
    let address = written.trim();
    // Browsers drop these, so that `java\nscript:` is one word for them.
    if address.contains(|letter: char| letter.is_control()) || address.contains('\\') {
        return Err("which has a letter that no address has");
    }
    if address.contains(":~:") {
        return Err("which tells the browser what to look for on the page");
    }
    if address.starts_with('/') {
        return Err("which only a host can answer");
    }
    let Some((scheme, rest)) = address.split_once(':').filter(|(scheme, _)| is_scheme(scheme)) else {
        return Ok(Some(address.to_owned()));
    };
    match (scheme.to_ascii_lowercase().as_str(), how) {
        ("data", Use::Load) if is_image(rest) => Ok(None),
        (scheme, Use::Lead) if ACTIVE_SCHEMES.contains(&scheme) => Err("which a page may not lead to"),
        (_, Use::Lead) => Ok(None),
        (_, Use::Load) => Err("which is outside"),
    }
}

/// Whether what follows `data:` is a picture, a font or nothing: none of them can do anything where a page loads it.
fn is_image(data: &str) -> bool {
    let lower = data.get(..16.min(data.len())).unwrap_or_default().to_ascii_lowercase();
    data == "," || ["image/", "font/", "audio/", "video/"].iter().any(|kind| lower.starts_with(kind))
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}

/// The links of the page at `path` that lead nowhere.
pub(super) fn check(path: &str, page: &Page, pages: &BTreeMap<&str, Page>, bundle: &Bundle) -> Vec<Diagnostic> {
    page.links.iter().filter_map(|link| broken(path, link, page, pages, bundle)).collect()
}

fn broken(path: &str, link: &str, page: &Page, pages: &BTreeMap<&str, Page>, bundle: &Bundle) -> Option<Diagnostic> {
    let (rest, fragment) = link.split_once('#').unwrap_or((link, ""));
    let file = rest.split('?').next().unwrap_or_default();
    let (target, target_page) = if file.is_empty() {
        (path.to_owned(), Some(page))
    } else {
        let Some(target) = join(path, &percent_decoded(file)) else { return Some(climbs_out(path, link)) };
        if !bundle.0.contains_key(&target) {
            return Some(no_file(path, link));
        }
        let target_page = pages.get(target.as_str());
        (target, target_page)
    };
    let is_top = fragment.is_empty() || fragment.eq_ignore_ascii_case("top");
    let has = |page: &Page| has_id(page, fragment) || has_id(page, &percent_decoded(fragment));
    match target_page {
        Some(target) if !is_top && !has(target) => Some(no_anchor(path, link)),
        None if !is_top && target.ends_with("html") => Some(no_anchor(path, link)),
        _ => None,
    }
}

fn has_id(page: &Page, id: &str) -> bool {
    page.ids.binary_search_by(|known| known.as_str().cmp(id)).is_ok()
}

/// The path that `relative` names, seen from the file `from`; `None` if it climbs out of the site.
fn join(from: &str, relative: &str) -> Option<String> {
    let root = usize::from(from.starts_with("site/"));
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in relative.split('/') {
        match part {
            "." => {}
            ".." if parts.len() <= root => return None,
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Text with `%XX` replaced; as it is where that is not UTF-8.
fn percent_decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let digits = tail.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let byte = digits.filter(|_| *first == b'%').and_then(|two| u8::from_str_radix(two, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// ## What
/// A page names a file that the bundle does not have.
///
/// ## Why
/// The reader ends at an error page of the browser.
///
/// ## Example
/// A template with `<a href="find.html">` where no such page is built.
fn no_file(path: &str, link: &str) -> Diagnostic {
    let help = "correct the template, or report it if the theme is the built-in one".to_owned();
    bad(path, format_args!("no file for the link `{link}`")).with_help(help)
}

/// ## What
/// A link names a place on a page that has no such id.
///
/// ## Why
/// The reader lands at the top of the page and must look for the place.
///
/// ## Example
/// `<a href="contacts.html#tel-1">`, where `tel-1` has no line.
fn no_anchor(path: &str, link: &str) -> Diagnostic {
    let help = "correct the template, or report it if the theme is the built-in one".to_owned();
    bad(path, format_args!("no such place for the link `{link}`")).with_help(help)
}

/// ## What
/// A link climbs out of the site's folder.
///
/// ## Why
/// The site may be hosted alone, or copied without what lies beside it.
///
/// ## Example
/// `<a href="../../README.txt">` on a page of the site.
fn climbs_out(path: &str, link: &str) -> Diagnostic {
    bad(path, format_args!("the link `{link}` leads out of the site"))
        .with_help("keep links within the site".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Use, join, judge, percent_decoded};

    #[test]
    fn schemes_are_found_in_any_spelling() {
        for bad in [
            "javascript:1",
            "JavaScript:1",
            "java\nscript:1",
            "\u{1}javascript:1",
            "data:text/html,x",
            "//x",
            "/x",
            "\\\\x",
            "a.html#:~:text=b",
            "blob:x",
            "VIEW-SOURCE:x",
        ] {
            assert!(judge(bad, Use::Lead).is_err(), "{bad}");
        }
        for bad in ["https://x/", "HTTP:x", "//x", "blob:x", "data:text/html,x", "data:,alert(1)", "data:text/css,x"] {
            assert!(judge(bad, Use::Load).is_err(), "{bad}");
        }
        assert_eq!(judge("mailto:a@b.org", Use::Lead), Ok(None));
        assert_eq!(judge("data:image/png,x", Use::Load), Ok(None));
        assert_eq!(judge("a.html#b:c", Use::Lead), Ok(Some("a.html#b:c".into())));
    }

    #[test]
    fn paths_are_joined_and_do_not_leave_the_site() {
        assert_eq!(join("site/en/a/b.html", "../c.html").as_deref(), Some("site/en/c.html"));
        assert_eq!(join("site/index.html", "en/./a.html").as_deref(), Some("site/en/a.html"));
        assert_eq!(join("site/index.html", "../README.txt"), None);
        assert_eq!(join("START-HERE.html", "site/index.html").as_deref(), Some("site/index.html"));
    }

    #[test]
    fn percents_are_decoded() {
        assert_eq!(percent_decoded("%D8%B9%2"), "ع%2");
    }
}
