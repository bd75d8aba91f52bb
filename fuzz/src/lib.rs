//! What the targets call: the promises that `cargo test` replays the corpus through, from the same files.

#[path = "../../tests/it/html.rs"]
#[allow(dead_code)]
mod html;
#[path = "../../tests/it/invariants/mod.rs"]
pub mod invariants;

pub use libfuzzer_sys;

/// Makes a fuzz target of the promise with this name.
#[macro_export]
macro_rules! target {
    ($name:ident) => {
        $crate::libfuzzer_sys::fuzz_target!(init: $crate::stay_on_one_thread(), |bytes: &[u8]| {
            $crate::invariants::$name(bytes);
        });
    };
}

/// Work that is handed to other threads and back takes most of the time where each try takes little.
pub fn stay_on_one_thread() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread();
    pool.build_global().expect("nobody has made threads yet");
}
