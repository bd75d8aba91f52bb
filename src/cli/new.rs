//! `new`: adds a chapter, a record, a language or a workflow to a book, and wires it in. Nothing that is there is overwritten.

mod record;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use toml_edit::DocumentMut;

use crate::cli::args::{New, NewThing};
use crate::cli::talk::Talk;
use crate::cli::{Ended, Outcome, book};
use crate::load;
use crate::model::handbook::Handbook;
use crate::starter::{GITHUB, GITLAB};

/// A file to make or to change, and its new text.
type File = (PathBuf, String);

/// Adds what is wanted.
pub(super) fn new(wanted: &New, talk: &Talk) -> Ended {
    if let NewThing::Workflow { host, dir } = &wanted.thing {
        let (path, text) = match host {
            crate::cli::args::Host::Github => (".github/workflows/handbook.yml", GITHUB),
            crate::cli::args::Host::Gitlab => (".gitlab-ci.yml", GITLAB),
        };
        return add(&[(dir.join(path), text.to_owned())], &[], talk);
    }
    let root = book::find(wanted.root.as_deref())?;
    let (handbook, _) = crate::compile(&load::load(&root)?);
    let lang = handbook.config.languages.first().cloned().unwrap_or_else(|| "en".to_owned());
    match &wanted.thing {
        NewThing::Chapter { path, title, after } => {
            chapter(&root, &lang, path, title.as_deref(), after.as_deref(), talk)
        }
        NewThing::Mechanism { id, name } => {
            ensure!(is_id(id), "failed to add `{id}`: an id has small letters, digits and `-`, such as `town-hall`");
            ensure!(!knows(&handbook, id), "failed to add `{id}`: the book has that id already");
            let name = name.clone().unwrap_or_else(|| spelled(id));
            let facts = (root.join(format!("mechanisms/{id}.toml")), record::facts(&handbook.registry));
            let words = (root.join(format!("{lang}/mechanisms/{id}.md")), record::words(&name));
            add(&[facts, words], &[], talk)
        }
        NewThing::Language { tag } => language(&root, &handbook, tag, talk),
        NewThing::Workflow { .. } => Ok(Outcome::Clean),
    }
}

fn knows(handbook: &Handbook, id: &str) -> bool {
    handbook.registry.records.keys().any(|(_, known)| known == id)
}

fn is_id(id: &str) -> bool {
    let letters = id.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-');
    letters && id.starts_with(|it: char| it.is_ascii_alphanumeric()) && !id.ends_with('-')
}

/// `town-hall` as `Town hall`.
fn spelled(id: &str) -> String {
    let words = id.replace(['-', '_'], " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn chapter(root: &Path, lang: &str, path: &str, title: Option<&str>, after: Option<&str>, talk: &Talk) -> Ended {
    let path = path.trim_start_matches("./").replace('\\', "/");
    let path = path.strip_prefix(&format!("{lang}/")).unwrap_or(&path);
    let stem = path.strip_suffix(".md").unwrap_or(path);
    let is_safe = stem.split('/').all(|part| !part.is_empty() && !part.starts_with(['.', '_']));
    let is_safe = is_safe && stem != "SUMMARY" && !stem.contains([':', '#', '?', '(', ')', '<', '>']);
    ensure!(is_safe, "failed to add `{path}`: name a file below {lang}/, such as `repairs/roof`");
    let file = format!("{stem}.md");
    let title = title.map_or_else(|| spelled(stem.rsplit('/').next().unwrap_or(stem)), str::to_owned);
    let text = format!(
        "# {title}\n\nWhat the reader can do, in a sentence or two.\n\n## First {{#first}}\n\nOne step, one paragraph. \
         Write `[[id]]` for a record, a term or an address of the book.\n"
    );
    let summary = root.join(lang).join("SUMMARY.md");
    let old = fs::read_to_string(&summary).with_context(|| format!("failed to read {}", summary.display()))?;
    let new = listed(&old, &title, &file.replace(' ', "%20"), after)?;
    add(&[(root.join(lang).join(&file), text)], &[(summary, new)], talk)
}

/// The list of chapters with one more: behind `after`, else behind the last of the numbered ones.
fn listed(summary: &str, title: &str, path: &str, after: Option<&str>) -> anyhow::Result<String> {
    let title = title.replace('[', "\\[").replace(']', "\\]");
    let is_item = |line: &str| line.trim_start().starts_with(['-', '*', '+']) && line.contains("](");
    let lines: Vec<&str> = summary.split_inclusive('\n').collect();
    let at = match after {
        Some(after) => {
            let stem = after.trim_end_matches(".md");
            let found = lines.iter().position(|line| line.contains(&format!("({stem}.md)")));
            Some(found.with_context(|| format!("failed to add the chapter: `SUMMARY.md` does not list `{stem}.md`"))?)
        }
        None => lines.iter().rposition(|line| is_item(line)),
    };
    let Some(at) = at else {
        return Ok(format!("{}\n- [{title}]({path})\n", summary.trim_end_matches('\n').to_owned() + "\n"));
    };
    let end = if lines[at].ends_with("\r\n") { "\r\n" } else { "\n" };
    let indent: String = lines[at].chars().take_while(|it| it.is_whitespace() && *it != '\n').collect();
    let mark = lines[at].trim_start().chars().next().filter(|it| "-*+".contains(*it));
    let mark = mark.map_or(String::new(), |mark| format!("{mark} "));
    let new = format!("{indent}{mark}[{title}]({path}){end}");
    let before = lines[..=at].concat();
    let gap = if before.ends_with('\n') { "" } else { end };
    Ok(before + gap + &new + &lines[at + 1..].concat())
}

fn language(root: &Path, handbook: &Handbook, tag: &str, talk: &Talk) -> Ended {
    let config = root.join("handbook.toml");
    let text = fs::read_to_string(&config).with_context(|| format!("failed to read {}", config.display()))?;
    ensure!(!handbook.config.languages.iter().any(|it| it == tag), "failed to add `{tag}`: the book has it already");
    let mut document: DocumentMut = text.parse().with_context(|| format!("failed to read {}", config.display()))?;
    let array = document.get_mut("languages").and_then(|it| it.as_array_mut());
    let Some(array) = array else { bail!("failed to add `{tag}`: handbook.toml has no list `languages`") };
    array.push(tag);
    let words = root.join(tag).join("words.toml");
    let source = handbook.config.languages.first().map_or("en", String::as_str);
    let start = format!(
        "# Words of this language for what {source}/words.toml says. What is missing here is shown in `{source}`, marked.\n\
         # A page is translated by a file of the same name as in {source}/; then: vademecum translate accept PAGE\n"
    );
    let changed = document.to_string();
    // What the program itself would refuse is refused before anything is written.
    ensure!(is_tag(tag), "failed to add `{tag}`: write a language tag, such as `fr` or `zh-Hant`");
    add(&[(words, start)], &[(config, changed)], talk)
}

fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    parts.next().is_some_and(|it| matches!(it.len(), 2 | 3) && it.bytes().all(|it| it.is_ascii_lowercase()))
        && parts.all(|it| (1..=8).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_alphanumeric()))
}

/// Makes files that are not there, then changes files that are.
fn add(made: &[File], changed: &[File], talk: &Talk) -> Ended {
    for (path, _) in made {
        ensure!(!path.exists(), "failed to make {}: it is there already", path.display());
    }
    for (path, text) in made {
        let parent = path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(parent).with_context(|| format!("failed to make the folder {}", parent.display()))?;
        let file = fs::OpenOptions::new().write(true).create_new(true).open(path);
        let mut file = file.with_context(|| format!("failed to make {}", path.display()))?;
        std::io::Write::write_all(&mut file, text.as_bytes())
            .with_context(|| format!("failed to write {}", path.display()))?;
        talk.say(&format!("made {}", path.display()));
    }
    for (path, text) in changed {
        fs::write(path, text).with_context(|| format!("failed to write {}", path.display()))?;
        talk.say(&format!("changed {}", path.display()));
    }
    Ok(Outcome::Clean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chapter_is_listed_where_it_belongs_and_the_rest_stays() {
        let old = "# S\n\n[A](a.md)\n\n- [B](b.md)\n  - [C](c.md)\n\n[D](d.md)\n";
        let at_end = listed(old, "New", "n.md", None).expect("listed");
        assert_eq!(at_end, old.replace("  - [C](c.md)\n", "  - [C](c.md)\n  - [New](n.md)\n"));
        let behind = listed(old, "New", "n.md", Some("b")).expect("listed");
        assert_eq!(behind, old.replace("- [B](b.md)\n", "- [B](b.md)\n- [New](n.md)\n"));
        assert_eq!(listed("# S", "N", "n.md", None).expect("listed"), "# S\n\n- [N](n.md)\n");
        assert!(listed(old, "New", "n.md", Some("x")).is_err());
    }
}
