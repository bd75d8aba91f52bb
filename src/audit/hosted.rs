//! Judges what a site tells of the place where it is hosted: own addresses, each with its file, and none elsewhere.
//!
//! It reads the heads of pages, `sitemap*.xml` and `robots.txt`. Nothing of this is loaded; it is what others are told.

use super::bad;
use super::elements::Element;
use super::page::Page;
use crate::model::bundle::Bundle;
use crate::model::diagnostic::Diagnostic;

const SITE: &str = "site/";

/// The addresses that the file at `path` tells and that are not the site's own; `page` is what was read in it.
pub(super) fn check(path: &str, bytes: &[u8], page: Option<&Page>, base_url: &str, bundle: &Bundle) -> Vec<Diagnostic> {
    let text = || std::str::from_utf8(bytes).unwrap_or_default();
    let told = match path.strip_prefix(SITE) {
        Some("robots.txt") => {
            text().lines().filter_map(|line| line.strip_prefix("Sitemap:")).map(|it| it.trim().to_owned()).collect()
        }
        Some(name) if name.starts_with("sitemap") && name.ends_with(".xml") => in_sitemap(text()),
        Some(name) if name.ends_with(".html") => page.map(|page| page.told.clone()).unwrap_or_default(),
        _ => return Vec::new(),
    };
    let foreign = told.iter().filter(|address| !is_own(address, base_url, bundle));
    foreign.map(|address| not_own(path, address)).collect()
}

/// Absolute addresses in `<link>` and in Open Graph tags; relative ones are judged as any link.
pub(super) fn in_head(head: &[Element]) -> Vec<String> {
    let told = head.iter().filter_map(|element| {
        if element.is_html("link") {
            element.get("href").filter(|it| it.contains("://"))
        } else if is_open_graph(element) {
            element.get("content")
        } else {
            None
        }
    });
    told.map(str::to_owned).collect()
}

/// Whether the tag tells an address to those who pass on a link.
fn is_open_graph(element: &Element) -> bool {
    let names = ["og:url", "og:image", "og:audio", "og:video", "twitter:image", "twitter:url"];
    let named = element.get("property").or_else(|| element.get("name")).unwrap_or_default();
    element.is_html("meta") && names.iter().any(|name| named.starts_with(name))
}

fn in_sitemap(text: &str) -> Vec<String> {
    let between = |open: &'static str, close: &'static str| {
        let parts = text.split(open).skip(1);
        parts.map(move |rest| rest.split(close).next().unwrap_or_default().replace("&amp;", "&"))
    };
    between("<loc>", "</loc>").chain(between(" href=\"", "\"")).collect()
}

/// Whether the address lies below `base_url` and the bundle has its file.
fn is_own(address: &str, base_url: &str, bundle: &Bundle) -> bool {
    let Some(rest) = address.strip_prefix(base_url).filter(|_| !base_url.is_empty()) else { return false };
    let index = if rest.is_empty() || rest.ends_with('/') { "index.html" } else { "" };
    bundle.0.contains_key(&format!("{SITE}{rest}{index}"))
}

/// ## What
/// A page, sitemap or `robots.txt` tells search engines an address that is not one of this site.
///
/// ## Why
/// They would list a stranger's page in place of ours, or ask it for an image each time somebody passes on a link.
///
/// ## Example
/// A template with `<link rel="canonical" href="https://example.com/">`, where `base_url` is `https://example.org/`.
fn not_own(path: &str, address: &str) -> Diagnostic {
    let help = "tell only files of this site, below the `base_url` of `handbook.toml`".to_owned();
    bad(path, format_args!("`{address}` is told as an address of this site, and is none")).with_help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "https://host.example/sub/";

    fn found(path: &str, text: &str) -> usize {
        let mut bundle = Bundle::default();
        bundle.insert("site/index.html", *b"x");
        bundle.insert("site/en/a.html", *b"x");
        let page = path.ends_with(".html").then(|| super::super::page::html(path, text));
        check(path, text.as_bytes(), page.as_ref(), BASE, &bundle).len()
    }

    #[test]
    fn only_own_files_are_told() {
        let link =
            |href: &str| found("site/a.html", &format!("<head><link rel=canonical href=\"{href}\"></head><body>"));
        assert_eq!(link(BASE), 0);
        assert_eq!(link("https://host.example/sub/en/a.html"), 0);
        assert_eq!(link("https://host.example/sub/en/b.html"), 1, "no such file");
        assert_eq!(link("https://host.example/"), 1, "another site of the host");
        assert_eq!(link("https://evil.example/"), 1);
        assert_eq!(found("site/a.html", "<meta property=og:image content=https://evil.example/x.png>"), 1);
        assert_eq!(found("site/a.html", "<body><a href=https://evil.example/>x</a>"), 0, "a link is no telling");
    }

    #[test]
    fn sitemaps_and_robots_are_read_too() {
        assert_eq!(found("site/sitemap.xml", "<loc>https://host.example/sub/en/a.html</loc>"), 0);
        assert_eq!(found("site/sitemap.xml", "<loc>https://evil.example/</loc><x href=\"https://b.example/\"/>"), 2);
        assert_eq!(found("site/robots.txt", "Sitemap: https://evil.example/sitemap.xml\n"), 1);
    }
}
