//! `init`.

use std::fs;
use std::path::Path;

use anyhow::{Context, ensure};

use crate::cli::talk::Talk;
use crate::cli::{Ended, Outcome, schema};
use crate::starter::STARTER;

/// Writes the starter book to `dir` and says how to go on.
pub(super) fn init(dir: &Path, talk: &Talk) -> Ended {
    let shown = dir.display();
    let entries = if dir.exists() {
        fs::read_dir(dir).with_context(|| format!("failed to open the folder {shown}"))?.count()
    } else {
        0
    };
    ensure!(entries == 0, "failed to make a book in {shown}: the folder is not empty");
    for (name, text) in STARTER {
        let path = dir.join(name);
        let parent = path.parent().unwrap_or(dir);
        fs::create_dir_all(parent).with_context(|| format!("failed to make the folder {}", parent.display()))?;
        fs::write(&path, text).with_context(|| format!("failed to write {}", path.display()))?;
    }
    schema::write(dir)?;
    talk.say(&format!(
        "made a book in {shown}: small, complete and invented; change every word of it\n\
         \x20 {shown}/handbook.toml    title, languages, what to build\n\
         \x20 {shown}/fields.toml      what a record of this book holds\n\
         \x20 {shown}/mechanisms/      the records: one file each\n\
         \x20 {shown}/en/              the words: chapters, names, glossary\n\
         next: vademecum build {shown}"
    ));
    Ok(Outcome::Clean)
}
