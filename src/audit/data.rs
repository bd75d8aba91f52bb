//! Judges the parts of a search index by their form alone: one call with strings and numbers, nothing that could do anything else.

use super::bad;
use crate::model::diagnostic::Diagnostic;

/// The folder of the site whose scripts are data.
pub(super) const FOLDER: &str = "site/search/";

/// How a part begins and ends.
const CALL: &str = "vademecum.search.load(";
const END: &str = ");\n";

/// How many literals it holds.
const LITERALS: usize = 5;

/// Whether the script at `path` is data and nothing else.
pub(super) fn check(path: &str, bytes: &[u8]) -> Option<Diagnostic> {
    let inner = bytes.strip_prefix(CALL.as_bytes()).and_then(|rest| rest.strip_suffix(END.as_bytes()));
    let literals = inner.and_then(count_literals);
    (literals != Some(LITERALS) || std::str::from_utf8(bytes).is_err()).then(|| not_data(path))
}

/// How many literals, strings or numbers, stand between the commas; nothing where anything else does.
fn count_literals(mut rest: &[u8]) -> Option<usize> {
    let mut count = 0;
    loop {
        rest = match rest.strip_prefix(b"\"") {
            Some(text) => after_string(text)?,
            None => after_number(rest)?,
        };
        count += 1;
        match rest.split_first() {
            None => return Some(count),
            Some((b',', tail)) => rest = tail,
            Some(_) => return None,
        }
    }
}

/// What follows the digits of a number.
fn after_number(rest: &[u8]) -> Option<&[u8]> {
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (digits > 0).then(|| &rest[digits..])
}

/// What follows the closing quotation mark.
fn after_string(mut rest: &[u8]) -> Option<&[u8]> {
    loop {
        let (first, tail) = rest.split_first()?;
        rest = match first {
            b'"' => return Some(tail),
            b'\\' => tail.get(1..)?,
            b'\n' | b'\r' => return None,
            _ => tail,
        };
    }
}

/// ## What
/// A script in the folder of the search index is more than data.
///
/// ## Why
/// Nobody reads these files, so nothing may hide in them.
///
/// ## Example
/// A theme that carries `js/search/x.js` along.
fn not_data(path: &str) -> Diagnostic {
    bad(path, "a part of the search index is not one call with literals")
        .with_help("report it: the program writes these files".to_owned())
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn only_one_call_with_strings_is_data() {
        let good = r#"vademecum.search.load("1-a","en","index","a\"b\\","");"#;
        assert!(check("x", format!("{good}\n").as_bytes()).is_none());
        assert!(check("x", b"vademecum.search.load(\"1-a\",\"en\",7,\"\",42);\n").is_none());
        for bad in [
            "",
            "alert(1);\n",
            "vademecum.search.load(\"a\",\"b\",\"c\",\"d\");\n",
            "vademecum.search.load(\"a\",\"b\",\"c\",\"d\",alert(1));\n",
            "vademecum.search.load(\"a\",\"b\",\"c\",\"d\",\"e\");alert(1);\n",
            "vademecum.search.load(\"a\",\"b\",\"c\",\"d\",\"\\\");\n",
        ] {
            assert!(check("x", bad.as_bytes()).is_some(), "{bad}");
        }
    }
}
