//! `completions` and `man`: what shells and manuals know of the commands.

use std::fs;
use std::path::Path;

use anyhow::Context;
use clap::CommandFactory;

use crate::cli::args::{Args, Completions};
use crate::cli::talk::Talk;
use crate::cli::{Ended, Outcome};
use crate::report::count;

/// Prints what a shell needs to complete commands and options.
pub(super) fn completions(wanted: &Completions, talk: &Talk) -> Ended {
    let mut script = Vec::new();
    clap_complete::generate(wanted.shell, &mut Args::command(), "vademecum", &mut script);
    talk.data(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Clean)
}

/// Writes a manual page for the program and one for each command.
pub(super) fn man(dir: &Path, talk: &Talk) -> Ended {
    fs::create_dir_all(dir).with_context(|| format!("failed to make the folder {}", dir.display()))?;
    let mut all = Args::command().disable_help_subcommand(true);
    all.build();
    let commands: Vec<clap::Command> = all.get_subcommands().filter(|it| !it.is_hide_set()).cloned().collect();
    let mut pages = vec![("vademecum".to_owned(), all)];
    pages.extend(commands.into_iter().map(|it| (format!("vademecum-{}", it.get_name()), it)));
    for (name, command) in &pages {
        let mut text = Vec::new();
        let page = clap_mangen::Man::new(command.clone()).title(name.to_uppercase());
        page.render(&mut text).with_context(|| format!("failed to write the page {name}"))?;
        let path = dir.join(format!("{name}.1"));
        fs::write(&path, text).with_context(|| format!("failed to write {}", path.display()))?;
    }
    talk.say(&format!("wrote {} to {}", count(pages.len(), "manual page"), dir.display()));
    Ok(Outcome::Clean)
}
