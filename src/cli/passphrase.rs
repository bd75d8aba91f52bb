//! Asks for a passphrase, where nobody can read along.
//!
//! It comes from the terminal, without an echo, or from a file; never from an
//! argument or the environment, which other programs can see.

use std::fs;
use std::io::{self, BufRead, Read};
use std::path::Path;

use anyhow::{Context, bail, ensure};

use crate::cli::args::Passphrase;
use crate::keys::PASSPHRASE_BYTES_MAX;

/// The passphrase of a key that is there.
pub(super) fn known(wanted: &Passphrase, of: &Path) -> anyhow::Result<String> {
    match &wanted.passphrase_file {
        Some(file) => from_file(file),
        None => ask(&format!("Passphrase of {}: ", of.display())),
    }
}

/// A passphrase for a new key: a person types it twice.
pub(super) fn new(wanted: &Passphrase) -> anyhow::Result<String> {
    if let Some(file) = &wanted.passphrase_file {
        return from_file(file);
    }
    let first = ask("New passphrase: ")?;
    ensure!(first == ask("The same again: ")?, "failed to make a key: the two passphrases differ");
    Ok(first)
}

fn ask(prompt: &str) -> anyhow::Result<String> {
    let help = "failed to ask for the passphrase: there is no terminal\n  \
                help: `--passphrase-file FILE` reads it from a file, `--passphrase-file -` from stdin";
    rpassword::prompt_password(prompt).context(help)
}

/// The first line of a file or of stdin, without its end.
fn from_file(file: &Path) -> anyhow::Result<String> {
    let context = || format!("failed to read the passphrase from {}", file.display());
    let source: Box<dyn Read> = if file == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        Box::new(fs::File::open(file).with_context(context)?)
    };
    let mut line = String::new();
    let most = PASSPHRASE_BYTES_MAX as u64 + 3;
    io::BufReader::new(source.take(most)).read_line(&mut line).with_context(context)?;
    let line = line.strip_suffix('\n').unwrap_or(&line);
    let line = line.strip_suffix('\r').unwrap_or(line);
    if line.is_empty() || line.len() > PASSPHRASE_BYTES_MAX {
        bail!("{}: its first line is empty, or longer than {PASSPHRASE_BYTES_MAX} bytes", context());
    }
    Ok(line.to_owned())
}
