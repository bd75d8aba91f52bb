//! Ids of headings: those that links of the old book name and that ours would not have are written out.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::html::attributes;
use super::traced::Edit;

/// Gives headings the ids that links name and that ours would not have.
pub(super) struct Headings<'h> {
    pub(super) wanted: Option<&'h BTreeSet<String>>,
    /// How often each id was there.
    pub(super) seen: BTreeMap<String, usize>,
    /// Text, whether it has attributes, and the end of what stands in it.
    pub(super) open: Option<(String, bool, usize)>,
    /// An id of an empty `<a id="…">` that waits for its heading.
    pub(super) pending: Option<String>,
}

impl Headings<'_> {
    pub(super) fn event(&mut self, event: &Event, range: &Range<usize>, text: &str, edits: &mut Vec<Edit>) {
        let Some(wanted) = self.wanted else { return };
        match event {
            Event::Start(Tag::Heading { id, classes, .. }) => {
                self.open = Some((String::new(), id.is_some() || !classes.is_empty(), range.start));
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                let ids = attributes(&text[range.clone()]).into_iter().filter(|it| matches!(it.name, "id" | "name"));
                self.pending = ids.map(|it| it.value.to_owned()).find(|it| wanted.contains(it)).or(self.pending.take());
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some((heading, _, end)) = &mut self.open {
                    *heading += words;
                    *end = range.end;
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some((heading, has_attributes, end)) = self.open.take() {
                    self.close(&heading, has_attributes, end.max(inner_end(text, range)), wanted, edits);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, heading: &str, has: bool, end: usize, wanted: &BTreeSet<String>, edits: &mut Vec<Edit>) {
        let plain = mdbook_id(heading);
        let count = self.seen.entry(plain.clone()).or_default();
        let own = if *count == 0 { plain.clone() } else { format!("{plain}-{count}") };
        *count += 1;
        let same = own == plain && own.is_ascii() && !own.is_empty();
        let id = self.pending.take().or_else(|| (wanted.contains(&own) && !same).then_some(own));
        if let Some(id) = id.filter(|it| !has && !it.contains([' ', '}', '"'])) {
            edits.push((end..end, format!(" {{#{id}}}")));
        }
    }
}

/// The end of what stands in a heading: before `##` and the line end, or the line below it.
fn inner_end(text: &str, range: &Range<usize>) -> usize {
    let source = &text[range.clone()];
    let line = source.lines().next().unwrap_or_default();
    let words = if line.starts_with('#') { line.trim_end_matches(['#', ' ', '\t']) } else { line.trim_end() };
    range.start + words.len()
}

/// The id that mdBook gives a heading.
fn mdbook_id(heading: &str) -> String {
    let letters = heading.trim().chars().filter_map(|it| match it {
        _ if it.is_alphanumeric() || matches!(it, '_' | '-') => Some(it.to_ascii_lowercase()),
        _ if it.is_whitespace() => Some('-'),
        _ => None,
    });
    letters.collect()
}
