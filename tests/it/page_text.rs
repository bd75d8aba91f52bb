//! Pages of the flagship as a reader sees them: text without tags, by section.

use std::sync::LazyLock;

use super::{book, html};

/// Pages with their text, by path below `site/en/`.
type Texts = std::collections::BTreeMap<String, String>;

/// The text of a page of the flagship, spaces folded; `path` below `site/en/`, without `.html`.
pub fn text(path: &str) -> &'static str {
    static TEXTS: LazyLock<Texts> = LazyLock::new(|| {
        let pages = book::flagship().bundle.0.iter().filter_map(|(path, bytes)| {
            let name = path.strip_prefix("site/en/")?.strip_suffix(".html")?;
            Some((name.to_owned(), plain(&html::content(&String::from_utf8_lossy(bytes)))))
        });
        pages.collect()
    });
    TEXTS.get(path).unwrap_or_else(|| panic!("no page {path}"))
}

/// The article of a page of the flagship, a block element a line; `path` as in [`text`].
pub fn article(path: &str) -> String {
    let bytes = book::flagship().bundle.0.get(&format!("site/en/{path}.html"));
    html::content(&String::from_utf8_lossy(bytes.unwrap_or_else(|| panic!("no page {path}"))))
}

/// The sections under `<h2>`: title and HTML of each, in order.
pub fn sections(article: &str) -> Vec<(String, String)> {
    let parts = article.split("<h2 ").skip(1);
    let sections = parts.filter_map(|part| {
        let (title, rest) = part.split_once('>')?.1.split_once("</h2>")?;
        // The link beside a heading is no text of the section.
        let rest = rest.split_once("</div>").map_or(rest, |(_, rest)| rest);
        Some((plain(title), rest.to_owned()))
    });
    sections.collect()
}

/// Text without tags, entities read, spaces folded.
pub fn plain(html: &str) -> String {
    let mut text = String::new();
    for (index, part) in html.split('<').enumerate() {
        text.push_str(if index == 0 { part } else { part.split_once('>').map_or("", |(_, text)| text) });
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&#39;", "'").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
