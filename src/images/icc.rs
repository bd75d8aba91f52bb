//! Which colour profiles stay: those that everybody has, so that they tell of nobody.

/// Names of profiles that programs bring along.
const KNOWN: &[&str] =
    &["Display P3", "Adobe RGB (1998)", "ProPhoto RGB", "ROMM RGB", "Dot Gain 20%", "Gray Gamma 2.2"];

/// What becomes of a profile.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Profile {
    /// It says what browsers assume: it goes, and no colour changes.
    Usual,
    /// It is common: it stays.
    Known,
    /// It may be that of one screen or scanner: it goes, and colours may change.
    Own,
}

/// What becomes of a profile with these bytes.
pub(super) fn judge(profile: &[u8]) -> Profile {
    let says = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_be_bytes).collect();
        contains(profile, name.as_bytes()) || contains(profile, &wide)
    };
    if says("sRGB") {
        Profile::Usual
    } else if KNOWN.iter().any(|name| says(name)) {
        Profile::Known
    } else {
        Profile::Own
    }
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
