//! The files that a new record starts from: every field that it must answer, and what may be answered.

use std::fmt::Write;

use crate::model::registry::{Field, FieldType, Registry, Table};

/// What the registry asks of a record. What nobody knows yet is `not-stated`, so that the book builds at once.
pub(super) fn facts(registry: &Registry) -> String {
    let mut text = "#:schema ../.schema/mechanism.json\n".to_owned();
    let fields: Vec<&Field> = registry.schema.fields.get(&Table::Mechanism).into_iter().flatten().collect();
    for field in fields.iter().filter(|it| matches!(it.id.as_str(), "group" | "kind" | "status")) {
        let values = values(registry, field);
        if let Some(first) = values.first() {
            let _ = writeln!(text, "# {}", values.join(", "));
            let _ = writeln!(text, "{} = \"{first}\"", field.id);
        }
    }
    // The first value of each choice was taken, so the record is of the first kind.
    let kind = fields.iter().find(|it| it.id == "kind").and_then(|it| values(registry, it).first().copied());
    let is_asked =
        |it: &Field| it.required && (it.kinds.is_empty() || it.kinds.iter().any(|it| Some(it.as_str()) == kind));
    text += "# As of when the facts below were so, and where that stands.\n";
    let sources: Vec<&str> = registry.table(Table::Source).map(|it| it.id.as_str()).collect();
    let newest = registry.table(Table::Source).flat_map(|it| it.fields.values().flatten()).map(|it| it.as_of.as_str());
    let day = newest.filter(|it| !it.is_empty()).max().unwrap_or("2026");
    let _ = writeln!(text, "as_of = \"{day}\"");
    if let Some(first) = sources.first() {
        let _ = writeln!(text, "sources = [\"{first}\"]");
    }
    text += "contacts = \"not-stated\"\n\n# Write \"not-stated\" where the source is silent: that is an answer, too.\n";
    for field in fields.iter().filter(|it| !it.core && is_asked(it)) {
        let _ = writeln!(text, "# {}{}", label(field), hint(registry, field));
        let _ = writeln!(text, "{} = \"not-stated\"", field.id);
    }
    let rest: Vec<&&Field> = fields.iter().filter(|it| !it.core && !is_asked(it)).collect();
    if !rest.is_empty() {
        text += "\n# What else may be said:\n";
    }
    for field in rest {
        let _ = writeln!(text, "# {} = …  {}{}", field.id, label(field), hint(registry, field));
    }
    text
}

/// Its page in the language of the book.
pub(super) fn words(name: &str) -> String {
    let name = toml_edit::Value::from(name);
    format!(
        "+++\nname = {}\nsummary = \"What it does for a reader, in a sentence.\"\n+++\nWhat to know before writing to it.\n",
        name.to_string().trim()
    )
}

fn label(field: &Field) -> &str {
    if field.label.is_empty() { &field.id } else { &field.label }
}

fn hint(registry: &Registry, field: &Field) -> String {
    let kinds = if field.kinds.is_empty() { String::new() } else { format!(" (only for {})", field.kinds.join(", ")) };
    let what = match &field.kind {
        FieldType::Choice(_) => format!(": {}", values(registry, field).join(", ")),
        FieldType::Choices(_) => format!(": a list of {}", values(registry, field).join(", ")),
        FieldType::YesNo => ": yes, no".to_owned(),
        FieldType::Text => ": text".to_owned(),
        FieldType::Date => ": 2018, 2018-04, 2018-04-20".to_owned(),
        FieldType::Duration => ": 15 days, 1-3 months".to_owned(),
        FieldType::Window => ": 05, 05-mid..05-late, any-time".to_owned(),
        FieldType::Reference(_) => ": an id".to_owned(),
        FieldType::References(_) => ": a list of ids".to_owned(),
        FieldType::Entries(parts) => {
            let parts: Vec<&str> = parts.iter().map(|it| it.id.as_str()).collect();
            format!(": tables [[{}]] with {}", field.id, parts.join(", "))
        }
    };
    what + &kinds
}

fn values<'r>(registry: &'r Registry, field: &Field) -> Vec<&'r str> {
    let (FieldType::Choice(name) | FieldType::Choices(name)) = &field.kind else { return Vec::new() };
    let known = registry.schema.vocabularies.get(name);
    known.into_iter().flat_map(|it| &it.values).map(|(value, _)| value.as_str()).collect()
}
