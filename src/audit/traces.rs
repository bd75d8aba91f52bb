//! Looks for what a bundle could tell of the machine that made it.

use rayon::prelude::*;

use super::bad;
use crate::model::bundle::Bundle;
use crate::model::diagnostic::Diagnostic;

/// Shorter paths, such as `/` or `/tmp`, stand in many texts by chance.
const BYTES_MIN: usize = 6;

/// The files in which one of `paths`, absolute paths of the sources or the output, stands. Paths with few letters are not looked for.
pub fn traces(bundle: &Bundle, paths: &[String]) -> Vec<Diagnostic> {
    let spellings: Vec<String> =
        paths.iter().filter(|path| path.len() >= BYTES_MIN).flat_map(|path| spellings(path)).collect();
    let files: Vec<_> = bundle.0.iter().collect();
    let found = files.par_iter().filter(|(_, bytes)| spellings.iter().any(|path| contains(bytes, path.as_bytes())));
    found.map(|(path, _)| names_machine(path)).collect()
}

/// As it is, as an address, and as a script or JSON would write it.
fn spellings(path: &str) -> [String; 3] {
    [path.to_owned(), path.replace(' ', "%20"), path.replace('\\', "\\\\")]
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    let Some((first, rest)) = wanted.split_first() else { return false };
    let mut tail = bytes;
    while let Some(at) = tail.iter().position(|byte| byte == first) {
        tail = &tail[at + 1..];
        if tail.starts_with(rest) {
            return true;
        }
    }
    false
}

/// ## What
/// The folder of the sources or of the output stands in a file of the bundle.
///
/// ## Why
/// It holds the name of whoever made the book, and says how their machine is laid out.
///
/// ## Example
/// A drawing whose editor wrote `/home/name/book/images/map.svg` into it.
fn names_machine(path: &str) -> Diagnostic {
    bad(path, "the folder in which the book lies stands in it")
        .with_help("take it out of the source of this file".to_owned())
}

#[cfg(test)]
mod tests {
    use super::traces;
    use crate::model::bundle::Bundle;

    #[test]
    fn a_path_is_found_in_every_spelling() {
        let mut bundle = Bundle::default();
        bundle.insert("a.html", *b"x /home/a b/book x");
        bundle.insert("b.html", *b"x /home/a%20b/book");
        bundle.insert("c.html", *b"/home//home/a/book");
        let found = |path: &str| traces(&bundle, &[path.to_owned()]).len();
        assert_eq!((found("/home/a b/book"), found("/home/a/book"), found("/home/c"), found("/x")), (2, 1, 0, 0));
    }
}
