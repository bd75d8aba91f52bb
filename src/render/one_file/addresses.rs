//! How places are spelled where all of them stand in one file: every link stays inside.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::super::addresses::{Addresses, in_page};
use super::CONTENTS;
use crate::model::handbook::{Edition, Handbook, PageId, Target};

/// The ids of the pages: numbers with 36 digits. A book has thousands of links; and what a browser remembers of an address
/// says less than a name would.
pub(super) struct PageIds(Vec<String>);

impl PageIds {
    /// An id a page of `edition`.
    pub fn new(edition: &Edition) -> Self {
        Self((0..edition.chapters.len()).map(number).collect())
    }

    /// The id of a page; empty where there is no such page.
    pub fn page(&self, page: PageId) -> &str {
        self.0.get(page.0 as usize).map_or("", String::as_str)
    }

    /// The id of a place on a page. That of a page holds no `-`, so that ids cannot meet.
    pub fn place(&self, page: PageId, name: &str) -> String {
        let page = self.page(page);
        if name.is_empty() { page.to_owned() } else { format!("{page}-{name}") }
    }

    /// The `href` of a place on a page.
    pub fn href(&self, page: PageId, anchor: &str) -> String {
        in_page(&self.place(page, anchor))
    }
}

fn number(index: usize) -> String {
    let mut digits = Vec::new();
    let mut rest = index;
    loop {
        digits.push(char::from_digit((rest % 36) as u32, 36).unwrap_or('0'));
        rest /= 36;
        if rest == 0 {
            break;
        }
    }
    digits.iter().rev().collect()
}

/// Spells the addresses of one chapter inside the file.
pub(super) struct Inside<'a> {
    handbook: &'a Handbook,
    ids: &'a PageIds,
    page: PageId,
}

impl<'a> Inside<'a> {
    /// The addresses as the chapter `page` spells them.
    pub fn new(handbook: &'a Handbook, ids: &'a PageIds, page: PageId) -> Self {
        Self { handbook, ids, page }
    }
}

impl Addresses for Inside<'_> {
    fn href(&self, target: &Target) -> Option<String> {
        match target {
            Target::Page(page, anchor) => Some(self.ids.href(*page, anchor)),
            Target::WholeBook => Some(format!("#{CONTENTS}")),
            Target::Asset(_) | Target::Sheet(_) | Target::Contact(_) | Target::External(_) | Target::Broken => None,
        }
    }

    fn src(&self, image: &Target) -> Option<String> {
        let Target::Asset(path) = image else { return None };
        inside(self.handbook, path)
    }

    fn id(&self, name: &str) -> String {
        self.ids.place(self.page, name)
    }
}

/// The image at `path` of the book as an address that holds all of it.
pub(super) fn inside(handbook: &Handbook, path: &str) -> Option<String> {
    let bytes = handbook.assets.get(path)?;
    Some(format!("data:{};base64,{}", media_type(path), BASE64.encode(bytes)))
}

/// What a browser is told of an image, by the ending of its name.
fn media_type(path: &str) -> &'static str {
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::handbook::Chapter;

    #[test]
    fn ids_are_short_and_do_not_meet() {
        let ids = PageIds::new(&Edition { chapters: vec![Chapter::default(); 1300], ..Edition::default() });
        assert_eq!([0, 35, 36, 1299].map(|page| ids.page(PageId(page))), ["0", "z", "10", "103"]);
        assert_eq!(ids.href(PageId(37), "whom"), "#11-whom");
    }
}
