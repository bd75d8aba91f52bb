//! Checksums: the lines of `SHA256SUMS`, and fingerprints that people compare.
//!
//! [`sums`] writes what `sha256sum -c` reads, [`read`] reads it back and takes
//! nothing else. A checksum shows damage; it does not show who made a copy.

use std::collections::BTreeMap;
use std::fmt::Write;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::portable;

/// Name of the file that holds the checksums of all others.
pub const SUMS: &str = "SHA256SUMS";

/// A SHA-256.
pub type Hash = [u8; 32];

/// The SHA-256 of `bytes`.
pub fn hash(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

/// `<hash>  <path>` a line, in the order of `files`.
pub fn sums<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> String {
    let files: Vec<(&str, &[u8])> = files.into_iter().collect();
    let lines = files.into_par_iter().map(|(path, bytes)| format!("{}  {path}\n", hex(&hash(bytes))));
    lines.collect()
}

/// The checksums by path.
///
/// # Errors
///
/// If anything in `bytes` is not such a line: what stands there is what a signature vouches for, so nothing is skipped.
pub fn read(bytes: &[u8]) -> Result<BTreeMap<&str, Hash>, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())?;
    let mut hashes = BTreeMap::new();
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let wrong = |what: &str| format!("line {} {what}", index + 1);
        let (hash, path) =
            line.strip_suffix('\n').and_then(split).ok_or_else(|| wrong("is not a checksum and a path"))?;
        if let Some(why) = portable::trouble(path) {
            return Err(wrong(&format!("names a path that {why}")));
        }
        if hashes.insert(path, hash).is_some() {
            return Err(wrong("names a path again"));
        }
    }
    Ok(hashes)
}

fn split(line: &str) -> Option<(Hash, &str)> {
    let (digits, path) = line.split_once("  ")?;
    let mut hash = Hash::default();
    if digits.len() != 2 * hash.len() || !digits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f')) {
        return None;
    }
    for (byte, two) in hash.iter_mut().zip(digits.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok()?;
    }
    Some((hash, path))
}

/// The SHA-256 of `bytes` as people compare it, aloud or on paper: eight groups of eight digits.
pub fn fingerprint(bytes: &[u8]) -> String {
    let groups: Vec<String> = hash(bytes).chunks(4).map(hex).collect();
    groups.join(" ")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &str = "8f8cbb7dcf46e0bc7d53265749a6c17d116093a6ba95e442764060c76fd4a86c  site/a.png\n";

    #[test]
    fn sums_are_those_of_sha256sum_and_are_read_back() {
        let text = sums([("site/a.png", b"png" as &[u8]), ("b", b"")]);
        assert_eq!(text.split_inclusive('\n').next(), Some(PNG));
        let read = read(text.as_bytes()).expect("reads");
        assert_eq!(read["site/a.png"], hash(b"png"));
        assert_eq!(read.len(), 2);
    }

    #[test]
    fn a_fingerprint_is_eight_groups() {
        let expected = "8f8cbb7d cf46e0bc 7d532657 49a6c17d 116093a6 ba95e442 764060c7 6fd4a86c";
        assert_eq!(fingerprint(b"png"), expected);
    }

    #[test]
    fn nothing_but_sums_is_read() {
        assert!(read(b"").expect("nothing").is_empty());
        let bad = [
            PNG.trim_end().to_owned(),
            PNG.replace('\n', "\r\n"),
            PNG.replace("  ", " *"),
            PNG.replace("8f", "8F"),
            PNG.replace("8f8", "8f"),
            PNG.replace("site/", "../"),
            PNG.replace("site/a.png", ""),
            format!("{PNG}{PNG}"),
            format!("\n{PNG}"),
            format!("# made by hand\n{PNG}"),
        ];
        for text in bad {
            assert!(read(text.as_bytes()).is_err(), "{text}");
        }
        assert!(read(b"\xff").is_err());
    }
}
