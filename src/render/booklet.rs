//! The pocket booklet: panels of A6 that make a booklet when sheets are cut and folded.
//!
//! A browser cannot say where a page ends before it prints, so the text is packed here, by the widths of wide fonts
//! ([`measure`]): a panel is sooner too empty than too full. On a screen the panels stand in reading order; on
//! paper [`sheets`] orders them for folding. A PDF that the program writes itself would begin here, too: panels and
//! their places are known.
//!
//! [`measure`]: super::drawing::measure

use super::addresses::ManyFiles;
use super::book::{imprint, oldest};
use super::drawing::measure::{Face, wrap};
use super::frame::{Head, frame};
use super::views::{BookletView, LineView, LinkView, PanelView, SideView, StyleView};
use super::{Site, Volume};
use crate::model::booklet::BookletEntry;
use crate::model::handbook::{PageId, PageKind};
use crate::model::theme::ThemeError;

/// The style of the booklet, in the theme's `css/on-demand/`.
const STYLE: &str = "assets/booklet.css";

/// Lines of a panel, and the width of a line in units of [`measure`](super::drawing::measure): `booklet.css` has the
/// sizes, 7.5 points on 93 mm.
const LINES: usize = 38;
const WIDTH: i32 = 520;

/// Panels of a sheet: four on each side.
const PANELS_OF_SHEET: usize = 8;

/// The booklet as the file `file`, below `site/`.
pub(super) fn booklet(site: &Site, volume: &Volume, file: &str) -> Result<String, ThemeError> {
    let words = &volume.words;
    let title = words.get("booklet-title");
    let description = words.get("booklet-description");
    let as_of = oldest(volume);
    let head = Head {
        file,
        twin: "booklet.html".to_owned(),
        title: &title,
        description: &description,
        as_of: &as_of,
        page: None,
        html: None,
    };
    let mut frame = frame(site, volume, &head);
    let files = ManyFiles::new(&site.places, volume.edition, file);
    if !site.assets.on_demand_style(STYLE).is_empty() {
        frame.styles.push(StyleView { href: files.file(STYLE, ""), media: "all" });
    }
    let mut panels = vec![cover(site, volume, &as_of)];
    panels.extend(pack(lines(volume, &files)));
    let sheets = sheets(panels.len());
    while panels.len() < sheets.len() / 2 * PANELS_OF_SHEET {
        panels.push(notes(words.get("booklet-notes")));
    }
    let number = |index: usize| if index == 0 { String::new() } else { (index + 1).to_string() };
    panels.iter_mut().enumerate().for_each(|(index, panel)| panel.number = number(index));
    let count = (sheets.len() / 2).to_string();
    let view = BookletView {
        frame,
        title: &title,
        intro: words.with("booklet-intro", "count", &count),
        folding: words.get("booklet-folding"),
        sides: sheets.iter().map(|side| SideView { panels: side.map(|index| &panels[index]).into() }).collect(),
        panels: &panels,
    };
    site.templates.render("booklet.html", &view)
}

/// Which panels stand on each side of each sheet, in rows: front and back in turn.
///
/// A sheet is printed on both sides, turned over its long edge, and cut across. The halves are laid on each other, each
/// is a leaf with four panels, and all are folded together: the first leaf is the outermost.
fn sheets(panels: usize) -> Vec<[usize; 4]> {
    let count = panels.div_ceil(PANELS_OF_SHEET).max(1);
    let last = count * PANELS_OF_SHEET - 1;
    let front = |leaf: usize| [last - 2 * leaf, 2 * leaf];
    let back = |leaf: usize| [2 * leaf + 1, last - 2 * leaf - 1];
    let join = |a: [usize; 2], b: [usize; 2]| [a[0], a[1], b[0], b[1]];
    let of_sheet = |sheet: usize| {
        let (upper, lower) = (2 * sheet, 2 * sheet + 1);
        [join(front(upper), front(lower)), join(back(upper), back(lower))]
    };
    (0..count).flat_map(of_sheet).collect()
}

/// A line of the booklet with the height that it needs.
struct Measured {
    line: LineView,
    height: usize,
    /// Whether the next line stays with it.
    holds: bool,
}

/// Every entry, line by line.
fn lines(volume: &Volume, files: &ManyFiles) -> Vec<Vec<Measured>> {
    let entries = &volume.edition.booklet;
    let mut made = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let mut lines = Vec::new();
        let begins = index == 0 || entries[index - 1].is_first != entry.is_first;
        if begins && entries.iter().any(|it| it.is_first) {
            let key = if entry.is_first { "booklet-first" } else { "booklet-others" };
            lines.push(measured("group", "", &volume.words.get(key), 2));
        }
        lines.extend(entry_lines(volume, entry, files));
        made.push(lines);
    }
    made
}

fn entry_lines(volume: &Volume, entry: &BookletEntry, files: &ManyFiles) -> Vec<Measured> {
    let is_it = |page: &&PageId| {
        volume.edition.chapters.get(page.0 as usize).is_some_and(|it| it.kind == PageKind::Record && it.id == entry.id)
    };
    let pages: Vec<PageId> = (0..volume.edition.chapters.len() as u32).map(PageId).collect();
    let mut name = measured("name", "", &entry.name, 1);
    name.line.href = pages.iter().find(is_it).and_then(|page| files.page(*page));
    let mut lines = vec![name];
    for contact in &entry.contacts {
        let as_of = if contact.as_of.is_empty() { String::new() } else { format!(" ({})", contact.as_of) };
        let mut line = measured("contact", &contact.kind, &format!("{}{as_of}", contact.value), 0);
        line.line.text = as_of;
        line.line.address = contact.value.clone();
        line.holds = true;
        lines.push(line);
    }
    lines.extend(entry.answers.iter().map(|(question, answer)| measured("answer", question, answer, 0)));
    lines
}

/// A line of the class `class`: a label, then text; `around` is the height of the space about it.
fn measured(class: &'static str, label: &str, text: &str, around: usize) -> Measured {
    let face = if matches!(class, "group" | "name") { Face::Strong } else { Face::Plain };
    let height = wrap(&format!("{label} {text}"), face, WIDTH).len() + around;
    let line = LineView { class, label: label.to_owned(), address: String::new(), text: text.to_owned(), href: None };
    Measured { line, height, holds: matches!(class, "group" | "name") }
}

/// Puts entries into panels. An entry stays whole where it fits into one; else it goes on in the next.
fn pack(entries: Vec<Vec<Measured>>) -> Vec<PanelView> {
    let mut panels = vec![PanelView::default()];
    let mut left = LINES;
    for entry in entries {
        let whole: usize = entry.iter().map(|line| line.height).sum();
        let mut lines = entry.into_iter().peekable();
        if whole > left && whole <= LINES {
            panels.push(PanelView::default());
            left = LINES;
        }
        while let Some(line) = lines.next() {
            let next = lines.peek().filter(|_| line.holds).map_or(0, |next| next.height);
            let is_begun = left < LINES;
            if line.height + next > left && is_begun {
                panels.push(PanelView::default());
                left = LINES;
            }
            left = left.saturating_sub(line.height);
            if let Some(panel) = panels.last_mut() {
                panel.lines.push(line.line);
            }
        }
    }
    panels
}

/// The first panel: what this is, of when, and what holds for every address.
fn cover(site: &Site, volume: &Volume, as_of: &str) -> PanelView {
    let words = &volume.words;
    let line = |class, text: String| LineView { class, text, ..LineView::default() };
    let mut lines = vec![line("cover-title", volume.edition.title.clone())];
    lines.extend(imprint(site, volume, as_of).into_iter().map(|text| line("cover-line", text)));
    let warnings = volume.edition.verdicts.iter().flat_map(|table| &table.warnings).cloned();
    lines.extend(warnings.map(|text| line("cover-warning", text)));
    lines.push(line("cover-warning", words.get("booklet-untried")));
    PanelView { class: "cover", lines, number: String::new() }
}

/// A panel to write on.
fn notes(title: String) -> PanelView {
    let line = LineView { class: "group", text: title, ..LineView::default() };
    PanelView { class: "notes", lines: vec![line], number: String::new() }
}

/// The link to the booklet, for the pages that lead there; nothing where nobody can be written to.
pub(super) fn link(volume: &Volume, files: &ManyFiles) -> Option<LinkView> {
    let href = files.file(&volume.file("booklet"), "");
    let link = LinkView { title: volume.words.get("booklet-title"), href, current: false };
    Some(link).filter(|_| !volume.edition.booklet.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Folds the sheets and reads the panels one after the other.
    fn folded(sides: &[[usize; 4]]) -> Vec<usize> {
        let mut leaves = Vec::new();
        for pair in sides.chunks(2) {
            // Turned over its long edge, a sheet has its right panel behind the left one.
            leaves.extend([0, 2].map(|row| ([pair[0][row], pair[0][row + 1]], [pair[1][row], pair[1][row + 1]])));
        }
        let down = leaves.iter().flat_map(|(front, back)| [front[1], back[0]]);
        let up = leaves.iter().rev().flat_map(|(front, back)| [back[1], front[0]]);
        down.chain(up).collect()
    }

    #[test]
    fn folded_sheets_read_in_order() {
        for panels in [1, 8, 9, 16, 40] {
            let sides = sheets(panels);
            assert_eq!(folded(&sides), (0..sides.len() * 4).collect::<Vec<_>>(), "{panels}");
        }
        assert_eq!(sheets(8), [[7, 0, 5, 2], [1, 6, 3, 4]]);
    }

    #[test]
    fn an_entry_that_fits_is_not_cut() {
        let entry = |heights: &[usize]| -> Vec<Measured> {
            heights.iter().map(|height| Measured { height: *height, ..measured("answer", "", "x", 0) }).collect()
        };
        let panels = pack(vec![entry(&[30]), entry(&[10, 10]), entry(&[LINES, 30])]);
        assert_eq!(panels.iter().map(|panel| panel.lines.len()).collect::<Vec<_>>(), [1, 2, 1, 1]);
    }
}
