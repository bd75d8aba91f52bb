//! Links through a URL shortener.

use crate::addresses::host;
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::handbook::{Chapter, Config, Handbook, Target};
use crate::model::page::Link;
use crate::model::source::Sources;

/// Hosts that hide where a link leads. A book adds its own in `handbook.toml`.
const SHORTENERS: &[&str] = &[
    "bit.ly",
    "bitly.com",
    "buff.ly",
    "cutt.ly",
    "dlvr.it",
    "fb.me",
    "goo.gl",
    "is.gd",
    "j.mp",
    "lnkd.in",
    "ow.ly",
    "rb.gy",
    "rebrand.ly",
    "s.id",
    "shorturl.at",
    "t.co",
    "t.ly",
    "tiny.cc",
    "tinyurl.com",
    "tr.im",
    "trib.al",
    "urlz.fr",
    "v.gd",
    "wp.me",
    "youtu.be",
];

pub(super) fn check(handbook: &Handbook, _sources: &Sources) -> Vec<Diagnostic> {
    super::written(handbook).flat_map(|chapter| in_chapter(chapter, &handbook.config)).collect()
}

/// Records' addresses are judged where the registry is read.
fn in_chapter<'a>(chapter: &'a Chapter, config: &'a Config) -> impl Iterator<Item = Diagnostic> + 'a {
    chapter.page.links.iter().zip(&chapter.targets).filter_map(|(link, target)| {
        let Target::External(url) = target else { return None };
        let host = host(url).filter(|host| is_shortener(host, config))?;
        Some(url_shortener(link, &host))
    })
}

fn is_shortener(host: &str, config: &Config) -> bool {
    let is_of = |short: &str| host.strip_suffix(short).is_some_and(|front| front.is_empty() || front.ends_with('.'));
    SHORTENERS.iter().any(|short| is_of(short)) || config.shorteners.iter().any(|short| is_of(short))
}

/// ## What
/// A link leads through a URL shortener.
///
/// ## Why
/// The reader cannot see where the link goes, the shortener learns who clicked, and it may lead elsewhere tomorrow.
///
/// ## Example
/// `[the report](https://bit.ly/2abc)`.
fn url_shortener(link: &Link, host: &str) -> Diagnostic {
    Diagnostic::new(Code::UrlShortener, link.span, format!("`{}` leads through the shortener `{host}`", link.written))
        .with_help("open it once, somewhere safe, and write the address that it leads to".to_owned())
}
