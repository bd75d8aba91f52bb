//! What the e-book is and which files it has: the package document.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::Book;
use crate::model::handbook::PageKind;
use crate::render::html::escaped;

/// The first file of the archive.
pub(super) const MIMETYPE: &str = "application/epub+zip";

/// Where the package document is.
pub(super) const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" version=\"1.0\">\n\
<rootfiles><rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles>\n\
</container>\n";

/// A file of the e-book.
pub(super) struct Item {
    id: String,
    file: String,
    kind: &'static str,
    properties: &'static str,
    /// Whether it has a place in the order of reading.
    is_read: bool,
}

/// Every file but the package document, those that are read in their order.
pub(super) fn items(book: &Book, texts: &[String], images: &[(String, Arc<[u8]>)]) -> Vec<Item> {
    const XHTML: &str = "application/xhtml+xml";
    let item = |id: &str, file: &str, kind, properties, is_read| Item {
        id: id.to_owned(),
        file: file.to_owned(),
        kind,
        properties,
        is_read,
    };
    let mut items = vec![
        item("cover", "cover.xhtml", XHTML, "", true),
        item("title", "title.xhtml", XHTML, "", true),
        item("nav", "nav.xhtml", XHTML, "nav", true),
        item("ncx", "toc.ncx", "application/x-dtbncx+xml", "", false),
        item("style", "book.css", "text/css", "", false),
        item("cover-image", "cover.svg", "image/svg+xml", "cover-image", false),
    ];
    for (index, (document, text)) in book.documents.iter().zip(texts).enumerate() {
        let properties = if text.contains("<svg") { "svg" } else { "" };
        items.push(item(&format!("text-{}", index + 1), &document.file, XHTML, properties, true));
    }
    for (index, (file, _)) in images.iter().enumerate() {
        items.push(item(&format!("image-{}", index + 1), file, media_type(file), "", false));
    }
    items
}

fn media_type(file: &str) -> &'static str {
    match file.rsplit_once('.').map_or("", |(_, kind)| kind) {
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "gif" => "image/gif",
        "webp" => "image/webp",
        _ => "image/jpeg",
    }
}

/// The package document.
pub(super) fn package(book: &Book, texts: &[String], items: &[Item]) -> String {
    let lang = escaped(&book.volume.edition.lang);
    let manifest: String = items.iter().map(manifest_item).collect();
    let read = items.iter().filter(|item| item.is_read);
    let spine: String = read.map(|item| format!("<itemref idref=\"{}\"/>\n", item.id)).collect();
    let direction = if book.volume.edition.rtl { " page-progression-direction=\"rtl\"" } else { "" };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" xml:lang=\"{lang}\">\n\
         <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n{}</metadata>\n\
         <manifest>\n{manifest}</manifest>\n<spine toc=\"ncx\"{direction}>\n{spine}</spine>\n</package>\n",
        metadata(book, texts)
    )
}

fn manifest_item(item: &Item) -> String {
    let properties = match item.properties {
        "" => String::new(),
        properties => format!(" properties=\"{properties}\""),
    };
    let file = escaped(&item.file);
    format!("<item id=\"{}\" href=\"{file}\" media-type=\"{}\"{properties}/>\n", item.id, item.kind)
}

fn metadata(book: &Book, texts: &[String]) -> String {
    let config = book.config();
    let mut lines = vec![
        format!("<dc:identifier id=\"id\">{}</dc:identifier>", identifier(book)),
        element("title", book.title()),
        element("language", &book.volume.edition.lang),
        element("date", &config.date),
        element("description", book.description()),
        element("rights", &config.licence),
        element("source", if config.discreet { "" } else { &config.base_url }),
        meta("dcterms:modified", &format!("{}T00:00:00Z", config.date)),
        meta("schema:bookEdition", &config.edition),
    ];
    lines.extend(accessibility(book, texts));
    // Programs of before find the cover by this.
    lines.push("<meta name=\"cover\" content=\"cover-image\"/>".to_owned());
    lines.into_iter().filter(|line| !line.is_empty()).map(|line| line + "\n").collect()
}

fn element(name: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("<dc:{name}>{}</dc:{name}>", escaped(text)) }
}

fn meta(property: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("<meta property=\"{property}\">{}</meta>", escaped(text)) }
}

/// What a reader who does not see, or sees little, can count on: as EPUB Accessibility 1.1 wants it said.
///
/// It claims no conformance: that takes a person who has judged the texts.
fn accessibility(book: &Book, texts: &[String]) -> Vec<String> {
    let shows = |what: &str| texts.iter().any(|text| text.contains(what));
    let has_images = shows("<img") || shows("<svg");
    let all_told = !shows(" alt=\"\"");
    let moves = [".gif\"", ".webp\""].iter().any(|ending| shows(ending));
    let has_index = book.documents.iter().any(|it| it.chapter.kind == PageKind::Generated && it.chapter.id == "a-z");
    let given = [
        ("accessMode", "textual", true),
        ("accessMode", "visual", has_images),
        ("accessModeSufficient", "textual", all_told),
        ("accessModeSufficient", "textual,visual", has_images),
        ("accessibilityFeature", "tableOfContents", true),
        ("accessibilityFeature", "readingOrder", true),
        ("accessibilityFeature", "structuralNavigation", true),
        ("accessibilityFeature", "displayTransformability", true),
        ("accessibilityFeature", "alternativeText", has_images && all_told),
        ("accessibilityFeature", "index", has_index),
        ("accessibilityFeature", "unlocked", true),
        ("accessibilityHazard", "none", !moves),
        ("accessibilityHazard", "unknown", moves),
    ];
    let given = given.into_iter().filter(|(_, _, holds)| *holds);
    let mut lines: Vec<String> = given.map(|(name, value, _)| meta(&format!("schema:{name}"), value)).collect();
    lines.push(meta("schema:accessibilitySummary", &book.volume.words.get("epub-accessibility")));
    lines
}

/// An identifier of this edition in this language: a UUID of the book's own making (version 8) from its names.
pub(super) fn identifier(book: &Book) -> String {
    let config = book.config();
    let names = [&config.base_url, &config.name, &book.volume.edition.lang, &config.edition];
    let mut bytes = Sha256::digest(names.map(String::as_str).join("\0")).to_vec();
    bytes[6] = 0x80 | bytes[6] & 0x0f;
    bytes[8] = 0x80 | bytes[8] & 0x3f;
    let digits: String = bytes[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    let [a, b, c, d, e] = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
    format!("urn:uuid:{a}-{b}-{c}-{d}-{e}")
}
