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

/// What a browser does with an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Loads it at once.
    Load,
    /// Goes there when the reader asks.
    Lead,
}

/// The address within the bundle, decoded from HTML; `None` where it leads out and may; an error says what is wrong.
pub(super) fn judge(written: &str, how: Use) -> Result<Option<Cow<'_, str>>, &'static str> {
    let address = decoded(written.trim());
    // Browsers drop these, so that `java&#10;script:` is one word for them.
    if address.contains(|letter: char| letter.is_control()) || address.contains('\\') {
        return Err("which has a letter that no address has");
    }
    if address.starts_with('/') {
        return Err("which only a host can answer");
    }
    let Some((scheme, _)) = address.split_once(':').filter(|(scheme, _)| is_scheme(scheme)) else {
        return Ok(Some(address));
    };
    match (scheme.to_ascii_lowercase().as_str(), how) {
        ("data", Use::Load) => Ok(None),
        ("javascript" | "vbscript" | "data" | "file" | "blob" | "filesystem", Use::Lead) => {
            Err("which a page may not lead to")
        }
        (_, Use::Lead) => Ok(None),
        (_, Use::Load) => Err("which is outside"),
    }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}

/// The links of the page at `path` that lead nowhere.
pub(super) fn check(path: &str, page: &Page<'_>, pages: &BTreeMap<&str, Page<'_>>, bundle: &Bundle) -> Vec<Diagnostic> {
    page.links.iter().filter_map(|link| broken(path, link, page, pages, bundle)).collect()
}

fn broken(
    path: &str,
    link: &str,
    page: &Page<'_>,
    pages: &BTreeMap<&str, Page<'_>>,
    bundle: &Bundle,
) -> Option<Diagnostic> {
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
    let has = |page: &Page<'_>| has_id(page, fragment) || has_id(page, &percent_decoded(fragment));
    match target_page {
        Some(target) if !is_top && !has(target) => Some(no_anchor(path, link)),
        None if !is_top && (target.ends_with(".html") || target.ends_with(".xhtml")) => Some(no_anchor(path, link)),
        _ => None,
    }
}

fn has_id(page: &Page<'_>, id: &str) -> bool {
    page.ids.binary_search_by(|known| known.as_ref().cmp(id)).is_ok()
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

/// An attribute's value with its character references replaced: numbers and the names that addresses need.
pub(super) fn decoded(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        text += before;
        let reference = after.split_once(';').and_then(|(name, tail)| Some((character(name)?, tail)));
        let (letter, tail) = reference.unwrap_or(('&', after));
        text.push(letter);
        rest = tail;
    }
    Cow::Owned(text + rest)
}

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "colon" => Some(':'),
        "Tab" => Some('\t'),
        "NewLine" => Some('\n'),
        _ => {
            let number = name.strip_prefix('#')?;
            let hexadecimal = number.strip_prefix(['x', 'X']);
            let code = hexadecimal.map_or_else(|| number.parse(), |digits| u32::from_str_radix(digits, 16));
            char::from_u32(code.ok()?)
        }
    }
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
    use super::{Use, decoded, join, judge, percent_decoded};

    #[test]
    fn schemes_are_found_in_any_spelling() {
        for bad in
            ["javascript:1", "JavaScript:1", "java&#10;script:1", "javascript&colon;1", "data:text/html,x", "//x", "/x"]
        {
            assert!(judge(bad, Use::Lead).is_err(), "{bad}");
        }
        for bad in ["https://x/", "HTTP:x", "//x", "blob:x"] {
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
    fn references_and_percents_are_decoded() {
        assert_eq!(decoded("a&amp;b&#x41;&c&"), "a&bA&c&");
        assert_eq!(percent_decoded("%D8%B9%2"), "ع%2");
    }
}
