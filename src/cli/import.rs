//! `import`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use serde_json::json;

use crate::cli::args::Import;
use crate::cli::status::today;
use crate::cli::talk::Talk;
use crate::cli::{Ended, Outcome};
use crate::import::{Imported, OldBook, source_folder, wanted};
use crate::load;
use crate::model::source::Content;
use crate::report::{count, plain};

/// After so many rounds nothing is mended any more; each takes out what the one before has found.
const ROUNDS_MAX: usize = 24;

/// Makes a book of an mdBook and says what it could not carry.
pub(super) fn import(asked: &Import, talk: &Talk) -> Ended {
    let date = today(asked.date.as_deref())?.to_string();
    let book = read(asked)?;
    let mut imported = crate::import::import(&book, &date);
    let out = asked.out.clone().unwrap_or_else(|| PathBuf::from(folder_name(&imported.title)));
    ensure!(
        !out.exists(),
        "failed to make a book in {}: it is there already; name another folder with --out",
        out.display()
    );
    mend(&mut imported)?;
    write(&imported, &out)?;
    tell(&imported, &out, talk)?;
    Ok(Outcome::Clean)
}

/// Checks the new book and mends it until nothing is wrong.
fn mend(imported: &mut Imported) -> anyhow::Result<()> {
    for _ in 0..ROUNDS_MAX {
        let sources = imported.sources();
        let (_, found) = crate::compile(&sources);
        if !imported.mend(&found, &sources) {
            return Ok(());
        }
    }
    let sources = imported.sources();
    let (_, found) = crate::compile(&sources);
    let shown = crate::report::report(&found, &sources, crate::report::Layout::Short, false);
    bail!("failed to make a book that builds:\n{shown}")
}

/// Reads the chapters with all that lies beside them, then what they include.
fn read(asked: &Import) -> anyhow::Result<OldBook> {
    let dir = &asked.dir;
    let shown = dir.display();
    let config = dir.join("book.toml");
    ensure!(dir.is_dir(), "failed to open the book {shown}: there is no such folder");
    let mut book = OldBook::default();
    if config.is_file() {
        book.files.insert("book.toml".to_owned(), bytes(&config)?);
    }
    let text = book.files.get("book.toml").map(|it| String::from_utf8_lossy(it).into_owned()).unwrap_or_default();
    let src = source_folder(&text);
    let folder = dir.join(&src);
    let summary = folder.join("SUMMARY.md");
    ensure!(summary.is_file(), "failed to open the mdBook {shown}: there is no {}", summary.display());
    let left_out = |path: &Path| src.is_empty() && matches!(path.to_str(), Some("book" | "target"));
    for (name, path) in load::list(&folder, left_out)? {
        let name = if src.is_empty() { name } else { format!("{src}/{name}") };
        book.files.insert(name, bytes(&path)?);
    }
    let within = asked.within.as_deref().unwrap_or(dir);
    let within = within.canonicalize().with_context(|| format!("failed to open the folder {}", within.display()))?;
    loop {
        let wanted = wanted(&book);
        let new: Vec<String> = wanted.into_iter().filter(|it| !book.refused.contains_key(it)).collect();
        if new.is_empty() {
            return Ok(book);
        }
        for name in new {
            match included(dir, &name, &within) {
                Ok(bytes) => drop(book.files.insert(name, bytes)),
                Err(why) => drop(book.refused.insert(name, why)),
            }
        }
    }
}

/// A file that a chapter includes, if it lies where includes may reach.
fn included(dir: &Path, name: &str, within: &Path) -> Result<Vec<u8>, String> {
    let path = dir.join(name).canonicalize().map_err(|_| format!("there is no file `{name}`"))?;
    if !path.starts_with(within) {
        return Err(format!("`{name}` lies outside of the book; `--within DIR` lets includes reach further"));
    }
    if !path.is_file() {
        return Err(format!("`{name}` is no file"));
    }
    fs::read(&path).map_err(|error| format!("`{name}` cannot be read: {error}"))
}

fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("failed to read {}", path.display()))
}

/// Writes the book beside its place, then moves it there: a folder is there whole or not at all.
fn write(imported: &Imported, out: &Path) -> anyhow::Result<()> {
    let name = out.file_name().with_context(|| format!("failed to make a book in {}", out.display()))?;
    let parent = out.parent().filter(|it| *it != Path::new("")).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).with_context(|| format!("failed to make the folder {}", parent.display()))?;
    let new = parent.join(format!(".{}.new-{}", name.to_string_lossy(), std::process::id()));
    fs::create_dir(&new).with_context(|| format!("failed to make the folder {}", new.display()))?;
    let written = fill(imported, &new).and_then(|()| {
        // A folder that came into being meanwhile is somebody's.
        ensure!(!out.exists(), "failed to make a book in {}: it is there already", out.display());
        fs::rename(&new, out).with_context(|| format!("failed to move the book to {}", out.display()))
    });
    if written.is_err() {
        // Whatever is left is hidden and ours; the first error says what is wrong.
        let _ = fs::remove_dir_all(&new);
    }
    written
}

fn fill(imported: &Imported, folder: &Path) -> anyhow::Result<()> {
    for file in imported.sources().files {
        let path = folder.join(&file.path);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).with_context(|| format!("failed to make the folder {}", parent.display()))?;
        let bytes = match &file.content {
            Content::Text { text, .. } => text.as_bytes(),
            Content::Bytes(bytes) => bytes,
        };
        fs::write(&path, bytes).with_context(|| format!("failed to write {}", path.display()))?;
    }
    Ok(())
}

/// What was not carried is data; how many chapters came through is talk.
fn tell(imported: &Imported, out: &Path, talk: &Talk) -> anyhow::Result<()> {
    let losses = imported.losses();
    if talk.wants_json() {
        let losses: Vec<_> =
            losses.map(|it| json!({ "file": it.file, "line": it.line, "what": it.what, "why": it.why })).collect();
        let told = json!({ "chapters": imported.chapters(), "listed": imported.listed, "not_carried": losses });
        talk.data(&format!("{told}\n"))?;
    } else {
        let lines = losses.map(|it| format!("{}:{}: {}: {}\n", it.file, it.line, plain(&it.what), plain(&it.why)));
        talk.data(&lines.collect::<String>())?;
    }
    let (lost, shown) = (imported.losses().count(), out.display());
    talk.say(&format!(
        "made a book in {shown}: {} of {}, {} not carried{}\nnext: vademecum build {shown}",
        imported.chapters(),
        count(imported.listed, "chapter"),
        count(lost, "thing"),
        if lost == 0 { "" } else { " (listed above)" },
    ));
    Ok(())
}

/// The folder for a book of this title, where none was named.
fn folder_name(title: &str) -> String {
    let letters: String = title.to_lowercase().chars().map(|it| if it.is_alphanumeric() { it } else { ' ' }).collect();
    let name = letters.split_whitespace().collect::<Vec<_>>().join("-");
    if name.is_empty() { "handbook".to_owned() } else { name }
}
