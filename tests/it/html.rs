//! Reads pages by another hand than the audit's: html5ever's tokenizer.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts, states,
};

/// What a page holds.
#[derive(Debug, Default)]
pub struct Page {
    /// Start tags with their attributes, in order.
    pub tags: Vec<(String, Vec<(String, String)>)>,
    /// Runs of text between two tags; a style is none.
    pub texts: Vec<String>,
    /// Both, and the end tags, as they follow each other.
    pub pieces: Vec<Piece>,
    /// What the tokenizer complained about.
    pub errors: Vec<String>,
}

/// One step through a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A start tag: its place among `tags`.
    Start(usize),
    /// The name of an end tag.
    End(String),
    /// A run of text: its place among `texts`.
    Text(usize),
}

impl Page {
    /// Reads a page.
    pub fn read(text: &str) -> Self {
        let input = BufferQueue::default();
        input.push_back(StrTendril::from(text));
        let options = TokenizerOpts { exact_errors: true, ..TokenizerOpts::default() };
        let tokenizer = Tokenizer::new(Sink::default(), options);
        let _ = tokenizer.feed(&input);
        tokenizer.end();
        tokenizer.sink.page.into_inner()
    }

    /// Every attribute with its tag's name: `(tag, attribute, value)`.
    pub fn attributes(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.tags.iter().flat_map(|(tag, attributes)| {
            attributes.iter().map(move |(name, value)| (tag.as_str(), name.as_str(), value.as_str()))
        })
    }

    /// The values of one attribute.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.attributes().filter(move |(_, key, _)| *key == name).map(|(_, _, value)| value)
    }

    /// The value of an attribute of the first such tag that has it.
    pub fn value_of(&self, tag: &str, name: &str) -> Option<&str> {
        self.attributes().find(|(of, key, _)| *of == tag && *key == name).map(|(_, _, value)| value)
    }

    /// Whether anything wears this class.
    pub fn has_class(&self, class: &str) -> bool {
        self.values("class").any(|classes| classes.split_whitespace().any(|it| it == class))
    }
}

#[derive(Default)]
struct Sink {
    page: RefCell<Page>,
    inside_text: RefCell<bool>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.page.borrow_mut();
        if let Token::ParseError(error) = token {
            page.errors.push(error.to_string());
            return TokenSinkResult::Continue;
        }
        let was_text = self.inside_text.replace(matches!(token, Token::CharacterTokens(_)));
        match token {
            Token::CharacterTokens(_) if page.tags.last().is_some_and(|(tag, _)| tag == "style") => {}
            Token::CharacterTokens(text) => match page.texts.last_mut().filter(|_| was_text) {
                Some(last) => last.push_str(&text),
                None => {
                    let place = page.texts.len();
                    page.pieces.push(Piece::Text(place));
                    page.texts.push(text.to_string());
                }
            },
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return start(&mut page, &tag),
            Token::TagToken(tag) => page.pieces.push(Piece::End(tag.name.to_string())),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

fn start(page: &mut Page, tag: &Tag) -> TokenSinkResult<()> {
    let attributes = tag.attrs.iter().map(|it| (it.name.local.to_string(), it.value.to_string()));
    let place = page.tags.len();
    page.pieces.push(Piece::Start(place));
    page.tags.push((tag.name.to_string(), attributes.collect()));
    match &*tag.name {
        "script" => TokenSinkResult::RawData(states::RawKind::ScriptData),
        "style" => TokenSinkResult::RawData(states::RawKind::Rawtext),
        "title" | "textarea" => TokenSinkResult::RawData(states::RawKind::Rcdata),
        _ => TokenSinkResult::Continue,
    }
}

/// Elements that begin a line in what a case expects.
const LINES: &[&str] = &[
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "thead",
    "tbody",
    "tr",
    "blockquote",
    "pre",
    "hr",
    "div",
    "section",
    "aside",
    "nav",
    "article",
    "header",
    "footer",
    "figure",
    "figcaption",
    "details",
    "summary",
    "form",
    "address",
];

/// What the author's page became: the article, else `<main>`, else all; a block element a line.
pub fn content(page: &str) -> String {
    let article = page.find("<article class=\"page ").and_then(|at| Some((at, page.rfind("</article>")?)));
    article.map_or_else(|| main(page), |(from, to)| lines(inner(&page[from..to])))
}

/// What stands in `<main>`, with what is around the article.
pub fn main(page: &str) -> String {
    let main = page.find("<main").and_then(|at| Some((at, page.find("</main>")?)));
    lines(main.map_or(page, |(from, to)| inner(&page[from..to])))
}

/// What follows the start tag.
fn inner(element: &str) -> &str {
    element.split_once('>').map_or(element, |(_, inside)| inside)
}

/// A block element a line.
pub fn lines(html: &str) -> String {
    let mut text = String::new();
    for (index, part) in html.split('<').enumerate() {
        let name = part.split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or_default();
        if LINES.contains(&name) {
            text.push('\n');
        }
        text.push_str(if index == 0 { "" } else { "<" });
        text.push_str(part);
    }
    let lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}
