//! Zips made to do harm, each refused with its reason.

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use proptest::prelude::*;

use super::*;

/// A zip, byte by byte, as honest as `pack` writes it until a test says otherwise.
#[derive(Clone)]
struct Made {
    entries: Vec<Part>,
    before: Vec<u8>,
    before_list: Vec<u8>,
    before_end: Vec<u8>,
    after: Vec<u8>,
    /// Offset in the end record, and bytes to put there.
    end: Vec<(usize, Vec<u8>)>,
}

/// An entry, and what is written over its two headers.
#[derive(Clone)]
struct Part {
    name: Vec<u8>,
    method: u16,
    packed: Vec<u8>,
    bytes: Vec<u8>,
    local: Vec<(usize, Vec<u8>)>,
    central: Vec<(usize, Vec<u8>)>,
    local_extra: Vec<u8>,
    central_extra: Vec<u8>,
    comment: Vec<u8>,
    before: Vec<u8>,
    is_listed: bool,
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

fn part(name: impl AsRef<[u8]>) -> Part {
    let bytes = b"page page page page page page page".to_vec();
    Part {
        name: name.as_ref().to_vec(),
        method: 8,
        packed: deflated(&bytes),
        bytes,
        local: vec![],
        central: vec![],
        local_extra: vec![],
        central_extra: vec![],
        comment: vec![],
        before: vec![],
        is_listed: true,
    }
}

impl Part {
    fn stored(mut self) -> Self {
        self.method = 0;
        self.packed = self.bytes.clone();
        self
    }

    /// Version to length of the name: what both headers share.
    fn shared(&self) -> Vec<u8> {
        let mut crc = flate2::Crc::new();
        crc.update(&self.bytes);
        let flags: u16 = if self.name.is_ascii() { 0 } else { 1 << 11 };
        let mut bytes = Vec::new();
        for number in [20, flags, self.method, 0, 47 << 9 | 11 << 5 | 25] {
            bytes.extend(u16::to_le_bytes(number));
        }
        for number in [crc.sum(), self.packed.len() as u32, self.bytes.len() as u32] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend((self.name.len() as u16).to_le_bytes());
        bytes
    }

    fn local(&self) -> Vec<u8> {
        let mut header =
            [b"PK\x03\x04" as &[u8], &self.shared(), &(self.local_extra.len() as u16).to_le_bytes()].concat();
        overwrite(&mut header, &self.local);
        [&header as &[u8], &self.name, &self.local_extra, &self.packed].concat()
    }

    fn central(&self, offset: u32) -> Vec<u8> {
        let mut header = [b"PK\x01\x02\x14\x03" as &[u8], &self.shared()].concat();
        for number in [self.central_extra.len() as u16, self.comment.len() as u16, 0, 0] {
            header.extend(number.to_le_bytes());
        }
        header.extend((0o100_644_u32 << 16).to_le_bytes());
        header.extend(offset.to_le_bytes());
        overwrite(&mut header, &self.central);
        [&header as &[u8], &self.name, &self.central_extra, &self.comment].concat()
    }
}

fn overwrite(header: &mut [u8], changes: &[(usize, Vec<u8>)]) {
    for (at, bytes) in changes {
        header[*at..at + bytes.len()].copy_from_slice(bytes);
    }
}

impl Made {
    fn of(entries: impl IntoIterator<Item = Part>) -> Self {
        let nothing = Vec::new;
        let (before, before_list, before_end, after) = (nothing(), nothing(), nothing(), nothing());
        Self { entries: entries.into_iter().collect(), before, before_list, before_end, after, end: vec![] }
    }

    fn bytes(&self) -> Vec<u8> {
        let (mut zip, mut list, mut listed) = (self.before.clone(), Vec::new(), 0_u16);
        for entry in &self.entries {
            zip.extend(&entry.before);
            if entry.is_listed {
                list.extend(entry.central(zip.len() as u32));
                listed += 1;
            }
            zip.extend(entry.local());
        }
        zip.extend(&self.before_list);
        let start = zip.len() as u32;
        let mut end = b"PK\x05\x06\0\0\0\0".to_vec();
        end.extend([listed.to_le_bytes(), listed.to_le_bytes()].concat());
        end.extend([(list.len() as u32).to_le_bytes(), start.to_le_bytes()].concat());
        end.extend([0, 0]);
        overwrite(&mut end, &self.end);
        [zip, list, self.before_end.clone(), end, self.after.clone()].concat()
    }
}

fn check(made: &Made, why: &str) {
    let error = unpack(&made.bytes()).expect_err(why);
    assert!(error.to_string().contains(why), "`{error}` does not say `{why}`");
}

/// A good zip of two files, the second of which `change` makes bad.
fn second(change: impl FnOnce(&mut Part)) -> Made {
    let mut bad = part("b/bad.html");
    change(&mut bad);
    Made::of([part("b/good.html"), bad])
}

fn whole(change: impl FnOnce(&mut Made)) -> Made {
    let mut made = second(|_| {});
    change(&mut made);
    made
}

fn named(name: impl AsRef<[u8]>) -> Made {
    Made::of([part("b/good.html"), part(name)])
}

fn number32(number: u32) -> Vec<u8> {
    number.to_le_bytes().to_vec()
}

#[test]
fn a_plain_zip_is_read() {
    let read = unpack(&Made::of([part("b/a.html"), part("b/é/b.png").stored()]).bytes()).expect("reads");
    let names: Vec<&str> = read.files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!((&*read.top, &*read.date, names), ("b", "2027-11-25", vec!["a.html", "é/b.png"]));
    assert!(read.files.iter().all(|(_, bytes)| bytes.starts_with(b"page page")));
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    for (name, why) in [
        ("../b", "`..`"),
        ("b/../../c", "`..`"),
        ("b/./c", "`.`"),
        ("/etc/passwd", "no characters"),
        ("//host/share", "no characters"),
        ("b//c", "no characters"),
        ("C:/windows", "\\u{3a}"),
        ("b/c:stream", "\\u{3a}"),
        ("b\\c", "\\u{5c}"),
        ("..\\c", "\\u{5c}"),
        ("", "no characters"),
        ("b/aux.html", "a device"),
        ("b/c.", "spaces and dots"),
        ("b/c\0.png", "\\u{0}"),
        ("b/\u{202e}gnp.html", "\\u{202e}"),
        ("c/d.html", "outside of the one folder"),
        ("d.html", "outside of the one folder"),
        ("b", "the same file"),
        ("b/good.html", "the same file"),
        ("b/GOOD.html", "the same file"),
        ("B/other.html", "the same file"),
        ("b/good.html/x", "the same file"),
    ] {
        check(&named(name), why);
    }
    check(&Made::of([part("b/\u{e9}"), part("b/e\u{301}")]), "the same file");
    check(&named(b"b/\xff"), "not UTF-8");
    check(&named("b/".to_owned() + &"x".repeat(200)), "160 characters");
    check(&Made::of([part("a.html")]), "stands in no folder");
    check(&Made::of([]), "it is empty");
}

#[test]
fn what_is_no_plain_file_is_refused() {
    let kind = |mode: u32| second(|it| it.central.push((38, number32(mode << 16))));
    check(&kind(0o120_777), "is a link");
    check(&kind(0o040_755), "is a folder");
    for mode in [0o020_666, 0o060_666, 0o010_644, 0o140_755, 0o104_755, 0o100_777, 0] {
        check(&kind(mode), "is no plain file");
    }
    check(&second(|it| it.central.push((5, vec![0]))), "is no plain file");
    check(&named("b/folder/"), "is a folder");
}

#[test]
fn entries_that_overlap_or_hide_something_are_refused() {
    check(&second(|it| it.central.push((42, number32(0)))), "overlaps");
    check(&second(|it| it.central.push((42, number32(1)))), "overlaps");
    check(&second(|it| it.central.push((42, number32(9_999)))), "before it that is no entry");
    check(&second(|it| it.before = b"hidden".to_vec()), "before it that is no entry");
    check(&second(|it| it.is_listed = false), "between its last entry and its list");
    let mut hidden = [part("b/a"), part("b/b"), part("b/c")];
    hidden[1].is_listed = false;
    check(&Made::of(hidden), "before it that is no entry");
    // The same bytes under two names.
    let mut quoted = [part("b/a"), part("b/b")];
    quoted[1].central.push((42, number32(0)));
    check(&Made::of(quoted), "overlaps");
}

#[test]
fn bombs_are_refused_before_anything_is_unpacked() {
    let claim = |size: u32| {
        second(|it| {
            it.local.push((22, number32(size)));
            it.central.push((24, number32(size)));
        })
    };
    check(&claim(1 << 30), "are the most");
    check(&claim(64 << 20), "a bomb");
    let zeros = vec![0; 32 << 20];
    let mut bomb = part("b/zeros");
    (bomb.packed, bomb.bytes) = (deflated(&zeros), zeros);
    check(&Made::of([bomb]), "a bomb");
    let many = (0..=ENTRIES_MAX).map(|number| part(format!("b/{number}")));
    check(&Made::of(many), "65000 are the most");
}

#[test]
fn sizes_and_checksums_that_lie_are_refused() {
    let both = |at: usize, number: u32| {
        second(|it| {
            it.local.push((at, number32(number)));
            it.central.push((at + 2, number32(number)));
        })
    };
    let size = part("x").bytes.len() as u32;
    let packed = part("x").packed.len() as u32;
    for wrong in [0, 1, size - 1, size + 1, 1 << 20] {
        check(&both(22, wrong), "the size that it claims");
    }
    check(&both(14, 0), "checksum is wrong");
    check(&both(18, packed - 1), "between its last entry");
    check(&both(18, packed + 1), "reach into the list");
    check(&both(18, u32::MAX - 1), "reach into the list");
    check(&second(|it| it.packed.push(0)), "the size that it claims");
    check(&second(|it| it.packed = deflated(b"")), "the size that it claims");
    check(&second(|it| it.packed = vec![0xff; 9]), "the size that it claims");
    let mut stored = part("b/stored").stored();
    stored.bytes.push(0);
    check(&Made::of([stored]), "another size unpacked");
}

#[test]
fn two_descriptions_that_differ_are_refused() {
    for (at, bytes) in [
        (0, b"PK\x01\x02".to_vec()),
        (4, vec![10]),
        (8, vec![0]),
        (10, vec![2]),
        (12, vec![1]),
        (14, vec![1]),
        (18, vec![1]),
        (22, vec![1]),
        (26, vec![1]),
    ] {
        check(&second(|it| it.local.push((at, bytes))), "in one way before its bytes");
    }
    let mut made = second(|_| {}).bytes();
    let at = made.windows(10).position(|ten| ten == b"b/bad.html").expect("a name");
    made[at + 2] = b'g';
    assert!(unpack(&made).expect_err("differs").to_string().contains("in one way before its bytes"));
}

#[test]
fn what_old_unzippers_trip_over_is_refused() {
    let flags = |flags: u16| {
        second(|it| {
            it.local.push((6, flags.to_le_bytes().to_vec()));
            it.central.push((8, flags.to_le_bytes().to_vec()));
        })
    };
    check(&flags(1), "is encrypted");
    check(&flags(1 << 3), "only behind its bytes");
    check(&flags(1 << 6), "flags that no plain entry has");
    check(&flags(1 << 13), "flags that no plain entry has");
    check(&flags(1 << 11), "that it is UTF-8");
    let mut silent = part("b/é");
    silent.local.push((6, vec![0, 0]));
    silent.central.push((8, vec![0, 0]));
    check(&Made::of([silent]), "that it is UTF-8");
    for method in [1, 9, 12, 14, 93, 99] {
        check(&second(|it| it.method = method), "packed in a way");
    }
    check(&second(|it| it.local_extra = vec![1, 0, 0, 0]), "has an extra field");
    check(&second(|it| it.central_extra = vec![1, 0, 0, 0]), "an extra field or a comment");
    check(&second(|it| it.comment = b"read me".to_vec()), "an extra field or a comment");
    for at in [20, 24, 42] {
        check(&second(|it| it.central.push((at, number32(u32::MAX)))), "zip64");
    }
}

#[test]
fn anything_around_the_zip_is_refused() {
    check(&whole(|it| it.before = b"#!/bin/sh\n".to_vec()), "before it that is no entry");
    check(&whole(|it| it.before_list = b"x".to_vec()), "between its last entry and its list");
    check(&whole(|it| it.before_end = b"x".to_vec()), "between its list of entries and its end record");
    check(&whole(|it| it.after = b"x".to_vec()), "something follows its end record");
    check(&whole(|it| it.after = vec![0; 70_000]), "something follows its end record");
    check(&whole(|it| it.end.push((20, vec![9, 0]))), "a comment that is not there");
    let second_zip = second(|_| {}).bytes();
    check(&whole(|it| it.before = second_zip.clone()), "before it that is no entry");
    // Of two end records the last speaks: here it knows of nothing.
    let empty = Made::of([]).bytes();
    check(&whole(|it| it.after = empty.clone()), "before its first entry");
    let mut end = empty;
    end[20] = 22;
    check(&whole(|it| it.before_end = end.clone()), "between its list of entries and its end record");
}

#[test]
fn lists_and_end_records_that_lie_are_refused() {
    let end = |at: usize, bytes: &[u8]| whole(|it| it.end.push((at, bytes.to_vec())));
    check(&end(4, &[1, 0]), "several disks");
    check(&end(6, &[1, 0]), "several disks");
    check(&end(8, &[1, 0]), "several disks");
    check(&end(8, &[1, 0, 1, 0]), "counts 1 entries, its list has 2");
    check(&end(8, &[3, 0, 3, 0]), "counts 3 entries, its list has 2");
    check(&end(8, &[0xff; 4]), "zip64");
    check(&end(12, &[0xff; 4]), "zip64");
    check(&end(16, &[0xff; 4]), "zip64");
    check(&end(16, &[0xfe, 0xff, 0xff, 0xff]), "beyond its end");
    check(&end(12, &[0xfe, 0xff, 0xff, 0xff]), "beyond its end");
    check(&end(16, &[0; 4]), "before its first entry");
    check(&whole(|it| it.before_end = [b"PK\x06\x07" as &[u8], &[0; 16]].concat()), "zip64 end record");
    check(&second(|it| it.central.push((0, b"PK\x05\x06".to_vec()))), "holds something else");
    check(&second(|it| it.central.push((28, vec![0xff, 0xff]))), "is cut off");
    for bytes in [b"" as &[u8], b"PK\x05\x06", b"<!doctype html><p>not a zip at all"] {
        assert!(unpack(bytes).is_err());
    }
}

#[test]
fn every_shortened_zip_is_refused() {
    let bytes = second(|_| {}).bytes();
    for length in 0..bytes.len() {
        assert!(unpack(&bytes[..length]).is_err(), "{length}");
        assert!(unpack(&bytes[bytes.len() - length..]).is_err(), "{length}");
    }
}

proptest! {
    #[test]
    fn any_bytes_can_be_read(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = unpack(&bytes);
    }

    #[test]
    fn a_changed_byte_is_refused(at in any::<proptest::sample::Index>(), bit in 0_u8..8) {
        let mut bytes = Made::of([part("b/a.html"), part("b/é.png").stored()]).bytes();
        let honest = unpack(&bytes).expect("reads");
        let at = at.index(bytes.len());
        bytes[at] ^= 1_u8 << bit;
        if let Ok(read) = unpack(&bytes) {
            // Another way to pack the same, which only a signature over the whole zip can tell.
            prop_assert_eq!(read, honest);
        }
    }
}
