//! What readers of another language get: the flagship in three, and the book of everything with pages that nobody translated.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use tempfile::TempDir;
use vademecum::model::diagnostic::Severity;
use vademecum::model::handbook::{Edition, Handbook};
use vademecum::model::translation::State;

use super::book::{self, Built, files, put, repository};
use super::html::Page;

/// A book of the repository in a folder of its own.
fn copy(name: &str) -> TempDir {
    let (from, dir) = (repository().join(name), tempfile::tempdir().expect("a folder"));
    for path in files(&from) {
        let below = path.strip_prefix(&from).expect("below").to_string_lossy().replace('\\', "/");
        put(dir.path(), &below, &fs::read(&path).expect("readable"));
    }
    dir
}

fn change(root: &Path, path: &str, from: &str, to: &str) {
    let path = root.join(path);
    let text = fs::read_to_string(&path).expect("a file");
    assert!(text.contains(from), "{from}");
    fs::write(path, text.replace(from, to)).expect("written");
}

/// The pages of an edition that are not up to date, with the sections of the original that changed.
fn stale(edition: &Edition) -> Vec<(&str, Vec<&str>)> {
    let chapters = edition.chapters.iter();
    let with_drift = chapters.filter_map(|chapter| match &chapter.translation.state {
        State::Stale(drift) => Some((chapter.path.as_str(), drift.iter().map(|it| it.title.as_str()).collect())),
        _ => None,
    });
    with_drift.collect()
}

fn compiled(dir: &TempDir) -> Handbook {
    let (sources, handbook, found) = book::compile(dir.path());
    assert!(!found.iter().any(|it| it.code.severity() == Severity::Error), "{}", book::short(&found, &sources));
    handbook
}

/// Pages of a language that have the frame of a page: path below the language, and the page.
fn pages<'a>(built: &'a Built, lang: &'a str) -> impl Iterator<Item = (&'a str, Page)> {
    let below = move |path: &'a str| path.strip_prefix("site/")?.strip_prefix(lang)?.strip_prefix('/');
    let all = built.bundle.0.iter().filter_map(move |(path, bytes)| Some((below(path)?, bytes)));
    let pages = all.filter(|(path, _)| path.ends_with(".html"));
    let read = pages.map(|(path, bytes)| (path, Page::read(std::str::from_utf8(bytes).expect("UTF-8"))));
    read.filter(|(_, page)| page.has_class("site-header") && page.has_class("main-nav"))
}

#[test]
fn each_page_in_each_language_has_its_switch_its_direction_and_its_own_search() {
    let built = book::flagship();
    let languages = &built.handbook.config.languages;
    assert_eq!(languages, &["en", "fr", "ar"]);
    for lang in languages {
        let dir = if lang == "ar" { "rtl" } else { "ltr" };
        let mut count = 0;
        for (path, page) in pages(built, lang) {
            count += 1;
            assert_eq!(page.value_of("html", "lang"), Some(lang.as_str()), "{lang}/{path}");
            assert_eq!(page.value_of("html", "dir"), Some(dir), "{lang}/{path}");
            assert_eq!(page.values("data-lang").collect::<Vec<_>>(), [lang.as_str()], "{lang}/{path}");
            let up = "../".repeat(1 + path.matches('/').count());
            for other in languages {
                // The page without an address of its own starts from the top.
                let twin = format!("{up}{other}/{path}");
                let is_here = other == lang && page.values("href").any(|href| twin.ends_with(href));
                assert!(is_here || page.values("href").any(|href| href == twin), "{lang}/{path}: no link to {twin}");
                assert!(built.bundle.0.contains_key(&format!("site/{other}/{path}")), "{other}/{path}");
            }
        }
        assert!(count > 120, "{lang}: {count}");
        let index = format!("site/search/{lang}/");
        assert!(built.bundle.0.keys().any(|path| path.starts_with(&index)), "{lang} has no index");
    }
}

#[test]
fn lists_are_separated_as_the_language_does() {
    let built = book::flagship();
    let links = |lang: &str, between: &str| {
        let has = |(path, bytes): &(&String, &Arc<[u8]>)| {
            path.starts_with(&format!("site/{lang}/")) && String::from_utf8_lossy(bytes).contains(between)
        };
        built.bundle.0.iter().filter(has).count()
    };
    assert!(links("en", "</a>; <a") > 10);
    assert!(links("fr", "</a>\u{a0}; <a") > 10);
    assert!(links("ar", "</a>؛ <a") > 10);
    assert_eq!((links("fr", "</a>; <a"), links("ar", "</a>; <a")), (0, 0));
}

#[test]
fn a_name_keeps_its_own_direction() {
    let index = |lang: &str| {
        String::from_utf8_lossy(&book::flagship().bundle.0[&format!("site/{lang}/index-a-z.html")]).into_owned()
    };
    assert!(index("ar").contains("><bdi>[1949] ICJ Rep 174</bdi></dt>"));
    assert!(!index("en").contains("<dt><bdi>") && index("en").contains(">[1949] ICJ Rep 174</dt>"));
}

#[test]
fn a_draft_says_so_on_each_page_and_where_languages_are_chosen() {
    let built = book::flagship();
    let draft = |lang: &str| built.handbook.editions.iter().find(|it| it.lang == lang).map(Edition::is_draft);
    assert_eq!(["en", "fr", "ar"].map(draft), [Some(false), Some(true), Some(true)]);
    for lang in ["fr", "ar"] {
        let without: Vec<_> =
            pages(built, lang).filter(|(_, page)| !page.has_class("unreviewed")).map(|it| it.0).collect();
        assert!(without.is_empty(), "{lang}: {without:?}");
    }
    assert!(pages(built, "en").all(|(_, page)| !page.has_class("unreviewed")));
    let choice = std::str::from_utf8(&built.bundle.0["site/index.html"]).expect("UTF-8");
    for words in ["provisoire, pas encore relu", "مسودة لم تُراجع بعد"] {
        assert!(choice.contains(words), "{words}");
    }
}

#[test]
fn each_warning_of_a_draft_stands_in_the_original_too() {
    let built = book::flagship();
    for edition in built.handbook.editions.iter().filter(|it| it.is_draft()) {
        let shown: usize = edition.chapters.iter().map(|chapter| chapter.originals.len()).sum();
        let written: usize = edition.chapters.iter().map(|chapter| chapter.translation.critical.len()).sum();
        assert!(written > 10 && shown == written, "{}: {shown} of {written}", edition.lang);
        assert!(edition.chapters.iter().all(|chapter| chapter.lacking.is_empty()), "{}", edition.lang);
    }
}

#[test]
fn a_changed_section_makes_exactly_its_twins_stale() {
    let dir = copy("handbook");
    for edition in &compiled(&dir).editions {
        assert_eq!(stale(edition), [], "{}", edition.lang);
    }
    change(dir.path(), "en/context/risk.md", "Yes, it could.", "Yes, it may.");
    let handbook = compiled(&dir);
    for edition in &handbook.editions[1..] {
        let found: Vec<_> = stale(edition).into_iter().map(|(path, _)| path).collect();
        assert_eq!(found, ["chapters/context/risk"], "{}", edition.lang);
    }
    assert_eq!(stale(&handbook.editions[0]), []);
}

#[test]
fn a_page_that_nobody_translated_is_shown_in_the_source_language_with_a_notice() {
    let dir = copy("handbook");
    fs::remove_file(dir.path().join("fr/context/risk.md")).expect("removed");
    // What was to be found in it is told, too.
    let (_, handbook, _) = book::compile(dir.path());
    let chapter =
        handbook.editions[1].chapters.iter().find(|it| it.path == "chapters/context/risk").expect("it is there");
    assert_eq!((chapter.lang.as_str(), &chapter.translation.state), ("en", &State::Missing));

    let built = book::everything();
    let page = Page::read(std::str::from_utf8(&built.bundle.0["site/fr/chapters/parts/blocks.html"]).expect("UTF-8"));
    assert_eq!(page.value_of("html", "lang"), Some("fr"));
    assert_eq!(page.value_of("article", "lang").or(page.value_of("div", "lang")), Some("en"));
    assert!(page.texts.iter().any(|text| text.contains("pas encore traduite")));
}

#[test]
fn a_changed_address_shows_in_every_language_and_makes_nothing_stale() {
    let dir = copy("tests/books/everything");
    let before: Vec<_> = compiled(&dir).editions.iter().map(|it| format!("{:?}", stale(it))).collect();
    let (old, new) = ("+441632960201", "+441632960999");
    change(dir.path(), "contacts.toml", old, new);
    let built = book::build(dir.path());
    let after: Vec<_> = built.handbook.editions.iter().map(|it| format!("{:?}", stale(it))).collect();
    assert_eq!(before, after);
    let mut seen = BTreeSet::new();
    for (path, bytes) in built.bundle.0.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains(old), "{path}");
        if text.contains(new) {
            seen.insert(path.split('/').take(2).collect::<Vec<_>>().join("/"));
        }
    }
    assert!(seen.contains("site/en") && seen.contains("site/fr"), "{seen:?}");
}
