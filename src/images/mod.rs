//! Cleans images: what a picture shows stays, what it tells beside that goes.
//!
//! [`clean()`] is the way in; `svg`, `jpeg`, `png` and `webp` are pure functions on bytes that
//! never panic, whatever the bytes are. Pixels are not touched: nothing is decoded and written
//! anew. Where and when a picture was made, by whom, with what, and a small copy of what it showed
//! before it was cropped, are left out.

mod exif;
mod icc;
mod jpeg;
mod kind;
mod png;
mod svg;
mod webp;

pub use jpeg::jpeg;
pub use png::png;
pub use svg::svg;
pub use webp::webp;

use kind::Kind;

/// An image that may be shipped, and what its author should know.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Clean {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// What changed that a reader may see, in words, such as "the script in it is left out".
    pub changes: Vec<String>,
}

/// The image with the name `name`, cleaned; `None` for what is no image by its name or its bytes.
///
/// # Errors
///
/// If the bytes are no whole image, another one than the name says, or of a kind that is not carried.
pub fn clean(name: &str, bytes: &[u8]) -> Option<Result<Clean, String>> {
    let (named, real) = (kind::of_name(name), kind::of_bytes(bytes));
    match (named, real) {
        (None, None) => None,
        (Some(Kind::Foreign(format)), _) | (None, Some(Kind::Foreign(format))) => {
            Some(Err(format!("images of the format {format} are not carried")))
        }
        (Some(named), Some(real)) if named == real => Some(by_kind(named, bytes)),
        (None, Some(real)) => Some(Err(format!("it is {}, and its name does not say so", real.name()))),
        (Some(named), Some(real)) => {
            Some(Err(format!("by its name it is {}, by its bytes {}", named.name(), real.name())))
        }
        (Some(named), None) => Some(Err(format!("by its name it is {}, by its bytes it is none", named.name()))),
    }
}

fn by_kind(kind: Kind, bytes: &[u8]) -> Result<Clean, String> {
    match kind {
        Kind::Jpeg => jpeg(bytes),
        Kind::Png => png(bytes),
        Kind::WebP => webp(bytes),
        Kind::Svg => svg(bytes),
        Kind::Foreign(format) => Err(format!("images of the format {format} are not carried")),
    }
}

#[cfg(test)]
mod tests;
