//! `SUMMARY.md`: both books have it in one format, so only what its links lead to changes.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::chapter::{destination_range, encoded};
use super::paths::{Names, decoded, join};
use super::traced::Traced;
use super::{Loss, OldBook, loss};

/// The chapters that are listed, each once, by path below the folder of chapters, in order.
pub(super) fn chapters(book: &OldBook, src: &str) -> Vec<String> {
    let text = book.text(&format!("{src}/SUMMARY.md")).unwrap_or_default();
    let mut seen = BTreeSet::new();
    let listed = links(&text).filter_map(|(_, dest)| chapter(&dest));
    listed.filter(|path| book.files.contains_key(&format!("{src}/{path}")) && seen.insert(path.clone())).collect()
}

/// The new list of chapters.
pub(super) fn convert(book: &OldBook, src: &str, names: &Names, losses: &mut Vec<Loss>) -> Traced {
    let path = format!("{src}/SUMMARY.md");
    let mut summary = Traced::of_file(&path, &book.text(&path).unwrap_or_default());
    let mut edits = Vec::new();
    let mut seen = BTreeSet::new();
    for (range, dest) in links(summary.text()) {
        let Some(place) = destination_range(summary.text(), &range, &dest) else { continue };
        let listed = chapter(&dest).filter(|it| book.files.contains_key(&format!("{src}/{it}")));
        let why = match listed {
            Some(chapter) if seen.insert(chapter.clone()) => {
                let name = encoded(names.to(&chapter));
                if name != dest {
                    edits.push((place, name));
                }
                continue;
            }
            Some(_) => "it is listed twice; the second is a chapter without a page",
            None => "there is no such file; it is a chapter without a page",
        };
        losses.push(loss(&summary.origin(range.start), format!("chapter `{dest}`"), why));
        edits.push((place, String::new()));
    }
    summary.edit(edits);
    summary
}

/// Chapters that lie there and are not listed.
pub(super) fn unlisted(book: &OldBook, src: &str, chapters: &[String]) -> Vec<Loss> {
    let below = book.files.keys().filter_map(|path| path.strip_prefix(src)?.strip_prefix('/'));
    let left = below.filter(|path| path.ends_with(".md") && *path != "SUMMARY.md");
    let left = left.filter(|path| !chapters.iter().any(|it| it == path));
    left.map(|path| Loss {
        file: format!("{src}/{path}"),
        line: 1,
        what: "the file".to_owned(),
        why: "`SUMMARY.md` does not list it, so mdBook shows no page of it either".to_owned(),
    })
    .collect()
}

fn links(text: &str) -> impl Iterator<Item = (Range<usize>, String)> + '_ {
    Parser::new(text).into_offset_iter().filter_map(|(event, range)| match event {
        Event::Start(Tag::Link { dest_url, .. }) if !dest_url.is_empty() => Some((range, dest_url.into_string())),
        _ => None,
    })
}

fn chapter(dest: &str) -> Option<String> {
    join("", &decoded(dest)).filter(|path| path.ends_with(".md"))
}
