//! The e-books of the two real books, read as a reading program reads them: as archives of XML.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use roxmltree::{Document, Node, ParsingOptions};
use vademecum::model::bundle::Bundle;
use vademecum::model::registry::{Record, Table};

use super::book::{self, Built};
use super::html;
use super::page_text::plain;

/// Files of an e-book, by path.
type Files = BTreeMap<String, Vec<u8>>;

const OPS: &str = "http://www.idpf.org/2007/ops";

/// The text of an e-book in the order of reading, a page a line, spaces folded.
///
/// What tests of all formats ask is in it: headings, addresses, words.
pub fn text(epub: &[u8]) -> String {
    let files = files(epub);
    let texts = read_in_order(&files).into_iter().map(|path| plain_text(&xml(&files, &path)));
    texts.map(|text| text + "\n").collect()
}

/// The e-book in `lang` of a bundle.
pub fn of<'a>(bundle: &'a Bundle, lang: &str) -> &'a [u8] {
    let ending = format!("-{lang}.epub");
    bundle.0.iter().find(|(path, _)| path.ends_with(&ending)).map(|(_, bytes)| &**bytes).expect("an e-book")
}

/// A file inside an e-book of a bundle; `path` such as `epub/en/nav.xhtml`.
pub fn file(bundle: &Bundle, path: &str) -> Option<String> {
    let (lang, below) = path.strip_prefix("epub/")?.split_once('/')?;
    let files = files(of(bundle, lang));
    let found = files.get(&format!("EPUB/{below}")).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    Some(found.unwrap_or_else(|| format!("no such file; there are {:?}\n", files.keys())))
}

fn books() -> [(&'static Built, Files); 2] {
    [book::flagship(), book::library()].map(|built| (built, files(of(&built.bundle, "en"))))
}

fn files(epub: &[u8]) -> Files {
    let mut archive = zip::ZipArchive::new(Cursor::new(epub)).expect("a zip");
    let mut files = Files::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("an entry");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("bytes");
        files.insert(file.name().expect("a name").into_owned(), bytes);
    }
    files
}

/// A file as XML.
fn xml<'f>(files: &'f Files, path: &str) -> Document<'f> {
    let text = std::str::from_utf8(&files[path]).expect("UTF-8");
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn all<'a, 'f>(document: &'a Document<'f>, name: &'a str) -> impl Iterator<Item = Node<'a, 'f>> {
    document.descendants().filter(move |node| node.is_element() && node.tag_name().name() == name)
}

/// Files of the spine, in its order.
fn read_in_order(files: &Files) -> Vec<String> {
    let package = xml(files, "EPUB/package.opf");
    let href = |id: &str| {
        let item = all(&package, "item").find(|item| item.attribute("id") == Some(id)).expect("an item");
        format!("EPUB/{}", item.attribute("href").expect("an address"))
    };
    all(&package, "itemref").map(|it| href(it.attribute("idref").expect("an id"))).collect()
}

fn plain_text(document: &Document) -> String {
    let body = all(document, "body").next().expect("a body");
    let words = body.descendants().filter(Node::is_text).filter_map(|node| node.text());
    words.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_archive_begins_with_what_it_is() {
    for built in [book::flagship(), book::library()] {
        let bytes = of(&built.bundle, "en");
        // Stored, without extra fields: programs look for it at this place.
        assert_eq!(&bytes[26..30], [8, 0, 0, 0], "a name of 8 bytes and no extra field");
        assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip");
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
        for index in 0..archive.len() {
            let file = archive.by_index(index).expect("an entry");
            assert_eq!(file.extra_data().unwrap_or_default(), b"", "{:?}", file.name());
            let date = format!("{} 00:00:00", built.handbook.config.date);
            assert_eq!(file.last_modified().expect("a time").to_string(), date);
        }
    }
}

#[test]
fn every_file_is_listed_once_and_every_page_is_in_the_order_of_reading() {
    for (_, files) in books() {
        let package = xml(&files, "EPUB/package.opf");
        let listed: Vec<String> =
            all(&package, "item").map(|item| format!("EPUB/{}", item.attribute("href").expect("an address"))).collect();
        let unique: BTreeSet<&str> = listed.iter().map(String::as_str).collect();
        assert_eq!(unique.len(), listed.len());
        let beside = ["mimetype", "META-INF/container.xml", "EPUB/package.opf"];
        let there: BTreeSet<&str> = files.keys().map(String::as_str).filter(|path| !beside.contains(path)).collect();
        assert_eq!(unique, there);
        let read: BTreeSet<String> = read_in_order(&files).into_iter().collect();
        assert!(there.iter().filter(|path| path.ends_with(".xhtml")).all(|path| read.contains(*path)));
    }
}

#[test]
fn every_page_is_xml_with_a_title_and_nothing_that_runs_or_loads() {
    for (_, files) in books() {
        for path in read_in_order(&files) {
            let page = xml(&files, &path);
            let root = page.root_element();
            assert_eq!(root.attribute("lang"), Some("en"), "{path}");
            let title = all(&page, "title").next().and_then(|it| it.text()).unwrap_or_default();
            assert!(!title.trim().is_empty(), "{path}: no title");
            let mut ids = BTreeSet::new();
            for node in page.descendants().filter(Node::is_element) {
                let name = node.tag_name().name();
                let banned = ["script", "form", "input", "textarea", "button", "select", "details", "iframe", "style"];
                assert!(!banned.contains(&name), "{path}: <{name}>");
                for attribute in node.attributes() {
                    let (key, value) = (attribute.name(), attribute.value());
                    assert!(!key.starts_with("on") && key != "style", "{path}: {key}");
                    assert!(key != "id" || ids.insert(value), "{path}: `{value}` stands twice");
                    let loads = key == "src" || key == "href" && name == "link";
                    assert!(!(loads && value.contains(':')), "{path}: {value}");
                }
            }
        }
    }
}

#[test]
fn every_link_leads_to_a_file_and_a_place_in_it() {
    for (built, files) in books() {
        let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let pages = read_in_order(&files);
        for path in &pages {
            let page = xml(&files, path);
            let found = page.descendants().filter_map(|node| node.attribute("id")).map(str::to_owned);
            ids.insert(path.clone(), found.collect());
        }
        let mut inside = 0;
        for path in &pages {
            for node in xml(&files, path).descendants() {
                let Some(address) = node.attribute("href").or_else(|| node.attribute("src")) else { continue };
                if address.contains(':') {
                    let text = built.handbook.config.name == "reprisals-handbook";
                    assert!(!text, "{path}: a link out of a book that asks for text: {address}");
                    continue;
                }
                inside += 1;
                let (file, anchor) = address.split_once('#').unwrap_or((address, ""));
                let target = if file.is_empty() { path.clone() } else { join(path, file) };
                assert!(files.contains_key(&target), "{path}: no file {address}");
                let has = |anchor: &str| ids.get(&target).is_some_and(|ids| ids.contains(anchor));
                assert!(anchor.is_empty() || has(anchor), "{path}: no place {address}");
            }
        }
        assert!(inside > pages.len());
    }
}

fn join(from: &str, relative: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in relative.split('/') {
        match part {
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn every_address_heading_and_name_of_the_book_is_there() {
    for (built, _) in books() {
        let text = text(of(&built.bundle, "en"));
        let open = |record: &&Record| record.text("state") != Some("closed");
        for contact in built.handbook.registry.table(Table::Contact).filter(open) {
            assert!(text.contains(contact.text("value").expect("an address")), "{}", contact.id);
        }
        for chapter in &built.handbook.editions[0].chapters {
            let title = chapter.title.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(text.contains(&title), "{}", chapter.title);
            let headings = chapter.headings.iter().filter(|it| it.id != "finder-cards");
            for heading in headings {
                let title = heading.title.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(text.contains(&title), "{}: {}", chapter.path, heading.title);
            }
        }
    }
}

/// What readers of the site without scripts can open, an e-book says too, word for word.
#[test]
fn the_finder_keeps_every_answer_and_every_reason() {
    for (built, _) in books() {
        let text = text(of(&built.bundle, "en"));
        let page = String::from_utf8_lossy(&built.bundle.0["site/en/find.html"]).into_owned();
        let article = html::content(&page);
        let folds = article.split("class=\"finder-cards\"").next().and_then(|it| it.split("finder-plain").nth(1));
        let lines =
            folds.expect("folds").lines().filter(|line| line.starts_with("<li>") || line.starts_with("<summary"));
        let mut asked = 0;
        for line in lines.map(plain).filter(|line| !line.is_empty()) {
            asked += 1;
            assert!(text.contains(&line), "{line}");
        }
        assert!(asked > 20, "{asked}");
    }
}

#[test]
fn nothing_is_promised_that_an_e_book_cannot_do() {
    for (built, _) in books() {
        let text = text(of(&built.bundle, "en"));
        let promises =
            ["Hide this page", "press the Shift", "Press the Shift", "Clear everything", "one sheet to print"];
        for words in promises.into_iter().chain(["The whole book on one page", "unpack the whole zip", "What you type"])
        {
            assert!(!text.contains(words), "{words}");
        }
        assert!(text.contains("This copy cannot hide a page"));
    }
}

#[test]
fn the_contents_name_every_page_in_the_order_of_reading() {
    for (built, files) in books() {
        let navigation = xml(&files, "EPUB/nav.xhtml");
        let toc = all(&navigation, "nav").find(|it| it.attribute((OPS, "type")) == Some("toc")).expect("contents");
        let links = toc.descendants().filter_map(|node| node.attribute("href"));
        let mut named: Vec<String> = links.map(|href| format!("EPUB/{href}")).collect();
        named.dedup();
        let order = read_in_order(&files);
        let places: Vec<usize> =
            named.iter().map(|file| order.iter().position(|it| it == file).expect("it is read")).collect();
        assert!(places.is_sorted());
        let pages: BTreeSet<&String> = named.iter().collect();
        assert_eq!(pages.len(), built.handbook.editions[0].chapters.len());
        let nested = toc.descendants().filter(|node| node.tag_name().name() == "ol").count();
        assert!(nested > 3, "{nested}");

        let points = xml(&files, "EPUB/toc.ncx");
        let old: BTreeSet<String> =
            all(&points, "content").filter_map(|it| it.attribute("src")).map(|src| format!("EPUB/{src}")).collect();
        assert!(named.iter().all(|file| old.contains(file)));
        let landmarks: Vec<&str> = all(&navigation, "a").filter_map(|it| it.attribute((OPS, "type"))).collect();
        assert_eq!(landmarks, ["cover", "toc", "bodymatter", "bibliography", "glossary", "index"]);
    }
}

#[test]
fn notes_and_terms_say_what_they_are() {
    let (built, files) = &books()[1];
    let page = xml(files, "EPUB/text/chapters/borrow/index.xhtml");
    let notes: Vec<Node> = all(&page, "aside").filter(|it| it.attribute("role") == Some("doc-footnote")).collect();
    assert_eq!(notes.len(), 2);
    for note in notes {
        assert_eq!(note.attribute((OPS, "type")), Some("footnote"));
        let id = format!("#{}", note.attribute("id").expect("an id"));
        let reference = all(&page, "a").find(|it| it.attribute("href") == Some(id.as_str())).expect("a reference");
        assert_eq!(reference.attribute((OPS, "type")), Some("noteref"));
        assert_eq!(reference.attribute("role"), Some("doc-noteref"));
        let back = note.descendants().find(|it| it.attribute("role") == Some("doc-backlink")).expect("a way back");
        assert_eq!(back.attribute("href"), Some(&*format!("#{}", reference.attribute("id").expect("an id"))));
    }
    let glossary = xml(files, "EPUB/text/glossary.xhtml");
    let section = all(&glossary, "section").next().expect("a section");
    assert_eq!(section.attribute("role"), Some("doc-glossary"));
    assert_eq!(section.attribute((OPS, "type")), Some("glossary"));
    assert!(all(&glossary, "dfn").count() == built.handbook.editions[0].glossary.len());
}

#[test]
fn the_package_tells_edition_licence_and_access() {
    let (built, files) = &books()[0];
    let package = xml(files, "EPUB/package.opf");
    let meta = |property: &str| -> Vec<&str> {
        let of = all(&package, "meta").filter(|it| it.attribute("property") == Some(property));
        of.filter_map(|it| it.text()).collect()
    };
    let text = |name| all(&package, name).next().and_then(|it| it.text()).unwrap_or_default().to_owned();
    assert_eq!(text("title"), built.handbook.config.title);
    assert_eq!(text("rights"), built.handbook.config.licence);
    assert_eq!(meta("dcterms:modified"), ["2026-11-23T00:00:00Z"]);
    assert_eq!(meta("schema:accessMode"), ["textual", "visual"]);
    assert_eq!(meta("schema:accessModeSufficient"), ["textual", "textual,visual"]);
    assert_eq!(meta("schema:accessibilityHazard"), ["none"]);
    assert!(meta("schema:accessibilityFeature").contains(&"alternativeText"));
    assert_eq!(meta("schema:accessibilitySummary").len(), 1);
    let identifier = text("identifier");
    assert!(identifier.starts_with("urn:uuid:") && identifier.len() == 45, "{identifier}");
    assert_eq!(all(&package, "spine").next().and_then(|it| it.attribute("page-progression-direction")), None);
}

#[test]
fn a_book_from_right_to_left_is_turned_from_right_to_left() {
    let config = "title = \"دليل <1>\"\nname = \"dalil\"\nedition = \"2\"\ndate = \"2026-01-02\"\nlanguages = [\"ar\", \"en\"]\n";
    let files = [
        ("handbook.toml", config),
        ("ar/SUMMARY.md", "# الفهرس\n\n- [دليل](a.md)\n- [ثان](b.md)\n"),
        ("ar/a.md", "# دليل\n\nاكتب & اقرأ [ثان](b.md#هنا).\n"),
        ("ar/b.md", "# ثان\n\n## هنا {#هنا}\n\nكلمة\n"),
        ("en/a.md", "# Guide\n\nWrite.\n"),
        // Not a line of it is translated for one page.
        ("en/SUMMARY.md", ""),
    ];
    let dir =
        book::write(files.iter().filter(|(_, text)| !text.is_empty()).map(|(path, text)| (*path, text.as_bytes())));
    std::fs::remove_file(dir.path().join("en/SUMMARY.md")).ok();
    let built = book::build(dir.path());
    let names: Vec<&String> = built.bundle.0.keys().filter(|path| path.ends_with(".epub")).collect();
    assert_eq!(names, ["dalil-ar.epub", "dalil-en.epub"]);

    let arabic = self::files(of(&built.bundle, "ar"));
    let package = xml(&arabic, "EPUB/package.opf");
    let direction = all(&package, "spine").next().and_then(|it| it.attribute("page-progression-direction"));
    assert_eq!(direction, Some("rtl"));
    let page = xml(&arabic, "EPUB/text/chapters/a.xhtml");
    assert_eq!(page.root_element().attribute("dir"), Some("rtl"));
    assert!(all(&page, "a").any(|it| it.attribute("href") == Some("b.xhtml#هنا")));

    let english = self::files(of(&built.bundle, "en"));
    let fallback = xml(&english, "EPUB/text/chapters/b.xhtml");
    let section = all(&fallback, "section").next().expect("a section");
    assert_eq!((section.attribute("lang"), section.attribute("dir")), (Some("ar"), Some("rtl")));
    assert!(plain_text(&fallback).contains("This page is not translated yet."));
    let other = |files: &Files| {
        let package = xml(files, "EPUB/package.opf");
        all(&package, "identifier").next().and_then(|it| it.text().map(str::to_owned))
    };
    assert_ne!(other(&arabic), other(&english));
}
