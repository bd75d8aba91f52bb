//! What a book is read in. Not every medium can do everything.

/// What a reader reads the book in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// Pages of a site, in a browser.
    Site,
    /// One HTML file, in a browser.
    Html,
    /// An e-book.
    Epub,
}

impl Medium {
    /// Every medium.
    pub const ALL: [Self; 3] = [Self::Site, Self::Html, Self::Epub];

    /// Its word in a chapter.
    pub fn name(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Html => "html",
            Self::Epub => "epub",
        }
    }
}
