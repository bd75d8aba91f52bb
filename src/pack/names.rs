//! Refuses names and sizes that some disk or unzipper could not carry, before anything is packed.

use std::fmt::Display;

use super::{Bundle, Format, Handbook, SITE, place_in_zip};
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::handbook::Config;
use crate::model::source::Span;
use crate::portable::{ENTRIES_MAX, TOTAL_BYTES_MAX, collisions, trouble};

/// What of the files of `bundle` could not be carried, in the zip and below `dist/`.
pub fn unportable(handbook: &Handbook, bundle: &Bundle, formats: &[Format]) -> Vec<Diagnostic> {
    let paths: Vec<String> = paths(&handbook.config, bundle, formats);
    let mut found: Vec<Diagnostic> = paths.iter().filter_map(|path| Some(unsafe_path(path, &trouble(path)?))).collect();
    found.extend(collisions(paths.iter().map(String::as_str)).into_iter().map(|(first, second)| same(first, second)));
    let bytes = bundle.0.values().map(|bytes| bytes.len() as u64).sum();
    if formats.contains(&Format::Zip) && (paths.len() > ENTRIES_MAX || bytes > TOTAL_BYTES_MAX) {
        found.push(too_much(paths.len(), bytes));
    }
    found
}

/// Where each file will stand: in the top folder of the zip, else below `dist/`, which is shorter.
fn paths(config: &Config, bundle: &Bundle, formats: &[Format]) -> Vec<String> {
    let stem = config.bundle_name();
    let zipped = formats.contains(&Format::Zip);
    let wanted = bundle.0.keys().filter(|path| zipped || formats.contains(&Format::Site) || !path.starts_with(SITE));
    wanted.map(|path| if zipped { format!("{stem}/{}", place_in_zip(path)) } else { path.clone() }).collect()
}

fn bad(message: impl Display) -> Diagnostic {
    Diagnostic::new(Code::BadOutput, Span::default(), message.to_string())
}

/// ## What
/// A file of the output has a name that some disk cannot carry.
///
/// ## Why
/// On the reader's machine it would be missing, or the whole zip would not unpack.
///
/// ## Example
/// A theme with `js/aux.js`: Windows has no file of that name.
fn unsafe_path(path: &str, why: &str) -> Diagnostic {
    bad(format_args!("{path}: {why}")).with_help("rename the file of the book or theme that it comes from".to_owned())
}

/// ## What
/// Two files of the output are one and the same on some disk.
///
/// ## Why
/// One of them would be lost when the book is copied to a stick that ignores case.
///
/// ## Example
/// A theme with `js/Map.js` and `js/map.js`.
fn same(first: &str, second: &str) -> Diagnostic {
    bad(format_args!("{second}: the same as `{first}` on some disk"))
        .with_help("rename one of them, not by case or accents alone".to_owned())
}

/// ## What
/// A zip would hold more files or bytes than old unzippers and phones can open.
///
/// ## Why
/// The reader who has only a phone would have nothing.
///
/// ## Example
/// A book with films among its images.
fn too_much(files: usize, bytes: u64) -> Diagnostic {
    let most = format!("{ENTRIES_MAX} files and {TOTAL_BYTES_MAX} bytes are the most");
    bad(format_args!("the zip would hold {files} files with {bytes} bytes")).with_help(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(name: &str, paths: &[&str], formats: &[Format]) -> Vec<String> {
        let config = Config { name: name.to_owned(), ..Config::default() };
        let mut bundle = Bundle::default();
        for path in paths {
            bundle.insert(*path, *b"");
        }
        let found = unportable(&Handbook { config, ..Handbook::default() }, &bundle, formats);
        found.into_iter().map(|it| it.message).collect()
    }

    #[test]
    fn every_name_that_some_disk_refuses_is_reported() {
        let zip = &[Format::Zip];
        assert_eq!(messages("b", &["site/a.html", "site/b.html"], zip), [""; 0]);
        let found = messages("con", &["site/a.html", "site/b."], &[Format::Site, Format::Zip]);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("con/site/a.html: has the name `con`"), "{found:?}");
        let found = messages("b", &["site/A.html", "site/a.html"], zip);
        assert_eq!(found, ["b/site/a.html: the same as `b/site/A.html` on some disk"]);
    }

    #[test]
    fn what_is_not_written_need_not_be_portable() {
        assert_eq!(messages("con", &["site/a.html"], &[Format::Site]), [""; 0]);
        assert_eq!(messages("con", &["site/a:b"], &[]), [""; 0]);
    }
}
