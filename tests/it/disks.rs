//! Sources and targets that are not what a build needs: each is named, and nothing is lost.

#![cfg(unix)]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;

use super::book::{self, put, tree};

/// What `vademecum build --out OUT` says to a book, with its exit code.
fn build(dir: &Path, out: impl AsRef<OsStr>) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vademecum"));
    let output = command.arg("build").arg("--out").arg(out.as_ref()).current_dir(dir).output().expect("it starts");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!said.contains("panicked"), "{said}");
    (output.status.code().unwrap_or(-1), said)
}

fn small() -> tempfile::TempDir {
    book::write([("en/a.md", b"# A\n" as &[u8])])
}

fn names(dir: &Path) -> Vec<String> {
    let names = fs::read_dir(dir).expect("a folder").map(|it| it.expect("an entry").file_name());
    let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_target_that_is_no_folder_of_ours_stays_without_a_trace() {
    let dir = tempfile::tempdir().expect("a folder");
    let at = |name: &str| dir.path().join(name);
    fs::rename(small().keep(), at("handbook")).expect("moved");
    put(dir.path(), "file", b"mine");
    put(dir.path(), "precious/thesis.txt", b"mine");
    symlink("file", at("to-file")).expect("a link");
    symlink("precious", at("to-precious")).expect("a link");
    symlink("nowhere", at("to-nowhere")).expect("a link");
    symlink("loop", at("loop")).expect("a link");
    let before = (tree(dir.path()), names(dir.path()));
    for (out, word) in [
        ("file", "it is a file"),
        ("to-file", "it is a file"),
        ("precious", "did not make this folder"),
        ("to-precious", "did not make this folder"),
        ("to-nowhere", "failed to follow the link"),
        ("loop", "failed to follow the link"),
        ("file/dist", "failed to make the folder"),
        (".", "a folder with a name"),
        ("handbook", "the book itself is in it"),
        ("handbook/en", "did not make this folder"),
        ("../..", "a folder with a name"),
    ] {
        let (code, said) = build(dir.path(), out);
        assert_eq!(code, 2, "{out}: {said}");
        assert!(said.contains(word), "{out}: {said}");
        assert!(before == (tree(dir.path()), names(dir.path())), "{out} left a trace: {:?}", names(dir.path()));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_mount_point_is_refused_before_anything_is_written() {
    let (code, said) = build(small().path(), "/proc");
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("mount point"), "{said}");
    assert!(!Path::new("/.proc.lock").exists());
}

#[test]
fn what_lies_in_the_way_is_named_and_stays() {
    let dir = small();
    put(dir.path(), ".dist.new/mine.txt", b"mine");
    let (code, said) = build(dir.path(), "dist");
    assert_eq!(code, 2, "{said}");
    assert!(said.contains(".dist.new is in the way"), "{said}");
    fs::remove_dir_all(dir.path().join(".dist.new")).expect("removed");

    // A link is not followed into a folder that is ours.
    assert_eq!(build(dir.path(), "other").0, 0);
    symlink("other", dir.path().join(".dist.new")).expect("a link");
    let (code, said) = build(dir.path(), "dist");
    assert_eq!(code, 2, "{said}");
    assert!(dir.path().join("other/SHA256SUMS").is_file());
}

/// Where a run was killed while it removed the old output, and the marker was not the first to go.
#[test]
fn a_folder_with_nothing_but_the_marker_is_cleared_away() {
    let dir = small();
    put(dir.path(), ".dist.new/.vademecum", b"");
    assert_eq!(build(dir.path(), "dist").0, 0);
    assert_eq!(names(dir.path()), [".dist.lock", "dist", "en", "handbook.toml"]);
}

#[test]
fn two_targets_whose_names_are_no_text_share_nothing() {
    let dir = small();
    let (one, other) = (OsStr::from_bytes(b"\xFE"), OsStr::from_bytes(b"\xFF"));
    assert_eq!(build(dir.path(), one).0, 0);
    // As a killed run would leave it.
    fs::rename(dir.path().join(one), dir.path().join(OsStr::from_bytes(b".\xFE.old"))).expect("renamed");
    assert_eq!(build(dir.path(), other).0, 0);
    assert!(dir.path().join(OsStr::from_bytes(b".\xFE.old")).join("SHA256SUMS").is_file());
}

#[test]
fn a_source_that_is_no_file_is_named() {
    for make in [pipe, socket, device, loop_of_links, name_that_is_no_text] {
        let dir = small();
        let word = make(&dir.path().join("en"));
        let (code, said) = build(dir.path(), "dist");
        assert_eq!(code, 2, "{said}");
        assert!(said.contains(word), "`{word}` in {said}");
        assert!(!dir.path().join("dist").exists());
    }
}

fn pipe(en: &Path) -> &'static str {
    let made = Command::new("mkfifo").arg(en.join("pipe.md")).status();
    assert!(made.expect("mkfifo starts").success());
    "pipe.md: it is a pipe, socket or device"
}

fn socket(en: &Path) -> &'static str {
    UnixListener::bind(en.join("socket.md")).expect("a socket");
    "socket.md: it is a pipe, socket or device"
}

fn device(en: &Path) -> &'static str {
    symlink("/dev/zero", en.join("zero.md")).expect("a link");
    "zero.md: the link leads out of the book, to /dev/zero"
}

fn loop_of_links(en: &Path) -> &'static str {
    symlink("b.md", en.join("c.md")).expect("a link");
    symlink("c.md", en.join("b.md")).expect("a link");
    ".md"
}

fn name_that_is_no_text(en: &Path) -> &'static str {
    fs::write(en.join(OsStr::from_bytes(b"\xE9t\xE9.md")), "# A\n").expect("written");
    "its name is not Unicode"
}

#[test]
fn a_deep_tree_is_read_to_its_end() {
    let dir = small();
    let deep = "d/".repeat(300);
    put(dir.path(), &format!("en/{deep}b.md"), b"# B\n");
    let (code, said) = build(dir.path(), "dist");
    assert!((0..2).contains(&code), "{said}");
    assert!(said.contains("[unlisted-page]"), "{said}");
}
