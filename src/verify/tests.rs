//! What a copy comes to, by what was done to it; `tests/it/sealing.rs` has the same as readers meet it.

use super::*;
use crate::sums::sums;

fn files(paths: &[(&str, &str)]) -> BTreeMap<String, Arc<[u8]>> {
    let given = paths.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().into()));
    let mut files: BTreeMap<String, Arc<[u8]>> = given.collect();
    let lines = sums(files.iter().map(|(path, bytes)| (path.as_str(), &**bytes)));
    files.insert(SUMS.to_owned(), lines.into_bytes().into());
    files
}

fn found(folder: Folder) -> Vec<(Kind, String)> {
    super::folder(&folder, None).findings.into_iter().map(|it| (it.kind, it.path)).collect()
}

#[test]
fn a_folder_of_files_as_the_checksums_say_has_no_findings() {
    let files = files(&[("a.txt", "a"), ("b/c.txt", "c")]);
    let report = folder(&Folder { files, odd: vec![] }, None);
    assert_eq!((report.files, report.seal, report.findings), (Some(2), Seal::Unsigned, vec![]));
}

#[test]
fn zips_at_the_top_are_looked_into() {
    let files = files(&[("a.zip", "no zip"), ("b/c.zip", "no zip either")]);
    assert_eq!(found(Folder { files, odd: vec![] }), [(Kind::Refused, "a.zip".to_owned())]);
}

#[test]
fn a_signature_beside_an_edition_is_judged_too() {
    let files = files(&[("a.epub", "book"), ("a.epub.minisig", "no signature")]);
    assert_eq!(found(Folder { files, odd: vec![] }), [(Kind::Signature, "a.epub.minisig".to_owned())]);
}

#[test]
fn a_file_without_checksums_has_a_fingerprint_alone() {
    let report = file("a.epub", &b"PK book".as_slice().into(), None, None);
    assert_eq!((report.files, report.audited, report.findings), (None, false, vec![]));
    assert_eq!(report.fingerprint.map(|it| it.len()), Some(71));
    let report = file("a.html", &b"<script src=https://example.org/x.js></script>".as_slice().into(), None, None);
    assert!(report.audited && report.findings.iter().all(|it| it.kind == Kind::Open) && !report.findings.is_empty());
}
