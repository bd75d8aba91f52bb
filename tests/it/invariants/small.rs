//! A small book around the text that is tried, compiled and built with all that must hold on the way.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use vademecum::model::bundle::Bundle;
use vademecum::model::diagnostic::{Diagnostic, Severity};
use vademecum::model::handbook::{Chapter, Format, Handbook};
use vademecum::model::source::{Content, SourceFile, Sources, Span};
use vademecum::model::theme::Theme;

use super::closed;

/// A book that was compiled, and what was found in it.
pub struct Compiled {
    pub sources: Sources,
    pub handbook: Handbook,
    pub found: Vec<Diagnostic>,
}

/// The files of a text in which `-- path --` starts a file.
pub fn files(text: &str) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut current = None;
    for line in text.split_inclusive('\n') {
        if let Some(path) = line.trim_end().strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --")) {
            files.insert(path.to_owned(), String::new());
            current = Some(path.to_owned());
        } else if let Some(file) = current.as_ref().and_then(|path| files.get_mut(path)) {
            file.push_str(line);
        }
    }
    files
}

/// Compiles the small book with `changed` instead of its own files or beside them.
///
/// # Panics
///
/// If a mistake lies outside of its file or between two bytes of a letter, if mistakes are not in order, if a second
/// run finds others, or if the book that comes out does not fit together.
pub fn compile(changed: &[(&str, &str)]) -> Compiled {
    let mut all = files(include_str!("book.txt"));
    all.extend(changed.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())));
    let file = |(path, text): (String, String)| SourceFile {
        path,
        content: Content::Text { text: text.into(), bad_utf8: None },
    };
    let sources = Sources { files: all.into_iter().map(file).collect() };
    let (handbook, found) = vademecum::compile(&sources);
    for diagnostic in &found {
        check_span(&sources, diagnostic.at, diagnostic);
        assert!(!diagnostic.message.ends_with('.') && !diagnostic.message.is_empty(), "{diagnostic:?}");
    }
    assert!(found.is_sorted_by_key(Diagnostic::sort_key), "{found:?}");
    for layout in [vademecum::report::Layout::Short, vademecum::report::Layout::Human] {
        vademecum::report::report(&found, &sources, layout, false);
    }
    for chapter in handbook.editions.iter().flat_map(|edition| &edition.chapters) {
        check_chapter(&sources, chapter);
    }
    Compiled { sources, handbook, found }
}

/// Builds the site of a book, with mistakes or without, with the frames of the built-in theme.
///
/// # Panics
///
/// If what comes out is not closed: for [`closed::check`], which knows nothing of the audit; or, where no error stops
/// the book from being published, for the audit.
pub fn build(book: &Compiled) -> Bundle {
    build_with(book, &FRAMED)
}

/// The same with nothing around the content of pages, in a fifth of the time.
pub fn build_bare(book: &Compiled) -> Bundle {
    build_with(book, &BARE)
}

/// The bundle of a book with its zip.
pub fn build_zip(book: &Compiled) -> Bundle {
    vademecum::build(&book.handbook, &BARE, &[Format::Site, Format::Zip]).expect("the theme works").0
}

fn build_with(book: &Compiled, theme: &Theme) -> Bundle {
    let (bundle, found) = vademecum::build(&book.handbook, theme, &[]).expect("the theme works");
    let is_stopped = book.found.iter().any(|it| it.code.severity() == Severity::Error);
    assert!(is_stopped || found.is_empty(), "{found:?}");
    closed::check(&bundle);
    bundle
}

/// The built-in templates; styles and scripts are empty, since to minify them would take most of the time.
static FRAMED: LazyLock<Theme> = LazyLock::new(|| {
    let mut theme = vademecum::theme::builtin();
    for (path, bytes) in &mut theme.files {
        if path.starts_with("css/") || path.starts_with("js/") {
            *bytes = Arc::from(&b""[..]);
        }
    }
    theme
});

const BARE_FRAME: &str = concat!(
    r#"<!doctype html><html lang="en"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">"#,
    r#"<meta name="referrer" content="no-referrer"><title>-</title>"#,
);

static BARE: LazyLock<Theme> = LazyLock::new(|| {
    let mut theme = FRAMED.clone();
    for (path, bytes) in theme.files.iter_mut().filter(|(path, _)| path.starts_with("templates/")) {
        let has_body = path == "templates/page.html" || path == "templates/book.html";
        let body = if has_body { "<h1>{{ title }}</h1>{{ body | safe }}" } else { "" };
        *bytes = format!("{BARE_FRAME}{body}").into_bytes().into();
    }
    theme
});

fn check_span(sources: &Sources, at: Span, what: &dyn std::fmt::Debug) {
    assert!(at.start <= at.end, "{what:?}");
    let text = sources.text(at.file);
    assert!(text.get(at.start as usize..at.end as usize).is_some(), "outside of {} bytes: {what:?}", text.len());
}

fn check_chapter(sources: &Sources, chapter: &Chapter) {
    let page = &chapter.page;
    for link in &page.links {
        check_span(sources, link.span, link);
    }
    for directive in &page.directives {
        check_span(sources, directive.span, &directive.name);
        for (key, _, span) in &directive.options {
            check_span(sources, *span, key);
        }
    }
    let named = page.front.id.iter().chain(&page.front.sources).chain(&page.front.see);
    named.for_each(|(name, span)| check_span(sources, *span, name));
    assert_eq!(chapter.targets.len(), page.links.len(), "a target for each link of {}", chapter.path);
    assert_eq!(chapter.inserts.len(), page.directives.len(), "blocks for each directive of {}", chapter.path);
    let ids: BTreeSet<&str> = chapter.headings.iter().map(|heading| heading.id.as_str()).collect();
    assert_eq!(ids.len(), chapter.headings.len(), "an id twice on {}: {:?}", chapter.path, chapter.headings);
}
