//! Which characters make words, and which stand between them.
//!
//! The table names what separates; everything else is a letter. So combining marks of every script are letters, and no
//! script is forgotten. The twin is `CLASSES` in `search-core.js`.

/// What a character is for search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Ends a word.
    Separator,
    /// Part of a word: letters, digits, marks.
    Letter,
    /// Of a script without spaces: Han, Kana, Thai, Lao, Khmer, Burmese.
    Dense,
    /// Joins two words into one name: `-`, `'`, `.`, `/`.
    Joiner,
    /// The same, but it may also end a name (`C++`) or be one (`*`).
    Symbol,
    /// As if it were not there: soft hyphens, tatweel, marks of direction.
    Ignored,
}

use Class::{Dense, Ignored, Joiner, Letter, Separator, Symbol};

/// The class of `letter`.
pub fn class(letter: char) -> Class {
    let code = u32::from(letter);
    match ASCII.get(code as usize) {
        Some(class) => *class,
        None => of(code),
    }
}

const fn of(code: u32) -> Class {
    let (mut low, mut high) = (0, CLASSES.len());
    while high - low > 1 {
        let middle = usize::midpoint(low, high);
        if CLASSES[middle].0 <= code {
            low = middle;
        } else {
            high = middle;
        }
    }
    CLASSES[low].1
}

/// The answers that are asked for most.
const ASCII: [Class; 128] = {
    let mut table = [Separator; 128];
    let mut code = 0;
    while code < 128 {
        table[code as usize] = of(code);
        code += 1;
    }
    table
};

/// Where each class begins.
const CLASSES: &[(u32, Class)] = &[
    (0x0, Separator),
    (0x23, Symbol), // # $ % &
    (0x27, Joiner), // '
    (0x28, Separator),
    (0x2A, Symbol), // * +
    (0x2C, Separator),
    (0x2D, Joiner), // - . /
    (0x30, Letter),
    (0x3A, Joiner), // :
    (0x3B, Separator),
    (0x3C, Symbol), // < = >
    (0x3F, Separator),
    (0x40, Symbol), // @
    (0x41, Letter),
    (0x5B, Separator),
    (0x5C, Symbol), // \
    (0x5D, Separator),
    (0x5E, Symbol), // ^
    (0x5F, Joiner), // _
    (0x60, Separator),
    (0x61, Letter),
    (0x7B, Separator),
    (0x7C, Symbol), // |
    (0x7D, Separator),
    (0x7E, Symbol), // ~
    (0x7F, Separator),
    (0xAA, Letter),
    (0xAB, Separator),
    (0xAD, Ignored), // soft hyphen
    (0xAE, Separator),
    (0xB2, Letter),
    (0xB4, Separator),
    (0xB5, Letter),
    (0xB6, Separator),
    (0xB7, Joiner), // l·l
    (0xB8, Separator),
    (0xB9, Letter),
    (0xBB, Separator),
    (0xBC, Letter),
    (0xBF, Separator),
    (0xC0, Letter),
    (0xD7, Separator),
    (0xD8, Letter),
    (0xF7, Separator),
    (0xF8, Letter),
    (0x2BC, Joiner),
    (0x2BD, Letter),
    (0x37E, Separator),
    (0x37F, Letter),
    (0x387, Separator),
    (0x388, Letter),
    (0x55A, Separator),
    (0x560, Letter),
    (0x589, Separator),
    (0x591, Letter),
    (0x5BE, Joiner),
    (0x5BF, Letter),
    (0x5C0, Separator),
    (0x5C1, Letter),
    (0x5C3, Separator),
    (0x5C4, Letter),
    (0x5F3, Joiner),
    (0x5F5, Separator),
    (0x610, Letter),
    (0x61B, Separator),
    (0x61C, Ignored),
    (0x61D, Separator),
    (0x620, Letter),
    (0x640, Ignored), // tatweel
    (0x641, Letter),
    (0x66A, Separator),
    (0x66E, Letter),
    (0x6D4, Separator),
    (0x6D5, Letter),
    (0x6DD, Separator),
    (0x6DF, Letter),
    (0x700, Separator),
    (0x710, Letter),
    (0x964, Separator),
    (0x966, Letter),
    (0x970, Separator),
    (0x971, Letter),
    (0xE00, Dense), // Thai
    (0xE3F, Separator),
    (0xE40, Dense),
    (0xE4F, Separator),
    (0xE50, Letter),
    (0xE5A, Separator),
    (0xE80, Dense), // Lao
    (0xED0, Letter),
    (0xEDA, Dense),
    (0xF00, Letter),
    (0xF04, Separator),
    (0xF15, Letter),
    (0x1000, Dense), // Burmese
    (0x1040, Letter),
    (0x104A, Separator),
    (0x1050, Dense),
    (0x1090, Letter),
    (0x10FB, Separator),
    (0x10FC, Letter),
    (0x1361, Separator),
    (0x1369, Letter),
    (0x1680, Separator),
    (0x1681, Letter),
    (0x1780, Dense), // Khmer
    (0x17D4, Separator),
    (0x17DC, Dense),
    (0x17E0, Letter),
    (0x1800, Separator),
    (0x180B, Ignored),
    (0x180F, Letter),
    (0x2000, Separator),
    (0x200C, Ignored),
    (0x2010, Joiner),
    (0x2012, Separator),
    (0x2019, Joiner), // ’
    (0x201A, Separator),
    (0x202A, Ignored),
    (0x202F, Separator),
    (0x2060, Ignored),
    (0x2070, Letter),
    (0x20A0, Separator),
    (0x20D0, Letter),
    (0x2190, Separator),
    (0x2460, Letter),
    (0x2500, Separator),
    (0x2C00, Letter),
    (0x2E00, Separator),
    (0x2E80, Dense), // Han, Kana
    (0x3000, Separator),
    (0x3005, Dense),
    (0x3008, Separator),
    (0x3021, Dense),
    (0x3030, Separator),
    (0x3031, Dense),
    (0x303D, Separator),
    (0x3041, Dense),
    (0x309B, Separator),
    (0x309D, Dense),
    (0x30A0, Separator),
    (0x30A1, Dense),
    (0x30FB, Separator),
    (0x30FC, Dense),
    (0x3130, Letter),
    (0x31A0, Dense),
    (0x3200, Letter),
    (0x3400, Dense),
    (0x4DC0, Separator),
    (0x4E00, Dense),
    (0xA000, Letter),
    (0xE000, Separator),
    (0xF900, Dense),
    (0xFB00, Letter),
    (0xFD3E, Separator),
    (0xFD40, Letter),
    (0xFE00, Ignored),
    (0xFE10, Separator),
    (0xFE20, Letter),
    (0xFE30, Separator),
    (0xFE70, Letter),
    (0xFEFF, Ignored),
    (0xFF00, Separator),
    (0xFF10, Letter),
    (0xFF1A, Separator),
    (0xFF21, Letter),
    (0xFF3B, Separator),
    (0xFF41, Letter),
    (0xFF5B, Separator),
    (0xFF66, Dense),
    (0xFFA0, Letter),
    (0xFFE0, Separator),
    (0x10000, Letter),
    (0x1F000, Separator),
    (0x20000, Dense),
    (0xE0000, Ignored),
    (0xF0000, Separator),
];
