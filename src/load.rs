//! Reads the files of a book from the disk.
//!
//! [`load`] is the only way in. It judges no content: a file that is not UTF-8
//! is loaded with U+FFFD in place of the bad bytes, and `parse` reports it. It
//! never leaves the folder of the book.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use anyhow::{Context, bail, ensure};
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::model::bundle::MARKER;
use crate::model::source::{Content, SourceFile, Sources};

/// Endings of files that are read as text; every other file, drawings too, is carried as bytes.
const TEXT_ENDINGS: &[&str] = &["md", "toml", "ftl", "css"];

/// Reads every file below `root`, sorted by path.
///
/// Left out: names that begin with a dot, what editors leave behind, and any folder that vademecum itself has made.
///
/// # Errors
///
/// If `root` is not a folder, a file cannot be read or is none (a pipe, a
/// device), or a symbolic link makes a loop or leads out of `root`.
pub fn load(root: &Path) -> anyhow::Result<Sources> {
    let paths = list(root, |_| false)?;
    let files = paths.into_par_iter().map(|(name, path)| {
        let bytes = fs::read(&path).with_context(|| format!("failed to read {}", path.display()))?;
        let content = if is_text(&name) { text(bytes) } else { Content::Bytes(bytes.into()) };
        // Places in texts are counted in 32 bits.
        let fits = !matches!(&content, Content::Text { text, .. } if u32::try_from(text.len()).is_err());
        ensure!(fits, "failed to read {}: a text of more than 4 GiB", path.display());
        Ok(SourceFile { path: name, content })
    });
    Ok(Sources { files: files.collect::<anyhow::Result<_>>()? })
}

/// Every file below `root`: its path with `/`, and where it lies; sorted by the first.
///
/// `leave_out` is asked about paths below `root`, beside the names that are always left out.
pub(crate) fn list(root: &Path, leave_out: impl Fn(&Path) -> bool) -> anyhow::Result<Vec<(String, PathBuf)>> {
    let home = root.canonicalize().with_context(|| format!("failed to open the folder {}", root.display()))?;
    ensure!(home.is_dir(), "failed to open the folder {}: it is a file", root.display());
    let below = |path: &Path| path.strip_prefix(root).unwrap_or(path).to_owned();
    let wanted = |path: &Path| !has_left_out_name(path) && !path.ancestors().any(&leave_out);

    let mut paths = Vec::new();
    let walk = WalkDir::new(root).follow_links(true).min_depth(1).into_iter();
    for entry in walk.filter_entry(|entry| wanted(&below(entry.path())) && !is_output(entry)) {
        let entry = match entry {
            Ok(entry) => entry,
            // What nobody wants to read need not be readable: editors lock a file by a link that leads nowhere.
            Err(error) if error.path().is_some_and(|path| !wanted(&below(path))) => continue,
            Err(error) => return Err(explain(error)),
        };
        stays_inside(&entry, &home)?;
        if entry.file_type().is_file() {
            paths.push((slashed(&below(entry.path()))?, entry.into_path()));
        } else {
            // To read a pipe is to wait for somebody who writes.
            let shown = entry.path().display();
            ensure!(entry.file_type().is_dir(), "failed to read {shown}: it is a pipe, socket or device, not a file");
        }
    }
    paths.sort();
    Ok(paths)
}

/// Whether a folder was made by vademecum and is no source.
fn is_output(entry: &DirEntry) -> bool {
    entry.file_type().is_dir() && entry.path().join(MARKER).exists()
}

fn has_left_out_name(below: &Path) -> bool {
    below.iter().any(|name| {
        let name = name.to_string_lossy();
        let of_editor = name.ends_with('~') || name.ends_with(".swp") || name.ends_with(".swo");
        name.starts_with('.') || of_editor || (name.starts_with('#') && name.ends_with('#') && name.len() > 1)
    })
}

fn explain(error: walkdir::Error) -> anyhow::Error {
    let path = error.path().map(|path| path.display().to_string()).unwrap_or_default();
    if let Some(ancestor) = error.loop_ancestor() {
        return anyhow::anyhow!("failed to read {path}: the link leads back to {}, in a loop", ancestor.display());
    }
    let cause = error.into_io_error().unwrap_or_else(|| io::Error::other("unknown cause"));
    anyhow::Error::new(cause).context(format!("failed to read {path}"))
}

/// A book is one folder: what a link brings in from elsewhere would be missing on another machine.
fn stays_inside(entry: &DirEntry, home: &Path) -> anyhow::Result<()> {
    if !entry.path_is_symlink() {
        return Ok(());
    }
    let shown = entry.path().display();
    let target = entry.path().canonicalize().with_context(|| format!("failed to follow the link {shown}"))?;
    if !target.starts_with(home) {
        bail!("failed to read {shown}: the link leads out of the book, to {}", target.display());
    }
    Ok(())
}

fn slashed(below: &Path) -> anyhow::Result<String> {
    let names: Option<Vec<&str>> = below.iter().map(|name| name.to_str()).collect();
    let names = names.with_context(|| format!("failed to read {}: its name is not Unicode", below.display()))?;
    Ok(names.join("/"))
}

fn is_text(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    TEXT_ENDINGS.iter().any(|text| ending.eq_ignore_ascii_case(text))
}

/// The text without a byte order mark, U+FFFD for what is not UTF-8.
fn text(bytes: Vec<u8>) -> Content {
    let bytes = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    match String::from_utf8(bytes) {
        Ok(text) => Content::Text { text: text.into(), bad_utf8: None },
        Err(error) => {
            let offset = u32::try_from(error.utf8_error().valid_up_to()).ok();
            let text: Arc<str> = String::from_utf8_lossy(error.as_bytes()).into();
            Content::Text { text, bad_utf8: offset }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().expect("a folder");
        for (path, bytes) in files {
            let path = dir.path().join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, bytes).expect("a file");
        }
        dir
    }

    fn paths(sources: &Sources) -> Vec<&str> {
        sources.files.iter().map(|file| file.path.as_str()).collect()
    }

    #[test]
    fn files_are_sorted_by_path_and_leftovers_are_left_out() {
        let names =
            ["en/a/b.md", "en/a.md", "theme/x.css", ".git/x", "en/a.md~", "en/#a.md#", "out/.vademecum", "out/x.md"];
        let dir = book(&names.map(|name| (name, b"x" as &[u8])));
        assert_eq!(paths(&load(dir.path()).expect("loads")), ["en/a.md", "en/a/b.md", "theme/x.css"]);
    }

    #[test]
    fn a_mark_goes_and_bad_bytes_are_named() {
        let dir = book(&[("a.md", b"\xEF\xBB\xBFab\xFFc")]);
        let sources = load(dir.path()).expect("loads");
        let Content::Text { text, bad_utf8 } = &sources.files[0].content else { panic!("text") };
        assert_eq!((&**text, *bad_utf8), ("ab\u{FFFD}c", Some(2)));
    }

    #[test]
    fn a_missing_folder_is_named() {
        let error = load(Path::new("/no/such/book")).expect_err("fails");
        assert!(format!("{error:#}").starts_with("failed to open the folder /no/such/book: "));
    }

    #[cfg(unix)]
    #[test]
    fn links_that_loop_or_leave_are_named() {
        use std::os::unix::fs::symlink;
        let dir = book(&[("en/a.md", b"x"), ("other.md", b"x")]);
        symlink("../other.md", dir.path().join("en/inside.md")).expect("a link");
        symlink("nowhere", dir.path().join("en/.#a.md")).expect("a link");
        assert_eq!(paths(&load(dir.path()).expect("loads")), ["en/a.md", "en/inside.md", "other.md"]);

        symlink("..", dir.path().join("en/up")).expect("a link");
        assert!(format!("{:#}", load(dir.path()).expect_err("fails")).contains("in a loop"));
        fs::remove_file(dir.path().join("en/up")).expect("removed");

        symlink("/etc", dir.path().join("en/out")).expect("a link");
        assert!(format!("{:#}", load(dir.path()).expect_err("fails")).contains("leads out of the book"));
    }
}
