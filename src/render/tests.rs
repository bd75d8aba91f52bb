//! A hand-made book with every kind of block, rendered with the built-in theme.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::bundle;
use crate::model::bundle::Bundle;
use crate::model::card::{Card, CardRow, ChecklistItem, ContactLine};
use crate::model::handbook::{Anchor, Chapter, Config, Edition, Format, Handbook, NavItem, PageId, PageKind, Target};
use crate::model::limits::ExternalLinks;
use crate::model::page::*;
use crate::model::source::{FileId, Span};
use crate::model::theme::Theme;

const BUILTIN: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/theme.rs"));

fn theme() -> Theme {
    Theme { files: BUILTIN.iter().map(|(path, bytes)| ((*path).to_owned(), Arc::from(*bytes))).collect() }
}

fn span() -> Span {
    Span::file_start(FileId(0))
}

fn text(words: &str) -> Inline {
    Inline::Text(words.to_owned())
}

fn p(inlines: Vec<Inline>) -> Block {
    Block::Paragraph(inlines)
}

fn heading(level: u8, words: &str) -> Block {
    Block::Heading(Heading { level, written_id: None, text: vec![text(words)], span: span() })
}

fn anchor(level: u8, id: &str, title: &str) -> Anchor {
    Anchor { level, id: id.to_owned(), title: title.to_owned() }
}

fn written(written: &str) -> Link {
    Link { written: written.to_owned(), kind: LinkKind::Markdown, span: span() }
}

fn link(index: u32, words: &str) -> Inline {
    let text = if words.is_empty() { vec![] } else { vec![text(words)] };
    Inline::Link { link: LinkIndex(index), text }
}

fn chapter(path: &str, title: &str, blocks: Vec<Block>) -> Chapter {
    Chapter {
        page: Arc::new(Page { title: title.to_owned(), blocks, ..Page::default() }),
        title: title.to_owned(),
        path: path.to_owned(),
        id: path.to_owned(),
        lang: "en".to_owned(),
        ..Chapter::default()
    }
}

fn start() -> Chapter {
    let blocks = vec![
        p(vec![text("Read "), link(0, "the tools"), text(", "), link(1, ""), text(" & "), link(2, "out")]),
        heading(2, "First"),
        p(vec![text("A note"), Inline::FootnoteRef { label: "a".to_owned(), number: 1, occurrence: 1 }, text(".")]),
        Block::Footnote { label: "a".to_owned(), number: 1, blocks: vec![p(vec![text("The note.")])] },
        heading(2, "Second <b>"),
        Block::Directive(DirectiveIndex(0)),
        p(vec![link(3, "nothing"), text(" "), Inline::Image { link: LinkIndex(4), alt: "A \"map\"".to_owned() }]),
    ];
    let mut made = chapter("index", "Start here", blocks);
    let page = Arc::make_mut(&mut made.page);
    page.links =
        ["tools.md", "tools.md#git", "https://a.example/x?y=1&z=2", "gone.md", "images/Map 1.svg"].map(written).into();
    made.targets = vec![
        Target::Page(PageId(1), String::new()),
        Target::Page(PageId(1), "git".to_owned()),
        Target::External("https://a.example/x?y=1&z=2".to_owned()),
        Target::Broken,
        Target::Asset("images/Map 1.svg".to_owned()),
    ];
    made.headings = vec![anchor(2, "first", "First"), anchor(2, "second", "Second <b>")];
    made.inserts = vec![vec![card(), checklist(), facts()]];
    made.as_of = "2018".to_owned();
    made
}

fn card() -> Block {
    let contacts = Block::Contacts(vec![ContactLine {
        id: "mail-a".to_owned(),
        role: "First".to_owned(),
        kind: "E-mail".to_owned(),
        value: "a.b-c@long.example".to_owned(),
        badges: vec![Inline::Badge { class: "date", text: "as of 2018".to_owned() }],
        notes: vec![text("Read in a source.")],
    }]);
    Block::Card(Card {
        target: Target::Page(PageId(2), String::new()),
        name: "Office of tools".to_owned(),
        summary: "It lends tools.".to_owned(),
        badges: vec![Inline::Badge { class: "status", text: "open".to_owned() }, Inline::NotStated],
        glance: Vec::new(),
        rows: vec![
            CardRow { question: "Whom do I write to?".to_owned(), blocks: vec![contacts] },
            CardRow { question: "How fast?".to_owned(), blocks: vec![p(vec![text("Soon.")])] },
        ],
        unknown: vec!["What does it cost?".to_owned()],
    })
}

fn checklist() -> Block {
    Block::Checklist(vec![ChecklistItem { text: "Your name".to_owned(), need: "needed".to_owned() }])
}

fn facts() -> Block {
    let value = |as_of: &str, words: &str| DatedValue {
        as_of: as_of.to_owned(),
        items: vec![vec![text(words)]],
        sources: vec![text("Source 1")],
    };
    Block::Facts(vec![Fact {
        label: "Reply".to_owned(),
        values: vec![value("2023", "5 days"), value("2018", "9 days")],
    }])
}

fn tools() -> Chapter {
    let item = |task, words: &str| ListItem { task, tight: true, blocks: vec![p(vec![text(words)])] };
    let blocks = vec![
        heading(2, "Git"),
        Block::List { start: None, items: vec![item(Some(true), "done"), item(Some(false), "open")] },
        Block::List { start: Some(3), items: vec![item(None, "three")] },
        Block::Table {
            alignments: vec![Alignment::None, Alignment::End],
            head: vec![vec![text("Tool")], vec![text("Price")]],
            rows: vec![vec![vec![text("Saw")], vec![text("3")]]],
        },
        Block::Code { language: "sh".to_owned(), text: "a  <b>\n  c\n".to_owned() },
        Block::Quote(vec![p(vec![Inline::Emphasis(vec![text("quoted")]), Inline::HardBreak, text("twice")])]),
        Block::Alert { kind: AlertKind::Warning, blocks: vec![p(vec![text("Mind the saw.")])], span: Span::default() },
        Block::Definitions(vec![Definition {
            id: "saw".to_owned(),
            term: vec![text("Saw")],
            details: vec![vec![p(vec![text("It cuts.")])]],
        }]),
        Block::Rule,
        Block::Figure {
            image: Target::Asset("images/Map 1.svg".to_owned()),
            alt: "Map".to_owned(),
            caption: vec![p(vec![text("A map")])],
        },
        Block::Section { class: "case", id: "c01".to_owned(), blocks: vec![p(vec![text("Once.")])] },
        p(vec![Inline::Jump { target: Target::WholeBook, text: vec![text("everything")] }]),
    ];
    let mut made = chapter("chapters/tools/all", "Tools", blocks);
    made.headings = vec![anchor(2, "git", "Git")];
    made.number = "1".to_owned();
    made.part = "Part one".to_owned();
    made
}

fn handbook() -> Handbook {
    let mut record = chapter("mechanisms/office", "Office of tools", vec![card()]);
    record.kind = PageKind::Record;
    let mut contacts = chapter("contacts", "Contacts", vec![p(vec![Inline::Address("a.b-c@long.example".to_owned())])]);
    contacts.kind = PageKind::Generated;
    let edition = Edition {
        lang: "en".to_owned(),
        title: "A book of tools".to_owned(),
        chapters: vec![start(), tools(), record, contacts],
        nav: vec![
            NavItem::Page(PageId(0), 0),
            NavItem::Part("Part one".to_owned()),
            NavItem::Page(PageId(1), 0),
            NavItem::Draft("Later".to_owned(), 1),
        ],
        ..Edition::default()
    };
    let config = Config {
        title: edition.title.clone(),
        short_title: "Tools".to_owned(),
        description: "All of them.".to_owned(),
        edition: "2026.11".to_owned(),
        languages: vec!["en".to_owned()],
        licence: "CC0".to_owned(),
        ..Config::default()
    };
    let assets = BTreeMap::from([("images/Map 1.svg".to_owned(), Arc::from(&b"<svg/>"[..]))]);
    Handbook { config, assets, editions: vec![edition], ..Handbook::default() }
}

fn render(handbook: &Handbook) -> Bundle {
    bundle(handbook, &theme(), &[Format::Site]).unwrap_or_else(|error| panic!("{error}"))
}

fn file(bundle: &Bundle, path: &str) -> String {
    let bytes = bundle.0.get(path).unwrap_or_else(|| panic!("no {path} among {:?}", bundle.0.keys()));
    String::from_utf8_lossy(bytes).into_owned()
}

fn assert_has(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(page.contains(part), "no {part} in {page}");
    }
}

#[test]
fn the_site_has_its_files() {
    let bundle = render(&handbook());
    let paths: Vec<&str> = bundle.0.keys().map(String::as_str).collect();
    let wanted = [
        "site/404.html",
        "site/assets/actions.css",
        "site/assets/answers.css",
        "site/assets/base.css",
        "site/assets/book-print.css",
        "site/assets/booklet.css",
        "site/assets/card.css",
        "site/assets/checklist.css",
        "site/assets/compare-core.js",
        "site/assets/compare.js",
        "site/assets/comparison.css",
        "site/assets/contacts.css",
        "site/assets/facts.css",
        "site/assets/filters.css",
        "site/assets/find.css",
        "site/assets/fold.css",
        "site/assets/leave.js",
        "site/assets/lists.css",
        "site/assets/marks.css",
        "site/assets/message.css",
        "site/assets/original.css",
        "site/assets/picture.css",
        "site/assets/print.css",
        "site/assets/search-core.js",
        "site/assets/search-panel.js",
        "site/assets/search-ui.js",
        "site/assets/search.css",
        "site/assets/site.css",
        "site/assets/site.js",
        "site/assets/text.css",
        "site/assets/write-core.js",
        "site/assets/write.js",
        "site/en/book-heads.css",
        "site/en/book.html",
        "site/en/chapters/tools/all.html",
        "site/en/contacts.html",
        "site/en/contents.html",
        "site/en/index.html",
        "site/en/mechanisms/office.html",
        "site/images/map-1.svg",
        "site/index.html",
    ];
    assert_eq!(paths, wanted);
}

#[test]
fn a_book_says_whether_its_pages_can_be_hidden() {
    let mut hiding = handbook();
    hiding.config.hide_page = true;
    let bundle = render(&hiding);
    assert_has(&file(&bundle, "site/en/chapters/tools/all.html"), &["<a href=../../leave.html>"]);
    assert!(!file(&bundle, "site/en/leave.html").contains("tools"), "it says nothing of the book");

    let bundle = render(&handbook());
    assert!(!bundle.0.contains_key("site/en/leave.html"));
    assert!(!file(&bundle, "site/en/index.html").contains("class=leave"));
}

#[test]
fn links_are_relative_and_carry_anchors() {
    let bundle = render(&handbook());
    let start = file(&bundle, "site/en/index.html");
    assert_has(
        &start,
        &["href=chapters/tools/all.html", "href=chapters/tools/all.html#git>Git</a>", "src=../images/map-1.svg"],
    );
    assert_has(&start, &["(a.example)", "rel=\"noopener noreferrer\"", "nothing"]);
    assert_has(&file(&bundle, "site/index.html"), &["href=en/chapters/tools/all.html", "src=images/map-1.svg"]);
    assert_has(&file(&bundle, "site/en/chapters/tools/all.html"), &["href=../../book.html>everything"]);
}

#[test]
fn one_page_keeps_links_inside() {
    let book = file(&render(&handbook()), "site/en/book.html");
    assert_has(
        &book,
        &["id=chapters-tools-all", "id=chapters-tools-all--git", "href=#chapters-tools-all--git", "id=index--fn-1"],
    );
    assert_has(&book, &["src=../images/map-1.svg", "href=#mechanisms-office"]);
    // On paper nobody follows them: they say the chapter.
    assert_has(&book, &["data-to=1 href=#chapters-tools-all--git"]);
}

#[test]
fn an_address_is_one_text_without_a_link() {
    let bundle = render(&handbook());
    assert_has(&file(&bundle, "site/en/contacts.html"), &["<bdi class=address>a.b-c@long.example</bdi>"]);
    let mut linking = handbook();
    linking.config.contact_links = true;
    let page = file(&render(&linking), "site/en/contacts.html");
    assert_has(&page, &["href=mailto:a.b-c@long.example", "<bdi class=address>a.b-c@long.example</bdi>"]);
}

#[test]
fn the_rules_for_paper_stand_last() {
    let theme = theme();
    let assets = super::assets::Assets::new(&theme).expect("the theme works");
    assert_eq!(assets.styles.last().map(|(path, _)| path.as_str()), Some("assets/print.css"));
}

#[test]
fn a_book_may_print_links_that_leave_it() {
    let mut book = handbook();
    book.config.external_links = ExternalLinks::Text;
    let page = file(&render(&book), "site/en/index.html");
    assert_has(&page, &["out (<bdi class=url>https://a.example/x?y=1&z=2</bdi>)"]);
    assert!(!page.contains("href=\"https:") && !page.contains("href=https:"));
}

#[test]
fn the_not_found_page_links_only_where_it_is_hosted() {
    let mut book = handbook();
    assert!(!file(&render(&book), "site/404.html").contains("<a"));
    book.config.base_url = "https://host.example/sub/".to_owned();
    assert_has(&file(&render(&book), "site/404.html"), &["https://host.example/sub/en/index.html", "sha256-"]);
}

#[test]
fn navigation_does_not_grow_with_the_book() {
    let mut book = handbook();
    let edition = &mut book.editions[0];
    for number in 0..300 {
        edition.nav.push(NavItem::Page(PageId(edition.chapters.len() as u32), 0));
        edition.chapters.push(chapter(&format!("chapters/n{number}"), "N", vec![]));
    }
    let bundle = render(&book);
    assert!(file(&bundle, "site/en/chapters/n150.html").len() < 9_000);
    assert_has(
        &file(&bundle, "site/en/chapters/n150.html"),
        &["href=n149.html", "href=n151.html", "href=../contents.html"],
    );
}

#[test]
fn several_languages_begin_with_a_choice() {
    let mut book = handbook();
    let mut other = book.editions[0].clone();
    other.lang = "ar".to_owned();
    other.rtl = true;
    book.editions.push(other);
    let bundle = render(&book);
    assert_has(&file(&bundle, "site/index.html"), &["href=en/index.html", "href=ar/index.html"]);
    assert_has(&file(&bundle, "site/ar/index.html"), &["dir=rtl", "href=../en/index.html"]);
}

#[test]
fn a_theme_that_fails_is_told() {
    let mut theme = theme();
    theme.files.insert(
        "templates/page.html".to_owned(),
        Arc::from(&b"{% block before %}{% endblock before %}{{ nothing.here }}"[..]),
    );
    assert!(bundle(&handbook(), &theme, &[Format::Site]).is_err_and(|error| error.file == "templates/page.html"));
    theme.files.insert("css/site.css".to_owned(), Arc::from(&b"}{"[..]));
    assert!(bundle(&handbook(), &theme, &[Format::Site]).is_err_and(|error| error.file == "css/site.css"));
}
