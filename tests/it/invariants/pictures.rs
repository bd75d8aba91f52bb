//! Images that authors bring.

use std::io::Cursor;

use image::{DynamicImage, ImageReader, Limits};
use vademecum::images::{self, Clean};

use super::closed::{as_browsers_read, scheme};
use crate::html::Page;

/// A drawing that was cleaned runs nothing, loads nothing from outside, and is not changed by being cleaned again.
pub fn svg(bytes: &[u8]) {
    let Ok(clean) = images::svg(bytes) else { return };
    check_again(images::svg, &clean);
    let text = String::from_utf8(clean.bytes).expect("UTF-8");
    assert!(!text.contains("<!") && !text.trim_start_matches("<?xml version").contains("<?"), "{text}");
    let page = Page::read(&text);
    for (tag, name, value) in page.attributes() {
        let shown = format!("<{tag} {name}={value:?}>");
        assert!(!name.starts_with("on"), "{shown}");
        if name.ends_with("href") || name == "src" {
            let address = as_browsers_read(value);
            let is_image = address.starts_with("data:image/") && !address.starts_with("data:image/svg");
            assert!(address.starts_with('#') || is_image || (tag == "a" && is_harmless(&address)), "{shown}");
        }
        check_urls(value, &shown);
    }
    for (tag, _) in &page.tags {
        let name = tag.rsplit(':').next().unwrap_or_default();
        let bad = ["script", "foreignobject", "iframe", "object", "embed", "image-set", "handler", "set-href"];
        assert!(!bad.contains(&name), "<{tag}> in {text}");
    }
    page.texts.iter().for_each(|text| check_urls(text, text));
}

fn is_harmless(address: &str) -> bool {
    scheme(address).is_none_or(|scheme| ["http", "https", "mailto"].contains(&&*scheme))
}

/// What a style names lies in the drawing itself.
fn check_urls(style: &str, shown: &str) {
    let style = style.to_ascii_lowercase();
    assert!(!style.contains("@import") && !style.contains("expression("), "{shown}");
    for rest in style.split("url(").skip(1) {
        let address = rest.trim_start_matches([' ', '\t', '\n', '"', '\'']);
        assert!(address.starts_with('#') || address.starts_with("data:image/"), "{shown}");
    }
}

/// An image that was cleaned shows the same pixels, tells nothing beside them, and is not changed by being cleaned again.
pub fn image(bytes: &[u8]) {
    judge(bytes);
    // A checksum that is wrong hides what comes after it.
    if let Some(mended) = with_right_sums(bytes) {
        judge(&mended);
    }
}

fn judge(bytes: &[u8]) {
    for clean in [images::jpeg, images::png, images::webp] {
        let Ok(cleaned) = clean(bytes) else { continue };
        check_again(clean, &cleaned);
        check_tells_nothing(&cleaned.bytes);
        if let Some(before) = pixels(bytes) {
            let after = pixels(&cleaned.bytes).expect("what could be shown can be shown");
            assert!(before == after, "other pixels");
        }
    }
}

fn check_again(clean: fn(&[u8]) -> Result<Clean, String>, cleaned: &Clean) {
    let again = clean(&cleaned.bytes).expect("what is clean is read again");
    let shown = |clean: &Clean| String::from_utf8_lossy(&clean.bytes).into_owned();
    assert!(again.bytes == cleaned.bytes, "cleaned again it differs:\n{}\n{}", shown(cleaned), shown(&again));
    // A mark that stays is told each time.
    let is_new = |change: &&String| !cleaned.changes.contains(change);
    assert_eq!(again.changes.iter().find(is_new), None, "cleaned again it changes");
}

/// The pixels, of an image that is not too large to look at.
fn pixels(bytes: &[u8]) -> Option<DynamicImage> {
    let reader = || ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok();
    let (width, height) = reader()?.into_dimensions().ok()?;
    if u64::from(width) * u64::from(height) > 1 << 18 {
        return None;
    }
    let mut reader = reader()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(64 << 20);
    reader.limits(limits);
    reader.decode().ok()
}

/// Names of chunks and segments that hold words, places or other pictures.
fn check_tells_nothing(bytes: &[u8]) {
    if bytes.starts_with(b"\x89PNG") {
        for (name, _) in png_chunks(bytes) {
            let kept = [
                b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"cICP",
                b"iCCP",
            ];
            assert!(kept.contains(&&name), "{:?}", String::from_utf8_lossy(&name));
        }
    }
    for secret in [&b"http://ns.adobe.com/"[..], b"Photoshop 3.0", b"<x:xmpmeta", b"MPF\0"] {
        assert!(!bytes.windows(secret.len()).any(|it| it == secret), "{:?}", String::from_utf8_lossy(secret));
    }
}

/// Name and place of each chunk of a PNG, as far as they can be followed.
fn png_chunks(bytes: &[u8]) -> Vec<([u8; 4], std::ops::Range<usize>)> {
    let mut chunks = Vec::new();
    let mut at = 8;
    while let (Some(length), Some(name)) = (bytes.get(at..at + 4), bytes.get(at + 4..at + 8)) {
        let length = u32::from_be_bytes(length.try_into().expect("four bytes")) as usize;
        let name = name.try_into().expect("four bytes");
        if bytes.len() < length.saturating_add(at + 12) {
            break;
        }
        chunks.push((name, at..at + 12 + length));
        at += 12 + length;
    }
    chunks
}

/// A PNG whose chunks have the checksums of what they hold.
fn with_right_sums(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut mended = bytes.to_vec();
    for (_, range) in png_chunks(bytes.starts_with(b"\x89PNG").then_some(bytes)?) {
        let mut sum = flate2::Crc::new();
        sum.update(&bytes[range.start + 4..range.end - 4]);
        mended[range.end - 4..range.end].copy_from_slice(&sum.sum().to_be_bytes());
    }
    (mended != bytes).then_some(mended)
}
