//! `translate accept` and `translate diff`.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use serde_json::json;
use similar::TextDiff;

use crate::cli::args::{MessageFormat, Translate, TranslateWhat, Translations};
use crate::cli::talk::Talk;
use crate::cli::{Ended, Outcome, book};
use crate::model::source::Sources;
use crate::model::translation::{ACCEPTED, WordsFile};
use crate::{ChangedSection, load};

/// Keeps originals, or shows what changed in them.
pub(super) fn translate(wanted: &Translate, format: MessageFormat, talk: &Talk) -> Ended {
    match &wanted.what {
        TranslateWhat::Accept(wanted) => accept(wanted, talk),
        TranslateWhat::Diff(wanted) => diff(wanted, format, talk),
    }
}

/// A translated file: its language, and its path below the language folder.
struct Translated {
    lang: String,
    path: String,
}

/// A book, its sources and languages, and the translations that were named.
struct Wanted {
    root: PathBuf,
    sources: Sources,
    source_lang: String,
    files: Vec<Translated>,
}

fn wanted(given: &Translations) -> anyhow::Result<Wanted> {
    let root = book::find(given.root.as_deref())?;
    let sources = load::load(&root)?;
    let (handbook, _) = crate::compile(&sources);
    let Some((source_lang, others)) = handbook.config.languages.split_first() else {
        bail!("the book has no language")
    };
    let mut files = Vec::new();
    for name in &given.files {
        let name = below(name, &root);
        let (lang, path) = name.split_once('/').unwrap_or((&name, ""));
        ensure!(
            others.iter().any(|it| it == lang),
            "`{name}` is no translation: it must begin with a language of the book other than `{source_lang}`{}",
            in_words(others)
        );
        let all = translated(&sources, lang);
        let before = files.len();
        files
            .extend(all.into_iter().filter(|it| path.is_empty() || it.path == path || it.path == format!("{path}.md")));
        ensure!(files.len() > before, "`{name}` is no translated file of the book");
    }
    Ok(Wanted { source_lang: source_lang.clone(), root, sources, files })
}

fn in_words(others: &[String]) -> String {
    if others.is_empty() { ", and it has none".to_owned() } else { format!(" ({})", others.join(", ")) }
}

/// `name` below the root, whether it was given from there or from here.
fn below(name: &str, root: &Path) -> String {
    let name = name.replace('\\', "/");
    let root = root.to_string_lossy().replace('\\', "/");
    let below = name.strip_prefix(&root).and_then(|it| it.strip_prefix('/')).unwrap_or(&name);
    below.trim_start_matches("./").trim_end_matches('/').to_owned()
}

/// Every file of a language that can have an original.
fn translated(sources: &Sources, lang: &str) -> Vec<Translated> {
    let below = |path: &str| Some(path.strip_prefix(lang)?.strip_prefix('/')?.to_owned());
    let paths = sources.files.iter().filter_map(|file| below(&file.path));
    let is_kept = |path: &str| path.strip_prefix(ACCEPTED).is_some_and(|rest| rest.starts_with('/'));
    let is_page = |path: &str| path.ends_with(".md") && path != "SUMMARY.md" && !is_kept(path);
    let wanted = paths.filter(|path| is_page(path) || has_no_sections(path));
    wanted.map(|path| Translated { lang: lang.to_owned(), path }).collect()
}

/// Whether the file holds words by id.
fn has_no_sections(path: &str) -> bool {
    WordsFile::ALL.iter().any(|file| file.name() == path)
}

fn accept(given: &Translations, talk: &Talk) -> Ended {
    let wanted = wanted(given)?;
    let mut kept = 0;
    for file in &wanted.files {
        let original = format!("{}/{}", wanted.source_lang, file.path);
        let Some(id) = wanted.sources.find(&original) else {
            talk.say(&format!("{}/{}: the original {original} is not there", file.lang, file.path));
            continue;
        };
        let target = wanted.root.join(&file.lang).join(ACCEPTED).join(&file.path);
        keep(&target, wanted.sources.text(id))?;
        kept += 1;
    }
    talk.say(&format!("accepted {}", crate::report::count(kept, "translation")));
    Ok(if kept == wanted.files.len() { Outcome::Clean } else { Outcome::Mistakes })
}

/// Writes a file whole or not at all.
fn keep(target: &Path, text: &str) -> anyhow::Result<()> {
    let folder = target.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).with_context(|| format!("failed to make the folder {}", folder.display()))?;
    let beside = target.with_extension("new");
    fs::write(&beside, text).with_context(|| format!("failed to write {}", beside.display()))?;
    fs::rename(&beside, target).with_context(|| format!("failed to write {}", target.display()))
}

fn diff(given: &Translations, format: MessageFormat, talk: &Talk) -> Ended {
    let wanted = wanted(given)?;
    let mut is_clean = true;
    for file in &wanted.files {
        let name = format!("{}/{}", file.lang, file.path);
        let Some(changed) = changed(&wanted, file) else {
            talk.say(&format!("{name}: nobody accepted its original yet: `vademecum translate accept {name}`"));
            is_clean = false;
            continue;
        };
        is_clean &= changed.is_empty();
        talk.data(&if format == MessageFormat::Json { as_json(&name, &changed) } else { as_text(&name, &changed) })?;
    }
    Ok(if is_clean { Outcome::Clean } else { Outcome::Mistakes })
}

/// What changed; a file without sections is one section.
fn changed(wanted: &Wanted, file: &Translated) -> Option<Vec<ChangedSection>> {
    if !has_no_sections(&file.path) {
        return crate::changes(&wanted.sources, &file.lang, &file.path);
    }
    let text = |path: &str| Some(wanted.sources.text(wanted.sources.find(path)?).to_owned());
    let before = text(&format!("{}/{ACCEPTED}/{}", file.lang, file.path))?;
    let today = text(&format!("{}/{}", wanted.source_lang, file.path)).unwrap_or_default();
    if before == today {
        return Some(Vec::new());
    }
    Some(vec![ChangedSection { title: String::new(), before, today, translated: None }])
}

fn as_json(name: &str, changed: &[ChangedSection]) -> String {
    let sections = changed
        .iter()
        .map(|it| json!({ "title": it.title, "before": it.before, "today": it.today, "translated": it.translated }));
    format!("{}\n", json!({ "file": name, "sections": sections.collect::<Vec<_>>() }))
}

fn as_text(name: &str, changed: &[ChangedSection]) -> String {
    if changed.is_empty() {
        return format!("{name}: its original is as it was\n");
    }
    let mut text = String::new();
    for section in changed {
        let title = if section.title.is_empty() { "the beginning" } else { &section.title };
        let _ = writeln!(text, "{name}: {title}");
        let diff = TextDiff::from_lines(&section.before, &section.today);
        for change in diff.iter_all_changes() {
            let line = change.value().trim_end_matches('\n');
            let _ = writeln!(text, "{}{line}", change.tag());
        }
        if let Some(translated) = &section.translated {
            let _ = writeln!(text, "  now translated as:");
            translated.lines().for_each(|line| text.push_str(&format!("  {line}\n")));
        }
        text.push('\n');
    }
    text
}
