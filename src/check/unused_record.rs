//! Contacts, sources, standards and cases that nothing refers to.

use std::collections::BTreeSet;

use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::handbook::{Chapter, Handbook, Target};
use crate::model::page::Directive;
use crate::model::registry::{Record, Table, Value};
use crate::model::source::Sources;

/// Tables whose records are there for others, with their name in reports.
const SERVING: &[(Table, &str)] =
    &[(Table::Contact, "contact"), (Table::Source, "source"), (Table::Standard, "standard"), (Table::Case, "case")];

pub(super) fn check(handbook: &Handbook, _sources: &Sources) -> Vec<Diagnostic> {
    let mut used = BTreeSet::new();
    for record in handbook.registry.records.values() {
        add_record(record, &mut used);
    }
    for chapter in super::written(handbook) {
        add_chapter(chapter, &mut used);
    }
    let serving = SERVING.iter().flat_map(|(table, name)| handbook.registry.table(*table).map(move |it| (it, name)));
    serving.filter(|(record, _)| !used.contains(record.id.as_str())).map(|(it, name)| unused_record(it, name)).collect()
}

/// What a record refers to; itself does not count.
fn add_record<'a>(record: &'a Record, used: &mut BTreeSet<&'a str>) {
    let mut named = Vec::new();
    for dated in record.fields.values().flatten() {
        named.extend(dated.sources.iter().map(String::as_str));
        add_value(&dated.value, &mut named);
    }
    used.extend(named.into_iter().filter(|id| *id != record.id));
}

fn add_value<'a>(value: &'a Value, named: &mut Vec<&'a str>) {
    match value {
        Value::Reference(id, _) => named.push(id),
        Value::References(ids) => named.extend(ids.iter().map(|(id, _)| id.as_str())),
        Value::Entries(entries) => entries.iter().flat_map(|it| it.values()).for_each(|it| add_value(it, named)),
        _ => {}
    }
}

/// What a page refers to: in its front matter, by links, and in directives.
fn add_chapter<'a>(chapter: &'a Chapter, used: &mut BTreeSet<&'a str>) {
    let front = &chapter.page.front;
    used.extend(front.sources.iter().chain(&front.see).map(|(id, _)| id.as_str()));
    for target in &chapter.targets {
        match target {
            // The place of a listed record on its page is its id.
            Target::Contact(id) | Target::Page(_, id) => used.extend([id.as_str()]),
            _ => {}
        }
    }
    used.extend(chapter.page.directives.iter().flat_map(ids));
}

/// The words of a directive that may be ids.
fn ids(directive: &Directive) -> impl Iterator<Item = &str> {
    let options = directive.options.iter().map(|(_, value, _)| value.as_str());
    let separators = |c: char| c == ',' || c.is_whitespace();
    options.chain([directive.argument.as_str()]).flat_map(move |text| text.split(separators))
}

/// ## What
/// A contact, source, standard or case is named by no record and no page.
///
/// ## Why
/// Often the one who should name it was forgotten; else it is one more fact to keep up to date for nobody.
///
/// ## Example
/// A `[[contact]]` with `id = "mail-old"` that no `contacts` names.
fn unused_record(record: &Record, name: &str) -> Diagnostic {
    Diagnostic::new(Code::UnusedRecord, record.span, format!("nothing refers to the {name} `{}`", record.id)).with_help(
        format!("name it where it serves, by `{0}` in a record or `[[{0}]]` on a page, or remove it", record.id),
    )
}
