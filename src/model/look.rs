//! The house style of a book: what `[look]` of `handbook.toml` asks for, checked.

use std::sync::Arc;

use super::source::FileId;

/// Logo, colour and styles of a book.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// Stands beside the title at the head of every page.
    pub logo: Option<Logo>,
    /// Colour of links and buttons.
    pub accent: Option<Accent>,
    /// The book's own style sheets, in order; they come after those of the theme.
    pub styles: Vec<Style>,
}

/// A picture that stands for whoever publishes the book.
#[derive(Debug, Clone, Default)]
pub struct Logo {
    /// Path of an image of the book, such as `images/logo.svg`.
    pub image: String,
    /// The same for dark screens; [`Logo::image`] where empty.
    pub dark: String,
    /// What it says; empty where the title beside it says the same.
    pub alt: String,
}

/// A colour on light and on dark ground, legible on every ground of the theme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Accent {
    /// For light screens.
    pub light: Shades,
    /// For dark screens.
    pub dark: Shades,
}

/// A colour for text, and a ground of the same hue on which it is legible. Both as `#rrggbb`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shades {
    /// Of links, and the ground of buttons.
    pub ink: String,
    /// Behind what is chosen.
    pub soft: String,
}

/// A style sheet of the book.
#[derive(Debug, Clone)]
pub struct Style {
    /// Path below the root, such as `styles/house.css`.
    pub path: String,
    /// What it says.
    pub text: Arc<str>,
    /// The file, for reports.
    pub file: FileId,
}
