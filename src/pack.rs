//! Archives and checksums: the last things that a bundle gets.
//!
//! [`pack`] is the way in, and [`epubs`] before it. Equal bundles give equal bytes: entries stand
//! in a fixed order, with the date of the edition and fixed modes. Nothing is
//! rendered here but the two pages that only the zip has, START-HERE and README.

mod words;
mod zip;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::model::bundle::{Bundle, MARKER};
use crate::model::handbook::{Config, Format, Handbook};

const MARKER_TEXT: &str = "This folder was made by vademecum. The next build replaces it as a whole.\n";

const SUMS: &str = "SHA256SUMS";
const SITE: &str = "site/";
/// Where `render` puts the files of e-books, below their languages.
const EPUB: &str = "epub/";
/// The folder of the zip with the other forms of the book.
const MORE: &str = "more";

/// Path and bytes of files, in order.
type Files = Vec<(String, Arc<[u8]>)>;

/// Packs the files of each e-book of `bundle`, which `render` put below `epub/LANG/`, into one.
pub fn epubs(handbook: &Handbook, mut bundle: Bundle) -> Bundle {
    let config = &handbook.config;
    let mut books: BTreeMap<String, Files> = BTreeMap::new();
    bundle.0.retain(|path, bytes| {
        let Some((lang, file)) = path.strip_prefix(EPUB).and_then(|below| below.split_once('/')) else { return true };
        books.entry(lang.to_owned()).or_default().push((file.to_owned(), bytes.clone()));
        false
    });
    for (lang, mut files) in books {
        // Reading programs know an e-book by its first file.
        files.sort_by_key(|(file, _)| file != zip::MIMETYPE);
        let name = format!("{}-{}.epub", safe(&config.name), lang.to_ascii_lowercase());
        bundle.insert(name, zip::container(&config.date, &files));
    }
    bundle
}

/// Makes `bundle` the whole of `dist/`: adds the zip if it is wanted, takes the site away if it is not, and adds
/// checksums and the marker.
pub fn pack(handbook: &Handbook, bundle: Bundle, formats: &[Format]) -> Bundle {
    let config = &handbook.config;
    let mut dist = bundle;
    if formats.contains(&Format::Zip) {
        let stem = stem(config);
        let archive = zip::archive(&stem, &config.date, &contents(config, &stem, &dist));
        dist.insert(format!("{stem}.zip"), archive);
    }
    if !formats.contains(&Format::Site) {
        dist.0.retain(|path, _| !path.starts_with(SITE));
    }
    let sums = sums(dist.0.iter().map(|(path, bytes)| (path.as_str(), bytes)).collect());
    dist.insert(SUMS, sums.into_bytes());
    dist.insert(MARKER, MARKER_TEXT.as_bytes());
    dist
}

/// What the zip holds, in its order: first what a reader must see first.
fn contents(config: &Config, stem: &str, bundle: &Bundle) -> Files {
    let mut files: Files = vec![
        ("START-HERE.html".to_owned(), words::start_here(config, stem, bundle).into_bytes().into()),
        ("README.txt".to_owned(), words::read_me(config, stem, bundle).into_bytes().into()),
    ];
    files.extend(bundle.0.iter().map(|(path, bytes)| (place_in_zip(path), bytes.clone())));
    let sums = sums(files.iter().map(|(path, bytes)| (path.as_str(), bytes)).collect());
    files.insert(2, (SUMS.to_owned(), sums.into_bytes().into()));
    files
}

/// What no browser opens lies below a folder of its own: at the top stands only what a reader must see.
fn place_in_zip(path: &str) -> String {
    if path.ends_with(".epub") { format!("{MORE}/{path}") } else { path.to_owned() }
}

/// `<hash>  <path>` a line, as `sha256sum -c` reads them.
fn sums(files: Vec<(&str, &Arc<[u8]>)>) -> String {
    let lines = files.into_par_iter().map(|(path, bytes)| {
        let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{hash}  {path}\n")
    });
    lines.collect()
}

/// Name of the zip without its ending, and of the one folder in it: safe on every disk.
fn stem(config: &Config) -> String {
    let edition = if config.edition.is_empty() { String::new() } else { format!("-{}", config.edition) };
    safe(&format!("{}{edition}", config.name))
}

/// `name` as a name of files.
fn safe(name: &str) -> String {
    let safe = |it: char| if it.is_ascii_alphanumeric() || it == '.' || it == '-' { it } else { '-' };
    let stem: String = name.to_ascii_lowercase().chars().map(safe).take(60).collect();
    match stem.trim_matches(['.', '-']) {
        "" => "handbook".to_owned(),
        stem => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(formats: &[Format]) -> Bundle {
        let config = Config {
            name: "my-book".to_owned(),
            title: "<My> book".to_owned(),
            edition: "2026.11".to_owned(),
            date: "2026-11-23".to_owned(),
            ..Config::default()
        };
        let mut bundle = Bundle::default();
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
        assert_eq!(names(&packed(&[Format::Site])), [MARKER, SUMS, "site/a.png", "site/index.html"]);
        assert_eq!(names(&packed(&[Format::Zip])), [MARKER, SUMS, zip]);
        let both = packed(&[Format::Site, Format::Zip]);
        assert_eq!(names(&both), [MARKER, SUMS, zip, "site/a.png", "site/index.html"]);
        assert_eq!(both.0[zip], packed(&[Format::Zip]).0[zip]);
    }

    #[test]
    fn the_zip_has_one_folder_fixed_times_and_the_same_bytes() {
        let dist = packed(&[Format::Zip]);
        let mut archive = ::zip::ZipArchive::new(std::io::Cursor::new(&*dist.0["my-book-2026.11.zip"])).expect("a zip");
        let names: Vec<String> = archive.file_names().map(|it| it.expect("a name").into_owned()).collect();
        let top = |name: &str| format!("my-book-2026.11/{name}");
        let order = ["START-HERE.html", "README.txt", SUMS, "site/a.png", "site/index.html"];
        assert_eq!(names, order.map(top));
        let mut file = archive.by_name(&top("site/index.html")).expect("a page");
        assert_eq!(file.unix_mode(), Some(0o100_644));
        assert_eq!(file.last_modified().expect("a time").to_string(), "2026-11-23 00:00:00");
        assert_eq!(std::io::read_to_string(&mut file).expect("text"), "<p>page");
    }

    #[test]
    fn an_e_book_is_one_file_that_begins_with_what_it_is() {
        let config = Config { name: "My book".to_owned(), date: "2026-11-23".to_owned(), ..Config::default() };
        let handbook = Handbook { config, ..Handbook::default() };
        let mut bundle = Bundle::default();
        bundle.insert("site/index.html", *b"page");
        bundle.insert("epub/en/EPUB/a.xhtml", *b"text");
        bundle.insert("epub/en/mimetype", *b"application/epub+zip");
        let dist = pack(&handbook, epubs(&handbook, bundle), &[Format::Zip]);
        assert_eq!(names(&dist), [MARKER, SUMS, "my-book-en.epub", "my-book.zip"]);
        assert_eq!(&dist.0["my-book-en.epub"][30..58], b"mimetypeapplication/epub+zip");
        let archive = ::zip::ZipArchive::new(std::io::Cursor::new(&*dist.0["my-book.zip"])).expect("a zip");
        assert!(archive.file_names().any(|it| it.expect("a name") == "my-book/more/my-book-en.epub"));
    }

    #[test]
    fn sums_are_those_of_sha256sum() {
        let text = String::from_utf8(packed(&[Format::Site]).0[SUMS].to_vec()).expect("text");
        let png = "8f8cbb7dcf46e0bc7d53265749a6c17d116093a6ba95e442764060c76fd4a86c";
        assert_eq!(text.lines().next(), Some(&*format!("{png}  site/a.png")));
        assert_eq!(text.lines().count(), 2);
    }

    #[test]
    fn a_stem_is_safe() {
        let stem_of = |name: &str, edition: &str| {
            stem(&Config { name: name.to_owned(), edition: edition.to_owned(), ..Config::default() })
        };
        assert_eq!(stem_of("Mon Été", "2/26."), "mon--t--2-26");
        assert_eq!(stem_of("", ""), "handbook");
        assert!(stem_of(&"x".repeat(99_999), "1").len() <= 60);
    }
}
