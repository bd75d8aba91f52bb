//! The schema of `finder.toml`: what rules may read follows from the declared fields.

use serde_json::{Map, Value, json};

use super::told::{flag, text, texts, told};
use super::{array, headed, object};
use crate::model::registry::{Field, FieldType, Schema, Table};

const VERDICTS: [&str; 5] = ["usable", "conditional", "silent", "excluded", "other"];

/// `finder.toml`: order, first, warnings, facets, rules.
pub(super) fn finder(schema: &Schema) -> Value {
    let fields: Vec<&Field> = schema.fields.get(&Table::Mechanism).into_iter().flatten().collect();
    let ids: Vec<&str> = fields.iter().map(|field| field.id.as_str()).collect();
    let conditions = object(conditions(schema, &fields), &[], "when");
    let keys = told(&[
        ("order", texts(), "Ids of records in the order of importance; the others follow by group"),
        ("first", first(&ids), "How it is known to whom to turn first"),
        ("warning", array(warning()), "What is said with every answer"),
        ("facet", array(facet()), "Questions with their answers; three at most are asked first"),
        (
            "rule",
            array(rule(&conditions, &ids)),
            "What follows from an answer and from the fields of a record; the first that holds speaks",
        ),
    ]);
    headed(object(keys, &[], "finder"), "finder.toml")
}

fn first(ids: &[&str]) -> Value {
    let keys = told(&[
        ("facet", text(), "The question whose answer says with whom to begin"),
        ("field", json!({ "enum": ids }), "The field of a record that names the answers for which it comes first"),
        ("relation", text(), "The relation by which a record names those that go with it"),
        ("ask", text(), "What is added where the sources are silent on one of them, such as `Ask them first.`"),
    ]);
    object(keys, &["facet", "field", "relation"], "first")
}

fn warning() -> Value {
    let keys = told(&[("id", text(), "Its name in the words of a language"), ("text", text(), "What is said")]);
    object(keys, &["id", "text"], "warning")
}

fn facet() -> Value {
    let answer = told(&[
        ("id", text(), "The answer as a value of a field has it, or a word of its own"),
        ("label", text(), "What readers see"),
        ("under", text(), "The broader answer above it, below which it stands"),
        ("open", flag(), "Whether it settles nothing, as if the question were skipped"),
        ("more", flag(), "Whether it stands behind “more answers”"),
        ("warning", text(), "What is said when it is chosen"),
    ]);
    let keys = told(&[
        ("id", text(), "Its name; `vademecum find --ID` answers it"),
        ("question", text(), "What readers are asked"),
        ("help", text(), "What stands below the question"),
        ("first", flag(), "Whether it is asked first; the others stand behind “more questions”"),
        ("many", flag(), "Whether several answers may be given; the most favourable one counts"),
        ("answer", array(object(answer, &["id", "label"], "answer")), "The answers, in this order"),
    ]);
    object(keys, &["id", "question", "answer"], "facet")
}

fn rule(conditions: &Value, ids: &[&str]) -> Value {
    let keys = told(&[
        ("id", text(), "Its name in the words of a language"),
        ("facet", text(), "The question that it is about; without one it holds always"),
        ("topic", text(), "Of the rules of one topic the first that holds speaks; rules without a topic share one"),
        ("answers", one_or_more(text()), "The answers that it is about, or `skipped`; all where none is named"),
        ("when", conditions.clone(), "What fields must say: a value, `said` or `not-stated`, or a list of them"),
        ("unless", conditions.clone(), "What fields must not say"),
        ("covers", json!({ "enum": ids }), "The field one of whose values must be the answer, or broader"),
        ("within", json!({ "enum": ids }), "The field one of whose values must be the answer, or narrower"),
        ("verdict", json!({ "enum": VERDICTS }), "What follows; across questions the strictest counts"),
        (
            "rank",
            json!({ "type": "integer", "minimum": 0 }),
            "How many ranks later it stands among the records of its verdict",
        ),
        ("reason", text(), "Why, in a sentence; `{matched}`, `{answer}` and `{FIELD}` become labels"),
    ]);
    object(keys, &["id", "verdict", "reason"], "rule")
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
