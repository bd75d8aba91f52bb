//! Whatever an mdBook holds, what comes of it builds.

use proptest::prelude::*;

use super::*;
use crate::model::diagnostic::Severity;

fn book(files: &[(&str, &str)]) -> OldBook {
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
    OldBook { files, ..OldBook::default() }
}

/// Imports and mends as the command does; returns what errors are left.
fn left(book: &OldBook) -> (Imported, Vec<String>) {
    let mut imported = import(book, "2026-11-25");
    for _ in 0..24 {
        let sources = imported.sources();
        let (_, found) = crate::compile(&sources);
        if !imported.mend(&found, &sources) {
            return (imported, Vec::new());
        }
    }
    let sources = imported.sources();
    let (_, found) = crate::compile(&sources);
    let errors = found.iter().filter(|it| it.code.severity() == Severity::Error);
    (imported, errors.map(|it| format!("{:?}: {}", it.code, it.message)).collect())
}

/// Pieces of chapters, good and bad.
const PIECES: &[&str] = &[
    "# A\n",
    "## A\n",
    "### B {#b}\n",
    "word ",
    "[a](a.md)",
    "[a](b.html#a)",
    "[a](#x)",
    "[a](/a.md)",
    "[a](../x.md)",
    "[a][b]",
    "[[a]]",
    "[[a|b]]",
    "![a](a.png)",
    "![](https://example.org/a.png)",
    "[![a](a.png)](b.md)",
    "[^a]",
    "\n[^a]: b\n",
    "\n\n",
    "\n> ",
    "\n- ",
    "\n1. ",
    "\n```rust,editable\n# a\nb\n```\n",
    "\n```{x} y\nz\n```\n",
    "\n```admonish tip\na\n```\n",
    "\n<div class=\"warning\">\n\n",
    "\n\n</div>\n",
    "<a href=\"x.html\">",
    "</a>",
    "<img src=\"a.png\">",
    "<script>",
    "<b",
    "`",
    "{{#include a.md}}",
    "{{#include b.md:x}}",
    "{{#title T}}",
    "\\{{#include a.md}}",
    "{{#",
    "}}",
    "\\\\(a\\\\)",
    "$$",
    "é",
    "\u{202e}",
    "[b]: a.md\n",
    "\n| a | b |\n|---|---|\n| [[a|b]] | c |\n",
    "javascript:",
    "[a](javascript:x)",
    "<https://bit.ly/a>",
    "---\n",
    "+++\n",
    "\r\n",
    "# C {#b}\n",
    "[a](<b c.md>)",
    "\n\na\n: b\n",
    "[x](b.md#b)",
    "\\",
    "[",
    "](",
    ")",
];

fn chapter() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..25).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_chapters_hold_the_book_builds(a in chapter(), b in chapter(), summary in chapter()) {
        let summary = format!("# Summary\n\n[S](s.md)\n\n- [A](a.md)\n- [B](b.md)\n{summary}");
        let old = book(&[
            ("book.toml", "[output.html]\nmathjax-support = true\n"),
            ("src/SUMMARY.md", &summary),
            ("src/s.md", "# S\n"),
            ("src/a.md", &a),
            ("src/b.md", &b),
        ]);
        let (imported, errors) = left(&old);
        prop_assert!(errors.is_empty(), "{errors:?}\n{:?}", imported.losses().collect::<Vec<_>>());
        prop_assert!(imported.chapters() >= 1);
    }
}

#[test]
fn a_page_that_cannot_be_mended_is_left_out_and_named() {
    let old = book(&[("src/SUMMARY.md", "[A](a.md)\n\n[B](b.md)\n"), ("src/a.md", "# A\n"), ("src/b.md", "# B\n")]);
    let mut imported = import(&old, "2026-11-25");
    let sources = imported.sources();
    let at = crate::model::source::Span::file_start(sources.find("en/b.md").expect("there"));
    let wrong = crate::model::diagnostic::Diagnostic::new(crate::model::diagnostic::Code::BadUtf8, at, "no text");
    assert!(imported.mend(&[wrong], &sources));
    assert_eq!(imported.chapters(), 1);
    let losses: Vec<_> = imported.losses().map(|it| (it.file.as_str(), it.what.as_str())).collect();
    assert_eq!(losses, [("src/b.md", "the whole chapter")]);
}

#[test]
fn files_that_include_each_other_again_and_again_come_to_an_end() {
    let twice = |file: &str| format!("{{{{#include {file}}}}}\n\n").repeat(9);
    let old = book(&[
        ("src/SUMMARY.md", "- [A](a.md)\n- [B](b.md)\n"),
        ("src/a.md", &format!("# A\n\n{}", twice("b.md"))),
        ("src/b.md", &format!("# B\n\n![x](gone.png)\n\n{}", twice("a.md"))),
    ]);
    let (imported, errors) = left(&old);
    assert!(errors.is_empty(), "{errors:?}");
    assert!(
        imported.losses().any(|it| it.why == "`src/a.md` includes itself"),
        "{:?}",
        imported.losses().collect::<Vec<_>>()
    );
}
