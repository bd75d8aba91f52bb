//! The house style of a book: its logo, its colour, its own style sheets.

use super::addresses::{ManyFiles, Places};
use super::templates::error;
use super::views::LogoView;
use crate::minify;
use crate::model::handbook::Handbook;
use crate::model::look::Shades;
use crate::model::theme::ThemeError;

/// The colours of the book and the place of its logo, below `site/`.
const LOOK: &str = "assets/look.css";
/// Its own styles, all in one file: a page loads one more, however many there are.
pub(super) const OWN: &str = "assets/own.css";

/// The logo, with the files that it is.
pub(super) struct Logo {
    file: String,
    dark: Option<String>,
    alt: String,
    size: Option<(u32, u32)>,
    /// The file below `site/`, where programs that pass on links can show it: they know no SVG.
    pub picture: Option<String>,
}

impl Logo {
    /// The logo as a page sees it.
    pub fn view(&self, files: &ManyFiles) -> LogoView {
        LogoView {
            src: files.file(&self.file, ""),
            dark: self.dark.as_ref().map(|dark| files.file(dark, "")),
            alt: self.alt.clone(),
            width: self.size.map(|(width, _)| width),
            height: self.size.map(|(_, height)| height),
        }
    }
}

/// The logo, if the book has one.
pub(super) fn logo(handbook: &Handbook, places: &Places) -> Option<Logo> {
    let logo = handbook.config.look.logo.as_ref()?;
    let file = places.asset(&logo.image)?.to_owned();
    Some(Logo {
        picture: Some(file.clone()).filter(|it| it.ends_with(".png")),
        file,
        dark: places.asset(&logo.dark).map(str::to_owned),
        alt: logo.alt.clone(),
        size: handbook.assets.get(&logo.image).and_then(|bytes| size(bytes)),
    })
}

/// What `[look]` adds to the styles of the theme: `logo_style` where there is a logo, and the accent. Print has a
/// colour of its own, so this must come before that.
pub(super) fn style(handbook: &Handbook, logo_style: &str) -> Option<(String, String)> {
    let look = &handbook.config.look;
    let rule = |shades: &Shades| format!(":root{{--accent:{};--accent-soft:{}}}", shades.ink, shades.soft);
    let accent = look.accent.as_ref().map(|accent| {
        let dark = format!("@media screen and (prefers-color-scheme:dark){{{}}}", rule(&accent.dark));
        rule(&accent.light) + &dark
    });
    let parts: Vec<String> = look.logo.as_ref().map(|_| logo_style.to_owned()).into_iter().chain(accent).collect();
    Some((LOOK.to_owned(), parts.join("\n") + "\n")).filter(|_| !parts.is_empty())
}

/// The book's own styles as a file of the site.
///
/// # Errors
///
/// If one does not parse.
pub(super) fn own_style(handbook: &Handbook, places: &Places) -> Result<Option<(String, String)>, ThemeError> {
    // From `assets/` to wherever the image lies.
    let made = own_css(handbook, &|image| Some(format!("../{}", places.asset(image)?)))?;
    Ok(Some((OWN.to_owned(), made)).filter(|_| !handbook.config.look.styles.is_empty()))
}

/// The book's own styles, minified; `spell` gives the address of an image by its path in the book.
///
/// # Errors
///
/// If one does not parse.
pub(super) fn own_css(handbook: &Handbook, spell: &dyn Fn(&str) -> Option<String>) -> Result<String, ThemeError> {
    let mut made = String::new();
    for style in &handbook.config.look.styles {
        let spelled = |url: &str| spell(&minify::beside(&style.path, url)?);
        made += &minify::css_with(&style.text, spelled).map_err(|message| error(&style.path, message))?;
        made.push('\n');
    }
    Ok(made)
}

/// Width and height of an image in CSS pixels, where its head tells them.
fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
        return Some((number(16)?, number(20)?)).filter(|(width, height)| *width > 0 && *height > 0);
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let tag = text.split_once("<svg").and_then(|(_, rest)| rest.split_once('>'))?.0;
    let sizes = tag.split_once("viewBox=").map(|(_, rest)| rest.trim_start_matches(['"', '\'']));
    let view = sizes.and_then(|rest| rest.split(['"', '\'']).next())?;
    let numbers: Vec<f64> = view.split([' ', ',']).filter_map(|it| it.parse().ok()).collect();
    let [_, _, width, height] = numbers[..] else { return None };
    let whole = |number: f64| Some(number.round() as u32).filter(|it| (1..=10_000).contains(it));
    Some((whole(width)?, whole(height)?))
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn images_tell_their_size() {
        assert_eq!(size(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x20\0\0\0\x10\x08"), Some((32, 16)));
        assert_eq!(size(b"<?xml?><svg xmlns='x' viewBox='0 0 120.4 40'>"), Some((120, 40)));
        for none in [&b""[..], b"\x89PNG\r\n\x1a\n", b"<svg width='3'>", b"<svg viewBox='0 0 -1 2'>", b"\xff"] {
            assert_eq!(size(none), None);
        }
    }
}
