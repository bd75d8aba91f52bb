//! The tree of an edition's pages, and the branch of it around a page.
//!
//! The tree is made once. A page shows the top level and the lists on its own
//! branch, each cut to a window, so that navigation never grows with the book.

use std::collections::BTreeMap;

use super::views::{LinkView, NavEntry, NavList};
use super::words::Words;
use crate::model::handbook::{Edition, Handbook, NavItem, PageId, PageKind};
use crate::model::registry::{FieldType, Table};

/// Entries shown on each side of the branch; the rest is behind a link.
const WINDOW: usize = 12;

/// Deeper chapters are shown at this depth.
const DEPTH_MAX: u8 = 8;

/// The anchor of generated pages on the page of contents.
pub(super) const LOOK_UP: &str = "look-up";

/// Where a line of the navigation leads.
pub(super) enum Place {
    /// A page.
    Page(PageId),
    /// An anchor on the page of contents.
    Anchor(String),
    /// Nowhere: yet to be written.
    Draft,
}

/// The tree of the pages of an edition.
pub(super) struct Navigation {
    nodes: Vec<Node>,
    roots: Vec<usize>,
    /// Node by page.
    of_page: Vec<Option<usize>>,
    /// Pages in reading order.
    order: Vec<PageId>,
    /// Place in `order`, by page.
    rank: Vec<Option<usize>>,
}

struct Node {
    title: String,
    number: String,
    place: Place,
    parent: Option<usize>,
    /// Index among its siblings.
    position: usize,
    children: Vec<usize>,
}

/// Spells the address of a place.
pub(super) type Spell<'a> = &'a dyn Fn(&Place) -> Option<String>;

impl Navigation {
    /// The tree of `edition`: its contents, then what the contents do not list.
    pub fn new(handbook: &Handbook, edition: &Edition, words: &Words) -> Self {
        let count = edition.chapters.len();
        let mut made = Self {
            nodes: Vec::new(),
            roots: Vec::new(),
            of_page: vec![None; count],
            order: Vec::new(),
            rank: vec![None; count],
        };
        made.add_contents(edition);
        made.add_unlisted(handbook, edition, words);
        made.name_parts();
        made.order_pages();
        made
    }

    /// The top level and the branch around `page`.
    pub fn branch(&self, page: PageId, more: &LinkView, spell: Spell) -> NavList {
        let path = self.path(page);
        self.window(&self.roots, &path, more, spell)
    }

    /// The whole tree.
    pub fn whole(&self, spell: Spell) -> NavList {
        self.all(&self.roots, spell)
    }

    /// What stands above `page`, outermost first.
    pub fn above(&self, page: PageId, spell: Spell) -> Vec<LinkView> {
        let path = self.path(page);
        let above = path.split_last().map_or(&[][..], |(_, above)| above);
        let link = |node: &usize| {
            let node = &self.nodes[*node];
            Some(LinkView { title: node.title.clone(), href: spell(&node.place)?, current: false })
        };
        above.iter().filter_map(link).collect()
    }

    /// The pages before and after `page` in reading order.
    pub fn neighbours(&self, page: PageId) -> (Option<PageId>, Option<PageId>) {
        let Some(rank) = self.rank.get(page.0 as usize).copied().flatten() else { return (None, None) };
        let before = rank.checked_sub(1).and_then(|it| self.order.get(it)).copied();
        (before, self.order.get(rank + 1).copied())
    }

    /// Every page, in reading order.
    pub fn order(&self) -> &[PageId] {
        &self.order
    }

    fn add_contents(&mut self, edition: &Edition) {
        let mut part = None;
        // Chapters above the next one: depth and node.
        let mut above: Vec<(u8, usize)> = Vec::new();
        for item in &edition.nav {
            let depth = match item {
                NavItem::Part(_) => 0,
                NavItem::Page(_, depth) | NavItem::Draft(_, depth) => (*depth).min(DEPTH_MAX),
            };
            above.retain(|(other, _)| *other < depth);
            let parent = above.last().map(|(_, node)| *node);
            match item {
                NavItem::Part(title) => {
                    above.clear();
                    part = Some(self.add(None, title, "", Place::Draft));
                }
                NavItem::Page(page, _) => {
                    let Some(chapter) = edition.chapters.get(page.0 as usize) else { continue };
                    // A suffix chapter stands after the last part, not in it.
                    let outside = depth == 0 && chapter.part.is_empty() && chapter.number.is_empty();
                    part = part.filter(|_| !outside);
                    let node = self.add_page(parent.or(part), &chapter.title, &chapter.number, *page);
                    above.push((depth, node));
                }
                NavItem::Draft(title, _) => {
                    let node = self.add(parent.or(part), title, "", Place::Draft);
                    above.push((depth, node));
                }
            }
        }
    }

    /// Generated pages and records, the latter by group, below one line.
    fn add_unlisted(&mut self, handbook: &Handbook, edition: &Edition, words: &Words) {
        let pages = edition.chapters.iter().enumerate().map(|(index, chapter)| (PageId(index as u32), chapter));
        let unlisted: Vec<_> = pages.filter(|(page, _)| self.of_page[page.0 as usize].is_none()).collect();
        if unlisted.is_empty() {
            return;
        }
        let root = self.add(None, &words.get("frame-look-up"), "", Place::Anchor(LOOK_UP.to_owned()));
        let mut groups: BTreeMap<String, usize> = BTreeMap::new();
        for (page, chapter) in unlisted {
            let parent = match chapter.kind {
                PageKind::Record => {
                    let group = handbook.registry.get(Table::Mechanism, &chapter.id).and_then(|it| it.text("group"));
                    let group = group.unwrap_or_default().to_owned();
                    match groups.get(&group) {
                        Some(node) => *node,
                        None => {
                            let node = self.add(
                                Some(root),
                                &group_label(handbook, edition, words, &group),
                                "",
                                Place::Anchor(format!("{LOOK_UP}-{}", groups.len() + 1)),
                            );
                            groups.insert(group, node);
                            node
                        }
                    }
                }
                // It stands below the page that helps with any message.
                PageKind::Message => chapter.parent.and_then(|list| self.of_page[list.0 as usize]).unwrap_or(root),
                PageKind::Written | PageKind::Generated => root,
            };
            self.add_page(Some(parent), &chapter.title, &chapter.number, page);
        }
    }

    fn add_page(&mut self, parent: Option<usize>, title: &str, number: &str, page: PageId) -> usize {
        let node = self.add(parent, title, number, Place::Page(page));
        self.of_page[page.0 as usize].get_or_insert(node);
        node
    }

    fn add(&mut self, parent: Option<usize>, title: &str, number: &str, place: Place) -> usize {
        let node = self.nodes.len();
        let position = match parent {
            Some(parent) => self.nodes[parent].children.len(),
            None => self.roots.len(),
        };
        let (title, number) = (title.to_owned(), number.to_owned());
        self.nodes.push(Node { title, number, place, parent, position, children: Vec::new() });
        match parent {
            Some(parent) => self.nodes[parent].children.push(node),
            None => self.roots.push(node),
        }
        node
    }

    /// A part leads to its first page.
    fn name_parts(&mut self) {
        for node in 0..self.nodes.len() {
            if !matches!(self.nodes[node].place, Place::Draft) {
                continue;
            }
            let first = self.nodes[node].children.first().map(|child| &self.nodes[*child].place);
            if let Some(Place::Page(page)) = first {
                self.nodes[node].place = Place::Page(*page);
            }
        }
    }

    fn order_pages(&mut self) {
        let mut open: Vec<usize> = self.roots.iter().rev().copied().collect();
        while let Some(node) = open.pop() {
            if let Place::Page(page) = self.nodes[node].place {
                let index = page.0 as usize;
                if self.of_page[index] == Some(node) {
                    self.rank[index] = Some(self.order.len());
                    self.order.push(page);
                }
            }
            open.extend(self.nodes[node].children.iter().rev());
        }
    }

    /// The nodes from the top to `page`.
    fn path(&self, page: PageId) -> Vec<usize> {
        let mut next = self.of_page.get(page.0 as usize).copied().flatten();
        let mut path = Vec::new();
        while let Some(node) = next {
            path.push(node);
            next = self.nodes[node].parent;
        }
        path.reverse();
        path
    }

    /// The part of `nodes` around the branch `path`, the branch open.
    fn window(&self, nodes: &[usize], path: &[usize], more: &LinkView, spell: Spell) -> NavList {
        let at = path.first().map_or(0, |node| self.nodes[*node].position);
        let start = at.saturating_sub(WINDOW).min(nodes.len());
        let end = (at + WINDOW + 1).min(nodes.len());
        let entry = |node: &usize| {
            let mut entry = self.entry(*node, spell);
            if path.first() == Some(node) {
                entry.current = path.len() == 1;
                entry.below = self.window(&self.nodes[*node].children, &path[1..], more, spell);
            }
            entry
        };
        let cut = end - start < nodes.len();
        let more = cut.then(|| LinkView { title: more.title.clone(), href: more.href.clone(), current: false });
        NavList { entries: nodes[start..end].iter().map(entry).collect(), more }
    }

    fn all(&self, nodes: &[usize], spell: Spell) -> NavList {
        let entry = |node: &usize| {
            let below = self.all(&self.nodes[*node].children, spell);
            let id = match &self.nodes[*node].place {
                Place::Anchor(id) => Some(id.clone()),
                Place::Page(_) | Place::Draft => None,
            };
            NavEntry { id, below, ..self.entry(*node, spell) }
        };
        NavList { entries: nodes.iter().map(entry).collect(), more: None }
    }

    fn entry(&self, node: usize, spell: Spell) -> NavEntry {
        let node = &self.nodes[node];
        NavEntry {
            title: node.title.clone(),
            number: node.number.clone(),
            href: spell(&node.place),
            id: None,
            current: false,
            draft: matches!(node.place, Place::Draft) && node.children.is_empty(),
            below: NavList::default(),
        }
    }
}

/// What a group of records is called.
fn group_label(handbook: &Handbook, edition: &Edition, words: &Words, group: &str) -> String {
    if group.is_empty() {
        return words.get("frame-records");
    }
    let schema = &handbook.registry.schema;
    let Some(FieldType::Choice(vocabulary)) = schema.field(Table::Mechanism, "group").map(|field| &field.kind) else {
        return group.to_owned();
    };
    let translated = edition.words.0.get(&format!("values.{vocabulary}.{group}"));
    translated.map_or_else(|| schema.label(vocabulary, group).to_owned(), |(label, _)| label.clone())
}
