//! Finds what a style sheet loads.
//!
//! It reads the tokens as a browser does, so that no escape hides a `url(`, and looks at every one of
//! them: also into custom properties and into rules that no browser knows. lightningcss must
//! understand the whole.

use cssparser::{ParseError, Parser, ParserInput, Token};
use lightningcss::stylesheet::{ParserOptions, StyleSheet};

use super::bad;
use super::links::{self, Use};
use super::page::Page;
use crate::model::diagnostic::Diagnostic;

/// How deep brackets may stand in each other. No style sheet needs a tenth of it.
const NESTING_MAX: usize = 64;

/// Functions whose strings are addresses.
const LOADING: &[&str] = &["url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "-webkit-cross-fade"];

/// Functions and properties by which old browsers ran scripts.
const RUNNING: &[&str] = &["expression", "behavior", "-moz-binding"];

/// What the style sheet at `path` loads, and its mistakes.
pub(super) fn read(path: &str, text: &str) -> Page {
    let mut page = Page::default();
    collect(path, text, &mut page);
    page
}

/// Adds what `text`, a style sheet or the content of `<style>`, loads.
pub(super) fn collect(path: &str, text: &str, page: &mut Page) {
    if !values(path, text, page) {
        page.found.push(too_deep(path));
    } else if let Err(error) = StyleSheet::parse(text, ParserOptions::default()) {
        page.found.push(no_style(path, &error.to_string()));
    }
}

/// Adds what the tokens of `text` load, which may be part of a style sheet; false if they nest too deep to be read.
pub(super) fn values(path: &str, text: &str, page: &mut Page) -> bool {
    let mut input = ParserInput::new(text);
    let mut parser = Parser::new(&mut input);
    let mut reader = Reader { path, page, depth: 0, is_too_deep: false };
    reader.tokens(&mut parser, false);
    !reader.is_too_deep
}

struct Reader<'r> {
    path: &'r str,
    page: &'r mut Page,
    depth: usize,
    is_too_deep: bool,
}

impl Reader<'_> {
    /// Reads a block to its end; within a function that loads, strings are addresses.
    fn tokens(&mut self, parser: &mut Parser<'_, '_>, loads: bool) {
        while let Ok(token) = parser.next_including_whitespace_and_comments() {
            let inner = match token {
                Token::UnquotedUrl(address) => {
                    let address = address.to_string();
                    self.address(&address);
                    continue;
                }
                Token::QuotedString(address) if loads => {
                    let address = address.to_string();
                    self.address(&address);
                    continue;
                }
                Token::AtKeyword(name) if name.eq_ignore_ascii_case("import") => {
                    self.page.found.push(import(self.path));
                    continue;
                }
                Token::Function(name) | Token::Ident(name) if is_one_of(name, RUNNING) => {
                    self.page.found.push(runs(self.path, name));
                    matches!(token, Token::Function(_)).then_some(false)
                }
                Token::Function(name) => Some(is_one_of(name, LOADING)),
                Token::ParenthesisBlock | Token::SquareBracketBlock | Token::CurlyBracketBlock => Some(loads),
                _ => None,
            };
            if let Some(inner) = inner {
                self.block(parser, inner);
            }
        }
    }

    fn block(&mut self, parser: &mut Parser<'_, '_>, loads: bool) {
        if self.depth >= NESTING_MAX {
            self.is_too_deep = true;
            return;
        }
        self.depth += 1;
        let _: Result<(), ParseError<'_, ()>> = parser.parse_nested_block(|parser| {
            self.tokens(parser, loads);
            Ok(())
        });
        self.depth -= 1;
    }

    fn address(&mut self, written: &str) {
        match links::judge(written, Use::Load) {
            Ok(Some(link)) => self.page.links.push(link),
            Ok(None) => {}
            Err(why) => {
                self.page.found.push(bad(self.path, format_args!("a style loads `{written}`, {why}")));
            }
        }
    }
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// ## What
/// A style sheet imports another one.
///
/// ## Why
/// It may come from outside, and if it does not, it costs the reader a second load.
///
/// ## Example
/// `@import "print.css";`
fn import(path: &str) -> Diagnostic {
    bad(path, "a style sheet has `@import`").with_help("put the styles into one file of the theme".to_owned())
}

/// ## What
/// A style sheet has a word by which some browsers ran scripts.
///
/// ## Why
/// A style must never be able to run anything.
///
/// ## Example
/// `width: expression(alert(1))`
fn runs(path: &str, word: &str) -> Diagnostic {
    bad(path, format_args!("a style has `{word}`, which runs scripts in some browsers"))
        .with_help("take it out of the theme".to_owned())
}

/// ## What
/// A style sheet is not one, by the grammar of CSS.
///
/// ## Why
/// Browsers drop what they do not understand, each something else.
///
/// ## Example
/// A style sheet that begins with `}`.
fn no_style(path: &str, why: &str) -> Diagnostic {
    bad(path, format_args!("a style does not parse: {why}")).with_help("correct the theme".to_owned())
}

/// ## What
/// Brackets of a style sheet stand in each other more than 64 deep.
///
/// ## Why
/// No style needs it, and what is inside cannot be judged.
///
/// ## Example
/// A thousand `(` in a row.
fn too_deep(path: &str) -> Diagnostic {
    bad(path, "the brackets of a style nest too deep").with_help("correct the theme".to_owned())
}

#[cfg(test)]
mod tests {
    use super::read;

    #[track_caller]
    fn finds(text: &str, expected: &str) {
        let found = read("x.css", text).found;
        assert!(found.iter().any(|it| it.message.contains(expected)), "{text}: {found:?}");
    }

    #[test]
    fn every_way_to_load_is_found() {
        for load in [
            "a{background:url(https://x.example/a.png)}",
            "a{background:URL( 'https://x.example/a.png' )}",
            "a{background:u\\72l(https://x.example/a.png)}",
            "a{background:\\75 rl(\"https://x.example/a.png\")}",
            "a{background:image-set('https://x.example/a.png' 1x)}",
            "a{background:-webkit-image-set(url('//x.example/a.png') 1x)}",
            "a{--x:url(https://x.example/a.png)}",
            "a{--x:{b:url(https://x.example/a.png)}}",
            "@font-face{font-family:x;src:url(https://x.example/a.woff2)}",
            "@nobody knows{url(https://x.example/)}",
            "a{filter:url(https://x.example/f.svg#f)}",
            "a{cursor:url(https://x.example/c.cur),auto}",
        ] {
            finds(load, "a style loads");
        }
        finds("@\\69mport 'https://x.example/a.css';", "@import");
        finds("a{width:expression(alert(1))}", "runs scripts");
        finds("a{-moz-binding:url(x.xml#x)}", "runs scripts");
        finds("}{", "does not parse");
        finds(&"(".repeat(100_000), "nest too deep");
    }

    #[test]
    fn what_loads_nothing_is_fine() {
        let page = read(
            "x.css",
            "/* url(https://x.example) */a::after{content:'url(https://x.example)'}b{background:url(a.png)}c{background:url(data:image/png;base64,AA)}",
        );
        assert_eq!((page.found.len(), &page.links[..]), (0, &["a.png".to_owned()][..]), "{:?}", page.found);
    }
}
