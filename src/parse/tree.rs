//! Builds the tree of a page from elements that open and close.
//!
//! [`Tree`] is a stack, not a recursion: nesting deeper than [`NESTING_MAX`] is
//! flattened into the parent, so that no later walk over a page can exhaust
//! the stack. It never looks at the source text.

mod html;

use crate::model::page::{AlertKind, Alignment, Block, Definition, Heading, Inline, LinkIndex, ListItem};
use crate::model::source::Span;

/// How deep elements may nest. No reader follows a tenth of this.
pub(super) const NESTING_MAX: usize = 100;

/// An element that has content, with what was collected for it so far.
pub(super) enum Element {
    Paragraph,
    /// Its text is filled in when it closes.
    Heading(Heading),
    Quote,
    Alert(AlertKind, Span),
    List {
        start: Option<u64>,
        items: Vec<ListItem>,
    },
    Item {
        task: Option<bool>,
        tight: bool,
    },
    Footnote {
        label: String,
    },
    Definitions(Vec<Definition>),
    Term,
    Details,
    Table {
        alignments: Vec<Alignment>,
        head: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    Row {
        is_head: bool,
        cells: Vec<Vec<Inline>>,
    },
    Cell,
    Emphasis,
    Strong,
    Strike,
    /// With `bare`, what is inside is not the author's text but repeats the id.
    Link {
        link: LinkIndex,
        bare: bool,
    },
    Image {
        link: LinkIndex,
        bare: bool,
    },
    /// Of HTML: a phrase with a name.
    Phrase {
        name: &'static str,
        title: String,
    },
    /// Of HTML: text without marks, as code.
    Plain,
    /// Of HTML: lines as they are.
    Preformatted,
    /// Of HTML: opens when its summary is chosen.
    Fold {
        summary: Vec<Inline>,
    },
    Summary,
    /// Of HTML: nothing in it is kept.
    Dropped,
}

/// The elements that are open, and the blocks that are ready.
pub(super) struct Tree {
    frames: Vec<Frame>,
    /// One a call of `open` that was not closed yet.
    opened: Vec<Opened>,
    /// How deep the root itself stands.
    level: usize,
    is_too_deep: bool,
}

struct Frame {
    /// `None` for the root.
    element: Option<Element>,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
}

enum Opened {
    Frame,
    /// A block that was flattened: its text becomes a paragraph of the parent.
    FlatBlock,
    FlatInline,
}

impl Tree {
    /// An empty tree whose root stands `level` elements deep.
    pub(super) fn new(level: usize) -> Self {
        Self { frames: vec![Frame::new(None)], opened: Vec::new(), level, is_too_deep: false }
    }

    /// How deep the next element would stand.
    pub(super) fn level(&self) -> usize {
        self.level + self.frames.len()
    }

    /// Whether text would now be the alternative text of an image.
    pub(super) fn is_in_image(&self) -> bool {
        matches!(self.innermost(), Some(Element::Image { .. }))
    }

    /// Whether an inline element would be kept, not flattened.
    pub(super) fn has_room(&self) -> bool {
        self.level() < NESTING_MAX && !self.is_in_image()
    }

    /// Whether something was flattened because it stands too deep.
    pub(super) fn is_too_deep(&self) -> bool {
        self.is_too_deep
    }

    /// Opens an element. Every call needs its `close`.
    pub(super) fn open(&mut self, element: Element) {
        if self.fits(&element) {
            if matches!(element, Element::Paragraph) {
                self.loosen();
            }
            self.frames.push(Frame::new(Some(element)));
            self.opened.push(Opened::Frame);
        } else if element.is_inline() || self.is_in_image() {
            self.is_too_deep |= self.level() >= NESTING_MAX;
            self.opened.push(Opened::FlatInline);
        } else {
            self.is_too_deep |= self.level() >= NESTING_MAX;
            self.flush();
            self.opened.push(Opened::FlatBlock);
        }
    }

    /// Closes the element that was opened last.
    pub(super) fn close(&mut self) {
        match self.opened.pop() {
            Some(Opened::Frame) => {}
            Some(Opened::FlatBlock) => return self.flush(),
            Some(Opened::FlatInline) | None => return,
        }
        self.flush();
        if let Some(Frame { element: Some(element), blocks, inlines }) = self.frames.pop() {
            self.attach(element, blocks, inlines);
        }
    }

    /// Adds text, joined to the text before it.
    pub(super) fn text(&mut self, text: &str) {
        let inlines = &mut self.top().inlines;
        match inlines.last_mut() {
            Some(Inline::Text(last)) => last.push_str(text),
            _ => inlines.push(Inline::Text(text.to_owned())),
        }
    }

    /// Adds an inline that has no content.
    pub(super) fn inline(&mut self, inline: Inline) {
        self.top().inlines.push(inline);
    }

    /// Adds a block that has no content.
    pub(super) fn block(&mut self, block: Block) {
        self.flush();
        self.top().blocks.push(block);
    }

    /// Marks the item of a list as a task.
    pub(super) fn task(&mut self, done: bool) {
        // In a loose list the mark stands inside the item's first paragraph.
        for frame in self.frames.iter_mut().rev().take(2) {
            if let Some(Element::Item { task, .. }) = &mut frame.element {
                *task = Some(done);
                return;
            }
        }
    }

    /// Whether the last inline is an image that says nothing.
    pub(super) fn ends_in_silent_image(&self) -> bool {
        let last = self.frames.last().and_then(|frame| frame.inlines.last());
        matches!(last, Some(Inline::Image { alt, .. }) if alt.trim().is_empty())
    }

    /// The finished blocks. What is still open is closed.
    pub(super) fn finish(mut self) -> Vec<Block> {
        while !self.opened.is_empty() {
            self.close();
        }
        self.flush();
        self.frames.pop().map(|root| root.blocks).unwrap_or_default()
    }

    fn innermost(&self) -> Option<&Element> {
        self.frames.last().and_then(|frame| frame.element.as_ref())
    }

    fn top(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            self.frames.push(Frame::new(None));
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    /// Whether an element keeps its own frame. Parts of a flattened list or table are flattened with it.
    fn fits(&self, element: &Element) -> bool {
        let parent = self.innermost();
        match element {
            _ if self.is_in_image() => false,
            Element::Dropped => true,
            // A cell and the like hold lines, no blocks.
            _ if self.holds_lines() && !element.is_inline() => false,
            Element::Summary => matches!(parent, Some(Element::Fold { .. })),
            Element::Paragraph | Element::Heading(_) => true,
            Element::Item { .. } => matches!(parent, Some(Element::List { .. })),
            Element::Term | Element::Details => matches!(parent, Some(Element::Definitions(_))),
            Element::Row { .. } => matches!(parent, Some(Element::Table { .. })),
            Element::Cell => matches!(parent, Some(Element::Row { .. })),
            _ => self.level() < NESTING_MAX,
        }
    }

    /// A paragraph stands in the item of a list as a block of its own.
    fn loosen(&mut self) {
        if let Some(Element::Item { tight, .. }) = &mut self.top().element {
            *tight = false;
        }
    }

    /// Inlines that stand among blocks, as in a tight list, become a paragraph.
    fn flush(&mut self) {
        let frame = self.top();
        if frame.inlines.is_empty() || !frame.holds_blocks() {
            return;
        }
        let inlines = std::mem::take(&mut frame.inlines);
        frame.blocks.push(Block::Paragraph(inlines));
    }

    fn attach(&mut self, element: Element, blocks: Vec<Block>, inlines: Vec<Inline>) {
        match element {
            Element::Paragraph => self.block(Block::Paragraph(inlines)),
            Element::Heading(heading) => self.block(Block::Heading(Heading { text: inlines, ..heading })),
            Element::Quote => self.block(Block::Quote(blocks)),
            Element::Alert(kind, span) => self.block(Block::Alert { kind, blocks, span }),
            Element::List { start, items } => self.block(Block::List { start, items }),
            Element::Footnote { label } => self.block(Block::Footnote { label, number: 0, blocks }),
            Element::Definitions(list) => self.block(Block::Definitions(list)),
            Element::Table { alignments, head, rows } => self.block(Block::Table { alignments, head, rows }),
            Element::Emphasis => self.inline(Inline::Emphasis(inlines)),
            Element::Strong => self.inline(Inline::Strong(inlines)),
            Element::Strike => self.inline(Inline::Strike(inlines)),
            Element::Link { link, bare } => {
                let text = if bare { Vec::new() } else { inlines };
                self.inline(Inline::Link { link, text });
            }
            Element::Image { link, bare } => {
                let alt = if bare { String::new() } else { plain(&inlines) };
                self.inline(Inline::Image { link, alt });
            }
            Element::Phrase { name, title } => self.inline(Inline::Phrase { name, title, inner: inlines }),
            Element::Plain => self.inline(Inline::Code(plain(&inlines))),
            Element::Preformatted => {
                let text = plain(&inlines);
                let text = text.strip_prefix('\n').unwrap_or(&text).to_owned();
                self.block(Block::Code { language: String::new(), text });
            }
            Element::Fold { mut summary } => {
                if summary.is_empty() {
                    summary.push(Inline::Text("…".to_owned()));
                }
                self.block(Block::Fold { summary, blocks });
            }
            Element::Dropped => {}
            part => self.attach_part(part, blocks, inlines),
        }
    }

    /// Adds a part to the list or table that it belongs to.
    fn attach_part(&mut self, part: Element, blocks: Vec<Block>, inlines: Vec<Inline>) {
        match (part, &mut self.top().element) {
            (Element::Item { task, tight }, Some(Element::List { items, .. })) => {
                items.push(ListItem { task, blocks, tight });
            }
            (Element::Term, Some(Element::Definitions(list))) => {
                list.push(Definition { id: String::new(), term: inlines, details: Vec::new() });
            }
            (Element::Details, Some(Element::Definitions(list))) => {
                if let Some(definition) = list.last_mut() {
                    definition.details.push(blocks);
                }
            }
            (Element::Summary, Some(Element::Fold { summary })) => *summary = inlines,
            (Element::Cell, Some(Element::Row { cells, .. })) => cells.push(inlines),
            (Element::Row { is_head: true, cells }, Some(Element::Table { head, .. })) => *head = cells,
            (Element::Row { cells, .. }, Some(Element::Table { rows, .. })) => rows.push(cells),
            // `fits` lets a part be opened only where it belongs.
            _ => {}
        }
    }
}

impl Frame {
    fn new(element: Option<Element>) -> Self {
        Self { element, blocks: Vec::new(), inlines: Vec::new() }
    }

    fn holds_blocks(&self) -> bool {
        matches!(
            self.element,
            None | Some(
                Element::Quote
                    | Element::Alert(..)
                    | Element::Item { .. }
                    | Element::Footnote { .. }
                    | Element::Details
                    | Element::Fold { .. }
                    | Element::Dropped
            )
        )
    }
}

impl Element {
    /// Whether it stands in a list, a table or a fold alone.
    pub(super) fn is_part(&self) -> bool {
        use Element::{Cell, Details, Item, Row, Summary, Term};
        matches!(self, Item { .. } | Term | Details | Row { .. } | Cell | Summary)
    }

    pub(super) fn is_inline(&self) -> bool {
        use Element::{Emphasis, Image, Link, Phrase, Plain, Strike, Strong};
        matches!(self, Emphasis | Strong | Strike | Link { .. } | Image { .. } | Phrase { .. } | Plain)
    }
}

/// The text of inlines, without marks.
pub(super) fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    add_plain(inlines, &mut text);
    text
}

fn add_plain(inlines: &[Inline], to: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Address(text) => to.push_str(text),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strike(inner) => add_plain(inner, to),
            Inline::Link { text, .. } | Inline::Jump { text, .. } | Inline::Phrase { inner: text, .. } => {
                add_plain(text, to);
            }
            Inline::Image { alt, .. } => to.push_str(alt),
            Inline::HardBreak | Inline::SoftBreak => to.push(' '),
            Inline::FootnoteRef { .. } | Inline::Badge { .. } | Inline::NotStated => {}
        }
    }
}
