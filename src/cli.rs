//! The command line: what was typed, and the order of the edges.
//!
//! [`run`] is the only way in. Data goes to stdout, talk to stderr. Exit codes:
//! 0 clean, 1 the book has mistakes, 2 usage or the world. Nothing is decided
//! here that a stage could decide.

mod args;
mod book;
mod build;
mod explain;
mod find;
mod import;
mod init;
mod keygen;
mod links;
mod new;
mod passphrase;
mod rebuild;
mod schema;
mod search;
#[cfg(feature = "serve")]
mod serve;
mod shell;
mod sign;
mod status;
mod talk;
mod translate;
mod verify;

use std::ffi::OsString;
use std::process::ExitCode;

use args::{Args, Command};
use clap::{CommandFactory, Parser};
use talk::Talk;

/// How a run ended, other than by an error of the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Nothing to complain of.
    Clean,
    /// The book has errors, or warnings under `--strict`; they were shown.
    Mistakes,
    /// What was typed has no meaning for the book; it was said.
    Refused,
}

/// What a command came to; an error is the world's or a wrong wish, and ends in exit code 2.
type Ended = anyhow::Result<Outcome>;

/// Runs the program; `args` begins with its name.
pub fn run(args: impl Iterator<Item = OsString>) -> ExitCode {
    let typed: Vec<OsString> = args.collect();
    let args = match Args::try_parse_from(&typed) {
        Ok(args) => args,
        Err(wrong) => {
            // Whoever closed the pipe does not want to read it.
            let _ = wrong.print();
            return ExitCode::from(u8::try_from(wrong.exit_code()).unwrap_or(2));
        }
    };
    let talk = Talk::new(&args.common);
    let outcome = match &args.command {
        Command::Build(wanted) => build::build(wanted, &talk),
        Command::Check(wanted) => build::check(wanted, &talk),
        Command::Completions(wanted) => shell::completions(wanted, &talk),
        Command::Explain(wanted) => explain::explain(wanted, &talk),
        Command::Find(_) => find::find_in_book(&typed),
        Command::Import(wanted) => import::import(wanted, &talk),
        Command::Init(wanted) => init::init(&wanted.dir, &talk),
        Command::Keygen(wanted) => keygen::keygen(wanted, &talk),
        Command::Links(wanted) => links::links(wanted, &talk),
        Command::Man { dir } => shell::man(dir, &talk),
        Command::New(wanted) => new::new(wanted, &talk),
        Command::Schema(wanted) => schema::schema(wanted, &talk),
        Command::Status(wanted) => status::status(wanted, &args.common, &talk),
        Command::Translate(wanted) => translate::translate(wanted, args.common.message_format, &talk),
        Command::Search(wanted) => search::search(wanted, args.common.message_format, &talk),
        #[cfg(feature = "serve")]
        Command::Serve(wanted) => serve::serve(wanted, Talk::new(&args.common)),
        Command::Sign(wanted) => sign::sign(wanted, &talk),
        Command::Verify(wanted) => verify::verify(wanted, &talk),
    };
    match outcome {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Mistakes) => ExitCode::from(1),
        Ok(Outcome::Refused) => ExitCode::from(2),
        Err(error) => {
            talk.error(&error);
            ExitCode::from(2)
        }
    }
}

/// Every command with its options and what they do, as the program itself knows them.
pub fn commands() -> clap::Command {
    Args::command()
}

#[cfg(test)]
mod tests;
