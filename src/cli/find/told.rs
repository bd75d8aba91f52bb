//! What is told: one JSON object, or a list to read.

use serde_json::{Value, json};

use crate::Found;
use crate::model::card::Card;
use crate::model::finder::{Verdict, VerdictTable};
use crate::model::handbook::{Edition, OwnTexts};
use crate::model::page::{Block, Fact, Inline};
use crate::texts::texts;

/// The order in which data names the groups.
const IN_DATA: [Verdict; 5] =
    [Verdict::Usable, Verdict::Conditional, Verdict::Excluded, Verdict::Silent, Verdict::Other];

/// `{"groups": {"usable": [{"id": …, "reasons": […]}], …}, "first": […]}`, keys in that order.
pub(super) fn json(table: &VerdictTable, found: &Found) -> String {
    let group = |verdict: Verdict| {
        let told = found.groups[verdict as usize].iter().map(|hit| {
            let reasons: Vec<String> = hit.cells.iter().map(|cell| table.reason(*cell, verdict)).collect();
            json!({ "id": table.records[hit.record], "reasons": reasons })
        });
        format!("\"{}\":{}", verdict.name(), told.collect::<Value>())
    };
    let first: Value = found.first.iter().map(|record| table.records[*record].as_str()).collect();
    format!("{{\"groups\":{{{}}},\"first\":{first}}}\n", IN_DATA.map(group).join(","))
}

/// A list to read: the groups, in the first three each record with whom, how fast, how public and the rest of its card.
pub(super) fn text(edition: &Edition, own: &OwnTexts, table: &VerdictTable, found: &Found) -> String {
    let words = texts(&edition.lang, own);
    let mut lines: Vec<String> = table.warnings.iter().chain(&found.cautions).map(|it| format!("! {it}")).collect();
    if let Some(first) = found.first.first() {
        lines.push(String::new());
        lines.push(format!("{} {}", words.get("finder-first-label"), name(edition, &table.records[*first])));
    }
    for (verdict, hits) in Verdict::ALL.into_iter().zip(&found.groups).filter(|(_, hits)| !hits.is_empty()) {
        let count = hits.len().to_string();
        lines.push(String::new());
        lines.push(words.with(&format!("finder-group-{}", verdict.name()), &[("count", &count)]));
        for hit in hits {
            let id = &table.records[hit.record];
            lines.push(format!("  {} [{id}]", name(edition, id)));
            lines.extend(hit.cells.iter().map(|cell| format!("    - {}", table.reason(*cell, verdict))));
            if verdict <= Verdict::Silent {
                lines.extend(card(edition, id).into_iter().flat_map(rows));
            }
        }
    }
    lines.join("\n") + "\n"
}

fn name(edition: &Edition, id: &str) -> String {
    card(edition, id).map_or_else(|| id.to_owned(), |card| card.name.clone())
}

/// The card of a record on the page of the finder.
fn card<'a>(edition: &'a Edition, id: &str) -> Option<&'a Card> {
    let pages = edition.chapters.iter().flat_map(|chapter| &chapter.page.blocks);
    let sections = pages.filter_map(|block| match block {
        Block::Section { blocks, .. } => Some(blocks),
        _ => None,
    });
    sections.flatten().find_map(|block| match block {
        Block::Section { id: of, blocks, .. } if of == id => blocks.iter().find_map(|block| match block {
            Block::Card(card) => Some(card),
            _ => None,
        }),
        _ => None,
    })
}

/// The questions of a card with what answers them.
fn rows(card: &Card) -> Vec<String> {
    let mut lines = Vec::new();
    for row in &card.rows {
        lines.push(format!("    {}", row.question));
        lines.extend(row.blocks.iter().flat_map(told).map(|line| format!("      {line}")));
    }
    lines
}

fn told(block: &Block) -> Vec<String> {
    match block {
        Block::Facts(facts) => facts.iter().map(fact).collect(),
        Block::Contacts(lines) => {
            let line = |line: &crate::model::card::ContactLine| {
                let badges: Vec<String> = line.badges.iter().map(|badge| plain(std::slice::from_ref(badge))).collect();
                format!("{} ({}; {}; {})", line.value, line.kind, line.role, badges.join("; "))
            };
            lines.iter().map(line).collect()
        }
        Block::Checklist(items) => items.iter().map(|item| format!("[ ] {} ({})", item.text, item.need)).collect(),
        Block::Paragraph(inlines) => vec![plain(inlines)],
        _ => Vec::new(),
    }
}

fn fact(fact: &Fact) -> String {
    let items = fact.values.first().map(|value| value.items.iter().map(|item| plain(item)).collect::<Vec<_>>());
    format!("{}: {}", fact.label, items.unwrap_or_default().join("; "))
}

/// The text of a phrase.
fn plain(inlines: &[Inline]) -> String {
    let word = |inline: &Inline| match inline {
        Inline::Text(it) | Inline::Code(it) | Inline::Address(it) | Inline::Badge { text: it, .. } => it.clone(),
        Inline::Strong(it) | Inline::Emphasis(it) | Inline::Jump { text: it, .. } | Inline::Link { text: it, .. } => {
            plain(it)
        }
        Inline::HardBreak | Inline::SoftBreak => " ".to_owned(),
        _ => String::new(),
    };
    inlines.iter().map(word).collect()
}
