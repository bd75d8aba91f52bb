//! Makes the spellings of one word equal: case, width, diacritics, letter forms.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::classes::{Class, class};

/// `raw` in lower case and compatibility form, without diacritics, joiners and what is ignored.
///
/// The marks of Latin, Greek, Cyrillic, Hebrew and Arabic go, since people leave them out; those of Indic scripts are
/// letters and stay. The twin is `fold` in `search-core.js`.
pub fn fold(raw: &str) -> Cow<'_, str> {
    if raw.is_ascii() {
        return fold_ascii(raw);
    }
    let decomposed: String = raw.nfkd().collect();
    let mut plain = String::with_capacity(raw.len());
    for letter in decomposed.to_lowercase().chars() {
        match letter {
            _ if is_diacritic(letter) => {}
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            _ if matches!(class(letter), Class::Letter | Class::Dense | Class::Symbol) => {
                plain.push(plain_form(letter))
            }
            _ => {}
        }
    }
    Cow::Owned(plain.nfc().collect())
}

fn fold_ascii(raw: &str) -> Cow<'_, str> {
    let kept = |byte: u8| matches!(class(char::from(byte)), Class::Letter | Class::Symbol);
    if raw.bytes().all(|byte| kept(byte) && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(raw);
    }
    let folded = raw.bytes().filter(|byte| kept(*byte)).map(|byte| char::from(byte.to_ascii_lowercase()));
    Cow::Owned(folded.collect())
}

/// Marks that people leave out when they type.
fn is_diacritic(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36F}'
        | '\u{483}'..='\u{487}'
        | '\u{591}'..='\u{5C7}'
        | '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{65F}'
        | '\u{670}'
        | '\u{6D6}'..='\u{6ED}'
        | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}')
}

/// Letters that no decomposition makes equal, and the digits of Arabic and Devanagari.
fn plain_form(letter: char) -> char {
    let digit = |zero: u32| char::from_u32(u32::from(letter) - zero + 0x30).unwrap_or(letter);
    match letter {
        'ø' => 'o',
        'đ' => 'd',
        'ł' => 'l',
        'ı' => 'i',
        'ħ' => 'h',
        'ς' => 'σ',
        'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ة' => 'ه',
        'ک' => 'ك',
        '\u{660}'..='\u{669}' => digit(0x660),
        '\u{6F0}'..='\u{6F9}' => digit(0x6F0),
        '\u{966}'..='\u{96F}' => digit(0x966),
        _ => letter,
    }
}
