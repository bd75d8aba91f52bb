//! Reads `[redirects]` of `handbook.toml`: pages that moved, and where to. What they lead to, `resolve` finds.

use super::toml::Table;
use crate::model::diagnostic::Diagnostic;
use crate::model::promises::Redirect;

/// Every line, as written.
pub(super) fn redirects(table: &Table, found: &mut Vec<Diagnostic>) -> Vec<Redirect> {
    let read = |entry: &super::toml::Entry| {
        let to = entry.item.text(&entry.key, found)?.to_owned();
        Some(Redirect { from: entry.key.clone(), to, from_span: entry.key_span, to_span: entry.item.span })
    };
    table.entries.iter().filter_map(read).collect()
}
