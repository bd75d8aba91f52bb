//! What a build makes: files by path, below `dist/`.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Name of the file that marks a folder as made by vademecum: only such a folder is ever replaced, none is read as a source.
pub const MARKER: &str = ".vademecum";

/// The page that readers of the zip see first.
pub const FIRST: &str = "START-HERE.html";
/// The same as text.
pub const READ_ME: &str = "README.txt";

/// Where a file of `dist/` lies below the folder of the zip: few things at the top, the rest in folders.
pub fn place_in_zip(path: &str) -> String {
    let stays = path.contains('/') || path.ends_with(".html") || path == READ_ME;
    if stays { path.to_owned() } else { format!("more/{path}") }
}

/// Every file of `dist/`, by path with `/`, such as `site/en/index.html`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bundle(pub BTreeMap<String, Arc<[u8]>>);

impl Bundle {
    /// Puts a file at `path`.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Arc<[u8]>>) {
        self.0.insert(path.into(), bytes.into());
    }
}
