//! The search index as scripts: a page opened from a folder can load nothing else.
//!
//! Each part of an index is one call, `vademecum.search.load(stamp, language, part, text, numbers)`, with the numbers in
//! base64: browsers decode that much faster than they read an array.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use rayon::prelude::*;

use super::Volume;
use crate::model::handbook::Edition;
use crate::model::search::SearchPart;

/// Path below `site/` and bytes of every part of the index of `edition`.
pub(super) fn files(edition: &Edition) -> Vec<(String, Arc<[u8]>)> {
    let parts: Vec<(&String, &SearchPart)> = edition.search.parts.iter().collect();
    let file = |(name, part): &(&String, &SearchPart)| {
        let path = format!("search/{}/{name}.js", edition.lang);
        (path, script(&edition.search.stamp, &edition.lang, name, part).into_bytes().into())
    };
    parts.par_iter().map(file).collect()
}

/// Path below `site/` and text of the words that the list of results says, which no page carries before it is used.
pub(super) fn words(volume: &Volume) -> Option<(String, String)> {
    let said = &volume.words.frame;
    let said = [
        ("count", &said.search_count),
        ("loading", &said.search_loading),
        ("none", &said.search_none),
        ("unknown", &said.search_unknown),
        ("instead", &said.search_instead),
        ("more", &said.search_more),
        ("stale", &said.search_stale),
    ];
    let mut script = String::from("vademecum.searchWords={");
    for (key, words) in said {
        script.push_str(key);
        script.push(':');
        push_quoted(words, &mut script);
        script.push(',');
    }
    script.push_str("};\n");
    let is_searched = !volume.edition.search.parts.is_empty();
    is_searched.then(|| (format!("{}/search-words.js", volume.edition.lang), script))
}

fn script(stamp: &str, lang: &str, name: &str, part: &SearchPart) -> String {
    let numbers = BASE64.encode(&part.bytes);
    let mut script = String::with_capacity(part.text.len() + numbers.len() + 100);
    script.push_str("vademecum.search.load(");
    for (index, text) in [stamp, lang, name, &part.text, &numbers].into_iter().enumerate() {
        if index > 0 {
            script.push(',');
        }
        push_quoted(text, &mut script);
    }
    script.push_str(");\n");
    script
}

/// Appends `text` as a string literal of ES2017, where the two line ends of Unicode may not stand as they are.
fn push_quoted(text: &str, script: &mut String) {
    script.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => script.extend(['\\', letter]),
            '\0'..='\u{1f}' | '\u{7f}' => script.push_str(&format!("\\x{:02x}", u32::from(letter))),
            '\u{2028}' | '\u{2029}' => script.push_str(&format!("\\u{:04x}", u32::from(letter))),
            _ => script.push(letter),
        }
    }
    script.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_one_call_of_strings() {
        let part = SearchPart { text: "a\"b\\\u{1f}\u{2028}\n</script>".to_owned(), bytes: vec![0xFB, 0xFF] };
        let expected = r#"vademecum.search.load("1-x","en","words-0","a\"b\\\x1f\u2028\x0a</script>","+/8=");"#;
        assert_eq!(script("1-x", "en", "words-0", &part), format!("{expected}\n"));
    }
}
