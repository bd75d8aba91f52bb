//! Reads `{{#include path:part}}`, and takes that part of a file.

/// What of a file is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    /// From 1, the last one too; `None` to the end.
    Lines(usize, Option<usize>),
    Anchor(String),
}

/// Path and part, as `path`, `path:2`, `path:2:`, `path::10`, `path:2:10` or `path:anchor`.
pub(super) fn wanted(argument: &str) -> (&str, Part) {
    let mut parts = argument.splitn(3, ':');
    let path = parts.next().unwrap_or_default().trim();
    let first = parts.next().map(str::trim);
    let second = parts.next().map(str::trim);
    let number = |it: Option<&str>| it.and_then(|it| it.parse::<usize>().ok());
    let part = match (first, number(first), second) {
        (None, _, _) | (Some(""), _, None | Some("")) => Part::Whole,
        (Some(""), _, end) => Part::Lines(1, number(end)),
        (_, Some(line), None) => Part::Lines(line.max(1), Some(line.max(1))),
        (_, Some(line), end) => Part::Lines(line.max(1), number(end)),
        (Some(anchor), None, _) => Part::Anchor(anchor.to_owned()),
    };
    (path, part)
}

/// The wanted lines with the number of the first; `None` where the file has no such anchor.
pub(super) fn take(text: &str, part: &Part) -> Option<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    match part {
        Part::Whole => Some((text.trim_end_matches('\n').to_owned(), 1)),
        Part::Lines(from, to) => {
            let end = to.unwrap_or(lines.len()).min(lines.len());
            let start = (from - 1).min(end);
            Some((lines[start..end].join("\n"), *from))
        }
        Part::Anchor(name) => anchored(&lines, name),
    }
}

fn anchored(lines: &[&str], name: &str) -> Option<(String, usize)> {
    let start = lines.iter().position(|line| mark(line, "ANCHOR:") == Some(name))? + 1;
    let inside = lines[start..].iter().take_while(|line| mark(line, "ANCHOR_END:") != Some(name));
    let shown = inside.filter(|line| mark(line, "ANCHOR:").is_none() && mark(line, "ANCHOR_END:").is_none());
    Some((shown.copied().collect::<Vec<_>>().join("\n"), start + 1))
}

/// The name behind a mark such as `ANCHOR:`.
fn mark<'l>(line: &'l str, mark: &str) -> Option<&'l str> {
    let name = line.split_once(mark)?.1.trim_start();
    let end = name.find(|it: char| !(it.is_alphanumeric() || matches!(it, '_' | '-'))).unwrap_or(name.len());
    (end > 0).then(|| &name[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_part_is_read() {
        let text = "1\n2\n// ANCHOR: a\n4\n// ANCHOR: b\n6\n// ANCHOR_END: a\n8\n";
        let lines =
            |argument: &str| take(text, &wanted(argument).1).map(|(text, line)| (text.replace('\n', "|"), line));
        let some = |text: &str, line| Some((text.to_owned(), line));
        assert_eq!(lines("f:2"), some("2", 2));
        assert_eq!(lines("f::2"), some("1|2", 1));
        assert_eq!(lines("f:1:2"), some("1|2", 1));
        assert_eq!(lines("f:8:"), some("8", 8));
        assert_eq!(lines("f:9:99"), some("", 9));
        assert_eq!(lines("f:a"), some("4|6", 4));
        assert_eq!(lines("f:c"), None);
        assert_eq!(lines("f").map(|it| it.1), Some(1));
    }
}
