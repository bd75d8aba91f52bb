//! Reads how links and images are written.
//!
//! Pure functions on source text; `markdown` numbers the links. What a link
//! leads to is not known here.

use std::ops::Range;

use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::source::Span;

/// Longer ids are nobody's; looking further at every bracket would cost the square of a page.
const ID_CHARS_MAX: usize = 200;

/// The id of a wikilink. In a table its `|` is written `\|`; a line end in it is a space.
pub(super) fn wiki_id(dest: &str) -> String {
    let dest = dest.strip_suffix('\\').unwrap_or(dest);
    dest.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The range of `[[id` that was read as text at `start`: it is not closed, or a table has cut it in two.
pub(super) fn open_wikilink(text: &str, start: usize) -> Option<Range<usize>> {
    let before = text.get(..start)?;
    let id = text.get(start..)?.strip_prefix("[[")?;
    if before.ends_with(['\\', '[']) || id.starts_with(['[', ']']) {
        return None;
    }
    let (len, _) = id.char_indices().take(ID_CHARS_MAX).find(|(_, c)| matches!(c, ']' | '|' | '\n'))?;
    let is_link_in_brackets = id[len..].starts_with("](") || id[len..].starts_with("][");
    (len > 0 && !is_link_in_brackets).then(|| start..start + 2 + len)
}

pub(super) fn is_remote(dest: &str) -> bool {
    let scheme = |name: &str| dest.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name));
    scheme("http:") || scheme("https:") || scheme("//")
}

/// ## What
/// An image comes from another host.
///
/// ## Why
/// It does not exist offline, and online it tells that host who reads the page.
///
/// ## Example
/// `![Map](https://example.org/map.png)`.
pub(super) fn remote_image(dest: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::RemoteImage, at, format!("image from another host `{dest}`"))
        .with_help("put a copy into `images/` and name that".to_owned())
}

/// ## What
/// An image has no alternative text.
///
/// ## Why
/// Who cannot see it, or cannot load it, gets nothing.
///
/// ## Example
/// `![](images/map.svg)`.
pub(super) fn missing_alt(at: Span) -> Diagnostic {
    Diagnostic::new(Code::MissingAlt, at, "image without alternative text")
        .with_help("say in a few words what it shows: `![words](path)`".to_owned())
}

/// ## What
/// A link names a reference that the page does not define.
///
/// ## Why
/// The reader would see brackets instead of a link.
///
/// ## Example
/// `[the law][law]`, without a line `[law]: law.md`.
pub(super) fn undefined_reference(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::BrokenLink, at, format!("no reference `[{name}]` on this page"))
        .with_help(format!("add a line `[{name}]: path.md`; if the brackets are meant as text, write `\\[`"))
}

/// ## What
/// A wikilink is not closed, or stands in a table with a bare `|`.
///
/// ## Why
/// The reader would see its brackets and id.
///
/// ## Example
/// `[[union]`, or `| [[union|the union]] |` in a table.
pub(super) fn bad_wikilink(written: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::BrokenLink, at, format!("`{written}` is not a whole link"))
        .with_help("end it with `]]`; in a table, write `\\|` for `|`; for a bracket as text, write `\\[`".to_owned())
}
