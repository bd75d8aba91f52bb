//! Archives and checksums: the last things that a bundle gets.
//!
//! [`pack`] is the way in; [`epubs`] makes the e-books before it. Equal bundles give equal bytes: entries stand
//! in a fixed order, with the date of the edition and fixed modes. Nothing is
//! rendered here.

mod names;
mod seal;
mod zip;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::bundle::{Bundle, FIRST, MARKER, READ_ME, place_in_zip};
use crate::model::handbook::{Format, Handbook};
use crate::sums::{SUMS, sums};

pub use names::unportable;
pub use seal::{INNER_SUMS, NotSealed, seal};

const MARKER_TEXT: &str = "This folder was made by vademecum. The next build replaces it as a whole.\n";

const SITE: &str = "site/";
/// Where `render` puts the files of e-books, below their languages.
const EPUB: &str = "epub/";

/// Path and bytes of files, in order.
type Files = Vec<(String, Arc<[u8]>)>;

/// The e-books whose files `render` put below `epub/LANG/` of `unpacked`, each in one file.
pub fn epubs(handbook: &Handbook, unpacked: &Bundle) -> Bundle {
    let config = &handbook.config;
    let mut books: BTreeMap<&str, Files> = BTreeMap::new();
    for (path, bytes) in &unpacked.0 {
        let Some((lang, file)) = path.strip_prefix(EPUB).and_then(|below| below.split_once('/')) else { continue };
        books.entry(lang).or_default().push((file.to_owned(), bytes.clone()));
    }
    let mut packed = Bundle::default();
    for (lang, mut files) in books {
        // Reading programs know an e-book by its first file.
        files.sort_by_key(|(file, _)| file != zip::MIMETYPE);
        packed.insert(config.e_book(lang), zip::container(&config.date, &files));
    }
    packed
}

/// Makes `bundle` the whole of `dist/`: adds the zip if it is wanted, takes the site away if it is not, and adds
/// checksums and the marker.
pub fn pack(handbook: &Handbook, bundle: Bundle, formats: &[Format]) -> Bundle {
    let config = &handbook.config;
    let mut dist = bundle;
    let stem = config.bundle_name();
    if formats.contains(&Format::Zip) {
        let archive = zip::archive(&stem, &config.date, &contents(&dist));
        dist.insert(format!("{stem}.zip"), archive);
    }
    // What leads into the zip is of no use beside it.
    dist.0.retain(|path, _| path != FIRST && path != READ_ME);
    if !formats.contains(&Format::Site) {
        dist.0.retain(|path, _| !path.starts_with(SITE));
    }
    let sums = sums(dist.0.iter().map(|(path, bytes)| (path.as_str(), &**bytes)));
    dist.insert(SUMS, sums.into_bytes());
    dist.insert(MARKER, format!("{MARKER_TEXT}edition: {stem}\ndate: {}\n", config.date).into_bytes());
    dist
}

/// Which edition a folder holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Name of its zip, without the ending.
    pub edition: String,
    /// `YYYY-MM-DD`; empty where the book has none.
    pub date: String,
}

/// What the marker of a folder says; `None` if it says something else.
pub fn made(marker: &[u8]) -> Option<Made> {
    let lines = std::str::from_utf8(marker).ok()?.strip_prefix(MARKER_TEXT)?.strip_prefix("edition: ")?;
    let (edition, date) = lines.strip_suffix('\n')?.split_once("\ndate: ")?;
    // What is said here is signed and shown: nothing but names and numbers.
    let plain = |text: &str| text.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'.' || it == b'-');
    let (edition, date) = (edition.to_owned(), date.to_owned());
    (plain(&edition) && plain(&date)).then_some(Made { edition, date })
}

/// What the zip holds, in its order: first what a reader must see first.
fn contents(bundle: &Bundle) -> Files {
    let placed = bundle.0.iter().map(|(path, bytes)| (place_in_zip(path), bytes.clone()));
    let mut files: Files = placed.collect();
    let rank = |path: &str| [FIRST, READ_ME].iter().position(|it| *it == path).unwrap_or(usize::MAX);
    files.sort_by_cached_key(|(path, _)| (rank(path), path.clone()));
    let sums = sums(files.iter().map(|(path, bytes)| (path.as_str(), &**bytes)));
    let place = files.iter().take_while(|(path, _)| rank(path) < usize::MAX).count();
    files.insert(place, (SUMS.to_owned(), sums.into_bytes().into()));
    files
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::handbook::Config;

    fn packed(formats: &[Format]) -> Bundle {
        let config = Config {
            name: "my-book".to_owned(),
            title: "<My> book".to_owned(),
            edition: "2026.11".to_owned(),
            date: "2026-11-23".to_owned(),
            ..Config::default()
        };
        let mut bundle = Bundle::default();
        bundle.insert(FIRST, *b"<p>first");
        bundle.insert(READ_ME, *b"first");
        bundle.insert("my-book-en.html", *b"<p>all");
        bundle.insert("my-book-en.epub", *b"book");
        bundle.insert("site/index.html", *b"<p>page");
        bundle.insert("site/a.png", *b"png");
        pack(&Handbook { config, ..Handbook::default() }, bundle, formats)
    }

    fn names(bundle: &Bundle) -> Vec<&str> {
        bundle.0.keys().map(String::as_str).collect()
    }

    #[test]
    fn each_format_has_its_files() {
        let zip = "my-book-2026.11.zip";
        let (epub, html) = ("my-book-en.epub", "my-book-en.html");
        assert_eq!(names(&packed(&[Format::Site])), [MARKER, SUMS, epub, html, "site/a.png", "site/index.html"]);
        assert_eq!(names(&packed(&[Format::Zip])), [MARKER, SUMS, zip, epub, html]);
        let both = packed(&[Format::Site, Format::Zip]);
        assert_eq!(names(&both), [MARKER, SUMS, zip, epub, html, "site/a.png", "site/index.html"]);
        assert_eq!(both.0[zip], packed(&[Format::Zip]).0[zip]);
    }

    #[test]
    fn the_zip_has_one_folder_fixed_times_and_the_same_bytes() {
        let dist = packed(&[Format::Zip]);
        let mut archive = ::zip::ZipArchive::new(std::io::Cursor::new(&*dist.0["my-book-2026.11.zip"])).expect("a zip");
        let names: Vec<String> = archive.file_names().map(|it| it.expect("a name").into_owned()).collect();
        let top = |name: &str| format!("my-book-2026.11/{name}");
        // Few things at the top, and what no browser opens in a folder of its own.
        let rest = ["more/my-book-en.epub", "my-book-en.html", "site/a.png", "site/index.html"];
        let order: Vec<&str> = [FIRST, READ_ME, SUMS].into_iter().chain(rest).collect();
        assert_eq!(names, order.iter().map(|name| top(name)).collect::<Vec<_>>());
        let mut file = archive.by_name(&top("site/index.html")).expect("a page");
        assert_eq!(file.unix_mode(), Some(0o100_644));
        assert_eq!(file.last_modified().expect("a time").to_string(), "2026-11-23 00:00:00");
        assert_eq!(std::io::read_to_string(&mut file).expect("text"), "<p>page");
    }

    #[test]
    fn an_e_book_is_one_file_that_begins_with_what_it_is() {
        let config = Config { name: "my-book".to_owned(), date: "2026-11-23".to_owned(), ..Config::default() };
        let handbook = Handbook { config, ..Handbook::default() };
        let mut unpacked = Bundle::default();
        unpacked.insert("epub/en/EPUB/a.xhtml", *b"text");
        unpacked.insert("epub/en/mimetype", *b"application/epub+zip");
        let packed = epubs(&handbook, &unpacked);
        assert_eq!(names(&packed), ["my-book-en.epub"]);
        assert_eq!(&packed.0["my-book-en.epub"][30..58], b"mimetypeapplication/epub+zip");
    }

    #[test]
    fn the_marker_says_which_edition_it_is() {
        let marker = packed(&[Format::Site]).0[MARKER].clone();
        let expected = Made { edition: "my-book-2026.11".to_owned(), date: "2026-11-23".to_owned() };
        assert_eq!(made(&marker), Some(expected));
        for text in ["", MARKER_TEXT, &format!("{MARKER_TEXT}edition: a\x1b[1m\ndate: x\n")] {
            assert_eq!(made(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn a_stem_is_safe() {
        let stem_of = |name: &str, edition: &str| {
            Config { name: name.to_owned(), edition: edition.to_owned(), ..Config::default() }.bundle_name()
        };
        assert_eq!(stem_of("Mon Été", "2/26."), "mon--t--2-26");
        assert_eq!(stem_of("", ""), "handbook");
        let long = stem_of(&"x".repeat(99_999), "1");
        assert!(long.len() <= 60 && long.ends_with("x-1"), "{long}");
    }
}
