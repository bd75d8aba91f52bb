//! Every directive with its options, from the list by which the program follows them.

use vademecum::{DIRECTIVES, DirectiveHelp};

use super::super::book::{self, repository};
use super::cell;

const HEAD: &str = "\
+++
title = \"Directives\"
summary = \"Every directive: what stands behind its name, its options, and an example.\"
aliases = [\"fence\", \"braces\"]
+++

# Directives

This page is written from the program. A directive is a fence whose first line names it between braces. What it is about stands \
behind the braces. Options are lines `:name: value` below; they come first. Then a body may follow. \
[[directives|How to use them]] is told in Part 2.

The examples are from a small book about a library of tools and books.
";

/// The page.
pub(super) fn page() -> String {
    let sections: String = DIRECTIVES.iter().map(section).collect();
    format!("{HEAD}{sections}")
}

fn section(directive: &DirectiveHelp) -> String {
    let DirectiveHelp { name, argument, what, body, options, example } = directive;
    assert!(!what.is_empty() && !example.is_empty(), "the directive `{name}` says nothing of itself");
    let behind = if argument.is_empty() { String::new() } else { format!(" {argument}") };
    let mut text = format!("\n## `{{{name}}}{behind}` {{#{name}}}\n\n{what}\n");
    if !body.is_empty() {
        text += &format!("\nBetween the fences: {}\n", lower(body));
    }
    if !options.is_empty() {
        text += "\n| option | takes | what it does |\n| --- | --- | --- |\n";
    }
    for option in *options {
        assert!(!option.what.is_empty(), "the option `{}` of `{name}` says nothing of itself", option.name);
        text += &format!("| `:{}:` | {} | {} |\n", option.name, option.value, cell(option.what));
    }
    text + &format!("\n````markdown\n{example}\n````\n")
}

fn lower(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

#[test]
fn every_example_of_a_directive_is_right() {
    let library = repository().join("tests/books/library");
    let tree = book::tree(&library);
    let examples: String = DIRECTIVES.iter().map(|it| format!("\n## {}\n\n{}\n", it.name, it.example)).collect();
    let chapter = format!("# Examples\n{examples}");
    let mut files: Vec<(&str, &[u8])> = tree.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
    files.retain(|(path, _)| *path != "en/colophon.md");
    files.push(("en/colophon.md", chapter.as_bytes()));
    let dir = book::write(files);
    let (sources, _, found) = book::compile(dir.path());
    let report = book::short(&found, &sources);
    let own: Vec<_> = report.lines().filter(|line| line.starts_with("en/colophon.md")).collect();
    assert!(own.is_empty(), "{report}");
}
