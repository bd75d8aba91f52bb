//! The book that `init` makes: small, complete, and about something else than any real book.
//!
//! Its files stand in `src/starter/book/` and are part of the binary. A test
//! builds it under `--strict`.

macro_rules! files {
    ($($path:literal,)*) => {
        /// Paths below the folder of the book, and texts.
        pub const STARTER: &[(&str, &str)] = &[$(($path, include_str!(concat!("starter/book/", $path))),)*];
    };
}

files! {
    ".editorconfig",
    ".taplo.toml",
    "cases.toml",
    "contacts.toml",
    "en/SUMMARY.md",
    "en/about.md",
    "en/cases.toml",
    "en/choose.md",
    "en/glossary.toml",
    "en/index.md",
    "en/mechanisms/housing-tribunal.md",
    "en/mechanisms/landlord-letter.md",
    "en/mechanisms/mediation-service.md",
    "en/repairs.md",
    "en/words.toml",
    "fields.toml",
    "finder.toml",
    "handbook.toml",
    "images/three-ways.svg",
    "mechanisms/housing-tribunal.toml",
    "mechanisms/landlord-letter.toml",
    "mechanisms/mediation-service.toml",
    "sources.toml",
    "standards.toml",
}

/// A workflow for GitHub.
pub const GITHUB: &str = include_str!("starter/workflows/github.yml");

/// A pipeline for GitLab.
pub const GITLAB: &str = include_str!("starter/workflows/gitlab.yml");
