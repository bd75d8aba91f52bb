//! A tokenizer for HTML that hands out start tags and nothing else.
//!
//! [`start_tags`] is the only way in. It follows the states of the HTML standard for
//! tags, attributes, comments and raw text, in one pass and without copies: it
//! runs over every page of every build. It decodes nothing and builds no tree.

/// A start tag, as written.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    /// Name, as written.
    pub name: &'a str,
    /// Names and values, as written; the value of a bare attribute is empty.
    pub attributes: Vec<(&'a str, &'a str)>,
    /// What stands between the tags of `script` and `style`; else empty.
    pub inline: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
    }
}

/// Elements whose content is text up to their end tag.
const RAW: &[&str] = &["script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp"];

/// Calls `each` for every start tag of `text`, in order.
pub(super) fn start_tags<'a>(text: &'a str, mut each: impl FnMut(&Tag<'a>)) {
    let mut tag = Tag { name: "", attributes: Vec::new(), inline: "" };
    let mut at = 0;
    while let Some(open) = text[at..].find('<').map(|found| at + found) {
        at = match text.as_bytes().get(open + 1) {
            Some(b'!') if text[open..].starts_with("<!--") => after(text, open + 2, "-->"),
            Some(b'!' | b'?') => after(text, open + 1, ">"),
            Some(b'/') => end_tag(text, open),
            Some(letter) if letter.is_ascii_alphabetic() => start_tag(text, open, &mut tag, &mut each),
            _ => open + 1,
        };
    }
}

/// The place after the next `mark`, or the end of the text.
fn after(text: &str, from: usize, mark: &str) -> usize {
    text[from..].find(mark).map_or(text.len(), |found| from + found + mark.len())
}

/// Skips an end tag; what follows `</` without a letter is a comment up to `>`.
fn end_tag(text: &str, open: usize) -> usize {
    match text.as_bytes().get(open + 2) {
        Some(letter) if letter.is_ascii_alphabetic() => attributes(text, name_end(text, open + 2), &mut Vec::new()),
        _ => after(text, open + 2, ">"),
    }
}

/// Reads a start tag and, where its content is text, the content.
fn start_tag<'a>(text: &'a str, open: usize, tag: &mut Tag<'a>, each: &mut impl FnMut(&Tag<'a>)) -> usize {
    let end = name_end(text, open + 1);
    tag.name = &text[open + 1..end];
    tag.attributes.clear();
    let mut at = attributes(text, end, &mut tag.attributes);
    tag.inline = "";
    if RAW.iter().any(|raw| tag.name.eq_ignore_ascii_case(raw)) {
        let close = raw_end(text, at, tag.name);
        tag.inline = &text[at..close];
        at = close;
    }
    each(tag);
    at
}

/// Where a tag's name ends.
fn name_end(text: &str, start: usize) -> usize {
    skip(text, start, |byte| !ends_name(byte))
}

fn ends_name(byte: u8) -> bool {
    is_space(byte) || byte == b'/' || byte == b'>'
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0C')
}

/// The first place from `start` whose byte does not satisfy `of`, or the end of the text.
fn skip(text: &str, start: usize, of: impl Fn(u8) -> bool) -> usize {
    text.as_bytes()[start..].iter().position(|byte| !of(*byte)).map_or(text.len(), |found| start + found)
}

/// Reads attributes up to and with `>`; the place after it, or the end of the text.
fn attributes<'a>(text: &'a str, start: usize, found: &mut Vec<(&'a str, &'a str)>) -> usize {
    let mut at = start;
    loop {
        at = skip(text, at, |byte| is_space(byte) || byte == b'/');
        match text.as_bytes().get(at) {
            None => return text.len(),
            Some(b'>') => return at + 1,
            Some(_) => at = attribute(text, at, found),
        }
    }
}

/// Reads one attribute; the place after it.
fn attribute<'a>(text: &'a str, start: usize, found: &mut Vec<(&'a str, &'a str)>) -> usize {
    // An attribute may begin with `=`, which then belongs to its name.
    let first = start + text[start..].chars().next().map_or(0, char::len_utf8);
    let name_end = skip(text, first, |byte| !ends_name(byte) && byte != b'=');
    let name = &text[start..name_end];
    let equals = skip(text, name_end, is_space);
    if text.as_bytes().get(equals) != Some(&b'=') {
        found.push((name, ""));
        return name_end;
    }
    let value = skip(text, equals + 1, is_space);
    let (range, next) = match text.as_bytes().get(value) {
        Some(quote @ (b'"' | b'\'')) => {
            let end = skip(text, value + 1, |byte| byte != *quote);
            (value + 1..end, (end + 1).min(text.len()))
        }
        _ => {
            let end = skip(text, value, |byte| !is_space(byte) && byte != b'>');
            (value..end, end)
        }
    };
    found.push((name, &text[range]));
    next
}

/// Where the content of a raw element ends: at its end tag.
fn raw_end(text: &str, start: usize, name: &str) -> usize {
    let mut at = start;
    while let Some(close) = text[at..].find("</").map(|found| at + found) {
        let rest = &text.as_bytes()[close + 2..];
        let is_name = rest.len() > name.len() && rest[..name.len()].eq_ignore_ascii_case(name.as_bytes());
        if is_name && ends_name(rest[name.len()]) {
            return close;
        }
        at = close + 2;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::start_tags;

    fn tags(text: &str) -> String {
        let mut seen = String::new();
        start_tags(text, |tag| {
            seen += tag.name;
            for (name, value) in &tag.attributes {
                seen += &format!(" {name}={value}");
            }
            if !tag.inline.is_empty() {
                seen += &format!(" [{}]", tag.inline);
            }
            seen.push('\n');
        });
        seen
    }

    #[test]
    fn attributes_come_in_every_spelling() {
        assert_eq!(tags("<a href=x><b c='d e'><i f=\"g>h\" j><k/l = m />"), "a href=x\nb c=d e\ni f=g>h j=\nk l=m\n");
    }

    #[test]
    fn comments_and_scripts_hold_no_tags() {
        assert_eq!(tags("<!-- <a> --><!--><p><script>'<b>'</script><i>"), "p\nscript ['<b>']\ni\n");
    }

    #[test]
    fn what_is_cut_off_is_read_to_its_end() {
        for text in ["<", "<a", "<a b", "<a b=", "<a b='c", "</", "</a", "<!", "<!--", "<script>x", "<é", "<a é=ü"] {
            tags(text);
        }
    }
}
