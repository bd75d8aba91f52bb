//! Every command with its arguments and options, from what the program itself knows.

use clap::{Arg, Command, Id};

use super::cell;

const HEAD: &str = "\
+++
title = \"Commands\"
summary = \"Every command with its options, and what a run that ended says by its exit code.\"
aliases = [\"options\", \"flags\", \"command line\", \"terminal\"]
+++

# Commands

This page is written from the program. `vademecum COMMAND --help` prints the same.

Where a command takes `[ROOT]`, it is the folder that holds `handbook.toml`. Without one the program looks in this folder, in \
`handbook/` below it, and in the folders above.
";

/// The page.
pub(super) fn page() -> String {
    let mut program = vademecum::cli::commands();
    program.build();
    let mut text = HEAD.to_owned();
    text += "\n## Options of every command {#common}\n\n";
    text += &options(program.get_arguments().filter(|arg| arg.is_global_set()));
    let common: Vec<Id> = program.get_arguments().map(|arg| arg.get_id().clone()).collect();
    for command in program.get_subcommands().filter(|command| command.get_name() != "help" && !command.is_hide_set()) {
        section(command, "", &common, &mut text);
    }
    text
}

/// A command below those of `above`; the options in `common` were said once.
fn section(command: &Command, above: &str, common: &[Id], text: &mut String) {
    let name = format!("{above}{}", command.get_name());
    let what = command.get_about().unwrap_or_else(|| panic!("the command `{name}` says nothing of itself")).to_string();
    let stop = if what.ends_with(['.', '?', '!']) { "" } else { "." };
    let (id, level) = (name.replace(' ', "-"), 2 + above.split(' ').count() - 1);
    *text += &format!("\n{} `vademecum {name}` {{#{id}}}\n\n{what}{stop}\n", "#".repeat(level));
    let mut positional = String::new();
    for arg in command.get_positionals() {
        let marks = if arg.is_required_set() { ("", "") } else { ("[", "]") };
        positional += &format!(" {}{}{}", marks.0, value_name(arg), marks.1);
    }
    let below: Vec<&Command> = command.get_subcommands().filter(|it| it.get_name() != "help").collect();
    if below.is_empty() {
        *text += &format!("\n```console\n$ vademecum {name}{positional}\n```\n");
    }
    let own = || command.get_arguments().filter(|arg| !common.contains(arg.get_id()) && !is_help(arg));
    if own().next().is_some() {
        *text += "\n";
        *text += &options(own());
    }
    for command in below {
        section(command, &format!("{name} "), common, text);
    }
}

fn is_help(arg: &Arg) -> bool {
    matches!(arg.get_id().as_str(), "help" | "version")
}

fn options<'a>(args: impl Iterator<Item = &'a Arg>) -> String {
    let mut text = "| option | what it does |\n| --- | --- |\n".to_owned();
    for arg in args.filter(|arg| !arg.is_hide_set()) {
        let name = written(arg);
        let what = arg.get_help().unwrap_or_else(|| panic!("the option `{name}` says nothing of itself"));
        let mut said = what.to_string();
        let possible = arg.get_possible_values();
        if arg.get_action().takes_values() && !possible.is_empty() {
            let values = possible.iter().map(|value| match value.get_help() {
                Some(help) => format!("`{}` ({help})", value.get_name()),
                None => format!("`{}`", value.get_name()),
            });
            said += &format!(": {}", values.collect::<Vec<_>>().join(", "));
        }
        let default = arg.get_default_values().iter().map(|it| it.to_string_lossy()).collect::<Vec<_>>().join(",");
        if !default.is_empty() && arg.get_action().takes_values() {
            said += &format!("; `{default}` where nothing is said");
        }
        text += &format!("| {} | {} |\n", cell(&name), cell(&said));
    }
    text
}

/// How an option or an argument is typed.
fn written(arg: &Arg) -> String {
    let value = match arg.get_action().takes_values() {
        true => format!(" {}", value_name(arg)),
        false => String::new(),
    };
    match (arg.get_long(), arg.get_short()) {
        (Some(long), Some(short)) => format!("`--{long}{value}`, `-{short}`"),
        (Some(long), None) => format!("`--{long}{value}`"),
        (None, Some(short)) => format!("`-{short}{value}`"),
        (None, None) => format!("`{}`", value_name(arg)),
    }
}

fn value_name(arg: &Arg) -> String {
    let names = arg.get_value_names().unwrap_or_default();
    let name = names.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    if name.is_empty() { arg.get_id().to_string().to_uppercase() } else { name }
}
