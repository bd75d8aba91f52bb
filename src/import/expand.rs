//! Does what mdBook's helpers do before a chapter is read: `{{#include …}}` and its kin.

use std::collections::BTreeSet;

use super::include::{self, Part};
use super::paths::{folder, join};
use super::traced::{Origin, Traced};
use super::{Loss, OldBook, loss};

/// How deep files may include files.
const DEPTH_MAX: usize = 10;

/// How long a chapter may become by what it includes, in bytes.
const INCLUDED_MAX: usize = 1 << 20;

/// One helper in a text.
struct Helper<'t> {
    range: std::ops::Range<usize>,
    name: &'t str,
    argument: &'t str,
}

/// The chapter at `path` with everything that it includes. Files that were not read yet are put into `wanted`.
///
/// `{{#title …}}` becomes front matter.
pub(super) fn expand(
    book: &OldBook,
    path: &str,
    text: &str,
    wanted: &mut BTreeSet<String>,
    losses: &mut Vec<Loss>,
) -> Traced {
    let mut expander = Expander { book, wanted, losses, title: None, within: vec![path.to_owned()] };
    let mut out = Traced::default();
    expander.file(path, text, 1, 0, &mut out);
    let title = expander.title.take();
    without_front_matter(&mut out, losses);
    if let Some(title) = title {
        let front = format!("+++\ntitle = {}\n+++\n\n", toml_edit::Value::from(title));
        out.edit(vec![(0..0, front)]);
    }
    out
}

/// What other programs keep at the top of a page is no part of it.
fn without_front_matter(text: &mut Traced, losses: &mut Vec<Loss>) {
    let source = text.text();
    let mark = source.lines().next().unwrap_or_default().trim_end();
    let is_data = |line: &str| line.trim().is_empty() || line.contains(if mark == "---" { ':' } else { '=' });
    let mut lines = source.split_inclusive('\n').skip(1).take_while(|line| line.trim_end() != mark);
    if !matches!(mark, "---" | "+++") || !lines.all(is_data) {
        return;
    }
    let Some(end) = source.get(mark.len()..).and_then(|rest| rest.find(&format!("\n{mark}"))) else { return };
    let end = mark.len() + end + 1 + mark.len();
    losses.push(loss(&text.origin(0), "front matter", "mdBook knows none, and its keys are not ours"));
    text.edit(vec![(0..end, String::new())]);
}

struct Expander<'e> {
    book: &'e OldBook,
    wanted: &'e mut BTreeSet<String>,
    losses: &'e mut Vec<Loss>,
    title: Option<String>,
    /// The files that are being taken in, each by the one before it.
    within: Vec<String>,
}

impl Expander<'_> {
    fn file(&mut self, path: &str, text: &str, first_line: usize, depth: usize, out: &mut Traced) {
        let mut at = 0;
        let origin = |at: usize| Origin { file: path.into(), line: first_line + text[..at].matches('\n').count() };
        while let Some(helper) = next(text, at) {
            let start = helper.range.start;
            // A backslash says that the braces are meant.
            if text[at..start].ends_with('\\') {
                out.push(&text[at..start - 1], &origin(at), true);
                out.push(&text[helper.range.clone()], &origin(start), true);
            } else {
                out.push(&text[at..start], &origin(at), true);
                self.helper(&helper, path, &text[helper.range.clone()], &origin(start), depth, out);
            }
            at = helper.range.end;
        }
        out.push(&text[at..], &origin(at), true);
    }

    fn helper(&mut self, it: &Helper, path: &str, written: &str, at: &Origin, depth: usize, out: &mut Traced) {
        match it.name {
            "include" | "rustdoc_include" | "playground_include" | "shiftinclude" => {
                let argument = if it.name == "shiftinclude" { after_shift(it.argument) } else { it.argument };
                self.include(argument, path, written, at, depth, out);
            }
            "playground" | "playpen" => {
                let mut words = it.argument.split_whitespace();
                let file = words.next().unwrap_or_default();
                if words.any(|word| word == "editable") {
                    self.losses.push(loss(at, format!("`{written}`"), "shown, but a page of ours runs no code"));
                }
                out.push("```rust\n", at, false);
                self.include(file, path, written, at, depth, out);
                out.push("\n```\n", at, false);
            }
            "title" => self.title = Some(it.argument.to_owned()),
            // Handlebars that a chapter shows, as any text.
            "if" | "unless" | "each" | "with" => out.push(written, at, true),
            _ => {
                self.losses.push(loss(at, format!("`{written}`"), "no helper of this name is known; left as it is"));
                out.push(written, at, true);
            }
        }
    }

    fn include(&mut self, argument: &str, path: &str, written: &str, at: &Origin, depth: usize, out: &mut Traced) {
        let (name, part) = include::wanted(argument);
        let why = match join(folder(path), name) {
            _ if depth >= DEPTH_MAX => format!("files include each other more than {DEPTH_MAX} deep"),
            _ if out.text().len() > INCLUDED_MAX => format!("the chapter grows beyond {} MB", INCLUDED_MAX >> 20),
            // Taken in twice each time, ten levels would be a thousand copies.
            Some(file) if self.within.contains(&file) => format!("`{file}` includes itself"),
            None => "its path leads nowhere".to_owned(),
            Some(file) => match (self.book.text(&file), self.book.refused.get(&file)) {
                (Some(text), _) => match include::take(&text, &part) {
                    Some((taken, line)) => {
                        self.within.push(file.clone());
                        self.file(&file, &taken, line, depth + 1, out);
                        self.within.pop();
                        return;
                    }
                    None => format!("`{file}` has no {}", shown(&part)),
                },
                (None, Some(why)) => why.clone(),
                (None, None) => {
                    self.wanted.insert(file.clone());
                    format!("there is no file `{file}`")
                }
            },
        };
        self.losses.push(loss(at, format!("`{written}`"), why));
        out.push(written, at, true);
    }
}

fn shown(part: &Part) -> String {
    match part {
        Part::Anchor(name) => format!("anchor `{name}`"),
        Part::Whole | Part::Lines(..) => "such lines".to_owned(),
    }
}

/// `path:part` of `shift:path:part`.
fn after_shift(argument: &str) -> &str {
    argument.split_once(':').map_or(argument, |(_, rest)| rest)
}

/// The next `{{#name argument}}` from `at` on.
fn next(text: &str, at: usize) -> Option<Helper<'_>> {
    let mut from = at;
    loop {
        let start = from + text.get(from..)?.find("{{")?;
        let inner = &text[start + 2..];
        if let Some(end) = inner.find("}}")
            && let Some(rest) = inner[..end].trim_start().strip_prefix('#')
            && !rest.contains(['\n', '{', '}'])
        {
            let (name, argument) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
            let is_name = !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_');
            if is_name {
                return Some(Helper { range: start..start + 2 + end + 2, name, argument: argument.trim() });
            }
        }
        from = start + 2;
    }
}
