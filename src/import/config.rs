//! `book.toml`: what it says that a book of ours can say, and what it says besides.

use std::collections::BTreeMap;

use toml_edit::{Document, Item, TableLike, Value};

use super::paths::{Names, decoded, folder, join};
use super::traced::{Origin, Traced};
use super::{Loss, loss};

const FILE: &str = "book.toml";

/// What of `book.toml` matters for chapters.
#[derive(Debug, Default)]
pub(super) struct Settings {
    pub(super) title: String,
    pub(super) lang: String,
    pub(super) src: String,
    /// Whether formulas are shown as such.
    pub(super) math: bool,
    /// What hidden lines begin with, by language.
    pub(super) hidden: BTreeMap<String, String>,
}

/// Keys that need no word: they are carried, or say what is so in any book of ours.
const CARRIED: &[&str] = &[
    "book.title",
    "book.description",
    "book.language",
    "book.src",
    "book.multilingual",
    "book.text-direction",
    "output.html.redirect",
    "output.html.code.hidelines",
    "output.html.smart-punctuation",
    "output.html.definition-lists",
    "output.html.admonitions",
    "preprocessor.links",
    "preprocessor.index",
    "preprocessor.admonish",
];

/// Why other keys are not carried; the first beginning that fits counts.
const REASONS: &[(&str, &str)] = &[
    ("book.authors", "there is no key for authors; they stand in a comment of `handbook.toml`"),
    ("build", "it says how mdBook builds"),
    ("rust", "code in a book of ours is shown, and neither run nor tested"),
    ("preprocessor", "programs that change chapters are not run; what it would have made is not there"),
    ("output.html.site-url", "`base_url` of `[build]` asks for the whole address of the site"),
    ("output.html.mathjax-support", "formulas are shown as they are written, in code"),
    ("output.html.additional-js", "a book of ours carries no scripts of its authors"),
    ("output.html.additional-css", "it dresses pages of mdBook; `css` of `[look]` names style sheets for ours"),
    ("output.html.git-repository", "pages of ours lead to no repository"),
    ("output.html.edit-url-template", "pages of ours lead to no repository"),
    ("output.html.playground", "code in a book of ours is shown, and neither run nor changed"),
    ("output.html", "it says how pages of mdBook look or act"),
    ("output", "it belongs to another back end"),
];

/// Reads what matters, with mdBook's defaults.
pub(super) fn read(config: &str) -> Settings {
    let document = Document::parse(config.to_owned()).ok();
    let get = |path: &[&str]| -> Option<Item> {
        path.iter().try_fold(document.as_ref()?.as_item().clone(), |item, key| item.get(key).cloned())
    };
    let text = |path: &[&str]| get(path).and_then(|it| it.as_str().map(str::to_owned));
    let hidden = get(&["output", "html", "code", "hidelines"]);
    let hidden = hidden.as_ref().and_then(Item::as_table_like).into_iter().flat_map(TableLike::iter);
    let src = text(&["book", "src"]).unwrap_or_else(|| "src".to_owned());
    Settings {
        title: text(&["book", "title"]).filter(|it| !it.trim().is_empty()).unwrap_or_else(|| "A book".to_owned()),
        lang: text(&["book", "language"]).filter(|it| is_language(it)).unwrap_or_else(|| "en".to_owned()),
        src: join("", &src).filter(|it| !it.starts_with("..")).unwrap_or_default(),
        math: get(&["output", "html", "mathjax-support"]).and_then(|it| it.as_bool()).unwrap_or(false)
            || get(&["preprocessor", "katex"]).is_some(),
        hidden: hidden.filter_map(|(lang, it)| Some((lang.to_owned(), it.as_str()?.to_owned()))).collect(),
    }
}

fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    parts.next().is_some_and(|it| matches!(it.len(), 2 | 3) && it.bytes().all(|it| it.is_ascii_lowercase()))
        && parts.all(|it| (1..=8).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_alphanumeric()))
}

/// `handbook.toml` of the new book.
pub(super) fn convert(config: &str, settings: &Settings, names: &Names, date: &str, losses: &mut Vec<Loss>) -> Traced {
    let document = match Document::parse(config.to_owned()) {
        Ok(document) => document,
        Err(error) => {
            let line = error.span().map_or(1, |span| line_of(config, span.start));
            losses.push(at(line, "book.toml", "it is no TOML; nothing of it was read"));
            Document::parse(String::new()).unwrap_or_else(|_| unreachable!("nothing is TOML"))
        }
    };
    let root = document.as_table();
    let book = |key: &str| root.get("book").and_then(|it| it.get(key));
    let mut text = "# Made of an mdBook. Change edition and date when you publish.\n".to_owned();
    let authors = book("authors").and_then(Item::as_array).into_iter().flatten().filter_map(Value::as_str);
    let authors: Vec<String> = authors.map(|it| it.replace(char::is_control, " ")).collect();
    if !authors.is_empty() {
        text += &format!("# Authors: {}.\n", authors.join(", "));
    }
    let mut line = |key: &str, value: Value| text += &format!("{key} = {}\n", value.to_string().trim());
    line("name", name(&settings.title).into());
    line("title", settings.title.trim().into());
    if let Some(description) = book("description").and_then(Item::as_str).filter(|it| !it.trim().is_empty()) {
        line("description", description.into());
    }
    line("edition", "1".into());
    line("date", date.into());
    line("languages", [settings.lang.as_str()].into_iter().collect::<Value>());
    text += "\n[markdown]\n# HTML that the chapters hold becomes part of the book, as far as it is safe.\nraw_html = \"sanitize\"\n";
    text += &redirects(config, root, names, losses);
    told(config, root, "", losses);
    if let Some(lang) = book("language").and_then(Item::as_str).filter(|it| !is_language(it)) {
        losses.push(at(1, &format!("language `{lang}`"), "it is no language tag; `en` was taken"));
    }
    Traced::of_file(FILE, &text)
}

fn redirects(config: &str, root: &dyn TableLike, names: &Names, losses: &mut Vec<Loss>) -> String {
    let table = root.get("output").and_then(|it| it.get("html")).and_then(|it| it.get("redirect"));
    let Some(table) = table.and_then(Item::as_table_like) else { return String::new() };
    let mut text = String::new();
    for (from, to) in table.iter() {
        let line = table.get_key_value(from).and_then(|(key, _)| key.span()).map_or(1, |it| line_of(config, it.start));
        let Some(to) = to.as_str() else { continue };
        let what = format!("redirect `{from}` to `{to}`");
        let (path, anchor) = to.split_once('#').map_or((to, ""), |(path, anchor)| (path, anchor));
        let below = from.trim_start_matches('/');
        let place = match path.strip_prefix('/') {
            Some(path) => join("", path).or(Some(String::new())),
            None => join(folder(below), path),
        };
        match place.and_then(|it| names.meant(&decoded(&it)).map(str::to_owned)) {
            None => losses.push(at(line, &what, "it leads out of the book; ours lead to a chapter")),
            Some(_) if !below.ends_with(".html") => losses.push(at(line, &what, "ours begin at a page `….html`")),
            Some(chapter) => {
                let anchor = if anchor.is_empty() { String::new() } else { format!("#{anchor}") };
                let to = Value::from(format!("{}{anchor}", names.to(&chapter)));
                text += &format!("{} = {}\n", Value::from(below).to_string().trim(), to.to_string().trim());
            }
        }
    }
    if text.is_empty() { text } else { format!("\n[redirects]\n{text}") }
}

/// Tells every key that is not carried.
fn told(config: &str, table: &dyn TableLike, path: &str, losses: &mut Vec<Loss>) {
    for (key, item) in table.iter() {
        let whole = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
        let carries = |it: &&&str| whole == **it || whole.starts_with(&format!("{it}."));
        if CARRIED.iter().any(|it| carries(&it)) {
            continue;
        }
        // A program that is run is told as one.
        let is_program = path == "preprocessor" || (path == "output" && key != "html");
        if let Some(inner) = item.as_table_like().filter(|it| !it.is_empty() && !is_program) {
            told(config, inner, &whole, losses);
            continue;
        }
        let span = table.get_key_value(key).and_then(|(key, _)| key.span()).or_else(|| item.span());
        let why = REASONS.iter().find(|(begin, _)| whole.starts_with(begin)).map_or("ours has no such key", |it| it.1);
        if !(whole == "output.html" || whole == "output" || whole == "preprocessor" || whole == "build") {
            losses.push(at(span.map_or(1, |it| line_of(config, it.start)), &format!("`{whole}`"), why));
        }
    }
}

fn at(line: usize, what: &str, why: &str) -> Loss {
    loss(&Origin { file: FILE.into(), line }, what, why)
}

fn line_of(text: &str, offset: usize) -> usize {
    text.get(..offset).unwrap_or_default().matches('\n').count() + 1
}

/// Stem of the names of output files.
pub(super) fn name(title: &str) -> String {
    let letters =
        title.to_lowercase().chars().map(|it| if it.is_ascii_alphanumeric() { it } else { ' ' }).collect::<String>();
    let name = letters.split_whitespace().collect::<Vec<_>>().join("-");
    let name: String = name.chars().take(40).collect();
    let name = name.trim_matches('-').to_owned();
    if name.is_empty() { "handbook".to_owned() } else { name }
}
