//! What a page's Content-Security-Policy allows to stand inline.
//!
//! It knows `default-src`, `script-src` and `style-src`, as the theme writes them. It never
//! fetches and never guesses: a hash is the SHA-256 of the very bytes.

use sha2::{Digest, Sha256};

/// The policy of one page.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Policy<'a> {
    text: &'a str,
}

impl<'a> Policy<'a> {
    /// Reads the value of the `content` attribute.
    pub fn new(text: &'a str) -> Self {
        Self { text }
    }

    /// Whether there is one that begins from nothing.
    pub fn is_closed(self) -> bool {
        let unsafe_words = ["unsafe-inline", "unsafe-eval", "http:", "https:", "*"];
        self.sources("default-src").any(|source| unquoted(source) == "none")
            && !self.text.split([' ', ';']).any(|word| unsafe_words.iter().any(|bad| unquoted(word).starts_with(bad)))
    }

    /// Whether `text` may stand inline under `directive`.
    pub fn allows(self, directive: &str, text: &str) -> bool {
        let wanted = format!("sha256-{}", base64(&Sha256::digest(text.as_bytes())));
        self.sources(directive).any(|source| unquoted(source) == wanted)
    }

    fn sources(self, directive: &str) -> impl Iterator<Item = &'a str> {
        let is_wanted = move |text: &&str| first_word(text).is_some_and(|name| name.eq_ignore_ascii_case(directive));
        self.text.split(';').find(is_wanted).unwrap_or_default().split_ascii_whitespace().skip(1)
    }
}

fn first_word(text: &str) -> Option<&str> {
    text.split_ascii_whitespace().next()
}

/// A source without its quotes, which a minifier may have written as references.
fn unquoted(source: &str) -> &str {
    let quotes = ["'", "&#39;", "&#x27;", "&apos;"];
    let inner = quotes.iter().find_map(|quote| source.strip_prefix(quote)).unwrap_or(source);
    quotes.iter().find_map(|quote| inner.strip_suffix(quote)).unwrap_or(inner)
}

/// RFC 4648, with padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().fold(0u32, |word, byte| word << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for index in 0..4 {
            let letter = LETTERS[(word >> (18 - 6 * index)) as usize & 63];
            text.push(if index <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Policy, base64};

    #[test]
    fn base64_pads() {
        assert_eq!([base64(b""), base64(b"f"), base64(b"fo"), base64(b"foo")], ["", "Zg==", "Zm8=", "Zm9v"]);
    }

    #[test]
    fn only_hashed_text_is_allowed() {
        let policy =
            Policy::new("default-src 'none'; script-src 'self' 'sha256-LCa0a2j/xo/5m0U8HTBBNBNCLXBkg7+g+YpeiGJm564='");
        assert!(policy.is_closed());
        assert!(policy.allows("script-src", "foo"));
        assert!(!policy.allows("script-src", "foo "));
        assert!(!policy.allows("style-src", "foo"));
    }
}
