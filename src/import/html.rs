//! Attributes of tags in pieces of HTML: links and ids.

use std::ops::Range;

/// An attribute of a tag.
pub(super) struct Attribute<'h> {
    pub(super) tag: &'h str,
    pub(super) name: &'h str,
    pub(super) value: &'h str,
    /// Of the value.
    pub(super) range: Range<usize>,
}

/// The quoted attributes of all tags in a piece of HTML.
pub(super) fn attributes(html: &str) -> Vec<Attribute<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = html[at..].find('<').map(|it| at + it + 1) {
        let name_len = html[start..].find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(html.len() - start);
        let tag = &html[start..start + name_len];
        at = start + name_len;
        while !tag.is_empty() && at < html.len() && !html[at..].starts_with('>') {
            let Some(equals) = html[at..].find(['=', '>']).map(|it| at + it) else { break };
            if html[equals..].starts_with('>') {
                at = equals;
                break;
            }
            let name =
                html[at..equals].rsplit(|it: char| it.is_whitespace()).find(|it| !it.is_empty()).unwrap_or_default();
            let value = equals + 1 + html[equals + 1..].len() - html[equals + 1..].trim_start().len();
            let Some(quote) = html[value..].chars().next().filter(|it| matches!(it, '"' | '\'')) else {
                at = equals + 1;
                continue;
            };
            let Some(end) = html[value + 1..].find(quote).map(|it| value + 1 + it) else { break };
            found.push(Attribute { tag, name, value: &html[value + 1..end], range: value + 1..end });
            at = end + 1;
        }
    }
    found
}
