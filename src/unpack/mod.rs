//! Reads a zip that may have been made to do harm.
//!
//! [`unpack`] is the only way in. It takes what `pack` writes and nothing else:
//! entries one after the other from the first byte to the list, the list up to
//! the one end record, both descriptions of an entry alike, plain files in one
//! folder under names that every disk can carry. So no byte of a zip that is
//! taken is open to two readings, and whatever else a zip can be is refused with
//! a reason. It writes nothing; memory is asked for only after the sizes that the
//! zip claims were judged.

mod entry;

use std::fmt;
use std::sync::Arc;

use rayon::prelude::*;

use crate::portable::{self, ENTRIES_MAX, TOTAL_BYTES_MAX};
use entry::{Entry, number16, number32};

/// A zip may unpack to so many times its own bytes: pages of text come to a tenth of that.
const RATIO_MAX: u64 = 200;

/// Below so many bytes unpacked the ratio does not matter.
const HARMLESS_BYTES: u64 = 16 << 20;

const END_BYTES: usize = 22;
const END: &[u8] = b"PK\x05\x06";
const END_64_LOCATOR: &[u8] = b"PK\x06\x07";
const END_64_LOCATOR_BYTES: usize = 20;

/// What stood in a zip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unpacked {
    /// The one folder that holds everything.
    pub top: String,
    /// Date of the first entry, `YYYY-MM-DD`.
    pub date: String,
    /// Path below the folder and bytes of each file, in the order of the zip.
    pub files: Vec<(String, Arc<[u8]>)>,
}

/// Why a zip was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused(String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refused {}

fn refused(why: impl Into<String>) -> Refused {
    Refused(why.into())
}

/// The files of a zip, all in memory.
///
/// # Errors
///
/// If the zip is anything but what `pack` writes.
pub fn unpack(bytes: &[u8]) -> Result<Unpacked, Refused> {
    let end = End::read(bytes)?;
    let entries = entry::list(bytes, &end)?;
    sizes_are_sane(bytes, &entries)?;
    let top = names_are_safe(&entries)?;
    let inflated: Result<Vec<Arc<[u8]>>, Refused> = entries.par_iter().map(|entry| entry.inflate(bytes)).collect();
    let below = |entry: &Entry<'_>| entry.name[top.len() + 1..].to_owned();
    Ok(Unpacked {
        top: top.to_owned(),
        date: entries.first().map(Entry::date).unwrap_or_default(),
        files: entries.iter().map(below).zip(inflated?).collect(),
    })
}

/// Where the list of entries stands.
struct End {
    entries: usize,
    list_start: usize,
    list_end: usize,
}

impl End {
    /// The end record is the last thing in the zip, and there is one.
    fn read(bytes: &[u8]) -> Result<Self, Refused> {
        let at = bytes.len().checked_sub(END_BYTES).ok_or_else(|| refused("it is too short for a zip"))?;
        let record = &bytes[at..];
        if !record.starts_with(END) {
            let known = bytes.windows(END.len()).any(|four| four == END);
            return Err(refused(if known {
                "something follows its end record"
            } else {
                "it is no zip, or its end is missing"
            }));
        }
        let part = |offset| usize::from(number16(record, offset));
        if at >= END_64_LOCATOR_BYTES && bytes[at - END_64_LOCATOR_BYTES..].starts_with(END_64_LOCATOR) {
            return Err(refused("it has a zip64 end record, which old unzippers do not know"));
        }
        if part(8) == 0xFFFF || number32(record, 12) == u32::MAX || number32(record, 16) == u32::MAX {
            return Err(refused("its end record leads to a zip64 record, which it does not have"));
        }
        if part(4) != 0 || part(6) != 0 || part(8) != part(10) {
            return Err(refused("it says that it is spread over several disks"));
        }
        if part(20) != 0 {
            return Err(refused("its end record claims a comment that is not there"));
        }
        let (size, list_start) = (number32(record, 12) as usize, number32(record, 16) as usize);
        match list_start.checked_add(size) {
            Some(list_end) if list_end == at => Ok(Self { entries: part(8), list_start, list_end }),
            Some(list_end) if list_end < at => Err(refused(
                "something stands before its first entry, or between its list of entries and its end record",
            )),
            _ => Err(refused("its list of entries would lie beyond its end")),
        }
    }
}

/// Before anything is unpacked: neither a bomb nor more than a reader's device can hold.
fn sizes_are_sane(bytes: &[u8], entries: &[Entry<'_>]) -> Result<(), Refused> {
    if entries.len() > ENTRIES_MAX {
        return Err(refused(format!("it has {} entries; {ENTRIES_MAX} are the most", entries.len())));
    }
    let total: u64 = entries.iter().map(|entry| u64::from(entry.size)).sum();
    if total > TOTAL_BYTES_MAX {
        return Err(refused(format!("it would unpack to {total} bytes; {TOTAL_BYTES_MAX} are the most")));
    }
    if total > HARMLESS_BYTES && total / RATIO_MAX > bytes.len() as u64 {
        return Err(refused(format!("it would unpack to {total} bytes, over {RATIO_MAX} times its size: a bomb")));
    }
    Ok(())
}

/// The one top folder, if every name is safe, differs from the others on every disk, and lies in that folder.
fn names_are_safe<'a>(entries: &[Entry<'a>]) -> Result<&'a str, Refused> {
    for entry in entries {
        if let Some(why) = portable::trouble(entry.name) {
            return Err(entry.refused(why));
        }
    }
    if let Some((first, second)) = portable::collisions(entries.iter().map(|entry| entry.name)).first() {
        return Err(refused(format!("`{first}` and `{second}` are the same file on some disk")));
    }
    let folder = |entry: &Entry<'a>| entry.name.split_once('/').map(|(top, _)| top);
    let Some(first) = entries.first() else { return Err(refused("it is empty")) };
    let top = folder(first).ok_or_else(|| first.refused("stands in no folder"))?;
    match entries.iter().find(|entry| folder(entry) != Some(top)) {
        Some(entry) => Err(entry.refused(format!("stands outside of the one folder `{top}`"))),
        None => Ok(top),
    }
}

#[cfg(test)]
mod tests;
