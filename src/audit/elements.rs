//! A document as a browser sees it: its elements, in the order in which they are made.
//!
//! [`html()`] and [`xml()`] are the ways in; the rules of `page` do not care which it was. No tree
//! is kept, so that no document is too deep for it.

mod html;
mod xml;

pub(super) use html::html;
pub(super) use xml::xml;

/// The vocabulary that an element belongs to. An attribute means what its element's vocabulary says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Space {
    /// HTML, in a page or in XHTML.
    Html,
    /// SVG, in a page or alone.
    Svg,
    /// MathML.
    Math,
    /// Any other, such as the package document of an e-book.
    #[default]
    Other,
}

/// An element with what it says.
#[derive(Debug, PartialEq, Eq, Default)]
pub(super) struct Element {
    /// Its vocabulary.
    pub space: Space,
    /// Local name; of HTML in lower case.
    pub name: String,
    /// Local names and values, character references replaced.
    pub attributes: Vec<(String, String)>,
    /// What stands in a `script` or `style`; else empty.
    pub text: String,
}

impl Element {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether it is HTML's `name`.
    pub fn is_html(&self, name: &str) -> bool {
        self.space == Space::Html && self.name == name
    }

    /// Whether its content is a script or a style.
    fn holds_code(&self) -> bool {
        matches!(self.name.as_str(), "script" | "style")
    }
}

/// The vocabulary with this name.
fn space(namespace: &str) -> Space {
    match namespace {
        "http://www.w3.org/1999/xhtml" => Space::Html,
        "http://www.w3.org/2000/svg" => Space::Svg,
        "http://www.w3.org/1998/Math/MathML" => Space::Math,
        _ => Space::Other,
    }
}
