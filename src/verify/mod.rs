//! Judges a copy of a bundle: is it whole, is it closed, who made it?
//!
//! [`folder`] judges an unpacked copy or `dist/`, [`file()`] a zip or an edition in
//! one file, [`rebuilt`] whether a copy is what its sources give. The bytes may
//! come from anyone: nothing of them is believed, run or written anywhere.
//! Checksums that lie beside the files show damage. Whether somebody else made
//! the copy only a signature can show, and only with a key got in another way.

mod rebuild;
mod report;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::audit::audit;
use crate::model::bundle::{Bundle, MARKER};
use crate::signature::{ENDING, PublicKey, signature};
use crate::sums::{self, SUMS, fingerprint};
use crate::unpack::unpack;

pub use rebuild::{Rebuild, rebuilt};
pub use report::{Finding, Kind, Report, Seal};

/// What lies in a folder, read by somebody who distrusts it.
#[derive(Debug, Default)]
pub struct Folder {
    /// Plain files by path with `/`.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// What is no plain file or could not be read: path and why.
    pub odd: Vec<(String, String)>,
}

/// Judges an unpacked copy, or `dist/`: against its own `SHA256SUMS`, and these against `key`.
///
/// Zips and other editions that lie at its top are judged too.
pub fn folder(folder: &Folder, key: Option<&PublicKey>) -> Report {
    let mut report = Report::default();
    for (path, why) in &folder.odd {
        report.add(Kind::Odd, path, why);
    }
    report.files = against_sums(&folder.files, &mut report);
    if report.files.is_none() {
        return report;
    }
    closed(&folder.files, &mut report);
    let sealed = folder.files.get(&format!("{SUMS}{ENDING}"));
    report.seal = seal(SUMS, &folder.files[SUMS], sealed, key, &mut report);
    for (path, bytes) in folder.files.iter().filter(|(path, _)| !path.contains('/')) {
        let detached = folder.files.get(&format!("{path}{ENDING}"));
        if is_zip(path, bytes) {
            let mut inner = Report::default();
            zip(path, bytes, &mut inner);
            report.findings.extend(inner.findings.into_iter().map(|it| it.below(path)));
        }
        if detached.is_some() && path != SUMS {
            seal(path, bytes, detached, key, &mut report);
        }
    }
    report
}

/// Judges a zip, or an edition in one file, by its name, its bytes and the signature that lies beside it.
pub fn file(name: &str, bytes: &Arc<[u8]>, detached: Option<&Arc<[u8]>>, key: Option<&PublicKey>) -> Report {
    let mut report = Report { fingerprint: Some(fingerprint(bytes)), ..Report::default() };
    let inner = if is_zip(name, bytes) { zip(name, bytes, &mut report) } else { None };
    if name.ends_with(".html") {
        closed(&BTreeMap::from([(name.to_owned(), bytes.clone())]), &mut report);
    }
    report.seal = match (detached, inner.and_then(|files| inner_seal(&files, key))) {
        // What is signed inside does not vouch for how it is packed, and with a signature beside the zip it need not.
        (None, Some(Seal::Good { .. })) => {
            let why =
                format!("has no `{name}{ENDING}` beside it; what is in it is signed: unpack it and verify the folder");
            report.add(Kind::Signature, name, why);
            Seal::Bad
        }
        (None, Some(seal @ Seal::KeyNotGiven { .. })) => seal,
        _ => seal(name, bytes, detached, key, &mut report),
    };
    report
}

/// What the signature over the checksums in a zip says; `None` if there is none.
fn inner_seal(files: &BTreeMap<String, Arc<[u8]>>, key: Option<&PublicKey>) -> Option<Seal> {
    let (sums, signed) = (files.get(SUMS)?, files.get(&format!("{SUMS}{ENDING}"))?);
    Some(seal(SUMS, sums, Some(signed), key, &mut Report::default()))
}

fn is_zip(name: &str, bytes: &[u8]) -> bool {
    name.to_ascii_lowercase().ends_with(".zip") || (bytes.starts_with(b"PK") && !name.ends_with(".epub"))
}

/// Judges what is in a zip; its files, if it can be read.
fn zip(name: &str, bytes: &[u8], report: &mut Report) -> Option<BTreeMap<String, Arc<[u8]>>> {
    let unpacked = unpack(bytes).map_err(|why| report.add(Kind::Refused, name, why)).ok()?;
    let files: BTreeMap<String, Arc<[u8]>> = unpacked.files.into_iter().collect();
    report.files = against_sums(&files, report);
    if report.files.is_some() {
        closed(&files, report);
    }
    Some(files)
}

/// How many files are as `SHA256SUMS` says; `None` where nothing can be compared.
fn against_sums(files: &BTreeMap<String, Arc<[u8]>>, report: &mut Report) -> Option<usize> {
    let Some(bytes) = files.get(SUMS) else {
        report.add(Kind::Sums, SUMS, no_sums(files));
        return None;
    };
    let listed = match sums::read(bytes) {
        Ok(listed) => listed,
        Err(why) => {
            report.add(Kind::Sums, SUMS, why);
            return None;
        }
    };
    let mut good = 0;
    for (path, hash) in &listed {
        match files.get(*path) {
            None => report.add(Kind::Missing, path, "is missing"),
            Some(bytes) if sums::hash(bytes) != *hash => report.add(Kind::Changed, path, "is not what it was"),
            Some(_) => good += 1,
        }
    }
    let signature = format!("{SUMS}{ENDING}");
    let unlisted = files.keys().filter(|path| !listed.contains_key(path.as_str()));
    for path in unlisted.filter(|path| ![SUMS, MARKER, &signature].contains(&path.as_str())) {
        report.add(Kind::Extra, path, extra(path));
    }
    Some(good)
}

/// Without checksums nothing is said; perhaps they lie one folder deeper, as programs unpack that make a folder.
fn no_sums(files: &BTreeMap<String, Arc<[u8]>>) -> String {
    let deeper: BTreeSet<&str> = files.keys().filter_map(|path| path.strip_suffix("/SHA256SUMS")).collect();
    match deeper.first() {
        Some(folder) => {
            format!("is not here, so there is nothing to compare with; it is in `{folder}`: verify that folder")
        }
        None => "is not here, so there is nothing to compare with".to_owned(),
    }
}

fn extra(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    if matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini") || name.starts_with("._") {
        "is no part of the book; systems leave such files behind: delete it and verify again"
    } else {
        "is no part of the book: nobody vouches for it"
    }
}

/// The audit of every build, over the bytes of this copy.
fn closed(files: &BTreeMap<String, Arc<[u8]>>, report: &mut Report) {
    report.audited = true;
    for found in audit(&Bundle(files.clone()), &base_url(files)) {
        let (path, why) = found.message.split_once(": ").unwrap_or(("", &found.message));
        report.add(Kind::Open, path, why);
    }
}

/// Where the copy says that it is hosted; empty where it says nothing. It loads nothing from there: it only tells it.
fn base_url(files: &BTreeMap<String, Arc<[u8]>>) -> String {
    let robots = files.get("site/robots.txt").map_or("".into(), |bytes| String::from_utf8_lossy(bytes));
    let sitemap = robots.lines().find_map(|line| line.strip_prefix("Sitemap: ")?.strip_suffix("sitemap.xml"));
    sitemap.unwrap_or_default().to_owned()
}

/// What a signature says of `bytes`.
fn seal(path: &str, bytes: &[u8], signed: Option<&Arc<[u8]>>, key: Option<&PublicKey>, report: &mut Report) -> Seal {
    let name = format!("{path}{ENDING}");
    let Some(signed) = signed else {
        if key.is_some() {
            report.add(Kind::Signature, path, format!("is unsigned: there is no `{name}` beside it"));
            return Seal::Bad;
        }
        return Seal::Unsigned;
    };
    let judged = signature(signed).and_then(|read| match key {
        None => Ok(Seal::KeyNotGiven { key_id: read.key_id() }),
        Some(key) => {
            key.verify(&read, bytes).map(|()| Seal::Good { key_id: read.key_id(), comment: read.comment().to_owned() })
        }
    });
    judged.unwrap_or_else(|why| {
        report.add(Kind::Signature, &name, why);
        Seal::Bad
    })
}

#[cfg(test)]
mod tests;
