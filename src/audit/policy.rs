//! What a page's Content-Security-Policy allows to stand inline.
//!
//! It knows `default-src`, `script-src` and `style-src`, as the theme writes them. It never
//! fetches and never guesses: a hash is the SHA-256 of the very bytes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
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
        let wanted = format!("sha256-{}", BASE64.encode(Sha256::digest(text.as_bytes())));
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

#[cfg(test)]
mod tests {
    use super::Policy;

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
