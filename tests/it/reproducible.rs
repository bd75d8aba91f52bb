//! The same sources give the same bytes, whatever is around them.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use super::book::{self, put, tree};

/// What a run finds around it.
struct Around<'a> {
    shell: &'a str,
    variables: &'a [(&'a str, &'a str)],
}

/// Builds the book at `root` by a process of its own; what it wrote, with the modes of the files.
fn build(root: &Path, around: &Around<'_>) -> Vec<(String, Vec<u8>, u32)> {
    let out = tempfile::tempdir().expect("a folder");
    let line = format!("{}; exec \"$0\" build \"$1\" --out \"$2\"", around.shell);
    let ran = Command::new("sh")
        .args(["-c", &line, env!("CARGO_BIN_EXE_vademecum")])
        .args([root, &out.path().join("x y")])
        .env_clear()
        .envs(around.variables.iter().copied())
        .output()
        .expect("a shell");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let dist = out.path().join("x y");
    tree(&dist).into_iter().map(|(path, bytes)| (path.clone(), bytes, mode(&dist.join(path)))).collect()
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().expect("a file").permissions().mode()
}

#[cfg(not(unix))]
fn mode(_path: &Path) -> u32 {
    0
}

/// The second book at `root`, written in the order that `key` gives, its files as old as `year`.
fn write_ordered(root: &Path, key: fn(&str) -> String, year: u64) {
    let mut files = tree(&book::repository().join("tests/books/library"));
    files.sort_by_cached_key(|(path, _)| key(path));
    for (path, bytes) in &files {
        put(root, path, bytes);
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs((year - 1970) * 31_556_952);
        File::options().write(true).open(root.join(path)).and_then(|file| file.set_modified(time)).expect("a time");
    }
}

#[test]
fn zone_locale_umask_threads_folder_and_order_of_files_leave_no_trace() {
    let here = tempfile::tempdir().expect("a folder");
    write_ordered(here.path(), str::to_owned, 2026);
    let plain = build(here.path(), &Around { shell: "umask 022", variables: &[] });
    assert!(plain.iter().any(|(path, _, _)| path.ends_with(".zip")));

    // Another file system lists its files in another order; most machines have one in memory.
    let memory = Path::new("/dev/shm");
    let there = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.expect("a folder");
    let root = there.path().join("Ünï çödé");
    fs::create_dir(&root).expect("a folder");
    write_ordered(&root, |path| path.chars().rev().collect(), 1999);
    let variables = [
        ("TZ", "Pacific/Chatham"),
        ("LANG", "tr_TR.UTF-8"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("HOME", "/nowhere"),
        ("SOURCE_DATE_EPOCH", "1"),
        ("RAYON_NUM_THREADS", "1"),
    ];
    let other = build(&root, &Around { shell: "umask 077; cd /", variables: &variables });
    let names = |files: &[(String, Vec<u8>, u32)]| files.iter().map(|it| it.0.clone()).collect::<Vec<_>>();
    assert_eq!(names(&plain), names(&other));
    let differs: Vec<&String> = plain.iter().zip(&other).filter(|(a, b)| a != b).map(|(a, _)| &a.0).collect();
    assert!(differs.is_empty(), "{differs:?}");
}

/// The zip as raw bytes: what every unzipper of the last thirty years understands.
#[test]
fn the_zip_holds_nothing_that_old_unzippers_trip_over() {
    for built in [book::library(), book::flagship()] {
        let (name, zip) = built.bundle.0.iter().find(|(path, _)| path.ends_with(".zip")).expect("a zip");
        let number = |at: usize| usize::from(u16::from_le_bytes([zip[at], zip[at + 1]]));
        let long = |at: usize| number(at) | number(at + 2) << 16;
        let end = zip.len() - 22;
        assert!(zip[end..].starts_with(b"PK\x05\x06") && number(end + 20) == 0, "no comment");
        let (mut at, mut file, mut count) = (long(end + 16), 0, 0);
        while at < end {
            assert!(zip[at..].starts_with(b"PK\x01\x02") && zip[file..].starts_with(b"PK\x03\x04"));
            let path = String::from_utf8(zip[at + 46..at + 46 + number(at + 28)].to_vec()).expect("UTF-8");
            assert!(number(at + 6) <= 20, "{path}: asks for an unzipper of 1993 at most");
            assert_eq!(number(at + 8), if path.is_ascii() { 0 } else { 0x800 }, "{path}: flags");
            assert!(matches!(number(at + 10), 0 | 8), "{path}: stored or deflated");
            assert_eq!(
                (number(at + 12), number(at + 30), number(at + 32)),
                (0, 0, 0),
                "{path}: midnight, nothing extra"
            );
            assert_eq!(number(file + 28), 0, "{path}: nothing extra");
            assert_eq!(long(at + 42), file, "{path}: one after the other");
            assert_eq!(long(at + 38), 0o100_644 << 16, "{path}: a plain file");
            assert!(path.starts_with(&format!("{}/", name.trim_end_matches(".zip"))), "{path}: one top folder");
            assert_eq!(vademecum::portable::trouble(&path), None, "{path}");
            file += 30 + path.len() + long(at + 20);
            at += 46 + path.len();
            count += 1;
        }
        assert_eq!((at, file, count), (end, long(end + 16), number(end + 10)));
        vademecum::unpack::unpack(zip).expect("our own reader takes it");
    }
}
