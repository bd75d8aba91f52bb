//! Copies of a bundle that may come from anyone.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::sync::{Arc, LazyLock};

use sha2::{Digest, Sha256};
use vademecum::keys;
use vademecum::signature::PublicKey;
use vademecum::unpack::{Unpacked, unpack};
use vademecum::verify::{self, Seal};

use super::small;

/// A zip that is signed, and what shows it.
struct Signed {
    zip: Vec<u8>,
    signature: Arc<[u8]>,
    key: PublicKey,
}

static SIGNED: LazyLock<Signed> = LazyLock::new(|| {
    let bundle = small::build_zip(&small::compile(&[]));
    let (_, zip) = bundle.0.iter().find(|(path, _)| path.ends_with(".zip")).expect("a zip");
    let pair = keys::generate("wet anchor bread lamp").expect("a key");
    let secret = keys::open(&pair.secret, "wet anchor bread lamp").expect("it opens");
    let signature = secret.sign(zip, "date:2026-01-01").expect("a signature");
    let signed = Signed { zip: zip.to_vec(), signature: signature.into_bytes().into(), key: pair.key };
    assert!(is_accepted(&signed, &signed.zip), "what is signed is accepted");
    signed
});

fn is_accepted(signed: &Signed, zip: &[u8]) -> bool {
    let report = verify::file("book.zip", &zip.into(), Some(&signed.signature), Some(&signed.key));
    matches!(report.seal, Seal::Good { .. }) && report.findings.is_empty()
}

/// A zip that was changed is never accepted; one that is read is read by another program alike; one in which nothing is
/// wrong has the checksums that it says.
///
/// The first byte says what the others are: a zip, or changes of a signed one, four bytes each.
pub fn zip_verify(bytes: &[u8]) {
    let Some((what, rest)) = bytes.split_first() else { return };
    let zip = if what % 2 == 0 { rest.to_vec() } else { changed(&SIGNED.zip, rest) };
    if zip != SIGNED.zip {
        let report = verify::file("book.zip", &zip.as_slice().into(), Some(&SIGNED.signature), Some(&SIGNED.key));
        assert!(!matches!(report.seal, Seal::Good { .. }), "another zip is accepted");
    }
    let Ok(unpacked) = unpack(&zip) else { return };
    check_read_alike(&zip, &unpacked);
    let report = verify::file("book.zip", &zip.as_slice().into(), None, None);
    if report.findings.is_empty() {
        check_sums(&unpacked);
    }
}

/// Three bytes say where, one says what: a byte instead of another, or one that is put in or taken out.
fn changed(zip: &[u8], changes: &[u8]) -> Vec<u8> {
    let mut zip = zip.to_vec();
    for change in changes.chunks_exact(4) {
        let at = usize::from(change[0] & 0x3F) << 16 | usize::from(change[1]) << 8 | usize::from(change[2]);
        // The list of entries stands at the end: half of the changes count from there.
        let at = at % (zip.len() + 1);
        let at = if change[0] & 0x40 == 0 { at } else { zip.len() - at.min(zip.len()) };
        match change[0] >> 7 {
            0 if at < zip.len() => zip[at] = change[3],
            0 => zip.push(change[3]),
            _ if change[3] % 2 == 0 || at == zip.len() => zip.insert(at, change[3]),
            _ => drop(zip.remove(at)),
        }
        if zip.is_empty() {
            break;
        }
    }
    zip
}

/// Another reader finds the same files, and each may be written to any disk below the one folder.
fn check_read_alike(bytes: &[u8], unpacked: &Unpacked) {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("another program reads it");
    assert_eq!(archive.len(), unpacked.files.len());
    for (index, (path, bytes)) in unpacked.files.iter().enumerate() {
        let mut file = archive.by_index(index).expect("another program finds it");
        assert_eq!(file.name().expect("a name"), format!("{}/{path}", unpacked.top));
        let mut other = Vec::new();
        file.read_to_end(&mut other).expect("another program reads it");
        assert!(other == **bytes, "{path} is read in two ways");
        assert!(file.is_file() && !file.encrypted(), "{path}");
        let is_plain =
            |part: &str| !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', ':', '\0']);
        assert!(file.name().expect("a name").split('/').all(is_plain), "{path:?}");
    }
}

fn check_sums(unpacked: &Unpacked) {
    let files: BTreeMap<&str, &[u8]> = unpacked.files.iter().map(|(path, bytes)| (path.as_str(), &**bytes)).collect();
    let sums = std::str::from_utf8(files["SHA256SUMS"]).expect("text");
    let listed: BTreeMap<&str, &str> = sums
        .lines()
        .filter_map(|line| line.split_once("  "))
        .map(|(sum, path)| (path.strip_prefix('*').unwrap_or(path), sum))
        .collect();
    for (path, bytes) in files.iter().filter(|(path, _)| **path != "SHA256SUMS" && !path.ends_with(".minisig")) {
        let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(listed.get(path), Some(&&*hash), "{path}");
    }
}
