//! Finds letters that nobody sees and that turn text around: what is read is then not what is written.
//!
//! Marks (LRM, RLM, ALM) and isolates that are closed on their line are what books from right to left need,
//! and may stand in text. In an address nothing of the kind may.

use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::handbook::Handbook;
use crate::model::source::{Content, FileId, Sources, Span};

/// Embeddings and overrides: text can always do without.
const TURNING: &[char] = &['\u{202A}', '\u{202B}', '\u{202C}', '\u{202D}', '\u{202E}'];
const ISOLATES: &[char] = &['\u{2066}', '\u{2067}', '\u{2068}'];
const END_OF_ISOLATE: char = '\u{2069}';
const MARKS: &[char] = &['\u{200E}', '\u{200F}', '\u{061C}'];
/// Letters without width, which two addresses may differ by.
const WITHOUT_WIDTH: &[char] = &['\u{00AD}', '\u{180E}', '\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}', '\u{FEFF}'];

pub(super) fn check(handbook: &Handbook, sources: &Sources) -> Vec<Diagnostic> {
    let texts = sources.files.iter().enumerate().filter_map(|(index, file)| match &file.content {
        Content::Text { text, .. } => Some((FileId(index as u32), &**text)),
        Content::Bytes(_) => None,
    });
    let in_texts = texts.flat_map(|(file, text)| in_text(file, text));
    let links = super::written(handbook).flat_map(|chapter| &chapter.page.links);
    let in_links = links.filter_map(|link| in_address(&link.written, link.span));
    let in_registry = super::registered(handbook).filter_map(|(address, at)| in_address(&address, at));
    in_texts.chain(in_links).chain(in_registry).collect()
}

/// Every letter that turns text, and every isolate that its line leaves open or closes without cause.
fn in_text(file: FileId, text: &str) -> Vec<Diagnostic> {
    // Most texts have none, and all of them are three bytes that begin alike.
    if !text.contains(|letter| TURNING.contains(&letter) || ISOLATES.contains(&letter) || letter == END_OF_ISOLATE) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, letter) in text.char_indices() {
        match letter {
            '\n' => found.extend(open.drain(..).map(|(at, letter)| bidi_control(file, at, letter))),
            END_OF_ISOLATE if open.pop().is_none() => found.push(bidi_control(file, at, letter)),
            letter if TURNING.contains(&letter) => found.push(bidi_control(file, at, letter)),
            letter if ISOLATES.contains(&letter) => open.push((at, letter)),
            _ => {}
        }
    }
    found.extend(open.into_iter().map(|(at, letter)| bidi_control(file, at, letter)));
    found
}

/// An address with a letter that nobody sees, be it written as `%E2%80%AE`.
fn in_address(address: &str, at: Span) -> Option<Diagnostic> {
    let is_hidden = |letter: char| {
        [TURNING, ISOLATES, MARKS, WITHOUT_WIDTH].iter().any(|letters| letters.contains(&letter))
            || letter == END_OF_ISOLATE
    };
    let decoded = decoded(address);
    let letter = address.chars().chain(decoded.chars()).find(|letter| is_hidden(*letter))?;
    Some(unseen_in_address(at, letter))
}

fn decoded(address: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = address.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let digits = tail.get(..2).and_then(|two| std::str::from_utf8(two).ok()).filter(|_| *first == b'%');
        match digits.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// ## What
/// A letter that nobody sees turns the text around it, and its line does not end that.
///
/// ## Why
/// What a reader sees is then not what is written, and what an editor checked is not what a reader gets.
///
/// ## Example
/// U+202E (right-to-left override) in the name of a file or in a sum of money.
fn bidi_control(file: FileId, at: usize, letter: char) -> Diagnostic {
    let span = Span::new(file, at..at + letter.len_utf8());
    Diagnostic::new(
        Code::BidiControl,
        span,
        format!("the unseen letter U+{:04X} turns the text around it", u32::from(letter)),
    )
    .with_help(
        "take it out; where a word from the other direction needs it, use an isolate (U+2068 … U+2069) on one line"
            .to_owned(),
    )
}

/// ## What
/// An address of a link, a contact or a source has a letter that nobody sees.
///
/// ## Why
/// It leads to another place than the one that is read.
///
/// ## Example
/// `https://example.org/` with U+200B before the dot.
fn unseen_in_address(at: Span, letter: char) -> Diagnostic {
    Diagnostic::new(
        Code::BidiControl,
        at,
        format!("the unseen letter U+{:04X} stands in an address", u32::from(letter)),
    )
    .with_help("type the address anew".to_owned())
}
