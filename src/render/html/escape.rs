//! Makes any text safe inside elements and double-quoted attributes.

use crate::model::page::Inline;

/// Appends `text`, escaped. Control characters, which HTML forbids, become U+FFFD.
pub(super) fn push(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            // XML forbids the last two.
            '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => out.push(char::REPLACEMENT_CHARACTER),
            _ => out.push(c),
        }
    }
}

/// The words of inlines without their marks.
pub(super) fn plain(inlines: &[Inline]) -> String {
    let mut made = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Address(text) | Inline::Badge { text, .. } => {
                made += text
            }
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strike(inner) | Inline::Phrase { inner, .. } => {
                made += &plain(inner);
            }
            Inline::Link { text, .. } | Inline::Jump { text, .. } => made += &plain(text),
            Inline::Image { alt, .. } => made += alt,
            Inline::HardBreak | Inline::SoftBreak => made.push(' '),
            Inline::FootnoteRef { .. } | Inline::NotStated => {}
        }
    }
    made
}
