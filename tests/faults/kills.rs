//! Builds that are killed or interrupted.

use std::process::Stdio;
use std::thread::sleep;
use std::time::Instant;

use super::calls::{Call, Fault, build_with, changing};
use super::lab::{Lab, State, code, said, tree};

fn check_killed(lab: &Lab, call: &Call, also: &[&str]) {
    lab.reset();
    build_with(lab, call, Fault::Signal("SIGKILL"), also);
    assert!(lab.is_whole(), "killed at {call}: {:?}", lab.state());
    lab.check_next(&format!("a kill at {call}"));
}

#[test]
fn a_kill_at_any_change_leaves_a_whole_output() {
    let lab = Lab::small();
    let calls = changing(&lab, &[]);
    assert_is_every_kind(&calls);
    calls.iter().for_each(|call| check_killed(&lab, call, &[]));
    println!("killed at {} calls", calls.len());
}

/// The list is no accident: what a build does must be in it.
fn assert_is_every_kind(calls: &[Call]) {
    for (name, least) in [("openat", 30), ("write", 30), ("chmod", 30), ("mkdir", 8), ("unlinkat", 30)] {
        let count = calls.iter().filter(|call| call.name == name).count();
        assert!(count >= least, "{count} of {name}");
    }
    for name in ["flock", "syncfs", "renameat2", "fsync"] {
        assert!(calls.iter().any(|call| call.name == name), "no {name}");
    }
}

#[test]
fn a_kill_in_the_first_build_leaves_nothing_or_all() {
    let lab = Lab::first();
    let calls = changing(&lab, &[]);
    calls.iter().for_each(|call| check_killed(&lab, call, &[]));
    println!("killed at {} calls", calls.len());
}

/// Where two folders cannot be exchanged, there is a moment in which the old output has only its other name.
#[test]
fn a_kill_between_two_renames_loses_nothing() {
    let lab = Lab::small();
    let also = ["-e", "inject=renameat2:error=EINVAL"];
    let calls: Vec<Call> = changing(&lab, &also).into_iter().filter(|call| call.name.starts_with("rename")).collect();
    assert_eq!(calls.len(), 3, "an exchange that is refused, and two renames: {calls:?}");
    for (call, state) in calls[1..].iter().zip([State::Old, State::Missing]) {
        lab.reset();
        // The way to the second rename leads over the first; they are told apart by what they move.
        let nth = Call { nth: 1, path: call.path.clone(), ..call.clone() };
        build_with(&lab, &nth, Fault::Signal("SIGKILL"), &also);
        assert_eq!(lab.state(), state, "killed at {call}");
        if state == State::Missing {
            assert!(tree(&lab.work.join(".dist.old")) == lab.old);
        }
        lab.check_next(&format!("a kill at {call}"));
    }
}

#[test]
fn kills_in_a_large_book_leave_a_whole_output() {
    let lab = Lab::flagship();
    let calls = changing(&lab, &[]);
    let swap = calls.iter().position(|call| call.name == "renameat2").expect("a swap");
    let last = calls.len() - 1;
    for index in [0, swap / 3, swap / 2, swap - 1, swap, swap + 1, (swap + last) / 2, last] {
        check_killed(&lab, &calls[index], &[]);
    }
}

const RANDOM_KILLS: u32 = 200;
const RANDOM_SECONDS_MAX: u64 = 120;

#[test]
fn a_kill_at_a_random_moment_leaves_a_whole_output() {
    let lab = Lab::small();
    let clock = Instant::now();
    lab.build();
    let whole = clock.elapsed();
    let mut random = 0x9E37_79B9_7F4A_7C15_u64;
    let mut caught = 0;
    for count in 0..RANDOM_KILLS {
        assert!(clock.elapsed().as_secs() < RANDOM_SECONDS_MAX, "only {count} kills in the time that was given");
        // xorshift: the same moments in each run, as far as moments can be the same.
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let moment = whole.mul_f64((random % 1_000) as f64 / 1_000.0);
        lab.reset();
        let mut build = lab.command().stderr(Stdio::null()).spawn().expect("it starts");
        sleep(moment);
        let _ = build.kill();
        caught += u32::from(build.wait().expect("it ended").code().is_none());
        let when = format!("kill {count}, after {moment:?}");
        assert!(lab.is_whole(), "{when}: {:?}", lab.state());
        lab.check_next(&when);
    }
    println!("{caught} of {RANDOM_KILLS} were still running");
    assert!(caught > RANDOM_KILLS / 4, "only {caught} were still running");
}

#[test]
fn who_interrupts_gets_the_old_output_and_no_debris() {
    let lab = Lab::small();
    let calls = changing(&lab, &[]);
    let at = |name: &str, file: &str| {
        let is = |call: &&Call| call.name == name && call.path.ends_with(file);
        calls.iter().find(is).unwrap_or_else(|| panic!("no {name} of {file}"))
    };
    for signal in ["SIGINT", "SIGTERM"] {
        for call in [at("openat", "/site/en/book.html"), at("write", "/SHA256SUMS"), at("syncfs", "/.dist.new")] {
            lab.reset();
            let built = build_with(&lab, call, Fault::Signal(signal), &[]);
            assert_eq!(code(&built), 2, "{signal} at {call}: {}", said(&built));
            assert!(said(&built).contains("interrupted"), "{}", said(&built));
            assert_eq!(lab.state(), State::Old, "{signal} at {call}");
            lab.check_tidy(&format!("{signal} at {call}"));
        }
        // Too late: the new output stands, and only the old one is yet to be removed.
        lab.reset();
        let built = build_with(&lab, at("renameat2", "/.dist.new"), Fault::Signal(signal), &[]);
        assert_eq!((code(&built), lab.state()), (0, State::New), "{}", said(&built));
        lab.check_tidy(signal);
    }
}
