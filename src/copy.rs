//! Reads a copy of a bundle from a disk, distrusting it.
//!
//! [`folder`] follows no link and opens nothing but plain files: a pipe would
//! never end, a link would show what is not in the copy. What it passes over it
//! tells. [`file()`] reads one file that a person named.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use anyhow::{Context, ensure};
use walkdir::{DirEntry, WalkDir};

use crate::portable::{ENTRIES_MAX, TOTAL_BYTES_MAX};
use crate::verify::Folder;

/// The most bytes of a folder: a site, its zip and other editions.
const FOLDER_BYTES_MAX: u64 = 4 * TOTAL_BYTES_MAX;
/// The most files of it.
const FILES_MAX: usize = 4 * ENTRIES_MAX;

/// Everything below `root`.
///
/// # Errors
///
/// If `root` is no folder or cannot be listed, or holds more than any bundle.
pub fn folder(root: &Path) -> anyhow::Result<Folder> {
    let shown = root.display();
    ensure!(root.is_dir(), "failed to open the folder {shown}: there is no such folder");
    let mut folder = Folder::default();
    let mut left = FOLDER_BYTES_MAX;
    for entry in WalkDir::new(root).min_depth(1).sort_by_file_name() {
        ensure!(folder.files.len() + folder.odd.len() < FILES_MAX, "failed to read {shown}: it holds too many files");
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => read(&entry, root, &mut left, &mut folder)?,
            Err(error) => {
                let path = error.path().unwrap_or(root).to_owned();
                let why = error.into_io_error().map_or_else(String::new, |error| error.to_string());
                folder.odd.push((below(&path, root), format!("cannot be read: {why}")));
            }
        }
    }
    Ok(folder)
}

fn read(entry: &DirEntry, root: &Path, left: &mut u64, folder: &mut Folder) -> anyhow::Result<()> {
    let path = below(entry.path(), root);
    let kind = entry.file_type();
    let odd = match entry.path().strip_prefix(root) {
        Ok(below) if below.to_str().is_none() => Some("has a name that is not Unicode".to_owned()),
        _ if kind.is_symlink() => Some("is a link".to_owned()),
        _ if !kind.is_file() => Some("is no plain file".to_owned()),
        _ => None,
    };
    if let Some(why) = odd {
        folder.odd.push((path, why));
        return Ok(());
    }
    match file_of_at_most(entry.path(), *left) {
        Ok(Some(bytes)) => {
            *left -= bytes.len() as u64;
            folder.files.insert(path, bytes.into());
        }
        Ok(None) => anyhow::bail!("failed to read {}: it holds over {FOLDER_BYTES_MAX} bytes", root.display()),
        Err(error) => folder.odd.push((path, format!("cannot be read: {error}"))),
    }
    Ok(())
}

/// The bytes of the file at `path`; `None` if there is none.
///
/// # Errors
///
/// If it cannot be read, is no plain file, or is larger than any edition.
pub fn file(path: &Path) -> anyhow::Result<Option<Vec<u8>>> {
    let shown = path.display();
    let context = || format!("failed to read {shown}");
    match fs::metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        found => ensure!(found.with_context(context)?.is_file(), "failed to read {shown}: it is no plain file"),
    }
    let bytes = file_of_at_most(path, TOTAL_BYTES_MAX).with_context(context)?;
    ensure!(bytes.is_some(), "failed to read {shown}: it has over {TOTAL_BYTES_MAX} bytes");
    Ok(bytes)
}

/// `None` if there are more bytes; not more than these are read.
fn file_of_at_most(path: &Path, most: u64) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= most).then_some(bytes))
}

fn below(path: &Path, root: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
    names.join("/")
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn links_and_pipes_are_told_and_not_read() {
        let dir = tempfile::tempdir().expect("a folder");
        fs::create_dir(dir.path().join("site")).expect("a folder");
        fs::write(dir.path().join("site/a.html"), "x").expect("a file");
        symlink("/etc/passwd", dir.path().join("site/b.html")).expect("a link");
        symlink("/", dir.path().join("up")).expect("a link");
        std::os::unix::net::UnixListener::bind(dir.path().join("socket")).expect("a socket");
        let folder = folder(dir.path()).expect("reads");
        assert_eq!(folder.files.keys().collect::<Vec<_>>(), ["site/a.html"]);
        let odd: Vec<_> = folder.odd.iter().map(|(path, why)| format!("{path} {why}")).collect();
        assert_eq!(odd, ["site/b.html is a link", "socket is no plain file", "up is a link"]);
    }

    #[test]
    fn a_file_that_is_not_there_is_none_and_a_folder_is_an_error() {
        let dir = tempfile::tempdir().expect("a folder");
        assert!(file(&dir.path().join("no")).expect("none").is_none());
        assert!(file(dir.path()).is_err());
    }
}
