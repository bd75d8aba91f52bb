//! SVG, through svg-hush: what draws stays, what runs, loads or tells of its maker goes.

use std::collections::BTreeMap;

use quick_xml::events::Event;
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;
use svg_hush::Filter;
use svg_hush::data_url_filter::{DataUrl, DataUrlFilterResult};

use super::Clean;

const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// Left out without a word: what editors write for themselves.
const SILENT: &[&str] = &["metadata", "title"];

/// The drawing with nothing in it but what draws: no script, no handler, no address outside of it, no note of the editor that
/// made it. Raster images in it are cleaned, too.
///
/// # Errors
///
/// If it is no well-formed SVG, or loads another file.
pub fn svg(bytes: &[u8]) -> Result<Clean, String> {
    let source = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8")?;
    let mut filter = Filter::new();
    filter.set_data_url_filter(embedded);
    let mut cleaned = Vec::new();
    filter.filter(source.as_bytes(), &mut cleaned).map_err(|error| reason(&error))?;
    let text = String::from_utf8(cleaned).map_err(|_| "it is not UTF-8")?;
    let kept = Seen::of(&text)?;
    if let Some(address) =
        kept.addresses.iter().find(|address| !address.starts_with('#') && !address.starts_with("data:"))
    {
        return Err(format!("it loads `{address}`; put all that it shows into it"));
    }
    let written = Seen::of(source).unwrap_or_default();
    let gone = written.names.iter().filter(|(name, count)| kept.names.get(*name).is_none_or(|left| left < *count));
    let changes = gone.map(|(name, _)| format!("`{name}` is left out of it")).collect();
    Ok(Clean { bytes: text.into_bytes(), changes })
}

/// An error of the filter with its cause.
fn reason(error: &dyn std::error::Error) -> String {
    let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
    format!("it is no SVG that can be read ({error}{cause})")
}

/// A raster image inside of a drawing.
fn embedded(url: &DataUrl<'_>) -> DataUrlFilterResult {
    let mime = url.mime_type();
    let Ok((data, _)) = url.decode_to_vec() else { return DataUrlFilterResult::Drop };
    let cleaned = match (mime.type_.as_str(), mime.subtype.as_str()) {
        ("image", "jpeg" | "jpg") => super::jpeg(&data),
        ("image", "png") => super::png(&data),
        ("image", "webp") => super::webp(&data),
        _ => return DataUrlFilterResult::Drop,
    };
    match cleaned {
        Ok(clean) => DataUrlFilterResult::Rewrite { mime_type: format!("image/{}", mime.subtype), data: clean.bytes },
        Err(_) => DataUrlFilterResult::Drop,
    }
}

/// What stands in a drawing.
#[derive(Default)]
struct Seen {
    /// How often each element of SVG, and each attribute without a prefix, stands there.
    names: BTreeMap<String, usize>,
    /// What `href` and `url()` name.
    addresses: Vec<String>,
}

impl Seen {
    fn of(text: &str) -> Result<Self, String> {
        let mut seen = Self::default();
        let mut reader = NsReader::from_str(text);
        let mut style = String::new();
        let mut is_first = true;
        loop {
            let (namespace, event) = reader.read_resolved_event().map_err(|error| error.to_string())?;
            let is_svg = matches!(namespace, ResolveResult::Bound(it) if it.as_ref() == NAMESPACE);
            match event {
                Event::Start(start) | Event::Empty(start) => {
                    if std::mem::take(&mut is_first) && !is_svg {
                        return Err("its elements are not in the namespace of SVG, or have a prefix".to_owned());
                    }
                    seen.element(is_svg, &start);
                }
                Event::Text(text) => style.push_str(&text.xml10_content()),
                Event::Eof => break,
                _ => {}
            }
        }
        seen.urls(&style);
        Ok(seen)
    }

    fn element(&mut self, is_svg: bool, start: &quick_xml::events::BytesStart<'_>) {
        let name = start.local_name();
        if is_svg && !SILENT.contains(&name.as_ref()) {
            *self.names.entry(format!("<{}>", name.as_ref())).or_default() += 1;
        }
        for attribute in start.attributes().flatten() {
            let key = attribute.key.as_ref();
            let value = attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0).unwrap_or_default();
            if key == "href" || key == "xlink:href" {
                self.addresses.push(value.trim().to_owned());
            }
            self.urls(&value);
            // No other attribute of a drawing names a place: what looks like one is what is left of a disguised `url()`.
            if !key.starts_with("xmlns") && value.contains("://") {
                self.addresses.push(value.trim().to_owned());
            }
            // Handlers and links are what somebody may miss; the rest is left to those who look at the drawing.
            if is_svg && (key.starts_with("on") || (key.ends_with("href") && name.as_ref() == "a")) {
                *self.names.entry(key.to_owned()).or_default() += 1;
            }
        }
    }

    fn urls(&mut self, text: &str) {
        for (at, _) in text.match_indices("url(") {
            let inner = text[at + 4..].split(')').next().unwrap_or_default();
            self.addresses.push(inner.trim().trim_matches(['"', '\'']).trim().to_owned());
        }
    }
}
