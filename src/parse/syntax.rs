//! How small values are written: dates, durations, times of the year, addresses, ids.
//!
//! Each function takes a text and says whether it is one, or what it means.
//! Nothing is reported here.

use crate::model::registry::{MonthPart, Unit, Window};

/// Whether `text` may be an id: lower-case letters, digits and hyphens, a letter first.
pub(super) fn is_slug(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Whether `text` may be a key of a declared field.
pub(super) fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_'))
}

/// Whether `text` is safe as a part of a file's name on every system.
pub(super) fn is_file_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.ends_with(|c: char| c.is_ascii_alphanumeric())
        && text.len() <= 60
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_'))
}

/// Whether `text` may be the scheme of an address, in lower case.
pub(super) fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.'))
}

/// Whether `text` is a language tag: `en`, `pt-BR`, `zh-Hant`.
pub(super) fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Whether `text` is `2018`, `2018-04` or `2018-04-20`, and such a day exists.
pub(super) fn is_date(text: &str) -> bool {
    let parts: Option<Vec<u32>> = text.split('-').map(digits).collect();
    let widths: Vec<usize> = text.split('-').map(str::len).collect();
    match parts.as_deref() {
        Some([_]) => widths == [4],
        Some([_, month]) => widths == [4, 2] && (1..=12).contains(month),
        Some([year, month, day]) => {
            widths == [4, 2, 2] && (1..=12).contains(month) && (1..=days(*year, *month)).contains(day)
        }
        _ => false,
    }
}

/// Whether `text` is a date with its day.
pub(super) fn is_full_date(text: &str) -> bool {
    text.len() == 10 && is_date(text)
}

/// `15 days`, `1-3 months`: least, most, unit.
pub(super) fn duration(text: &str) -> Option<(u32, u32, Unit)> {
    let (amount, unit) = text.split_once(' ')?;
    let (min, max) = amount.split_once('-').unwrap_or((amount, amount));
    let (min, max) = (digits(min)?, digits(max)?);
    let unit = match unit.strip_suffix('s').unwrap_or(unit) {
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "year" => Unit::Year,
        _ => return None,
    };
    (min <= max).then_some((min, max, unit))
}

/// `05`, `05-mid`, `05-mid..07`, `any-time`.
pub(super) fn window(text: &str) -> Option<Window> {
    if text == "any-time" {
        return Some(Window::AnyTime);
    }
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    Some(Window::Span(month_part(from)?, month_part(to)?))
}

/// Whether `text` is an e-mail address as people write them.
pub(super) fn is_email(text: &str) -> bool {
    let Some((local, host)) = text.split_once('@') else { return false };
    let local_ok = |c: char| c.is_ascii_alphanumeric() || "._%+-'&/=?^{}~!#$*`|".contains(c);
    !local.is_empty()
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && local.chars().all(local_ok)
        && host.contains('.')
        && is_host(host)
}

/// Whether `text` is an absolute web address.
pub(super) fn is_url(text: &str) -> bool {
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>\"{}|\\^`".contains(c);
    host(text).is_some_and(|it| is_host(&it)) && text.chars().all(plain)
}

/// Whether `text` is a telephone number in E.164: `+33388412000`.
pub(super) fn is_phone(text: &str) -> bool {
    let Some(number) = text.strip_prefix('+') else { return false };
    (7..=15).contains(&number.len()) && !number.starts_with('0') && number.bytes().all(|b| b.is_ascii_digit())
}

/// The host of a web address in lower case, without its port.
pub(super) fn host(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    if !matches!(scheme, "http" | "https") {
        return None;
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (host, port) = authority.split_once(':').unwrap_or((authority, "0"));
    (port.len() <= 5 && digits(port).is_some()).then(|| host.to_lowercase())
}

fn is_host(host: &str) -> bool {
    let label_ok = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
    };
    host.split('.').all(label_ok)
}

fn month_part(text: &str) -> Option<MonthPart> {
    let (month, part) = match text.split_once('-') {
        None => (text, 0),
        Some((month, "early")) => (month, 1),
        Some((month, "mid")) => (month, 2),
        Some((month, "late")) => (month, 3),
        Some(_) => return None,
    };
    let number = digits(month).filter(|number| month.len() == 2 && (1..=12).contains(number))?;
    Some(MonthPart { month: u8::try_from(number).ok()?, part })
}

/// A number of digits alone: no sign, no spaces.
fn digits(text: &str) -> Option<u32> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

fn days(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_exist_in_the_calendar() {
        assert!(["2018", "2018-04", "2020-02-29"].iter().all(|it| is_date(it)));
        assert!(!["18", "2018-13", "2018-4", "2019-02-29", "2018-", "", "2018-01-01-01"].iter().any(|it| is_date(it)));
    }

    #[test]
    fn durations_have_a_unit() {
        assert_eq!(duration("15 days"), Some((15, 15, Unit::Day)));
        assert_eq!(duration("1-3 months"), Some((1, 3, Unit::Month)));
        assert!(["3-1 days", "15days", "two weeks", "1 fortnight"].iter().all(|it| duration(it).is_none()));
    }

    #[test]
    fn windows_are_months_or_parts() {
        let part = |month, part| MonthPart { month, part };
        assert_eq!(window("05-mid..06"), Some(Window::Span(part(5, 2), part(6, 0))));
        assert!(["5", "13", "05-end", "05..", "may"].iter().all(|it| window(it).is_none()));
    }

    #[test]
    fn addresses_are_told_from_noise() {
        assert!(
            is_email("desk@example.org")
                && !is_email("desk@example")
                && !is_email("a@b@c.org")
                && !is_email("a b@c.org")
        );
        assert!(is_url("https://example.org:8080/a?b=c#d") && !is_url("www.example.org") && !is_url("https:///x"));
        assert!(is_phone("+33388412000") && !is_phone("+33 3 88 41 20 00") && !is_phone("0033388412000"));
    }
}
