//! Builds that are killed, refused by the disk, interrupted, or not alone: the old output is whole each time, and the
//! next build succeeds and clears up.
//!
//! Linux, with `strace`, which kills a build at the very call that is meant. `cargo test --test faults` runs it on the
//! program of the test profile; `VADEMECUM` names another one, such as `target/release/vademecum`.

mod calls;
mod disk;
mod errors;
mod kills;
mod lab;
mod together;
