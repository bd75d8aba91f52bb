use std::collections::BTreeMap;
use std::sync::Arc;

use super::resolve;
use crate::model::diagnostic::Diagnostic;
use crate::model::handbook::{Draft, DraftEdition, Handbook, NavItem, Target};
use crate::model::page::{Block, Heading, Inline, Link, LinkKind, Page};
use crate::model::registry::{Record, Table};
use crate::model::source::{FileId, Span};
use crate::model::summary::{SummaryItem, SummaryKind};

/// A page of headings (`## Text {#id}`) and links (`[[id]]`, `![](path)`, else a path), one a line.
fn page(text: &str) -> Arc<Page> {
    let mut page = Page { file: FileId(1), title: "Title".to_owned(), ..Page::default() };
    for line in text.lines() {
        let line = line.trim();
        if line.starts_with("##") {
            page.blocks.push(heading(line));
        } else {
            page.links.push(link(line));
        }
    }
    Arc::new(page)
}

fn heading(line: &str) -> Block {
    let text = line.trim_start_matches('#');
    let level = (line.len() - text.len()) as u8;
    let (text, id) = match text.split_once("{#") {
        Some((text, id)) => (text, Some(id.trim_end_matches('}').to_owned())),
        None => (text, None),
    };
    let text = vec![Inline::Text(text.trim().to_owned())];
    Block::Heading(Heading { level, written_id: id, text, span: Span::default() })
}

fn link(line: &str) -> Link {
    let wiki = line.strip_prefix("[[").and_then(|it| it.strip_suffix("]]"));
    let image = line.strip_prefix("![](").and_then(|it| it.strip_suffix(")"));
    let (written, kind) = match (wiki, image) {
        (Some(id), _) => (id, LinkKind::WikiBare),
        (_, Some(path)) => (path, LinkKind::Image),
        _ => (line, LinkKind::Markdown),
    };
    Link { written: written.to_owned(), kind, span: Span::default() }
}

/// A book in English whose summary lists all chapters, nested by their folders.
fn book(pages: &[(&str, &str)]) -> Draft {
    let chapter = |(path, _): &(&str, &str)| SummaryItem {
        kind: SummaryKind::Chapter { title: "In the list".to_owned(), path: (*path).to_owned(), numbered: true },
        depth: path.matches('/').count() as u8,
        span: Span::default(),
    };
    let listed = pages.iter().filter(|(path, _)| !path.starts_with("mechanisms/"));
    let edition = DraftEdition {
        lang: "en".to_owned(),
        summary: listed.map(chapter).collect(),
        pages: pages.iter().map(|(path, text)| ((*path).to_owned(), page(text))).collect(),
        ..DraftEdition::default()
    };
    let mut draft = Draft { editions: vec![edition], ..Draft::default() };
    draft.config.languages = vec!["en".to_owned()];
    draft.assets.insert("images/map.svg".to_owned(), Arc::from(&b""[..]));
    draft
}

fn with_record(mut draft: Draft, table: Table, id: &str) -> Draft {
    let (fields, span, parent) = (BTreeMap::new(), Span::default(), None);
    let record = Record { table, id: id.to_owned(), span, is_abstract: false, parent, fields };
    draft.registry.records.insert((table, id.to_owned()), record);
    draft
}

fn lines(found: &[Diagnostic]) -> Vec<String> {
    let help = |it: &Diagnostic| it.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
    found.iter().map(|it| format!("{}: {}{}", it.code.name(), it.message, help(it))).collect()
}

fn target(handbook: &Handbook, page: usize, link: usize) -> String {
    let chapters = &handbook.editions[0].chapters;
    match &handbook.editions[0].chapters[page].targets[link] {
        Target::Page(id, anchor) => format!("{}#{anchor}", chapters[id.0 as usize].path),
        other => format!("{other:?}"),
    }
}

#[test]
fn chapters_are_numbered_and_nested() {
    let (handbook, found) = resolve(book(&[("index.md", ""), ("un.md", ""), ("un/cat.md", ""), ("end.md", "")]));
    assert!(found.is_empty(), "{found:?}");
    let chapters = &handbook.editions[0].chapters;
    let numbers: Vec<_> = chapters.iter().take(4).map(|it| (it.number.as_str(), it.path.as_str())).collect();
    assert_eq!(numbers, [("1", "index"), ("2", "chapters/un"), ("2.1", "chapters/un/cat"), ("3", "chapters/end")]);
    assert_eq!(chapters[2].parent.map(|it| it.0), Some(1));
    assert_eq!(chapters[2].title, "Title");
    assert!(matches!(handbook.editions[0].nav[2], NavItem::Page(_, 1)));
    assert_eq!(chapters.last().map(|it| (it.id.as_str(), it.path.as_str())), Some(("about-copy", "about")));
}

#[test]
fn a_missing_page_suggests_the_nearest_and_keeps_the_others() {
    let mut draft = book(&[("index.md", ""), ("law.md", "")]);
    draft.editions[0].summary.remove(1);
    let kind = SummaryKind::Chapter { title: "Law".to_owned(), path: "laws.md".to_owned(), numbered: true };
    draft.editions[0].summary.push(SummaryItem { kind, depth: 0, span: Span::default() });
    let (handbook, found) = resolve(draft);
    let unlisted = "add a line `- [Title](law.md)` to `en/SUMMARY.md`, or move the file out of the book";
    assert_eq!(
        lines(&found),
        [
            "missing-page: no file `en/laws.md` (did you mean `law.md`?)".to_owned(),
            format!("unlisted-page: `en/law.md` is not listed in `en/SUMMARY.md` ({unlisted})"),
        ]
    );
    assert_eq!(handbook.editions[0].chapters[0].path, "index");
}

#[test]
fn links_find_pages_headings_images_and_ids() {
    let links = "un/cat.md#whom\n#here\n[[un/cat]]\n[[un/cat#whom]]\n![](images/map.svg)\n[[mail]]\nhttps://a.example\n[[book]]\n## Here";
    let draft = book(&[("index.md", links), ("un/cat.md", "## Who {#whom}\n../index.md\n![](../../images/map.svg)")]);
    let (handbook, found) = resolve(with_record(draft, Table::Contact, "mail"));
    assert!(found.is_empty(), "{:?}", lines(&found));
    let targets: Vec<_> = (0..8).map(|link| target(&handbook, 0, link)).collect();
    let cat = "chapters/un/cat#whom";
    let (map, mail) = ("Asset(\"images/map.svg\")", "Contact(\"mail\")");
    let expected =
        [cat, "index#here", "chapters/un/cat#", cat, map, mail, "External(\"https://a.example\")", "WholeBook"];
    assert_eq!(targets, expected);
    assert_eq!(target(&handbook, 1, 0), "index#");
    assert_eq!(target(&handbook, 1, 1), map);
}

#[test]
fn what_leads_nowhere_is_reported_with_a_guess() {
    let links = "law.md#cuorts\nlwa.md\njavascript:x\n/law.md\n[[lwa]]\n![](images/mpa.svg)";
    let (_, found) = resolve(book(&[("index.md", links), ("law.md", "## Courts")]));
    assert_eq!(
        lines(&found),
        [
            "broken-anchor: no heading `#cuorts` on `law` (did you mean `#courts`?)",
            "broken-link: no page or file `lwa.md` (did you mean `law.md`?)",
            "broken-link: links with `javascript:` are not allowed (use `https:`, `http:`, `mailto:` or `tel:`, or the path of a page; `link_schemes` below `[markdown]` allows others)",
            "broken-link: `/law.md` begins with `/` (write the path from this file, such as `../context/law.md`, or a wikilink)",
            "unknown-id: no `lwa` in this book (did you mean `law`?)",
            "missing-image: no image `images/mpa.svg` (did you mean `images/map.svg`?)",
        ]
    );
}

#[test]
fn a_guess_is_written_as_a_link_from_the_page() {
    let (_, found) = resolve(book(&[("un/cat.md", "../laww.md\n../home/cat.md\ncta.md"), ("law.md", "")]));
    let helps: Vec<_> = found.iter().map(|it| it.help.as_deref().unwrap_or_default()).collect();
    assert_eq!(helps, ["did you mean `../law.md`?", "did you mean `cat.md`?", "did you mean `cat.md`?"]);
}

#[test]
fn headings_of_one_name_get_numbers_and_written_ids_win() {
    let (handbook, found) = resolve(book(&[("index.md", "## Merge\n## Merge\n## Other {#merge}\n## Third {#merge}")]));
    let ids: Vec<_> = handbook.editions[0].chapters[0].headings.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["merge-2", "merge-3", "merge", "merge-4"]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code.name(), "duplicate-anchor");
}

#[test]
fn a_translation_shares_missing_pages_and_inherits_ids() {
    let mut draft = book(&[("index.md", "## Who {#who}\n[[law#courts]]"), ("law.md", "## Courts\nindex.md#who")]);
    let pages = BTreeMap::from([("index.md".to_owned(), page("## Qui ?\n[[law#courts]]"))]);
    draft.editions.push(DraftEdition { lang: "fr".to_owned(), pages, ..DraftEdition::default() });
    let (handbook, found) = resolve(draft);
    assert!(found.is_empty(), "{:?}", lines(&found));
    let [english, french] = &handbook.editions[..] else { panic!("two editions") };
    assert_eq!(french.chapters[0].headings[0].id, "who");
    assert_eq!(french.chapters[1].lang, "en");
    assert!(Arc::ptr_eq(&french.chapters[1].page, &english.chapters[1].page));
    assert_eq!(french.chapters[1].targets, english.chapters[1].targets);
}

#[test]
fn records_without_words_ids_taken_twice_and_unsafe_names_are_reported() {
    let draft = book(&[("index.md", ""), ("aux.md", ""), ("compare.md", ""), ("A b.md", ""), ("a-b.md", "")]);
    let (handbook, found) = resolve(with_record(draft, Table::Mechanism, "cat"));
    let codes: Vec<_> = lines(&found).iter().filter_map(|it| Some(it.split_once(" (")?.0.to_owned())).collect();
    assert_eq!(
        codes,
        [
            "unsafe-name: `aux` is a name that Windows reserves",
            "unsafe-name: `a-b` and `A b` would both become `chapters/a-b.html`",
            "duplicate-id: `compare` is a chapter here, and a page that the program makes elsewhere",
            "missing-words: the record `cat` has no words",
        ]
    );
    assert_eq!(handbook.editions[0].records["cat"].title, "cat");
    assert_eq!(handbook.editions[0].records["cat"].path, "mechanisms/cat");
}
