//! What can be typed to help editors.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Completions {
    /// The shell
    pub shell: clap_complete::Shell,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Explain {
    /// Name of the rule, such as `broken-link`
    pub rule: Option<String>,
    /// Print every rule as one page of Markdown
    #[arg(long, conflicts_with = "rule")]
    pub all: bool,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Links {
    /// Folder that holds handbook.toml [default: ./, ./handbook/, then upward]
    pub root: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct New {
    #[command(subcommand)]
    pub thing: NewThing,
    /// Folder that holds handbook.toml [default: ./, ./handbook/, then upward]
    #[arg(long, global = true, value_name = "DIR")]
    pub root: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum NewThing {
    /// A chapter, and its line in SUMMARY.md
    Chapter {
        /// Its file below the folder of the first language, such as `repairs/roof`
        path: String,
        /// Its title [default: its file name in words]
        #[arg(long)]
        title: Option<String>,
        /// Put it behind this chapter [default: behind the last in the list]
        #[arg(long, value_name = "PATH")]
        after: Option<String>,
    },
    /// A record of the registry: its facts and its words
    Mechanism {
        /// Its id, such as `town-hall`
        id: String,
        /// Its name [default: its id in words]
        #[arg(long)]
        name: Option<String>,
    },
    /// A language to translate the book into
    Language {
        /// Its tag, such as `fr`
        tag: String,
    },
    /// A file by which a code host checks and builds the book
    Workflow {
        /// The host
        #[arg(value_enum)]
        host: Host,
        /// Top folder of the repository
        #[arg(default_value = ".")]
        dir: PathBuf,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Host {
    /// .github/workflows/handbook.yml, on Linux, Windows and macOS
    Github,
    /// .gitlab-ci.yml
    Gitlab,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Import {
    /// Folder of the mdBook, which holds book.toml
    pub dir: PathBuf,
    /// Folder to make [default: one named after the title]
    #[arg(long, value_name = "BOOK")]
    pub out: Option<PathBuf>,
    /// How far up `{{#include ../…}}` may reach [default: the folder of the mdBook]
    #[arg(long, value_name = "DIR")]
    pub within: Option<PathBuf>,
    /// Date of the first edition [default: today]
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
}
