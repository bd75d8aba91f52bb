//! A theme: templates, styles, scripts and UI text, by path below `theme/`.

use std::collections::BTreeMap;
use std::sync::Arc;

/// The files of a theme, the book's own laid over the built-in ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Theme {
    /// By path, such as `templates/page.html`.
    pub files: BTreeMap<String, Arc<[u8]>>,
}

/// A template or style that does not work: the theme author's fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeError {
    /// The file of the theme.
    pub file: String,
    /// What is wrong, with its chain of causes.
    pub message: String,
}

impl std::fmt::Display for ThemeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "theme file {}: {}", self.file, self.message)
    }
}

impl std::error::Error for ThemeError {}

impl Theme {
    /// The text of a file, if the theme has it and it is UTF-8.
    pub fn text(&self, path: &str) -> Option<&str> {
        std::str::from_utf8(self.files.get(path)?).ok()
    }
}
