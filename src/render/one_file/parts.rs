//! Style and scripts that stand in the file, and the policy that allows these and nothing else.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};

use super::super::assets::SEARCH_STYLE;
use super::super::book::PRINT_STYLE;
use super::super::{Site, Volume, composed_style, look};
use super::PageIds;
use super::addresses::inside;
use crate::model::handbook::{PageId, PageKind};
use crate::model::page::Block;
use crate::model::theme::ThemeError;

/// The name of the style and the script that this file alone has.
const OWN: &str = "one-file";

/// A script that stands in the file.
pub(super) struct Part(String);

impl Part {
    /// A script as it may stand between the tags.
    fn new(script: &str) -> Self {
        let mut made = String::with_capacity(script.len());
        for letter in script.chars() {
            match letter {
                '\n' | '\t' => made.push(letter),
                // Such letters stand in strings, where their number means the same; in a page they are forbidden.
                '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fdd0}'..='\u{fdef}' | '\u{fffe}' | '\u{ffff}' => {
                    made += &format!("\\u{:04x}", u32::from(letter));
                }
                _ => made.push(letter),
            }
        }
        // The same of what would end the element, or hide its end.
        Self(made.replace("</script", "<\\/script").replace("<!--", "<\\!--"))
    }

    /// The element.
    pub fn script(&self) -> String {
        format!("<script>{}</script>\n", self.0)
    }
}

/// The styles of the site, those of a printed book, and what only this file needs.
///
/// # Errors
///
/// If a style sheet of the book does not parse.
pub(super) fn style(site: &Site, volume: &Volume, ids: &PageIds) -> Result<String, ThemeError> {
    let mut made = site.assets.on_demand_style(SEARCH_STYLE).to_owned();
    for (path, text) in site.assets.styles.iter().filter(|(path, _)| path != look::OWN) {
        let text = text.trim();
        if path.ends_with("/print.css") {
            made += &format!("@media print{{{text}}}");
        } else {
            made += text;
        }
    }
    made += site.assets.on_demand_style(PRINT_STYLE);
    made += site.assets.inline_style(OWN);
    let pages = volume.edition.chapters.iter().enumerate();
    let pages = pages.map(|(index, chapter)| (chapter, ids.page(PageId(index as u32)).to_owned()));
    // What an author wrote has its title above each page; a hundred titles more would cost more than they help.
    let written = pages.clone().filter(|(chapter, _)| chapter.kind == PageKind::Written);
    made += &composed_style::running_heads(volume, written);
    for (chapter, id) in pages {
        for block in &chapter.page.blocks {
            if let Block::Comparison(comparison) = block {
                made += &composed_style::labels(&id, &comparison.columns);
            }
        }
    }
    // What the book says has the last word here, too; its images come inside.
    made += &look::own_css(site.handbook, &|image| inside(site.handbook, image))?;
    // The minifier takes white space from the end of the element, and the policy names the hash of what is left.
    Ok(made.trim_end().to_owned())
}

/// The scripts that the book has need of: first what says that all is inside, then those of the site.
pub(super) fn scripts(site: &Site, volume: &Volume) -> Vec<Part> {
    let blocks = || volume.edition.chapters.iter().flat_map(|chapter| &chapter.page.blocks);
    let needs = [
        ("search-core", true),
        ("search-panel", true),
        ("finder", volume.edition.verdicts.is_some()),
        ("write", blocks().any(|block| matches!(block, Block::MessageForm(_)))),
        ("compare", blocks().any(|block| matches!(block, Block::Comparison(it) if !it.filters.is_empty()))),
    ];
    let needs: Vec<&str> = needs.into_iter().filter(|(_, needed)| *needed).map(|(name, _)| name).collect();
    let wanted = site.assets.scripts_for(&needs).filter_map(|path| site.assets.script(path));
    [site.assets.inline_script(OWN)].into_iter().chain(wanted).map(Part::new).collect()
}

/// Nothing is loaded, and only what stands here runs.
pub(super) fn policy(style: &str, scripts: &[Part]) -> String {
    let hash = |text: &str| format!("'sha256-{}'", BASE64.encode(Sha256::digest(text.as_bytes())));
    let scripts: Vec<String> = scripts.iter().map(|part| hash(&part.0)).collect();
    format!(
        "default-src 'none'; style-src {}; script-src {}; img-src data:; base-uri 'none'; form-action 'none'",
        hash(style),
        scripts.join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::Part;

    #[test]
    fn a_script_holds_no_letter_that_a_page_forbids_and_no_end_tag() {
        let part = Part::new("a('\u{1f}</script><!--\u{ffff}')");
        assert_eq!(part.script(), "<script>a('\\u001f<\\/script><\\!--\\uffff')</script>\n");
    }
}
