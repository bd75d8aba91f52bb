//! Keys and signatures: what is taken, and that nothing makes the reader fail.

use proptest::prelude::*;

use super::*;

/// Made by minisign 0.11 for the bytes `book\n`; the second without hashing, as its older versions did.
const KEY: &str = include_str!("minisign.pub");
const HASHED: &str = include_str!("hashed.minisig");
const LEGACY: &str = include_str!("legacy.minisig");
const BOOK: &[u8] = b"book\n";

fn verify(text: &str, data: &[u8]) -> Result<(), String> {
    public_key(KEY).expect("a key").verify(&signature(text.as_bytes())?, data)
}

#[test]
fn signatures_of_minisign_are_verified() {
    for text in [HASHED, LEGACY] {
        assert_eq!(verify(text, BOOK), Ok(()));
        assert_eq!(verify(&text.replace('\n', "\r\n"), BOOK), Ok(()));
        assert!(verify(text, b"boot\n").is_err());
        assert!(verify(&text.replace("file:", "gile:"), BOOK).is_err(), "the comment is signed too");
    }
}

#[test]
fn a_key_is_read_from_its_file_or_its_line() {
    let line = KEY.lines().nth(1).expect("a line");
    let key = public_key(line).expect("a key");
    assert_eq!(key, public_key(KEY).expect("a key"));
    assert_eq!(key.line(), line);
    assert!(KEY.contains(&key.id()), "the id is shown as minisign shows it");
}

#[test]
fn what_has_another_shape_is_refused() {
    for text in ["", "x", HASHED, &KEY[..KEY.len() - 4], &"A".repeat(56), &format!("{KEY}{KEY}"), &"x".repeat(99_999)] {
        assert!(public_key(text).is_err(), "{text}");
    }
    let lines: Vec<&str> = HASHED.lines().collect();
    let with = |at: usize, line: &str| {
        let mut lines = lines.clone();
        lines[at] = line;
        lines.join("\n") + "\n"
    };
    // Too short a signature over the comment makes the library itself fail.
    for text in
        [&with(3, "AAAA"), &with(3, ""), &with(1, "AAAA"), &with(1, lines[3]), &with(0, "x"), &with(2, "x"), KEY]
    {
        assert!(signature(text.as_bytes()).is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn any_bytes_can_be_read(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = signature(&bytes);
        let _ = public_key(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn a_changed_letter_never_verifies_anything_else(at in 0..HASHED.len(), letter in "[ -~]") {
        let mut changed = HASHED.to_owned();
        changed.replace_range(at..=at, &letter);
        if verify(&changed, BOOK).is_ok() {
            // The first line is not signed.
            prop_assert_eq!(changed.split_once('\n').map(|it| it.1), HASHED.split_once('\n').map(|it| it.1));
        }
    }
}
