//! Reads `finder.toml`: the questions of the finder and its rules over the declared fields.
//!
//! [`finder`] is the only way in. A book without the file has no finder. A
//! question or rule with a mistake is left out, and what names it is not blamed
//! again.

mod facets;
mod mistakes;
mod rules;

use super::nearest::did_you_mean;
use super::toml::{self, Item, in_words};
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::finder::{First, Rules};
use crate::model::registry::{Registry, Schema, Table};
use crate::model::source::{Sources, Span};

const FILE: &str = "finder.toml";

/// The finder of the book, if it has one.
pub(super) fn finder(sources: &Sources, registry: &Registry, found: &mut Vec<Diagnostic>) -> Option<Rules> {
    let document = toml::document(sources, sources.find(FILE)?, found);
    let root = &document.table;
    root.only(&["order", "first", "warning", "facet", "rule"], found);
    let mut rules = Rules { facets: facets::facets(root, sources, found), ..Rules::default() };
    rules.first = first(root, &rules, registry, found);
    rules.order = order(root, registry, found);
    rules.warnings = warnings(root, found);
    rules.rules = rules::rules(root, &rules.facets, registry, sources, found);
    Some(rules)
}

fn first(root: &toml::Table, rules: &Rules, registry: &Registry, found: &mut Vec<Diagnostic>) -> Option<First> {
    let table = root.get("first")?.table("first", found)?;
    table.only(&["facet", "field", "relation", "ask"], found);
    for key in ["facet", "field", "relation"].iter().filter(|key| table.get(key).is_none()) {
        found.push(mistakes::incomplete("[first]", key, table.span));
    }
    let facet = facets::named(table, &rules.facets, found);
    let field = table.text("field", found).filter(|(id, span)| known_field(id, *span, &registry.schema, found));
    let relation = table.text("relation", found);
    let relation = relation.filter(|(id, span)| {
        let known = value_names(&registry.schema, "relation");
        let good = known.contains(&id.as_str());
        if !good {
            found.push(mistakes::not_a_value(id, "relation", *span, &known));
        }
        good
    });
    let ask = table.text("ask", found).map(|(text, _)| text).unwrap_or_default();
    Some(First { facet: facet?, field: field?.0, relation: relation?.0, ask })
}

fn order(root: &toml::Table, registry: &Registry, found: &mut Vec<Diagnostic>) -> Vec<String> {
    let mut order: Vec<String> = Vec::new();
    for (id, span) in root.texts("order", found).unwrap_or_default() {
        match registry.get(Table::Mechanism, &id) {
            Some(record) if !record.is_abstract && !order.contains(&id) => order.push(id),
            Some(record) if record.is_abstract => found.push(mistakes::no_page(&id, span)),
            Some(_) => found.push(mistakes::twice("record", &id, span)),
            None => {
                let ids = registry.table(Table::Mechanism).map(|record| record.id.as_str());
                found.push(mistakes::unknown("record", &id, span, did_you_mean(&id, ids)));
            }
        }
    }
    order
}

fn warnings(root: &toml::Table, found: &mut Vec<Diagnostic>) -> Vec<(String, String)> {
    let mut seen = Vec::new();
    for table in root.tables("warning", found) {
        table.only(&["id", "text"], found);
        let (id, text) = (needed(table, "[[warning]]", "id", found), needed(table, "[[warning]]", "text", found));
        let (Some((id, span)), Some((text, _))) = (id, text) else { continue };
        if seen.iter().any(|(other, _)| *other == id) {
            found.push(mistakes::twice("warning", &id, span));
        } else {
            seen.push((id, text));
        }
    }
    seen
}

/// The text of a key that must be there.
fn needed(table: &toml::Table, what: &str, key: &str, found: &mut Vec<Diagnostic>) -> Option<(String, Span)> {
    if table.get(key).is_none() {
        found.push(mistakes::incomplete(what, key, table.span));
    }
    table.text(key, found)
}

/// A text, or a list of texts.
fn some(item: &Item, key: &str, found: &mut Vec<Diagnostic>) -> Vec<(String, Span)> {
    if let toml::Node::Text(text) = &item.node {
        return vec![(text.clone(), item.span)];
    }
    let items = item.list(key, found).unwrap_or_default();
    items.iter().filter_map(|item| Some((item.text(key, found)?.to_owned(), item.span))).collect()
}

/// Whether records have the field; if not, it is reported.
fn known_field(id: &str, span: Span, schema: &Schema, found: &mut Vec<Diagnostic>) -> bool {
    let known = schema.field(Table::Mechanism, id).is_some();
    if !known {
        let fields = schema.fields.get(&Table::Mechanism).into_iter().flatten().map(|field| field.id.as_str());
        let help = did_you_mean(id, fields).unwrap_or_else(|| "name a `[[field]]` of `fields.toml`".to_owned());
        found.push(Diagnostic::new(Code::UnknownField, span, format!("no field `{id}`")).with_help(help));
    }
    known
}

fn value_names<'a>(schema: &'a Schema, vocabulary: &str) -> Vec<&'a str> {
    schema.vocabularies.get(vocabulary).into_iter().flat_map(|it| &it.values).map(|(value, _)| value.as_str()).collect()
}

/// The sentence that lists what may be written.
fn allowed(names: &[&str]) -> String {
    format!("allowed: {}", in_words(names.iter().copied()))
}
