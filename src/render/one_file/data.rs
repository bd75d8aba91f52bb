//! The search index and the table of the finder as blocks of data, which no browser runs.
//!
//! A block waits as text until the first search needs it. The texts of sections, the bulk of an index, are left out:
//! they stand in the file as its chapters, and `one-file.js` reads them there.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::Value;

use super::super::Volume;
use super::super::finder;
use super::super::html;
use super::PageIds;
use crate::model::handbook::{PageId, PageKind};
use crate::model::search::SearchPart;

/// How the names of the parts begin that hold sections.
const TEXTS: &str = "texts-";

/// Fields of a section, as `index` writes them.
const PATH: usize = 0;
const PAGE: usize = 1;
const TITLE: usize = 5;
const NOTE: usize = 7;
const TEXT: usize = 8;

/// Every block of the file, one after the other.
pub(super) fn blocks(volume: &Volume, ids: &PageIds) -> String {
    let search = &volume.edition.search;
    let mut made = String::new();
    for (name, part) in search.parts.iter().filter(|(name, _)| !name.starts_with(TEXTS)) {
        let numbers = BASE64.encode(&part.bytes);
        let stamp = html::escaped(&search.stamp);
        made += &format!(
            "<script type=\"text/plain\" data-part=\"{name}\" data-stamp=\"{stamp}\" data-numbers=\"{numbers}\">{}</script>\n",
            plain(&part.text)
        );
    }
    // A line a section, a line of its own between parts.
    let count = search.parts.keys().filter(|name| name.starts_with(TEXTS)).count();
    let texts = (0..count).filter_map(|number| search.parts.get(&format!("{TEXTS}{number}")));
    let texts: Vec<String> = texts.map(|part| plain(&without_texts(volume, ids, part))).collect();
    made += &format!("<script type=\"text/plain\" data-part=\"texts\">{}</script>\n", texts.join("\n\n"));
    if let Some(table) = &volume.edition.verdicts {
        let mut values = finder::values(table, &volume.words);
        leave_out_names(&mut values);
        values["pages"] = table.records.iter().map(|id| page_of_record(volume, ids, id)).collect();
        // In a string of JSON this is the same letter; in the file it could end the element.
        let text = values.to_string().replace('<', "\\u003c");
        made += &format!("<script type=\"application/json\" id=\"_finder\">{text}</script>\n");
    }
    made
}

/// Takes away what the form in the file shows and no script reads: labels and ids of answers.
fn leave_out_names(values: &mut Value) {
    let facets = values["facets"].as_array_mut().into_iter().flatten();
    for answer in facets.filter_map(|facet| facet["answers"].as_array_mut()).flatten() {
        if let Some(answer) = answer.as_object_mut() {
            // Nothing said and not said are the same to it.
            answer.retain(|key, value| {
                key != "label"
                    && key != "id"
                    && !(key == "open" && value == false)
                    && !(key == "warning" && value == "")
            });
        }
    }
}

/// The id of the chapter of a record.
fn page_of_record(volume: &Volume, ids: &PageIds, id: &str) -> String {
    let chapters = &volume.edition.chapters;
    let page = chapters.iter().position(|chapter| chapter.kind == PageKind::Record && chapter.id == id);
    page.map_or("", |index| ids.page(PageId(index as u32))).to_owned()
}

/// A part with the ids of pages for their paths, and without what the file shows anyway: texts, titles, and a record's
/// line but where its page begins. A section that has a text keeps a mark.
fn without_texts(volume: &Volume, ids: &PageIds, part: &SearchPart) -> String {
    let chapters = volume.edition.chapters.iter().enumerate();
    let by_path: BTreeMap<&str, PageId> =
        chapters.map(|(index, chapter)| (chapter.path.as_str(), PageId(index as u32))).collect();
    let sections = part.text.split('\u{1e}').map(|section| {
        let mut fields: Vec<&str> = section.split('\u{1f}').collect();
        fields.resize(TEXT + 1, "");
        match by_path.get(fields[PATH]) {
            Some(page) => fields[PATH] = ids.page(*page),
            None => fields[NOTE] = "",
        }
        fields[PAGE] = "";
        fields[TITLE] = "";
        fields[TEXT] = if fields[TEXT].is_empty() { "" } else { "+" };
        fields.join("\u{1f}").trim_end_matches('\u{1f}').to_owned()
    });
    sections.collect::<Vec<_>>().join("\u{1e}")
}

/// Text of a block: letters that HTML does not let stand there, or that could end it, are written in others.
fn plain(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => made.push_str("\\\\"),
            '<' => made.push_str("\\l"),
            '\u{1d}' => made.push_str("\\d"),
            '\u{1e}' => made.push('\n'),
            '\u{1f}' => made.push('\t'),
            _ => made.push(letter),
        }
    }
    made
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn no_text_ends_its_block() {
        assert_eq!(plain("a</script>\\\u{1f}b\u{1e}c\u{1d}d"), "a\\l/script>\\\\\tb\nc\\dd");
    }
}
