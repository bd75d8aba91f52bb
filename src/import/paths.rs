//! Paths of the old book and of the new one.

use std::collections::{BTreeMap, BTreeSet};

/// Longer paths of chapters are cut: the site has some more before and after them.
const PATH_CHARS_MAX: usize = 70;

/// The folder of a path; empty at the top.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// `path` as seen from `folder`, perhaps with `..` in front; `None` for an absolute one.
pub(super) fn join(folder: &str, path: &str) -> Option<String> {
    let path = path.replace('\\', "/");
    if path.starts_with('/') || path.is_empty() {
        return None;
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|it| !it.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// `path` as a link from a file in `folder` writes it.
pub(super) fn relative(folder: &str, path: &str) -> String {
    let folders: Vec<&str> = folder.split('/').filter(|it| !it.is_empty()).collect();
    let parts: Vec<&str> = path.split('/').collect();
    let shared = folders.iter().zip(&parts[..parts.len() - 1]).take_while(|(a, b)| a == b).count();
    let up = folders.iter().skip(shared).map(|_| "..");
    up.chain(parts.into_iter().skip(shared)).collect::<Vec<_>>().join("/")
}

/// Decodes `%20`; what is no valid encoding stays.
pub(super) fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = rest.get(1..3).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &rest[3..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// What each chapter is called in the new book.
pub(super) struct Names {
    src: String,
    names: BTreeMap<String, String>,
}

impl Names {
    /// Names for chapters, given by path below the folder of chapters.
    pub(super) fn new(src: &str, chapters: &[String]) -> Self {
        let mut taken = BTreeSet::new();
        let has_index = chapters.iter().any(|it| it == "index.md");
        let mut names = BTreeMap::new();
        for chapter in chapters {
            let wanted = match chapter.as_str() {
                // mdBook shows both as the first page of their folder.
                "README.md" if !has_index => "index.md".to_owned(),
                path => safe(path),
            };
            let stem = wanted.strip_suffix(".md").unwrap_or(&wanted).to_owned();
            let numbered = (1..).map(|n| if n == 1 { wanted.clone() } else { format!("{stem}-{n}.md") });
            let free = numbered.into_iter().find(|name| taken.insert(plain(name))).unwrap_or(wanted);
            names.insert(chapter.clone(), free);
        }
        Self { src: src.to_owned(), names }
    }

    /// The folder of chapters in the old book.
    pub(super) fn src(&self) -> &str {
        &self.src
    }

    pub(super) fn to<'n>(&'n self, chapter: &'n str) -> &'n str {
        self.names.get(chapter).map_or(chapter, String::as_str)
    }

    /// The chapter that an address below the folder of chapters meant: `a/b.md`, `a/b.html`, `a/`.
    pub(super) fn meant(&self, path: &str) -> Option<&str> {
        let stem = path.strip_suffix(".html").or_else(|| path.strip_suffix(".md"));
        let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") };
        let mut tries = vec![path.to_owned()];
        match stem {
            Some(stem) => {
                tries.push(format!("{stem}.md"));
                if let Some(folder) = stem.strip_suffix("index") {
                    tries.push(format!("{folder}README.md"));
                }
            }
            None => tries.extend([below("README.md"), below("index.md")]),
        }
        tries.iter().find_map(|path| self.names.get_key_value(path)).map(|(chapter, _)| chapter.as_str())
    }
}

/// What names are compared by: some disks do not tell upper case from lower.
fn plain(name: &str) -> String {
    name.to_lowercase().chars().map(|it| if it.is_alphanumeric() || it == '/' { it } else { '-' }).collect()
}

/// A path that every disk can carry and that means nothing else in a book of ours.
fn safe(path: &str) -> String {
    let stem = path.strip_suffix(".md").unwrap_or(path);
    let mut parts: Vec<String> = stem.split('/').map(safe_part).collect();
    if parts.len() > 1 && matches!(parts[0].as_str(), "mechanisms" | "accepted") {
        parts[0] += "-pages";
    }
    let whole = parts.join("/");
    let whole: String = match whole.chars().count() {
        0..=PATH_CHARS_MAX => whole,
        _ => parts.last().map(|last| last.chars().take(PATH_CHARS_MAX).collect()).unwrap_or_default(),
    };
    if whole == "SUMMARY" { "SUMMARY-page.md".to_owned() } else { whole + ".md" }
}

fn safe_part(part: &str) -> String {
    let part = part.trim_start_matches(['_', '.']);
    let lower = part.to_lowercase();
    let port =
        |name: &str| lower.strip_prefix(name).is_some_and(|it| it.len() == 1 && it.as_bytes()[0].is_ascii_digit());
    let reserved = matches!(lower.as_str(), "con" | "prn" | "aux" | "nul") || port("com") || port("lpt");
    match part {
        "" => "page".to_owned(),
        part if reserved => format!("{part}-page"),
        part => part.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_and_apart() {
        let chapters = ["README.md", "_a.md", "A.md", "x/aux.md", "mechanisms/m.md"].map(str::to_owned);
        let names = Names::new("src", &chapters);
        let to: Vec<&str> = chapters.iter().map(|it| names.to(it)).collect();
        assert_eq!(to, ["index.md", "a.md", "A-2.md", "x/aux-page.md", "mechanisms-pages/m.md"]);
        assert_eq!(names.meant("index.html"), Some("README.md"));
        assert_eq!(names.meant(""), Some("README.md"));
        assert_eq!(names.meant("x/aux.html"), Some("x/aux.md"));
        assert_eq!(names.meant("x/b.html"), None);
    }

    #[test]
    fn paths_are_joined_and_taken_apart() {
        assert_eq!(join("src/a", "../../x/y.rs").as_deref(), Some("x/y.rs"));
        assert_eq!(join("src", "../../y.rs").as_deref(), Some("../y.rs"));
        assert_eq!(join("src", "/etc/passwd"), None);
        assert_eq!(relative("a/b", "a/c.md"), "../c.md");
        assert_eq!(relative("", "a/c.md"), "a/c.md");
    }
}
