//! Reads directives: fences ` ```{name} argument ` with options and a body.
//!
//! [`head`] reads the info string, [`options`] the lines below it. What a
//! directive means, and whether it exists, is not known here.

use std::ops::Range;

use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::source::Span;

/// Name and argument, from the info string of a fence. `None` if it does not end its name with `}`.
pub(super) fn head(info: &str) -> Option<(&str, &str)> {
    let (name, argument) = info.trim().strip_prefix('{')?.split_once('}')?;
    let name = name.trim();
    let is_name = !name.is_empty() && !name.contains(char::is_whitespace);
    is_name.then(|| (name, argument.trim()))
}

/// Whether a fence is meant to be a directive.
pub(super) fn is_directive(info: &str) -> bool {
    info.trim_start().starts_with('{')
}

/// An option `:key: value` with the range of its line in the text.
pub(super) struct DirectiveOption<'t> {
    pub(super) key: &'t str,
    pub(super) value: &'t str,
    pub(super) line: Range<usize>,
}

/// The options at the beginning of the text inside a fence, and where the body begins.
pub(super) fn options(text: &str) -> (Vec<DirectiveOption<'_>>, usize) {
    let mut options = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let Some((key, value)) = option(line) else { break };
        let indent = line.len() - line.trim_start().len();
        options.push(DirectiveOption { key, value, line: start + indent..start + line.trim_end().len() });
        start += line.len();
    }
    (options, start)
}

/// Key and value of a line `:key: value`.
fn option(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.trim().strip_prefix(':')?.split_once(':')?;
    let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    is_key.then(|| (key, value.trim()))
}

/// The range of the info string in a fence that stands at `fence`.
pub(super) fn info_range(text: &str, fence: Range<usize>) -> Range<usize> {
    let Some(source) = text.get(fence.clone()) else { return fence };
    let line = source.trim_start().lines().next().unwrap_or("");
    let info = line.trim_start_matches(['`', '~']).trim();
    let indent = line.find(info).unwrap_or(0) + source.len() - source.trim_start().len();
    fence.start + indent..fence.start + indent + info.len()
}

/// Whether a fence, given with both its lines, ends before its container or the file does.
pub(super) fn is_closed(source: &str) -> bool {
    let source = source.trim();
    let mark = if source.starts_with('~') { '~' } else { '`' };
    let opening = source.chars().take_while(|it| *it == mark).count();
    let Some((_, last)) = source.rsplit_once('\n') else { return false };
    let last = last.trim_start_matches(['>', ' ', '\t']).trim_end();
    last.len() >= opening && last.chars().all(|it| it == mark)
}

/// ## What
/// A fence begins like a directive, but its name is not between braces.
///
/// ## Why
/// The reader would see the source of the directive instead of what it stands for.
///
/// ## Example
/// ` ```{contacts un-office ` instead of ` ```{contacts} un-office `.
pub(super) fn malformed(info: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::UnknownDirective, at, format!("no name between braces in `{}`", info.trim()))
        .with_help("write the name between braces and the argument behind it: `{name} argument`".to_owned())
}

/// ## What
/// The fence of a directive has no last line.
///
/// ## Why
/// Everything below it would belong to the directive and be lost to the reader.
///
/// ## Example
/// ` ```{contacts} un-office ` followed by a chapter, without ` ``` ` on a line of its own.
pub(super) fn not_closed(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::UnknownDirective, at, format!("the fence of `{{{name}}}` is never closed"))
        .with_help("end it with a line of as many marks as it begins with".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{head, info_range, is_closed, options};

    #[test]
    fn an_info_string_has_a_name_and_an_argument() {
        assert_eq!(head("{card} town-hall "), Some(("card", "town-hall")));
        assert_eq!(head("{card}"), Some(("card", "")));
        assert_eq!(head("{card x"), None);
        assert_eq!(head("{}"), None);
    }

    #[test]
    fn options_end_at_the_first_other_line() {
        let text = ":ids: a, b\n:group:\nbody\n:not: one\n";
        let (options, body) = options(text);
        let read: Vec<_> = options.iter().map(|it| (it.key, it.value, &text[it.line.clone()])).collect();
        assert_eq!(read, [("ids", "a, b", ":ids: a, b"), ("group", "", ":group:")]);
        assert_eq!(&text[body..], "body\n:not: one\n");
    }

    #[test]
    fn the_info_string_is_found_behind_the_fence() {
        let text = "> ````  {card} x\r\n> ````";
        assert_eq!(&text[info_range(text, 2..text.len())], "{card} x");
        assert!(is_closed(&text[2..]));
        assert!(!is_closed("````{card}\n```\n"));
    }
}
