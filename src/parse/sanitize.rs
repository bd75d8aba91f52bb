//! Reads a piece of HTML, and says what of it may become part of a page.
//!
//! [`pieces`] is the way in: the tokens of HTML as a browser reads them, by html5ever. What may stay is
//! ammonia's allow-list; `markdown` makes tree nodes of it. Nothing of the written HTML is ever copied to an output.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::source::Span;

/// A token, with the line of the piece in which it stands, from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Start {
        name: String,
        attributes: Vec<(String, String)>,
        line: usize,
    },
    End {
        name: String,
        line: usize,
    },
    Text {
        text: String,
        line: usize,
    },
    /// The text ends within a tag or a comment, which is lost.
    CutOff {
        line: usize,
    },
}

/// Reads `html`, which may begin and end anywhere but within a tag.
pub(super) fn pieces(html: &str) -> Vec<Piece> {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.pieces.into_inner()
}

#[derive(Default)]
struct Sink {
    pieces: RefCell<Vec<Piece>>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let line = usize::try_from(line.saturating_sub(1)).unwrap_or(0);
        let mut pieces = self.pieces.borrow_mut();
        match token {
            Token::TagToken(tag) => {
                let name = tag.name.to_string();
                if tag.kind == TagKind::EndTag {
                    pieces.push(Piece::End { name, line });
                    return TokenSinkResult::Continue;
                }
                let attributes = tag.attrs.iter().map(|it| (it.name.local.to_string(), it.value.to_string()));
                let raw = raw_kind(&name);
                pieces.push(Piece::Start { name, attributes: attributes.collect(), line });
                return raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData);
            }
            Token::CharacterTokens(text) => match pieces.last_mut() {
                Some(Piece::Text { text: last, .. }) => last.push_str(&text),
                _ => pieces.push(Piece::Text { text: text.to_string(), line }),
            },
            Token::ParseError(error) if error.to_ascii_lowercase().contains("eof") => {
                pieces.push(Piece::CutOff { line })
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// How a browser reads what follows a start tag.
fn raw_kind(name: &str) -> Option<RawKind> {
    match name {
        "script" => Some(RawKind::ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
        "textarea" | "title" => Some(RawKind::Rcdata),
        _ => None,
    }
}

/// ammonia's allow-list, as sets.
static ALLOWED: LazyLock<Allowed> = LazyLock::new(|| {
    let builder = ammonia::Builder::default();
    Allowed {
        tags: builder.clone_tags(),
        attributes: builder.clone_tag_attributes(),
        generic: builder.clone_generic_attributes(),
        dropped: builder.clone_clean_content_tags(),
    }
});

struct Allowed {
    tags: HashSet<&'static str>,
    attributes: HashMap<&'static str, HashSet<&'static str>>,
    generic: HashSet<&'static str>,
    dropped: HashSet<&'static str>,
}

/// Whether elements of this name may stay.
pub(super) fn is_allowed(name: &str) -> bool {
    // Containers that only ammonia does not know.
    ALLOWED.tags.contains(name) || matches!(name, "section" | "main")
}

/// Whether what stands in an element of this name goes with it. Else only the tags go.
pub(super) fn goes_whole(name: &str) -> bool {
    ALLOWED.dropped.contains(name)
        || matches!(
            name,
            "iframe"
                | "noembed"
                | "noframes"
                | "object"
                | "embed"
                | "applet"
                | "template"
                | "svg"
                | "math"
                | "title"
                | "caption"
        )
}

/// Whether the tree has a place for an attribute, and ammonia lets it in.
pub(super) fn keeps(element: &str, attribute: &str) -> bool {
    let of_element = ALLOWED.attributes.get(element).is_some_and(|names| names.contains(attribute));
    let is_allowed = of_element || ALLOWED.generic.contains(attribute);
    match (element, attribute) {
        ("abbr", "title") => is_allowed,
        ("a", "href") | ("img", "src" | "alt") | ("ol", "start") => is_allowed,
        // A heading's id becomes an anchor, which is unique on its page like every other.
        ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", "id") => true,
        ("details", "open") => true,
        _ => false,
    }
}

/// ## What
/// Part of the HTML in a chapter is left out, although the book allows HTML.
///
/// ## Why
/// What runs, loads, or only works in one format of the book is not carried; the author should know what a reader will not see.
///
/// ## Example
/// `<div style="color: red">` with `raw_html = "sanitize"`: the words stay, the style goes.
pub(super) fn dropped_html(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::DroppedHtml, at, format!("{what} left out"))
        .with_help("write it in Markdown, or take it out".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Piece, goes_whole, is_allowed, keeps, pieces};

    #[test]
    fn tags_are_read_as_a_browser_reads_them() {
        let found = pieces("<A HREF='j&#97;x'>b<!-- <i> -->c</a\n><script><b></script><p");
        assert_eq!(
            found,
            [
                Piece::Start { name: "a".into(), attributes: vec![("href".into(), "jax".into())], line: 0 },
                Piece::Text { text: "b".into(), line: 0 },
                Piece::Text { text: "c".into(), line: 0 },
                Piece::End { name: "a".into(), line: 1 },
                Piece::Start { name: "script".into(), attributes: vec![], line: 1 },
                Piece::Text { text: "<b>".into(), line: 1 },
                Piece::End { name: "script".into(), line: 1 },
                Piece::CutOff { line: 1 },
            ]
            .map(|it: Piece| it)
            .into_iter()
            .fold(Vec::new(), joined)
        );
    }

    fn joined(mut all: Vec<Piece>, piece: Piece) -> Vec<Piece> {
        match (all.last_mut(), &piece) {
            (Some(Piece::Text { text, .. }), Piece::Text { text: more, .. }) => text.push_str(more),
            _ => all.push(piece),
        }
        all
    }

    #[test]
    fn nothing_that_runs_is_allowed() {
        for name in [
            "script", "style", "iframe", "object", "embed", "form", "input", "svg", "math", "link", "meta", "base",
            "template",
        ] {
            assert!(!is_allowed(name), "{name}");
        }
        assert!(goes_whole("script") && goes_whole("style") && is_allowed("kbd") && is_allowed("details"));
        assert!(keeps("a", "href") && !keeps("a", "onclick") && !keeps("p", "style") && !keeps("img", "srcset"));
    }
}
