//! Reads the numbers of a text, whatever digits and separators they are written with.

/// Code points of the zeros of the decimal digits in use on the web, each followed by one to nine.
const ZEROS: &[u32] = &[
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0,
    0xF20, 0x1040, 0x17E0, 0x1810, 0xFF10,
];

/// A number of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Figure {
    /// Byte offset.
    pub(super) at: usize,
    /// Length in bytes.
    pub(super) len: usize,
    /// In ASCII digits, without separators between thousands, a decimal point as `.`.
    pub(super) value: String,
}

/// Every number of `text`, in order.
pub(super) fn figures(text: &str) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut rest = 0;
    while let Some((at, _)) = text[rest..].char_indices().find(|(_, c)| digit(*c).is_some()) {
        let figure = figure(text, rest + at);
        rest = figure.at + figure.len;
        figures.push(figure);
    }
    figures
}

fn figure(text: &str, at: usize) -> Figure {
    let (mut value, mut end) = run(text, at);
    while let Some(separator) = text[end..].chars().next().filter(|c| is_separator(*c)) {
        let (digits, next) = run(text, end + separator.len_utf8());
        match digits.len() {
            0 => break,
            // Three digits behind a separator are thousands; a blank separates nothing else.
            3 => value.push_str(&digits),
            _ if matches!(separator, '.' | ',' | '\u{66B}') => {
                value.push('.');
                value.push_str(&digits);
            }
            _ => break,
        }
        end = next;
    }
    Figure { at, len: end - at, value }
}

/// The digits from `at` on in ASCII, and where they end.
fn run(text: &str, at: usize) -> (String, usize) {
    let mut value = String::new();
    let mut end = at;
    for c in text[at..].chars() {
        let Some(digit) = digit(c) else { break };
        value.push(digit);
        end += c.len_utf8();
    }
    (value, end)
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '\'' | '’' | ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '\u{66B}' | '\u{66C}')
}

fn digit(c: char) -> Option<char> {
    let code = u32::from(c);
    let zero = ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}

#[cfg(test)]
mod tests {
    use super::figures;

    #[test]
    fn numbers_are_equal_in_any_digits() {
        let values = |text| figures(text).into_iter().map(|it| it.value).collect::<Vec<_>>();
        assert_eq!(values("On 28 March 2018, 1,000 of 1 000"), ["28", "2018", "1000", "1000"]);
        assert_eq!(values("في ٢٨ مارس ٢٠١٨: ١٬٠٠٠"), ["28", "2018", "1000"]);
        assert_eq!(values("2.5 or 2,5 in 2016–2018; article 12.3"), ["2.5", "2.5", "2016", "2018", "12.3"]);
    }
}
