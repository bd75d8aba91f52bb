//! What the targets call: the promises that `cargo test` replays the corpus through, from the same files.

#[path = "../../tests/it/html.rs"]
#[allow(dead_code)]
mod html;
#[path = "../../tests/it/invariants/mod.rs"]
pub mod invariants;
