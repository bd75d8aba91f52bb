//! Finds addresses in text, and says when two spellings are one address. Used by `check` and `translation`.

use std::ops::Range;

/// The fewest digits of a telephone number; shorter ones are years, articles, amounts.
const PHONE_DIGITS_MIN: usize = 7;

/// The form in which an address is compared: what differs between two spellings of one address is gone.
///
/// None for what is no e-mail address, web address or telephone number.
pub fn normal(address: &str) -> Option<String> {
    let address = address.trim();
    let lower = address.to_lowercase();
    if let Some(rest) = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://")) {
        let rest = rest.strip_prefix("www.").unwrap_or(rest);
        return Some(format!("//{}", rest.trim_end_matches('/')));
    }
    let lower = lower.strip_prefix("mailto:").unwrap_or(&lower);
    if let Some((local, host)) = lower.split_once('@') {
        return (!local.is_empty() && host.contains('.')).then(|| lower.to_owned());
    }
    phone(lower.strip_prefix("tel:").unwrap_or(lower))
}

/// The digits of a number with a country code: `+33 3 88…` and `0033 3 88…` are one.
fn phone(text: &str) -> Option<String> {
    if !text.chars().all(is_of_phone) {
        return None;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let digits = if text.starts_with('+') { &digits } else { digits.strip_prefix("00")? };
    (digits.len() >= PHONE_DIGITS_MIN).then(|| format!("+{digits}"))
}

fn is_of_phone(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '+' | ' ' | '\u{a0}' | '\u{202f}' | '-' | '.' | '/' | '(' | ')')
}

/// Where addresses stand in `text`, in one pass.
pub fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('@') {
        found.extend(email(text, at));
    }
    for (at, _) in text.match_indices("://") {
        found.extend(url(text, at));
    }
    let mut rest = 0;
    while let Some(at) = text.get(rest..).and_then(|it| it.find(['+', '0'])).map(|it| rest + it) {
        let end = text[at..].find(|c| !is_of_phone(c)).map_or(text.len(), |it| at + it);
        // A number that begins inside a word or another number is none.
        let begins = !text[..at].ends_with(|c: char| c.is_alphanumeric());
        if begins && text[at..].starts_with(['+', '0']) {
            let end = at + text[at..end].trim_end_matches(|c: char| !c.is_ascii_digit()).len();
            found.push(at..end);
        }
        rest = end.max(at + 1);
    }
    found
}

fn email(text: &str, at: usize) -> Option<Range<usize>> {
    let is_local = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
    let is_host = |c: char| c.is_ascii_alphanumeric() || ".-".contains(c);
    // Bounded: a page of `@` and letters must not cost its square.
    let before = text[..at].char_indices().rev().take(64).take_while(|(_, c)| is_local(*c)).last();
    let after = text[at + 1..].char_indices().take(255).take_while(|(_, c)| is_host(*c)).last();
    let (start, end) = (before?.0, at + 1 + after.map(|(last, c)| last + c.len_utf8())?);
    let end = start + text[start..end].trim_end_matches(['.', '-']).len();
    (end > at + 1).then_some(start..end)
}

fn url(text: &str, at: usize) -> Option<Range<usize>> {
    let start = ["https", "http"].iter().find_map(|scheme| {
        let start = at.checked_sub(scheme.len())?;
        text.get(start..at).filter(|it| it.eq_ignore_ascii_case(scheme)).map(|_| start)
    })?;
    let is_end = |c: char| c.is_whitespace() || "<>\"`|]})".contains(c);
    let end = text[at..].find(is_end).map_or(text.len(), |it| at + it);
    let end = start + text[start..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_', '\'']).len();
    Some(start..end)
}

/// The host of a web address, in lower case, without `www.` and port.
pub fn host(url: &str) -> Option<String> {
    let lower = url.trim().to_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"))?;
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default();
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

#[cfg(test)]
mod tests {
    use super::{addresses, normal};

    #[test]
    fn addresses_are_found_in_running_text() {
        let text = "Write to Desk@EXAMPLE.org. Or see <https://www.example.org/a/>, or call +33 (0)3-88 or (0033 388 412 000).";
        let found: Vec<&str> = addresses(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["Desk@EXAMPLE.org", "https://www.example.org/a/", "+33 (0)3-88", "0033 388 412 000"]);
    }

    #[test]
    fn spellings_of_one_address_are_equal() {
        assert_eq!(normal("mailto:Desk@example.org"), normal("desk@example.org"));
        assert_eq!(normal("http://www.example.org/"), normal("https://example.org"));
        assert_eq!(normal("0033 3 88 41 20 00"), normal("+33388412000"));
        assert_eq!(normal("2016-2018"), None);
    }
}
