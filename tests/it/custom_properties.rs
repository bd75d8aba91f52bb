//! The table of sizes, spaces and colours in `tests/books/everything` says what the style sheets say.
//!
//! `UPDATE=1 cargo test` writes the table anew.

use std::fs;

use super::book::{repository, tree};

/// The page that documents them.
const PAGE: &str = "tests/books/everything/en/parts/tokens.md";

/// A custom property of `:root`: its name, its value in the light, and in the dark where that is another.
struct Property {
    name: String,
    light: String,
    dark: Option<String>,
}

#[test]
fn the_page_of_the_look_lists_every_custom_property_with_its_values() {
    let path = repository().join(PAGE);
    let page = fs::read_to_string(&path).expect("readable");
    let (before, table) = page.split_once("| --- |").expect("a table");
    let (head, _) = table.split_once('\n').expect("a line");
    let rows: String = properties().iter().map(row).collect();
    let wanted = format!("{before}| --- |{head}\n{rows}");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &wanted).expect("writable");
    } else {
        assert_eq!(page, wanted, "run `UPDATE=1 cargo test custom_properties`");
    }
    assert!(rows.lines().count() > 20);
}

fn row(property: &Property) -> String {
    let dark = property.dark.as_ref().map_or("the same".to_owned(), |value| format!("`{value}`"));
    format!("| `{}` | `{}` | {dark} |\n", property.name, property.light)
}

/// Those of all style sheets for the screen, in the order in which they stand there.
fn properties() -> Vec<Property> {
    let mut properties: Vec<Property> = Vec::new();
    for (path, bytes) in tree(&repository().join("theme/css")) {
        if path == "print.css" || path.starts_with("inline/") {
            continue;
        }
        for (surroundings, name, value) in declared(&String::from_utf8(bytes).expect("UTF-8")) {
            let known = properties.iter_mut().find(|it| it.name == name);
            if surroundings.is_empty() {
                properties.push(Property { name, light: value, dark: None });
            } else if surroundings.contains("prefers-color-scheme: dark") {
                known.unwrap_or_else(|| panic!("`{name}` has no value in the light")).dark = Some(value);
            }
        }
    }
    properties
}

/// The custom properties in blocks of `:root`: the condition around the block, name, value.
fn declared(css: &str) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut text = String::new();
    for letter in without_comments(css).chars() {
        match letter {
            '{' => open.push(std::mem::take(&mut text).trim().to_owned()),
            '}' | ';' => {
                let is_root = open.last().is_some_and(|selector| selector == ":root");
                if let Some((name, value)) = text.trim().split_once(':').filter(|(name, _)| name.starts_with("--")) {
                    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
                    if is_root {
                        found.push((open[..open.len() - 1].join(" "), name.to_owned(), value));
                    }
                }
                text.clear();
                if letter == '}' {
                    open.pop();
                }
            }
            _ => text.push(letter),
        }
    }
    found
}

fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once("*/").map_or("", |(_, rest)| rest))
}
