//! The shape of the code itself: arrows between rooms, no world in the stages, no subject in the program.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::book::{files, flagship, repository};

/// Which rooms a room may use. What is not listed here uses none but the model.
const ARROWS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("texts", &["model"]),
    ("parse", &["model", "texts", "images"]),
    ("starter", &[]),
    ("finder", &["model", "texts"]),
    ("report", &["model", "explain"]),
    ("compose", &["model", "texts", "finder"]),
    ("index", &["model", "tokens", "bits"]),
    ("search", &["model", "tokens", "bits"]),
    ("translation", &["model", "addresses"]),
    ("check", &["model", "search", "texts", "minify", "addresses"]),
    ("render", &["model", "texts", "minify"]),
    ("sums", &["portable"]),
    ("unpack", &["portable"]),
    ("keys", &["signature"]),
    ("pack", &["model", "portable", "sums", "signature", "unpack"]),
    ("verify", &["model", "portable", "sums", "signature", "unpack", "pack", "audit"]),
    ("copy", &["portable", "verify"]),
    ("theme", &["model", "load", "texts"]),
    (
        "cli",
        &[
            "model",
            "load",
            "import",
            "explain",
            "theme",
            "publish",
            "report",
            "starter",
            "search",
            "texts",
            "compile",
            "build",
            "find",
            "Found",
            "traces",
            "json_schema",
            "copy",
            "keys",
            "made",
            "Made",
            "NotSealed",
            "seal",
            "serve",
            "signature",
            "sums",
            "unpack",
            "verify",
            "report",
            "status",
            "changes",
            "ChangedSection",
        ],
    ),
    (
        "lib",
        &[
            "model",
            "parse",
            "resolve",
            "finder",
            "compose",
            "index",
            "check",
            "render",
            "audit",
            "pack",
            "schema",
            "theme",
            "translation",
        ],
    ),
    (
        "serve",
        &[
            "model", "load", "theme", "report", "texts", "draw", "complete", "build", "file", "traces", "in_order",
            "Kit", "Parsed",
        ],
    ),
    ("main", &[]),
];

/// Rooms that read or write the world.
const EDGES: &[&str] = &["load", "theme", "publish", "copy", "keys", "cli", "serve", "main", "starter"];

/// What would let the world into a stage.
const WORLD: &[&str] = &[
    "std::fs",
    "std::env",
    "std::net",
    "std::time",
    "std::process",
    "SystemTime",
    "Instant::now",
    "println!",
    "eprintln!",
    "print!(",
    "dbg!",
    "static mut",
    "thread_local!",
    "todo!",
    "unimplemented!",
    "#[allow",
];

/// Words of the subjects of our books. The program has no subject.
const SUBJECTS: &[&str] = &[
    "advocacy",
    "ambassador",
    "asylum",
    "commission",
    "commissioner",
    "committee",
    "council",
    "defender",
    "defenders",
    "embassy",
    "geneva",
    "landlord",
    "librarian",
    "library card",
    "mandate",
    "ngo",
    "ohchr",
    "petition",
    "rapporteur",
    "remedies",
    "reprisal",
    "reprisals",
    "tenancy",
    "tenant",
    "tenants",
    "torture",
    "treaty",
    "victim",
];

/// Path below `src`, room and text of every source file.
fn rooms() -> Vec<(String, String, String)> {
    let src = repository().join("src");
    let rust = files(&src).into_iter().filter(|path| path.extension().is_some_and(|it| it == "rs"));
    // `tests.rs` beside a file holds its tests; what stands there is no part of the program.
    let rust = rust.filter(|path| !path.ends_with("tests.rs"));
    rust.map(|path| {
        let below = path.strip_prefix(&src).expect("below").to_string_lossy().replace('\\', "/");
        let room = below.split(['/', '.']).next().unwrap_or_default().to_owned();
        (below, room, fs::read_to_string(&path).expect("readable"))
    })
    .collect()
}

/// The code of a file: without comments, and without the tests at its end.
fn code(text: &str) -> String {
    without_tests(text)
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(|line| format!("{line}\n"))
        .collect()
}

fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default()
}

/// Names after `crate::`, those of a group `crate::{…}` one by one.
fn crate_imports(text: &str) -> Vec<String> {
    let name = |rest: &str| -> String { rest.chars().take_while(|it| it.is_alphanumeric() || *it == '_').collect() };
    let names = |rest: &str| -> Vec<String> {
        let group = rest.strip_prefix('{').and_then(|group| group.split('}').next());
        group.map_or_else(|| vec![name(rest)], |group| group.split(',').map(|it| name(it.trim())).collect())
    };
    text.split("crate::").skip(1).flat_map(names).filter(|name| !name.is_empty()).collect()
}

#[test]
fn rooms_import_only_along_the_arrows() {
    for (file, room, text) in rooms() {
        let allowed = ARROWS.iter().find(|(name, _)| *name == room).map_or(&["model"] as &[&str], |(_, rooms)| rooms);
        for import in crate_imports(&code(&text)) {
            let own = import == room;
            assert!(own || allowed.contains(&import.as_str()), "{file}: `{room}` may not use `crate::{import}`");
        }
    }
}

#[test]
fn stages_do_not_touch_the_world() {
    for (file, room, text) in rooms().into_iter().filter(|(_, room, _)| !EDGES.contains(&room.as_str())) {
        if let Some(word) = WORLD.iter().find(|word| code(&text).contains(**word)) {
            panic!("{file}: `{word}` in the stage `{room}`");
        }
    }
}

#[test]
fn files_say_what_they_are_for_and_stay_small() {
    for (file, _, text) in rooms() {
        assert!(text.starts_with("//! "), "{file}: no header");
        let lines = without_tests(&text).lines().count();
        assert!(lines <= 400, "{file}: {lines} lines");
    }
}

/// Path and text of what the program is made of, the starter's book excepted.
fn program() -> Vec<(String, String)> {
    let roots = ["src", "theme"].map(|root| repository().join(root));
    let all = roots.iter().flat_map(|root| files(root));
    let read = |path: std::path::PathBuf| {
        let below = path.strip_prefix(repository()).expect("below").to_string_lossy().replace('\\', "/");
        let text = String::from_utf8_lossy(&fs::read(&path).expect("readable")).into_owned();
        (below, without_tests(&text).to_owned())
    };
    all.map(read).filter(|(path, _)| !path.starts_with("src/starter") && !path.ends_with("tests.rs")).collect()
}

fn has_word(text: &str, word: &str) -> bool {
    let part = |it: char| it.is_alphanumeric() || it == '_';
    text.match_indices(word).any(|(at, _)| {
        !text[..at].chars().next_back().is_some_and(part) && !text[at + word.len()..].chars().next().is_some_and(part)
    })
}

#[test]
fn the_program_has_no_subject() {
    for (path, text) in program() {
        let text = text.to_lowercase();
        if let Some(word) = SUBJECTS.iter().find(|word| has_word(&text, word)) {
            panic!("{path} holds the subject word `{word}`");
        }
    }
}

#[test]
fn the_program_knows_no_field_of_a_book() {
    let mut ids = BTreeSet::new();
    for book in [flagship(), super::book::library()] {
        let schema = &book.handbook.registry.schema;
        ids.extend(schema.fields.values().flatten().filter(|field| !field.core).map(|field| field.id.clone()));
    }
    assert!(ids.contains("how_public") && ids.contains("loan_time"));
    for (path, text) in program() {
        for id in &ids {
            // A plain word such as `guide` may stand in a sentence, but not as a key.
            let quoted = [format!("\"{id}\""), format!("`{id}`"), format!(".{id}"), format!("{id} =")];
            let found = if id.contains('_') { has_word(&text, id) } else { text.contains(&quoted[0]) };
            assert!(!found, "{path} holds the field `{id}`");
        }
    }
}

#[test]
fn the_embedded_theme_is_the_folder() {
    let root = repository().join("theme");
    let on_disk: Vec<(String, Vec<u8>)> = super::book::tree(&root);
    let embedded: Vec<(String, Vec<u8>)> =
        vademecum::theme::BUILTIN.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec())).collect();
    let names = |files: &[(String, Vec<u8>)]| -> BTreeSet<String> { files.iter().map(|it| it.0.clone()).collect() };
    assert_eq!(names(&embedded), names(&on_disk));
    assert!(embedded.iter().all(|file| on_disk.contains(file)), "bytes differ");
}

#[test]
fn templates_and_texts_parse() {
    let mut templates = Vec::new();
    for path in files(&repository().join("theme")) {
        let text = fs::read_to_string(&path).unwrap_or_default();
        match path.extension().and_then(|it| it.to_str()) {
            Some("html") => templates.push((path.file_name().expect("a name").to_string_lossy().into_owned(), text)),
            Some("ftl") => {
                let read = fluent_bundle::FluentResource::try_new(text);
                assert!(read.is_ok(), "{}: {:?}", path.display(), read.err().map(|(_, errors)| errors));
            }
            _ => {}
        }
    }
    assert!(!templates.is_empty());
    let mut tera = tera::Tera::default();
    if let Err(error) = tera.add_raw_templates(templates) {
        panic!("{error}");
    }
}

/// Messages that are asked for by name, in code and templates.
#[test]
fn every_message_that_is_asked_for_exists() {
    let keys: BTreeSet<String> = files(&repository().join("theme/text/en"))
        .iter()
        .flat_map(|path| messages(&fs::read_to_string(path).expect("readable")))
        .collect();
    for (file, room, text) in rooms().into_iter().filter(|(_, room, _)| room == "compose" || room == "render") {
        for call in ["texts.get(\"", "texts.with(\""] {
            for rest in code(&text).split(call).skip(1) {
                let key = rest.split('"').next().unwrap_or_default();
                assert!(keys.contains(key), "{file}: `{room}` asks for the message `{key}`");
            }
        }
    }
}

#[test]
fn every_message_is_used() {
    let program: String =
        program().into_iter().filter(|(path, _)| !path.ends_with(".ftl")).map(|(_, text)| text).collect();
    for path in files(&repository().join("theme/text/en")) {
        let text = fs::read_to_string(&path).expect("readable");
        for key in messages(&text) {
            // Some are put together: `relation-` and the rest.
            let put_together = |(at, _): (usize, &str)| program.contains(&format!("\"{}{{", &key[..=at]));
            let used = program.contains(&format!("\"{key}\"")) || key.match_indices('-').any(put_together);
            assert!(used, "{}: nobody asks for `{key}`", path.display());
        }
    }
}

fn messages(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| line.starts_with(|it: char| it.is_ascii_alphabetic()));
    lines.filter_map(|line| line.split_once('=')).map(|(key, _)| key.trim().to_owned()).collect()
}

/// Script calls that leave a trace, need a network, or fail on a local page.
#[test]
fn scripts_leave_no_trace() {
    let banned = [
        "fetch(",
        "XMLHttpRequest",
        "sendBeacon",
        "WebSocket",
        "EventSource",
        "new Worker",
        "serviceWorker",
        "importScripts",
        "import(",
        "localStorage",
        "sessionStorage",
        "indexedDB",
        "document.cookie",
        "window.name",
        "pushState",
        "innerHTML",
        "document.write",
        "eval(",
        "new Function",
        "http://",
        "https://",
    ];
    for path in files(&repository().join("theme")).iter().filter(|path| path.extension().is_some_and(|it| it == "js")) {
        let text = fs::read_to_string(path).expect("readable");
        if let Some(word) = banned.iter().find(|word| text.contains(**word)) {
            panic!("{}: `{word}`", path.display());
        }
    }
}

#[test]
fn every_rule_is_documented_where_it_is_found() {
    let code: String =
        rooms().into_iter().filter(|(file, _, _)| file != "model/diagnostic.rs").map(|it| it.2).collect();
    for rule in vademecum::model::diagnostic::Code::ALL {
        let variant = format!("Code::{rule:?}");
        assert!(code.contains(&variant), "nothing makes `{variant}`");
    }
    let heads = ["/// ## What", "/// ## Why", "/// ## Example"].map(|head| code.matches(head).count());
    assert!(heads.iter().all(|count| *count >= vademecum::model::diagnostic::Code::ALL.len()), "{heads:?}");
}

#[test]
fn the_repository_has_its_documents() {
    for name in [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "SECURITY.md",
        "tests/README.md",
        "tests/run",
    ] {
        assert!(Path::new(repository()).join(name).is_file(), "{name}");
    }
}

/// `[text](path)` and `![alt](path)` outside of code, in the documents at the top and beside tests and benchmarks.
#[test]
fn links_of_the_documents_lead_to_files() {
    let documents = [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "NOTICES.md",
        "tests/README.md",
        "benches/README.md",
        "fuzz/README.md",
    ];
    for document in documents {
        let path = repository().join(document);
        let text = fs::read_to_string(&path).expect("readable");
        let prose: String = text.split("```").step_by(2).flat_map(|part| part.split('`').step_by(2)).collect();
        for link in prose.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next()) {
            let target = path.parent().expect("a folder").join(link);
            assert!(link.is_empty() || link.contains(':') || target.exists(), "{document}: no `{link}`");
        }
    }
}
