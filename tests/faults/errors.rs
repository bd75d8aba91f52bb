//! Builds in which a call fails.

use std::collections::BTreeSet;

use super::calls::{Call, Fault, build_with, changing};
use super::lab::{Lab, State, code, said};

const ERRORS: &[(&str, &str)] = &[
    ("ENOSPC", "No space left on device"),
    ("EIO", "Input/output error"),
    ("EACCES", "Permission denied"),
    ("EROFS", "Read-only file system"),
];

#[test]
fn an_error_at_any_change_is_told_and_leaves_the_old_output() {
    let lab = Lab::small();
    let calls = changing(&lab, &[]);
    let mut kinds = BTreeSet::new();
    let mut failures = 0;
    for (index, call) in calls.iter().enumerate() {
        // Each call fails in one way, by turns; the first of a kind in all of them.
        let ways = if kinds.insert(&call.name) { ERRORS } else { &ERRORS[index % ERRORS.len()..][..1] };
        for (error, words) in ways {
            failures += 1;
            lab.reset();
            let built = build_with(&lab, call, Fault::Error(error), &[]);
            let what = format!("{error} of {call}: {}", said(&built));
            if may_fail(call) {
                assert_eq!((code(&built), lab.state()), (0, State::New), "{what}");
            } else {
                assert_eq!((code(&built), lab.state()), (2, State::Old), "{what}");
                assert!(what.contains(words) && what.contains("failed to "), "{what}");
                assert!(said(&built).contains(lab.work.to_str().expect("a path")), "{what}");
                lab.check_tidy(&what);
            }
            lab.check_next(&what);
        }
    }
    println!("{} calls failed, {failures} times", calls.len());
}

/// What a build can do without: the removal of the old output. The next one makes up for it.
fn may_fail(call: &Call) -> bool {
    call.name == "unlink" || call.name == "unlinkat"
}

#[test]
fn a_source_that_cannot_be_read_is_named() {
    let lab = Lab::small();
    for file in ["handbook.toml", "en/SUMMARY.md", "en/a.md"] {
        // The last is what happens when it vanishes after it was seen.
        for (error, words) in [ERRORS[1], ERRORS[2], ("ENOENT", "No such file or directory")] {
            lab.reset();
            let call = Call { name: "openat".to_owned(), path: format!("./{file}"), nth: 1 };
            let built = build_with(&lab, &call, Fault::Error(error), &[]);
            let said = said(&built);
            assert_eq!((code(&built), lab.state()), (2, State::Old), "{said}");
            assert!(said.contains(file) && said.contains(words), "{said}");
            lab.check_tidy(&said);
        }
    }
}
