//! Says where each page will stand, and whether that name is safe on every disk and host.

use std::collections::BTreeMap;

use super::findings::Findings;
use super::order::Slot;
use super::slug::path_slug;
use crate::model::diagnostic::{Code, Diagnostic};

/// The longest path of a page below `dist/`, in characters.
const PATH_CHARS_MAX: usize = 100;

/// The path of a chapter below the language folder of the site, without ending: `repairs/roof.md` →
/// `chapters/repairs/roof`; `index.md` → `index`.
pub(super) fn chapter_path(file: &str) -> String {
    if file == "index.md" {
        return "index".to_owned();
    }
    let stem = file.strip_suffix(".md").unwrap_or(file);
    stem.split('/').fold("chapters".to_owned(), |path, part| path + "/" + &path_slug(part))
}

/// The path of a record's page.
pub(super) fn record_path(id: &str) -> String {
    format!("mechanisms/{}", path_slug(id))
}

/// Reports names that some disk or host would not carry.
pub(super) fn check(slots: &[Slot], languages: &[String], found: &mut Findings) {
    let longest_lang = languages.iter().max_by_key(|tag| tag.chars().count()).map_or("", String::as_str);
    let mut holders: BTreeMap<&str, &Slot> = BTreeMap::new();
    for slot in slots {
        if let Some(holder) = holders.insert(&slot.path, slot) {
            found.push(colliding_name(slot, holder));
        }
        for part in slot.written_name().split('/') {
            if part.starts_with(['_', '.']) {
                found.push(hidden_name(slot, part));
            }
        }
        if let Some(part) = slot.path.split('/').find(|part| is_reserved(part)) {
            found.push(reserved_name(slot, part));
        }
        let output = format!("site/{longest_lang}/{}.html", slot.path);
        if output.chars().count() > PATH_CHARS_MAX {
            found.push(long_name(slot, &output));
        }
    }
}

/// Names that Windows keeps for devices, with any ending.
fn is_reserved(part: &str) -> bool {
    let is_port = |name: &str| matches!(name.as_bytes(), [digit] if digit.is_ascii_digit());
    matches!(part, "con" | "prn" | "aux" | "nul")
        || part.strip_prefix("com").is_some_and(is_port)
        || part.strip_prefix("lpt").is_some_and(is_port)
}

/// ## What
/// Two sources would become the same page, often because they differ by case or punctuation alone.
///
/// ## Why
/// One of them would be lost, at the latest when the book is copied to a stick that ignores case.
///
/// ## Example
/// `en/Law.md` beside `en/law.md`.
fn colliding_name(slot: &Slot, holder: &Slot) -> Diagnostic {
    let message =
        format!("`{}` and `{}` would both become `{}.html`", slot.written_name(), holder.written_name(), slot.path);
    Diagnostic::new(Code::UnsafeName, slot.at, message).with_help("rename one of them".to_owned())
}

/// ## What
/// A file or folder of a page begins with `_` or `.`.
///
/// ## Why
/// Some hosts do not serve such files, and file managers hide them.
///
/// ## Example
/// `en/_notes/law.md`, listed in `SUMMARY.md`.
fn hidden_name(slot: &Slot, part: &str) -> Diagnostic {
    Diagnostic::new(Code::UnsafeName, slot.at, format!("the name `{part}` begins with `_` or `.`"))
        .with_help("rename it: some hosts do not serve such names".to_owned())
}

/// ## What
/// A page would have a name that Windows keeps for a device.
///
/// ## Why
/// The zip could not be unpacked there.
///
/// ## Example
/// `en/aux.md`.
fn reserved_name(slot: &Slot, part: &str) -> Diagnostic {
    Diagnostic::new(Code::UnsafeName, slot.at, format!("`{part}` is a name that Windows reserves"))
        .with_help("rename it: Windows could not unpack the book".to_owned())
}

/// ## What
/// The path of a page in the site would be longer than 100 characters.
///
/// ## Why
/// Old Windows programs stop at 260 characters, and the reader's own folders come before.
///
/// ## Example
/// A chapter in ten nested folders.
fn long_name(slot: &Slot, output: &str) -> Diagnostic {
    let message = format!("the path `{output}` has more than {PATH_CHARS_MAX} characters");
    Diagnostic::new(Code::UnsafeName, slot.at, message)
        .with_help("shorten the name of the file or its folders".to_owned())
}
