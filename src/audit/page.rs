//! Reads one page: its ids, its links, and what is wrong with it alone.
//!
//! [`read`] is the way in. It never looks at another file; `links` does that.

use std::borrow::Cow;

use super::html::{self, Tag};
use super::links::{self, Use};
use super::policy::Policy;
use super::{bad, css};
use crate::model::diagnostic::Diagnostic;

/// What a page or a style sheet says of itself.
#[derive(Debug, Default)]
pub(super) struct Page<'a> {
    /// Ids, sorted.
    pub ids: Vec<Cow<'a, str>>,
    /// Every reference into the bundle, sorted, each once.
    pub links: Vec<Cow<'a, str>>,
    /// Mistakes of this file.
    pub found: Vec<Diagnostic>,
}

/// Reads the page at `path`.
pub(super) fn read<'a>(path: &str, text: &'a str) -> Page<'a> {
    let mut page = Page::default();
    let mut policy = Policy::default();
    html::start_tags(text, |tag| {
        if is_named(tag, "meta") && tag.get("http-equiv").is_some_and(is_policy) {
            policy = Policy::new(tag.get("content").unwrap_or_default());
        }
        inline(path, tag, policy, &mut page);
        for (name, value) in &tag.attributes {
            attribute(path, tag, name, value, &mut page);
        }
    });
    // A reading program has its own policy, and some load the style sheet by an address that a page cannot know.
    if !policy.is_closed() && !path.ends_with(".xhtml") {
        page.found.push(no_policy(path));
    }
    page.links.sort_unstable();
    page.links.dedup();
    page.ids.sort_unstable();
    for pair in page.ids.windows(2).filter(|pair| pair[0] == pair[1]) {
        page.found.push(duplicate_id(path, &pair[0]));
    }
    page
}

fn is_policy(value: &str) -> bool {
    value.eq_ignore_ascii_case("content-security-policy")
}

fn is_named(tag: &Tag<'_>, name: &str) -> bool {
    tag.name.eq_ignore_ascii_case(name)
}

/// Checks a script or style that stands in the page.
fn inline<'a>(path: &str, tag: &Tag<'a>, policy: Policy<'_>, page: &mut Page<'a>) {
    let directive = match tag.name {
        name if name.eq_ignore_ascii_case("script") && tag.get("src").is_none() && is_code(tag) => "script-src",
        name if name.eq_ignore_ascii_case("style") => "style-src",
        _ => return,
    };
    if !policy.allows(directive, tag.inline) {
        page.found.push(not_hashed(path, tag.name));
    }
    if directive == "style-src" {
        css::collect(path, tag.inline, page);
    }
}

/// Whether a script element is run; data blocks have another type.
fn is_code(tag: &Tag<'_>) -> bool {
    let kind = tag.get("type").unwrap_or_default().to_ascii_lowercase();
    kind.is_empty() || kind == "module" || kind.contains("javascript") || kind.contains("ecmascript")
}

/// Files an attribute under ids, links or mistakes.
fn attribute<'a>(path: &str, tag: &Tag<'a>, name: &str, value: &'a str, page: &mut Page<'a>) {
    let lower = name.to_ascii_lowercase();
    let href = match (lower.as_str(), how(tag, &lower)) {
        ("id", _) => return page.ids.push(links::decoded(value)),
        ("style", _) => return page.found.push(style_attribute(path, tag.name)),
        (name, _) if name.starts_with("on") => return page.found.push(handler(path, tag.name, name)),
        (_, None) => return,
        (_, Some(href)) => href,
    };
    let values: Vec<&'a str> = match lower.as_str() {
        "srcset" | "imagesrcset" => value.split(',').filter_map(|part| part.split_ascii_whitespace().next()).collect(),
        "content" => value.split_once("url=").map(|(_, url)| url).into_iter().collect(),
        _ => vec![value],
    };
    for value in values {
        match links::judge(value, href) {
            Ok(Some(link)) => page.links.push(link),
            Ok(None) => {}
            Err(why) => page.found.push(leaves(path, tag.name, value, why)),
        }
    }
}

/// What a browser does with an attribute's address; `None` for attributes that hold none.
fn how(tag: &Tag<'_>, attribute: &str) -> Option<Use> {
    match attribute {
        "src" | "srcset" | "imagesrcset" | "poster" | "background" | "ping" | "action" | "formaction" | "manifest"
        | "xlink:href" => Some(Use::Load),
        "data" if is_named(tag, "object") => Some(Use::Load),
        "content" if tag.get("http-equiv").is_some_and(|it| it.eq_ignore_ascii_case("refresh")) => Some(Use::Load),
        "href" if is_named(tag, "a") || is_named(tag, "area") => Some(Use::Lead),
        "href" if is_named(tag, "link") && only_tells(tag) => Some(Use::Lead),
        "href" => Some(Use::Load),
        _ => None,
    }
}

/// Whether a `<link>` tells of an address and loads nothing.
fn only_tells(tag: &Tag<'_>) -> bool {
    let told = ["alternate", "author", "canonical", "contents", "help", "index", "license", "next", "prev", "up"];
    tag.get("rel").is_some_and(|rel| {
        rel.split_ascii_whitespace().all(|word| told.iter().any(|known| word.eq_ignore_ascii_case(known)))
    })
}

/// ## What
/// A page loads something from outside, or leads where a local page cannot lead.
///
/// ## Why
/// Without a network it fails, and with one it tells others what is read.
///
/// ## Example
/// A template with `<script src="https://example.org/x.js">`.
fn leaves(path: &str, element: &str, value: &str, why: &str) -> Diagnostic {
    let help = "put the file into the book or the theme, and name it by a relative path".to_owned();
    bad(path, format_args!("`<{element}>` names `{value}`, {why}")).with_help(help)
}

/// ## What
/// An element has a script in an attribute.
///
/// ## Why
/// The page's policy refuses it, and a page that needs it does not work.
///
/// ## Example
/// `<body onload="start()">`
fn handler(path: &str, element: &str, name: &str) -> Diagnostic {
    let help = "add the listener in a script of the theme".to_owned();
    bad(path, format_args!("`<{element}>` has the inline handler `{name}`")).with_help(help)
}

/// ## What
/// An element has a `style` attribute.
///
/// ## Why
/// The page's policy refuses it, so that it does nothing.
///
/// ## Example
/// `<p style="color: red">`
fn style_attribute(path: &str, element: &str) -> Diagnostic {
    let help = "use a class and a style sheet of the theme".to_owned();
    bad(path, format_args!("`<{element}>` has a `style` attribute")).with_help(help)
}

/// ## What
/// A script or style stands in a page, and the policy before it does not hold its hash.
///
/// ## Why
/// Browsers do not run it.
///
/// ## Example
/// A template with `<script>start()</script>`.
fn not_hashed(path: &str, element: &str) -> Diagnostic {
    let help = "move it to a file of the theme".to_owned();
    bad(path, format_args!("an inline `<{element}>` is not in the policy by its hash")).with_help(help)
}

/// ## What
/// A page has no Content-Security-Policy that begins with `default-src 'none'`, or one with a hole.
///
/// ## Why
/// The policy is the second lock: what slips into a page by mistake still cannot load or run.
///
/// ## Example
/// A template without `<meta http-equiv="Content-Security-Policy" …>`.
fn no_policy(path: &str) -> Diagnostic {
    let help = "keep the policy of the built-in theme".to_owned();
    bad(path, "no closed Content-Security-Policy").with_help(help)
}

/// ## What
/// Two elements of a page have the same id.
///
/// ## Why
/// A link leads to the first one only.
///
/// ## Example
/// A template with `<nav id="contents">` around a chapter that has a heading `{#contents}`.
fn duplicate_id(path: &str, id: &str) -> Diagnostic {
    let help = "give one of them another id".to_owned();
    bad(path, format_args!("the id `{id}` stands twice")).with_help(help)
}
