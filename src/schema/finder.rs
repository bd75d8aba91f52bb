//! The schema of `finder.toml`: what rules may read follows from the declared fields.

use serde_json::{Map, Value, json};

use super::{array, headed, object};
use crate::model::registry::{Field, FieldType, Schema, Table};

const VERDICTS: [&str; 5] = ["usable", "conditional", "silent", "excluded", "other"];

/// `finder.toml`: order, first, warnings, facets, rules.
pub(super) fn finder(schema: &Schema) -> Value {
    let fields: Vec<&Field> = schema.fields.get(&Table::Mechanism).into_iter().flatten().collect();
    let ids: Vec<&str> = fields.iter().map(|field| field.id.as_str()).collect();
    let conditions = object(conditions(schema, &fields), &[], "when");
    let documents = [
        ("order", json!({ "type": "array", "items": text(), "uniqueItems": true })),
        (
            "first",
            table(
                "first",
                &["facet", "field", "relation"],
                &[("facet", text()), ("field", json!({ "enum": ids })), ("relation", text()), ("ask", text())],
            ),
        ),
        ("warning", array(table("warning", &["id", "text"], &[("id", text()), ("text", text())]))),
        ("facet", array(facet())),
        ("rule", array(rule(&conditions, &ids))),
    ];
    headed(object(map(&documents), &[], "finder"), "finder.toml")
}

fn facet() -> Value {
    let keys =
        [("id", text()), ("label", text()), ("under", text()), ("open", flag()), ("more", flag()), ("warning", text())];
    let answer = table("answer", &["id", "label"], &keys);
    let keys = [
        ("id", text()),
        ("question", text()),
        ("help", text()),
        ("first", flag()),
        ("many", flag()),
        ("answer", array(answer)),
    ];
    table("facet", &["id", "question", "answer"], &keys)
}

fn rule(conditions: &Value, ids: &[&str]) -> Value {
    let keys = [
        ("id", text()),
        ("facet", text()),
        ("topic", text()),
        ("answers", one_or_more(text())),
        ("when", conditions.clone()),
        ("unless", conditions.clone()),
        ("covers", json!({ "enum": ids })),
        ("within", json!({ "enum": ids })),
        ("verdict", json!({ "enum": VERDICTS })),
        ("rank", json!({ "type": "integer", "minimum": 0 })),
        ("reason", text()),
    ];
    table("rule", &["id", "verdict", "reason"], &keys)
}

/// A key a field, and a key `field.part` a part of entries, with the values that each may ask for.
fn conditions(schema: &Schema, fields: &[&Field]) -> Map<String, Value> {
    let mut properties = Map::new();
    for field in fields {
        properties.insert(field.id.clone(), asked(schema, field));
        if let FieldType::Entries(parts) = &field.kind {
            properties.extend(parts.iter().map(|part| (format!("{}.{}", field.id, part.id), asked(schema, part))));
        }
    }
    properties
}

fn asked(schema: &Schema, field: &Field) -> Value {
    let mut values: Vec<&str> = match &field.kind {
        FieldType::Choice(name) | FieldType::Choices(name) => schema
            .vocabularies
            .get(name)
            .into_iter()
            .flat_map(|it| &it.values)
            .map(|(value, _)| value.as_str())
            .collect(),
        FieldType::YesNo => vec!["yes", "no"],
        _ => Vec::new(),
    };
    values.extend(["said", "not-stated"]);
    one_or_more(json!({ "enum": values }))
}

fn one_or_more(value: Value) -> Value {
    json!({ "anyOf": [value, array(value.clone())] })
}

fn text() -> Value {
    json!({ "type": "string", "minLength": 1 })
}

fn flag() -> Value {
    json!({ "type": "boolean" })
}

fn table(title: &str, required: &[&str], keys: &[(&str, Value)]) -> Value {
    object(map(keys), required, title)
}

fn map(keys: &[(&str, Value)]) -> Map<String, Value> {
    keys.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect()
}
