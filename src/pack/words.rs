//! START-HERE.html and README.txt, the first things that a reader of the zip sees.

use crate::model::bundle::Bundle;
use crate::model::handbook::Config;

/// Words stand in one file a language; a book in a language without one gets English.
const START_HERE: &str = include_str!("start-here.en.html");
const READ_ME: &str = include_str!("readme.en.txt");

/// A page without anything beside it: it must read from inside a zip too.
pub(super) fn start_here(config: &Config, stem: &str, site: &Bundle) -> String {
    fill(START_HERE, config, stem, site, escape)
}

/// Lines end as the oldest editors want them.
pub(super) fn read_me(config: &Config, stem: &str, site: &Bundle) -> String {
    fill(READ_ME, config, stem, site, str::to_owned).replace('\n', "\r\n")
}

/// Puts the book's words in place of `{{name}}`. A line that asks for words which the book does not have goes.
fn fill(template: &str, config: &Config, stem: &str, site: &Bundle, escape: fn(&str) -> String) -> String {
    let sheets = sheets(site);
    let words = [
        ("{{title}}", config.title.as_str()),
        ("{{description}}", &config.description),
        ("{{edition}}", &config.edition),
        ("{{date}}", &config.date),
        ("{{licence}}", &config.licence),
        ("{{newer}}", &config.newer_edition),
        ("{{lang}}", config.languages.first().map_or("en", String::as_str)),
        ("{{stem}}", stem),
        ("{{sheets}}", &sheets),
    ];
    let has_words = |line: &&str| !words.iter().any(|(name, word)| line.contains(name) && word.trim().is_empty());
    let filled = template.lines().filter(has_words).map(|line| fill_line(line, &words, escape));
    filled.flat_map(|line| [line, "\n".to_owned()]).collect()
}

/// The folder of the first language's sheets; empty where there are none.
fn sheets(site: &Bundle) -> String {
    let sheet = site.0.keys().find(|path| path.contains("/sheets/"));
    sheet.and_then(|path| path.rsplit_once('/')).map_or_else(String::new, |(folder, _)| format!("{folder}/"))
}

/// From left to right, so that braces in the book's own words stay what they are.
fn fill_line(line: &str, words: &[(&str, &str)], escape: fn(&str) -> String) -> String {
    let mut filled = String::new();
    let mut rest = line;
    while let Some(brace) = rest.find("{{") {
        filled += &rest[..brace];
        rest = &rest[brace..];
        match words.iter().find(|(name, _)| rest.starts_with(name)) {
            Some((name, word)) => {
                filled += &escape(&word.split_whitespace().collect::<Vec<_>>().join(" "));
                rest = &rest[name.len()..];
            }
            None => {
                filled += "{{";
                rest = &rest[2..];
            }
        }
    }
    filled + rest
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_page_is_small_and_escapes_the_title() {
        let config = Config { title: "<My> {{lang}} & book".to_owned(), ..Config::default() };
        let page = start_here(&config, "my-book-1", &Bundle::default());
        assert!(!page.contains("sheets"), "none, so none is promised");
        assert!(page.len() < 20_000);
        assert!(page.contains("&lt;My&gt; {{lang}} &amp; book"));
        assert!(page.contains(r#"href="site/index.html""#));
        assert!(!page.replace("{{lang}} &amp;", "").contains("{{"), "{page}");
        assert!(read_me(&config, "my-book-1", &Bundle::default()).starts_with("<My> {{lang}} & book\r\n"));
    }
    #[test]
    fn sheets_are_named_where_there_are_some() {
        let mut site = Bundle::default();
        site.insert("site/en/sheets/desk.html", *b"<p>");
        let config = Config::default();
        assert!(read_me(&config, "b", &site).contains("site/en/sheets/"));
        assert!(start_here(&config, "b", &site).contains("site/en/sheets/"));
    }
}
