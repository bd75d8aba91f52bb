//! The built-in theme and the book's own.
//!
//! [`load`] lays `theme/` of a book over the files that are part of the
//! program. It reads no template: what does not work shows when it is rendered.

use std::fs;
use std::path::Path;

use anyhow::Context;

use crate::load::list;
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::source::{Content, FileId, SourceFile, Sources, Span};
use crate::model::theme::Theme;
use crate::texts::own_language;

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

/// Files of the book's `theme/` that the program never reads.
pub fn unknown_files(sources: &Sources) -> Vec<Diagnostic> {
    let own = sources.files.iter().enumerate().filter_map(|(index, file)| {
        let path = file.path.strip_prefix("theme/")?;
        (!is_read(path, sources)).then(|| unknown_file(path, FileId(index as u32)))
    });
    own.collect()
}

/// Whether something reads the file `path` of a theme: any style or script at the top of its folder goes with every
/// page, any message counts; other files have fixed names, and templates may be brought in by another template.
fn is_read(path: &str, sources: &Sources) -> bool {
    let Some((folder, name)) = path.split_once('/') else { return false };
    let is_new = match folder {
        "css" | "js" => !name.contains('/') && name.ends_with(&format!(".{folder}")),
        "text" => own_language(&format!("theme/{path}")).is_some(),
        "templates" => {
            let named = [format!("\"{name}\""), format!("'{name}'")];
            let texts = sources.files.iter().filter(|file| file.path.starts_with("theme/templates/"));
            texts.map(template).any(|text| named.iter().any(|it| text.contains(it.as_str())))
        }
        _ => false,
    };
    is_new || BUILTIN.iter().any(|(known, _)| *known == path)
}

/// What a template says. It is carried as bytes: it is no text of the book.
fn template(file: &SourceFile) -> std::borrow::Cow<'_, str> {
    match &file.content {
        Content::Text { text, .. } => (&**text).into(),
        Content::Bytes(bytes) => String::from_utf8_lossy(bytes),
    }
}

/// ## What
/// A file of the book's `theme/` is none that the program reads.
///
/// ## Why
/// The built-in file stays in force, and the author wonders why nothing changes.
///
/// ## Example
/// `theme/templates/pages.html`, where the template is `page.html`.
fn unknown_file(path: &str, file: FileId) -> Diagnostic {
    let likeness = |known: &str| strsim::normalized_damerau_levenshtein(path, known);
    let known = BUILTIN.iter().map(|(known, _)| *known);
    let nearest = known.max_by(|a, b| likeness(a).total_cmp(&likeness(b))).filter(|it| likeness(it) > 0.6);
    let help = match nearest {
        Some(known) => format!("did you mean `theme/{known}`?"),
        None => "a theme has `templates/`, `css/`, `js/` and `text/LANG/`, with files named like the built-in ones"
            .to_owned(),
    };
    Diagnostic::new(Code::UnknownThemeFile, Span::file_start(file), format!("`theme/{path}` is never read"))
        .with_help(help)
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
