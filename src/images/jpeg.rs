//! JPEG: segments up to the first scan, then scans, to the end of the image and no further.

use super::Clean;
use super::exif;
use super::icc::{self, Profile};

/// How an EXIF block and a colour profile begin.
const EXIF: &[u8] = b"Exif\0\0";
const ICC: &[u8] = b"ICC_PROFILE\0";

/// The image without what it tells beside its pixels.
///
/// # Errors
///
/// If it is cut off, or no JPEG at all.
pub fn jpeg(bytes: &[u8]) -> Result<Clean, String> {
    let mut reader =
        Reader { bytes, at: 2, clean: Clean::default(), orientation: None, profile: Vec::new(), has_scan: false };
    if !bytes.starts_with(b"\xFF\xD8") {
        return Err("it does not begin as a JPEG does".to_owned());
    }
    reader.clean.bytes.extend(b"\xFF\xD8");
    while reader.segment().ok_or("it is cut off or damaged")? {}
    if !reader.has_scan {
        return Err("there is no picture in it".to_owned());
    }
    Ok(reader.finish())
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    clean: Clean,
    orientation: Option<u16>,
    /// Pieces of the colour profile, as they follow each other.
    profile: Vec<&'a [u8]>,
    has_scan: bool,
}

impl<'a> Reader<'a> {
    /// Reads a segment and keeps what shows the picture; false at the end, `None` where the bytes end too soon.
    fn segment(&mut self) -> Option<bool> {
        if *self.bytes.get(self.at)? != 0xFF {
            return None;
        }
        // Any number of FF may stand before a marker.
        while *self.bytes.get(self.at + 1)? == 0xFF {
            self.at += 1;
        }
        let marker = self.bytes[self.at + 1];
        match marker {
            0xD9 => {
                self.clean.bytes.extend(b"\xFF\xD9");
                return Some(false);
            }
            0x01 | 0xD0..=0xD7 => {
                self.at += 2;
                return Some(true);
            }
            0x00 | 0xD8 => return None,
            _ => {}
        }
        let length = usize::from(u16::from_be_bytes(self.bytes.get(self.at + 2..self.at + 4)?.try_into().ok()?));
        let whole = self.bytes.get(self.at..self.at + 2 + length)?;
        let content = whole.get(4..)?;
        self.at += whole.len();
        self.keep(marker, whole, content);
        if marker == 0xDA {
            self.scan()?;
        }
        Some(true)
    }

    fn keep(&mut self, marker: u8, whole: &'a [u8], content: &'a [u8]) {
        match marker {
            // JFIF, without the small copy that may follow its 14 bytes.
            0xE0 if content.starts_with(b"JFIF\0") && content.len() >= 12 => {
                self.clean.bytes.extend(b"\xFF\xE0\0\x10");
                self.clean.bytes.extend(&content[..12]);
                self.clean.bytes.extend([0, 0]);
            }
            0xE1 if content.starts_with(EXIF) => {
                self.orientation = self.orientation.or(exif::orientation(&content[EXIF.len()..]));
            }
            0xE2 if content.starts_with(ICC) => self.profile.push(whole),
            // Adobe's mark says how the colours are coded.
            0xEE if content.starts_with(b"Adobe") && content.len() == 12 => self.clean.bytes.extend(whole),
            // Frames, tables, scans, and what belongs to them. No other segment is needed to see the picture.
            0xC0..=0xC7 | 0xC9..=0xCF | 0xDA..=0xDF => self.clean.bytes.extend(whole),
            _ => {}
        }
    }

    /// Copies the data of a scan, up to the next marker that is not part of it.
    fn scan(&mut self) -> Option<()> {
        self.has_scan = true;
        let start = self.at;
        loop {
            let next = self.bytes.get(self.at..)?.iter().position(|byte| *byte == 0xFF)?;
            self.at += next;
            match self.bytes.get(self.at + 1)? {
                0x00 | 0xD0..=0xD7 => self.at += 2,
                0xFF => self.at += 1,
                _ => break,
            }
        }
        self.clean.bytes.extend(&self.bytes[start..self.at]);
        Some(())
    }

    /// Puts back what is needed to see the picture as it was.
    fn finish(self) -> Clean {
        let mut clean = self.clean;
        let mut head = Vec::new();
        if let Some(value) = self.orientation.filter(|value| *value != 1) {
            let block = exif::only_orientation(value);
            head.extend(b"\xFF\xE1");
            head.extend(((2 + EXIF.len() + block.len()) as u16).to_be_bytes());
            head.extend(EXIF);
            head.extend(block);
            clean
                .changes
                .push("it is turned by a mark that old browsers do not know: turn the picture itself".to_owned());
        }
        if !self.profile.is_empty() {
            match icc::judge(&self.profile.concat()) {
                Profile::Usual => {}
                Profile::Known => head.extend(self.profile.concat()),
                Profile::Own => clean.changes.push("its own colour profile is left out: save it with sRGB".to_owned()),
            }
        }
        clean.bytes.splice(2..2, head);
        clean
    }
}
