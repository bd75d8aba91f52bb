//! What can be typed.

mod authoring;

use std::path::PathBuf;

use clap::{ArgAction, Parser, Subcommand, ValueEnum};

use crate::model::handbook::Format;
use crate::report::Layout;
pub(super) use authoring::{Completions, Explain, Host, Import, Links, New, NewThing};

/// Compiles Markdown chapters and a registry of facts into a handbook that works offline.
#[derive(Debug, Parser)]
#[command(name = "vademecum", version, arg_required_else_help = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Build the book: a site to host or open from a folder, and a zip of it
    Build(Build),
    /// Show every mistake in the book; write nothing
    Check(Check),
    /// Print what a shell needs to complete commands and options
    Completions(Completions),
    /// Say what a rule of `check` means, with a wrong and a right example; without a name, list all rules
    Explain(Explain),
    /// Ask the finder of a book: whom to turn to first, and whom else
    Find(Find),
    /// Make a book of an mdBook, and list what could not be carried
    Import(Import),
    /// Make a small, complete book to start from
    Init(Init),
    /// Make a key to sign with: a secret one for you, a public one for your readers
    Keygen(Keygen),
    /// List where the book leads outside, and from which lines, for programs that check such links
    Links(Links),
    /// Write manual pages, one for each command
    Man {
        /// Folder to write them to
        dir: PathBuf,
    },
    /// Add a chapter, a record, a language or a workflow to a book
    New(New),
    /// Find sections of the book, as the search box of its site does
    Search(Search),
    /// Show how old the facts of a book are, and how far its translations
    Status(Status),
    /// Keep the originals that translations were made from, and see what changed in them since
    Translate(Translate),
    /// Print the JSON Schema of the book's TOML files, by which editors complete and check them
    Schema(Schema),
    /// Show the book in a browser while it is written: each change at once, each mistake over the page
    #[cfg(feature = "serve")]
    Serve(Serve),
    /// Sign what was built, so that readers can know who made their copy
    Sign(Sign),
    /// Judge a copy: is it whole, is it closed, who made it?
    Verify(Verify),
}

#[derive(Debug, clap::Args)]
pub(super) struct Build {
    /// Folder that holds handbook.toml [default: ./, ./handbook/, then upward]
    pub root: Option<PathBuf>,
    /// Where the output goes [default: what handbook.toml says, else dist/ beside it]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// What to build [default: what handbook.toml says]
    #[arg(long, value_name = "FORMAT", value_delimiter = ',')]
    pub format: Vec<WantedFormat>,
    /// Build these languages only
    #[arg(long, value_name = "LANG", value_delimiter = ',')]
    pub lang: Vec<String>,
    /// Take warnings for errors
    #[arg(long)]
    pub strict: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Check {
    /// Folder that holds handbook.toml [default: ./, ./handbook/, then upward]
    pub root: Option<PathBuf>,
    /// Take warnings for errors
    #[arg(long)]
    pub strict: bool,
}

#[derive(Debug, clap::Args)]
#[command(disable_help_flag = true)]
pub(super) struct Find {
    /// The book, and an answer for each of its questions: `--QUESTION ANSWER,ANSWER`
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "ROOT|--QUESTION ANSWER")]
    pub words: Vec<std::ffi::OsString>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Init {
    /// Folder to make; it must be empty if it is there
    pub dir: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct Search {
    /// What to look for: words, "phrases", -words to leave out; `-` alone reads queries from stdin, a line each
    #[arg(allow_hyphen_values = true)]
    pub query: String,
    /// Folder that holds handbook.toml [default: ./, ./handbook/, then upward]
    pub root: Option<PathBuf>,
    /// Search the edition in this language [default: the book's first]
    #[arg(long, value_name = "LANG")]
    pub lang: Option<String>,
    /// Show at most so many sections
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub limit: usize,
}

#[derive(Debug, clap::Args)]
pub(super) struct Status {
    /// Folder that holds handbook.toml [default: ./, ./handbook/, then upward]
    pub root: Option<PathBuf>,
    /// Count ages to this day, YYYY-MM-DD [default: the day of the clock]
    #[arg(long, value_name = "DATE")]
    pub today: Option<String>,
    /// End with exit code 1 if a contact or a record has something older than so many days
    #[arg(long, value_name = "DAYS")]
    pub fail_over: Option<i64>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Translate {
    #[command(subcommand)]
    pub what: TranslateWhat,
}

#[derive(Debug, Subcommand)]
pub(super) enum TranslateWhat {
    /// Say that a translation now says what its original says today, and keep that original beside it
    Accept(Translations),
    /// Show what changed in the original since it was translated, section by section
    Diff(Translations),
}

#[derive(Debug, clap::Args)]
pub(super) struct Translations {
    /// Translated files, such as fr/law.md or fr/words.toml; a language alone is all of its files
    #[arg(required = true)]
    pub files: Vec<String>,
    /// Folder that holds handbook.toml [default: ./, ./handbook/, then upward]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Schema {
    /// Folder that holds handbook.toml [default: ./, ./handbook/, then upward]
    pub root: Option<PathBuf>,
    /// Write one file each to .schema/ of the book, where its TOML files look for them
    #[arg(long)]
    pub write: bool,
}

#[cfg(feature = "serve")]
#[derive(Debug, clap::Args)]
pub(super) struct Serve {
    /// Folder that holds handbook.toml [default: ./, ./handbook/, then upward]
    pub root: Option<PathBuf>,
    /// The port to listen on; where it is taken, one of the next that are free [default: 3000]
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    /// Open the book in the browser
    #[arg(long)]
    pub open: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Keygen {
    /// Where the secret key goes, such as keys/book.key; the public one lies beside it, as keys/book.pub
    #[arg(long, value_name = "FILE", default_value = "vademecum.key")]
    pub out: PathBuf,
    /// Overwrite keys that are there: what they signed can then be verified by their public key alone
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    pub passphrase: Passphrase,
}

#[derive(Debug, clap::Args)]
pub(super) struct Sign {
    /// The folder that `build` wrote
    pub dist: PathBuf,
    /// The secret key
    #[arg(long, value_name = "FILE")]
    pub key: PathBuf,
    #[command(flatten)]
    pub passphrase: Passphrase,
}

#[derive(Debug, clap::Args)]
pub(super) struct Passphrase {
    /// Take the passphrase from the first line of a file, or of stdin with `-`, instead of asking
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Verify {
    /// A zip, an edition in one file, an unpacked copy, or the folder that `build` wrote
    pub path: PathBuf,
    /// The publisher's public key: a file, or the key itself; get it in another way than the copy
    #[arg(long, value_name = "PUBKEY|FILE")]
    pub key: Option<String>,
    /// Build this book too, and compare every byte
    #[arg(long, value_name = "SOURCE")]
    pub rebuild: Option<PathBuf>,
}

/// What every command knows.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Common {
    /// How mistakes are shown
    #[arg(long, global = true, value_name = "LAYOUT", value_enum, default_value_t)]
    pub message_format: MessageFormat,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t)]
    pub color: Color,
    /// Say nothing but what is wrong
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say what is being done, and how long it takes
    #[arg(long, short, global = true, action = ArgAction::SetTrue)]
    pub verbose: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum WantedFormat {
    /// A folder of pages
    Site,
    /// The site and how to open it, in one file
    Zip,
    /// An e-book for each language
    Epub,
    /// One HTML file a language, with everything inside
    Html,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum MessageFormat {
    /// The line, marked, and what to do
    #[default]
    Human,
    /// A line a mistake
    Short,
    /// A JSON object a line
    Json,
    /// One SARIF 2.1.0 document, for code hosts
    Sarif,
    /// Lines that GitHub's runner shows beside the source
    Github,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl From<WantedFormat> for Format {
    fn from(wanted: WantedFormat) -> Self {
        match wanted {
            WantedFormat::Site => Self::Site,
            WantedFormat::Zip => Self::Zip,
            WantedFormat::Epub => Self::Epub,
            WantedFormat::Html => Self::Html,
        }
    }
}

impl From<MessageFormat> for Layout {
    fn from(wanted: MessageFormat) -> Self {
        match wanted {
            MessageFormat::Human => Self::Human,
            MessageFormat::Short => Self::Short,
            MessageFormat::Json => Self::Json,
            MessageFormat::Sarif => Self::Sarif,
            MessageFormat::Github => Self::Github,
        }
    }
}
