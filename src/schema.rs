//! JSON Schema (draft 2020-12) of a book's TOML files, from its declared fields.
//!
//! [`json_schema`] is the only way in. It says what an editor can check of one
//! file alone; references, parents and dates that do not exist are found by
//! `check`.

mod fields;
mod finder;
mod handbook;
mod told;
mod words;

use serde_json::{Map, Value, json};

use crate::model::registry::{Field, FieldType, Schema, Table};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";
const DATE: &str = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";
const DURATION: &str = "^[0-9]+(-[0-9]+)? (hour|day|week|month|year)s?$";
const WINDOW: &str = "^(any-time|(0[1-9]|1[0-2])(-(early|mid|late))?(\\.\\.(0[1-9]|1[0-2])(-(early|mid|late))?)?)$";
const ID: &str = "^[a-z][a-z0-9-]*$";

/// One schema a kind of file, by the name of its file; `page` is the front matter of a page.
pub fn json_schema(schema: &Schema) -> Value {
    let mut documents = Map::new();
    documents.insert("mechanism".to_owned(), mechanism(schema));
    for (table, file, key) in [
        (Table::Contact, "contacts", "contact"),
        (Table::Source, "sources", "source"),
        (Table::Standard, "standards", "standard"),
        (Table::Case, "cases", "case"),
    ] {
        documents.insert(file.to_owned(), file_of(schema, table, file, key));
    }
    documents.insert("finder".to_owned(), finder::finder(schema));
    documents.insert("handbook".to_owned(), handbook::handbook());
    documents.insert("fields".to_owned(), fields::fields());
    documents.insert("words".to_owned(), words::words());
    documents.insert("glossary".to_owned(), words::glossary());
    documents.insert("case-words".to_owned(), words::cases());
    documents.insert("page".to_owned(), fields::front_matter());
    Value::Object(documents)
}

/// A file of `mechanisms/`: one record.
fn mechanism(schema: &Schema) -> Value {
    let fields = fields(schema, Table::Mechanism);
    let mut properties = properties(schema, &fields);
    properties.insert("abstract".to_owned(), json!({ "type": "boolean", "description": describe("abstract") }));
    let later = fields.iter().filter(|field| !field.core || is_later_core(&field.id)).copied().collect::<Vec<_>>();
    let later = array(object(self::properties(schema, &later), &["as_of"], "later"));
    properties.insert("later".to_owned(), told::says(later, describe("later")));
    let mut document = object(properties, &["as_of"], "mechanism");
    // Other required fields may come from the parent; contacts never do.
    document["anyOf"] = json!([
        { "required": ["contacts"] },
        { "required": ["later"] },
        { "required": ["abstract"], "properties": { "abstract": { "const": true } } },
    ]);
    headed(document, "A record: mechanisms/*.toml")
}

/// A file with an array of tables `[[key]]`.
fn file_of(schema: &Schema, table: Table, file: &str, key: &str) -> Value {
    let fields = fields(schema, table);
    let required: Vec<&str> =
        fields.iter().filter(|field| field.required && field.kinds.is_empty()).map(|field| field.id.as_str()).collect();
    let record = object(properties(schema, &fields), &required, key);
    let mut properties = Map::new();
    properties.insert(key.to_owned(), told::says(array(record), describe(key)));
    headed(object(properties, &[], file), &format!("{file}.toml"))
}

fn fields(schema: &Schema, table: Table) -> Vec<&Field> {
    schema.fields.get(&table).into_iter().flatten().collect()
}

/// Core fields that a `[[later]]` may set anew.
fn is_later_core(id: &str) -> bool {
    ["as_of", "sources", "status", "contacts", "related", "valid_until"].contains(&id)
}

fn properties(schema: &Schema, fields: &[&Field]) -> Map<String, Value> {
    fields.iter().map(|field| (field.id.clone(), property(schema, field))).collect()
}

/// What a field may hold, with its label.
fn property(schema: &Schema, field: &Field) -> Value {
    let mut value = match (field.core, field.id.as_str()) {
        (true, "id") => pattern(ID),
        // One inline table, kept as an entry.
        (true, "seen") => match &field.kind {
            FieldType::Entries(fields) => entry(schema, fields, "seen"),
            _ => json!({ "anyOf": [pattern(DATE), { "const": "undated" }] }),
        },
        _ => typed(schema, field),
    };
    if !field.core || ["contacts", "related", "date", "until"].contains(&field.id.as_str()) {
        value = or_not_stated(value);
    }
    let description = match field.label.as_str() {
        "" => describe(&field.id).to_owned(),
        label if field.kinds.is_empty() => label.to_owned(),
        label => format!("{label} (only for: {})", field.kinds.join(", ")),
    };
    if !description.is_empty() {
        value["description"] = Value::String(description);
    }
    value
}

fn typed(schema: &Schema, field: &Field) -> Value {
    match &field.kind {
        FieldType::Choice(name) => choice(schema, name),
        FieldType::Choices(name) => json!({ "type": "array", "items": choice(schema, name), "uniqueItems": true }),
        FieldType::YesNo => json!({ "enum": ["yes", "no"] }),
        FieldType::Text => json!({ "type": "string", "minLength": 1 }),
        FieldType::Date => pattern(DATE),
        FieldType::Duration => pattern(DURATION),
        FieldType::Window => pattern(WINDOW),
        FieldType::Reference(_) => pattern(ID),
        FieldType::References(_) => json!({ "type": "array", "items": pattern(ID), "uniqueItems": true }),
        FieldType::Entries(fields) => array(entry(schema, fields, &field.id)),
    }
}

/// The values of a vocabulary; their labels for editors that show them.
fn choice(schema: &Schema, name: &str) -> Value {
    let Some(vocabulary) = schema.vocabularies.get(name) else { return json!({ "type": "string" }) };
    let (values, labels): (Vec<_>, Vec<_>) = vocabulary.values.iter().cloned().unzip();
    json!({ "enum": values, "x-taplo": { "docs": { "enumValues": labels } } })
}

fn entry(schema: &Schema, fields: &[Field], title: &str) -> Value {
    let fields: Vec<&Field> = fields.iter().collect();
    let required: Vec<&str> = fields.iter().filter(|field| field.required).map(|field| field.id.as_str()).collect();
    // An entry's own `id` names another record.
    let properties = fields.iter().map(|field| (field.id.clone(), sub_property(schema, field))).collect();
    object(properties, &required, title)
}

fn sub_property(schema: &Schema, field: &Field) -> Value {
    let mut value = typed(schema, field);
    if !field.core {
        value = or_not_stated(value);
    }
    let description = if field.label.is_empty() { describe_part(&field.id) } else { &field.label };
    if !description.is_empty() {
        value["description"] = json!(description);
    }
    value
}

/// `not-stated` beside what is allowed; within the list of values where there is one.
fn or_not_stated(mut value: Value) -> Value {
    if let Some(values) = value.get_mut("enum").and_then(Value::as_array_mut) {
        values.push(json!("not-stated"));
        if let Some(labels) = value.pointer_mut("/x-taplo/docs/enumValues").and_then(Value::as_array_mut) {
            labels.push(json!("The source does not say"));
        }
        return value;
    }
    json!({ "anyOf": [{ "const": "not-stated" }, value] })
}

fn pattern(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern })
}

fn array(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

fn object(properties: Map<String, Value>, required: &[&str], title: &str) -> Value {
    json!({
        "title": title,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn headed(mut document: Value, title: &str) -> Value {
    document["$schema"] = json!(DRAFT);
    document["title"] = json!(title);
    document
}

/// What a core field means. Editors show it; the book's pages have UI text instead.
fn describe(id: &str) -> &'static str {
    match id {
        "id" => "Unique over the whole book",
        "group" => "The group it belongs to",
        "kind" => "What kind it is",
        "status" => "Whether it works",
        "parent" => "The record whose fields it takes where it gives none",
        "abstract" => "Only lends its fields to others and has no page",
        "as_of" => "The date of the facts: 2018, 2018-04 or 2018-04-20",
        "sources" => "Ids of sources",
        "contacts" => "Addresses by id, in the order shown",
        "related" => "Other records, in the order shown",
        "valid_until" => "The facts are reported as expired after this date",
        "value" => "The address, exactly as it is to be copied",
        "seen" => "When (and where) it was last read",
        "verified" => "When a person last tried it",
        "state" => "Whether the address works",
        "replaced_by" => "The contact that took its place",
        "title" => "Title",
        "symbol" => "Document symbol",
        "date" => "Date of the document or event",
        "until" => "Last date of the event",
        "publisher" => "Who published it",
        "url" => "Where it can be read",
        "footnotes" => "Footnotes of the source that cite it",
        "note" => "A remark",
        "later" => {
            "What changed since, each with its own date: the newer value is shown first, the older one behind it"
        }
        "contact" => "An address; chapters and records name it by its id",
        "source" => "Where facts come from",
        "standard" => "A law or rule that records rest on",
        "case" => "What happened to somebody; its words stand in `LANG/cases.toml`",
        _ => "",
    }
}

/// What a part of an entry means that every book has.
fn describe_part(id: &str) -> &'static str {
    match id {
        "id" => "The id of what is named",
        "role" => "What the address is for; a value of `[values.role]`",
        "relation" => "How the two belong together; a value of `[values.relation]`",
        "date" => "When it was last read there",
        "source" => "The id of the source in which it was read",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::json_schema;
    use crate::model::registry::Schema;

    #[test]
    fn each_kind_of_file_has_a_schema() {
        let documents = json_schema(&Schema::default());
        for file in ["mechanism", "contacts", "sources", "standards", "cases", "finder", "handbook", "fields", "words"]
        {
            assert_eq!(documents[file]["additionalProperties"], false, "{file}");
        }
    }
}
