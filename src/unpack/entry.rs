//! One file of a zip: its two descriptions, which must agree, and its bytes.

use std::sync::Arc;

use flate2::{Crc, Decompress, FlushDecompress, Status};

use super::{End, Refused, refused};

const LOCAL: &[u8] = b"PK\x03\x04";
const LOCAL_BYTES: usize = 30;
const CENTRAL: &[u8] = b"PK\x01\x02";
const CENTRAL_BYTES: usize = 46;

const STORED: u16 = 0;
const DEFLATED: u16 = 8;

const ENCRYPTED: u16 = 1;
const SIZES_FOLLOW: u16 = 1 << 3;
const NAME_IS_UTF8: u16 = 1 << 11;

const MADE_ON_UNIX: u8 = 3;
/// A plain file that its owner may write and everyone may read, in the upper half as unzippers on Unix look for it.
const PLAIN_FILE: u32 = 0o100_644 << 16;
const KIND_OF_FILE: u32 = 0o170_000;
const LINK: u32 = 0o120_000;
const FOLDER: u32 = 0o040_000;

/// A file as the list describes it; the description before its bytes is the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'a> {
    /// Path with `/`, top folder included. Not judged yet.
    pub name: &'a str,
    /// Bytes when unpacked.
    pub size: u32,
    method: u16,
    crc: u32,
    date: u16,
    /// Where its bytes stand in the zip.
    start: usize,
    packed: usize,
}

/// Two bytes, the lower first. `offset` must lie within.
pub(super) fn number16(bytes: &[u8], offset: usize) -> u16 {
    u16::from_le_bytes([bytes[offset], bytes[offset + 1]])
}

/// Four bytes, the lowest first. `offset` must lie within.
pub(super) fn number32(bytes: &[u8], offset: usize) -> u32 {
    u32::from(number16(bytes, offset)) | u32::from(number16(bytes, offset + 2)) << 16
}

/// Every entry of the list, in its order: that in which the files stand, without a gap, up to the list.
pub(super) fn list<'a>(bytes: &'a [u8], end: &End) -> Result<Vec<Entry<'a>>, Refused> {
    let mut entries = Vec::new();
    let (mut list, mut files_end) = (&bytes[end.list_start..end.list_end], 0);
    while !list.is_empty() {
        let (header, rest) = central(list)?;
        let entry = entry(bytes, header, files_end, end.list_start)?;
        files_end = entry.start + entry.packed;
        entries.push(entry);
        list = rest;
    }
    if entries.len() != end.entries {
        return Err(refused(format!("its end record counts {} entries, its list has {}", end.entries, entries.len())));
    }
    if files_end != end.list_start {
        return Err(refused("something stands between its last entry and its list of entries"));
    }
    Ok(entries)
}

/// The first header of the list, with its name, and what follows it.
fn central(list: &[u8]) -> Result<(&[u8], &[u8]), Refused> {
    if list.len() < CENTRAL_BYTES || !list.starts_with(CENTRAL) {
        return Err(refused("its list of entries holds something else"));
    }
    let length = |offset| usize::from(number16(list, offset));
    if length(30) != 0 || length(32) != 0 {
        return Err(refused("an entry of its list has an extra field or a comment"));
    }
    list.split_at_checked(CENTRAL_BYTES + length(28)).ok_or_else(|| refused("its list of entries is cut off"))
}

/// The entry of a header of the list, whose file must begin at `start`.
fn entry<'a>(bytes: &'a [u8], header: &'a [u8], start: usize, list_start: usize) -> Result<Entry<'a>, Refused> {
    let name = std::str::from_utf8(&header[CENTRAL_BYTES..]).map_err(|_| {
        refused(format!("the name `{}` is not UTF-8", String::from_utf8_lossy(&header[CENTRAL_BYTES..])))
    })?;
    let refuse = |why: &str| Err(entry_refused(name, why));
    flags_are_plain(name, header)?;
    is_plain_file(name, header)?;
    let (packed, size) = (number32(header, 20), number32(header, 24));
    if packed == u32::MAX || size == u32::MAX || number32(header, 42) == u32::MAX {
        return refuse("asks for zip64 sizes, which old unzippers do not know");
    }
    match (number32(header, 42) as usize).cmp(&start) {
        std::cmp::Ordering::Less => return refuse("overlaps another entry"),
        std::cmp::Ordering::Greater => return refuse("has something before it that is no entry"),
        std::cmp::Ordering::Equal => {}
    }
    let body = start + LOCAL_BYTES + name.len();
    if body + packed as usize > list_start {
        return refuse("would reach into the list of entries");
    }
    // Both headers have these in the same order: version, flags, method, time, date, checksum, sizes, length of the name.
    let local = &bytes[start..body];
    let agree = local.starts_with(LOCAL) && local[4..28] == header[6..30] && local[LOCAL_BYTES..] == *name.as_bytes();
    if !agree {
        return refuse("is described in one way before its bytes and in another in the list");
    }
    if number16(local, 28) != 0 {
        return refuse("has an extra field");
    }
    let method = number16(header, 10);
    if method == STORED && packed != size {
        return refuse("is stored, but would have another size unpacked");
    }
    let (crc, date) = (number32(header, 16), number16(header, 14));
    Ok(Entry { name, size, method, crc, date, start: body, packed: packed as usize })
}

fn flags_are_plain(name: &str, header: &[u8]) -> Result<(), Refused> {
    let (flags, method) = (number16(header, 8), number16(header, 10));
    let why = match flags {
        _ if flags & ENCRYPTED != 0 => "is encrypted",
        _ if flags & SIZES_FOLLOW != 0 => "says its sizes only behind its bytes, which some unzippers cannot read",
        _ if flags & !NAME_IS_UTF8 != 0 => "has flags that no plain entry has",
        _ if (flags == NAME_IS_UTF8) == name.is_ascii() => {
            "says of its name that it is UTF-8 where it need not, or not where it is"
        }
        _ if method != STORED && method != DEFLATED => "is packed in a way that old unzippers do not know",
        _ => return Ok(()),
    };
    Err(entry_refused(name, why))
}

fn is_plain_file(name: &str, header: &[u8]) -> Result<(), Refused> {
    let attributes = number32(header, 38);
    let why = match (attributes >> 16) & KIND_OF_FILE {
        LINK => "is a link",
        FOLDER => "is a folder of its own",
        _ if name.ends_with('/') => "is a folder of its own",
        // Made on Unix, as a plain file; on the first disk; without claims about its inside.
        _ if header[5] == MADE_ON_UNIX && attributes == PLAIN_FILE && header[34..38] == [0; 4] => return Ok(()),
        _ => "is no plain file",
    };
    Err(entry_refused(name, why))
}

fn entry_refused(name: &str, why: impl AsRef<str>) -> Refused {
    refused(format!("the entry `{name}` {}", why.as_ref()))
}

impl Entry<'_> {
    pub(super) fn refused(&self, why: impl AsRef<str>) -> Refused {
        entry_refused(self.name, why)
    }

    /// `YYYY-MM-DD`.
    pub(super) fn date(&self) -> String {
        let (year, month, day) = (1980 + (self.date >> 9), (self.date >> 5) & 15, self.date & 31);
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// The bytes, which are as many as was said and have the checksum that was said.
    pub(super) fn inflate(&self, zip: &[u8]) -> Result<Arc<[u8]>, Refused> {
        let packed = &zip[self.start..self.start + self.packed];
        let bytes: Arc<[u8]> = match self.method {
            STORED => packed.into(),
            _ => {
                self.inflated(packed).ok_or_else(|| self.refused("does not unpack to the size that it claims"))?.into()
            }
        };
        let mut crc = Crc::new();
        crc.update(&bytes);
        if crc.sum() != self.crc {
            return Err(self.refused("is damaged: its checksum is wrong"));
        }
        Ok(bytes)
    }

    /// `None` unless all of `packed` is one stream of exactly the size that was claimed.
    fn inflated(&self, packed: &[u8]) -> Option<Vec<u8>> {
        let size = self.size as usize;
        let mut inflater = Decompress::new(false);
        // The one byte more that a stream which lies about its size would write into.
        let mut bytes = vec![0; size + 1];
        let status = inflater.decompress(packed, &mut bytes, FlushDecompress::Finish).ok()?;
        let whole = inflater.total_in() == packed.len() as u64 && inflater.total_out() == size as u64;
        bytes.truncate(size);
        (status == Status::StreamEnd && whole).then_some(bytes)
    }
}
