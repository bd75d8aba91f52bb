//! What a file is, by its name: browsers and systems go by it.

use super::bad;
use crate::model::diagnostic::Diagnostic;

/// What a browser reads a file as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A page.
    Html,
    /// A drawing, a page of an e-book, a package document, a site map.
    Xml,
    /// A style sheet.
    Style,
    /// A classic script.
    Script,
    /// Data.
    Json,
}

/// What a browser reads the file at `path` as; `None` for images, archives and plain text.
pub(super) fn kind(path: &str) -> Option<Kind> {
    Some(match ending(path).as_str() {
        "html" | "htm" => Kind::Html,
        "xhtml" | "xht" | "svg" | "xml" | "opf" | "ncx" | "smil" | "rss" | "atom" => Kind::Xml,
        "css" => Kind::Style,
        "js" | "mjs" | "cjs" => Kind::Script,
        "json" | "webmanifest" | "map" => Kind::Json,
        _ => return None,
    })
}

/// Endings of what runs, or opens as what cannot be judged.
const RUN: &[&str] = &[
    "apk", "app", "bat", "chm", "cmd", "com", "command", "cpl", "deb", "desktop", "dll", "dmg", "docm", "exe", "hta",
    "iso", "jar", "lnk", "mht", "mhtml", "msi", "php", "pif", "ps1", "reg", "rpm", "scf", "scr", "sh", "shtml", "svgz",
    "swf", "url", "vbe", "vbs", "wasm", "webloc", "wsf", "xbl", "xlsm", "xsl", "xslt",
];

fn ending(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase()
}

/// What is wrong with the name of a file.
pub(super) fn check(path: &str) -> Option<Diagnostic> {
    if RUN.contains(&ending(path).as_str()) { Some(program(path)) } else { hidden_name(path) }
}

/// ## What
/// A file of the bundle runs when it is opened, or opens as a document that cannot be judged.
///
/// ## Why
/// A book is read, not run: whoever unpacks it must be able to open every file in it.
///
/// ## Example
/// `images/setup.exe` in the folder of the book.
fn program(path: &str) -> Diagnostic {
    let help = "take it out of the folder of the book".to_owned();
    bad(path, "a file that runs or loads when it is opened").with_help(help)
}

/// ## What
/// A name in the site begins with `_` or `.`.
///
/// ## Why
/// Some hosts do not serve such files, and some systems do not show them.
///
/// ## Example
/// `site/_assets/base.css`
fn hidden_name(path: &str) -> Option<Diagnostic> {
    let site = path.strip_prefix("site/")?;
    let part = site.split('/').find(|part| part.starts_with(['_', '.']))?;
    let help = "rename the file of the book or theme that it comes from".to_owned();
    Some(bad(path, format_args!("a host may not serve the name `{part}`")).with_help(help))
}

#[cfg(test)]
mod tests {
    use super::{Kind, check, kind};

    #[test]
    fn the_ending_counts_in_any_case() {
        assert_eq!(kind("site/a.b/C.HTM"), Some(Kind::Html));
        assert_eq!(kind("site/en/html"), None);
        assert!(check("site/assets/Setup.EXE").is_some() && check("site/_a/b.png").is_some());
        assert!(check("site/assets/a.png").is_none() && check("SHA256SUMS").is_none());
    }
}
