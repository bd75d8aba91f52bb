//! Style that depends on the book: what stands above each printed page, and labels of cells.
//!
//! A browser knows no text of the page that it prints, but names of pages. So every chapter has a page name, and each
//! name its line: the book on the left, the chapter on the right. The number of the page stands in the theme.

use super::Volume;
use crate::model::handbook::Chapter;

/// The style sheet for chapters, each with its id in the file. The other pages are those of the book alone.
pub(super) fn running_heads<'a>(volume: &Volume, ids: impl Iterator<Item = (&'a Chapter, String)>) -> String {
    let mut rules = format!("@page{{@top-left{{content:{}}}}}", quoted(&volume.edition.title));
    for (index, (chapter, id)) in ids.enumerate() {
        let head = match chapter.number.as_str() {
            "" => chapter.title.clone(),
            number => format!("{number} {}", chapter.title),
        };
        rules +=
            &format!("@page c{index}{{@top-right{{content:{}}}}}[id={}]{{page:c{index}}}", quoted(&head), quoted(&id));
    }
    format!("@media print{{{rules}}}\n")
}

/// The labels of the cells of the table in the chapter `id`, where the screen is narrow and a row is a card.
pub(super) fn labels(id: &str, columns: &[String]) -> String {
    let rule = |(index, label): (usize, &String)| {
        let place = index + 1;
        format!("[id={}] td:nth-of-type({place})::before{{content:{}}}", quoted(id), quoted(label))
    };
    let rules: String = columns.iter().enumerate().map(rule).collect();
    format!("@media screen and (max-width:47.99em){{{rules}}}")
}

/// A string of CSS that stands in a file or in `<style>`.
fn quoted(text: &str) -> String {
    let mut made = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' | '<' | '\0'..='\x1f' | '\x7f' => made += &format!("\\{:x} ", u32::from(letter)),
            _ => made.push(letter),
        }
    }
    made.push('"');
    made
}

#[cfg(test)]
mod tests {
    use super::{labels, quoted};

    #[test]
    fn no_title_ends_its_string() {
        assert_eq!(quoted("a \"b\" </style> \\ \n"), r#""a \22 b\22  \3c /style> \5c  \a ""#);
    }

    #[test]
    fn a_column_has_its_label() {
        let style = labels("3f", &["Names".to_owned()]);
        assert!(style.contains(r#"[id="3f"] td:nth-of-type(1)::before{content:"Names"}"#), "{style}");
    }
}
