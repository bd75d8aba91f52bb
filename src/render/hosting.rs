//! What a hosted site tells those who list it or pass on a link to it: only for a book that says where it is hosted.
//!
//! [`view`] is for the head of a page, [`files`] are `sitemap.xml` and `robots.txt`. Every address is absolute and
//! begins with the `base_url` of the book; `audit` refuses any other.

use super::frame::Head;
use super::html::escaped;
use super::views::{AlternateView, HostedView};
use super::{Site, Volume};

/// No sitemap may hold more addresses, by the protocol of sitemaps.
const ADDRESSES_MAX: usize = 50_000;

/// Of a page that asks for an address without a language, and of search engines that know none that fits.
const ANY_LANGUAGE: &str = "x-default";

/// What the page tells of its address, its twins and itself; `None` where the book is hosted nowhere.
pub(super) fn view(site: &Site, volume: &Volume, head: &Head) -> Option<HostedView> {
    let base = base(site)?;
    let page = format!("{}/{}", volume.edition.lang, head.twin);
    let is_start = page == volume.start_file();
    Some(HostedView {
        canonical: format!("{base}{page}"),
        alternates: alternates(site, base, is_start, |other| twin(other, &head.twin)),
        kind: if is_start { "website" } else { "article" },
        ..about(site, volume, base)
    })
}

/// The same for the page on which readers choose their language.
pub(super) fn choice(site: &Site, volume: &Volume) -> Option<HostedView> {
    let base = base(site)?;
    Some(HostedView {
        canonical: base.to_owned(),
        alternates: alternates(site, base, true, |other| Some(other.start_file())),
        kind: "website",
        ..about(site, volume, base)
    })
}

/// The absolute address of a file below `site/`.
pub(super) fn address(site: &Site, file: &str) -> Option<String> {
    base(site).map(|base| format!("{base}{file}"))
}

/// `sitemap.xml` and `robots.txt`, by path below `site/`.
pub(super) fn files(site: &Site) -> Vec<(String, String)> {
    let Some(base) = base(site) else { return Vec::new() };
    let entries = entries(site, base);
    let mut files = match entries.chunks(ADDRESSES_MAX).collect::<Vec<_>>()[..] {
        [] => return Vec::new(),
        [all] => vec![(SITEMAP.to_owned(), sitemap(all))],
        ref parts => several(site, base, parts),
    };
    files.push(("robots.txt".to_owned(), format!("User-agent: *\nAllow: /\nSitemap: {base}{SITEMAP}\n")));
    files
}

const SITEMAP: &str = "sitemap.xml";

fn base<'a>(site: &'a Site) -> Option<&'a str> {
    Some(site.handbook.config.base_url.as_str()).filter(|base| !base.is_empty())
}

/// What all pages of an edition have in common.
fn about(site: &Site, volume: &Volume, base: &str) -> HostedView {
    let others = site.volumes.iter().filter(|other| other.edition.lang != volume.edition.lang);
    HostedView {
        site_name: volume.edition.title.clone(),
        locale: locale(&volume.edition.lang),
        other_locales: others.map(|other| locale(&other.edition.lang)).collect(),
        image: site.logo.as_ref().and_then(|logo| logo.picture.as_ref()).map(|file| format!("{base}{file}")),
        ..HostedView::default()
    }
}

/// A language tag as Open Graph writes it.
fn locale(lang: &str) -> String {
    lang.replace('-', "_")
}

/// The twins of a page in every language; none for a book in one language.
fn alternates(site: &Site, base: &str, is_start: bool, twin: impl Fn(&Volume) -> Option<String>) -> Vec<AlternateView> {
    if site.volumes.len() < 2 {
        return Vec::new();
    }
    let alternate = |lang: &str, file: &str| AlternateView { lang: lang.to_owned(), href: format!("{base}{file}") };
    let twins = site.volumes.iter().filter_map(|it| Some((it.edition.lang.as_str(), twin(it)?)));
    let twins: Vec<(&str, String)> = twins.collect();
    // Who asks for no language of ours gets the choice, or the language in which the book was written.
    let any = if is_start { Some(String::new()) } else { twins.first().map(|(_, file)| file.clone()) };
    let mut alternates: Vec<_> = twins.iter().map(|(lang, file)| alternate(lang, file)).collect();
    alternates.extend(any.map(|file| alternate(ANY_LANGUAGE, &file)));
    alternates
}

/// The file of the page that `twin` names below the language folder of `volume`.
fn twin(volume: &Volume, twin: &str) -> Option<String> {
    let path = twin.strip_suffix(".html").unwrap_or(twin);
    volume.has(path).then(|| volume.file(path))
}

/// One entry a page that search engines may list: sheets and pages beside the book say that they are not to be listed.
fn entries(site: &Site, base: &str) -> Vec<String> {
    let date = &site.handbook.config.date;
    let mut entries = Vec::new();
    if site.volumes.len() > 1 {
        entries.push(entry(base, date, &alternates(site, base, true, |other| Some(other.start_file()))));
    }
    for volume in &site.volumes {
        let pages = volume.edition.chapters.iter().map(|chapter| chapter.path.as_str());
        for path in pages.chain(["contents", "book"]) {
            let file = volume.file(path);
            let is_start = file == volume.start_file();
            let alternates = alternates(site, base, is_start, |other| twin(other, &format!("{path}.html")));
            entries.push(entry(&format!("{base}{file}"), date, &alternates));
        }
    }
    entries
}

fn entry(address: &str, date: &str, alternates: &[AlternateView]) -> String {
    let mut entry = format!("<url>\n<loc>{}</loc>\n<lastmod>{}</lastmod>\n", escaped(address), escaped(date));
    for it in alternates {
        let (lang, href) = (escaped(&it.lang), escaped(&it.href));
        entry += &format!("<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{href}\"/>\n");
    }
    entry + "</url>\n"
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

fn sitemap(entries: &[String]) -> String {
    let twins = "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"";
    format!("{HEAD}<urlset {NAMESPACE} {twins}>\n{}</urlset>\n", entries.concat())
}

/// A sitemap that lists sitemaps.
fn several(site: &Site, base: &str, parts: &[&[String]]) -> Vec<(String, String)> {
    let named = parts.iter().enumerate().map(|(index, part)| (format!("sitemap-{}.xml", index + 1), sitemap(part)));
    let mut files: Vec<(String, String)> = named.collect();
    let date = escaped(&site.handbook.config.date);
    let line = |(name, _): &(String, String)| {
        format!("<sitemap>\n<loc>{}</loc>\n<lastmod>{date}</lastmod>\n</sitemap>\n", escaped(&format!("{base}{name}")))
    };
    let lines: String = files.iter().map(line).collect();
    files.push((SITEMAP.to_owned(), format!("{HEAD}<sitemapindex {NAMESPACE}>\n{lines}</sitemapindex>\n")));
    files
}
