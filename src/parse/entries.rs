//! Reads `<lang>/glossary.toml` and `<lang>/cases.toml`: named texts by id.
//!
//! [`glossary`] and [`cases`] are the ways in. The text of an entry is Markdown
//! and is read as a page is, at its place in the TOML file.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::markdown;
use super::records::judge_id;
use super::reviewed::REVIEWED;
use super::toml::{self, Entry as TomlEntry, Item};
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::handbook::Entry;
use crate::model::limits::RawHtml;
use crate::model::page::Page;
use crate::model::source::{FileId, Sources, Span};

/// The terms of `lang`, by id; none where it has no file.
pub(super) fn glossary(
    sources: &Sources,
    raw_html: RawHtml,
    lang: &str,
    found: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Entry> {
    let keys = &["name", "aliases", "text", "see"];
    let shape = Shape { path: format!("{lang}/glossary.toml"), name: "name", keys, raw_html };
    entries(sources, &shape, found)
}

/// The words of the cases in `lang`, by id; none where it has no file.
pub(super) fn cases(
    sources: &Sources,
    raw_html: RawHtml,
    lang: &str,
    found: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Entry> {
    let shape = Shape { path: format!("{lang}/cases.toml"), name: "title", keys: &["title", "text"], raw_html };
    entries(sources, &shape, found)
}

/// What the entries of a file look like.
struct Shape {
    path: String,
    name: &'static str,
    keys: &'static [&'static str],
    raw_html: RawHtml,
}

fn entries(sources: &Sources, shape: &Shape, found: &mut Vec<Diagnostic>) -> BTreeMap<String, Entry> {
    let mut entries = BTreeMap::new();
    let Some(file) = sources.find(&shape.path) else { return entries };
    let document = toml::document(sources, file, found);
    for written in document.table.entries.iter().filter(|it| it.key != REVIEWED) {
        judge_id(&written.key, written.key_span, found);
        let Some(table) = written.item.table(&written.key, found) else { continue };
        table.only(shape.keys, found);
        for key in [shape.name, "text"].iter().filter(|key| table.get(key).is_none() && !document.broken) {
            found.push(missing_words(&written.key, key, written.key_span));
        }
        entries.insert(written.key.clone(), entry(written, table, shape, (sources, file), found));
    }
    entries
}

fn entry(
    written: &TomlEntry,
    table: &toml::Table,
    shape: &Shape,
    (sources, file): (&Sources, FileId),
    found: &mut Vec<Diagnostic>,
) -> Entry {
    let id = written.key.clone();
    let name = table.text(shape.name, found).map_or_else(|| id.clone(), |(name, _)| name);
    let aliases = table.texts("aliases", found).unwrap_or_default();
    let mut page = match table.get("text").filter(|item| item.text("text", found).is_some()) {
        Some(item) => text(item, shape.raw_html, (sources, file), found),
        None => Page { file, ..Page::default() },
    };
    page.title.clone_from(&name);
    Entry {
        id,
        name,
        aliases: aliases.into_iter().map(|(alias, _)| alias).collect(),
        text: table.text("text", &mut Vec::new()).map(|(text, _)| text).unwrap_or_default(),
        page: Arc::new(page),
        see: table.texts("see", found).unwrap_or_default(),
        span: written.key_span,
    }
}

/// Reads the Markdown of `item` where it stands.
fn text(item: &Item, raw_html: RawHtml, (sources, file): (&Sources, FileId), found: &mut Vec<Diagnostic>) -> Page {
    let toml::Node::Text(text) = &item.node else { return Page { file, ..Page::default() } };
    let raw = sources.text(file).get(item.span.start as usize..item.span.end as usize).unwrap_or_default();
    let lead = lead(raw);
    let offset = item.span.start as usize + lead;
    let is_as_written = raw.get(lead..).is_some_and(|rest| rest.starts_with(text.as_str()));
    let found_before = found.len();
    let mut page = markdown::fragment(file, text, offset, raw_html, found);
    if !is_as_written {
        // Escapes moved the letters: name the whole text instead of a wrong place in it.
        page.links.iter_mut().for_each(|link| link.span = item.span);
        page.directives.iter_mut().for_each(|directive| directive.span = item.span);
        let options = page.directives.iter_mut().flat_map(|directive| &mut directive.options);
        options.for_each(|(_, _, span)| *span = item.span);
        found[found_before..].iter_mut().for_each(|diagnostic| diagnostic.at = item.span);
    }
    page
}

/// Bytes before the text of a TOML string: its quotes, and the line end behind three of them.
fn lead(raw: &str) -> usize {
    let is_long = raw.starts_with("'''") || raw.starts_with("\"\"\"");
    match (is_long, raw.get(3..)) {
        (true, Some(rest)) if rest.starts_with("\r\n") => 5,
        (true, Some(rest)) if rest.starts_with('\n') => 4,
        (true, _) => 3,
        (false, _) => 1,
    }
}

/// ## What
/// A term or case lacks its name or its text.
///
/// ## Why
/// The reader would see an id instead of words.
///
/// ## Example
/// `[hrc]` with `text` and no `name`.
fn missing_words(id: &str, key: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::MissingWords, span, format!("`{id}` has no `{key}`"))
        .with_help(format!("add `{key} = \"…\"` below `[{id}]`"))
}

#[cfg(test)]
mod tests {
    use super::lead;

    #[test]
    fn a_text_begins_behind_its_quotes() {
        assert_eq!(["'a'", "'''a'''", "'''\na'''", "\"\"\"\r\na\"\"\""].map(lead), [1, 3, 4, 5]);
    }
}
