//! `find`: the finder in a terminal. Its flags are the questions of the book.

mod asked;
mod told;

use std::ffi::OsString;

use anyhow::{Context, bail};
use clap::{CommandFactory, FromArgMatches};

use crate::cli::args::{Args, Common, MessageFormat};
use crate::cli::talk::Talk;
use crate::cli::{Ended, Outcome, book};
use crate::load;

/// Answers what `typed`, the whole command line, asks of the book. The book may have mistakes.
pub(super) fn find_in_book(typed: &[OsString]) -> Ended {
    let root = book::find(asked::root(typed).as_deref())?;
    let (handbook, _) = crate::compile(&load::load(&root)?);
    let edition = handbook.editions.first().context("failed to search the book: it has no language")?;
    let Some(table) = &edition.verdicts else {
        bail!("failed to search the book {}: it has no `finder.toml`", root.display());
    };
    let command = Args::command().mut_subcommand("find", |_| asked::command(table));
    let matches = match command.try_get_matches_from(typed) {
        Ok(matches) => matches,
        Err(wrong) => {
            // Whoever closed the pipe does not want to read it.
            let _ = wrong.print();
            return if wrong.use_stderr() { Ok(Outcome::Refused) } else { Ok(Outcome::Clean) };
        }
    };
    let common = Common::from_arg_matches(&matches)?;
    let of_find = matches.subcommand_matches("find").unwrap_or(&matches);
    let answers = asked::answers(table, of_find);
    let found = crate::find(table, &answers);
    let text = match common.message_format {
        MessageFormat::Json => told::json(table, &found),
        _ => told::text(edition, &handbook.texts, table, &found),
    };
    Talk::new(&common).data(&text)?;
    Ok(Outcome::Clean)
}
