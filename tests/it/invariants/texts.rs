//! What authors write: chapters, front matter, the summary, the registry.

use std::borrow::Cow;
use std::collections::BTreeSet;

use toml::de::DeTable;
use vademecum::model::diagnostic::{Code, Severity};
use vademecum::model::handbook::Chapter;

use super::small::{self, Compiled};

fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// The chapter that was made of `en/a.md`.
fn chapter(book: &Compiled) -> Option<&Chapter> {
    book.handbook.editions[0].chapters.iter().find(|chapter| chapter.path == "chapters/a")
}

/// A chapter makes a closed site, and with the line ends of Windows it is the same chapter.
pub fn markdown(bytes: &[u8]) {
    let text = text(bytes);
    let book = small::compile(&[("en/a.md", &text)]);
    small::build_bare(&book);
    if !text.contains('\r') {
        let windows = small::compile(&[("en/a.md", &text.replace('\n', "\r\n"))]);
        // How often the parser of TOML complains of one mistake is its own affair.
        let codes = |book: &Compiled| -> BTreeSet<Code> { book.found.iter().map(|it| it.code).collect() };
        assert_eq!(codes(&book), codes(&windows), "line ends change what is found");
        assert_eq!(blocks(&book), blocks(&windows), "line ends change the page");
    }
}

/// The content of the chapter, without places: they count the longer line ends.
fn blocks(book: &Compiled) -> String {
    let all = chapter(book).map(|chapter| format!("{:#?}", chapter.page.blocks)).unwrap_or_default();
    let is_place = |line: &&str| {
        let rest = line.trim_start();
        let number = rest.strip_prefix("start: ").or_else(|| rest.strip_prefix("end: "));
        number.is_some_and(|number| number.starts_with(|it: char| it.is_ascii_digit()))
    };
    all.lines().filter(|line| !is_place(line)).collect::<Vec<_>>().join("\n")
}

/// Front matter is what the TOML in it says, or a mistake is told; no other book comes of it than a closed one.
pub fn front_matter(bytes: &[u8]) {
    let text = text(bytes);
    let page = format!("+++\n{text}\n+++\n# Heading\n\nText.\n");
    let book = small::compile(&[("en/a.md", &page), ("en/mechanisms/desk.md", &page)]);
    small::build_bare(&book);
    if text.lines().any(|line| line.trim_end() == "+++") {
        return;
    }
    let told = book.found.iter().any(|it| it.code == Code::BadFrontMatter);
    let toml = format!("{text}\n");
    let Ok(table) = DeTable::parse(&toml) else {
        assert!(told, "a mistake that nobody tells");
        return;
    };
    let front = &chapter(&book).expect("the chapter").page.front;
    let written = |key: &str| {
        let value = table.get_ref().get(key)?.get_ref();
        value.as_str().filter(|text| !text.trim().is_empty())
    };
    assert_eq!(front.title.as_deref(), written("title"));
    assert_eq!(front.name.as_deref(), written("name"));
    assert_eq!(front.short.as_deref(), written("short"));
    assert_eq!(front.summary.as_deref(), written("summary"));
}

/// Of a summary comes a closed site in which no page is twice, and every page is listed or missed aloud.
pub fn summary(bytes: &[u8]) {
    let text = text(bytes);
    let book = small::compile(&[("en/SUMMARY.md", &text)]);
    small::build(&book);
    // Of a summary without a single chapter that is said, and not of each page.
    if book.found.iter().any(|it| it.code == Code::EmptyBook) {
        return;
    }
    let edition = &book.handbook.editions[0];
    let paths: BTreeSet<&str> = edition.chapters.iter().map(|chapter| chapter.path.as_str()).collect();
    assert_eq!(paths.len(), edition.chapters.len(), "a page twice");
    for file in ["en/a.md", "en/deep/b.md", "en/index.md"] {
        let id = book.sources.find(file).expect("a file");
        let listed = edition.chapters.iter().any(|chapter| chapter.page.file == id);
        let missed = book.found.iter().any(|it| it.code == Code::UnlistedPage && it.message.contains(&file[3..]));
        assert!(listed || missed, "{file} is lost");
    }
}

/// Files in the form of `book.txt`, laid over it: a closed book, and no file that is not TOML passes.
pub fn registry(bytes: &[u8]) {
    let text = text(bytes);
    let files = small::files(&text);
    let files: Vec<(&str, &str)> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".toml") && is_plain(path))
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let book = small::compile(&files);
    small::build_bare(&book);
    vademecum::json_schema(&book.handbook);
    for (path, text) in files.into_iter().filter(|(path, _)| READ.contains(path) || path.starts_with("mechanisms/")) {
        // A book in other languages has other folders.
        if path.starts_with("en/") && !book.handbook.config.languages.iter().any(|lang| lang == "en") {
            continue;
        }
        let id = book.sources.find(path).expect("a file");
        let told = book.found.iter().any(|it| it.at.file == id && it.code.severity() == Severity::Error);
        assert!(told || DeTable::parse(text).is_ok(), "{path} is no TOML, and nobody tells");
    }
}

/// Files that every book has at these places.
const READ: &[&str] = &[
    "cases.toml",
    "contacts.toml",
    "en/cases.toml",
    "en/glossary.toml",
    "en/words.toml",
    "fields.toml",
    "finder.toml",
    "handbook.toml",
    "sources.toml",
    "standards.toml",
];

/// Whether a path is one that a disk could give: `load` is not asked here.
fn is_plain(path: &str) -> bool {
    path.split('/').all(|part| !part.is_empty() && !part.starts_with('.')) && !path.contains(['\\', '\0'])
}
