//! Sources that the front matter of a page names and the registry does not have.

use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::handbook::Handbook;
use crate::model::registry::Table;
use crate::model::source::{Sources, Span};

pub(super) fn check(handbook: &Handbook, _sources: &Sources) -> Vec<Diagnostic> {
    let registry = &handbook.registry;
    let named = super::written(handbook).flat_map(|chapter| &chapter.page.front.sources);
    let unknown = named.filter(|(id, _)| registry.get(Table::Source, id).is_none());
    unknown.map(|(id, at)| unknown_source(id, *at, nearest(id, handbook))).collect()
}

fn nearest<'a>(id: &str, handbook: &'a Handbook) -> Option<&'a str> {
    let ids = handbook.registry.table(Table::Source).map(|record| record.id.as_str());
    let distances = ids.map(|candidate| (strsim::osa_distance(id, candidate), candidate));
    let limit = (id.chars().count() / 3).max(1);
    distances.filter(|(distance, _)| *distance <= limit).min().map(|(_, candidate)| candidate)
}

/// ## What
/// `sources` in the front matter of a page names a source that `sources.toml` does not have.
///
/// ## Why
/// The reader could not see where the facts come from.
///
/// ## Example
/// `sources = ["fn-999"]`.
fn unknown_source(id: &str, at: Span, nearest: Option<&str>) -> Diagnostic {
    let help = match nearest {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => "add it to `sources.toml`, or name another source".to_owned(),
    };
    Diagnostic::new(Code::UnknownId, at, format!("no source `{id}`")).with_help(help)
}
