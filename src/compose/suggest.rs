//! Finds what an author may have meant.

/// The candidate nearest to `written`, if it is near enough to be a slip: up to a third of its letters.
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = written.chars().count();
    let far = (length / 3).max(1);
    candidates
        .into_iter()
        // A much longer or shorter name is no slip; counting is cheaper than comparing.
        .filter(|it| it.chars().count().abs_diff(length) <= far)
        .map(|it| (strsim::damerau_levenshtein(written, it), it))
        .filter(|(distance, _)| *distance <= far)
        .min()
        .map(|(_, it)| it)
}
