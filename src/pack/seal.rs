//! Puts signatures into a bundle that is built.
//!
//! [`seal`] asks for one signature after the other, in this order, because each
//! is over bytes that hold the one before:
//!
//! 1. of each zip: over the `SHA256SUMS` in it; it is packed again, with the signature beside them;
//! 2. of each edition in one file, the zip with what it now holds: detached, `X.zip.minisig`;
//! 3. over the outer `SHA256SUMS`, made anew over all of that.
//!
//! Equal bundles and signatures give equal bytes. What signs is the caller's.

use std::fmt;
use std::sync::Arc;

use super::zip::archive;
use crate::model::bundle::{Bundle, MARKER};
use crate::signature::ENDING;
use crate::sums::{SUMS, sums};
use crate::unpack::{Refused, Unpacked, unpack};

/// The name of the signature over checksums.
pub const INNER_SUMS: &str = "SHA256SUMS.minisig";

/// Why a bundle was not sealed.
#[derive(Debug)]
pub enum NotSealed {
    /// A zip of the bundle cannot be read.
    Refused(String, Refused),
    /// A zip of the bundle is not what this program would pack.
    Foreign(String),
    /// There is no signature to be had.
    Unsigned(String),
}

impl fmt::Display for NotSealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(path, why) => write!(f, "`{path}` is refused: {why}"),
            Self::Foreign(path) => {
                write!(f, "`{path}` was not packed by this version of vademecum; build the book again")
            }
            Self::Unsigned(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for NotSealed {}

/// The bundle with what `sign` gives for a path and its bytes; former signatures go. `sign` may give none.
///
/// Paths are as below `dist/`; what lies in a zip stands below the name of the zip, `X.zip/SHA256SUMS`.
///
/// # Errors
///
/// If `sign` fails, or a zip is not what `pack` writes.
pub fn seal<S>(dist: &Bundle, mut sign: S) -> Result<Bundle, NotSealed>
where
    S: FnMut(&str, &[u8]) -> Result<Option<String>, NotSealed>,
{
    let mut sealed = dist.clone();
    sealed.0.retain(|path, _| path != SUMS && !is_signature(path));
    for (path, bytes) in editions(dist) {
        let bytes = if path.ends_with(".zip") { seal_zip(path, bytes, &mut sign)? } else { bytes.clone() };
        if let Some(signature) = sign(path, &bytes)? {
            sealed.insert(format!("{path}{ENDING}"), signature.into_bytes());
        }
        sealed.insert(path, bytes);
    }
    let all = sealed.0.iter().filter(|(path, _)| *path != MARKER);
    let outer = sums(all.map(|(path, bytes)| (path.as_str(), &**bytes)));
    if let Some(signature) = sign(SUMS, outer.as_bytes())? {
        sealed.insert(INNER_SUMS, signature.into_bytes());
    }
    sealed.insert(SUMS, outer.into_bytes());
    Ok(sealed)
}

/// Whether a file of `dist/` is a signature: one of those that stand beside what they sign.
fn is_signature(path: &str) -> bool {
    path.ends_with(ENDING) && !path.contains('/')
}

/// The files of `dist/` that are handed on one by one.
fn editions(dist: &Bundle) -> impl Iterator<Item = (&str, &Arc<[u8]>)> {
    let of_all = |path: &str| path == MARKER || path == SUMS || is_signature(path) || path.contains('/');
    dist.0.iter().map(|(path, bytes)| (path.as_str(), bytes)).filter(move |(path, _)| !of_all(path))
}

/// The zip again, with a signature behind its checksums.
fn seal_zip<S>(path: &str, bytes: &[u8], sign: &mut S) -> Result<Arc<[u8]>, NotSealed>
where
    S: FnMut(&str, &[u8]) -> Result<Option<String>, NotSealed>,
{
    let Unpacked { top, date, mut files } = unpack(bytes).map_err(|why| NotSealed::Refused(path.to_owned(), why))?;
    let foreign = || NotSealed::Foreign(path.to_owned());
    if archive(&top, &date, &files) != bytes {
        return Err(foreign());
    }
    files.retain(|(name, _)| name != INNER_SUMS);
    let place = files.iter().position(|(name, _)| name == SUMS).ok_or_else(foreign)?;
    if let Some(signature) = sign(&format!("{path}/{SUMS}"), &files[place].1)? {
        files.insert(place + 1, (INNER_SUMS.to_owned(), signature.into_bytes().into()));
    }
    Ok(archive(&top, &date, &files).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::bundle::{FIRST, READ_ME};
    use crate::model::handbook::{Config, Format, Handbook};
    use crate::pack::pack;

    fn dist() -> Bundle {
        let config = Config { name: "b".to_owned(), date: "2026-11-23".to_owned(), ..Config::default() };
        let mut site = Bundle::default();
        site.insert(FIRST, *b"<p>first");
        site.insert(READ_ME, *b"first");
        site.insert("site/index.html", *b"<p>page");
        pack(&Handbook { config, ..Handbook::default() }, site, &[Format::Site, Format::Zip])
    }

    fn sealed(dist: &Bundle, mark: &str) -> Bundle {
        seal(dist, |path, bytes| Ok(Some(format!("{mark} {path} {}\n", bytes.len())))).expect("seals")
    }

    #[test]
    fn the_zip_holds_the_inner_signature_and_the_sums_name_the_outer_ones() {
        let sealed = sealed(&dist(), "1");
        let names: Vec<&String> = sealed.0.keys().collect();
        assert_eq!(names, [MARKER, SUMS, INNER_SUMS, "b.zip", "b.zip.minisig", "site/index.html"]);
        let zip = unpack(&sealed.0["b.zip"]).expect("unpacks");
        let inner: Vec<&str> = zip.files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(inner, ["START-HERE.html", "README.txt", SUMS, INNER_SUMS, "site/index.html"]);
        assert!(zip.files[3].1.starts_with(b"1 b.zip/SHA256SUMS "));
        let outer = crate::sums::read(&sealed.0[SUMS]).expect("sums").len();
        assert_eq!(outer, 3, "the zip, its signature, the page");
    }

    #[test]
    fn sealing_again_replaces_and_without_signatures_takes_away() {
        let dist = dist();
        assert_eq!(sealed(&sealed(&dist, "1"), "2"), sealed(&dist, "2"));
        assert_eq!(seal(&sealed(&dist, "1"), |_, _| Ok(None)).expect("seals"), dist);
    }

    #[test]
    fn editions_in_one_file_are_signed_each() {
        let mut dist = dist();
        dist.insert("b-en.html", *b"<p>all");
        dist.insert("b-en.epub", *b"PK");
        let sealed = sealed(&dist, "1");
        for (path, size) in [("b-en.html", 6), ("b-en.epub", 2)] {
            assert_eq!(&*sealed.0[&format!("{path}.minisig")], format!("1 {path} {size}\n").as_bytes());
            assert_eq!(sealed.0[path], dist.0[path]);
        }
        assert!(!sealed.0.contains_key("site/index.html.minisig"));
    }

    #[test]
    fn a_zip_that_was_packed_by_others_is_not_sealed() {
        let mut dist = dist();
        dist.insert("b.zip", *b"PK");
        assert!(matches!(seal(&dist, |_, _| Ok(None)), Err(NotSealed::Refused(..))));
    }
}
