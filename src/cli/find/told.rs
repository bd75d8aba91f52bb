//! What is told: one JSON object, or a list to read.

use serde_json::{Map, Value, json};

use crate::find::Found;
use crate::model::finder::{Verdict, VerdictTable};
use crate::model::handbook::{Edition, Handbook};
use crate::model::registry::{Record, Table};
use crate::texts_of;

/// `{"groups": {"usable": [{"id": …, "reasons": […]}], …}, "first": […]}`.
pub(super) fn json(table: &VerdictTable, found: &Found) -> Value {
    let mut groups = Map::new();
    for (verdict, hits) in Verdict::ALL.into_iter().zip(&found.groups) {
        let told = hits.iter().map(|hit| {
            let reasons: Vec<String> = hit.cells.iter().map(|cell| table.reason(*cell, verdict)).collect();
            json!({ "id": table.records[hit.record], "reasons": reasons })
        });
        groups.insert(verdict.name().to_owned(), told.collect());
    }
    let first: Vec<&String> = found.first.iter().map(|record| &table.records[*record]).collect();
    json!({ "groups": groups, "first": first })
}
