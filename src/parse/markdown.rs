//! Reads Markdown into the tree of a page.
//!
//! [`page`] reads a file with front matter, [`fragment`] a text inside a TOML
//! file. Raw HTML never gets into the tree as it was written: it is refused, or `raw` makes nodes of it.
//! Links and directives are numbered in source order, and what they lead to is not known here.

mod raw;

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, BrokenLink, CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::directive;
use super::footnote::{self, Footnotes};
use super::front_matter;
use super::link;
use super::outline::{self, Outline};
use super::places::{Places, trimmed, with_plain_line_ends};
use super::tree::{Element, NESTING_MAX, Tree};
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::limits::RawHtml;
use crate::model::page::{AlertKind, Alignment, Block, Directive, DirectiveIndex, FrontMatter, Heading, Inline};
use crate::model::page::{Link, LinkIndex, LinkKind, Page};
use crate::model::source::{FileId, Span};
use raw::{Open, Written};

/// How deep directives may stand inside directives. Each level is parsed anew.
const DIRECTIVES_NESTING_MAX: usize = 8;

/// A page with its front matter.
pub(super) fn page(file: FileId, text: &str, raw_html: RawHtml, found: &mut Vec<Diagnostic>) -> Page {
    let (front, offset) = front_matter::front_matter(file, text, found);
    let mut reader = Reader::new(Outline::of_page(), raw_html, found);
    let mut blocks = reader.document(&text[offset..], &Places::new(file, offset));
    let title = outline::take_title(&mut blocks, front.title.as_deref());
    Page { file, title, front, blocks, links: reader.links, directives: reader.directives }
}

/// Markdown that stands at `offset` of another file.
pub(super) fn fragment(
    file: FileId,
    text: &str,
    offset: usize,
    raw_html: RawHtml,
    found: &mut Vec<Diagnostic>,
) -> Page {
    let mut reader = Reader::new(Outline::of_fragment(), raw_html, found);
    let blocks = reader.document(text, &Places::new(file, offset));
    let front = FrontMatter::default();
    Page { file, title: String::new(), front, blocks, links: reader.links, directives: reader.directives }
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS
}

/// What all documents of a page share: the page itself and the bodies of its directives.
struct Reader<'f> {
    links: Vec<Link>,
    directives: Vec<Directive>,
    outline: Outline,
    footnote_count: u32,
    /// How many directives are around the document that is read.
    nesting: usize,
    level: usize,
    raw_html: RawHtml,
    /// Whether it was said already that the page nests too deep.
    told_depth: bool,
    found: &'f mut Vec<Diagnostic>,
}

impl<'f> Reader<'f> {
    fn new(outline: Outline, raw_html: RawHtml, found: &'f mut Vec<Diagnostic>) -> Self {
        let (links, directives, told_depth) = (Vec::new(), Vec::new(), false);
        Self { links, directives, outline, footnote_count: 0, nesting: 0, level: 0, raw_html, told_depth, found }
    }

    /// The blocks of a text with footnotes and reference definitions of its own.
    fn document(&mut self, text: &str, places: &Places) -> Vec<Block> {
        // The parser takes the line end of Windows for two inside of `code`.
        if let Some((text, pieces)) = with_plain_line_ends(text) {
            return self.document(&text, &places.of_pieces(&pieces, text.len()));
        }
        let mut broken = Vec::new();
        let note_broken = |link: BrokenLink<'_>| {
            broken.push((link.span, link.link_type, link.reference.to_string()));
            None
        };
        let parser = Parser::new_with_broken_link_callback(text, options(), Some(note_broken));
        let tree = Tree::new(self.level);
        let (open, footnotes) = (Vec::new(), Footnotes::default());
        let mut document = Document { reader: self, text, places, tree, leaf: None, open, footnotes };
        for (event, range) in parser.into_offset_iter() {
            document.event(event, range);
        }
        let Document { tree, footnotes, .. } = document;
        let mut blocks = tree.finish();
        footnotes.number(&mut blocks, self.found);
        for (range, kind, name) in broken {
            if matches!(kind, LinkType::Reference | LinkType::Collapsed) {
                self.found.push(link::undefined_reference(&name, places.span(range)));
            }
        }
        blocks
    }
}

/// One text that is being read.
struct Document<'d, 'f> {
    reader: &'d mut Reader<'f>,
    text: &'d str,
    places: &'d Places,
    tree: Tree,
    leaf: Option<Leaf>,
    /// What is open, of Markdown and of HTML.
    open: Vec<Open>,
    footnotes: Footnotes,
}

/// A block whose lines are not Markdown.
enum Leaf {
    /// The info string, and the pieces that `text` was put together from: where each stands in it and in the source.
    Code {
        info: String,
        text: String,
        pieces: Vec<(usize, usize)>,
    },
    Html {
        text: String,
        pieces: Vec<(usize, usize)>,
    },
}

impl Document<'_, '_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) | Event::Html(text) if self.leaf.is_some() => self.leaf_text(&text, range),
            Event::Text(text) => self.plain_text(&text, range),
            Event::Code(text) => self.tree.inline(Inline::Code(text.into_string())),
            Event::Html(html) | Event::InlineHtml(html) => self.html(&Written { html: &html, pieces: &[], range }),
            Event::FootnoteReference(label) => {
                let reference = self.footnotes.reference(&label, &mut self.reader.footnote_count);
                self.tree.inline(reference);
            }
            Event::SoftBreak => self.tree.inline(Inline::SoftBreak),
            Event::HardBreak => self.tree.inline(Inline::HardBreak),
            Event::Rule => {
                self.make_room();
                self.tree.block(Block::Rule);
            }
            Event::TaskListMarker(done) => self.tree.task(done),
            // Not among our options; shown as it was written.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.tree.text(&text),
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let place = range.start..range.end.min(range.start + 1);
        let element = match tag {
            Tag::CodeBlock(kind) => return self.leaf = Some(code_leaf(kind)),
            Tag::HtmlBlock => return self.leaf = Some(Leaf::Html { text: String::new(), pieces: Vec::new() }),
            Tag::Heading { level, id, .. } => self.heading(level as u8, id.map(String::from), range),
            Tag::FootnoteDefinition(label) => self.footnote(label.into_string(), range),
            Tag::Link { link_type, dest_url, .. } => self.link(link_type, &dest_url, range),
            Tag::Image { link_type, dest_url, .. } => self.image(link_type, &dest_url, range),
            Tag::BlockQuote(None) => Element::Quote,
            Tag::BlockQuote(Some(kind)) => Element::Alert(alert_kind(kind), self.places.span(range)),
            Tag::List(start) => Element::List { start, items: Vec::new() },
            Tag::Item => Element::Item { task: None, tight: true },
            Tag::DefinitionList => Element::Definitions(Vec::new()),
            Tag::DefinitionListTitle => Element::Term,
            Tag::DefinitionListDefinition => Element::Details,
            Tag::Table(columns) => {
                let alignments = columns.into_iter().map(alignment).collect();
                Element::Table { alignments, head: Vec::new(), rows: Vec::new() }
            }
            Tag::TableHead => Element::Row { is_head: true, cells: Vec::new() },
            Tag::TableRow => Element::Row { is_head: false, cells: Vec::new() },
            Tag::TableCell => Element::Cell,
            Tag::Emphasis => Element::Emphasis,
            Tag::Strong => Element::Strong,
            Tag::Strikethrough => Element::Strike,
            // The others are not among our options; their content is kept.
            Tag::Paragraph | Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => Element::Paragraph,
        };
        if !element.is_inline() {
            self.make_room();
        }
        self.tree.open(element);
        self.open.push(Open::Markdown);
        if self.tree.is_too_deep() && !std::mem::replace(&mut self.reader.told_depth, true) {
            self.reader.found.push(nested_too_deep(self.places.span(place)));
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match (tag, self.leaf.take()) {
            (_, Some(Leaf::Code { info, text, pieces })) => self.code(info, text, &pieces, range),
            (_, Some(Leaf::Html { text, pieces })) => {
                self.html(&Written { html: &text, pieces: &pieces, range });
            }
            (TagEnd::Image, None) => {
                let is_image = self.tree.is_in_image();
                self.close();
                if is_image && !self.tree.is_in_image() && self.tree.ends_in_silent_image() {
                    self.reader.found.push(link::missing_alt(self.places.span(range)));
                }
            }
            (_, None) => self.close(),
        }
    }

    fn leaf_text(&mut self, piece: &str, range: Range<usize>) {
        match &mut self.leaf {
            Some(Leaf::Code { text, pieces, .. }) => {
                pieces.push((text.len(), range.start));
                text.push_str(piece);
            }
            Some(Leaf::Html { text, pieces }) => {
                pieces.push((text.len(), range.start));
                text.push_str(piece);
            }
            None => {}
        }
    }

    fn plain_text(&mut self, text: &str, range: Range<usize>) {
        if text.starts_with(['[', '!']) {
            if let Some((range, label)) = footnote::undefined_reference(self.text, range.start) {
                self.reader.found.push(footnote::undefined_footnote(label, self.places.span(range)));
            } else if let Some(range) = link::open_wikilink(self.text, range.start) {
                let written = &self.text[range.clone()];
                self.reader.found.push(link::bad_wikilink(written, self.places.span(range)));
            }
        }
        self.tree.text(text);
    }

    /// Closes the innermost element of Markdown, with the HTML inside of it.
    fn close(&mut self) {
        self.close_html();
        self.open.pop();
        self.tree.close();
    }

    fn heading(&mut self, level: u8, written_id: Option<String>, range: Range<usize>) -> Element {
        let span = self.places.span(trimmed(self.text, range));
        self.reader.found.extend(self.reader.outline.enter(level, span));
        // As everywhere else in Markdown where it is NUL: no browser would find the place.
        let written_id = written_id.map(|id| id.replace(char::is_control, "\u{FFFD}"));
        Element::Heading(Heading { level, written_id, text: Vec::new(), span })
    }

    fn footnote(&mut self, label: String, range: Range<usize>) -> Element {
        // Its text may be long: only the label is pointed at.
        let end = self.text.get(range.clone()).and_then(|it| it.find(']')).map_or(range.end, |at| range.start + at + 1);
        self.footnotes.define(&label, self.places.span(range.start..end), self.reader.found);
        Element::Footnote { label }
    }

    fn link(&mut self, kind: LinkType, dest: &str, range: Range<usize>) -> Element {
        let source = self.text.get(range.clone()).unwrap_or("");
        let (kind, written) = match kind {
            LinkType::WikiLink { has_pothole } => {
                let has_text = has_pothole && !source.ends_with("|]]");
                (if has_text { LinkKind::WikiText } else { LinkKind::WikiBare }, link::wiki_id(dest))
            }
            LinkType::Email => (LinkKind::Markdown, format!("mailto:{dest}")),
            _ => (LinkKind::Markdown, dest.to_owned()),
        };
        Element::Link { link: self.number(kind, written, range), bare: kind == LinkKind::WikiBare }
    }

    fn image(&mut self, kind: LinkType, dest: &str, range: Range<usize>) -> Element {
        // `![[x.png]]` has its path as text, which says nothing to a reader.
        let bare = matches!(kind, LinkType::WikiLink { has_pothole: false });
        if self.tree.has_room() && link::is_remote(dest) {
            self.reader.found.push(link::remote_image(dest, self.places.span(range.clone())));
        }
        Element::Image { link: self.number(LinkKind::Image, dest.to_owned(), range), bare }
    }

    /// The next number for a link, unless the link will be flattened.
    fn number(&mut self, kind: LinkKind, written: String, range: Range<usize>) -> LinkIndex {
        let index = LinkIndex(self.reader.links.len() as u32);
        if self.tree.has_room() {
            self.reader.links.push(Link { written, kind, span: self.places.span(range) });
        }
        index
    }

    fn code(&mut self, info: String, text: String, pieces: &[(usize, usize)], range: Range<usize>) {
        self.make_room();
        let is_directive = directive::is_directive(&info) && self.reader.nesting < DIRECTIVES_NESTING_MAX;
        match directive::head(&info).filter(|_| is_directive) {
            Some((name, argument)) => self.directive(name, argument, &text, pieces, range),
            None => {
                if is_directive {
                    let at = self.places.span(directive::info_range(self.text, range));
                    self.reader.found.push(directive::malformed(&info, at));
                }
                let language = info.split([' ', '\t', ',']).next().unwrap_or("").to_owned();
                self.tree.block(Block::Code { language, text });
            }
        }
    }

    fn directive(&mut self, name: &str, argument: &str, text: &str, pieces: &[(usize, usize)], range: Range<usize>) {
        let span = self.places.span(directive::info_range(self.text, range.clone()));
        if self.text.get(range).is_some_and(|source| !directive::is_closed(source)) {
            self.reader.found.push(directive::not_closed(name, span));
        }
        let places = self.places.of_pieces(pieces, text.len());
        let (options, start) = directive::options(text);
        let options =
            options.into_iter().map(|it| (it.key.to_owned(), it.value.to_owned(), places.span(it.line))).collect();
        // Numbered before its body is read: a directive inside it comes later.
        let index = self.reader.directives.len();
        let (name, argument, body) = (name.to_owned(), argument.to_owned(), Vec::new());
        self.reader.directives.push(Directive { name, argument, options, body, span });
        self.tree.block(Block::Directive(DirectiveIndex(index as u32)));
        let body = self.body(&text[start..], &places.from(start));
        if let Some(directive) = self.reader.directives.get_mut(index) {
            directive.body = body;
        }
    }

    /// The body of a directive: a document of its own, one level deeper.
    fn body(&mut self, text: &str, places: &Places) -> Vec<Block> {
        if text.trim().is_empty() {
            return Vec::new();
        }
        let level = std::mem::replace(&mut self.reader.level, self.tree.level());
        self.reader.nesting += 1;
        let blocks = self.reader.document(text, places);
        self.reader.nesting -= 1;
        self.reader.level = level;
        blocks
    }
}

/// ## What
/// Quotations, lists or marks stand in each other more than 100 deep.
///
/// ## Why
/// Nobody can follow that, and old devices cannot show it: what is deeper is shown as if it were less deep.
///
/// ## Example
/// A line of a thousand `>`.
fn nested_too_deep(at: Span) -> Diagnostic {
    Diagnostic::new(Code::NestedTooDeep, at, format!("elements nest more than {NESTING_MAX} deep"))
        .with_help("write it with less nesting; no text is lost".to_owned())
}

fn code_leaf(kind: CodeBlockKind<'_>) -> Leaf {
    let info = match kind {
        CodeBlockKind::Indented => String::new(),
        CodeBlockKind::Fenced(info) => info.into_string(),
    };
    Leaf::Code { info, text: String::new(), pieces: Vec::new() }
}

fn alert_kind(kind: BlockQuoteKind) -> AlertKind {
    match kind {
        BlockQuoteKind::Note => AlertKind::Note,
        BlockQuoteKind::Tip => AlertKind::Tip,
        BlockQuoteKind::Important => AlertKind::Important,
        BlockQuoteKind::Warning => AlertKind::Warning,
        BlockQuoteKind::Caution => AlertKind::Caution,
    }
}

fn alignment(column: pulldown_cmark::Alignment) -> Alignment {
    match column {
        pulldown_cmark::Alignment::None => Alignment::None,
        pulldown_cmark::Alignment::Left => Alignment::Start,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::End,
    }
}

#[cfg(test)]
mod tests {
    use super::{RawHtml, fragment, page};
    use crate::model::page::{Block, Inline, LinkKind, Page};
    use crate::model::source::{FileId, Span};

    fn read(text: &str) -> (Page, Vec<String>) {
        let mut found = Vec::new();
        let page = page(FileId(0), text, RawHtml::Refuse, &mut found);
        found.sort_by_key(|it| it.sort_key());
        let found = found.iter().map(|it| format!("{}: {} `{}`", it.code.name(), it.message, at(text, it.at)));
        (page, found.collect())
    }

    fn at(text: &str, span: Span) -> &str {
        &text[span.start as usize..span.end as usize]
    }

    fn shape(text: &str) -> String {
        let (page, found) = read(text);
        assert_eq!(found, [""; 0]);
        format!("{:?}", page.blocks)
    }

    #[track_caller]
    fn finds(text: &str, expected: &[&str]) {
        assert_eq!(read(text).1, expected);
    }

    #[test]
    fn the_first_heading_becomes_the_title() {
        let (page, _) = read("# It's *law*\n\nText\n");
        assert_eq!(page.title, "It’s law");
        assert!(matches!(page.blocks[..], [Block::Paragraph(_)]));
        let (page, _) = read("+++\ntitle = \"Law\"\n+++\nText\n\n# Law\n");
        assert_eq!((page.title.as_str(), page.blocks.len()), ("Law", 1));
    }

    #[test]
    fn headings_keep_their_ids_and_levels() {
        finds(
            "# A\n## B {#b}\n#### C\n# D\n",
            &[
                "heading-jump: heading of level 4 below one of level 2 `#### C`",
                "heading-jump: second heading of level 1 `# D`",
            ],
        );
        assert!(shape("## B {#b}").contains("written_id: Some(\"b\")"));
        finds("### First\n", &["heading-jump: heading of level 3 below one of level 1 `### First`"]);
    }

    #[test]
    fn links_are_numbered_and_keep_what_was_written() {
        let text = "[a](b%20c.md#x) [[un]] [[un|*the* UN]] <a@b.org> ![i](i.png)\n\n| a |\n|---|\n| [[x\\|y]] |\n";
        let (page, found) = read(text);
        assert_eq!(found, [""; 0]);
        let links: Vec<_> = page.links.iter().map(|it| (it.written.as_str(), it.kind, at(text, it.span))).collect();
        assert_eq!(
            links,
            [
                ("b%20c.md#x", LinkKind::Markdown, "[a](b%20c.md#x)"),
                ("un", LinkKind::WikiBare, "[[un]]"),
                ("un", LinkKind::WikiText, "[[un|*the* UN]]"),
                ("mailto:a@b.org", LinkKind::Markdown, "<a@b.org>"),
                ("i.png", LinkKind::Image, "![i](i.png)"),
                ("x", LinkKind::WikiText, "[[x\\|y]]"),
            ]
        );
        let Block::Paragraph(inlines) = &page.blocks[0] else { panic!("a paragraph") };
        let empty = |it: &&Inline| matches!(it, Inline::Link { text, .. } if text.is_empty());
        assert_eq!(inlines.iter().filter(empty).count(), 1);
    }

    #[test]
    fn links_that_would_stay_text_are_found() {
        finds("[a][b]\n\n[b]: c.md\n", &[]);
        finds("[a][c]\n", &["broken-link: no reference `[c]` on this page `[a][c]`"]);
        finds("[[a] b\n", &["broken-link: `[[a` is not a whole link `[[a`"]);
        finds("\\[[a] and [[x]](y.md) and [one] and `[[a`\n", &[]);
        finds("| a | b |\n|--|--|\n| [[x|y]] |\n", &["broken-link: `[[x` is not a whole link `[[x`"]);
    }

    #[test]
    fn images_need_words_and_a_file() {
        finds(
            "![](a.png) ![[b.png]] ![x](HTTPS://a.org/b.png)",
            &[
                "missing-alt: image without alternative text `![](a.png)`",
                "missing-alt: image without alternative text `![[b.png]]`",
                "remote-image: image from another host `HTTPS://a.org/b.png` `![x](HTTPS://a.org/b.png)`",
            ],
        );
    }

    #[test]
    fn html_is_refused_and_comments_are_dropped() {
        finds("a <!-- b --> c\n\n<!-- d\n\ne -->\n", &[]);
        finds(
            "a <b>c</b>\n\n<div>\nx\n</div>\n\n<!-- open\n\nlost\n",
            &[
                "raw-html: raw HTML `<b>` `<b>`",
                "raw-html: raw HTML `</b>` `</b>`",
                "raw-html: raw HTML `<div>` `<div>\nx\n</div>`",
                "raw-html: raw HTML `<!-- open` `<!-- open\n\nlost`",
            ],
        );
        assert_eq!(shape("`<b>` \"c\" `\"d\"`"), "[Paragraph([Code(\"<b>\"), Text(\" “c” \"), Code(\"\\\"d\\\"\")])]");
    }

    #[test]
    fn footnotes_count_first_references() {
        let shape = shape("[^b]: B\n\nx[^a] y[^B] z[^a]\n\n[^a]: A\n");
        assert!(shape.starts_with("[Footnote { label: \"b\", number: 2,"), "{shape}");
        assert!(shape.contains("FootnoteRef { label: \"a\", number: 1, occurrence: 2 }"), "{shape}");
        finds(
            "x[^1] `[^2]` \\[^3] !y![^4]\n\n[^5]: five\n\n    more\n",
            &[
                "undefined-footnote: no footnote `[^1]` `[^1]`",
                "undefined-footnote: no footnote `[^4]` `[^4]`",
                "unused-footnote: nothing refers to the footnote `[^5]` `[^5]`",
            ],
        );
        finds("x[^1]\n\n[^1]: a\n\n[^1]: b\n", &["unused-footnote: the footnote `[^1]` is written twice `[^1]`"]);
    }

    #[test]
    fn a_directive_has_options_with_places_and_a_body() {
        let text =
            "> ```{figure} images/x.svg\r\n> :alt: A map\r\n>\r\n> See [[un]]: <b>.\r\n> ```\r\n\r\n[z](z.md)\r\n";
        let (page, found) = read(text);
        assert_eq!(found, ["raw-html: raw HTML `<b>` `<b>`"]);
        let directive = &page.directives[0];
        assert_eq!((directive.name.as_str(), directive.argument.as_str()), ("figure", "images/x.svg"));
        assert_eq!(at(text, directive.span), "{figure} images/x.svg");
        let (key, value, span) = &directive.options[0];
        assert_eq!((key.as_str(), value.as_str(), at(text, *span)), ("alt", "A map", ":alt: A map"));
        assert!(matches!(directive.body[..], [Block::Paragraph(_)]));
        let links: Vec<_> = page.links.iter().map(|it| at(text, it.span)).collect();
        assert_eq!(links, ["[[un]]", "[z](z.md)"]);
    }

    #[test]
    fn places_hold_inside_nested_directives() {
        let text = "> ````{a}\r\n> é\r\n> ```{b}\r\n> :k: v\r\n> ü [[x]]\r\n> ```\r\n> [[y]]\r\n> ````\r\n";
        let (page, found) = read(text);
        assert_eq!(found, [""; 0]);
        let links: Vec<_> = page.links.iter().map(|it| at(text, it.span)).collect();
        assert_eq!(links, ["[[x]]", "[[y]]"]);
        assert_eq!(at(text, page.directives[1].options[0].2), ":k: v");
        assert_eq!(at(text, page.directives[1].span), "{b}");
    }

    #[test]
    fn a_directive_must_be_whole() {
        finds("```{card un\n```\n", &["unknown-directive: no name between braces in `{card un` `{card un`"]);
        finds("```{card} un\n\nText\n", &["unknown-directive: the fence of `{card}` is never closed `{card} un`"]);
        finds("- a\n\n  ```{card} un\n  ```\n", &[]);
    }

    #[test]
    fn a_tight_list_is_told_from_a_loose_one() {
        assert!(
            shape("- [x] a\n- [ ] b\n  - c\n")
                .contains("task: Some(true), blocks: [Paragraph([Text(\"a\")])], tight: true")
        );
        assert!(
            shape("- [x] a\n\n- b\n").contains("task: Some(true), blocks: [Paragraph([Text(\"a\")])], tight: false")
        );
    }

    #[test]
    fn definitions_alerts_and_tables_are_read() {
        assert!(
            shape("Term\n: One\n: Two\n")
                .contains("details: [[Paragraph([Text(\"One\")])], [Paragraph([Text(\"Two\")])]]")
        );
        assert!(shape("> [!WARNING]\n> Stop\n").starts_with("[Alert { kind: Warning, blocks: [Paragraph("));
        assert!(
            shape("|a|b|\n|:-|-:|\n|c|d|\n").starts_with("[Table { alignments: [Start, End], head: [[Text(\"a\")]")
        );
    }

    #[test]
    fn depth_is_flattened_and_nothing_is_lost() {
        let deep =
            [">", "- ", "*_", "![", "> - ", "1. > "].map(|mark| format!("{}deep [x](y.md)\n", mark.repeat(10_000)));
        for text in deep {
            let (page, _) = read(&text);
            assert!(format!("{:?}", page.blocks).contains("deep"));
        }
        let fences: String = (3..60).rev().map(|len| format!("{}{{x}}\n", "`".repeat(len))).collect();
        assert!(read(&fences).0.directives.len() <= super::DIRECTIVES_NESTING_MAX);
    }

    #[test]
    fn a_fragment_counts_from_its_offset() {
        let mut found = Vec::new();
        let page = fragment(FileId(1), "a <b>", 10, RawHtml::Refuse, &mut found);
        assert_eq!((found[0].at.start, found[0].at.end, page.blocks.len()), (12, 15, 1));
    }
}
