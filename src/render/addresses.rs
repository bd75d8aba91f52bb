//! How one format spells addresses. The tree and the templates never do.
//!
//! [`ManyFiles`] is a site of one file a page, [`OnePage`] a file that holds
//! every page. Both answer for one chapter in one file, so that they need no
//! other question than where a link leads.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::handbook::{Edition, Handbook, PageId, Target};

/// Spells the addresses of one chapter inside one output file.
pub(super) trait Addresses: Sync {
    /// The `href` of a place in the book; `None` for what is no place in it.
    fn href(&self, target: &Target) -> Option<String>;
    /// The address of a carried image, for `src`.
    fn src(&self, image: &Target) -> Option<String> {
        self.href(image)
    }
    /// The `id` that a name of this chapter has in the output file.
    fn id(&self, name: &str) -> String;
    /// Whether links may leave the book: a file that stands alone has no script that could ask first.
    fn leads_out(&self) -> bool {
        true
    }
}

/// Where the files of the site lie, below `site/`.
pub(super) struct Places<'a> {
    assets: BTreeMap<&'a str, String>,
}

/// One file a page.
pub(super) struct ManyFiles<'a> {
    places: &'a Places<'a>,
    edition: &'a Edition,
    from: &'a str,
}

/// Every page in one file, at `from`.
pub(super) struct OnePage<'a> {
    files: ManyFiles<'a>,
    prefix: String,
}

impl<'a> Places<'a> {
    /// The places of `handbook`. Names of carried files become safe on every file system.
    pub fn new(handbook: &'a Handbook) -> Self {
        let mut taken = BTreeSet::new();
        let mut assets = BTreeMap::new();
        for (index, path) in handbook.assets.keys().enumerate() {
            let name = match handbook.config.discreet {
                true => numbered(path, index + 1),
                false => safe_path(path.strip_prefix("images/").unwrap_or(path)),
            };
            assets.insert(path.as_str(), free(&name, &mut taken));
        }
        Self { assets }
    }

    /// The place of a carried file.
    pub fn asset(&self, path: &str) -> Option<&str> {
        self.assets.get(path).map(String::as_str)
    }

    /// The file of a page.
    pub fn page(&self, edition: &Edition, page: PageId) -> Option<String> {
        let chapter = edition.chapters.get(page.0 as usize)?;
        Some(format!("{}/{}.html", edition.lang, chapter.path))
    }
}

impl<'a> ManyFiles<'a> {
    /// The addresses as the file `from` of `edition` spells them.
    pub fn new(places: &'a Places<'a>, edition: &'a Edition, from: &'a str) -> Self {
        Self { places, edition, from }
    }

    /// The `href` of a file below `site/`, perhaps with an anchor.
    pub fn file(&self, path: &str, anchor: &str) -> String {
        match anchor {
            "" => relative(self.from, path),
            _ if path == self.from => in_page(anchor),
            _ => format!("{}#{}", relative(self.from, path), encode(anchor)),
        }
    }

    /// The `href` of a page of the edition.
    pub fn page(&self, page: PageId) -> Option<String> {
        Some(self.file(&self.places.page(self.edition, page)?, ""))
    }
}

impl Addresses for ManyFiles<'_> {
    fn href(&self, target: &Target) -> Option<String> {
        match target {
            Target::Page(page, anchor) => Some(self.file(&self.places.page(self.edition, *page)?, anchor)),
            Target::Asset(path) => Some(self.file(self.places.asset(path)?, "")),
            Target::WholeBook => Some(self.file(&format!("{}/book.html", self.edition.lang), "")),
            Target::Sheet(id) => match self.edition.names.get(id)? {
                Target::Page(page, _) => Some(self.file(&sheet_file(self.edition, *page)?, "")),
                _ => None,
            },
            Target::Contact(_) | Target::External(_) | Target::Broken => None,
        }
    }

    fn id(&self, name: &str) -> String {
        name.to_owned()
    }
}

impl<'a> OnePage<'a> {
    /// The addresses as `chapter`, inside the one file `from`, spells them.
    pub fn new(places: &'a Places<'a>, edition: &'a Edition, from: &'a str, chapter: &str) -> Self {
        Self { files: ManyFiles::new(places, edition, from), prefix: page_id(chapter) }
    }
}

impl Addresses for OnePage<'_> {
    fn href(&self, target: &Target) -> Option<String> {
        match target {
            Target::Page(page, anchor) => {
                let chapter = self.files.edition.chapters.get(page.0 as usize)?;
                Some(in_page(&place_id(&page_id(&chapter.path), anchor)))
            }
            Target::WholeBook => Some("#_main".to_owned()),
            _ => self.files.href(target),
        }
    }

    fn id(&self, name: &str) -> String {
        place_id(&self.prefix, name)
    }
}

/// The file of the sheet of the record whose page is `page`, below `site/`: it has the name of that page.
pub(super) fn sheet_file(edition: &Edition, page: PageId) -> Option<String> {
    let path = &edition.chapters.get(page.0 as usize)?.path;
    let name = path.rsplit('/').next().unwrap_or_default();
    Some(format!("{}/sheets/{name}.html", edition.lang))
}

/// A file that stands alone: it leads nowhere.
pub(super) struct Alone;

impl Addresses for Alone {
    fn href(&self, _: &Target) -> Option<String> {
        None
    }

    fn leads_out(&self) -> bool {
        false
    }

    fn id(&self, name: &str) -> String {
        name.to_owned()
    }
}

/// The `href` of an id in the same file.
pub(super) fn in_page(id: &str) -> String {
    format!("#{}", encode(id))
}

/// The id of a whole chapter where every page is in one file. Slugs hold no `--`, so that ids cannot meet.
pub(super) fn page_id(path: &str) -> String {
    path.replace('/', "-")
}

fn place_id(page: &str, name: &str) -> String {
    if name.is_empty() { page.to_owned() } else { format!("{page}--{name}") }
}

/// The way from the file `from` to the file `to`, both below one root.
fn relative(from: &str, to: &str) -> String {
    let here: Vec<&str> = from.split('/').collect();
    let there: Vec<&str> = to.split('/').collect();
    let shared = here.iter().zip(&there).take_while(|(a, b)| a == b).count();
    let shared = shared.min(here.len() - 1).min(there.len() - 1);
    let mut way = "../".repeat(here.len() - 1 - shared);
    way += &encode(&there[shared..].join("/"));
    way
}

/// Percent-encodes what an address may not hold. Letters of any script stay: the reader sees them.
fn encode(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '%'
            | '#'
            | '?'
            | '"'
            | '<'
            | '>'
            | '\\'
            | '^'
            | '`'
            | '{'
            | '|'
            | '}'
            | '['
            | ']'
            | '\0'..=' '
            | '\x7f' => {
                made += &format!("%{:02X}", u32::from(c));
            }
            _ => made.push(c),
        }
    }
    made
}

/// `images/` and the path in lower-case ASCII, so that the name survives every file system and zip program.
fn safe_path(path: &str) -> String {
    let safe = |c: char| match c {
        'a'..='z' | '0'..='9' | '-' | '/' | '.' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        _ => '-',
    };
    let parts = path.split('/').map(|part| part.trim_start_matches(['.', '_']));
    format!("images/{}", parts.collect::<Vec<_>>().join("/").chars().map(safe).collect::<String>())
}

/// A name for an image of a discreet book: its number and its ending.
fn numbered(path: &str, number: usize) -> String {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    safe_path(&format!("{number:03}.{ending}"))
}

/// `name`, or the first of `name-2`, `name-3`, … that is not taken.
fn free(name: &str, taken: &mut BTreeSet<String>) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let dot = if ending.is_empty() { "" } else { "." };
    let mut candidate = name.to_owned();
    let mut number = 2;
    while !taken.insert(candidate.clone()) {
        candidate = format!("{stem}-{number}{dot}{ending}");
        number += 1;
    }
    candidate
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_are_relative_and_end_in_a_file() {
        assert_eq!(relative("en/a/b.html", "en/a/c.html"), "c.html");
        assert_eq!(relative("en/a/b.html", "en/index.html"), "../index.html");
        assert_eq!(relative("index.html", "en/a/b.html"), "en/a/b.html");
        assert_eq!(relative("en/a.html", "en/a.html"), "a.html");
        assert_eq!(relative("en/a/b.html", "images/c d.png"), "../../images/c%20d.png");
    }

    #[test]
    fn carried_files_get_safe_names() {
        let mut taken = BTreeSet::new();
        assert_eq!(free(&safe_path("A b.PNG"), &mut taken), "images/a-b.png");
        assert_eq!(free(&safe_path("a-b.png"), &mut taken), "images/a-b-2.png");
        assert_eq!(safe_path("_x/.y.svg"), "images/x/y.svg");
    }
}
