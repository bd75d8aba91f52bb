#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vademecum_fuzz::invariants::registry(bytes));
