//! Keys with what they hold and what is said of them: every key of a schema comes with a sentence.

use serde_json::{Map, Value, json};

/// Properties from keys, values and descriptions.
pub(super) fn told(keys: &[(&str, Value, &str)]) -> Map<String, Value> {
    keys.iter().map(|(key, value, what)| ((*key).to_owned(), says(value.clone(), what))).collect()
}

/// `value` with a description.
pub(super) fn says(mut value: Value, what: &str) -> Value {
    value["description"] = json!(what);
    value
}

/// A table whose keys the book chooses; each holds `value`.
pub(super) fn any_key(value: Value) -> Value {
    json!({ "type": "object", "additionalProperties": value })
}

pub(super) fn text() -> Value {
    json!({ "type": "string", "minLength": 1 })
}

pub(super) fn text_or_none() -> Value {
    json!({ "type": "string" })
}

pub(super) fn texts() -> Value {
    json!({ "type": "array", "items": text(), "uniqueItems": true })
}

pub(super) fn flag() -> Value {
    json!({ "type": "boolean" })
}
