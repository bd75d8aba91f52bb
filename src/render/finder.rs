//! The finder's scripts and its verdicts as a script of data: only its own page loads them.

use serde_json::{Value, json};

use super::words::Words;
use super::{Site, Volume};
use crate::model::finder::{Verdict, VerdictTable};
use crate::model::handbook::{Chapter, PageKind};

/// The page of the finder.
const PAGE: &str = "find";
/// Scripts that no other page loads, below `site/`, in the order in which they run; the data stands between them.
const CORE: &str = "assets/finder-core.js";
const FORM: &str = "assets/finder.js";

/// Whether a script is the finder's own.
pub(super) fn is_own(path: &str) -> bool {
    path == CORE || path == FORM
}

/// Whether some edition of the site has a finder.
pub(super) fn is_wanted(site: &Site) -> bool {
    site.handbook.finder.is_some()
}

/// The scripts that `chapter` loads beside those of every page, below `site/`.
pub(super) fn scripts(site: &Site, volume: &Volume, chapter: &Chapter) -> Vec<String> {
    if chapter.kind != PageKind::Generated || chapter.id != PAGE || volume.edition.verdicts.is_none() {
        return Vec::new();
    }
    let has = |path: &str| site.assets.scripts.iter().any(|(it, _)| it == path);
    let all = [CORE.to_owned(), data_file(volume), FORM.to_owned()];
    if has(CORE) && has(FORM) { all.into() } else { Vec::new() }
}

/// The data of every edition: path below `site/` and text.
pub(super) fn files(site: &Site) -> Vec<(String, String)> {
    let with_table =
        |volume: &Volume| Some((data_file(volume), data(volume.edition.verdicts.as_ref()?, &volume.words)));
    site.volumes.iter().filter_map(with_table).collect()
}

fn data_file(volume: &Volume) -> String {
    format!("{}/find-data.js", volume.edition.lang)
}

/// A classic script: a page that was opened from a folder may not read files.
fn data(table: &VerdictTable, words: &Words) -> String {
    format!("(window.vademecum=window.vademecum||{{}}).finderData={};\n", values(table, words))
}

/// The table and the words of the form.
pub(super) fn values(table: &VerdictTable, words: &Words) -> Value {
    let mut values = table_data(table);
    values["words"] = words_data(words);
    values
}

/// The table as data; `cells` are `[verdict, rank, rule, reason]`, lists of cells a record.
fn table_data(table: &VerdictTable) -> Value {
    let cells = table.cells.iter().map(|cell| json!([cell.verdict as u8, cell.rank, cell.rule, cell.reason]));
    let facets = table.facets.iter().map(|facet| {
        let answers = facet.answers.iter().map(|answer| {
            json!({
                "id": answer.id, "label": answer.label, "under": answer.under, "open": answer.open,
                "warning": answer.warning, "first": answer.first, "broadly": answer.first_broadly,
                "cells": if answer.open { json!([]) } else { lists(&answer.cells) },
            })
        });
        json!({ "id": facet.id, "answers": answers.collect::<Value>(), "skipped": lists(&facet.skipped) })
    });
    json!({
        "records": table.records, "cells": cells.collect::<Value>(), "facets": facets.collect::<Value>(),
        "always": lists(&table.always), "companions": table.companions, "warnings": table.warnings, "ask": table.ask,
    })
}

/// One cell, the usual case, as a number, the others as a list.
fn lists(cells: &[Vec<u32>]) -> Value {
    let short = |cells: &Vec<u32>| match &cells[..] {
        [one] => json!(one),
        cells => json!(cells),
    };
    cells.iter().map(short).collect()
}

fn words_data(words: &Words) -> Value {
    let groups = Verdict::ALL.map(|verdict| words.with(&format!("finder-group-{}", verdict.name()), "count", "#"));
    let verdicts = Verdict::ALL.map(|verdict| words.get(&format!("finder-says-{}", verdict.name())));
    json!({
        "groups": groups, "verdicts": verdicts,
        "usable": words.get("finder-usable"), "rule": words.get("finder-rule"), "first": words.get("finder-first-label"),
        "details": words.get("finder-details"), "warnings": words.get("finder-warnings"),
        "status": words.with("finder-status", "count", "#"), "none": words.get("finder-status-none"),
        "start": words.get("finder-status-start"), "results": words.get("finder-results"),
        "show": words.get("finder-show"), "more": words.with("finder-rest", "count", "#"),
    })
}
