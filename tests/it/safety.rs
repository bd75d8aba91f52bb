//! What a book shows of itself and of its reader: names and titles from outside, policies, marks, notices.

use std::fs;
use std::sync::LazyLock;

use vademecum::model::registry::Table;

use super::book::{self, Built, flagship, library, put, repository};
use super::epub;
use super::html::Page;

/// Words that tell what the flagship is about.
const TELLING: &[&str] = &[
    "reprisal",
    "defend",
    "human",
    "rights",
    "handbook",
    "torture",
    "commission",
    "committee",
    "council",
    "rapporteur",
    "treaty",
    "mandate",
    "petition",
    "embassy",
    "asylum",
    "ohchr",
    "iachr",
    "achpr",
    "osce",
    "ngo-",
    "un-",
    "state-",
    "threat",
    "arrest",
    "geneva",
    "mechanism",
];

/// The flagship as a discreet book, built once.
fn discreet() -> &'static Built {
    static BUILT: LazyLock<Built> = LazyLock::new(|| {
        let dir = tempfile::tempdir().expect("a folder");
        for (path, bytes) in book::tree(&repository().join("handbook")) {
            put(dir.path(), &path, &bytes);
        }
        let config = fs::read_to_string(dir.path().join("handbook.toml")).expect("readable");
        let config = config.replace("[search]", "[safety]\ndiscreet = true\n\n[search]");
        let config = config.replace("[build]", "[build]\nbase_url = \"https://reprisals.example/\"");
        fs::write(dir.path().join("handbook.toml"), config).expect("writable");
        book::build(dir.path())
    });
    &BUILT
}

fn tells(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    TELLING.iter().copied().find(|word| text.contains(word))
}

#[test]
fn a_discreet_book_shows_nothing_in_names_and_titles() {
    let built = discreet();
    // What a search must find is still found, under new addresses.
    assert_eq!(built.report, "");
    let mut pages = 0;
    for (path, bytes) in &built.bundle.0 {
        assert_eq!(tells(path), None, "{path}");
        if !path.ends_with(".html") {
            continue;
        }
        pages += 1;
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        let title = text.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).expect("a title");
        assert_eq!(tells(title), None, "{path}: {title}");
        let page = Page::read(text);
        assert!(page.values("content").any(|content| content == "noindex"), "{path} is not to be listed");
        for (tag, name, value) in page.attributes() {
            let shown = matches!(name, "href" | "src" | "srcset" | "action") || (tag == "meta" && name == "content");
            assert!(!shown || tells(value.split('#').next().unwrap_or_default()).is_none(), "{path}: {value}");
        }
    }
    assert!(pages > 150, "{pages}");
    assert!(!built.bundle.0.contains_key("site/sitemap.xml"));
    let brand = std::str::from_utf8(&built.bundle.0["site/en/index.html"]).expect("UTF-8");
    assert!(brand.contains(">Notes</a>"), "the head of the page");
}

#[test]
fn the_zip_of_a_discreet_book_shows_nothing_until_a_page_is_read() {
    let built = discreet();
    let (name, bytes) = built.bundle.0.iter().find(|(path, _)| path.ends_with(".zip")).expect("a zip");
    assert!(name.starts_with("notes-"), "{name}");
    for entry in book::zip_names(bytes) {
        assert_eq!(tells(&entry), None, "{entry}");
    }
    let folder = name.strip_suffix(".zip").expect("a zip");
    for file in ["START-HERE.html", "README.txt", "SHA256SUMS"] {
        let text = book::in_zip(bytes, &format!("{folder}/{file}"));
        assert_eq!(tells(&text), None, "{file}:\n{text}");
    }
}

/// What a reading program shows of a book before it is opened, and what it names its pages.
#[test]
fn the_e_book_of_a_discreet_book_tells_nothing_outside_its_text() {
    let e_book = epub::of(&discreet().bundle, "en");
    for entry in book::zip_names(e_book) {
        assert_eq!(tells(&entry), None, "{entry}");
        // An element of the package has such a name in every book.
        let text = book::in_zip(e_book, &entry).replace("dc:rights", "");
        if ["package.opf", "cover.svg", "cover.xhtml", "title.xhtml"].iter().any(|file| entry.ends_with(file)) {
            assert_eq!(tells(&text), None, "{entry}:\n{text}");
        }
        let title = text.split("<title>").nth(1).or_else(|| text.split("<docTitle>").nth(1));
        if let Some(title) = title.and_then(|rest| rest.split("</").next()) {
            assert_eq!(tells(title), None, "{entry}: {title}");
        }
        let links = ["href=\"", "src=\""].into_iter().flat_map(|name| text.split(name).skip(1));
        for link in links.filter_map(|rest| rest.split(['"', '#']).next()) {
            assert_eq!(tells(link), None, "{entry}: {link}");
        }
    }
}

#[test]
fn the_page_that_hides_another_tells_nothing_and_leads_nowhere() {
    for built in [flagship(), library(), discreet()] {
        let page = Page::read(std::str::from_utf8(&built.bundle.0["site/en/leave.html"]).expect("UTF-8"));
        let words = page.texts.join(" ");
        assert!(tells(&words).is_none() && !words.contains(&built.handbook.config.title), "{words}");
        assert!(!page.tags.iter().any(|(tag, _)| tag == "a" || tag == "script"));
    }
}

#[test]
fn every_page_has_a_closed_policy_whose_inline_styles_are_hashed() {
    for built in [flagship(), library(), discreet()] {
        let name = format!("{}.zip", built.handbook.config.bundle_name());
        let first =
            book::in_zip(&built.bundle.0[&name], &format!("{}/START-HERE.html", built.handbook.config.bundle_name()));
        let pages = built.bundle.0.iter().filter(|(path, _)| path.ends_with(".html"));
        let pages = pages.map(|(path, bytes)| (path.as_str(), String::from_utf8_lossy(bytes).into_owned()));
        for (path, text) in pages.chain([("START-HERE.html", first)]) {
            let page = Page::read(&text);
            let policy: Vec<&str> = page.values("content").filter(|it| it.starts_with("default-src")).collect();
            assert_eq!(policy.len(), 1, "{path}");
            assert!(policy[0].starts_with("default-src 'none';") && !policy[0].contains("unsafe"), "{path}");
            for wanted in ["base-uri 'none'", "form-action 'none'"] {
                assert!(policy[0].contains(wanted), "{path}: {wanted}");
            }
            assert!(page.values("content").any(|it| it == "no-referrer"), "{path}");
            let inline = page.tags.iter().any(|(tag, _)| tag == "style");
            assert_eq!(inline, policy[0].contains("sha256-"), "{path}");
        }
    }
}

#[test]
fn pages_beside_the_book_are_not_to_be_listed() {
    for built in [flagship(), library()] {
        let beside =
            |path: &str| path.ends_with("/404.html") || path.ends_with("/leave.html") || path.contains("/sheets/");
        for (path, bytes) in built.bundle.0.iter().filter(|(path, _)| path.ends_with(".html")) {
            let noindex = String::from_utf8_lossy(bytes).contains("noindex");
            assert_eq!(noindex, beside(path), "{path}");
        }
    }
}

/// Hosts that write e-mail addresses as riddles for a script leave alone what stands between these marks.
#[test]
fn hosts_leave_every_address_alone() {
    for built in [flagship(), library()] {
        let contacts = built.handbook.registry.table(Table::Contact).filter_map(|contact| contact.text("value"));
        let mails: Vec<&str> = contacts.filter(|value| value.contains('@')).collect();
        assert!(!mails.is_empty());
        let mut seen = 0;
        for (path, bytes) in built.bundle.0.iter().filter(|(path, _)| path.ends_with(".html")) {
            let text = String::from_utf8_lossy(bytes);
            let mut open = false;
            for part in text.split("<!--") {
                let part = match part.split_once("-->") {
                    Some((mark, rest)) => {
                        open = mark == "email_off";
                        rest
                    }
                    None => part,
                };
                let named = |mail: &&&str| part.contains(&format!(">{mail}<"));
                assert!(open || !mails.iter().any(|mail| named(&mail)), "{path}: an address without marks");
                seen += usize::from(open);
            }
        }
        assert!(seen >= mails.len(), "{seen}");
    }
}

#[test]
fn a_page_without_its_files_says_what_to_do() {
    for built in [flagship(), library()] {
        for (path, bytes) in built.bundle.0.iter().filter(|(path, _)| path.ends_with(".html")) {
            let text = String::from_utf8_lossy(bytes);
            let needs_files = text.contains("rel=stylesheet");
            assert_eq!(text.contains("class=assets-missing"), needs_files, "{path}");
            assert!(!needs_files || text.contains("START-HERE.html"), "{path}");
        }
        let css: String = built
            .bundle
            .0
            .iter()
            .filter(|(path, _)| path.ends_with(".css"))
            .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
            .collect();
        assert!(css.contains(".assets-missing,.running{display:none}"), "only the style sheet hides the notice");
    }
}

#[test]
fn a_book_chooses_how_a_page_is_hidden() {
    let page = |safety: &str| {
        let config = format!("title = \"Book\"\nedition = \"1\"\ndate = \"2026-01-01\"\n\n[safety]\n{safety}\n");
        let dir = book::write([("handbook.toml", config.as_bytes()), ("en/index.md", b"# Start\n" as &[u8])]);
        let built = book::build(dir.path());
        let file = |path: &str| built.bundle.0.get(path).map(|it| String::from_utf8_lossy(it).into_owned());
        (
            file("site/en/index.html").expect("a page"),
            file("site/en/about.html").expect("a page"),
            file("site/en/leave.html"),
        )
    };
    let (start, about, leave) = page("hide_page = true");
    assert!(start.contains("data-keys") && about.contains("Shift three times") && leave.is_some());
    // What it does not do comes first.
    let hiding = about.split("id=hiding").nth(1).expect("a section");
    assert!(hiding.find("It clears nothing") < hiding.find("covers the page"));
    let (start, about, leave) = page("hide_by_key = false");
    assert!(!start.contains("data-keys") && !about.contains("Shift three times") && leave.is_some());
    let (start, about, leave) = page("hide_page = false");
    assert!(!start.contains("leave.html") && !about.contains("id=hiding") && leave.is_none());
}

#[test]
fn a_sheet_has_no_link_that_could_not_ask_first() {
    let dir = tempfile::tempdir().expect("a folder");
    for (path, bytes) in book::tree(&repository().join("tests/books/library")) {
        put(dir.path(), &path, &bytes);
    }
    let config = fs::read_to_string(dir.path().join("handbook.toml")).expect("readable");
    let lines = config.lines().filter(|line| !line.starts_with("external_links") && !line.starts_with("contact_links"));
    let config: String = lines.map(|line| format!("{line}\n")).collect();
    let config = config.replace("[build]\n", "[build]\nexternal_links = \"confirm\"\n");
    let config = if config.contains("[links]\n") { config } else { format!("{config}\n[links]\n") };
    let config = config.replace("[links]\n", "[links]\ncontact_links = true\n");
    fs::write(dir.path().join("handbook.toml"), config).expect("writable");
    let built = book::build(dir.path());
    let contacts = String::from_utf8_lossy(&built.bundle.0["site/en/contacts.html"]).into_owned();
    assert!(contacts.contains("href=\"mailto:") || contacts.contains("href=mailto:"), "elsewhere they are links");
    let sheets = built.bundle.0.iter().filter(|(path, _)| path.contains("/sheets/"));
    for (path, bytes) in sheets {
        assert!(!String::from_utf8_lossy(bytes).contains("<a "), "{path}");
    }
}
