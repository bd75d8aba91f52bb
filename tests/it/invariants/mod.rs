//! What holds for any bytes, room by room: more than that nothing panics.
//!
//! Each function of [`TARGETS`] takes bytes and panics where they break what it promises. `cargo test` replays
//! `fuzz/corpus/` through them; the targets of `fuzz/` call the same functions with bytes that nobody has thought of.

mod asked;
mod closed;
mod pictures;
mod small;
mod texts;
mod zips;

pub use asked::search_query;
pub use pictures::{image, svg};
pub use texts::{front_matter, markdown, registry, summary};
pub use zips::zip_verify;

/// A check of one room: its name, which is that of its corpus and of its binary in `fuzz/`, and what runs it.
pub type Target = (&'static str, fn(&[u8]));

/// Every target, in alphabetical order.
pub const TARGETS: &[Target] = &[
    ("front_matter", front_matter),
    ("image", image),
    ("markdown", markdown),
    ("registry", registry),
    ("search_query", search_query),
    ("summary", summary),
    ("svg", svg),
    ("zip_verify", zip_verify),
];
