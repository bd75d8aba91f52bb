//! Facts whose time was over when the edition was made.

use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::handbook::Handbook;
use crate::model::registry::{Dated, Record, Value};
use crate::model::source::Sources;

/// The core field that says until when a record's facts hold.
const VALID_UNTIL: &str = "valid_until";

pub(super) fn check(handbook: &Handbook, _sources: &Sources) -> Vec<Diagnostic> {
    let today = handbook.config.date.as_str();
    let latest = |record: &'_ Record| record.fields.get(VALID_UNTIL).and_then(|values| values.first()).cloned();
    let mut found = Vec::new();
    for record in handbook.registry.records.values() {
        let Some(dated) = latest(record).filter(|dated| !dated.inherited) else { continue };
        if let Value::Date(until) | Value::Text(until) = &dated.value
            && is_before(until, today)
        {
            found.push(expired_fact(record, &dated, until, today));
        }
    }
    found
}

/// Whether a partial date is over: `2018` ends with its year.
fn is_before(until: &str, today: &str) -> bool {
    today.get(..until.len()).is_some_and(|today| until < today)
}

/// ## What
/// A record's `valid_until` lies before the date of the edition.
///
/// ## Why
/// The reader would act on a fact that its own source calls over. Age alone is no mistake: only an explicit end counts.
///
/// ## Example
/// `valid_until = "2025"` in an edition of `2026-11-23`.
fn expired_fact(record: &Record, dated: &Dated, until: &str, today: &str) -> Diagnostic {
    let message = format!("`{}` was valid until `{until}`, and the edition is of {today}", record.id);
    Diagnostic::new(Code::ExpiredFact, dated.span, message)
        .with_help("look up what holds now and add it as a later fact, or set its status or state".to_owned())
}

#[cfg(test)]
mod tests {
    use super::is_before;

    #[test]
    fn a_partial_date_ends_with_its_last_day() {
        let over = ["2025", "2026", "2026-10", "2026-11", "2026-11-22", "2026-11-23"];
        let over = over.map(|until| is_before(until, "2026-11-23"));
        assert_eq!(over, [true, false, true, false, true, false]);
    }
}
