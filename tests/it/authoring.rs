//! What helps editors: new files that are wired in, rules explained, formats for programs, words for shells.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

use super::book::{put, repository, tree};

fn run(dir: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vademecum"));
    let Output { status, stdout, stderr } = command.current_dir(dir).args(args).output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (status.code().unwrap_or(-1), text(stdout), text(stderr))
}

fn starter() -> TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    assert_eq!(run(dir.path(), &["init", "my-book"]).0, 0);
    dir
}

#[test]
fn what_is_new_is_wired_in_and_builds_and_the_rest_stays_as_it_was() {
    let dir = starter();
    let root = dir.path().join("my-book");
    let config = fs::read_to_string(root.join("handbook.toml")).expect("there");
    let new = |args: &[&str]| run(&root, &[&["new"], args].concat());
    for args in [
        &["chapter", "repairs/roof", "--after", "repairs"] as &[&str],
        &["mechanism", "town-hall", "--name", "The \"town\" hall"],
        &["language", "fr"],
    ] {
        let (code, _, err) = new(args);
        assert_eq!(code, 0, "{args:?}: {err}");
        let (code, _, err) = run(&root, &["check"]);
        assert_eq!(code, 0, "{args:?}: {err}");
    }
    let summary = fs::read_to_string(root.join("en/SUMMARY.md")).expect("there");
    assert!(summary.contains("- [Something is broken](repairs.md)\n- [Roof](repairs/roof.md)\n"), "{summary}");
    let changed = fs::read_to_string(root.join("handbook.toml")).expect("there");
    assert_eq!(changed, config.replace("languages = [\"en\"]", "languages = [\"en\", \"fr\"]"));
    let (code, _, err) = run(&root, &["build"]);
    assert_eq!(code, 0, "{err}");
    assert!(root.join("dist/site/en/chapters/repairs/roof.html").is_file());
    assert!(root.join("dist/site/fr/mechanisms/town-hall.html").is_file());
}

#[test]
fn nothing_that_is_there_is_overwritten() {
    let dir = starter();
    let before = tree(dir.path());
    for args in [
        &["new", "chapter", "repairs"] as &[&str],
        &["new", "chapter", "../out"],
        &["new", "chapter", "x", "--after", "no-such"],
        &["new", "mechanism", "housing-tribunal"],
        &["new", "mechanism", "Bad Id"],
        &["new", "language", "en"],
        &["new", "language", "no language"],
    ] {
        let (code, _, err) = run(&dir.path().join("my-book"), args);
        assert!(code == 2 && err.contains("failed to"), "{args:?}: {err}");
    }
    assert_eq!(tree(dir.path()), before);
}

#[test]
fn a_workflow_is_written_once() {
    let dir = tempfile::tempdir().expect("a folder");
    for (host, path) in [("github", ".github/workflows/handbook.yml"), ("gitlab", ".gitlab-ci.yml")] {
        assert_eq!(run(dir.path(), &["new", "workflow", host]).0, 0);
        let text = fs::read_to_string(dir.path().join(path)).expect("there");
        assert!(text.contains("vademecum check --strict") && !text.contains("uses:"), "{text}");
        assert_eq!(run(dir.path(), &["new", "workflow", host]).0, 2);
    }
}

#[test]
fn rules_are_explained_and_a_slip_is_understood() {
    let here = repository();
    let (code, out, _) = run(here, &["explain", "broken-link"]);
    assert!(code == 0 && out.starts_with("# broken-link\n") && out.contains("- Wrong: ") && out.contains("- Right: "));
    let (code, out, _) = run(here, &["explain"]);
    let names: Vec<&str> = out.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let all: Vec<&str> = vademecum::model::diagnostic::Code::ALL.iter().map(|it| it.name()).collect();
    assert_eq!((code, names), (0, all));
    let (code, _, err) = run(here, &["explain", "broken-lnik"]);
    assert!(code == 2 && err.contains("did you mean `broken-link`?"), "{err}");
    let (_, out, _) = run(here, &["explain", "--all"]);
    assert!(out.starts_with("# Rules\n") && out.contains("\n## url-shortener {#url-shortener}\n"));
}

#[test]
fn shells_and_manuals_know_every_command() {
    let dir = tempfile::tempdir().expect("a folder");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (code, out, _) = run(dir.path(), &["completions", shell]);
        assert!(code == 0 && out.contains("import") && out.contains("message-format"), "{shell}");
    }
    assert_eq!(run(dir.path(), &["man", "pages"]).0, 0);
    let pages = tree(&dir.path().join("pages"));
    assert!(pages.iter().any(|(name, _)| name == "vademecum-build.1") && pages.iter().all(|it| it.1.starts_with(b".")));
}

#[test]
fn formats_for_programs_name_files_from_where_one_stands() {
    let dir = starter();
    put(dir.path(), "my-book/en/repairs.md", b"# A\n\n[gone](gone.md)\n");
    let (code, out, err) = run(dir.path(), &["check", "my-book", "--message-format", "sarif"]);
    assert!(code == 1 && err.is_empty(), "{err}");
    let sarif: Value = serde_json::from_str(&out).expect("JSON");
    let results = sarif["runs"][0]["results"].as_array().expect("results");
    let place = |it: &Value| it["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].clone();
    assert!(results.iter().any(|it| it["ruleId"] == "broken-link" && place(it) == "my-book/en/repairs.md"), "{out}");
    let (_, out, _) = run(dir.path(), &["check", "my-book", "--message-format", "github"]);
    assert!(out.contains("::error file=my-book/en/repairs.md,line=3,col=1,title=broken-link::"), "{out}");
    let (_, out, _) = run(dir.path(), &["check", "my-book", "--message-format", "json"]);
    let first: Value = serde_json::from_str(out.lines().next().expect("a line")).expect("JSON");
    let keys: Vec<&String> = first.as_object().expect("an object").keys().collect();
    let documented = ["column", "end_column", "end_line", "file", "help", "line", "message", "rule", "severity"];
    assert_eq!(keys, documented);
    let page = fs::read_to_string(repository().join("docs/messages.md")).expect("the page");
    assert!(documented.iter().all(|key| page.contains(&format!("| `{key}` |"))));
}

#[test]
fn links_outside_are_listed_with_their_places() {
    let dir = starter();
    put(
        dir.path(),
        "my-book/en/repairs.md",
        b"# A\n\n[b](https://b.example/)\n<https://a.example/>\n\n[b](https://b.example/)\n",
    );
    let (code, out, _) = run(dir.path(), &["links", "my-book"]);
    assert_eq!(code, 0);
    assert!(out.contains("https://a.example/\ten/repairs.md:4\n"), "{out}");
    assert!(out.contains("https://b.example/\ten/repairs.md:3 en/repairs.md:6\n"), "{out}");
    let addresses: Vec<&str> = out.lines().filter_map(|line| line.split('\t').next()).collect();
    assert!(addresses.is_sorted());
}
