//! Books for tests: the flagship, the second book, and small ones made of text.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use tempfile::TempDir;
use vademecum::model::bundle::Bundle;
use vademecum::model::diagnostic::Diagnostic;
use vademecum::model::handbook::{Format, Handbook};
use vademecum::model::source::Sources;
use vademecum::model::theme::ThemeError;
use vademecum::report::{Layout, report};

/// What a book without a `handbook.toml` gets.
const CONFIG: &str = "title = \"Book\"\nedition = \"1\"\ndate = \"2026-01-01\"\n";

/// A book that was compiled and built.
pub struct Built {
    pub handbook: Handbook,
    pub bundle: Bundle,
    /// What `compile` and `build` found, in the short layout.
    pub report: String,
}

/// The root of this repository.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The flagship, built once.
pub fn flagship() -> &'static Built {
    static BUILT: LazyLock<Built> = LazyLock::new(|| build(&repository().join("handbook")));
    &BUILT
}

/// The second book, built once.
pub fn library() -> &'static Built {
    static BUILT: LazyLock<Built> = LazyLock::new(|| build(&repository().join("tests/books/library")));
    &BUILT
}

/// The book that has everything once, built once.
pub fn everything() -> &'static Built {
    static BUILT: LazyLock<Built> = LazyLock::new(|| build(&repository().join("tests/books/everything")));
    &BUILT
}

/// Loads, compiles and builds the book at `root`.
pub fn build(root: &Path) -> Built {
    try_build(root).unwrap_or_else(|error| panic!("{error}"))
}

/// The same, for a book whose theme may not work.
pub fn try_build(root: &Path) -> Result<Built, ThemeError> {
    let (sources, handbook, mut found) = compile(root);
    let theme = vademecum::theme::load(root).expect("the theme loads");
    let (bundle, audited) =
        vademecum::build(&handbook, &theme, &[Format::Site, Format::Zip, Format::Html, Format::Epub])?;
    found.extend(audited);
    Ok(Built { report: short(&found, &sources), handbook, bundle })
}

/// Loads and compiles the book at `root`.
pub fn compile(root: &Path) -> (Sources, Handbook, Vec<Diagnostic>) {
    let sources = vademecum::load::load(root).expect("the book loads");
    let (handbook, found) = vademecum::compile(&sources);
    (sources, handbook, found)
}

/// A report in the short layout.
pub fn short(found: &[Diagnostic], sources: &Sources) -> String {
    report(found, sources, Layout::Short, false)
}

/// The report on a small book.
pub fn check(files: &[(&str, &str)]) -> String {
    let dir = write(files.iter().map(|(path, text)| (*path, text.as_bytes())));
    let (sources, _, found) = compile(dir.path());
    short(&found, &sources)
}

/// Writes a small book. What every book has, and this one lacks, is supplied: `handbook.toml`,
/// `en/SUMMARY.md` with a line for each chapter, and a chapter if there is none.
pub fn write<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let mut paths = Vec::new();
    for (path, bytes) in files {
        put(dir.path(), path, bytes);
        paths.push(path);
    }
    if !paths.contains(&"handbook.toml") {
        put(dir.path(), "handbook.toml", CONFIG.as_bytes());
    }
    if !paths.contains(&"en/SUMMARY.md") {
        let mut chapters: Vec<&str> = paths.iter().filter_map(|path| chapter(path)).collect();
        if chapters.is_empty() {
            put(dir.path(), "en/index.md", b"# Start\n");
            chapters.push("index.md");
        }
        let lines: String = chapters.iter().map(|path| format!("- [{path}](<{path}>)\n")).collect();
        put(dir.path(), "en/SUMMARY.md", format!("# Summary\n\n{lines}").as_bytes());
    }
    dir
}

fn chapter(path: &str) -> Option<&str> {
    let below = path.strip_prefix("en/")?;
    (below.ends_with(".md") && !below.starts_with("mechanisms/")).then_some(below)
}

/// Writes one file below `root`.
pub fn put(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    fs::write(path, bytes).expect("a file");
}

/// Every file below `dir`, sorted.
pub fn files(dir: &Path) -> Vec<PathBuf> {
    let walk = walkdir::WalkDir::new(dir).sort_by_file_name().into_iter();
    let entries = walk.map(|entry| entry.expect("a readable folder"));
    entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

/// Path below `dir` and bytes of every file, sorted.
pub fn tree(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let read = |path: PathBuf| {
        let below = path.strip_prefix(dir).expect("below").to_string_lossy().replace('\\', "/");
        (below, fs::read(&path).expect("a readable file"))
    };
    files(dir).into_iter().map(read).collect()
}

/// Names of the entries of a zip, in their order.
pub fn zip_names(zip: &[u8]) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zip)).expect("a zip");
    (0..archive.len())
        .map(|index| archive.by_index(index).expect("an entry").name().expect("UTF-8").to_string())
        .collect()
}

/// The text of an entry of a zip.
pub fn in_zip(zip: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zip)).expect("a zip");
    std::io::read_to_string(archive.by_name(name).expect("an entry")).expect("text")
}
