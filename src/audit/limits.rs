//! Asks whether the bundle is as small as the book promises.

use crate::model::bundle::Bundle;
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::limits::Limits;
use crate::model::source::Span;

/// What is over the limits of the book, in order of paths; the whole of it last.
///
/// A page is a file of HTML; the one that holds the whole book has a limit of its own. The bundle counts without archives.
pub fn limits(bundle: &Bundle, limits: &Limits) -> Vec<Diagnostic> {
    let over = |bytes: u64, max: Option<u64>| max.filter(|kb| bytes > kb.saturating_mul(1000));
    let mut found = Vec::new();
    let mut sum = 0;
    for (path, bytes) in &bundle.0 {
        let bytes = bytes.len() as u64;
        let name = path.rsplit('/').next().unwrap_or_default();
        let (key, max) = match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "zip" | "epub" => continue,
            "html" if name == "book.html" || !path.contains('/') => ("book_kb", limits.book_kb),
            "html" => ("page_kb", limits.page_kb),
            "png" | "jpg" | "jpeg" | "webp" | "svg" => ("image_kb", limits.image_kb),
            _ => ("", None),
        };
        sum += bytes;
        found.extend(over(bytes, max).map(|max| over_limit(path, key, bytes, max)));
    }
    found.extend(over(sum, limits.bundle_kb).map(|max| over_limit("the bundle", "bundle_kb", sum, max)));
    found
}

/// ## What
/// A page, an image or the whole bundle is larger than `[limits]` in `handbook.toml` allows.
///
/// ## Why
/// Readers pay for every kilobyte, or have an old phone; the book itself says how much it may ask of them.
///
/// ## Example
/// `[limits]` with `page_kb = 100`, and a chapter that becomes a page of 240 kB.
fn over_limit(what: &str, key: &str, bytes: u64, max: u64) -> Diagnostic {
    let message = format!("{what}: {} kB, and `{key}` allows {max} kB", bytes.div_ceil(1000));
    Diagnostic::new(Code::OverLimit, Span::default(), message)
        .with_help(format!("split or shrink it, or raise `{key}` below `[limits]`"))
}
