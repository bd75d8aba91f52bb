//! Publishing, on a real disk.

use super::*;

fn publish(bundle: &Bundle, out: &Path) -> anyhow::Result<()> {
    super::publish(bundle, out, || ())
}

fn bundle(files: &[(&str, &str)]) -> Bundle {
    let mut bundle = Bundle::default();
    bundle.insert(MARKER, *b"made by vademecum\n");
    for (path, text) in files {
        bundle.insert(*path, text.as_bytes());
    }
    bundle
}

fn folder() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("a folder");
    let out = dir.path().join("dist");
    (dir, out)
}

fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(dir).expect("a folder").map(|it| it.expect("a name").file_name().display().to_string()).collect();
    names.sort();
    names
}

#[test]
fn a_build_replaces_the_former_one_whole() {
    let (dir, out) = folder();
    publish(&bundle(&[("site/en/a.html", "1"), ("gone.txt", "x")]), &out).expect("published");
    publish(&bundle(&[("site/en/a.html", "2"), ("site/b.html", "x")]), &out).expect("published");
    assert_eq!(fs::read_to_string(out.join("site/en/a.html")).expect("a file"), "2");
    assert_eq!(names(&out), [MARKER, "site"]);
    assert_eq!(names(dir.path()), [".dist.lock", "dist"]);
}

#[test]
fn a_folder_of_somebody_else_stays() {
    let (_dir, out) = folder();
    fs::create_dir(&out).expect("a folder");
    fs::write(out.join("thesis.txt"), "mine").expect("a file");
    let error = publish(&bundle(&[]), &out).expect_err("refused");
    assert!(format!("{error:#}").contains("did not make this folder"), "{error:#}");
    assert_eq!(names(&out), ["thesis.txt"]);
}

#[test]
fn an_empty_folder_is_taken() {
    let (_dir, out) = folder();
    fs::create_dir(&out).expect("a folder");
    publish(&bundle(&[("a.txt", "x")]), &out).expect("published");
    assert_eq!(names(&out), [MARKER, "a.txt"]);
}

#[test]
fn a_failed_build_leaves_the_old_output() {
    let (dir, out) = folder();
    publish(&bundle(&[("a.txt", "old")]), &out).expect("published");
    // A file cannot be a folder too.
    publish(&bundle(&[("a.txt", "new"), ("a.txt/b", "x")]), &out).expect_err("fails");
    publish(&bundle(&[("../a.txt", "new")]), &out).expect_err("fails");
    assert_eq!(fs::read_to_string(out.join("a.txt")).expect("a file"), "old");
    assert_eq!(names(dir.path()), [".dist.lock", "dist"]);
}

#[test]
fn what_a_killed_run_left_is_put_right() {
    let (dir, out) = folder();
    publish(&bundle(&[("a.txt", "old")]), &out).expect("published");
    let target = Target::at(&out).expect("a target");
    fs::rename(&out, &target.old).expect("renamed");
    fs::create_dir(&target.new).expect("a folder");
    fs::write(target.new.join(MARKER), "").expect("a file");
    target.recover().expect("recovered");
    assert_eq!(fs::read_to_string(out.join("a.txt")).expect("a file"), "old");
    assert_eq!(names(dir.path()), [".dist.lock", "dist"]);
}

#[test]
fn two_renames_do_the_same_as_an_exchange() {
    let (_dir, out) = folder();
    publish(&bundle(&[("a.txt", "old")]), &out).expect("published");
    let target = Target::at(&out).expect("a target");
    write_all(&bundle(&[("a.txt", "new")]), &target.new, &Interrupt::watch()).expect("written");
    target.swap_in_two_steps().expect("swapped");
    assert_eq!(fs::read_to_string(out.join("a.txt")).expect("a file"), "new");
    assert_eq!(fs::read_to_string(target.old.join("a.txt")).expect("a file"), "old");
}

#[test]
fn the_root_is_no_target() {
    for out in ["/", "..", "."] {
        let error = publish(&bundle(&[]), Path::new(out)).expect_err("refused");
        assert!(format!("{error:#}").contains("a folder with a name"), "{error:#}");
    }
}

#[cfg(unix)]
#[test]
fn modes_do_not_follow_the_umask_and_a_link_stays() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (dir, out) = folder();
    fs::create_dir(dir.path().join("real")).expect("a folder");
    symlink("real", &out).expect("a link");
    publish(&bundle(&[("site/a.txt", "x")]), &out).expect("published");
    assert!(out.is_symlink());
    let mode = |path: &str| dir.path().join("real").join(path).metadata().expect("there").permissions().mode() & 0o777;
    assert_eq!((mode("site"), mode("site/a.txt")), (0o755, 0o644));
}
