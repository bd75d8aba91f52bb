//! The calls by which a build changes files, as strace tells them, and ways to break one of them.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::process::{Command, Output};

use super::lab::{Lab, code, program, said};

/// Calls that change files, and the one that opens.
const CHANGING: &str = "openat,creat,write,pwrite64,writev,rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat,\
                        fsync,fdatasync,syncfs,sync,ftruncate,truncate,chmod,fchmod,fchmodat,link,linkat,symlink,\
                        symlinkat,flock,fallocate,copy_file_range";

/// One call: the `nth` of its name that has to do with `path`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    pub name: String,
    pub path: String,
    pub nth: usize,
}

/// What happens instead of a call.
#[derive(Debug, Clone, Copy)]
pub enum Fault {
    /// The program gets a signal, such as `SIGKILL`, and the call is made if it lives.
    Signal(&'static str),
    /// The call fails, with an error such as `ENOSPC`.
    Error(&'static str),
}

impl std::fmt::Display for Call {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}({}) no. {}", self.name, self.path, self.nth)
    }
}

/// Every call of one whole build that changes something below the folder of the book, in order.
///
/// `also` are arguments of strace, so that a build can be watched that goes another way.
pub fn changing(lab: &Lab, also: &[&str]) -> Vec<Call> {
    lab.reset();
    let arguments: Vec<String> =
        ["-e", &format!("trace={CHANGING}")].iter().chain(also).map(|it| (*it).to_owned()).collect();
    let (built, log) = strace(lab, &arguments);
    assert_eq!(code(&built), 0, "{}", said(&built));
    let work = lab.work.to_str().expect("a path");
    let mut seen = BTreeMap::<(String, String), usize>::new();
    let mut calls = Vec::new();
    for (name, arguments) in log.lines().filter_map(entered) {
        let paths = paths(arguments);
        for path in paths.iter().collect::<BTreeSet<_>>() {
            *seen.entry((name.to_owned(), path.clone())).or_default() += 1;
        }
        let Some(path) = paths.first().filter(|path| path.starts_with(work)) else { continue };
        if name != "openat" || arguments.contains("O_CREAT") {
            calls.push(Call { name: name.to_owned(), path: path.clone(), nth: seen[&(name.to_owned(), path.clone())] });
        }
    }
    calls
}

/// A build in which one call goes wrong. Panics if it was not made.
pub fn build_with(lab: &Lab, call: &Call, fault: Fault, also: &[&str]) -> Output {
    let what = match fault {
        Fault::Signal(signal) => format!("signal={signal}"),
        Fault::Error(error) => format!("error={error}"),
    };
    let Call { name, path, nth } = call;
    let mut arguments = vec!["-P".to_owned(), path.clone(), "-e".to_owned(), format!("trace={CHANGING}")];
    arguments.extend(["-e".to_owned(), format!("inject={name}:{what}:when={nth}")]);
    arguments.extend(also.iter().map(|it| (*it).to_owned()));
    let (output, log) = strace(lab, &arguments);
    let happened = match fault {
        Fault::Signal("SIGKILL") => log.contains("killed by SIGKILL"),
        Fault::Signal(signal) => log.contains(signal),
        Fault::Error(_) => log.contains("(INJECTED)"),
    };
    assert!(happened, "{call} was not made:\n{log}");
    output
}

fn strace(lab: &Lab, arguments: &[String]) -> (Output, String) {
    let log = lab.work.with_extension("log");
    let mut strace = Command::new("strace");
    strace.args(["-f", "-y", "-o"]).arg(&log).args(arguments);
    let program = program();
    let output = lab.as_arguments_of(strace, &[OsStr::new("--"), program.as_os_str()]).output();
    let output = output.expect("strace starts; Debian has it in the package `strace`");
    (output, fs::read_to_string(log).expect("a log"))
}

/// Name and arguments of a call, where it is entered.
fn entered(line: &str) -> Option<(&str, &str)> {
    let (_, call) = line.split_once(char::is_whitespace)?;
    let (name, arguments) = call.trim_start().split_once('(')?;
    name.chars().all(|it| it.is_ascii_alphanumeric() || it == '_').then_some((name, arguments))
}

/// The absolute paths among the arguments, which are what strace compares with `-P`: those written, else those of
/// the open files. The folder that a name is relative to stands for the name.
fn paths(arguments: &str) -> Vec<String> {
    // What comes after ` = ` is the answer, and the text of a `write` may hold anything.
    let arguments = arguments.split(") = ").next().unwrap_or_default();
    let own = arguments.split(", ").take(4).filter(|it| !it.starts_with("AT_FDCWD"));
    let path = |argument: &str| -> Option<String> {
        let written = argument.strip_prefix('"').and_then(|rest| rest.split('"').next());
        let open = argument.starts_with(|it: char| it.is_ascii_digit()).then(|| argument.split(['<', '>']).nth(1));
        let path = written.or(open.flatten())?;
        path.starts_with('/').then(|| path.to_owned())
    };
    own.filter_map(path).collect()
}

#[test]
fn a_line_of_strace_is_read() {
    let line = r#"7  unlinkat(6</w/.d.new/en>, "a.html", 0) = 0"#;
    let (name, arguments) = entered(line).expect("a call");
    assert_eq!((name, paths(arguments)), ("unlinkat", vec!["/w/.d.new/en".to_owned()]));
    let line = r#"7 openat(AT_FDCWD</w>, "/w/.d.lock", O_WRONLY|O_CREAT|O_CLOEXEC, 0666 <unfinished ...>"#;
    assert_eq!(paths(entered(line).expect("a call").1), ["/w/.d.lock"]);
    let line = r#"7 write(4</w/x>, "a, \"/etc", 8) = 8"#;
    assert_eq!(paths(entered(line).expect("a call").1)[0], "/w/x");
    assert!(entered("7 <... openat resumed>) = 4</w/x>").is_none());
    assert!(entered("7 +++ exited with 0 +++").is_none());
}
