//! Where records stand along the values of a choice field.

use crate::model::page::Inline;
use crate::model::picture::{Drawing, Station};
use crate::model::registry::{Field, FieldType, Record, Table, Value};

use super::super::book::Book;
use super::super::directives::{Asked, option};
use super::super::tree::{joined, list, text};
use super::{Shown, cannot_draw, jump, short_name, too_few};

/// With fewer known values a scale would say more than the sources do.
const KNOWN_MIN: usize = 3;

/// The records by the value of `:field:`, values in declared order, those without an answer apart.
pub(super) fn scale(asked: &mut Asked) -> Option<Shown> {
    let (field, vocabulary) = choice(asked)?;
    let concerned: Vec<&Record> = asked.several().into_iter().filter(|record| concerns(field, record)).collect();
    if concerned.is_empty() {
        return None;
    }
    let book = asked.book;
    let declared = book.registry.schema.vocabularies.get(vocabulary).map_or(&[][..], |it| &it.values);
    let mut stations = Vec::new();
    let mut lines = Vec::new();
    let mut add = |label: String, head: Inline, records: &[&Record], known: bool| {
        let links = records.iter().map(|record| jump(book, record)).collect();
        lines.push(
            [vec![Inline::Strong(vec![head]), text(book.colon())], listed(book, links, book.texts.get("picture-none"))]
                .concat(),
        );
        let names = records.iter().map(|record| short_name(book, record)).collect();
        stations.push(Station { label, names, known });
    };
    let mut reached = 0;
    for (value, _) in declared {
        let with = having(&concerned, field, Some(value));
        reached += usize::from(!with.is_empty());
        let label = book.value_label(vocabulary, value);
        add(label.clone(), text(label), &with, true);
    }
    let unknown = having(&concerned, field, None);
    if !unknown.is_empty() {
        add(book.texts.get("frame-not-stated"), Inline::NotStated, &unknown, false);
    }
    let known = concerned.len() - unknown.len();
    let drawn = known >= KNOWN_MIN && known >= unknown.len() && reached > 1;
    let mut twin = vec![list(lines)];
    if !drawn {
        twin.insert(0, too_few(book, known, concerned.len()));
    }
    Some(Shown {
        title: book.field_label(field),
        drawing: drawn.then_some(Drawing::Scale(stations)),
        twin,
        dates: concerned.iter().filter_map(|record| date(record, field)).collect(),
    })
}

/// The field that the author names, and its vocabulary.
fn choice<'a>(asked: &mut Asked<'a, '_>) -> Option<(&'a Field, &'a str)> {
    let help = "name a field of the type `choice`: `:field: the-field`";
    let Some(written) = option(asked.directive, "field") else {
        asked.found.push(cannot_draw(asked.directive, "the scale has no field".to_owned(), help));
        return None;
    };
    let ids = asked.fields(written);
    let field = asked.book.registry.schema.field(Table::Mechanism, ids.first()?);
    match field.map(|field| (field, &field.kind)) {
        Some((field, FieldType::Choice(vocabulary))) => Some((field, vocabulary)),
        _ => {
            asked.found.push(cannot_draw(asked.directive, format!("`{written}` is no choice"), help));
            None
        }
    }
}

/// Whether a record could have an answer at all.
fn concerns(field: &Field, record: &Record) -> bool {
    field.kinds.is_empty() || record.text("kind").is_some_and(|kind| field.kinds.iter().any(|it| it == kind))
}

fn having<'r>(records: &[&'r Record], field: &Field, value: Option<&str>) -> Vec<&'r Record> {
    let latest = |record: &Record| match record.latest(&field.id) {
        Some(Value::Choice(value)) => Some(value.clone()),
        _ => None,
    };
    records.iter().copied().filter(|record| latest(record).as_deref() == value).collect()
}

fn listed(book: &Book, links: Vec<Vec<Inline>>, none: String) -> Vec<Inline> {
    if links.is_empty() { vec![text(none)] } else { joined(links, &book.semicolon()) }
}

fn date(record: &Record, field: &Field) -> Option<String> {
    let dated = record.fields.get(&field.id).and_then(|dated| dated.first());
    dated.map(|dated| dated.as_of.clone()).or_else(|| record.text("as_of").map(str::to_owned))
}
