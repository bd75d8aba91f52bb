//! Keys, signatures and checks of copies, as publishers and readers meet them.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, LazyLock};

use serde_json::Value;
use tempfile::TempDir;
use vademecum::signature::public_key;
use vademecum::sums::{self, fingerprint};
use vademecum::unpack::unpack;
use vademecum::verify;

use super::book::{put, tree};

const PASSPHRASE: &str = "wet anchor bread lamp";

/// Exit code and everything that was said.
struct Ran {
    code: i32,
    said: String,
}

impl Ran {
    #[track_caller]
    fn says(&self, code: i32, words: &[&str]) -> &Self {
        assert_eq!(self.code, code, "{}", self.said);
        for word in words {
            assert!(self.said.contains(word), "`{word}` in\n{}", self.said);
        }
        self
    }
}

fn run(dir: &Path, args: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_vademecum"))
        .current_dir(dir)
        .args(args)
        .env("NO_COLOR", "1")
        .output()
        .expect("the program starts");
    let said = String::from_utf8([output.stdout, output.stderr].concat()).expect("UTF-8");
    assert!(!said.contains("panicked") && !said.contains(PASSPHRASE), "{said}");
    Ran { code: output.status.code().unwrap_or(-1), said }
}

/// A folder with a key pair, and `dist/` of the starter's book signed with it, made once; and the name of the zip.
static SIGNED: LazyLock<(TempDir, String)> = LazyLock::new(|| {
    let dir = tempfile::tempdir().expect("a folder");
    put(dir.path(), "pass", format!("{PASSPHRASE}\r\n").as_bytes());
    run(dir.path(), &["keygen", "--passphrase-file", "pass"]).says(0, &["vademecum.key", "vademecum.pub"]);
    run(dir.path(), &["init", "my-book"]).says(0, &[]);
    run(dir.path(), &["build", "my-book", "--out", "unsigned"]).says(0, &[]);
    run(dir.path(), &["build", "my-book", "--out", "dist"]).says(0, &["fingerprint of "]);
    sign(dir.path(), "dist").says(0, &["signed dist", "fingerprint of "]);
    let zip = tree(&dir.path().join("dist")).into_iter().find(|(path, _)| path.ends_with(".zip")).expect("a zip").0;
    let unpacked = unpack(&fs::read(dir.path().join("dist").join(&zip)).expect("a zip")).expect("unpacks");
    for (path, bytes) in &unpacked.files {
        put(dir.path(), &format!("{}/{path}", unpacked.top), bytes);
    }
    (dir, zip)
});

fn sign(dir: &Path, dist: &str) -> Ran {
    run(dir, &["sign", dist, "--key", "vademecum.key", "--passphrase-file", "pass"])
}

/// A copy of a folder of [`SIGNED`], beside the public key.
fn copy_of(folder: &str) -> TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    for (path, bytes) in tree(&SIGNED.0.path().join(folder)) {
        put(dir.path(), &format!("copy/{path}"), &bytes);
    }
    for name in ["vademecum.pub", "vademecum.key", "pass"] {
        put(dir.path(), name, &fs::read(SIGNED.0.path().join(name)).expect("a file"));
    }
    dir
}

fn zip_path() -> PathBuf {
    SIGNED.0.path().join("dist").join(&SIGNED.1)
}

#[test]
fn a_new_key_is_for_its_owner_alone_and_overwrites_nothing() {
    let dir = tempfile::tempdir().expect("a folder");
    put(dir.path(), "pass", PASSPHRASE.as_bytes());
    let made = run(dir.path(), &["keygen", "--out", "a.key", "--passphrase-file", "pass"]);
    let (secret, public) = (dir.path().join("a.key"), dir.path().join("a.pub"));
    let line = |path: &Path| fs::read_to_string(path).expect("a key").lines().nth(1).expect("a line").to_owned();
    made.says(0, &[&line(&public)]);
    assert!(!made.said.contains(&line(&secret)), "the secret is not shown");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(secret.metadata().expect("a file").permissions().mode() & 0o777, 0o600);
    }
    let former = line(&secret);
    let again = ["keygen", "--out", "a.key", "--passphrase-file", "pass"];
    run(dir.path(), &again).says(2, &["a.key is there", "--force"]);
    fs::rename(&secret, dir.path().join("b.key")).expect("moved");
    run(dir.path(), &again).says(2, &["a.pub is there"]);
    assert!(!secret.exists());
    fs::rename(dir.path().join("b.key"), &secret).expect("moved");
    run(dir.path(), &[&again as &[&str], &["--force"]].concat()).says(0, &[]);
    assert_ne!(line(&secret), former);
    assert_eq!(tree(dir.path()).len(), 3, "nothing else is left");
}

#[test]
fn the_folder_of_a_key_is_made_where_it_is_not_there() {
    let dir = tempfile::tempdir().expect("a folder");
    put(dir.path(), "pass", PASSPHRASE.as_bytes());
    put(dir.path(), "book/handbook.toml", b"");
    run(dir.path(), &["keygen", "--out", "my/keys/book.key", "--passphrase-file", "pass"]).says(0, &["book.pub"]);
    assert!(dir.path().join("my/keys/book.key").is_file());
    let inside = ["keygen", "--out", "book/my/keys/book.key", "--passphrase-file", "pass"];
    run(dir.path(), &inside).says(2, &["it belongs to a book"]);
    assert!(!dir.path().join("book/my").exists(), "no folder is left in a book");
}

#[test]
fn a_key_needs_a_passphrase_and_a_place_that_is_not_published() {
    let dir = tempfile::tempdir().expect("a folder");
    put(dir.path(), "book/handbook.toml", b"");
    put(dir.path(), "pass", PASSPHRASE.as_bytes());
    for (name, text) in [("empty", ""), ("short", "short"), ("blank", "\nsecond line is not read\n")] {
        put(dir.path(), name, text.as_bytes());
        run(dir.path(), &["keygen", "--passphrase-file", name]).says(2, &["passphrase"]);
    }
    run(dir.path(), &["keygen", "--passphrase-file", "no"]).says(2, &["failed to read the passphrase"]);
    let inside = ["keygen", "--out", "book/en.key", "--passphrase-file", "pass"];
    run(dir.path(), &inside).says(2, &["belongs to a book"]);
    assert_eq!(tree(dir.path()).len(), 5);
}

#[test]
fn signing_again_changes_nothing_and_every_checksum_is_right() {
    let dir = copy_of("dist");
    let before = tree(&dir.path().join("copy"));
    sign(dir.path(), "copy").says(0, &[]);
    assert_eq!(tree(&dir.path().join("copy")), before);
    let names: Vec<&str> = before.iter().map(|(path, _)| path.as_str()).filter(|path| !path.contains('/')).collect();
    let detached = format!("{}.minisig", SIGNED.1);
    assert_eq!(names, [".vademecum", "SHA256SUMS", "SHA256SUMS.minisig", &SIGNED.1, &detached]);
    let listed = sums::read(&before[1].1).expect("sums");
    let right = |(path, bytes): &&(String, Vec<u8>)| listed.get(path.as_str()) == Some(&sums::hash(bytes));
    assert_eq!(
        before.iter().filter(right).count(),
        before.len() - 3,
        "all but the marker, the sums and their signature"
    );
    let comment = fs::read_to_string(dir.path().join("copy").join(&detached)).expect("a signature");
    assert!(comment.contains("\ntrusted comment: date:2026-11-01\t"), "{comment}");
}

#[test]
fn what_cannot_be_signed_is_left_as_it_was() {
    let dir = copy_of("unsigned");
    let before = tree(&dir.path().join("copy"));
    let wrong = |args: &[&str], why: &str| {
        run(dir.path(), &[&["sign", "copy"] as &[&str], args].concat()).says(2, &[why]);
        assert_eq!(tree(&dir.path().join("copy")), before);
    };
    put(dir.path(), "other", b"another passphrase");
    wrong(&["--key", "vademecum.key", "--passphrase-file", "other"], "passphrase is not that of this key");
    wrong(&["--key", "vademecum.pub", "--passphrase-file", "pass"], "form of a secret key");
    wrong(&["--key", "no.key", "--passphrase-file", "pass"], "failed to open the key no.key");
    run(dir.path(), &["sign", "no", "--key", "vademecum.key", "--passphrase-file", "pass"])
        .says(2, &["no such folder"]);
    put(dir.path(), "mine/a.txt", b"x");
    sign(dir.path(), "mine").says(2, &["did not make this folder"]);

    put(dir.path(), "copy/site/index.html", b"<p>changed");
    sign(dir.path(), "copy").says(1, &["site/index.html is not what it was", "nothing was signed"]);
    assert!(!dir.path().join("copy/SHA256SUMS.minisig").exists());
}

#[test]
fn a_copy_says_what_is_known_of_it() {
    let dir = SIGNED.0.path();
    let zip = format!("dist/{}", SIGNED.1);
    let unpacked = SIGNED.1.trim_end_matches(".zip");
    let print = fingerprint(&fs::read(zip_path()).expect("a zip"));
    let key = fs::read_to_string(dir.join("vademecum.pub")).expect("a key");
    let line = key.lines().nth(1).expect("a line");
    let damage = "checksums that come with a copy show damage, not forgery";
    for path in ["dist", &zip, unpacked] {
        for key in ["vademecum.pub", line] {
            let judged = run(dir, &["verify", path, "--key", key]);
            judged.says(0, &["whole: ", "closed: ", "signed with the key", "date:2026-11-01", "good: "]);
            assert!(!judged.said.contains(damage));
        }
        run(dir, &["verify", path]).says(0, &["signed, key not given", damage]);
    }
    run(dir, &["verify", &zip]).says(0, &[&format!("fingerprint: {print}")]);
    run(dir, &["verify", "unsigned"]).says(0, &["unsigned: nobody vouches", damage, "who made it is not known"]);
    run(dir, &["verify", "unsigned", "--key", line]).says(1, &["is unsigned", "NOT signed"]);
    run(dir, &["verify", "no"]).says(2, &["no such file or folder"]);
    run(dir, &["verify", &zip, "--key", "no.pub"]).says(2, &["failed to read the key no.pub"]);
    run(dir, &["verify", "dist", "--key", "pass"]).says(2, &["failed to read the key pass"]);
}

#[test]
fn another_key_and_a_missing_signature_are_refused() {
    let dir = copy_of("dist");
    run(dir.path(), &["keygen", "--out", "other", "--passphrase-file", "pass"]).says(0, &["other.pub"]);
    let zip = format!("copy/{}", SIGNED.1);
    for path in ["copy", &zip] {
        run(dir.path(), &["verify", path, "--key", "other.pub"]).says(1, &["made with another key", "NOT signed"]);
    }
    let detached = dir.path().join(format!("{zip}.minisig"));
    let signature = fs::read_to_string(&detached).expect("a signature");
    fs::write(&detached, signature.replace("date:2026", "date:2027")).expect("written");
    run(dir.path(), &["verify", &zip, "--key", "vademecum.pub"]).says(1, &["were changed"]);
    fs::write(&detached, "not a signature").expect("written");
    run(dir.path(), &["verify", &zip, "--key", "vademecum.pub"]).says(1, &["four lines"]);
    run(dir.path(), &["verify", &zip]).says(1, &["four lines"]);
    fs::remove_file(&detached).expect("removed");
    run(dir.path(), &["verify", &zip, "--key", "vademecum.pub"]).says(1, &["beside it; what is in it is signed"]);
}

#[test]
fn every_change_of_an_unpacked_copy_is_named() {
    let dir = copy_of(SIGNED.1.trim_end_matches(".zip"));
    let verify = || run(dir.path(), &["verify", "copy", "--key", "vademecum.pub"]);
    verify().says(0, &[]);
    put(dir.path(), "copy/site/new.js", b"1");
    put(dir.path(), "copy/.DS_Store", b"1");
    fs::remove_file(dir.path().join("copy/site/en/contacts.html")).expect("removed");
    let page = dir.path().join("copy/site/en/index.html");
    let forged =
        fs::read_to_string(&page).expect("a page").replace("</main>", "<img src=https://example.org/x.png></main>");
    fs::write(&page, forged).expect("written");
    let words = [
        "[changed]: site/en/index.html",
        "[missing]: site/en/contacts.html",
        "[extra]: site/new.js",
        "[extra]: .DS_Store is no part of the book; systems leave",
        "[open]: site/en/index.html `<img>` names `https://example.org/x.png`",
        "BAD: ",
    ];
    verify().says(1, &words);

    // Who changes a page changes its checksum too; then the signature speaks.
    fs::remove_file(dir.path().join("copy/.DS_Store")).expect("removed");
    let files = tree(&dir.path().join("copy"));
    let files = files.iter().filter(|(path, _)| !path.starts_with("SHA256SUMS"));
    let forged = sums::sums(files.map(|(path, bytes)| (path.as_str(), bytes.as_slice())));
    put(dir.path(), "copy/SHA256SUMS", forged.as_bytes());
    let forged = verify();
    forged.says(1, &["[signature]: SHA256SUMS.minisig", "were changed"]);
    assert!(!forged.said.contains("[changed]"), "{}", forged.said);
}

#[test]
fn a_folder_that_holds_the_copy_or_nothing_is_told() {
    let dir = copy_of(SIGNED.1.trim_end_matches(".zip"));
    run(dir.path(), &["verify", "."]).says(1, &["it is in `copy`: verify that folder"]);
    fs::write(dir.path().join("copy/SHA256SUMS"), "by hand").expect("written");
    run(dir.path(), &["verify", "copy"]).says(1, &["[sums]: SHA256SUMS line 1 is not a checksum"]);
    fs::remove_file(dir.path().join("copy/SHA256SUMS")).expect("removed");
    run(dir.path(), &["verify", "copy"]).says(1, &["nothing to compare with"]);
}

#[cfg(unix)]
#[test]
fn links_in_a_copy_are_not_followed() {
    let dir = copy_of(SIGNED.1.trim_end_matches(".zip"));
    let page = dir.path().join("copy/site/en/index.html");
    fs::rename(&page, dir.path().join("same.html")).expect("moved");
    std::os::unix::fs::symlink(dir.path().join("same.html"), &page).expect("a link");
    let words = ["[odd]: site/en/index.html is a link", "[missing]: site/en/index.html"];
    run(dir.path(), &["verify", "copy", "--key", "vademecum.pub"]).says(1, &words);
}

#[test]
fn programs_read_one_object() {
    let dir = copy_of("dist");
    let json = |path: &str| {
        let ran = run(dir.path(), &["verify", path, "--key", "vademecum.pub", "--message-format", "json"]);
        (ran.code, serde_json::from_str::<Value>(&ran.said).expect("an object"))
    };
    let zip = format!("copy/{}", SIGNED.1);
    let (code, good) = json(&zip);
    assert_eq!((code, &good["good"], &good["signature"]["state"]), (0, &Value::from(true), &Value::from("good")));
    assert_eq!(good["fingerprint"].as_str().map(str::len), Some(71));
    put(dir.path(), "copy/site/index.html", b"");
    let (code, bad) = json("copy");
    assert_eq!((code, &bad["good"]), (1, &Value::from(false)));
    assert_eq!(bad["findings"][0]["kind"], "changed");
    assert_eq!(bad["findings"][0]["path"], "site/index.html");
}

/// A zip of one file, made by others.
fn zip_of(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("memory");
    zip.write_all(bytes).expect("memory");
    zip.finish().expect("memory").into_inner()
}

/// The two that zips are known for; `unpack/tests.rs` has all of them.
#[test]
fn crafted_zips_are_refused_and_nothing_is_written() {
    let dir = tempfile::tempdir().expect("a folder");
    put(dir.path(), "b/up.zip", &zip_of("../up.txt", b"x"));
    put(dir.path(), "b/bomb.zip", &zip_of("b/zeros", &vec![0; 64 << 20]));
    put(dir.path(), "b/page.zip", b"<!doctype html>");
    let before = tree(dir.path());
    for zip in ["b/up.zip", "b/bomb.zip", "b/page.zip"] {
        let refused = run(dir.path(), &["verify", zip]);
        refused.says(1, &["[refused]: ", "fingerprint: ", "BAD: 1 finding"]);
    }
    assert_eq!(tree(dir.path()), before);
}

#[test]
fn a_zip_with_one_byte_changed_at_any_of_a_thousand_places_is_never_accepted() {
    let zip = fs::read(zip_path()).expect("a zip");
    let text = |name: &str| fs::read(SIGNED.0.path().join(name)).expect("a file");
    let key = public_key(&String::from_utf8(text("vademecum.pub")).expect("UTF-8")).expect("a key");
    let detached: Arc<[u8]> = text(&format!("dist/{}.minisig", SIGNED.1)).into();
    let judge = |bytes: Vec<u8>, key| verify::file("b.zip", &bytes.into(), Some(&detached), key);
    assert!(judge(zip.clone(), Some(&key)).findings.is_empty());

    // Seeded, so that a place that is accepted can be looked at again.
    let mut seed = 7_u64;
    let mut random = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).expect("31 bits")
    };
    for _ in 0..1_000 {
        let (at, change) = (random() % zip.len(), u8::try_from(1 + random() % 255).expect("a byte"));
        let mut changed = zip.clone();
        changed[at] ^= change;
        let report = judge(changed, Some(&key));
        assert_eq!(report.seal, verify::Seal::Bad, "byte {at} ^ {change}");
        assert!(!report.findings.is_empty(), "byte {at} ^ {change}");
    }
}

#[test]
fn a_copy_is_what_its_sources_give_or_the_difference_is_named() {
    let dir = copy_of("dist");
    for (path, bytes) in tree(&SIGNED.0.path().join("my-book")) {
        put(dir.path(), &format!("my-book/{path}"), &bytes);
    }
    let unpacked = SIGNED.1.trim_end_matches(".zip");
    for (path, bytes) in tree(&SIGNED.0.path().join(unpacked)) {
        put(dir.path(), &format!("unpacked/{path}"), &bytes);
    }
    let zip = format!("copy/{}", SIGNED.1);
    fs::copy(zip_path(), dir.path().join("renamed (1).zip")).expect("copied");
    let rebuild = |path: &str| run(dir.path(), &["verify", "--rebuild", "my-book", path]);
    for path in ["copy", &zip, "unpacked", "renamed (1).zip"] {
        rebuild(path).says(0, &["rebuilt: its sources give the same bytes"]);
    }
    let unsigned = SIGNED.0.path().join("unsigned").display().to_string();
    rebuild(&unsigned).says(0, &["the same bytes", "unsigned"]);
    let editions = [&["epub"][..], &["html"], &["zip", "epub"], &["zip", "html"], &["site", "zip", "html", "epub"]];
    for formats in editions {
        let choice: Vec<&str> = formats.iter().flat_map(|format| ["--format", format]).collect();
        run(dir.path(), &[&["build", "my-book", "--out", "books"], &choice[..]].concat()).says(0, &[]);
        let built = tree(&dir.path().join("books"));
        for (format, ending) in [("epub", "-en.epub"), ("html", "-en.html")] {
            let there = built.iter().any(|(path, _)| path.ends_with(ending));
            assert_eq!(there, formats.contains(&format), "{formats:?}");
        }
        rebuild("books").says(0, &["the same bytes", "unsigned"]);
    }

    let page = dir.path().join("my-book/en/index.md");
    let text = fs::read_to_string(&page).expect("a page");
    fs::write(&page, format!("{text}\nOne more sentence.\n")).expect("written");
    let differs = "[differs]: site/en/index.html comes out differently from the sources";
    for path in [zip.as_str(), "unpacked"] {
        rebuild(path).says(1, &[differs]);
    }
    rebuild("copy").says(1, &[differs, &format!("{}/site/en/index.html", SIGNED.1)]);
    fs::write(&page, "[gone](gone.md)\n").expect("written");
    rebuild(&zip).says(1, &["broken-link"]);
    run(dir.path(), &["verify", "--rebuild", "no", &zip]).says(2, &["no such folder"]);
}
