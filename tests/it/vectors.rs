//! What attackers write, put everywhere that an author can write: nothing of it may run, load or style anything.
//!
//! `tests/vectors/*.txt` holds one vector a line, `\n` for a line end. A few big books are built from them although they have
//! mistakes, so that what a build would refuse is looked at, too. `tests/browser/vectors.test.mjs` does the same with public lists.

use std::fs;
use std::path::Path;

use vademecum::model::bundle::Bundle;

use super::book::{self, repository};
use super::html::Page;

const CONFIG: &str = "name = \"book\"\ntitle = TITLE\nshort_title = TITLE\ndescription = TITLE\nlicence = TITLE\nnewer_edition = TITLE\nedition = \"1\"\ndate = \"2026-01-01\"\n";

fn list(name: &str) -> Vec<String> {
    let text = fs::read_to_string(repository().join("tests/vectors").join(name)).expect("a list");
    text.lines().filter(|line| !line.is_empty()).map(|line| line.replace("\\n", "\n")).collect()
}

fn all() -> Vec<String> {
    ["markdown.txt", "html.txt", "css.txt"].into_iter().flat_map(list).collect()
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let inner: String = text
        .chars()
        .map(|letter| match letter {
            '"' => "\\\"".to_owned(),
            '\\' => "\\\\".to_owned(),
            letter if letter.is_control() => format!("\\u{:04x}", u32::from(letter)),
            letter => letter.to_string(),
        })
        .collect();
    format!("\"{inner}\"")
}

/// A book with `vectors` in chapters, titles, alternative texts, names of files, captions, terms, records, sources and settings.
fn files(vectors: &[String], mode: &str) -> Vec<(String, Vec<u8>)> {
    let mut made: Vec<(String, Vec<u8>)> = Vec::new();
    let mut put = |path: String, text: String| made.push((path, text.into_bytes()));
    let title = quoted(&vectors.join(" ").replace('\n', " "));
    put("handbook.toml".into(), format!("{}\n[markdown]\nraw_html = \"{mode}\"\n", CONFIG.replace("TITLE", &title)));
    let (mut summary, mut glossary, mut cases, mut sources, mut words) =
        (String::new(), String::new(), String::new(), String::new(), String::new());
    summary += "# Summary\n\n";
    for (index, vector) in vectors.iter().enumerate() {
        let (line, toml) = (vector.replace('\n', " "), quoted(vector));
        put(
            format!("en/c{index}.md"),
            format!("# C{index}\n\n{vector}\n\n> {line}\n\n- {line}\n\n**{line}**\n\n| {line} |\n|--|\n| {line} |\n"),
        );
        let safe = line.replace(['[', ']'], "");
        put(
            format!("en/t{index}.md"),
            format!(
                "+++\ntitle = {toml}\n+++\n![{safe}](../images/x.svg)\n\n```{{figure}} images/x.svg\n:alt: {line}\n\n{line}\n```\n\n[[term-{index}]] [[s{index}]] [[case-{index}]]\n"
            ),
        );
        summary += &format!("- [{safe}](c{index}.md)\n- [T](t{index}.md)\n");
        glossary += &format!("[term-{index}]\nname = {toml}\naliases = [{toml}]\ntext = {toml}\n");
        cases += &format!("[case-{index}]\ntitle = {toml}\ntext = {toml}\n");
        sources += &format!("[s{index}]\ntitle = {toml}\nurl = {toml}\n");
        words += &format!("\"a{index}\" = {toml}\n");
        put(
            format!("mechanisms/m{index}.toml"),
            format!("id = \"m{index}\"\nkind = {toml}\ngroup = {toml}\nsources = [{toml}]\n"),
        );
        put(
            format!("en/mechanisms/m{index}.md"),
            format!("+++\nname = {toml}\nshort = {toml}\naliases = [{toml}]\nsummary = {toml}\n+++\n{vector}\n"),
        );
        let name: String = line.chars().filter(|letter| *letter != '/' && !letter.is_control()).take(60).collect();
        put(format!("images/{index}{name}.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".into());
    }
    put("en/SUMMARY.md".into(), summary);
    put("en/glossary.toml".into(), glossary);
    put("en/cases.toml".into(), cases);
    put("en/words.toml".into(), format!("[values]\n{words}"));
    put("sources.toml".into(), sources);
    put("images/x.svg".into(), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".into());
    made
}

fn build(vectors: &[String], mode: &str) -> (Bundle, Vec<String>) {
    let files = files(vectors, mode);
    let dir = book::write(files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())));
    let sources = vademecum::load::load(dir.path()).expect("the book loads");
    let (handbook, _) = vademecum::compile(&sources);
    let theme = vademecum::theme::load(Path::new("/nowhere")).expect("the theme loads");
    let (bundle, audited) =
        vademecum::build(&handbook, &theme, &[vademecum::model::handbook::Format::Site]).expect("the theme works");
    // The books have mistakes, and links that lead nowhere are some of them.
    let is_grave = |message: &String| !message.contains("no such place") && !message.contains("no file for the link");
    let messages = audited.into_iter().map(|it| it.message).filter(is_grave).collect();
    (bundle, messages)
}

/// By another hand than the audit's: every tag and attribute of every page is one that the theme writes.
fn judge(bundle: &Bundle) {
    let elements = [
        "script",
        "style",
        "iframe",
        "object",
        "embed",
        "base",
        "form",
        "applet",
        "frame",
        "frameset",
        "math",
        "foreignobject",
        "video",
        "audio",
        "source",
        "template",
        "noscript",
        "portal",
        "animate",
        "set",
    ];
    let mut pages = 0;
    for (path, bytes) in bundle.0.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = Page::read(std::str::from_utf8(bytes).expect("UTF-8"));
        pages += 1;
        for (tag, attributes) in &page.tags {
            let get = |name: &str| attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
            let is_own = match tag.as_str() {
                "script" => get("src").is_some_and(|src| {
                    src.trim_start_matches("../").starts_with("assets/") || src.ends_with("find-data.js")
                }),
                "style" => path == "site/404.html" || path.contains("/sheets/") || path.ends_with("leave.html"),
                "form" => get("action").is_none(),
                tag => !elements.contains(&tag),
            };
            assert!(is_own, "{path}: <{tag}> {attributes:?}");
            for (name, value) in attributes {
                let lower: String = value
                    .chars()
                    .filter(|it| !it.is_whitespace() && !it.is_control())
                    .collect::<String>()
                    .to_lowercase();
                assert!(
                    !name.starts_with("on") && name != "style" && name != "srcdoc",
                    "{path}: <{tag} {name}={value}>"
                );
                if ["href", "src", "action", "xlink:href"].contains(&name.as_str()) {
                    let active = [
                        "javascript:",
                        "data:text",
                        "data:image/svg",
                        "vbscript:",
                        "file:",
                        "blob:",
                        "//",
                        "view-source:",
                    ];
                    assert!(!active.iter().any(|scheme| lower.starts_with(scheme)), "{path}: <{tag} {name}={value}>");
                }
                if ["src", "srcset", "poster", "background"].contains(&name.as_str()) {
                    assert!(!lower.contains("//"), "{path}: <{tag} {name}={value}>");
                }
            }
        }
    }
    assert!(pages > 100, "{pages} pages");
}

#[test]
fn what_attackers_write_runs_nowhere() {
    let vectors = all();
    assert!(vectors.len() > 150);
    for mode in ["sanitize", "error"] {
        let (bundle, audited) = build(&vectors, mode);
        assert_eq!(audited, [""; 0], "{mode}");
        judge(&bundle);
    }
}

#[test]
fn drawings_of_attackers_are_cleaned_or_refused() {
    for inner in list("svg.txt") {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><path d=\"M0 0h1\"/>{inner}</svg>"
        );
        let Some(Ok(clean)) = vademecum::images::clean("x.svg", svg.as_bytes()) else { continue };
        let text = String::from_utf8(clean.bytes).expect("UTF-8");
        let page = Page::read(&text);
        for (tag, attributes) in &page.tags {
            assert!(
                !["script", "foreignobject", "iframe", "img", "handler"].contains(&tag.as_str()),
                "{inner}: {text}"
            );
            assert!(
                attributes.iter().all(|(name, value)| !(name.starts_with("on")
                    || (name.ends_with("href") && value.contains("javascript:")))),
                "{inner}: {text}"
            );
        }
        let addresses = text.replace("http://www.w3.org/", "");
        assert!(
            !["\"//", "\"http", "url(h", "url(/", "url(\"h", "@import"].iter().any(|it| addresses.contains(it)),
            "{inner}: {text}"
        );
        assert!(text.contains("M0 0h1"), "{inner}: {text}");
    }
}
