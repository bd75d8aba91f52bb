//! Images that authors bring.

use std::io::Cursor;

use image::{DynamicImage, ImageReader, Limits};
use vademecum::images::{self, Clean};

use super::closed::{as_browsers_read, scheme};
use crate::html::{Page, Piece};

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
        if name == "style" {
            check_style(value, &shown);
        }
    }
    for (tag, _) in &page.tags {
        let name = tag.rsplit(':').next().unwrap_or_default();
        let bad = ["script", "foreignobject", "iframe", "object", "embed", "image-set", "handler", "set-href"];
        assert!(!bad.contains(&name), "<{tag}> in {text}");
    }
    for at in (0..page.pieces.len()).filter(|at| is_style(&page, &page.pieces[*at])) {
        let styles =
            page.pieces[at + 1..].iter().take_while(|piece| !matches!(piece, Piece::End(name) if name == "style"));
        for piece in styles {
            let Piece::Text(index) = piece else { continue };
            check_style(&page.texts[*index], &page.texts[*index]);
        }
    }
}

fn is_style(page: &Page, piece: &Piece) -> bool {
    matches!(piece, Piece::Start(index) if page.tags[*index].0 == "style")
}

fn is_harmless(address: &str) -> bool {
    scheme(address).is_none_or(|scheme| ["http", "https", "mailto"].contains(&&*scheme))
}

/// A style loads and runs nothing.
fn check_style(style: &str, shown: &str) {
    let plain = style.to_ascii_lowercase();
    assert!(!plain.contains("@import") && !plain.contains("expression("), "{shown}");
    check_urls(style, shown);
}

/// What a style or an attribute names lies in the drawing itself.
fn check_urls(style: &str, shown: &str) {
    let style = style.to_ascii_lowercase();
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
    for (name, _) in webp_chunks(bytes) {
        let kept = [b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ICCP"];
        assert!(kept.contains(&&name), "{:?}", String::from_utf8_lossy(&name));
    }
    for (marker, content) in jpeg_segments(bytes) {
        let is_kept = match marker {
            0xC0..=0xC7 | 0xC9..=0xCF | 0xDA..=0xDF => true,
            0xE0 => content.starts_with(b"JFIF\0"),
            // The one mark of EXIF that stays: how the picture is turned.
            0xE1 => content.starts_with(b"Exif\0\0") && content.len() < 48,
            0xE2 => content.starts_with(b"ICC_PROFILE\0"),
            0xEE => content.starts_with(b"Adobe"),
            _ => false,
        };
        assert!(is_kept, "{marker:02X}: {:?}", String::from_utf8_lossy(content));
    }
}

/// Name and content of each chunk of a WebP, as far as they can be followed.
fn webp_chunks(bytes: &[u8]) -> Vec<([u8; 4], &[u8])> {
    let mut chunks = Vec::new();
    let mut rest = if bytes.starts_with(b"RIFF") { bytes.get(12..).unwrap_or_default() } else { &[] };
    while let (Some(name), Some(length)) = (rest.get(..4), rest.get(4..8)) {
        let length = u32::from_le_bytes(length.try_into().expect("four bytes")) as usize;
        let Some(content) = rest.get(8..8usize.saturating_add(length)) else { break };
        chunks.push((name.try_into().expect("four bytes"), content));
        rest = rest.get(8 + length + length % 2..).unwrap_or_default();
    }
    chunks
}

/// Marker and content of each segment of a JPEG; the data of scans, which may be any bytes, is skipped.
fn jpeg_segments(bytes: &[u8]) -> Vec<(u8, &[u8])> {
    let mut segments = Vec::new();
    let mut rest = bytes.strip_prefix(b"\xFF\xD8").unwrap_or_default();
    while let Some(at) = rest.windows(2).position(|it| it[0] == 0xFF && !matches!(it[1], 0x00 | 0xD0..=0xD7 | 0xFF)) {
        let marker = rest[at + 1];
        let Some(length) = rest.get(at + 2..at + 4).filter(|_| marker != 0xD9) else { break };
        let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
        let Some(content) = rest.get(at + 4..at + 2 + length) else { break };
        segments.push((marker, content));
        rest = &rest[at + 2 + length..];
    }
    segments
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
