//! A book on a host, in its house style, with pages that moved, and in several languages.

use std::fs;

use super::book::{self, Built, flagship, library, repository};
use super::html::Page;

const CONFIG: &str = r##"title = "Book"
edition = "1"
date = "2026-01-02"
description = "What it is about."
languages = ["en", "ar"]

[build]
base_url = "https://host.example/sub"

[look]
logo = "images/logo.png"
logo_dark = "images/Dark Logo.svg"
logo_alt = "The & House"
accent = "#7a1f5c"
css = ["styles/house.css", "styles/more.css"]

[redirects]
"old.md" = "roof.md#tiles"
"en/before/roofs.html" = "roof"
"older.md" = "old.md"
"##;

/// 32 by 16 black points.
fn png() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(32, 16).write_to(&mut bytes, image::ImageFormat::Png).expect("a PNG");
    bytes.into_inner()
}

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"></svg>";

fn hosted() -> Built {
    build(CONFIG)
}

fn build(config: &str) -> Built {
    let png = png();
    let dir = book::write([
        ("handbook.toml", config.as_bytes()),
        ("en/SUMMARY.md", b"- [Start](index.md)\n- [Roof](roof.md)\n"),
        ("en/index.md", b"# Start\n"),
        ("en/roof.md", b"# Roof\n\n## Tiles\n"),
        ("ar/index.md", "# بداية\n".as_bytes()),
        ("images/logo.png", &png),
        ("images/Dark Logo.svg", SVG.as_bytes()),
        ("styles/house.css", b"h1 { background: url(\"../images/Dark Logo.svg\"); color: #123456 }"),
        ("styles/more.css", b"h1 { color: #654321 }"),
        (
            "theme/text/ar/frame.ftl",
            "start-inside = أنت داخل الملف المضغوط\nstart-open-in = افتح: { $title }\nframe-leave = إخفاء\n".as_bytes(),
        ),
    ]);
    book::build(dir.path())
}

fn text<'a>(built: &'a Built, path: &str) -> &'a str {
    let bytes = built.bundle.0.get(path).unwrap_or_else(|| panic!("{path} is missing"));
    std::str::from_utf8(bytes).expect("UTF-8")
}

/// What a page tells in `<link>` and `<meta property>`: `rel hreflang` or `property`, and the address.
fn told(built: &Built, path: &str) -> Vec<(String, String)> {
    let page = Page::read(text(built, path));
    let tags = page.tags.iter().filter_map(|(tag, attributes)| {
        let get = |key: &str| attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone());
        match tag.as_str() {
            "link" => {
                let rel = get("rel").filter(|rel| rel == "canonical" || rel == "alternate")?;
                Some((get("hreflang").map_or(rel.clone(), |lang| format!("{rel} {lang}")), get("href")?))
            }
            "meta" => Some((get("property")?, get("content")?)),
            _ => None,
        }
    });
    tags.collect()
}

#[test]
fn a_hosted_page_tells_its_address_its_twins_and_itself() {
    let built = hosted();
    assert_eq!(built.report, "");
    let base = "https://host.example/sub/";
    let expected = [
        ("canonical", "en/chapters/roof.html"),
        ("alternate en", "en/chapters/roof.html"),
        ("alternate ar", "ar/chapters/roof.html"),
        ("alternate x-default", "en/chapters/roof.html"),
    ];
    let mut expected: Vec<(String, String)> =
        expected.map(|(key, path)| (key.to_owned(), format!("{base}{path}"))).into();
    for (key, value) in [
        ("og:title", "Roof · Book"),
        ("og:site_name", "Book"),
        ("og:description", "What it is about."),
        ("og:type", "article"),
        ("og:url", "https://host.example/sub/en/chapters/roof.html"),
        ("og:locale", "en"),
        ("og:locale:alternate", "ar"),
        ("og:image", "https://host.example/sub/images/logo.png"),
    ] {
        expected.push((key.to_owned(), value.to_owned()));
    }
    assert_eq!(told(&built, "site/en/chapters/roof.html"), expected);
    // The choice of a language is the page for all others.
    let start = told(&built, "site/index.html");
    assert_eq!(start[0].1, base);
    assert_eq!(start[3], ("alternate x-default".to_owned(), base.to_owned()));
    assert!(told(&built, "site/en/index.html").contains(&("og:type".to_owned(), "website".to_owned())));
}

#[test]
fn a_sitemap_has_every_page_that_may_be_listed_and_no_other() {
    let built = hosted();
    let sitemap = text(&built, "site/sitemap.xml");
    let listed: Vec<&str> = sitemap.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next()).collect();
    let mut own = 0;
    for (path, bytes) in built.bundle.0.iter().filter(|(path, _)| path.ends_with(".html") && path.starts_with("site/"))
    {
        let noindex = String::from_utf8_lossy(bytes).contains("noindex");
        let address = format!("https://host.example/sub/{}", path.strip_prefix("site/").expect("below"));
        let address = if path == "site/index.html" { "https://host.example/sub/" } else { address.as_str() };
        assert_eq!(listed.contains(&address), !noindex, "{path}");
        own += usize::from(!noindex);
    }
    assert_eq!(own, listed.len(), "no address twice");
    assert_eq!(sitemap.matches("<lastmod>2026-01-02</lastmod>").count(), own);
    assert!(sitemap.contains("<xhtml:link rel=\"alternate\" hreflang=\"ar\" href=\"https://host.example/sub/ar/"));
    assert!(text(&built, "site/robots.txt").contains("Sitemap: https://host.example/sub/sitemap.xml\n"));
}

#[test]
fn a_book_that_is_hosted_nowhere_tells_nothing() {
    let built = library();
    for path in built.bundle.0.keys().filter(|path| path.ends_with(".html")) {
        assert_eq!(told(built, path), [], "{path}");
    }
    assert!(!built.bundle.0.contains_key("site/sitemap.xml") && !built.bundle.0.contains_key("site/robots.txt"));
}

#[test]
fn a_page_that_moved_leads_to_its_new_place_from_a_folder_too() {
    let built = hosted();
    for (path, href) in [
        ("site/en/chapters/old.html", "roof.html#tiles"),
        ("site/ar/chapters/old.html", "roof.html#tiles"),
        ("site/en/chapters/older.html", "roof.html#tiles"),
        ("site/en/before/roofs.html", "../chapters/roof.html"),
    ] {
        let page = Page::read(text(&built, path));
        let refresh: Vec<&str> = page.values("content").filter(|content| content.contains("url=")).collect();
        assert_eq!(refresh, [format!("0; url={href}")], "{path}");
        assert!(page.values("href").any(|it| it == href), "{path}: a link");
        assert!(page.values("content").any(|content| content == "noindex"), "{path}");
        let lang = &path[5..7];
        let canonical = format!("https://host.example/sub/{lang}/chapters/roof.html");
        assert!(told(&built, path).contains(&("canonical".to_owned(), canonical)), "{path}");
    }
}

#[test]
fn the_house_style_stands_on_every_page_and_paper_stays_black() {
    let built = hosted();
    let page = text(&built, "site/en/chapters/roof.html");
    for part in [
        "srcset=../../images/dark-logo.svg",
        "src=../../images/logo.png",
        "alt=\"The & House\"",
        "width=32",
        "height=16",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    let read = Page::read(page);
    let styles: Vec<&str> = read.values("href").filter(|href| href.ends_with(".css")).collect();
    let place = |name: &str| styles.iter().position(|it| it.ends_with(name)).unwrap_or_else(|| panic!("{name}"));
    assert!(place("/site.css") < place("/look.css") && place("/look.css") < place("/print.css"));
    assert_eq!(place("/own.css"), styles.len() - 1, "the book has the last word");
    let look = text(&built, "site/assets/look.css");
    assert!(look.contains(":root{--accent:#7a1f5c;--accent-soft:#"), "{look}");
    assert!(look.contains("@media screen and (prefers-color-scheme:dark){:root{--accent:#"), "{look}");
    let own = text(&built, "site/assets/own.css");
    assert!(own.contains("url(../images/dark-logo.svg)") || own.contains("url(\"../images/dark-logo.svg\")"), "{own}");
    assert!(own.find("#123456") < own.find("#654321"), "{own}");
}

#[test]
fn the_grounds_against_which_an_accent_is_measured_are_those_of_the_theme() {
    let styles = book::files(&repository().join("theme/css"));
    let css: String = styles
        .iter()
        .filter(|path| path.parent().is_some_and(|it| it.ends_with("css")) && !path.ends_with("print.css"))
        .map(|path| fs::read_to_string(path).expect("readable"))
        .collect();
    let accent = fs::read_to_string(repository().join("src/parse/accent.rs")).expect("readable");
    for ground in ["--paper", "--raised", "--sunken"] {
        let mark = format!("{ground}:");
        let values = css.split(&mark).skip(1).map(|rest| rest.split(';').next().unwrap_or_default().trim());
        let colours: Vec<&str> = values.filter(|it| it.starts_with('#')).collect();
        assert!(colours.len() >= 2, "{ground}: {colours:?}");
        for colour in &colours {
            let long = if colour.len() == 4 {
                colour[1..].chars().flat_map(|it| [it, it]).collect()
            } else {
                colour[1..].to_owned()
            };
            let parts: Vec<&str> = (0..3).map(|at| &long[at * 2..at * 2 + 2]).collect();
            let written = format!("Color(0x{}, 0x{}, 0x{})", parts[0], parts[1], parts[2]);
            assert!(accent.contains(&written), "{ground}: {written} is not measured");
        }
    }
}

#[test]
fn the_first_page_of_the_zip_speaks_every_language_of_the_book() {
    let built = hosted();
    let zip = built.bundle.0.get("book-1.zip").expect("a zip");
    let page = super::book::in_zip(zip, "book-1/START-HERE.html");
    for part in [
        "<section class=way-in dir=rtl lang=ar>",
        "href=site/ar/index.html",
        "href=site/en/index.html",
        "افتح",
        "Open: Book",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    // The book says some words in Arabic; the rest is English until somebody translates it.
    assert!(text(&built, "site/ar/index.html").contains("إخفاء"));
    assert!(page.len() < 20_000);
}

#[test]
fn the_first_page_stays_small_in_a_dozen_languages() {
    let tags = ["en", "ar", "fr", "es", "ru", "zh", "fa", "pt", "sw", "hi", "id", "tr"];
    let list = tags.map(|tag| format!("\"{tag}\"")).join(", ");
    let config = format!("title = \"Book\"\nedition = \"1\"\ndate = \"2026-01-02\"\nlanguages = [{list}]\n");
    let words = fs::read_to_string(repository().join("theme/text/en/start.ftl")).expect("readable");
    let mut files: Vec<(String, Vec<u8>)> =
        vec![("handbook.toml".to_owned(), config.into_bytes()), ("en/index.md".to_owned(), b"# Start\n".to_vec())];
    files.extend(tags[1..].iter().map(|tag| (format!("theme/text/{tag}/start.ftl"), words.clone().into_bytes())));
    let dir = book::write(files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())));
    let built = book::build(dir.path());
    let page = book::in_zip(&built.bundle.0["book-1.zip"], "book-1/START-HERE.html");
    assert!(page.len() < 20_000, "{}", page.len());
    for tag in tags {
        assert!(
            page.contains(&format!("href=site/{tag}/contents.html"))
                || page.contains(&format!("href=site/{tag}/index.html")),
            "{tag}"
        );
    }
    assert!(page.contains("SHA256SUMS"), "the details stand at least once");
}

#[test]
fn the_first_page_says_what_to_do_when_it_fails_and_promises_nothing_that_is_not_there() {
    let built = flagship();
    let name = format!("{}.zip", built.handbook.config.bundle_name());
    let folder = built.handbook.config.bundle_name();
    let page = book::in_zip(&built.bundle.0[&name], &format!("{folder}/START-HERE.html"));
    let read = Page::read(&page);
    assert_eq!(read.errors, Vec::<String>::new());
    let words = read.texts.join(" ");
    let body = words.split("START-HERE.html").next().unwrap_or_default();
    assert!(body.contains("still inside the zip"), "first of all: {body}");
    for needed in ["sha256sum -c", "shasum -a 256", "Get-FileHash", "certutil", "forgery", "alone", &name] {
        assert!(words.contains(needed), "{needed}");
    }
    assert!(page.len() < 20_000);
    // Nothing beside it is needed, and what it links is in the zip.
    assert!(!read.tags.iter().any(|(tag, _)| ["script", "img", "object"].contains(&tag.as_str())));
    let links: Vec<&str> = read.values("href").filter(|href| !href.starts_with("data:")).collect();
    assert!(links.iter().all(|href| built.bundle.0.contains_key(*href)), "{links:?}");
    let book = format!("more/{}", built.handbook.config.e_book("en"));
    assert!(words.contains(&book), "{book}");
    let file = built.handbook.config.single_file("en");
    assert!(words.contains(&file), "{file}");
    let readme = book::in_zip(&built.bundle.0[&name], &format!("{folder}/README.txt"));
    assert!(readme.contains("\r\n") && readme.contains("sha256sum -c") && readme.contains("START-HERE.html"));
}

#[test]
fn a_whole_edition_in_one_file_is_named_where_the_zip_has_it() {
    let built = hosted();
    let theme = vademecum::theme::builtin();
    let mut handbook = built.handbook.clone();
    let mut bundle = built.bundle.clone();
    bundle.insert("book-en.html", *b"x");
    bundle.insert("book-en.epub", *b"x");
    handbook.config.discreet = false;
    vademecum::front(&handbook, &theme, &mut bundle).expect("the theme works");
    let page = String::from_utf8(bundle.0["START-HERE.html"].to_vec()).expect("UTF-8");
    assert!(page.contains("href=book-en.html") && page.contains("more/book-en.epub"), "{page}");
}

#[test]
fn the_schema_knows_every_key_that_the_program_reads() {
    let schema = vademecum::json_schema(&library().handbook);
    let keys = |pointer: &str| -> Vec<String> {
        let properties = schema.pointer(pointer).and_then(|it| it.as_object()).unwrap_or_else(|| panic!("{pointer}"));
        properties.keys().cloned().collect()
    };
    // The program tells them itself when it meets one that it does not know.
    let known = |table: &str| -> Vec<String> {
        let header = if table.is_empty() { String::new() } else { format!("[{table}]\n") };
        let report = book::check(&[("handbook.toml", &format!("{header}qqqqqqqqqqqq = 1\n"))]);
        let line = report.lines().find(|line| line.contains("known here: ")).unwrap_or_else(|| panic!("{report}"));
        let mut known: Vec<String> = line.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        known.sort();
        known
    };
    assert_eq!(keys("/handbook/properties"), known(""));
    for table in ["build", "links", "safety", "look"] {
        assert_eq!(keys(&format!("/handbook/properties/{table}/properties")), known(table), "{table}");
    }
}
