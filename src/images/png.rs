//! PNG: a list of chunks, of which few show something.

use std::io::Read;

use flate2::read::ZlibDecoder;
use img_parts::png::{Png, PngChunk};

use super::Clean;
use super::icc::{self, Profile};

/// Chunks that the picture is made of.
const KEPT: &[&[u8; 4]] =
    &[b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"cICP"];

/// No colour profile is larger.
const PROFILE_BYTES_MAX: u64 = 4 << 20;

/// The image without what it tells beside its pixels.
///
/// # Errors
///
/// If it is cut off, damaged or animated, or no PNG at all.
pub fn png(bytes: &[u8]) -> Result<Clean, String> {
    let image =
        Png::from_bytes(bytes.to_vec().into()).map_err(|error| format!("it is cut off or damaged ({error})"))?;
    let chunks = image.chunks();
    let is_whole = chunks.first().is_some_and(|it| it.kind() == *b"IHDR" && it.contents().len() == 13)
        && chunks.last().is_some_and(|it| it.kind() == *b"IEND");
    if !is_whole {
        return Err("it is cut off".to_owned());
    }
    if chunks.iter().any(|it| it.kind() == *b"acTL") {
        return Err("it moves; moving pictures are not carried".to_owned());
    }
    check_pixels(&chunks[0], chunks)?;
    Ok(cleaned(chunks))
}

fn cleaned(chunks: &[PngChunk]) -> Clean {
    let mut clean = Clean { bytes: b"\x89PNG\r\n\x1A\n".to_vec(), changes: Vec::new() };
    for chunk in chunks {
        let is_kept = match &chunk.kind() {
            b"iCCP" => match profile(chunk.contents()).map(|it| icc::judge(&it)) {
                Some(Profile::Known) => true,
                Some(Profile::Usual) | None => false,
                Some(Profile::Own) => {
                    clean.changes.push("its own colour profile is left out: save it with sRGB".to_owned());
                    false
                }
            },
            // After its own orientation chunk nobody asks: the EXIF block of a PNG turns it in some browsers.
            b"eXIf" => {
                if super::exif::orientation(chunk.contents()).is_some_and(|value| value != 1) {
                    clean.changes.push("the mark that turns it is left out: turn the picture itself".to_owned());
                }
                false
            }
            kind => KEPT.contains(&kind),
        };
        if is_kept {
            push(&mut clean.bytes, chunk);
        }
    }
    clean
}

/// Appends length, kind, content and sum.
fn push(bytes: &mut Vec<u8>, chunk: &PngChunk) {
    let content = chunk.contents();
    let mut sum = flate2::Crc::new();
    sum.update(&chunk.kind());
    sum.update(content);
    bytes.extend((content.len() as u32).to_be_bytes());
    bytes.extend(chunk.kind());
    bytes.extend(content.iter());
    bytes.extend(sum.sum().to_be_bytes());
}

/// The profile behind its name.
fn profile(content: &[u8]) -> Option<Vec<u8>> {
    let name_end = content.iter().position(|byte| *byte == 0)?;
    let mut profile = Vec::new();
    let packed = content.get(name_end + 2..)?;
    ZlibDecoder::new(packed).take(PROFILE_BYTES_MAX).read_to_end(&mut profile).ok()?;
    Some(profile)
}

/// Whether the pixels are all there: each row, in as many bytes as its width needs.
fn check_pixels(header: &PngChunk, chunks: &[PngChunk]) -> Result<(), String> {
    let packed: Vec<u8> =
        chunks.iter().filter(|it| it.kind() == *b"IDAT").flat_map(|it| it.contents().iter().copied()).collect();
    let expected = pixel_bytes(header.contents()).ok_or("its head says nothing that a picture can be")?;
    // One more is asked for, so that the sum at the end is compared.
    let read = std::io::copy(&mut ZlibDecoder::new(&packed[..]).take(expected + 1), &mut std::io::sink());
    match read {
        Ok(read) if read == expected => Ok(()),
        Ok(read) if read > expected => Err("there is more in it than its picture".to_owned()),
        _ => Err("its pixels are not all there".to_owned()),
    }
}

/// How many bytes the unpacked pixels have; `None` if the head is none.
fn pixel_bytes(header: &[u8]) -> Option<u64> {
    let number = |at: usize| Some(u64::from(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?)));
    let (width, height) = (number(0)?, number(4)?);
    let (depth, colour, interlaced) = (u64::from(header[8]), header[9], header[12]);
    let samples = match colour {
        0 | 3 => 1,
        2 => 3,
        4 => 2,
        6 => 4,
        _ => return None,
    };
    let is_size = |it: u64| it > 0 && it < 1 << 31;
    if !is_size(width) || !is_size(height) || !matches!(depth, 1 | 2 | 4 | 8 | 16) {
        return None;
    }
    let pass = |width: u64, height: u64| {
        let row = if width == 0 { 0 } else { 1 + (width * samples * depth).div_ceil(8) };
        row.checked_mul(height)
    };
    if interlaced == 0 {
        return pass(width, height);
    }
    // First column, first row, steps of the seven passes.
    const PASSES: [[u64; 4]; 7] =
        [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]];
    let size = |all: u64, first: u64, step: u64| all.saturating_sub(first).div_ceil(step);
    PASSES
        .iter()
        .try_fold(0, |sum: u64, [x, y, dx, dy]| sum.checked_add(pass(size(width, *x, *dx), size(height, *y, *dy))?))
}
