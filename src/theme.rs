//! The built-in theme and the book's own.
//!
//! [`load`] lays `theme/` of a book over the files that are part of the
//! program. It reads no template: what does not work shows when it is rendered.

use std::fs;
use std::path::Path;

use anyhow::Context;

use crate::load::list;
use crate::model::theme::Theme;

/// Embedded files.
pub const BUILTIN: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/theme.rs"));

/// The files that are part of the program.
pub fn builtin() -> Theme {
    Theme { files: BUILTIN.iter().map(|(path, bytes)| ((*path).to_owned(), (*bytes).into())).collect() }
}

/// The theme of the book at `root`: the built-in files, and those of its `theme/` instead of them or beside them.
///
/// # Errors
///
/// If a file of the book's theme cannot be read.
pub fn load(root: &Path) -> anyhow::Result<Theme> {
    let mut theme = builtin();
    let own = root.join("theme");
    if own.is_dir() {
        for (name, path) in list(&own, |_| false)? {
            let bytes = fs::read(&path).with_context(|| format!("failed to read {}", path.display()))?;
            theme.files.insert(name, bytes.into());
        }
    }
    Ok(theme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_a_book_replaces_the_built_in_one() {
        let dir = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(dir.path().join("theme/templates")).expect("a folder");
        fs::write(dir.path().join("theme/templates/page.html"), "mine").expect("a file");
        let theme = load(dir.path()).expect("loads");
        assert_eq!(theme.text("templates/page.html"), Some("mine"));
        assert_eq!(theme.files.len(), BUILTIN.len());
    }
}
