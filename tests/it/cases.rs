//! Golden cases: `tests/cases/**.txt`. `UPDATE=1 cargo test` rewrites what they expect.

use std::collections::BTreeSet;
use std::fs;

use rayon::prelude::*;
use vademecum::model::diagnostic::{Code, Severity};

use super::book::{files, repository};
use super::case::Case;

#[test]
fn every_case_gives_what_it_expects() {
    let update = std::env::var_os("UPDATE").is_some();
    let paths = files(&repository().join("tests/cases"));
    assert!(paths.len() > Code::ALL.len(), "the cases are there");
    let failed: Vec<String> = paths
        .par_iter()
        .filter_map(|path| {
            let text = fs::read_to_string(path).expect("a readable case");
            let case = Case::read(&text);
            let actual = case.with_actual().write();
            if update && actual != text {
                fs::write(path, &actual).expect("a writable case");
            }
            let name = path.strip_prefix(repository()).unwrap_or(path).display();
            (!update && actual != text).then(|| format!("{name}\n{}", difference(&text, &actual)))
        })
        .collect();
    assert!(failed.is_empty(), "{}\nUPDATE=1 cargo test rewrites what is expected", failed.join("\n"));
}

/// The lines between the common beginning and the common end.
fn difference(expected: &str, actual: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), actual.lines().collect());
    let first = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old[first..].iter().rev().zip(new[first..].iter().rev());
    let last = rest.take_while(|(a, b)| a == b).count();
    let lines = |sign: &str, lines: &[&str]| -> String {
        lines[first..lines.len() - last].iter().map(|line| format!("  {sign}{line}\n")).collect()
    };
    format!("  line {}:\n{}{}", first + 1, lines("-", &old), lines("+", &new))
}

#[test]
fn every_rule_has_a_case_that_shows_it() {
    for code in Code::ALL {
        let path = repository().join(format!("tests/cases/rules/{}.txt", code.name()));
        let text = fs::read_to_string(&path).unwrap_or_else(|_| panic!("{} is missing", path.display()));
        let case = Case::read(&text);
        let expected = case.expected("diagnostics").or(case.expected("build")).unwrap_or_default();
        let severity = if code.severity() == Severity::Error { "error" } else { "warning" };
        let shown = format!("{severity}[{}]", code.name());
        assert!(expected.contains(&shown), "{} does not expect `{shown}`", path.display());
        assert!(!case.comment.trim().is_empty(), "{} does not say what it shows", path.display());
    }
}

#[test]
fn every_case_of_a_rule_belongs_to_one() {
    let names: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    for path in files(&repository().join("tests/cases/rules")) {
        let stem = path.file_stem().expect("a name").to_string_lossy();
        // `bad-value.dates.txt` is a further case of `bad-value`.
        let rule = stem.split('.').next().unwrap_or_default();
        assert!(names.contains(rule), "{}: there is no rule `{rule}`", path.display());
    }
}

#[test]
fn rules_stand_in_alphabetical_order() {
    assert!(Code::ALL.is_sorted_by_key(|code| code.name()));
}

#[test]
fn a_case_is_written_as_it_was_read() {
    let text = "Words.\n-- a.md --\n# A\n\n-- expect: diagnostics --\n";
    assert_eq!(Case::read(text).write(), text);
}
