//! Spells names for addresses: ids of headings, and parts of paths.

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The id of a heading with this text, as GitHub spells it: lower case, letters of any script, spaces as `-`.
pub(super) fn heading_slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.trim().nfc().flat_map(char::to_lowercase) {
        match c {
            _ if c.is_alphanumeric() || c == '-' || c == '_' || is_combining_mark(c) => slug.push(c),
            _ if c.is_whitespace() => slug.push('-'),
            _ => {}
        }
    }
    if slug.is_empty() { "section".to_owned() } else { slug }
}

/// One part of a path in lower-case ASCII letters, digits, `-` and `_`.
///
/// Letters lose their marks. Where letters have no ASCII form, a short hash of
/// the part as written keeps it apart from others, on any machine alike.
pub(super) fn path_slug(part: &str) -> String {
    let mut slug = String::with_capacity(part.len());
    let mut is_lossy = false;
    for c in part.nfkd().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' | '_' => slug.push(c),
            _ if is_combining_mark(c) && c < '\u{370}' => {}
            _ => match ascii_form(c) {
                Some(form) => slug.push_str(form),
                None => {
                    is_lossy |= c.is_alphanumeric() || is_combining_mark(c);
                    if !slug.is_empty() && !slug.ends_with('-') {
                        slug.push('-');
                    }
                }
            },
        }
    }
    let slug = slug.trim_end_matches('-');
    match (is_lossy, slug.is_empty()) {
        (false, false) => slug.to_owned(),
        (_, true) => short_hash(part),
        (true, false) => format!("{slug}-{}", short_hash(part)),
    }
}

/// Letters that Unicode does not decompose.
fn ascii_form(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        'ŋ' => "n",
        _ => return None,
    })
}

fn short_hash(text: &str) -> String {
    let composed: String = text.nfc().collect();
    let digest = Sha256::digest(composed.as_bytes());
    digest.iter().take(4).fold("x".to_owned(), |hash, byte| format!("{hash}{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::{heading_slug, path_slug};

    #[test]
    fn headings_keep_letters_of_every_script() {
        let slugs = ["Who may write?", "À propos", "ما العمل؟", "!!!"].map(heading_slug);
        assert_eq!(slugs, ["who-may-write", "à-propos", "ما-العمل", "section"]);
    }

    #[test]
    fn paths_are_ascii_and_never_meet() {
        assert_eq!(path_slug("Über uns (2)"), "uber-uns-2");
        assert_eq!(path_slug("Straße"), "strasse");
        assert!(path_slug("договор").starts_with('x'));
        assert_ne!(path_slug("договор"), path_slug("договоры"));
    }
}
