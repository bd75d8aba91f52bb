//! "Did you mean": the known name that is closest to a mistyped one.
//!
//! [`nearest`] and [`did_you_mean`] are the ways in. Beyond a third of the
//! length a guess is noise, so nothing is said.

/// The closest of `names` to `word`, if it is close; the first in order among equals.
pub(super) fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let length = word.chars().count();
    // Of one or two letters nearly every short name is "close".
    let distance_max = if length < 3 { 0 } else { (length / 3).max(1) };
    names
        .into_iter()
        .filter(|name| name.chars().count().abs_diff(length) <= distance_max)
        .map(|name| (strsim::osa_distance(&word, name), name))
        .filter(|(distance, _)| *distance <= distance_max)
        .min()
        .map(|(_, name)| name)
}

/// The sentence for a help: "did you mean `…`?", if some name is close.
pub(super) fn did_you_mean<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(word, names).map(|name| format!("did you mean `{name}`?"))
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_recognised_and_noise_is_not() {
        assert_eq!(nearest("satus", ["status", "sources"]), Some("status"));
        assert_eq!(nearest("Status", ["status"]), Some("status"));
        assert_eq!(nearest("b", ["a", "c"]), None);
        assert_eq!(nearest("colour", ["status", "sources"]), None);
    }
}
