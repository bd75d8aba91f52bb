//! Builds on a disk that is full.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::calls::{Fault, build_with, changing};
use super::lab::{Lab, State, code, copy, on_memory, said, tree};

const POINTS: usize = 20;

/// A small disk, mounted as long as the value lives.
struct Disk(PathBuf);

impl Disk {
    /// `None` for who may not mount.
    fn mount(at: &Path, options: &str) -> Option<Self> {
        fs::create_dir_all(at).expect("a folder");
        let mut mount = Command::new("mount");
        let output = mount.args(["-t", "tmpfs", "-o", options, "none"]).arg(at).output().ok()?;
        output.status.success().then(|| Self(at.to_owned()))
    }

    fn grow(&self) {
        let mut mount = Command::new("mount");
        let grown = mount.args(["-o", "remount,size=64m,nr_inodes=9999"]).arg(&self.0).status();
        assert!(grown.expect("it starts").success());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_leaves_the_old_output() {
    let mut lab = Lab::small();
    let template = lab.work.clone();
    let dir = on_memory();
    let (kilobytes, inodes) = size(&template);
    let mut refused = 0;
    for point in 0..POINTS {
        // By turns there is no room for more bytes, and none for more files.
        let of = |more: usize| more * point / POINTS;
        let options = if point % 2 == 0 {
            format!("size={}k", kilobytes + 8 + of(kilobytes))
        } else {
            format!("size=64m,nr_inodes={}", inodes + 3 + of(inodes))
        };
        let Some(disk) = Disk::mount(&dir.path().join("disk"), &options) else {
            return a_disk_that_says_so(&lab);
        };
        lab.work = disk.0.join("work");
        copy(&template, &lab.work);
        let built = lab.build();
        let what = format!("{options}: {}", said(&built));
        if code(&built) == 0 {
            assert_eq!(lab.state(), State::New, "{what}");
        } else {
            refused += 1;
            assert_eq!((code(&built), lab.state()), (2, State::Old), "{what}");
            assert!(what.contains("failed to") && what.contains("No space left on device"), "{what}");
            lab.check_tidy(&what);
        }
        disk.grow();
        lab.check_next(&what);
    }
    println!("{refused} of {POINTS} disks were too small");
    assert!(refused >= POINTS / 2, "only {refused} disks were too small");
}

/// The same for who may not mount a disk: the calls fail that a full disk lets fail.
fn a_disk_that_says_so(lab: &Lab) {
    let calls = changing(lab, &[]);
    let swap = calls.iter().position(|call| call.name == "renameat2").expect("a swap");
    let growing: Vec<_> = calls[..swap].iter().filter(|it| it.name == "write" || it.name == "openat").collect();
    for point in 0..POINTS {
        lab.reset();
        let call = growing[point * (growing.len() - 1) / (POINTS - 1)];
        let built = build_with(lab, call, Fault::Error("ENOSPC"), &[]);
        assert_eq!((code(&built), lab.state()), (2, State::Old), "{}", said(&built));
        lab.check_next(&call.to_string());
    }
}

/// What a folder takes on such a disk: kilobytes in whole pages, and files and folders.
fn size(dir: &Path) -> (usize, usize) {
    let tree = tree(dir);
    (tree.values().map(|bytes| bytes.len().div_ceil(4096) * 4).sum(), tree.len() + 2)
}
