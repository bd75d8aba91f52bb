//! Archives and checksums: the last things that a bundle gets.
//!
//! [`pack`] is the only way in. Equal bundles give equal bytes: entries stand
//! in a fixed order, with the date of the edition and fixed modes. Nothing is
//! rendered here.

mod zip;

use std::sync::Arc;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::model::bundle::{Bundle, FIRST, MARKER, READ_ME, place_in_zip};
use crate::model::handbook::{Format, Handbook};

const MARKER_TEXT: &str = "This folder was made by vademecum. The next build replaces it as a whole.\n";

const SUMS: &str = "SHA256SUMS";
const SITE: &str = "site/";

/// Makes `bundle` the whole of `dist/`: adds the zip if it is wanted, takes the site away if it is not, and adds
/// checksums and the marker.
pub fn pack(handbook: &Handbook, bundle: Bundle, formats: &[Format]) -> Bundle {
    let config = &handbook.config;
    let mut dist = bundle;
    if formats.contains(&Format::Zip) {
        let stem = config.bundle_name();
        let archive = zip::archive(&stem, &config.date, &contents(&dist));
        dist.insert(format!("{stem}.zip"), archive);
    }
    // What leads into the zip is of no use beside it.
    dist.0.retain(|path, _| path != FIRST && path != READ_ME);
    if !formats.contains(&Format::Site) {
        dist.0.retain(|path, _| !path.starts_with(SITE));
    }
    let sums = sums(dist.0.iter().map(|(path, bytes)| (path.as_str(), bytes)).collect());
    dist.insert(SUMS, sums.into_bytes());
    dist.insert(MARKER, MARKER_TEXT.as_bytes());
    dist
}

/// What the zip holds, in its order: first what a reader must see first.
fn contents(bundle: &Bundle) -> Vec<(String, Arc<[u8]>)> {
    let placed = bundle.0.iter().map(|(path, bytes)| (place_in_zip(path), bytes.clone()));
    let mut files: Vec<(String, Arc<[u8]>)> = placed.collect();
    let rank = |path: &str| [FIRST, READ_ME].iter().position(|it| *it == path).unwrap_or(usize::MAX);
    files.sort_by_cached_key(|(path, _)| (rank(path), path.clone()));
    let sums = sums(files.iter().map(|(path, bytes)| (path.as_str(), bytes)).collect());
    let place = files.iter().take_while(|(path, _)| rank(path) < usize::MAX).count();
    files.insert(place, (SUMS.to_owned(), sums.into_bytes().into()));
    files
}

/// `<hash>  <path>` a line, as `sha256sum -c` reads them.
fn sums(files: Vec<(&str, &Arc<[u8]>)>) -> String {
    let lines = files.into_par_iter().map(|(path, bytes)| {
        let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{hash}  {path}\n")
    });
    lines.collect()
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
    fn sums_are_those_of_sha256sum() {
        let text = String::from_utf8(packed(&[Format::Site]).0[SUMS].to_vec()).expect("text");
        let png = "8f8cbb7dcf46e0bc7d53265749a6c17d116093a6ba95e442764060c76fd4a86c";
        assert!(text.lines().any(|line| line == format!("{png}  site/a.png")));
        assert_eq!(text.lines().count(), 4);
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
