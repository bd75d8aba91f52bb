//! What a page's Content-Security-Policy allows.
//!
//! It never fetches and never guesses: a hash is the SHA-256 of the very bytes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};

/// The policy of one page.
#[derive(Debug, Default, Clone)]
pub(super) struct Policy {
    /// Names in lower case, and their sources.
    directives: Vec<(String, Vec<String>)>,
}

impl Policy {
    /// Reads the value of the `content` attribute.
    pub fn new(text: &str) -> Self {
        let directives = text.split(';').filter_map(|directive| {
            let mut words = directive.split_ascii_whitespace();
            let name = words.next()?.to_ascii_lowercase();
            Some((name, words.map(str::to_owned).collect()))
        });
        Self { directives: directives.collect() }
    }

    /// Whether there is one that begins from nothing and has no hole.
    pub fn is_closed(&self) -> bool {
        self.has("default-src", "'none'") && self.directives.iter().all(|(name, sources)| is_safe(name, sources))
    }

    /// Whether no form of the page can send anything.
    pub fn stops_forms(&self) -> bool {
        self.has("form-action", "'none'")
    }

    /// Whether `text` may stand inline under `directive`.
    pub fn allows(&self, directive: &str, text: &str) -> bool {
        let wanted = format!("'sha256-{}'", BASE64.encode(Sha256::digest(text.as_bytes())));
        self.has(directive, &wanted)
    }

    /// Browsers read the first directive of a name.
    fn has(&self, directive: &str, source: &str) -> bool {
        let first = self.directives.iter().find(|(name, _)| name == directive);
        first.is_some_and(|(_, sources)| sources.iter().any(|it| it == source))
    }
}

/// Whether a directive lets in nothing but the bundle itself; one that sends reports is not safe.
fn is_safe(name: &str, sources: &[String]) -> bool {
    let may_hold_data = matches!(name, "img-src" | "font-src" | "media-src");
    let is_closed = |source: &str| {
        matches!(source, "'none'" | "'self'") || source.starts_with("'sha256-") || (source == "data:" && may_hold_data)
    };
    match name {
        "report-uri" | "report-to" => false,
        "base-uri" | "form-action" | "frame-ancestors" => sources.iter().all(|it| it == "'none'" || it == "'self'"),
        _ if name.contains("-src") => sources.iter().all(|it| is_closed(it)),
        _ => true,
    }
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

    #[test]
    fn a_policy_with_a_hole_is_none() {
        for hole in [
            "",
            "script-src 'self'",
            "default-src 'self'",
            "default-src 'none'; script-src 'unsafe-inline'",
            "default-src 'none'; script-src-elem 'unsafe-inline'",
            "default-src 'none'; script-src 'unsafe-eval'",
            "default-src 'none'; script-src data:",
            "default-src 'none'; img-src https:",
            "default-src 'none'; img-src *",
            "default-src 'none'; img-src x.example",
            "default-src 'none'; connect-src wss://x.example",
            "default-src 'none'; form-action https://x.example",
            "default-src 'none'; report-uri https://x.example",
        ] {
            assert!(!Policy::new(hole).is_closed(), "{hole}");
        }
        assert!(Policy::new("default-src 'none'; img-src data: 'self'; form-action 'none'").is_closed());
    }
}
