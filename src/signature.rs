//! Public keys and signatures in the format of the program minisign.
//!
//! [`public_key`] and [`signature`] read what may come from anyone, and take
//! only what has exactly the right shape; [`PublicKey::verify`] judges. Keys that
//! sign live in `keys`. Of the signatures of minisign both kinds are known, that
//! over the bytes themselves and that over their hash.

use std::io::Cursor;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Ending of the file that holds the signature of the file before it.
pub const ENDING: &str = ".minisig";

/// The longest text of a key or signature that is looked at, in bytes.
pub const TEXT_BYTES_MAX: usize = 16 * 1024;

/// Bytes of a public key: algorithm, id, key.
const KEY_BYTES: usize = 2 + 8 + 32;
/// Bytes of a signature: algorithm, id of the key, signature.
const SIGNATURE_BYTES: usize = 2 + 8 + 64;
/// Bytes of the signature over the signature and its comment.
const COMMENT_SIGNATURE_BYTES: usize = 64;

/// The key by which a publisher is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey(minisign::PublicKey);

/// A signature, not yet judged.
pub struct Signature {
    read: minisign::SignatureBox,
    comment: String,
}

/// Reads a public key: the text of a file that `keygen` or minisign made, or its last line alone.
///
/// # Errors
///
/// If it is no such key; the error says why.
pub fn public_key(text: &str) -> Result<PublicKey, String> {
    let lines = lines(text)?;
    let line = match lines[..] {
        [line] => line,
        [comment, line] if comment.starts_with("untrusted comment:") => line,
        _ => return Err("a public key is one line, or a comment and one line".to_owned()),
    };
    let bytes = decoded(line, KEY_BYTES).ok_or("it does not have the form of a public key")?;
    if !bytes.starts_with(b"Ed") {
        return Err("it is a key of an unknown kind".to_owned());
    }
    minisign::PublicKey::from_bytes(&bytes).map(PublicKey).map_err(|error| error.to_string())
}

/// Reads a signature: the text of a file that `sign` or minisign made.
///
/// # Errors
///
/// If it is no signature; the error says why.
pub fn signature(bytes: &[u8]) -> Result<Signature, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8")?;
    let [untrusted, signed, trusted, over_both] = lines(text)?[..] else {
        return Err("a signature has four lines".to_owned());
    };
    let (prefixes, comments) = (["untrusted comment: ", "trusted comment: "], [untrusted, trusted]);
    if !comments.iter().zip(prefixes).all(|(line, prefix)| line.starts_with(prefix)) {
        return Err("its first and third line are not comments".to_owned());
    }
    // The library takes shorter and longer ones, and fails on some when it verifies.
    if decoded(signed, SIGNATURE_BYTES).is_none() || decoded(over_both, COMMENT_SIGNATURE_BYTES).is_none() {
        return Err("its second or fourth line does not have the form of a signature".to_owned());
    }
    let read = minisign::SignatureBox::from_string(text).map_err(|error| error.to_string())?;
    let comment = read.trusted_comment().map_err(|error| error.to_string())?;
    Ok(Signature { read, comment })
}

/// The lines of a key or a signature; Windows may have turned their ends.
fn lines(text: &str) -> Result<Vec<&str>, String> {
    if text.len() > TEXT_BYTES_MAX {
        return Err(format!("it has more than {TEXT_BYTES_MAX} bytes"));
    }
    Ok(text.trim_end_matches(['\r', '\n']).lines().collect())
}

fn decoded(line: &str, length: usize) -> Option<Vec<u8>> {
    STANDARD.decode(line).ok().filter(|bytes| bytes.len() == length)
}

/// How people see the id of a key: minisign prints it so.
fn shown_id(id: &[u8]) -> String {
    id.iter().rev().map(|byte| format!("{byte:02X}")).collect()
}

impl PublicKey {
    /// The key of the library as one of ours.
    pub(crate) fn from_library(key: minisign::PublicKey) -> Self {
        Self(key)
    }

    /// Sixteen hexadecimal digits. A name, no proof: anyone can make a key with the same.
    pub fn id(&self) -> String {
        shown_id(self.0.keynum())
    }

    /// The key on one line, to publish and to give to `--key`.
    pub fn line(&self) -> String {
        self.0.to_base64()
    }

    /// Whether `signature` was made with this key over exactly `data`, and its comment with it.
    ///
    /// # Errors
    ///
    /// If it was not; the error says why.
    pub fn verify(&self, signature: &Signature, data: &[u8]) -> Result<(), String> {
        if signature.key_id() != self.id() {
            return Err(format!("it was made with another key: {}, not {}", signature.key_id(), self.id()));
        }
        let (quiet, output, allow_legacy) = (true, false, true);
        minisign::verify(&self.0, &signature.read, Cursor::new(data), quiet, output, allow_legacy)
            .map_err(|_| "it does not belong to these bytes: they, it or its comment were changed".to_owned())
    }
}

impl Signature {
    /// The id of the key that it names.
    pub fn key_id(&self) -> String {
        shown_id(self.read.keynum())
    }

    /// What the signer said: to be believed once the signature is verified.
    pub fn comment(&self) -> &str {
        &self.comment
    }
}

#[cfg(test)]
mod tests;
