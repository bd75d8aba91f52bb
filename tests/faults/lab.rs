//! A book with an old output, built and broken as often as wanted.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use sha2::{Digest, Sha256};
use tempfile::TempDir;

/// Path below a folder and bytes; a folder ends in `/` and has none.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// What stands where the output belongs.
#[derive(Debug, PartialEq, Eq)]
pub enum State {
    Old,
    New,
    Missing,
    Broken(String),
}

/// A folder `work` that holds a book, and what comes of it.
pub struct Lab {
    pub work: PathBuf,
    /// What every trial begins with: sources of the new output beside the old output.
    template: PathBuf,
    pub old: Tree,
    pub new: Tree,
    _dir: TempDir,
}

const OLD: &[(&str, &str)] = &[
    ("handbook.toml", "title = \"Book\"\nedition = \"1\"\ndate = \"2026-01-01\"\n"),
    ("en/SUMMARY.md", "- [A](a.md)\n- [B](b.md)\n"),
    ("en/a.md", "# A\n\nAn old page.\n"),
    ("en/b.md", "# B\n\nIt will go.\n"),
];
const NEW: &[(&str, &str)] = &[
    ("handbook.toml", "title = \"Book\"\nedition = \"1\"\ndate = \"2026-01-01\"\n"),
    ("en/SUMMARY.md", "- [A](a.md)\n- [C](deep/c.md)\n"),
    ("en/a.md", "# A\n\nA new page.\n"),
    ("en/deep/c.md", "# C\n\nIt has come.\n"),
];

impl Lab {
    /// A small book.
    pub fn small() -> Self {
        Self::new(|book| put(book, OLD), |book| put(book, NEW))
    }

    /// A small book that was never built.
    pub fn first() -> Self {
        let lab = Self::small();
        fs::remove_dir_all(lab.template.join("dist")).expect("removed");
        Self { old: Tree::new(), ..lab }
    }

    /// The flagship, and the same with a chapter more.
    pub fn flagship() -> Self {
        let handbook = Path::new(env!("CARGO_MANIFEST_DIR")).join("handbook");
        let more = |book: &Path| {
            copy(&handbook, book);
            let summary = fs::read_to_string(book.join("en/SUMMARY.md")).expect("a summary");
            put(
                book,
                &[
                    ("en/SUMMARY.md", &summary.replacen("- [", "- [More](more.md)\n- [", 1)),
                    ("en/more.md", "# More\n\nText.\n"),
                ],
            );
        };
        Self::new(|book| copy(&handbook, book), more)
    }

    fn new(write_old: impl Fn(&Path), write_new: impl Fn(&Path)) -> Self {
        let dir = on_memory();
        let (work, template) = (dir.path().join("work"), dir.path().join("template"));
        let mut lab = Self { work, template, old: Tree::new(), new: Tree::new(), _dir: dir };
        lab.new = lab.built(&write_new);
        lab.old = lab.built(&write_old);
        assert!(lab.old != lab.new);
        let dist = lab.work.join("dist");
        fs::create_dir(&lab.template).expect("a folder");
        fs::rename(dist, lab.template.join("dist")).expect("moved");
        write_new(&lab.template);
        lab.reset();
        lab
    }

    /// Writes a book anew and builds it.
    fn built(&self, write: &impl Fn(&Path)) -> Tree {
        let _ = fs::remove_dir_all(&self.work);
        write(&self.work);
        let built = self.build();
        assert_eq!(code(&built), 0, "{}", said(&built));
        let tree = tree(&self.work.join("dist"));
        check_sums(&tree);
        tree
    }

    /// Everything as it was before the first trial.
    pub fn reset(&self) {
        let _ = fs::remove_dir_all(&self.work);
        copy(&self.template, &self.work);
    }

    /// The command that builds the book.
    pub fn command(&self) -> Command {
        self.as_arguments_of(Command::new(program()), &[])
    }

    pub fn build(&self) -> Output {
        self.command().output().expect("it starts")
    }

    /// The same below another program.
    pub fn as_arguments_of(&self, mut outer: Command, program: &[&OsStr]) -> Command {
        outer.args(program).args(["build", "--out", "dist"]).current_dir(&self.work).env("NO_COLOR", "1");
        outer
    }

    pub fn state(&self) -> State {
        let dist = self.work.join("dist");
        if dist.symlink_metadata().is_err() {
            return State::Missing;
        }
        let found = tree(&dist);
        if found == self.old {
            State::Old
        } else if found == self.new {
            State::New
        } else {
            State::Broken(format!("{:?}", found.keys().collect::<Vec<_>>()))
        }
    }

    /// Whether what stands there is what stood there before, or would after.
    pub fn is_whole(&self) -> bool {
        match self.state() {
            State::Old | State::New => true,
            State::Missing => self.old.is_empty(),
            State::Broken(_) => false,
        }
    }

    /// The next build succeeds and leaves nothing but its output.
    pub fn check_next(&self, after: &str) {
        let built = self.build();
        assert_eq!(code(&built), 0, "the build after {after}: {}", said(&built));
        assert_eq!(self.state(), State::New, "the build after {after}");
        self.check_tidy(after);
    }

    /// Nothing lies beside the output but the lock.
    pub fn check_tidy(&self, after: &str) {
        let names = fs::read_dir(&self.work).expect("a folder").map(|it| it.expect("an entry").file_name());
        let hidden: Vec<_> = names.filter(|name| name.as_encoded_bytes().starts_with(b".")).collect();
        assert!(hidden.iter().all(|name| name == ".dist.lock"), "{hidden:?} is left after {after}");
    }
}

/// The program that is tested.
pub fn program() -> PathBuf {
    let named = std::env::var_os("VADEMECUM").map(PathBuf::from);
    named.unwrap_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_vademecum")))
}

pub fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or(-1)
}

pub fn said(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!said.contains("panicked"), "{said}");
    said
}

/// A folder in memory where there is one: a real disk would make every build wait for the writes of others.
pub fn on_memory() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a folder")
}

pub fn put(root: &Path, files: &[(&str, &str)]) {
    for (path, text) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    }
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let to = to.join(entry.file_name());
        if entry.file_type().expect("a type").is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("copied");
        }
    }
}

/// All that is below a folder.
pub fn tree(dir: &Path) -> Tree {
    let mut tree = Tree::new();
    for entry in walkdir::WalkDir::new(dir).min_depth(1) {
        let entry = entry.expect("readable");
        let below = entry.path().strip_prefix(dir).expect("below").to_string_lossy().into_owned();
        if entry.file_type().is_dir() {
            tree.insert(below + "/", Vec::new());
        } else {
            tree.insert(below, fs::read(entry.path()).expect("readable"));
        }
    }
    tree
}

/// `SHA256SUMS` names every file, rightly.
pub fn check_sums(tree: &Tree) {
    let sums = String::from_utf8(tree["SHA256SUMS"].clone()).expect("text");
    let mut named = 0;
    for (sum, path) in sums.lines().filter_map(|line| line.split_once("  ")) {
        let hash: String = Sha256::digest(&tree[path]).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hash, sum, "{path}");
        named += 1;
    }
    let files = tree.keys().filter(|path| !path.ends_with('/')).count();
    // All but itself and the marker.
    assert_eq!(named, files - 2, "{:?}", tree.keys());
}
