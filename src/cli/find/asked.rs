//! What was asked: a flag for each question of the book, its answers as values.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::model::finder::VerdictTable;

/// Flags that every command knows and that take no value.
const ALONE: &[&str] = &["-q", "-v", "-qv", "--quiet", "--verbose", "-h", "--help"];

/// The ROOT among the words behind `find`, before the book and so its flags are known: every flag of a book takes a
/// value.
pub(super) fn root(typed: &[OsString]) -> Option<PathBuf> {
    let mut words = typed.iter().skip(1).skip_while(|word| *word != "find").skip(1);
    while let Some(word) = words.next() {
        let text = word.to_string_lossy();
        if text == "--" {
            return words.next().map(PathBuf::from);
        }
        if !text.starts_with('-') {
            return Some(PathBuf::from(word));
        }
        if !ALONE.contains(&&*text) && !text.contains('=') {
            words.next();
        }
    }
    None
}

/// `find` with the flags of the book.
pub(super) fn command(table: &VerdictTable) -> Command {
    let flags = table.facets.iter().map(|facet| {
        let values: Vec<String> = facet.answers.iter().map(|answer| answer.id.clone()).collect();
        Arg::new(facet.id.clone())
            .long(facet.id.clone())
            .value_name("ANSWER")
            .value_delimiter(',')
            .action(ArgAction::Append)
            .value_parser(PossibleValuesParser::new(values))
            .help(facet.question.clone())
    });
    let root = Arg::new("root")
        .value_name("ROOT")
        .value_parser(value_parser!(PathBuf))
        .help("Folder that holds handbook.toml");
    Command::new("find").about("Ask the finder of a book: whom to turn to first, and whom else").arg(root).args(flags)
}

/// The chosen answers, a list a facet.
pub(super) fn answers(table: &VerdictTable, matches: &ArgMatches) -> Vec<Vec<usize>> {
    let of_facet = |facet: &crate::model::finder::TableFacet| {
        let given = matches.get_many::<String>(&facet.id).into_iter().flatten();
        given.filter_map(|id| facet.answers.iter().position(|answer| answer.id == *id)).collect()
    };
    table.facets.iter().map(of_facet).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_the_word_that_belongs_to_no_flag() {
        let root_of = |line: &str| root(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(root_of("vademecum find book --size small"), Some("book".into()));
        assert_eq!(root_of("vademecum -q find --size small,large book"), Some("book".into()));
        assert_eq!(root_of("vademecum find --size=small -q book"), Some("book".into()));
        assert_eq!(root_of("vademecum find --size small --message-format json"), None);
    }
}
