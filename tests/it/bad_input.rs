//! What people and disks do wrong: each gives a clear word, none a panic or half an output.

use std::process::Command;

use super::book::{self, check, put};

/// What `vademecum build` says to a book, with its exit code.
fn build(dir: &std::path::Path) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vademecum"));
    let output = command.args(["build", "--message-format", "short"]).current_dir(dir).output().expect("it starts");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(!said.contains("panicked"), "{said}");
    let code = output.status.code().unwrap_or(-1);
    assert!(code == 0 || !dir.join("dist").exists(), "a build that fails writes nothing");
    (code, said)
}

fn count(report: &str, rule: &str) -> usize {
    report.matches(&format!("[{rule}]")).count()
}

const FIELDS: &str = r#"
[values.group]
a = "A"
[values.kind]
k = "K"
[values.status]
on = "On"
[values.size]
small = "Small"
large = "Large"
[[field]]
id = "size"
label = "Size"
type = "choice"
values = "size"
required = true
[[field]]
id = "wait"
label = "Wait"
type = "duration"
[[field]]
id = "open"
label = "Open"
type = "yes-no"
"#;

const WORDS: &str = "+++\nname = \"X\"\nsummary = \"X.\"\n+++\n";

#[test]
fn an_empty_folder_is_no_book() {
    let dir = tempfile::tempdir().expect("a folder");
    let (code, said) = build(dir.path());
    assert_eq!(code, 2);
    assert!(said.contains("vademecum init"), "{said}");
}

#[test]
fn an_empty_book_is_reported() {
    let dir = tempfile::tempdir().expect("a folder");
    put(dir.path(), "handbook.toml", b"");
    let (code, said) = build(dir.path());
    assert_eq!(code, 1, "{said}");
    assert_eq!(count(&said, "empty-book"), 1, "{said}");
}

#[test]
fn a_summary_that_names_a_missing_file_is_reported_at_its_line() {
    let report = check(&[("en/a.md", "# A\n"), ("en/SUMMARY.md", "# Summary\n\n- [A](a.md)\n- [B](b.md)\n")]);
    assert!(report.starts_with("en/SUMMARY.md:4:"), "{report}");
    assert_eq!(count(&report, "missing-page"), 1, "{report}");
}

#[test]
fn bytes_that_are_no_text_are_reported_and_the_rest_is_read() {
    let dir = book::write([("en/a.md", b"# A\n\nabc \xFF [gone](gone.md)\n" as &[u8])]);
    let (code, said) = build(dir.path());
    assert_eq!(code, 1);
    assert!(said.starts_with("en/a.md:3:5: error[bad-utf8]"), "{said}");
    assert_eq!(count(&said, "broken-link"), 1, "{said}");
}

#[test]
fn a_mark_and_windows_line_ends_change_no_page() {
    let text = "+++\ntitle = \"T\"\n+++\n# A\n\nOne  \ntwo\n\n- a\n- b\n\n| a |\n|---|\n| b |\n";
    let plain = book::write([("en/a.md", text.as_bytes())]);
    let windows = book::write([("en/a.md", format!("\u{FEFF}{}", text.replace('\n', "\r\n")).as_bytes())]);
    let (plain, windows) = (book::build(plain.path()), book::build(windows.path()));
    assert_eq!(windows.report, "");
    assert!(plain.bundle == windows.bundle);
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_ends() {
    let dir = book::write([("en/a.md", b"# A\n" as &[u8])]);
    std::os::unix::fs::symlink("../en", dir.path().join("en/again")).expect("a link");
    let (code, said) = build(dir.path());
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("again"), "{said}");
}

#[test]
fn every_syntax_error_of_a_toml_file_is_reported() {
    let report = check(&[("contacts.toml", "[[contact]\nid = \n\n[[contact]]\nid = \"a\nvalue = 'x'\nkind == 1\n")]);
    assert!(count(&report, "bad-toml") >= 3, "{report}");
    assert!(report.contains("contacts.toml:1:"), "{report}");
    assert!(report.contains("contacts.toml:7:"), "{report}");
}

#[test]
fn five_mistakes_in_a_record_are_five_diagnostics() {
    let record = r#"
group = "b"
kind = "k"
status = "on"
as_of = "yesterday"
sources = []
contacts = "not-stated"
wait = "soon"
open = "perhaps"
colour = "red"
"#;
    let report = check(&[("fields.toml", FIELDS), ("mechanisms/x.toml", record), ("en/mechanisms/x.md", WORDS)]);
    // group, as_of, wait and open have values that are not allowed; colour is unknown; size is missing.
    assert_eq!(count(&report, "bad-value"), 4, "{report}");
    assert_eq!(count(&report, "unknown-field"), 1, "{report}");
    assert_eq!(count(&report, "missing-field"), 1, "{report}");
    for line in [2, 5, 8, 9, 10] {
        assert!(report.contains(&format!("mechanisms/x.toml:{line}:")), "line {line} in\n{report}");
    }
}

#[test]
fn a_wrong_type_and_an_unknown_key_are_reported_together() {
    let report = check(&[("handbook.toml", "title = 3\nedition = \"1\"\ndate = \"2026-01-01\"\ntitel = \"x\"\n")]);
    assert!(report.contains("handbook.toml:1:"), "{report}");
    assert!(report.contains("handbook.toml:4:") && report.contains("`title`"), "{report}");
}

#[test]
fn one_bad_page_hides_no_other() {
    let report = check(&[
        ("en/a.md", "# A\n\n[gone](gone.md)\n"),
        ("en/b.md", "+++\ntitle =\n+++\n# B\n\n[gone](gone.md)\n"),
        ("en/c.md", "# C\n\n<b>x</b>\n\n[gone](gone.md)\n"),
        ("sources.toml", "[[source]\n"),
    ]);
    assert_eq!(count(&report, "broken-link"), 3, "{report}");
    for rule in ["bad-front-matter", "raw-html", "bad-toml"] {
        assert!(count(&report, rule) >= 1, "`{rule}` in\n{report}");
    }
}

#[test]
fn a_template_that_fails_is_named() {
    for template in ["{% if %}", "{{ no_such_value.at_all }}", "{% include \"gone.html\" %}"] {
        let dir = book::write([("theme/templates/page.html", template.as_bytes())]);
        let (code, said) = build(dir.path());
        assert_eq!(code, 2, "{said}");
        assert!(said.contains(".html"), "{said}");
    }
}

#[test]
fn a_folder_with_the_name_of_a_file_is_no_panic() {
    let dir = book::write([("en/a.md", b"# A\n" as &[u8])]);
    put(dir.path(), "en/b.md/c.md", b"# C\n");
    put(dir.path(), "contacts.toml/x.toml", b"");
    build(dir.path());
}

#[test]
fn deep_nesting_is_no_panic() {
    for text in ["> ".repeat(5_000), "- ".repeat(5_000), "*".repeat(5_000), "[".repeat(5_000), "<div>".repeat(5_000)] {
        check(&[("en/a.md", &text)]);
    }
    check(&[("contacts.toml", &format!("a = {}", "[".repeat(5_000)))]);
}
