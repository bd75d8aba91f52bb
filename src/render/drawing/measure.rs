//! How wide a text will be, without its font.
//!
//! Readers see their system's font, which nobody knows here. The widths are those of wide system fonts, so that a line
//! is sooner too short than too long.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Letters of a size and weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render) enum Face {
    /// What a reader looks for first.
    Strong,
    /// Names and facts.
    Plain,
}

impl Face {
    /// In units of the drawing.
    pub fn size(self) -> i32 {
        match self {
            Face::Strong => 16,
            Face::Plain => 15,
        }
    }

    /// From one line to the next.
    pub fn line_height(self) -> i32 {
        20
    }

    /// From the top of a line to where its letters stand.
    pub fn baseline(self) -> i32 {
        15
    }

    /// Whether its letters are bold.
    pub fn is_bold(self) -> bool {
        self == Face::Strong
    }
}

/// The width of a line, rounded up.
pub(in crate::render) fn width(line: &str, face: Face) -> i32 {
    let hundredths: i32 = line.graphemes(true).map(advance).sum();
    let bold = if face.is_bold() { 112 } else { 100 };
    (hundredths * face.size() * bold + 9_999) / 10_000
}

/// Lines of at most `width_max`, broken between words, and inside a word only where it is longer than a line.
pub(in crate::render) fn wrap(text: &str, face: Face, width_max: i32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer, face) <= width_max {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.graphemes(true) {
            let longer = format!("{line}{letter}");
            if !line.is_empty() && width(&longer, face) > width_max {
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(letter);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The width of a letter with its marks, in hundredths of the size.
fn advance(letter: &str) -> i32 {
    let columns = letter.width() as i32;
    match letter.chars().next().unwrap_or(' ') {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' => 32,
        ' ' | 'f' | 't' | 'r' | '(' | ')' | '-' | '/' | '[' | ']' => 40,
        'm' | 'M' | 'W' | '@' | '%' | '–' | '—' | '…' => 98,
        'w' => 82,
        'A'..='Z' => 72,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 58,
        'a'..='z' | '0'..='9' => 63,
        _ if columns == 0 => 0,
        _ => (65 * columns).clamp(65, 105),
    }
}
