//! Who is told what, where and in which colours.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::OnceLock;

use crate::cli::args::{Color, Common, MessageFormat};
use crate::model::diagnostic::Diagnostic;
use crate::model::source::Sources;
use crate::report::{Layout, report_from, summary};

/// The voice of one run.
pub(super) struct Talk {
    layout: Layout,
    color: bool,
    quiet: bool,
    verbose: bool,
    /// The folder of the book, as paths for other programs begin.
    base: OnceLock<String>,
}

impl Talk {
    /// As the options, the terminal and `NO_COLOR` have it.
    pub fn new(common: &Common) -> Self {
        let color = match common.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                let refused = env::var_os("NO_COLOR").is_some_and(|it| !it.is_empty());
                !refused && env::var_os("TERM").is_none_or(|it| it != "dumb") && io::stderr().is_terminal()
            }
        };
        // Where programs read stderr, nothing else may stand there.
        let for_programs = matches!(common.message_format, MessageFormat::Json | MessageFormat::Sarif);
        let quiet = common.quiet || for_programs;
        Self {
            layout: common.message_format.into(),
            color,
            quiet,
            verbose: common.verbose && !quiet,
            base: OnceLock::new(),
        }
    }

    /// Notes where the book lies that will be spoken of.
    pub fn is_about(&self, root: &Path) {
        let root = root.to_string_lossy().replace('\\', "/");
        let below = root.trim_start_matches("./").trim_end_matches('/');
        let base = if matches!(below, "" | ".") { String::new() } else { format!("{below}/") };
        self.base.get_or_init(|| base);
    }

    /// Shows diagnostics and how many they are.
    pub fn show(&self, found: &[Diagnostic], sources: &Sources) {
        if !found.is_empty() {
            self.err(&report_from(self.base.get().map_or("", String::as_str), found, sources, self.layout, self.color));
            self.say(&summary(found));
        }
    }

    /// The same, but diagnostics in JSON are data and go to stdout.
    pub fn show_as_data(&self, found: &[Diagnostic], sources: &Sources) -> anyhow::Result<()> {
        if matches!(self.layout, Layout::Json | Layout::Sarif | Layout::Github) {
            return self.data(&report_from(
                self.base.get().map_or("", String::as_str),
                found,
                sources,
                self.layout,
                false,
            ));
        }
        self.show(found, sources);
        Ok(())
    }

    /// What a person wants to know; not under `--quiet`.
    pub fn say(&self, text: &str) {
        if !self.quiet {
            self.err(&format!("{text}\n"));
        }
    }

    /// What a person asked for with `--verbose`.
    pub fn note(&self, text: impl FnOnce() -> String) {
        if self.verbose {
            self.err(&format!("{}\n", text()));
        }
    }

    /// The refusal of the world that ends the run, with its causes.
    pub fn error(&self, error: &anyhow::Error) {
        let (on, off) = if self.color { ("\u{1b}[1;31m", "\u{1b}[0m") } else { ("", "") };
        self.err(&format!("{on}error{off}: {error:#}\n"));
    }

    /// One thing that is wrong with what was judged.
    pub fn wrong(&self, what: &str) {
        let (on, off) = if self.color { ("\u{1b}[1;31m", "\u{1b}[0m") } else { ("", "") };
        self.err(&format!("{on}error{off}{what}\n"));
    }

    /// Whether results are read by a program.
    pub fn wants_json(&self) -> bool {
        self.layout == Layout::Json
    }

    /// Puts data on stdout.
    ///
    /// # Errors
    ///
    /// If it cannot be written; a reader who has read enough is no error.
    pub fn data(&self, text: &str) -> anyhow::Result<()> {
        match io::stdout().lock().write_all(text.as_bytes()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            written => written.map_err(|error| anyhow::Error::new(error).context("failed to write to stdout")),
        }
    }

    fn err(&self, text: &str) {
        // There is nobody left to tell that stderr is closed.
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }
}
