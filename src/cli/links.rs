//! `links`: where the book leads outside, for programs that check such links.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use crate::cli::args::Links;
use crate::cli::talk::Talk;
use crate::cli::{Ended, Outcome, book};
use crate::load;
use crate::model::handbook::{Handbook, Target};
use crate::model::registry::Value;
use crate::model::source::Sources;
use crate::model::source::Span;

/// Prints each address once, sorted, and the places that lead there, a tab between them.
pub(super) fn links(wanted: &Links, talk: &Talk) -> Ended {
    let root = book::find(wanted.root.as_deref())?;
    let sources = load::load(&root)?;
    let (handbook, _) = crate::compile(&sources);
    let lines = external(&handbook, &sources).into_iter().map(|(address, places)| {
        let places: Vec<String> = places.into_iter().map(|(file, line)| format!("{file}:{line}")).collect();
        match talk.wants_json() {
            true => format!("{}\n", json!({ "address": address, "places": places })),
            false => format!("{address}\t{}\n", places.join(" ")),
        }
    });
    talk.data(&lines.collect::<String>())?;
    Ok(Outcome::Clean)
}

/// Addresses outside of the book that links of its pages lead to, and where these stand.
fn external(handbook: &Handbook, sources: &Sources) -> BTreeMap<String, BTreeSet<(String, usize)>> {
    let mut found: BTreeMap<String, BTreeSet<(String, usize)>> = BTreeMap::new();
    let mut note = |address: &str, at: Span| {
        let is_web = address.starts_with("http://") || address.starts_with("https://");
        if let Some(file) = sources.files.get(at.file.0 as usize).filter(|_| is_web) {
            let before = sources.text(at.file).get(..at.start as usize).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            found.entry(address.to_owned()).or_default().insert((file.path.clone(), line));
        }
    };
    for dated in handbook.registry.records.values().flat_map(|record| record.fields.values().flatten()) {
        if let (Value::Text(text), false) = (&dated.value, dated.inherited) {
            note(text.trim(), dated.span);
        }
    }
    for chapter in handbook.editions.iter().flat_map(|edition| &edition.chapters) {
        for (link, target) in chapter.page.links.iter().zip(&chapter.targets) {
            if let Target::External(address) = target {
                note(address, link.span);
            }
        }
    }
    found
}
