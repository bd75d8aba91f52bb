//! Turns the folds of a page into files of their own, each behind a link.
//!
//! Only those of the finder: what an author folds is short, has headings and notes that lead out of it, and stands open.
//! On paper-like screens a page with everything unfolded is long: what a reader would not open should not have to be
//! turned over. A fold on the page itself becomes a file; below it, one that holds other folds.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::Document;
use super::addresses::is_finder;
use crate::model::handbook::{Chapter, Edition, PageId, Target};
use crate::model::page::{Block, Inline, ListItem, Page};

/// Anchors that do not stand in the file of their page: the file, and the anchor there or nothing for its beginning.
pub(super) type Moved = BTreeMap<(PageId, String), (String, String)>;

/// Every file of text: pages in the order `order`, behind them the folds of each.
pub(super) fn documents<'a>(edition: &'a Edition, order: &[PageId]) -> (Vec<Document<'a>>, Moved) {
    let mut pages = Vec::new();
    let mut folds = Vec::new();
    let mut moved = Moved::new();
    for page in order {
        let Some(chapter) = edition.chapters.get(page.0 as usize) else { continue };
        let file = file(chapter);
        if !is_finder(chapter) {
            pages.push(Document { file, page: *page, chapter: Cow::Borrowed(chapter), up: None });
            continue;
        }
        let mut split = Split { page: *page, chapter, made: Vec::new(), moved: &mut moved };
        let above = Above { title: chapter.title.clone(), file: file.clone(), is_page: true };
        let blocks = split.blocks(&chapter.page.blocks, &above);
        folds.append(&mut split.made);
        let chapter = Cow::Owned(with_blocks(chapter, blocks));
        pages.push(Document { file, page: *page, chapter, up: None });
    }
    pages.append(&mut folds);
    (pages, moved)
}

/// The file of a page.
pub(super) fn file(chapter: &Chapter) -> String {
    format!("text/{}.xhtml", chapter.path)
}

struct Split<'a, 'm> {
    page: PageId,
    chapter: &'a Chapter,
    made: Vec<Document<'a>>,
    moved: &'m mut Moved,
}

/// The file around a fold.
struct Above {
    title: String,
    file: String,
    is_page: bool,
}

impl Split<'_, '_> {
    /// `blocks` with links in place of folds that get files.
    fn blocks(&mut self, blocks: &[Block], above: &Above) -> Vec<Block> {
        let mut kept = Vec::new();
        let mut links = Vec::new();
        for block in blocks {
            if let Block::Fold { summary, blocks } = block
                && (above.is_page || holds_folds(blocks))
            {
                links.push(self.fold(summary, blocks, above));
                continue;
            }
            kept.extend(list(std::mem::take(&mut links)));
            kept.push(match block {
                Block::Section { class, id, blocks } => {
                    Block::Section { class, id: id.clone(), blocks: self.blocks(blocks, above) }
                }
                block => block.clone(),
            });
        }
        kept.extend(list(links));
        kept
    }

    /// Makes the file of a fold; the link to it.
    fn fold(&mut self, summary: &[Inline], blocks: &[Block], above: &Above) -> Inline {
        let number = self.made.len() + 1;
        let anchor = format!("fold-{number}");
        let file = format!("text/{}/{number}.xhtml", self.chapter.path);
        let title = plain(summary);
        self.moved.insert((self.page, anchor.clone()), (file.clone(), String::new()));
        for id in ids(blocks) {
            self.moved.insert((self.page, id.clone()), (file.clone(), id));
        }
        // Its number is taken before those of the folds in it.
        self.made.push(Document {
            file: file.clone(),
            page: self.page,
            chapter: Cow::Borrowed(self.chapter),
            up: Some((above.title.clone(), above.file.clone())),
        });
        let inside = self.blocks(blocks, &Above { title: title.clone(), file, is_page: false });
        let chapter = Chapter { title, headings: Vec::new(), ..with_blocks(self.chapter, inside) };
        self.made[number - 1].chapter = Cow::Owned(chapter);
        Inline::Jump { target: Target::Page(self.page, anchor), text: summary.to_vec() }
    }
}

fn with_blocks(chapter: &Chapter, blocks: Vec<Block>) -> Chapter {
    Chapter { page: Arc::new(Page { blocks, ..Page::clone(&chapter.page) }), ..chapter.clone() }
}

fn holds_folds(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Fold { .. } => true,
        Block::Section { blocks, .. } => holds_folds(blocks),
        _ => false,
    })
}

fn list(links: Vec<Inline>) -> Option<Block> {
    let items =
        links.into_iter().map(|link| ListItem { task: None, blocks: vec![Block::Paragraph(vec![link])], tight: true });
    let items: Vec<ListItem> = items.collect();
    (!items.is_empty()).then_some(Block::List { start: None, items })
}

/// The ids of sections in a fold.
fn ids(blocks: &[Block]) -> Vec<String> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Section { id, blocks, .. } => {
                found.extend(Some(id.clone()).filter(|id| !id.is_empty()));
                found.extend(ids(blocks));
            }
            Block::Fold { blocks, .. } => found.extend(ids(blocks)),
            _ => {}
        }
    }
    found
}

fn plain(inlines: &[Inline]) -> String {
    let words = inlines.iter().map(|inline| match inline {
        Inline::Text(text) => text.as_str(),
        _ => "",
    });
    words.collect()
}
