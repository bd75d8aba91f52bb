//! Says which names and sizes every reader's disk and every old unzipper can carry.
//!
//! [`trouble`] judges one path, [`collisions`] all of them together. The rules
//! are those of FAT32, exFAT, NTFS, APFS and ext4 at once. `pack` asks before it
//! writes, `unpack` before it believes. Nothing is renamed here.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

/// The longest path with its top folder, in UTF-16 units: Windows stops at 260, and the reader's own folders, twice
/// the name of the zip where a program extracts into a folder of that name, come before.
pub const PATH_UNITS_MAX: usize = 160;

/// The longest name of one file or folder, in bytes of UTF-8.
pub const NAME_BYTES_MAX: usize = 255;

/// The most entries of a zip; from 65,535 on another form of zip begins, which old unzippers do not know.
pub const ENTRIES_MAX: usize = 65_000;

/// The most bytes of a zip, and of everything in it unpacked: what a phone can still open.
pub const TOTAL_BYTES_MAX: u64 = 1 << 30;

/// Why `path`, with `/` between its names, is not safe on some disk; `None` if it is on all.
pub fn trouble(path: &str) -> Option<String> {
    if path.encode_utf16().count() > PATH_UNITS_MAX {
        return Some(format!(
            "has more than {PATH_UNITS_MAX} characters; Windows stops at 260, folders around it included"
        ));
    }
    path.split('/').find_map(name_trouble)
}

fn name_trouble(name: &str) -> Option<String> {
    match name {
        "" => return Some("has a name of no characters".to_owned()),
        "." | ".." => return Some(format!("holds `{name}`, which leads to another folder")),
        _ => {}
    }
    if name.len() > NAME_BYTES_MAX {
        return Some(format!("has a name of more than {NAME_BYTES_MAX} bytes"));
    }
    if let Some(letter) = name.chars().find(|letter| is_unsafe(*letter)) {
        return Some(format!("holds {}, which some disk or screen cannot carry", letter.escape_unicode()));
    }
    if name.ends_with(['.', ' ']) || name.starts_with(' ') {
        return Some(format!("has the name `{name}`: Windows drops spaces and dots at the ends"));
    }
    is_reserved(name).then(|| format!("has the name `{name}`, which Windows keeps for a device"))
}

/// Letters that a disk forbids, that a terminal obeys, that nobody sees, or that turn the direction of the text.
fn is_unsafe(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\')
        || matches!(letter, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}')
        || matches!(letter, '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFF}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Names that Windows keeps for devices, with any ending.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_lowercase();
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let is_port = port.is_some_and(|rest| matches!(rest, "¹" | "²" | "³") || matches!(rest.as_bytes(), [b'0'..=b'9']));
    is_port || matches!(&*stem, "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
}

/// Pairs of paths that some disk takes for the same: by case, by how accents are written, or a file where another path
/// has a folder. Files and folders count alike; each later path is named once, with the first that it meets.
pub fn collisions<'a>(paths: impl IntoIterator<Item = &'a str>) -> Vec<(&'a str, &'a str)> {
    // What is known by its folded name: how it is written, whether it is a file, and the path that brought it.
    let mut known: BTreeMap<String, (&str, bool, &str)> = BTreeMap::new();
    let mut found = Vec::new();
    for path in paths {
        for (end, _) in path.match_indices('/').chain([(path.len(), "")]) {
            let (written, is_file) = (&path[..end], end == path.len());
            match known.get(&folded(written)) {
                Some((other, was_file, first)) if *other != written || is_file || *was_file => {
                    found.push((*first, path));
                    break;
                }
                Some(_) => {}
                None => drop(known.insert(folded(written), (written, is_file, path))),
            }
        }
    }
    found
}

/// What a disk without case compares; both ways to write an accent are one.
fn folded(path: &str) -> String {
    let lower: String =
        path.nfd().flat_map(char::to_lowercase).flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect();
    lower.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_names_are_safe() {
        for path in ["site/en/a.html", "README.txt", "b-2026.11/site/עברית/é.png", ".vademecum", "com/console/lpt.x"]
        {
            assert_eq!(trouble(path), None, "{path}");
        }
    }

    #[test]
    fn names_that_some_disk_refuses_are_named() {
        let long = "a/".repeat(80) + "b";
        let wide = "é".repeat(128);
        for path in [
            "",
            "/a",
            "a/",
            "a//b",
            "a/../b",
            ".",
            "./a",
            "a\\b",
            "c:a",
            "C:/a",
            "a?",
            "a*",
            "a<b",
            "a\"",
            "a|b",
            "a.",
            "a ",
            " a",
            "a/b./c",
            "a\n",
            "a\u{7f}",
            "a\0",
            "CON",
            "aux.html",
            "x/nul",
            "com1.txt",
            "LPT9",
            "com²",
            "conin$",
            "a\u{202e}lmth.b",
            "a\u{200b}",
            "a\u{feff}",
            "a\u{ffff}",
            &long,
            &wide,
        ] {
            assert!(trouble(path).is_some(), "{path:?}");
        }
    }

    #[test]
    fn names_that_some_disk_takes_for_the_same_are_paired() {
        let pairs = |paths: &[&'static str]| collisions(paths.iter().copied()).len();
        assert_eq!(pairs(&["a/b", "a/c", "b/a"]), 0);
        assert_eq!(collisions(["a/b", "c", "a/B"]), [("a/b", "a/B")]);
        for paths in [
            ["a", "a"],
            ["a", "A"],
            ["é", "e\u{301}"],
            ["É/x", "e\u{301}/y"],
            ["a/x", "A/y"],
            ["a", "a/b"],
            ["a/b", "a"],
            ["ß", "ẞ"],
            ["σ", "ς"],
        ] {
            assert_eq!(pairs(&paths), 1, "{paths:?}");
        }
    }
}
