//! Replays what fuzzing has kept, `fuzz/corpus/`, through the promises in [`super::invariants`].

use std::collections::BTreeSet;
use std::fs;

use super::book::{files, repository};
use super::invariants::{TARGETS, Target};

#[test]
fn every_corpus_keeps_what_its_target_promises() {
    for (name, check) in TARGETS {
        for path in files(&repository().join("fuzz/corpus").join(name)) {
            // Shown if the check panics.
            println!("{}", path.display());
            check(&fs::read(&path).expect("readable"));
        }
    }
}

#[test]
fn every_target_has_a_binary_and_a_corpus() {
    let known: BTreeSet<&str> = TARGETS.iter().map(|(name, _): &Target| *name).collect();
    let fuzz = repository().join("fuzz");
    let stem = |path: &std::path::PathBuf| path.file_stem().expect("a name").to_string_lossy().into_owned();
    let binaries: BTreeSet<String> = files(&fuzz.join("fuzz_targets")).iter().map(stem).collect();
    assert!(binaries.iter().map(String::as_str).eq(known.iter().copied()), "{binaries:?}");
    let manifest = fs::read_to_string(fuzz.join("Cargo.toml")).expect("readable");
    for name in known {
        assert!(manifest.contains(&format!("name = \"{name}\"\npath = \"fuzz_targets/{name}.rs\"\n")), "{name}");
        let seeds = files(&fuzz.join("corpus").join(name));
        assert!(!seeds.is_empty(), "no corpus for {name}");
        let large = seeds.iter().find(|seed| seed.metadata().expect("a file").len() > SEED_BYTES_MAX);
        assert!(large.is_none(), "{large:?}");
    }
}

/// A seed is small, or nobody reads it.
const SEED_BYTES_MAX: u64 = 8_000;
