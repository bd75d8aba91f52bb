//! WebP: a RIFF file of a few chunks.

use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::WebP;

use super::Clean;
use super::icc::{self, Profile};

/// Bits of the first byte of `VP8X`: what the file says it has.
const HAS_ICC: u8 = 0x20;
const HAS_EXIF: u8 = 0x08;
const HAS_XMP: u8 = 0x04;
const HAS_ANIMATION: u8 = 0x02;

/// The image without what it tells beside its pixels.
///
/// # Errors
///
/// If it is cut off, damaged or animated, or no WebP at all.
pub fn webp(bytes: &[u8]) -> Result<Clean, String> {
    let image =
        WebP::from_bytes(bytes.to_vec().into()).map_err(|error| format!("it is cut off or damaged ({error})"))?;
    let chunks: Vec<([u8; 4], Vec<u8>)> = image.chunks().iter().filter_map(content).collect();
    let has = |id: &[u8; 4]| chunks.iter().any(|(it, _)| it == id);
    if has(b"ANIM") || has(b"ANMF") || flags(&chunks) & HAS_ANIMATION != 0 {
        return Err("it moves; moving pictures are not carried".to_owned());
    }
    let is_picture = |(id, content): &&([u8; 4], Vec<u8>)| match id {
        b"VP8 " => content.get(3..6).is_some_and(|it| it == b"\x9D\x01\x2A"),
        b"VP8L" => content.first() == Some(&0x2F),
        _ => false,
    };
    if chunks.iter().filter(is_picture).count() != 1 {
        return Err("there is no picture in it".to_owned());
    }
    Ok(cleaned(chunks))
}

fn content(chunk: &RiffChunk) -> Option<([u8; 4], Vec<u8>)> {
    match chunk.content() {
        RiffContent::Data(data) => Some((chunk.id(), data.to_vec())),
        RiffContent::List { .. } => None,
    }
}

fn flags(chunks: &[([u8; 4], Vec<u8>)]) -> u8 {
    chunks.iter().find(|(id, _)| id == b"VP8X").and_then(|(_, content)| content.first().copied()).unwrap_or(0)
}

fn cleaned(mut chunks: Vec<([u8; 4], Vec<u8>)>) -> Clean {
    let mut clean = Clean::default();
    let profile = chunks.iter().find(|(id, _)| id == b"ICCP").map(|(_, content)| icc::judge(content));
    if profile == Some(Profile::Own) {
        clean.changes.push("its own colour profile is left out: save it with sRGB".to_owned());
    }
    let keeps_profile = profile == Some(Profile::Known);
    chunks.retain(|(id, _)| matches!(id, b"VP8X" | b"VP8 " | b"VP8L" | b"ALPH") || (id == b"ICCP" && keeps_profile));
    for (id, content) in &mut chunks {
        if let (b"VP8X", Some(flags)) = (&*id, content.first_mut()) {
            *flags &= !(HAS_EXIF | HAS_XMP);
            if !keeps_profile {
                *flags &= !HAS_ICC;
            }
        }
    }
    let mut body = b"WEBP".to_vec();
    for (id, content) in &chunks {
        body.extend(id);
        body.extend((content.len() as u32).to_le_bytes());
        body.extend(content);
        body.extend(vec![0; content.len() % 2]);
    }
    clean.bytes.extend(b"RIFF");
    clean.bytes.extend((body.len() as u32).to_le_bytes());
    clean.bytes.extend(body);
    clean
}
