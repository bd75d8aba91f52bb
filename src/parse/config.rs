//! Reads `handbook.toml`: what to build.
//!
//! [`config`] is the only way in. It never fails: what is missing or wrong is
//! reported and takes its default.

use super::expect::expectations;
use super::nearest::did_you_mean;
use super::syntax;
use super::toml::{self, Entry, Node, Table};
use super::{look, redirects};
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::handbook::{Config, Format};
use crate::model::limits::{ACTIVE_SCHEMES, ExternalLinks, Limits, RawHtml};
use crate::model::source::{FileId, Sources, Span};

const FILE: &str = "handbook.toml";
const TOP: &[&str] = &[
    "name",
    "title",
    "short_title",
    "description",
    "edition",
    "date",
    "languages",
    "licence",
    "newer_edition",
    "build",
    "limits",
    "links",
    "markdown",
    "safety",
    "search",
    "look",
    "redirects",
];
const BUILD: &[&str] = &["out", "formats", "external_links", "base_url"];
const LINKS: &[&str] = &["shorteners", "contact_links"];
const SAFETY: &[&str] = &["hide_page", "hide_by_key", "discreet", "neutral_title"];
const LIMITS: &[&str] = &["page_kb", "book_kb", "image_kb", "bundle_kb"];
const MARKDOWN: &[&str] = &["raw_html", "link_schemes"];
/// Where a key belongs that stands elsewhere.
const TABLES: &[(&str, &[&str])] = &[
    ("build", BUILD),
    ("limits", LIMITS),
    ("links", LINKS),
    ("look", look::KEYS),
    ("markdown", MARKDOWN),
    ("safety", SAFETY),
];

/// What `handbook.toml` says, with defaults for what it leaves out.
pub(super) fn config(sources: &Sources, found: &mut Vec<Diagnostic>) -> Config {
    let Some(file) = sources.find(FILE) else {
        if !sources.files.is_empty() {
            found.push(no_config());
        }
        return defaults(FileId::default());
    };
    let document = toml::document(sources, file, found);
    let table = &document.table;
    only(table, "", TOP, found);
    let mut config = defaults(file);
    read_book(table, document.broken, &mut config, found);
    if let Some(build) = table.get("build").and_then(|item| item.table("build", found)) {
        only(build, "build", BUILD, found);
        read_build(build, &mut config, found);
    }
    if let Some(links) = table.get("links").and_then(|item| item.table("links", found)) {
        only(links, "links", LINKS, found);
        let hosts = links.texts("shorteners", found).unwrap_or_default();
        config.shorteners = hosts.into_iter().map(|(host, _)| host.to_lowercase()).collect();
        config.contact_links = links.flag("contact_links", found).unwrap_or(false);
    }
    if let Some(limits) = table.get("limits").and_then(|item| item.table("limits", found)) {
        only(limits, "limits", LIMITS, found);
        config.limits = read_limits(limits, found);
    }
    if let Some(markdown) = table.get("markdown").and_then(|item| item.table("markdown", found)) {
        only(markdown, "markdown", MARKDOWN, found);
        read_markdown(markdown, &mut config, found);
    }
    if let Some(safety) = table.get("safety").and_then(|item| item.table("safety", found)) {
        only(safety, "safety", SAFETY, found);
        read_safety(safety, &mut config, found);
    }
    if let Some(search) = table.get("search").and_then(|item| item.table("search", found)) {
        config.expectations = expectations(search, &config.languages, found);
    }
    if let Some(table) = table.get("look").and_then(|item| item.table("look", found)) {
        only(table, "look", look::KEYS, found);
        config.look = look::look(table, sources, found);
    }
    if let Some(table) = table.get("redirects").and_then(|item| item.table("redirects", found)) {
        config.redirects = redirects::redirects(table, found);
    }
    if config.discreet {
        keep_quiet(&mut config);
    }
    config
}

fn defaults(file: FileId) -> Config {
    Config {
        name: "handbook".to_owned(),
        languages: vec!["en".to_owned()],
        out: "dist".to_owned(),
        formats: vec![Format::Site, Format::Zip],
        hide_page: true,
        hide_by_key: true,
        file,
        ..Config::default()
    }
}

fn read_book(table: &Table, broken: bool, config: &mut Config, found: &mut Vec<Diagnostic>) {
    let mut text = |key: &str| table.text(key, found);
    config.short_title = text("short_title").unwrap_or_default().0;
    config.description = text("description").unwrap_or_default().0;
    config.licence = text("licence").unwrap_or_default().0;
    config.newer_edition = text("newer_edition").unwrap_or_default().0;
    for key in ["title", "edition", "date"] {
        if table.get(key).is_none() && !broken {
            found.push(missing_key(config.file, key));
        }
    }
    config.title = checked(table, "title", |title| !title.trim().is_empty(), TITLE, found).unwrap_or_default();
    if config.short_title.is_empty() {
        config.short_title.clone_from(&config.title);
    }
    config.edition = checked(table, "edition", syntax::is_file_name, EDITION, found).unwrap_or_default();
    config.date = checked(table, "date", syntax::is_full_date, DATE, found).unwrap_or_default();
    config.name =
        checked(table, "name", syntax::is_file_name, NAME, found).unwrap_or_else(|| stem(&config.title, "handbook"));
    read_languages(table, config, found);
}

const TITLE: &str = "write the title of the book";
const EDITION: &str = "write letters, digits, `.` and `-`, such as `2026.11`: it becomes part of file names";
const DATE: &str = "write the full date, such as `2026-11-23`";
const NAME: &str = "write lower-case letters, digits and `-`, such as `my-handbook`: it becomes the name of files";
const LANGUAGE: &str = "write language tags, such as `en`, `fr` or `zh-Hant`";
const LIMIT: &str = "write a number of kilobytes, such as `500`";
const SCHEME: &str = "write a scheme without `:`, such as `matrix`; none that runs scripts or reads files is allowed";
const BASE_URL: &str = "write an absolute address, such as `https://example.org/handbook/`";

fn read_safety(safety: &Table, config: &mut Config, found: &mut Vec<Diagnostic>) {
    config.hide_page = safety.flag("hide_page", found).unwrap_or(true);
    config.hide_by_key = safety.flag("hide_by_key", found).unwrap_or(true);
    config.discreet = safety.flag("discreet", found).unwrap_or(false);
    let title = checked(safety, "neutral_title", |title| !title.trim().is_empty(), NEUTRAL, found);
    config.neutral_title = title.unwrap_or_default();
}

/// What a discreet book does not tell: its name, its logo, where it is hosted, what its pages were called.
fn keep_quiet(config: &mut Config) {
    config.name = match config.neutral_title.as_str() {
        "" => NEUTRAL_NAME.to_owned(),
        title => stem(title, NEUTRAL_NAME),
    };
    config.base_url.clear();
    config.look.logo = None;
    config.redirects.clear();
}

/// Name of the files of a discreet book.
const NEUTRAL_NAME: &str = "notes";
const NEUTRAL: &str = "write a title that tells nothing, such as `Notes`";

fn read_languages(table: &Table, config: &mut Config, found: &mut Vec<Diagnostic>) {
    let Some(written) = table.texts("languages", found) else { return };
    let mut languages: Vec<String> = Vec::new();
    for (tag, span) in written {
        if !syntax::is_language(&tag) {
            found.push(bad_setting("languages", &tag, span, LANGUAGE));
        } else if languages.contains(&tag) {
            found.push(bad_setting("languages", &tag, span, "name each language once"));
        } else {
            languages.push(tag);
        }
    }
    if let Some(item) = table.get("languages")
        && matches!(&item.node, Node::List(items) if items.is_empty())
    {
        found.push(bad_setting("languages", "[]", item.span, LANGUAGE));
    }
    if !languages.is_empty() {
        config.languages = languages;
    }
}

fn read_build(build: &Table, config: &mut Config, found: &mut Vec<Diagnostic>) {
    if let Some((out, _)) = build.text("out", found).filter(|(out, _)| !out.trim().is_empty()) {
        config.out = out;
    }
    if let Some(base_url) = checked(build, "base_url", is_base, BASE_URL, found) {
        let slash = if base_url.is_empty() || base_url.ends_with('/') { "" } else { "/" };
        config.base_url = base_url + slash;
    }
    if let Some((written, span)) = build.text("external_links", found) {
        let known = [("link", ExternalLinks::Link), ("confirm", ExternalLinks::Confirm), ("text", ExternalLinks::Text)];
        config.external_links = pick("external_links", &written, span, &known, found).unwrap_or_default();
    }
    if let Some(written) = build.texts("formats", found) {
        let known: Vec<_> = Format::ALL.iter().map(|format| (format.name(), *format)).collect();
        let mut formats: Vec<_> =
            written.iter().filter_map(|(format, span)| pick("formats", format, *span, &known, found)).collect();
        formats.sort();
        formats.dedup();
        config.formats = formats;
    }
}

/// Whether pages can be told apart below this address: a query or an anchor leaves no place for them.
fn is_base(url: &str) -> bool {
    url.is_empty() || (syntax::is_url(url) && !url.contains(['?', '#']))
}

fn read_limits(table: &Table, found: &mut Vec<Diagnostic>) -> Limits {
    let mut limit = |key: &str| {
        let item = table.get(key)?;
        let written = match &item.node {
            Node::Bare(_, written) | Node::Text(written) => written.as_str(),
            _ => "",
        };
        let is_number = matches!(item.node, Node::Bare(..));
        let kb = written.replace('_', "").parse().ok().filter(|kb| *kb > 0 && is_number);
        if kb.is_none() {
            found.push(bad_setting(key, written, item.span, LIMIT));
        }
        kb
    };
    let (page_kb, book_kb) = (limit("page_kb"), limit("book_kb"));
    Limits { page_kb, book_kb, image_kb: limit("image_kb"), bundle_kb: limit("bundle_kb") }
}

fn read_markdown(table: &Table, config: &mut Config, found: &mut Vec<Diagnostic>) {
    if let Some((written, span)) = table.text("raw_html", found) {
        let known = [("error", RawHtml::Refuse), ("sanitize", RawHtml::Sanitize)];
        config.raw_html = pick("raw_html", &written, span, &known, found).unwrap_or_default();
    }
    for (scheme, span) in table.texts("link_schemes", found).unwrap_or_default() {
        let lower = scheme.to_lowercase();
        if syntax::is_scheme(&lower) && !ACTIVE_SCHEMES.contains(&lower.as_str()) {
            config.link_schemes.push(lower);
        } else {
            found.push(bad_setting("link_schemes", &scheme, span, SCHEME));
        }
    }
}

/// A text that `good` accepts; another is reported with `help`.
fn checked(
    table: &Table,
    key: &str,
    good: fn(&str) -> bool,
    help: &str,
    found: &mut Vec<Diagnostic>,
) -> Option<String> {
    let (text, span) = table.text(key, found)?;
    if good(&text) {
        return Some(text);
    }
    found.push(bad_setting(key, &text, span, help));
    None
}

/// The value that `written` names; another word is reported with the known ones.
fn pick<T: Copy>(key: &str, written: &str, span: Span, known: &[(&str, T)], found: &mut Vec<Diagnostic>) -> Option<T> {
    let value = known.iter().find(|(name, _)| *name == written).map(|(_, value)| *value);
    if value.is_none() {
        let names = || known.iter().map(|(name, _)| *name);
        let guess = did_you_mean(written, names()).map(|it| it + " ").unwrap_or_default();
        found.push(bad_setting(key, written, span, &format!("{guess}allowed: {}", toml::in_words(names()))));
    }
    value
}

/// Words of the title as a file name; `other` where nothing is left.
fn stem(title: &str, other: &str) -> String {
    let words = title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let stem = words.map(str::to_lowercase).collect::<Vec<_>>().join("-");
    if stem.is_empty() { other.to_owned() } else { stem }
}

fn only(table: &Table, name: &str, known: &[&str], found: &mut Vec<Diagnostic>) {
    for entry in table.entries.iter().filter(|entry| !known.contains(&entry.key.as_str())) {
        found.push(unknown_setting(entry, name, known));
    }
}

/// ## What
/// `handbook.toml` has a key that the program does not know, or knows in another table.
///
/// ## Why
/// The author meant something by it, and nothing would come of it.
///
/// ## Example
/// `licence = "CC BY-SA 4.0"` below `[build]`: in TOML it then belongs to `build`.
fn unknown_setting(entry: &Entry, table: &str, known: &[&str]) -> Diagnostic {
    let key = entry.key.as_str();
    let message = match table {
        "" => format!("unknown key `{key}`"),
        _ => format!("unknown key `{key}` in `[{table}]`"),
    };
    let help = if !table.is_empty() && TOP.contains(&key) {
        format!("a key belongs to the table above it: move `{key}` above the first `[table]`")
    } else if let Some((owner, _)) = TABLES.iter().find(|(_, keys)| keys.contains(&key)) {
        format!("move `{key}` below `[{owner}]`")
    } else {
        did_you_mean(key, known.iter().copied())
            .unwrap_or_else(|| format!("known here: {}", toml::in_words(known.iter().copied())))
    };
    Diagnostic::new(Code::BadConfig, entry.key_span, message).with_help(help)
}

/// ## What
/// `handbook.toml` lacks a key that every book needs.
///
/// ## Why
/// Title, edition and date stand on each page: a reader must be able to tell two copies apart.
///
/// ## Example
/// A `handbook.toml` without `date`.
fn missing_key(file: FileId, key: &str) -> Diagnostic {
    let example = match key {
        "title" => "title = \"My handbook\"",
        "edition" => "edition = \"2026.11\"",
        _ => "date = \"2026-11-23\"",
    };
    Diagnostic::new(Code::BadConfig, Span::file_start(file), format!("`{key}` is missing"))
        .with_help(format!("add a line such as `{example}` at the top"))
}

/// ## What
/// The book has no `handbook.toml`.
///
/// ## Why
/// It says what the book is called and what to build.
///
/// ## Example
/// A folder of chapters alone.
fn no_config() -> Diagnostic {
    Diagnostic::new(Code::BadConfig, Span::default(), "there is no `handbook.toml`")
        .with_help("add one with `title`, `edition` and `date`; `vademecum init` makes an example".to_owned())
}

/// ## What
/// A value of `handbook.toml` is not one that its key takes.
///
/// ## Why
/// Names of files, pages and addresses are made of it.
///
/// ## Example
/// `formats = ["pdf"]`.
fn bad_setting(key: &str, written: &str, span: Span, help: &str) -> Diagnostic {
    Diagnostic::new(Code::BadValue, span, format!("`{written}` is not a value for `{key}`")).with_help(help.to_owned())
}
