//! Reads one document: its ids, its links, and what is wrong with it alone.
//!
//! [`html`] and [`xml`] are the ways in. They never look at another file; `links` does that.

use super::attributes;
use super::elements::{self, Element, Space};
use super::policy::Policy;
use super::{bad, css, hosted, script};
use crate::model::diagnostic::Diagnostic;

/// What a document or a style sheet says of itself.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Ids, sorted.
    pub ids: Vec<String>,
    /// Every reference into the bundle, sorted, each once.
    pub links: Vec<String>,
    /// Addresses that its head tells to those who list it or pass on a link.
    pub told: Vec<String>,
    /// Mistakes of this file.
    pub found: Vec<Diagnostic>,
}

/// HTML that brings in another document, or changes what addresses mean.
const FORBIDDEN: &[&str] = &[
    "applet",
    "base",
    "bgsound",
    "embed",
    "fencedframe",
    "frame",
    "frameset",
    "iframe",
    "isindex",
    "object",
    "param",
    "plaintext",
    "portal",
];

/// SVG that runs, or brings in HTML.
const FORBIDDEN_SVG: &[&str] = &["foreignObject", "handler", "iframe", "listener", "script"];

/// What `<meta http-equiv>` may say.
const EQUIVALENTS: &[&str] = &["content-security-policy", "content-type", "refresh", "x-ua-compatible"];

/// Reads the page at `path`, as a browser with scripts reads it, and as one without.
pub(super) fn html(path: &str, text: &str) -> Page {
    let mut page = Page::default();
    let elements = elements::html(text, false);
    read(path, &elements, &mut page);
    head(path, &elements, &mut page);
    if elements.iter().any(|element| element.is_html("noscript")) {
        // What is text for one reader may be elements for another.
        let mut other = Page::default();
        read(path, &elements::html(text, true), &mut other);
        page.found.extend(other.found);
        page.links.extend(other.links);
    }
    page.settle(path);
    page
}

/// Reads the document at `path` by the rules of XML.
pub(super) fn xml(path: &str, text: &str) -> Page {
    let mut page = Page::default();
    match elements::xml(text) {
        Ok(elements) => {
            read(path, &elements, &mut page);
            // No policy stands in such a document.
            if elements.iter().any(|element| element.is_html("script")) {
                page.found.push(forbidden(path, "script"));
            }
        }
        Err(why) => page.found.push(no_xml(path, &why)),
    }
    page.settle(path);
    page
}

impl Page {
    fn settle(&mut self, path: &str) {
        self.links.sort_unstable();
        self.links.dedup();
        self.ids.sort_unstable();
        for pair in self.ids.windows(2).filter(|pair| pair[0] == pair[1]) {
            self.found.push(duplicate_id(path, &pair[0]));
        }
    }
}

/// What holds for every document.
fn read(path: &str, elements: &[Element], page: &mut Page) {
    for element in elements {
        let name = element.name.as_str();
        let is_forbidden = match element.space {
            Space::Html => FORBIDDEN.contains(&name),
            Space::Svg => FORBIDDEN_SVG.contains(&name),
            Space::Math | Space::Other => name == "script",
        };
        if is_forbidden {
            page.found.push(forbidden(path, name));
        }
        if element.is_html("script") {
            script_element(path, element, page);
        } else if name == "style" {
            css::collect(path, &element.text, page);
        } else if element.is_html("meta") {
            equivalent(path, element, page);
        }
        attributes::read(path, element, page);
    }
}

/// A script that stands in the document; one of a file is read where the file is.
fn script_element(path: &str, element: &Element, page: &mut Page) {
    let kind = element.get("type").unwrap_or_default().trim().to_ascii_lowercase();
    let is_classic = kind.is_empty() || kind.contains("javascript") || kind.contains("ecmascript");
    match (element.get("src"), kind.as_str()) {
        (_, "module" | "importmap" | "speculationrules") => page.found.push(not_classic(path, &kind)),
        (Some(src), _) if !is_named(src, ".js") => page.found.push(odd_file(path, "script", src)),
        (None, _) if is_classic => page.found.extend(script::check(path, &element.text)),
        (None, "application/json" | "application/ld+json") => page.found.extend(super::json(path, &element.text)),
        _ => {}
    }
}

/// Whether the file of an address has this ending: a file with another one is not read as what it would be used as.
pub(super) fn is_named(address: &str, ending: &str) -> bool {
    let file = address.trim().split(['?', '#']).next().unwrap_or_default();
    file.to_ascii_lowercase().ends_with(ending)
}

fn equivalent(path: &str, element: &Element, page: &mut Page) {
    let Some(name) = element.get("http-equiv") else { return };
    if !EQUIVALENTS.iter().any(|known| name.trim().eq_ignore_ascii_case(known)) {
        page.found.push(unknown_equivalent(path, name));
    }
}

/// What every page must have, and what its policy lets stand in it.
fn head(path: &str, elements: &[Element], page: &mut Page) {
    // A policy in the body does not count, nor does one for what stands before it.
    let body = elements.iter().position(|element| element.is_html("body")).unwrap_or(elements.len());
    page.told = hosted::in_head(&elements[..body]);
    let place = elements[..body].iter().position(is_policy);
    let policy = place.map(|place| Policy::new(elements[place].get("content").unwrap_or_default())).unwrap_or_default();
    if !policy.is_closed() {
        page.found.push(no_policy(path));
    }
    let is_silent = |element: &Element| {
        element.is_html("meta")
            && element.get("name").is_some_and(|name| name.eq_ignore_ascii_case("referrer"))
            && element.get("content").is_some_and(|content| content.trim().eq_ignore_ascii_case("no-referrer"))
    };
    if !elements[..body].iter().any(is_silent) {
        page.found.push(no_referrer_policy(path));
    }
    if elements.iter().any(|element| element.is_html("form")) && !policy.stops_forms() {
        page.found.push(open_form(path));
    }
    for (index, element) in elements.iter().enumerate() {
        let directive = match (element.name.as_str(), element.get("src")) {
            ("style", _) => "style-src",
            ("script", None) if is_run(element) => "script-src",
            _ => continue,
        };
        if place.is_none_or(|place| index < place) || !policy.allows(directive, &element.text) {
            page.found.push(not_hashed(path, &element.name));
        }
    }
}

/// Whether a browser runs what stands in a script; data blocks have another type.
fn is_run(element: &Element) -> bool {
    let kind = element.get("type").unwrap_or_default().trim().to_ascii_lowercase();
    kind.is_empty() || kind == "module" || kind.contains("javascript") || kind.contains("ecmascript")
}

fn is_policy(element: &Element) -> bool {
    let is_named = |name: &str| name.trim().eq_ignore_ascii_case("content-security-policy");
    element.is_html("meta") && element.get("http-equiv").is_some_and(is_named)
}

/// ## What
/// A page has an element that brings in another document, or that changes what addresses mean.
///
/// ## Why
/// What it brings in is beyond the page's policy and beyond this check.
///
/// ## Example
/// `<iframe src="map.html">`, `<base href="https://example.org/">`
fn forbidden(path: &str, element: &str) -> Diagnostic {
    let help = "take it out of the theme".to_owned();
    bad(path, format_args!("there is an element `<{element}>`")).with_help(help)
}

/// ## What
/// A script is a module, a map of modules, or rules for loading ahead.
///
/// ## Why
/// Modules do not run on a page that was opened from a folder; rules for loading ahead ask the network.
///
/// ## Example
/// `<script type="speculationrules">`
fn not_classic(path: &str, kind: &str) -> Diagnostic {
    let help = "write a classic script in a file of the theme".to_owned();
    bad(path, format_args!("a script has the type `{kind}`")).with_help(help)
}

/// ## What
/// A page uses a file as a script or a style sheet whose name has another ending.
///
/// ## Why
/// Files are judged by their endings: this one was not read as what it is used as, and hosts send it as something else.
///
/// ## Example
/// `<script src="notes.txt">`
pub(super) fn odd_file(path: &str, used_as: &str, address: &str) -> Diagnostic {
    let help = "give scripts the ending `.js`, and style sheets `.css`".to_owned();
    bad(path, format_args!("`{address}` is used as a {used_as}, by its name it is none")).with_help(help)
}

/// ## What
/// A page has `<meta http-equiv>` with a name that no page of a book needs.
///
/// ## Why
/// Some set cookies, some load things.
///
/// ## Example
/// `<meta http-equiv="set-cookie" content="a=b">`
fn unknown_equivalent(path: &str, name: &str) -> Diagnostic {
    let help = "take it out of the theme".to_owned();
    bad(path, format_args!("there is `<meta http-equiv=\"{name}\">`")).with_help(help)
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
/// A page has no Content-Security-Policy in its head that begins with `default-src 'none'`, or one with a hole.
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
/// A page does not say `<meta name="referrer" content="no-referrer">`.
///
/// ## Why
/// Whoever follows a link would tell the other side which page of the book was read.
///
/// ## Example
/// A template without that line.
fn no_referrer_policy(path: &str) -> Diagnostic {
    let help = "add `<meta name=\"referrer\" content=\"no-referrer\">` to the head".to_owned();
    bad(path, "no referrer policy").with_help(help)
}

/// ## What
/// A page has a form, and its policy lacks `form-action 'none'`.
///
/// ## Why
/// A form that is sent, even to its own page, puts what was typed into the address and the history.
///
/// ## Example
/// A template with `<form>` and a policy of its own.
fn open_form(path: &str) -> Diagnostic {
    let help = "add `form-action 'none'` to the policy".to_owned();
    bad(path, "a form could be sent").with_help(help)
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

/// ## What
/// A file that must be XML is not well-formed, or uses what can reach outside of it: entities, a document type, a
/// processing instruction, `xml:base`.
///
/// ## Why
/// Readers stop at the first mistake; entities and document types name other files.
///
/// ## Example
/// A drawing that begins with `<!DOCTYPE svg PUBLIC …>`.
fn no_xml(path: &str, why: &str) -> Diagnostic {
    let help = "write well-formed XML without a document type".to_owned();
    bad(path, format_args!("not XML that may be shipped: {why}")).with_help(help)
}

#[cfg(test)]
mod tests;
