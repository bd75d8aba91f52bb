//! What holds for any text: no panic, places within the text, a closed bundle.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use vademecum::model::source::{Content, SourceFile, Sources};

use super::book;

/// Pieces of Markdown, of which most mistakes are made.
const MARKDOWN: &[&str] = &[
    "# ",
    "## ",
    "### ",
    "\n",
    "\n\n",
    "    ",
    "- ",
    "1. ",
    "> ",
    "> [!WARNING]\n",
    "[a](b.md)",
    "[a](#b)",
    "[[a]]",
    "[[a|",
    "![",
    "](x.png)",
    "[^1]",
    "\n[^1]: ",
    "| a | b |\n|---|:-:|\n| c |\n",
    "```\n",
    "```{contacts} a\n",
    "```{picture} way a\n",
    ":ids: a\n",
    "```{x",
    "+++\n",
    "title = \"x\"\n",
    "<b>",
    "<!--",
    "&amp;",
    "&#x200;",
    "{#a}",
    "*",
    "**",
    "~~",
    "`",
    "\\",
    "- [ ] ",
    ": a\n",
    "<http://a.b>",
    "http://bit.ly/a",
    "a@b.org",
    "é",
    "ع",
    "\u{200F}",
    "\u{FEFF}",
    "\0",
    "\r",
    "\r\n",
    "\t",
    "x",
    "a b",
];

/// Pieces of TOML.
const TOML: &[&str] = &[
    "[a]\n",
    "[[contact]]\n",
    "[[source]]\n",
    "[values.a]\n",
    "[[field]]\n",
    "[[field.field]]\n",
    "[[later]]\n",
    "id = ",
    "\"a\"",
    "'''",
    "\"\"\"",
    "\n",
    "= ",
    ".",
    "[",
    "]",
    "{",
    "}",
    ",",
    "kind = \"web\"\n",
    "value = \"x\"\n",
    "as_of = \"2018\"\n",
    "1",
    "2018-01-01",
    "true",
    "type = \"choice\"\n",
    "é",
    "\\u00",
    "#",
    "\0",
    "\r",
    "parent = \"a\"\n",
    "title = 1\n",
    "on = ",
];

fn text_of(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![9 => select(pieces).prop_map(str::to_owned), 1 => any::<String>()];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn sources(mut files: Vec<(&str, String)>) -> Sources {
    for (path, text) in [
        ("handbook.toml", "title = \"B\"\nedition = \"1\"\ndate = \"2026-01-01\"\n"),
        ("en/SUMMARY.md", "- [A](a.md)\n"),
        ("en/a.md", "# A\n"),
    ] {
        if !files.iter().any(|(known, _)| *known == path) {
            files.push((path, text.to_owned()));
        }
    }
    files.sort();
    let file = |(path, text): (&str, String)| SourceFile {
        path: path.to_owned(),
        content: Content::Text { text: text.into(), bad_utf8: None },
    };
    Sources { files: files.into_iter().map(file).collect() }
}

/// Compiles; every place must lie in its text, on boundaries of characters.
fn compile(sources: &Sources) {
    let (_, found) = vademecum::compile(sources);
    for diagnostic in &found {
        let at = diagnostic.at;
        let text = sources.text(at.file);
        assert!(at.start <= at.end, "{diagnostic:?}");
        assert!(text.get(at.start as usize..at.end as usize).is_some(), "{diagnostic:?}");
        assert!(!diagnostic.message.ends_with('.') && !diagnostic.message.is_empty(), "{diagnostic:?}");
    }
    assert!(found.is_sorted_by_key(|it| it.sort_key()), "sorted");
    book::short(&found, sources);
}

fn settings(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(settings(256))]

    #[test]
    fn any_chapter_compiles(text in text_of(MARKDOWN)) {
        compile(&sources(vec![("en/a.md", text)]));
    }

    #[test]
    fn any_summary_compiles(text in text_of(MARKDOWN)) {
        compile(&sources(vec![("en/SUMMARY.md", text)]));
    }

    #[test]
    fn any_settings_compile(text in text_of(TOML)) {
        compile(&sources(vec![("handbook.toml", text)]));
    }

    #[test]
    fn any_registry_compiles(fields in text_of(TOML), record in text_of(TOML), table in text_of(TOML)) {
        compile(&sources(vec![
            ("fields.toml", fields),
            ("mechanisms/a.toml", record),
            ("contacts.toml", table.clone()),
            ("sources.toml", table.clone()),
            ("cases.toml", table.clone()),
            ("en/cases.toml", table.clone()),
            ("en/glossary.toml", table.clone()),
            ("en/words.toml", table),
        ]));
    }
}

proptest! {
    #![proptest_config(settings(48))]

    #[test]
    fn any_chapter_makes_a_closed_bundle(text in text_of(MARKDOWN)) {
        let sources = sources(vec![("en/a.md", text)]);
        let (handbook, _) = vademecum::compile(&sources);
        let (_, found) = vademecum::build(&handbook, &vademecum::theme::builtin(), &[]).expect("the theme works");
        assert_eq!(book::short(&found, &sources), "");
    }
}
