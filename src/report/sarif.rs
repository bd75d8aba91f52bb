//! Diagnostics as SARIF 2.1.0, which code hosts show beside the lines, and as commands of GitHub's workflows.

use std::fmt::Write;

use serde_json::{Value, json};

use super::{Place, plain, severity};
use crate::explain::explanation;
use crate::model::diagnostic::{Code, Diagnostic, Severity};
use crate::model::source::Sources;

/// One document. `base` is the folder of the book as paths shall begin, with `/` at its end or empty.
pub(super) fn sarif(found: &[Diagnostic], sources: &Sources, base: &str) -> String {
    let rules: Vec<Value> = Code::ALL.iter().map(|code| rule(*code)).collect();
    let results: Vec<Value> = found.iter().map(|it| result(it, Place::of(it, sources), base)).collect();
    let driver = json!({ "name": "vademecum", "version": env!("CARGO_PKG_VERSION"), "rules": rules });
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results }],
    });
    format!("{document:#}\n")
}

fn rule(code: Code) -> Value {
    let level = match code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let text = explanation(code);
    let (text, help) = text
        .map_or_else(Default::default, |it| (it.text.to_owned(), format!("Wrong: {}\nRight: {}", it.wrong, it.right)));
    json!({
        "id": code.name(),
        "shortDescription": { "text": text.split_inclusive(". ").next().unwrap_or_default().trim() },
        "fullDescription": { "text": text },
        "help": { "text": help },
        "defaultConfiguration": { "level": level },
    })
}

fn result(it: &Diagnostic, place: Option<Place>, base: &str) -> Value {
    let help = it.help.as_ref().map_or(String::new(), |help| format!("\n{help}"));
    let index = Code::ALL.iter().position(|code| *code == it.code);
    let locations: Vec<Value> = place.iter().map(|place| location(place, base)).collect();
    json!({
        "ruleId": it.code.name(),
        "ruleIndex": index,
        "level": severity(it),
        "message": { "text": format!("{}{help}", it.message) },
        "locations": locations,
    })
}

fn location(place: &Place, base: &str) -> Value {
    let (start, end) = (place.line_column(place.start), place.line_column(place.end));
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(&format!("{base}{}", place.path)) },
        "region": { "startLine": start.0, "startColumn": start.1, "endLine": end.0, "endColumn": end.1 },
    } })
}

/// A path as a relative address.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => uri.push(char::from(byte)),
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

/// A line that GitHub's runner turns into a note beside the line of the source.
pub(super) fn github(out: &mut String, it: &Diagnostic, place: Option<Place>, base: &str) {
    let data = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    let _ = write!(out, "::{} ", severity(it));
    if let Some(place) = place {
        let (line, column) = place.line_column(place.start);
        let _ = write!(out, "file={},line={line},col={column},", property(&format!("{base}{}", place.path)));
    }
    let help = it.help.as_ref().map_or(String::new(), |help| format!("\n{}", plain(help)));
    let _ = writeln!(out, "title={}::{}", it.code.name(), data(&format!("{}{help}", plain(&it.message))));
}
