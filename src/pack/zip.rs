//! The zip: deflated on all cores, written in order.
//!
//! Plain entries that every reader knows: no data descriptors, no extra
//! fields, no folders of their own.

use std::io::{Cursor, Write};
use std::sync::Arc;

use rayon::prelude::*;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, PreparedZipFile, System, ZipWriter};

/// So many files are held deflated at a time: enough for all cores, few enough for the memory.
const FILES_AT_ONCE: usize = 256;

/// Endings of files that are deflated already.
const DENSE: &[&str] = &[".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".woff2", ".zip", ".epub"];

/// The file of an e-book that says what it is. It stands first and is stored, so that it is found at a fixed place.
pub(super) const MIMETYPE: &str = "mimetype";

/// The bytes of a zip with `files` in the folder `top`, all dated `date` (`YYYY-MM-DD`).
pub(super) fn archive(top: &str, date: &str, files: &[(String, Arc<[u8]>)]) -> Vec<u8> {
    // `check` refuses long names, and memory refuses no write.
    write(&format!("{top}/"), date, files).expect("a bundle fits a zip")
}

/// The same without a folder: an e-book.
pub(super) fn container(date: &str, files: &[(String, Arc<[u8]>)]) -> Vec<u8> {
    write("", date, files).expect("a book fits a zip")
}

fn write(below: &str, date: &str, files: &[(String, Arc<[u8]>)]) -> ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .last_modified_time(midnight(date).unwrap_or_default())
        .unix_permissions(0o644)
        // The same on whatever system the book is built.
        .system(System::Unix);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for some in files.chunks(FILES_AT_ONCE) {
        let ready = some.par_iter().map(|(path, bytes)| {
            let method = if is_dense(path) { CompressionMethod::Stored } else { CompressionMethod::Deflated };
            PreparedZipFile::from_data(format!("{below}{path}"), options.compression_method(method), bytes)
        });
        zip.add_prepared_files(ready.collect::<ZipResult<Vec<_>>>()?)?;
    }
    let mut bytes = zip.finish()?;
    bytes.flush()?;
    Ok(bytes.into_inner())
}

fn is_dense(path: &str) -> bool {
    path == MIMETYPE || DENSE.iter().any(|ending| path.ends_with(ending))
}

/// Midnight of a date; zips know no zone.
fn midnight(date: &str) -> Option<DateTime> {
    let mut parts = date.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let (month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    DateTime::from_date_and_time(year, month, day, 0, 0, 0).ok()
}
