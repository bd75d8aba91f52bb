//! What is answered: status, headers and body, as plain values.

use std::sync::Arc;

use super::request::{Refusal, START};

const SCRIPT: &str = include_str!("reload.js");
const STYLE: &str = include_str!("overlay.css");

const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
const PLAIN: &str = "text/plain; charset=utf-8";

/// Of every answer. Nothing is kept, so that no page is older than the book; nothing can be brought into a page of
/// another site, which could read in it what the book says.
pub(super) const HEADERS: &[(&str, &str)] = &[
    ("cache-control", "no-store"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
];

/// An answer.
pub(super) struct Reply {
    pub status: u16,
    /// Value of `Content-Type`.
    pub kind: &'static str,
    /// Headers beside [`HEADERS`].
    pub more: &'static [(&'static str, &'static str)],
    pub body: Arc<[u8]>,
}

fn reply(status: u16, kind: &'static str, body: impl Into<Arc<[u8]>>) -> Reply {
    Reply { status, kind, more: &[], body: body.into() }
}

/// A page in HTML.
pub(super) fn page(status: u16, html: String) -> Reply {
    reply(status, "text/html; charset=utf-8", html.into_bytes())
}

/// A file of the output.
pub(super) fn file(path: &str, bytes: Arc<[u8]>) -> Reply {
    reply(200, kind(path), bytes)
}

/// The script of served pages.
pub(super) fn script() -> Reply {
    reply(200, JAVASCRIPT, SCRIPT.as_bytes())
}

/// The style of the overlay.
pub(super) fn style() -> Reply {
    reply(200, kind(".css"), STYLE.as_bytes())
}

/// A script that brings news; an empty one brings none.
pub(super) fn news(script: String) -> Reply {
    reply(200, JAVASCRIPT, script.into_bytes())
}

/// To the page with which the book begins.
pub(super) fn start() -> Reply {
    Reply { more: &[("location", START)], ..reply(302, PLAIN, Vec::new()) }
}

/// What the server does not give, and why.
pub(super) fn refusal(why: Refusal) -> Reply {
    let (status, text) = match why {
        Refusal::ForeignHost => (403, "this preview answers its own machine only\n"),
        Refusal::Method => (405, "only GET and HEAD are answered\n"),
        Refusal::Path => (404, "there is no such file\n"),
    };
    let more: &[(&str, &str)] = if status == 405 { &[("allow", "GET, HEAD")] } else { &[] };
    Reply { more, ..reply(status, PLAIN, text.as_bytes()) }
}

/// What could not be made.
pub(super) fn failed(message: String) -> Reply {
    reply(503, PLAIN, message.into_bytes())
}

/// Whether a file is a page that a reader may look at.
pub(super) fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

/// The type of a file by its ending. What is not listed is offered for saving.
fn kind(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match ending.as_str() {
        "css" => "text/css; charset=utf-8",
        "js" => JAVASCRIPT,
        "html" => "text/html; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "json" => "application/json",
        "xml" => "application/xml",
        "pdf" => "application/pdf",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "epub" => "application/epub+zip",
        "zip" => "application/zip",
        "txt" => PLAIN,
        "" if name == "SHA256SUMS" => PLAIN,
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_have_the_type_of_their_ending() {
        for (path, expected) in [
            ("site/a.b/c.CSS", "text/css; charset=utf-8"),
            ("site/search/en/index.js", JAVASCRIPT),
            ("SHA256SUMS", PLAIN),
            ("a.zip", "application/zip"),
            ("site/a.b/c", "application/octet-stream"),
            (".vademecum", "application/octet-stream"),
        ] {
            assert_eq!(kind(path), expected, "{path}");
        }
    }

    #[test]
    fn the_script_leaves_nothing_behind_and_asks_nobody_else() {
        for banned in ["localStorage", "cookie", "http:", "https:", "eval", "fetch("] {
            assert!(!SCRIPT.contains(banned), "{banned}");
        }
    }
}
