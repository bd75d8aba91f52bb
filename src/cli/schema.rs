//! `schema`.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};

use crate::cli::args::Schema;
use crate::cli::talk::Talk;
use crate::cli::{Ended, Outcome, book};
use crate::load;

/// The folder of a book that holds its schemas.
const FOLDER: &str = ".schema";

/// Prints the schema of the book's files, or writes it beside them. The book may have mistakes.
pub(super) fn schema(wanted: &Schema, talk: &Talk) -> Ended {
    let root = book::find(wanted.root.as_deref())?;
    if wanted.write {
        let names = write(&root)?;
        let folder = root.join(FOLDER);
        talk.say(&format!("wrote {}: {}", folder.display(), names.join(", ")));
    } else {
        let (handbook, _) = crate::compile(&load::load(&root)?);
        talk.data(&format!("{:#}\n", crate::json_schema(&handbook)))?;
    }
    Ok(Outcome::Clean)
}

/// Writes one schema a file into `.schema/` of the book at `root`; returns their names.
pub(super) fn write(root: &Path) -> anyhow::Result<Vec<String>> {
    let (handbook, _) = crate::compile(&load::load(root)?);
    let serde_json::Value::Object(documents) = crate::json_schema(&handbook) else {
        bail!("failed to write the schema: there is none");
    };
    let folder = root.join(FOLDER);
    fs::create_dir_all(&folder).with_context(|| format!("failed to make the folder {}", folder.display()))?;
    let mut names = Vec::new();
    for (of, document) in documents {
        let path = folder.join(file_name(&of));
        fs::write(&path, format!("{document:#}\n")).with_context(|| format!("failed to write {}", path.display()))?;
        names.push(file_name(&of));
    }
    Ok(names)
}

/// `mechanisms.json` for the files `mechanisms/*.toml`, `contacts.json` for `contacts.toml`.
fn file_name(of: &str) -> String {
    let stem = of.trim_end_matches(".json").trim_end_matches(".schema").trim_end_matches(".toml");
    let stem = stem.trim_end_matches(['*', '/']).replace(['/', '\\', '*'], "-");
    format!("{}.json", stem.trim_start_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_document_has_a_plain_name() {
        for of in ["mechanisms", "mechanisms.json", "mechanisms/*.toml", "mechanisms.schema.json"] {
            assert_eq!(file_name(of), "mechanisms.json");
        }
    }
}
