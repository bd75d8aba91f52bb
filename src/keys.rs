//! Keys that sign: made, opened and used, in the format of the program minisign.
//!
//! An edge: a new key, and each signature, takes randomness from the system. A
//! secret key leaves this room as text that a passphrase encrypts, and in no
//! other way. What reads keys and signatures of others is `signature`.

use anyhow::{Context, anyhow, bail, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::signature::{PublicKey, TEXT_BYTES_MAX};

/// The shortest passphrase of a new key, in characters: one guess a second would find shorter ones soon.
pub const PASSPHRASE_CHARS_MIN: usize = 12;

/// The longest passphrase, in bytes, as minisign has it.
pub const PASSPHRASE_BYTES_MAX: usize = 1024;

/// Bytes of a secret key: three algorithms; salt; work and memory that encrypting it takes; id, key, checksum.
const KEY_BYTES: usize = MEMORY_AT + 8 + 8 + 64 + 32;
const WORK_AT: usize = 2 + 2 + 2 + 32;
const MEMORY_AT: usize = WORK_AT + 8;

/// The most that opening a key may take, which is what minisign asks for: seconds, and a gigabyte.
const WORK_MAX: u64 = 33_554_432;
const MEMORY_MAX: u64 = 1 << 30;

/// A key that can sign, decrypted. It has no text and no debug form.
pub struct SecretKey(minisign::SecretKey);

/// A new key as the texts of its two files.
pub struct KeyPair {
    /// To keep: encrypted by the passphrase.
    pub secret: String,
    /// To publish.
    pub public: String,
    /// The same as a value.
    pub key: PublicKey,
}

/// Makes a new key, encrypted by `passphrase`.
///
/// # Errors
///
/// If the passphrase is too short or too long, or the system has no randomness.
pub fn generate(passphrase: &str) -> anyhow::Result<KeyPair> {
    let length = passphrase.chars().count();
    ensure!(
        length >= PASSPHRASE_CHARS_MIN && passphrase.len() <= PASSPHRASE_BYTES_MAX,
        "failed to make a key: the passphrase has {length} characters; {PASSPHRASE_CHARS_MIN} are the fewest, \
         {PASSPHRASE_BYTES_MAX} bytes the most\n  help: five words that have nothing to do with each other are good"
    );
    let context = "failed to make a key";
    let pair = minisign::KeyPair::generate_encrypted_keypair(Some(passphrase.to_owned())).context(context)?;
    let key = PublicKey::from_library(pair.pk);
    let secret = pair.sk.to_box(Some("minisign encrypted secret key")).context(context)?.into_string();
    let public = format!("untrusted comment: minisign public key {}\n{}\n", key.id(), key.line());
    Ok(KeyPair { secret, public, key })
}

/// Decrypts the text of a secret key.
///
/// # Errors
///
/// If it is no secret key, is not encrypted, or the passphrase is another.
pub fn open(text: &str, passphrase: &str) -> anyhow::Result<SecretKey> {
    check(text)?;
    let boxed = minisign::SecretKeyBox::from_string(text).map_err(|error| anyhow!("it is no secret key: {error}"))?;
    let opened = boxed.into_secret_key(Some(passphrase.to_owned()));
    opened.map(SecretKey).map_err(|_| anyhow!("the passphrase is not that of this key, or the key is damaged"))
}

/// Looks at the form of a secret key, so that nothing is asked of its owner, and nothing is computed, for what is none.
///
/// # Errors
///
/// If it is no secret key, is not encrypted, or would take too much time or memory to open.
pub fn check(text: &str) -> anyhow::Result<()> {
    let line = text.lines().nth(1).filter(|_| text.len() <= TEXT_BYTES_MAX && text.starts_with("untrusted comment:"));
    let bytes = line.and_then(|line| STANDARD.decode(line).ok()).filter(|bytes| bytes.len() == KEY_BYTES);
    let Some(bytes) = bytes else { bail!("it does not have the form of a secret key of minisign") };
    let number = |at: usize| bytes[at..at + 8].iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte));
    match (&bytes[..2], &bytes[2..4], &bytes[4..6]) {
        (b"Ed", [0, 0], b"B2") => {
            bail!("it is not encrypted\n  help: `minisign -C -s FILE` gives it a passphrase")
        }
        (b"Ed", b"Sc", b"B2") if number(WORK_AT) <= WORK_MAX && number(MEMORY_AT) <= MEMORY_MAX => Ok(()),
        (b"Ed", b"Sc", b"B2") => bail!("it would take too much time or memory to open"),
        _ => bail!("it is a key of an unknown kind"),
    }
}

impl SecretKey {
    /// The key by which others verify.
    ///
    /// # Errors
    ///
    /// If the key holds none, which no key that was opened does.
    pub fn public(&self) -> anyhow::Result<PublicKey> {
        minisign::PublicKey::from_secret_key(&self.0).map(PublicKey::from_library).context("failed to read the key")
    }

    /// The text of a signature over `bytes` and `comment`, over their hash as minisign does by default.
    ///
    /// # Errors
    ///
    /// If the system has no randomness.
    pub fn sign(&self, bytes: &[u8], comment: &str) -> anyhow::Result<String> {
        let untrusted = format!("signature by the key {}", self.public()?.id());
        let signed = minisign::sign(None, &self.0, bytes, Some(comment), Some(&untrusted));
        signed.map(|it| it.into_string()).context("failed to sign")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signature::{public_key, signature};

    const PASSPHRASE: &str = "wet anchor bread lamp";

    #[test]
    fn a_new_key_signs_and_its_public_half_verifies() {
        let pair = generate(PASSPHRASE).expect("a key");
        let secret = open(&pair.secret, PASSPHRASE).expect("opens");
        assert_eq!(public_key(&pair.public).expect("reads"), pair.key);
        assert_eq!(secret.public().expect("a key"), pair.key);
        let text = secret.sign(b"book", "date:2026-11-23").expect("signs");
        let read = signature(text.as_bytes()).expect("reads");
        assert_eq!((read.comment(), read.key_id()), ("date:2026-11-23", pair.key.id()));
        assert_eq!(pair.key.verify(&read, b"book"), Ok(()));
        assert!(pair.key.verify(&read, b"boot").is_err());
    }

    #[test]
    fn a_key_opens_with_its_passphrase_alone() {
        let pair = generate(PASSPHRASE).expect("a key");
        let error = open(&pair.secret, "wet anchor bread lamq").err().expect("another passphrase");
        assert!(error.to_string().contains("passphrase"), "{error}");
        assert!(!pair.secret.contains(PASSPHRASE) && !pair.public.contains(PASSPHRASE));
        assert!(generate("short").is_err() && generate("").is_err() && generate(&"x".repeat(1025)).is_err());
    }

    #[test]
    fn what_is_no_encrypted_key_is_refused_with_its_reason() {
        let plain = minisign::KeyPair::generate_unencrypted_keypair().expect("a key");
        let plain = plain.sk.to_box(None).expect("a text").into_string();
        let pair = generate(PASSPHRASE).expect("a key");
        let changed = |at: usize, byte: u8| {
            let mut bytes = STANDARD.decode(pair.secret.lines().nth(1).expect("a line")).expect("bytes");
            bytes[at] = byte;
            format!("untrusted comment: x\n{}\n", STANDARD.encode(bytes))
        };
        for (text, why) in [
            (plain, "it is not encrypted"),
            (pair.public, "the form"),
            (String::new(), "the form"),
            (changed(MEMORY_AT + 7, 1), "too much"),
            (changed(WORK_AT + 4, 1), "too much"),
            (changed(0, b'X'), "unknown kind"),
        ] {
            let error = open(&text, PASSPHRASE).err().expect("refused");
            assert!(error.to_string().contains(why), "{error}");
        }
    }
}
