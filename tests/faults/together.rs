//! Builds that are not alone: with each other, and with whoever writes the sources.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};

use super::lab::{Lab, State, check_sums, code, said, tree};

#[test]
fn two_builds_at_once_leave_a_whole_output() {
    let lab = Lab::small();
    for round in 0..20 {
        lab.reset();
        let start = || lab.command().stderr(Stdio::piped()).spawn().expect("it starts");
        let builds = [start(), start(), start()];
        for build in builds {
            let built = build.wait_with_output().expect("it ends");
            assert_eq!(code(&built), 0, "{}", said(&built));
        }
        assert_eq!(lab.state(), State::New);
        lab.check_tidy(&format!("round {round}"));
    }
}

#[test]
fn who_waits_is_told() {
    let lab = Lab::small();
    let lock = File::create(lab.work.join(".dist.lock")).expect("a file");
    lock.lock().expect("locked");
    let mut build = lab.command().stderr(Stdio::piped()).spawn().expect("it starts");
    let mut lines = BufReader::new(build.stderr.take().expect("a pipe")).lines().map(|line| line.expect("text"));
    assert_eq!(lines.next().as_deref(), Some("waiting for another build of dist"));
    assert_eq!(lab.state(), State::Old);
    drop(lock);
    assert_eq!(lines.next().as_deref(), Some("wrote dist"));
    drop(lines);
    build.wait().expect("it ends");
    assert_eq!(lab.state(), State::New);
}

#[test]
fn sources_that_change_and_vanish_leave_a_whole_output() {
    let lab = Lab::small();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let page = lab.work.join("en/deep/c.md");
            for count in 0_u64.. {
                let _ = match count % 3 {
                    0 => fs::write(&page, format!("# C\n\nAgain {count}.\n")),
                    1 => fs::write(&page, "# C\n\n[gone](gone.md)\n"),
                    _ => fs::remove_file(&page),
                };
                if done.load(Ordering::Relaxed) {
                    break;
                }
            }
        });
        for _ in 0..40 {
            let built = lab.build();
            assert!((0..=2).contains(&code(&built)), "{}", said(&built));
            check_sums(&tree(&lab.work.join("dist")));
            lab.check_tidy(&said(&built));
        }
        done.store(true, Ordering::Relaxed);
    });
    fs::write(lab.work.join("en/deep/c.md"), "# C\n\nIt has come.\n").expect("written");
    lab.check_next("sources that changed");
}
