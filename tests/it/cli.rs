//! The program as a person runs it: words, exit codes, and what it leaves on the disk.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

use super::book::{self, put, tree};

/// A chapter with an error, and one with a warning.
const WRONG: &str = "# A\n\n[gone](gone.md)\n";
const DOUBTFUL: &str = "# A\n\n### Too deep\n";

struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn run(dir: &Path, args: &[&str]) -> Ran {
    ran(Command::new(env!("CARGO_BIN_EXE_vademecum")).current_dir(dir).args(args).env("NO_COLOR", "1"))
}

fn ran(command: &mut Command) -> Ran {
    let Output { status, stdout, stderr } = command.output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    let ran = Ran { code: status.code().unwrap_or(-1), out: text(stdout), err: text(stderr) };
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
    ran
}

/// A folder with the book that `init` makes, as `my-book`.
fn starter() -> TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let made = run(dir.path(), &["init", "my-book"]);
    assert_eq!(made.code, 0, "{}", made.err);
    dir
}

#[test]
fn init_makes_a_book_that_builds_clean() {
    let dir = starter();
    let built = run(dir.path(), &["build", "my-book", "--strict"]);
    assert_eq!(built.code, 0, "{}", built.err);
    let root = dir.path().join("my-book");
    assert!(root.join("dist/site/index.html").is_file());
    assert!(root.join("dist/SHA256SUMS").is_file());
    let said = built.out + &built.err;
    for word in ["site/index.html", ".zip", "pages", "records"] {
        assert!(said.contains(word), "`{word}` in\n{said}");
    }

    let (_, handbook, _) = book::compile(&root);
    let own = handbook.registry.schema.fields.values().flatten().filter(|field| !field.core);
    let own: Vec<&str> = own.map(|field| field.id.as_str()).collect();
    assert!(!own.is_empty());
    let flagship = &book::flagship().handbook.registry.schema;
    for field in flagship.fields.values().flatten().filter(|field| !field.core) {
        assert!(!own.contains(&field.id.as_str()), "the starter has the flagship's field `{}`", field.id);
    }
}

#[test]
fn init_leaves_a_folder_with_files_alone() {
    let dir = tempfile::tempdir().expect("a folder");
    put(dir.path(), "my-book/mine.txt", b"mine");
    assert_eq!(run(dir.path(), &["init", "my-book"]).code, 2);
    assert_eq!(tree(dir.path()), [("my-book/mine.txt".to_owned(), b"mine".to_vec())]);
}

#[test]
fn exit_codes_tell_errors_warnings_and_the_world_apart() {
    let clean = book::write([("en/a.md", b"# A\n" as &[u8])]);
    let doubtful = book::write([("en/a.md", DOUBTFUL.as_bytes())]);
    let wrong = book::write([("en/a.md", WRONG.as_bytes())]);
    for (dir, args, code) in [
        (&clean, &["check"] as &[&str], 0),
        (&clean, &["check", "--strict"], 0),
        (&doubtful, &["check"], 0),
        (&doubtful, &["check", "--strict"], 1),
        (&doubtful, &["build", "--strict"], 1),
        (&wrong, &["check"], 1),
        (&wrong, &["build"], 1),
        (&clean, &["check", "no-such-folder"], 2),
        (&clean, &["check", "--no-such-option"], 2),
        (&clean, &["no-such-command"], 2),
        (&clean, &["build", "--format", "papyrus"], 2),
        (&clean, &["build", "--lang", "xx"], 2),
        (&clean, &["--help"], 0),
        (&clean, &["--version"], 0),
    ] {
        let ran = run(dir.path(), args);
        assert_eq!(ran.code, code, "{args:?}\n{}", ran.err);
    }
    assert!(!wrong.path().join("dist").exists(), "a book with errors writes nothing");
    assert!(!doubtful.path().join("dist").exists(), "nor does one with warnings under --strict");
}

#[test]
fn a_book_is_found_from_below_and_in_handbook() {
    let dir = book::write([("en/deep/a.md", b"# A\n" as &[u8])]);
    assert_eq!(run(&dir.path().join("en/deep"), &["check"]).code, 0);
    let outer = tempfile::tempdir().expect("a folder");
    fs::rename(dir.path(), outer.path().join("handbook")).expect("moved");
    assert_eq!(run(outer.path(), &["check"]).code, 0);
}

#[test]
fn without_a_book_the_program_says_how_to_begin_one() {
    let dir = tempfile::tempdir().expect("a folder");
    for command in ["build", "check"] {
        let ran = run(dir.path(), &[command]);
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains("vademecum init my-book"), "{}", ran.err);
        assert_eq!(ran.out, "");
    }
}

#[test]
fn diagnostics_go_to_stderr_and_as_json_to_stdout() {
    let dir = book::write([("en/a.md", WRONG.as_bytes()), ("en/b.md", DOUBTFUL.as_bytes())]);
    let human = run(dir.path(), &["check"]);
    assert_eq!(human.out, "");
    assert!(human.err.contains("[broken-link]") && human.err.contains("[heading-jump]"), "{}", human.err);

    let short = run(dir.path(), &["check", "--message-format", "short"]);
    assert!(short.err.starts_with("en/a.md:3:1: error[broken-link]: "), "{}", short.err);

    let json = run(dir.path(), &["check", "--message-format", "json"]);
    assert_eq!(json.code, 1);
    let objects: Vec<Value> = json.out.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    assert_eq!(objects.len(), 2, "{}", json.out);
    assert_eq!(objects[0]["rule"], "broken-link");
    assert_eq!(objects[0]["file"], "en/a.md");
    assert_eq!((&objects[0]["line"], &objects[0]["column"]), (&Value::from(3), &Value::from(1)));
    assert_eq!(objects[0]["severity"], "error");
    assert_eq!(objects[1]["severity"], "warning");
}

#[test]
fn a_folder_that_the_program_did_not_make_is_not_replaced() {
    let dir = book::write([("en/a.md", b"# A\n" as &[u8])]);
    put(dir.path(), "precious/thesis.txt", b"years of work");
    let ran = run(dir.path(), &["build", "--out", "precious"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("precious"), "{}", ran.err);
    assert_eq!(tree(&dir.path().join("precious")), [("thesis.txt".to_owned(), b"years of work".to_vec())]);
}

#[test]
fn a_build_that_fails_leaves_the_old_output() {
    let dir = book::write([("en/a.md", b"# A\n" as &[u8])]);
    assert_eq!(run(dir.path(), &["build"]).code, 0);
    let before = tree(&dir.path().join("dist"));
    assert!(!before.is_empty());

    put(dir.path(), "en/a.md", WRONG.as_bytes());
    assert_eq!(run(dir.path(), &["build"]).code, 1);
    assert!(before == tree(&dir.path().join("dist")), "after an error of the author");

    put(dir.path(), "en/a.md", b"# A\n");
    put(dir.path(), "theme/templates/page.html", b"{% if %}");
    let ran = run(dir.path(), &["build"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("page.html"), "{}", ran.err);
    assert!(before == tree(&dir.path().join("dist")), "after an error of the theme");
}

#[test]
fn a_build_replaces_its_own_output_whole() {
    let dir = book::write([("en/a.md", b"# A\n" as &[u8]), ("en/b.md", b"# B\n")]);
    assert_eq!(run(dir.path(), &["build"]).code, 0);
    assert!(dir.path().join("dist/site/en/chapters/b.html").is_file());
    fs::remove_file(dir.path().join("en/b.md")).expect("removed");
    put(dir.path(), "en/SUMMARY.md", b"# Summary\n\n- [A](a.md)\n");
    assert_eq!(run(dir.path(), &["build"]).code, 0);
    assert!(!dir.path().join("dist/site/en/chapters/b.html").exists());
}

#[test]
fn formats_are_chosen() {
    let dir = book::write([("en/a.md", b"# A\n" as &[u8])]);
    let names = |format: &str, out: &str| -> String {
        let ran = run(dir.path(), &["build", "--format", format, "--out", out]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let names = fs::read_dir(dir.path().join(out)).expect("a folder");
        let mut names: Vec<String> =
            names.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names.join(" ")
    };
    assert!(!names("site", "out-a").contains(".zip"));
    assert!(!names("zip", "out-b").contains("site"));
    let both = names("site,zip", "out-c");
    assert!(both.contains("site") && both.contains(".zip"), "{both}");
}

#[test]
fn time_zone_language_umask_and_threads_change_no_byte() {
    let root = book::repository().join("tests/books/library");
    let dir = tempfile::tempdir().expect("a folder");
    let build = |name: &str, umask: &str, variables: &[(&str, &str)]| {
        let out = dir.path().join(name);
        let script = format!("umask {umask}; exec \"$0\" build \"$1\" --out \"$2\"");
        let mut command = Command::new("sh");
        command.args(["-c", &script, env!("CARGO_BIN_EXE_vademecum")]).args([&root, &out]);
        let ran = ran(command.envs(variables.iter().copied()));
        assert_eq!(ran.code, 0, "{}", ran.err);
        (tree(&out), modes(&out))
    };
    let variables = [("TZ", "Asia/Kathmandu"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "C"), ("RAYON_NUM_THREADS", "1")];
    let first = build("a", "022", &[("TZ", "UTC")]);
    let second = build("b", "077", &variables);
    assert!(first == second);
}

#[cfg(unix)]
fn modes(dir: &Path) -> Vec<u32> {
    use std::os::unix::fs::PermissionsExt;
    book::files(dir).iter().map(|path| path.metadata().expect("a file").permissions().mode()).collect()
}

#[cfg(not(unix))]
fn modes(_dir: &Path) -> Vec<u32> {
    Vec::new()
}

#[test]
fn schema_prints_what_an_editor_needs() {
    let ran = run(book::repository(), &["schema"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let schema: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert!(schema.is_object());
    let text = schema.to_string();
    for field in book::flagship().handbook.registry.schema.fields.values().flatten() {
        assert!(text.contains(&format!("\"{}\"", field.id)), "the schema has no `{}`", field.id);
    }
}

#[test]
fn find_takes_its_flags_from_the_book() {
    let handbook = book::repository().join("handbook");
    let root = handbook.to_str().expect("a path");
    let json = ["--message-format", "json"];
    let found = run(
        Path::new("."),
        &[
            &[
                "find",
                root,
                "--engaged",
                "un:treaty-body:cat",
                "--stage",
                "after",
                "--need",
                "any",
                "--public",
                "unsure",
            ],
            &json[..],
        ]
        .concat(),
    );
    assert_eq!((found.code, found.err.as_str()), (0, ""));
    assert!(
        found.out.starts_with("{\"groups\":{\"usable\":[{\"id\":\"un-cat\",\"reasons\":[\""),
        "{}",
        &found.out[..80]
    );
    assert_eq!(found.out.lines().count(), 1);
    let value: Value = serde_json::from_str(&found.out).expect("one JSON object");
    assert_eq!(value["first"], serde_json::json!(["un-cat"]));
    let groups: Vec<&String> = value["groups"].as_object().expect("groups").keys().collect();
    assert_eq!(groups.len(), 5);

    let library = book::repository().join("tests/books/library");
    let found = run(&library, &["find", "--wish=print:magazine,thing:tool", "--message-format=json"]);
    assert_eq!(found.code, 0, "{}", found.err);
    assert!(found.out.contains("\"id\":\"interlibrary-loan\""), "{}", found.out);
}

#[test]
fn find_refuses_what_the_book_does_not_ask() {
    let handbook = book::repository().join("handbook");
    let wrong_value = run(&handbook, &["find", "--need", "mony"]);
    assert_eq!((wrong_value.code, wrong_value.out.as_str()), (2, ""));
    for word in ["'mony'", "--need", "money", "relocation"] {
        assert!(wrong_value.err.contains(word), "{}", wrong_value.err);
    }
    let wrong_flag = run(&handbook, &["find", "--wish", "print:any"]);
    assert_eq!((wrong_flag.code, wrong_flag.out.as_str()), (2, ""));
    assert!(wrong_flag.err.contains("'--wish'"), "{}", wrong_flag.err);

    let dir = tempfile::tempdir().expect("a folder");
    put(dir.path(), "handbook.toml", b"title = \"Book\"\nedition = \"1\"\ndate = \"2026-01-01\"\n");
    put(dir.path(), "en/SUMMARY.md", b"# Summary\n\n- [A](a.md)\n");
    put(dir.path(), "en/a.md", b"# A\n\nText.\n");
    let none = run(dir.path(), &["find"]);
    assert_eq!(none.code, 2);
    assert!(none.err.contains("finder.toml"), "{}", none.err);
}

#[test]
fn find_tells_people_whom_how_fast_and_how_public() {
    let handbook = book::repository().join("handbook");
    let told = run(&handbook, &["find", "--engaged", "inter-american:any", "--public", "unsure"]);
    assert_eq!(told.code, 0);
    for words in [
        "Write here first: Request for information",
        "cidhdefensores@oas.org",
        "How fast is it?",
        "1 week",
        "How public is it?",
        "You are not sure about publicity",
    ] {
        assert!(told.out.contains(words), "`{words}` in\n{}", &told.out[..2000]);
    }
}
