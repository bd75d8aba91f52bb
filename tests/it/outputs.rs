//! What every bundle must be, shown on whole books: closed, without traces, the same each time.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;
use vademecum::model::bundle::Bundle;
use vademecum::model::page::{Block, Inline};
use vademecum::model::registry::{Record, Table};

use super::book::{self, Built, flagship};
use super::html::Page;

/// Attributes whose address a browser loads without being asked.
const LOADING: &[&str] =
    &["src", "srcset", "poster", "data", "background", "action", "formaction", "ping", "manifest", "xlink:href"];

fn books() -> [&'static Built; 3] {
    [book::flagship(), book::library(), book::everything()]
}

/// Every HTML file, read.
fn pages(bundle: &Bundle) -> BTreeMap<&str, Page> {
    let html = bundle.0.iter().filter(|(path, _)| path.ends_with(".html"));
    html.map(|(path, bytes)| (path.as_str(), Page::read(std::str::from_utf8(bytes).expect("UTF-8")))).collect()
}

#[test]
fn the_real_books_have_no_mistakes() {
    for book in books() {
        assert_eq!(book.report, "");
    }
}

#[test]
fn every_reference_leads_to_a_file_and_a_place_in_it() {
    for book in books() {
        let pages = pages(&book.bundle);
        assert!(pages.len() > 10);
        let ids: BTreeMap<&str, BTreeSet<&str>> =
            pages.iter().map(|(path, page)| (*path, page.values("id").collect())).collect();
        let links = pages.iter().flat_map(|(path, page)| {
            page.values("href").chain(page.values("src")).map(move |address| (*path, address))
        });
        let broken: BTreeSet<(&str, &str)> =
            links.filter(|(from, address)| !leads_somewhere(from, address, &ids, &book.bundle)).collect();
        assert!(broken.is_empty(), "{broken:#?}");
    }
}

fn leads_somewhere(from: &str, address: &str, ids: &BTreeMap<&str, BTreeSet<&str>>, bundle: &Bundle) -> bool {
    let outside = ["http:", "https:", "mailto:", "tel:", "data:"];
    if outside.iter().any(|scheme| address.starts_with(scheme)) {
        return true;
    }
    let (file, fragment) = address.split_once('#').unwrap_or((address, ""));
    let target = if file.is_empty() { from.to_owned() } else { join(from, file) };
    let place = percent_decoded(fragment);
    bundle.0.contains_key(&target)
        && (fragment.is_empty() || ids.get(target.as_str()).is_some_and(|ids| ids.contains(place.as_str())))
}

fn join(from: &str, relative: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in relative.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." => {}
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let digits = tail.get(..2).and_then(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok());
        match (first, digits) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn nothing_is_loaded_from_outside() {
    for book in books() {
        for (path, page) in pages(&book.bundle) {
            for (tag, name, value) in page.attributes() {
                let loads = LOADING.contains(&name) || (name == "href" && !matches!(tag, "a" | "area"));
                let tells = tag == "link" && page_tells(&page, value);
                let outside = value.starts_with("//") || (value.contains("://") && !value.starts_with("data:"));
                assert!(!(loads && outside && !tells), "{path}: <{tag} {name}={value}>");
                assert!(!name.starts_with("on") && name != "style", "{path}: <{tag} {name}={value}>");
            }
        }
        for (path, bytes) in book.bundle.0.iter().filter(|(path, _)| path.ends_with(".css")) {
            let text = String::from_utf8_lossy(bytes);
            assert!(!text.contains("://") && !text.contains("@import"), "{path}");
        }
    }
}

/// Whether the address stands in a `<link>` that loads nothing.
fn page_tells(page: &Page, value: &str) -> bool {
    let is_told = |attributes: &[(String, String)]| {
        let get = |key: &str| attributes.iter().find(|(name, _)| name == key).map_or("", |(_, value)| value);
        get("href") == value && matches!(get("rel"), "canonical" | "alternate" | "license")
    };
    page.tags.iter().any(|(tag, attributes)| tag == "link" && is_told(attributes))
}

#[test]
fn every_page_has_a_closed_policy_and_sends_no_referrer() {
    for book in books() {
        for (path, page) in pages(&book.bundle) {
            let contents: Vec<&str> = page.values("content").collect();
            assert!(contents.iter().any(|it| it.starts_with("default-src 'none'")), "{path}: policy");
            assert!(contents.contains(&"no-referrer"), "{path}: referrer");
        }
    }
}

#[test]
fn every_page_is_well_formed_and_says_its_language() {
    for book in books() {
        for (path, page) in pages(&book.bundle) {
            assert_eq!(page.errors, Vec::<String>::new(), "{path}");
            let lang = page.attributes().find(|(tag, name, _)| *tag == "html" && *name == "lang");
            assert!(lang.is_some_and(|(_, _, value)| !value.is_empty()), "{path}: lang");
            let mains = page.tags.iter().filter(|(tag, _)| tag == "main").count();
            assert_eq!(mains, 1, "{path}: <main>");
            let ids: Vec<&str> = page.values("id").collect();
            let unique: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(ids.len(), unique.len(), "{path}: ids");
        }
    }
}

#[test]
fn an_address_stands_in_the_pages_with_exactly_its_characters() {
    for book in books() {
        let pages = pages(&book.bundle);
        let contacts = &pages["site/en/contacts.html"];
        // A closed contact keeps its record, but its address is in no output.
        let open = |record: &&Record| record.text("state") != Some("closed");
        for record in book.handbook.registry.table(Table::Contact).filter(open) {
            let value = record.text("value").expect("a contact has a value");
            // One run of text: nothing between two of its letters, not even an empty element.
            assert!(contacts.texts.iter().any(|text| text.trim() == value), "{}: `{value}`", record.id);
        }
    }
}

#[test]
fn no_invisible_letter_hides_in_a_page() {
    let invisible = |letter: char| matches!(letter, '\u{AD}' | '\u{200B}' | '\u{2060}'..='\u{2069}' | '\u{202A}'..='\u{202E}' | '\u{FEFF}' | '\0');
    for book in books() {
        for (path, page) in pages(&book.bundle) {
            for text in &page.texts {
                assert!(!text.contains(invisible), "{path}: {text:?}");
            }
            assert!(!page.tags.iter().any(|(tag, _)| tag == "wbr"), "{path}: <wbr>");
        }
    }
}

#[test]
fn names_are_safe_on_every_disk_and_host() {
    for book in books() {
        let mut folded = BTreeSet::new();
        for path in book.bundle.0.keys().filter(|path| path.starts_with("site/")) {
            let safe = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "./-".contains(letter);
            assert!(path.chars().all(safe), "{path}");
            assert!(path.len() <= 100, "{path}");
            assert!(!path.split('/').any(|part| part.starts_with(['.', '_']) || part.ends_with('.')), "{path}");
            assert!(folded.insert(path.to_lowercase()), "{path}");
        }
    }
}

#[test]
fn every_record_has_a_page_and_every_page_is_reachable() {
    for book in books() {
        for record in book.handbook.registry.table(Table::Mechanism).filter(|record| !record.is_abstract) {
            let path = format!("site/en/mechanisms/{}.html", record.id);
            assert!(book.bundle.0.contains_key(&path), "{path}");
        }
        let pages = pages(&book.bundle);
        let mut seen = BTreeSet::from(["site/index.html".to_owned()]);
        let mut next = vec!["site/index.html".to_owned()];
        while let Some(from) = next.pop() {
            let page = &pages[from.as_str()];
            let refresh = page.values("content").filter_map(|it| it.split_once("url=")).map(|(_, url)| url);
            for address in page.values("href").chain(refresh).filter(|address| !address.contains(':')) {
                let file = address.split('#').next().unwrap_or_default();
                let target = if file.is_empty() { from.clone() } else { join(&from, file) };
                if pages.contains_key(target.as_str()) && seen.insert(target.clone()) {
                    next.push(target);
                }
            }
        }
        // An edition in one file stands beside the site.
        let of_site = pages.keys().filter(|path| path.starts_with("site/") && !path.ends_with("/404.html"));
        let alone: Vec<&&str> = of_site.filter(|path| !seen.contains(**path)).collect();
        assert!(alone.is_empty(), "no link leads to {alone:?}");
    }
}

#[test]
fn no_output_asks_for_what_is_not_stated_in_silence() {
    for book in books() {
        for (path, page) in pages(&book.bundle) {
            for text in &page.texts {
                assert!(!text.contains("not-stated"), "{path}: {text:?}");
            }
        }
    }
}

#[test]
fn the_same_sources_give_the_same_bytes() {
    let root = book::repository().join("tests/books/library");
    let first = &book::library().bundle;
    assert!(*first == book::build(&root).bundle, "a second build");

    let one_thread = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    assert!(*first == one_thread.install(|| book::build(&root)).bundle, "one thread");

    // Elsewhere, written in another order: the disk lists the files as it likes.
    let elsewhere = tempfile::tempdir().expect("a folder");
    for (path, bytes) in book::tree(&root).into_iter().rev() {
        book::put(elsewhere.path(), &format!("a b/{path}"), &bytes);
    }
    assert!(*first == book::build(&elsewhere.path().join("a b")).bundle, "another folder");
}

#[test]
fn the_flagship_and_the_library_share_no_field_and_no_value() {
    let [flagship, library, _] = books().map(|book| &book.handbook.registry.schema);
    let declared = |schema: &vademecum::model::registry::Schema| -> BTreeSet<String> {
        let fields = schema.fields.values().flatten().filter(|field| !field.core);
        fields.map(|field| field.id.clone()).collect()
    };
    let shared: Vec<String> = declared(flagship).intersection(&declared(library)).cloned().collect();
    assert!(shared.is_empty(), "{shared:?}");
    assert!(!declared(library).is_empty());
}

/// Names that differ by case or an accent share an entry.
fn folded(name: &str) -> String {
    name.to_lowercase().nfd().filter(|letter| !('\u{300}'..='\u{36f}').contains(letter)).collect()
}

#[test]
fn the_a_z_index_has_every_name() {
    let built = flagship();
    let edition = &built.handbook.editions[0];
    let page = edition.chapters.iter().find(|chapter| chapter.id == "a-z").expect("a page");
    let mut names = BTreeSet::new();
    for block in &page.page.blocks {
        let Block::Section { blocks, .. } = block else { continue };
        let Some(Block::Definitions(entries)) = blocks.first() else { panic!("entries") };
        for entry in entries {
            let [Inline::Text(name)] = &entry.term[..] else { panic!("a name is text") };
            assert!(!entry.details.is_empty(), "{name} leads nowhere");
            assert!(names.insert(folded(name)), "{name} stands twice");
        }
    }
    let registry = &built.handbook.registry;
    let mut wanted: Vec<&str> = Vec::new();
    for words in edition.glossary.values().chain(edition.records.values()) {
        let front = &words.page.front;
        wanted.extend(front.name.iter().chain(&front.short).chain(&front.aliases).map(String::as_str));
    }
    wanted.extend(edition.glossary.values().chain(edition.cases.values()).map(|words| words.title.as_str()));
    wanted.extend(registry.records.values().filter_map(|record| record.text("symbol")));
    wanted.extend(registry.table(Table::Standard).filter_map(|record| record.text("title")));
    wanted.extend(["Burundi", "Russia"]);
    let missing: Vec<_> = wanted.iter().filter(|name| !names.contains(&folded(name))).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(wanted.len() > 500, "{}", wanted.len());
}
