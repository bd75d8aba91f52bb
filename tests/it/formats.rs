//! One content, many formats: what the book holds stands in each of them.
//!
//! A format is a line of [`FORMATS`].

use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use std::sync::LazyLock;

use vademecum::model::handbook::{Chapter, PageKind};
use vademecum::model::registry::Table;

use super::book::{self, Built};
use super::html::{Page, Piece};

/// The text that a reader of a format sees.
type Text = fn(&Built, &str) -> String;

const FORMATS: &[(&str, Text)] = &[
    ("site", |built, lang| {
        pages_of(built, |path| path.starts_with(&format!("site/{lang}/")) && !path.ends_with("/book.html"))
    }),
    ("whole book", |built, lang| pages_of(built, |path| path == format!("site/{lang}/book.html"))),
    ("one file", |built, lang| pages_of(built, |path| path.ends_with(&format!("-{lang}.html")) && !path.contains('/'))),
    ("e-book", |built, lang| spaced(&super::epub::text(super::epub::of(&built.bundle, lang)))),
    ("zip", of_zip),
];

fn pages_of(built: &Built, is_wanted: impl Fn(&str) -> bool) -> String {
    let pages = built.bundle.0.iter().filter(|(path, _)| path.ends_with(".html") && is_wanted(path));
    pages.map(|(_, bytes)| shown(bytes)).collect()
}

fn of_zip(built: &Built, lang: &str) -> String {
    let bytes = built.bundle.0.iter().find(|(path, _)| path.ends_with(".zip")).expect("a zip").1;
    let mut archive = zip::ZipArchive::new(Cursor::new(&**bytes)).expect("readable");
    let mut text = String::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("an entry");
        let name = file.name().expect("a name");
        if name.contains(&format!("/site/{lang}/")) && name.ends_with(".html") && !name.ends_with("/book.html") {
            let mut page = Vec::new();
            file.read_to_end(&mut page).expect("readable");
            text += &shown(&page);
        }
    }
    text
}

/// The text of a page without its scripts, which no reader sees.
fn shown(bytes: &[u8]) -> String {
    let page = Page::read(std::str::from_utf8(bytes).expect("UTF-8"));
    let mut text = String::new();
    let mut in_script = false;
    for piece in &page.pieces {
        match piece {
            Piece::Start(index) => in_script = page.tags[*index].0 == "script",
            Piece::End(_) => in_script = false,
            Piece::Text(index) if !in_script => text += &page.texts[*index],
            Piece::Text(_) => {}
        }
    }
    spaced(&text)
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn books() -> [&'static Built; 2] {
    [book::flagship(), book::library()]
}

/// What each format says in each language: book, format, language, text.
static TEXTS: LazyLock<Vec<(&Built, &str, &str, String)>> = LazyLock::new(|| {
    let in_languages = |built: &'static Built| built.handbook.config.languages.iter().map(move |lang| (built, lang));
    let all = books().into_iter().flat_map(in_languages);
    let told = |(built, lang): (&'static Built, &'static String)| {
        FORMATS.iter().map(move |(format, text)| (built, *format, lang.as_str(), text(built, lang)))
    };
    all.flat_map(told).collect()
});

#[test]
fn every_address_stands_in_every_format() {
    for (built, format, lang, text) in TEXTS.iter() {
        // An address that nobody reads any more is shown nowhere, so that nobody writes to it.
        let contacts = built.handbook.registry.table(Table::Contact);
        let open = contacts.filter(|contact| contact.text("state") != Some("closed"));
        // Where to meet somebody is said in each language.
        let addresses = open.filter(|contact| contact.text("kind") != Some("in-person"));
        let values: BTreeSet<&str> = addresses.filter_map(|contact| contact.text("value")).collect();
        assert!(values.len() > 3);
        let missing: Vec<_> = values.iter().filter(|value| !text.contains(**value)).collect();
        assert!(missing.is_empty(), "{format}, {lang}: {missing:#?}");
    }
}

#[test]
fn every_heading_stands_in_every_format() {
    for (built, format, lang, text) in TEXTS.iter() {
        let edition = built.handbook.editions.iter().find(|edition| edition.lang == *lang).expect("an edition");
        let chapters = || edition.chapters.iter();
        // Where all stands in one file, the finder is a short list, without the headings of its long one.
        let is_finder = |chapter: &Chapter| chapter.kind == PageKind::Generated && chapter.id == "find";
        let below = chapters().filter(|chapter| !is_finder(chapter)).flat_map(|chapter| &chapter.headings);
        let headings = chapters().map(|chapter| &chapter.title).chain(below.map(|heading| &heading.title));
        let spaced = |title: &String| title.split_whitespace().collect::<Vec<_>>().join(" ");
        let headings: BTreeSet<String> = headings.map(spaced).filter(|title| !title.is_empty()).collect();
        assert!(headings.len() > 30);
        let missing: Vec<_> = headings.iter().filter(|heading| !text.contains(heading.as_str())).collect();
        assert!(missing.is_empty(), "{format}, {lang}: {missing:#?}");
    }
}

/// The name and the text of the one file in English.
fn one_file(built: &Built) -> (&str, &str) {
    let mut files = built.bundle.0.iter().filter(|(path, _)| path.ends_with("-en.html") && !path.contains('/'));
    let (path, bytes) = files.next().expect("one file");
    (path, std::str::from_utf8(bytes).expect("UTF-8"))
}

#[test]
fn one_file_holds_all_that_it_leads_to_and_fits_into_two_megabytes() {
    let (name, text) = one_file(book::flagship());
    assert_eq!(name, "reprisals-handbook-en.html");
    assert!(text.len() <= 2 * 1024 * 1024, "{} bytes", text.len());
    for built in books() {
        let page = Page::read(one_file(built).1);
        assert_eq!(page.errors, Vec::<String>::new());
        let ids: Vec<&str> = page.values("id").collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len());
        let outside = |tag: &str, href: &str| !(href.starts_with('#') || tag == "link" && href == "data:,");
        for (tag, _, href) in page.attributes().filter(|(_, name, _)| *name == "href") {
            let is_web = href.starts_with("https://") || href.starts_with("http://");
            assert!(!outside(tag, href) || (is_web && tag == "a"), "<{tag}> leads to {href}");
            assert!(!href.starts_with('#') || unique.contains(&href[1..]), "{href}");
        }
        assert!(page.values("src").all(|src| src.starts_with("data:image/")), "an image is not inside");
        assert!(page.tags.iter().all(|(tag, _)| !["iframe", "object", "embed"].contains(&tag.as_str())));
    }
    assert!(Page::read(one_file(book::library()).1).values("src").count() >= 2, "the library has images");
}

#[test]
fn the_zip_has_the_one_file_at_its_top() {
    let built = book::flagship();
    let (name, text) = one_file(built);
    let bytes = built.bundle.0.iter().find(|(path, _)| path.ends_with(".zip")).expect("a zip").1;
    let mut archive = zip::ZipArchive::new(Cursor::new(&**bytes)).expect("readable");
    let mut file = archive.by_name(&format!("reprisals-handbook-2026.11/{name}")).expect("it is there");
    let mut inside = String::new();
    file.read_to_string(&mut inside).expect("readable");
    assert!(inside == text);
}

#[test]
fn how_to_check_a_copy_is_told_with_the_name_of_its_zip() {
    for built in books() {
        let zip = built.bundle.0.keys().find(|path| path.ends_with(".zip")).expect("a zip");
        for lang in &built.handbook.config.languages {
            let page = shown(&built.bundle.0[&format!("site/{lang}/about.html")]);
            let lines =
                ["sha256sum ", "shasum -a 256 ", "certutil -hashfile ", "Get-FileHash ", "vademecum verify ", "-m "];
            let missing: Vec<_> = lines.iter().filter(|line| !page.contains(&format!("{line}{zip}"))).collect();
            assert!(missing.is_empty(), "{lang}, {zip}: {missing:?}");
            assert_eq!(page.matches(".zip").count(), page.matches(zip.as_str()).count(), "no other zip is named");
        }
    }
}

#[test]
fn without_scripts_one_file_names_whom_each_answer_leads_to() {
    let text = shown(one_file(book::flagship()).1.as_bytes());
    assert!(text.contains("Write here first: "));
    let site = shown(&book::flagship().bundle.0["site/en/find.html"]);
    assert!(!site.contains("In short, for what you worked with"), "the page has the long list");
}

#[test]
fn the_booklet_has_whom_one_can_write_to_and_nobody_else() {
    for built in books() {
        let schema = &built.handbook.registry.schema;
        for edition in &built.handbook.editions {
            assert!(!edition.booklet.is_empty());
            let text = shown(&built.bundle.0[&format!("site/{}/booklet.html", edition.lang)]);
            for entry in &edition.booklet {
                let record = built.handbook.registry.get(Table::Mechanism, &entry.id).expect("a record");
                assert!(schema.may_be_written_to(record), "{}", entry.id);
                for contact in &entry.contacts {
                    // Once for screens and once for paper.
                    assert!(text.matches(&spaced(&contact.value)).count() >= 2, "{}", contact.value);
                }
            }
            let firsts: Vec<bool> = edition.booklet.iter().map(|entry| entry.is_first).collect();
            assert!(firsts.windows(2).all(|pair| pair[0] >= pair[1]), "the first come first");
        }
    }
}
