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

#[cfg(test)]
mod tests {
    use super::*;

    /// What is over one limit of 1 kB.
    fn over(limits: Limits) -> Vec<String> {
        let mut bundle = Bundle::default();
        for path in ["a.html", "a.zip", "a.epub", "site/a.css", "site/a.png", "site/en/a.html", "site/en/book.html"] {
            bundle.insert(path, vec![b'x'; 1001]);
        }
        bundle.insert("site/en/small.html", vec![b'x'; 1000]);
        super::limits(&bundle, &limits).into_iter().map(|it| it.message).collect()
    }

    const NONE: Limits = Limits { page_kb: None, book_kb: None, image_kb: None, bundle_kb: None };

    #[test]
    fn pages_books_and_images_have_limits_of_their_own() {
        let page = over(Limits { page_kb: Some(1), ..NONE });
        assert_eq!(page, ["site/en/a.html: 2 kB, and `page_kb` allows 1 kB"]);
        let book = over(Limits { book_kb: Some(1), ..NONE });
        let wanted = ["a.html: 2 kB, and `book_kb` allows 1 kB", "site/en/book.html: 2 kB, and `book_kb` allows 1 kB"];
        assert_eq!(book, wanted);
        let image = over(Limits { image_kb: Some(1), ..NONE });
        assert_eq!(image, ["site/a.png: 2 kB, and `image_kb` allows 1 kB"]);
        assert!(over(NONE).is_empty());
    }

    #[test]
    fn the_bundle_counts_without_archives() {
        // Five files of 1,001 bytes and one of 1,000.
        assert!(over(Limits { bundle_kb: Some(7), ..NONE }).is_empty());
        let found = over(Limits { bundle_kb: Some(6), ..NONE });
        assert_eq!(found, ["the bundle: 7 kB, and `bundle_kb` allows 6 kB"]);
    }
}
