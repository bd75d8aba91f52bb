//! Judges the attributes of an element: ids, handlers, styles, and addresses of every kind.

use super::elements::{Element, Space};
use super::links::{self, Use};
use super::page::{Page, is_named, odd_file};
use super::{bad, css};
use crate::model::diagnostic::Diagnostic;

/// Attributes whose address a browser loads, sends to, or takes as the beginning of others.
const LOADED: &[&str] = &[
    "action",
    "attributionsrc",
    "background",
    "classid",
    "codebase",
    "data",
    "dynsrc",
    "formaction",
    "icon",
    "lowsrc",
    "manifest",
    "ping",
    "poster",
    "profile",
    "src",
];

/// Attributes that hold several addresses.
const LISTED: &[&str] = &["imagesrcset", "srcset"];

/// What a `<link>` may be that tells of an address and loads nothing.
const TOLD: &[&str] =
    &["alternate", "author", "canonical", "contents", "help", "index", "license", "next", "prev", "search", "up"];

/// Files every attribute of `element` under ids, links or mistakes of `page`.
pub(super) fn read(path: &str, element: &Element, page: &mut Page) {
    for (name, value) in &element.attributes {
        let lower = name.to_ascii_lowercase();
        match lower.as_str() {
            "id" => page.ids.push(value.clone()),
            // The policy of a page does not reach into a drawing that is a file of its own.
            "style" if element.space == Space::Svg && is_named(path, ".svg") => paint(path, element, value, page),
            "style" => page.found.push(style_attribute(path, &element.name)),
            "srcdoc" => page.found.push(document_inside(path, &element.name)),
            name if name.starts_with("on") => page.found.push(handler(path, &element.name, name)),
            "attributename" if element.space != Space::Html => animated(path, element, value, page),
            lower => address(path, element, lower, value, page),
        }
    }
}

/// An attribute that may hold an address, or several.
fn address(path: &str, element: &Element, name: &str, value: &str, page: &mut Page) {
    let Some(how) = how(element, name) else { return paint(path, element, value, page) };
    if element.is_html("link") && words(element, "rel").any(|rel| rel == "stylesheet") && !is_named(value, ".css") {
        page.found.push(odd_file(path, "style sheet", value));
    }
    let values: Vec<&str> = match name {
        name if LISTED.contains(&name) => candidates(value),
        "ping" | "attributionsrc" => value.split_ascii_whitespace().collect(),
        "content" => refreshed(value).into_iter().collect(),
        _ => vec![value],
    };
    for value in values {
        match links::judge(value, how) {
            Ok(Some(link)) => page.links.push(link),
            Ok(None) => {}
            Err(why) => page.found.push(leaves(path, &element.name, value, why)),
        }
    }
}

/// What a browser does with an attribute's address; `None` for attributes that hold none.
fn how(element: &Element, attribute: &str) -> Option<Use> {
    let is_refresh = || element.get("http-equiv").is_some_and(|it| it.trim().eq_ignore_ascii_case("refresh"));
    let is_data = || !element.is_html("object") && !element.is_html("applet");
    match attribute {
        "data" if is_data() => None,
        name if LOADED.contains(&name) || LISTED.contains(&name) => Some(Use::Load),
        "content" if element.is_html("meta") && is_refresh() => Some(Use::Load),
        "href" if element.is_html("link") && only_tells(element) => Some(Use::Lead),
        "href" if matches!(element.name.as_str(), "a" | "area") || element.space == Space::Math => Some(Use::Lead),
        "href" => Some(Use::Load),
        "cite" | "longdesc" if element.space == Space::Html => Some(Use::Lead),
        _ => None,
    }
}

/// Whether a `<link>` tells of an address and loads nothing.
fn only_tells(element: &Element) -> bool {
    element.get("rel").is_some() && words(element, "rel").all(|word| TOLD.contains(&word.as_str()))
}

fn words(element: &Element, attribute: &str) -> impl Iterator<Item = String> {
    element.get(attribute).unwrap_or_default().split_ascii_whitespace().map(str::to_ascii_lowercase)
}

/// The addresses of a `srcset`: each ends at white space, what follows up to a comma describes it.
fn candidates(value: &str) -> Vec<&str> {
    let is_between = |letter: char| letter.is_ascii_whitespace() || letter == ',';
    let mut found = Vec::new();
    let mut rest = value.trim_start_matches(is_between);
    while !rest.is_empty() {
        let (address, tail) =
            rest.split_at(rest.find(|letter: char| letter.is_ascii_whitespace()).unwrap_or(rest.len()));
        found.push(address.trim_end_matches(','));
        let described = if address.ends_with(',') { 0 } else { tail.find(',').unwrap_or(tail.len()) };
        rest = tail[described..].trim_start_matches(is_between);
    }
    found
}

/// The address of `0; url=x.html`, as browsers find it: `url=` may be missing.
fn refreshed(content: &str) -> Option<&str> {
    let (_, rest) = content.split_once([';', ','])?;
    let rest = rest.trim_start();
    let named = rest.get(..3).filter(|it| it.eq_ignore_ascii_case("url")).map(|_| rest[3..].trim_start());
    let address = named.and_then(|it| it.strip_prefix('=')).unwrap_or(rest).trim();
    Some(address.trim_matches(['"', '\'']))
}

/// Attributes of drawings may be styles: `fill="url(#a)"`.
fn paint(path: &str, element: &Element, value: &str, page: &mut Page) {
    if element.space == Space::Svg && value.contains('(') {
        css::values(path, value, page);
    }
}

/// An animation may set an attribute: not an address and not a handler.
fn animated(path: &str, element: &Element, name: &str, page: &mut Page) {
    let local = name.trim().rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
    if matches!(local.as_str(), "href" | "src" | "style") || local.starts_with("on") {
        page.found.push(handler(path, &element.name, name));
    }
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
/// An element carries a whole document in an attribute.
///
/// ## Why
/// What stands in it is beyond this check.
///
/// ## Example
/// `<iframe srcdoc="&lt;p>">`
fn document_inside(path: &str, element: &str) -> Diagnostic {
    bad(path, format_args!("`<{element}>` has a `srcdoc`")).with_help("take it out of the theme".to_owned())
}
