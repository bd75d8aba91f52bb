//! XML, which is well-formed or nothing: SVG, XHTML, package documents, site maps.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

use super::{Element, Space, space};

/// The elements of a document, or why it is none that may be shipped.
pub(in super::super) fn xml(text: &str) -> Result<Vec<Element>, String> {
    let mut reader = NsReader::from_str(text);
    reader.config_mut().check_comments = true;
    let mut found: Vec<Element> = Vec::new();
    // The places in `found` of what is open.
    let mut open: Vec<usize> = Vec::new();
    loop {
        let (namespace, event) = reader.read_resolved_event().map_err(|error| error.to_string())?;
        let space = resolved(&namespace)?;
        match event {
            Event::Start(start) => {
                enter(open.is_empty(), &found)?;
                open.push(found.len());
                found.push(element(space, &start)?);
            }
            Event::Empty(start) => {
                enter(open.is_empty(), &found)?;
                found.push(element(space, &start)?);
            }
            Event::End(_) => drop(open.pop()),
            Event::Text(text) => add(&text.xml10_content(), &open, &mut found)?,
            Event::CData(text) => add(&text.xml10_content(), &open, &mut found)?,
            Event::GeneralRef(reference) => add(&referred(&reference)?, &open, &mut found)?,
            Event::DocType(doctype) => check_doctype(&doctype.into_inner())?,
            Event::PI(instruction) => return Err(format!("a processing instruction `<?{}`", instruction.target())),
            Event::Comment(_) | Event::Decl(_) => {}
            Event::Eof if open.is_empty() && !found.is_empty() => return Ok(found),
            Event::Eof => return Err("it ends before its root element does".to_owned()),
        }
    }
}

fn resolved(namespace: &ResolveResult<'_>) -> Result<Space, String> {
    match namespace {
        ResolveResult::Bound(namespace) => Ok(space(namespace.as_ref())),
        ResolveResult::Unbound => Ok(Space::Other),
        ResolveResult::Unknown(prefix) => Err(format!("the prefix `{prefix}` stands for nothing")),
    }
}

/// A document has one root.
fn enter(at_top: bool, found: &[Element]) -> Result<(), String> {
    if at_top && !found.is_empty() { Err("a second root element".to_owned()) } else { Ok(()) }
}

fn element(space: Space, start: &BytesStart<'_>) -> Result<Element, String> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let name = attribute.key.as_ref();
        if name == "xmlns" || name.starts_with("xmlns:") {
            continue;
        }
        if name == "xml:base" {
            return Err("`xml:base`, which would lead every address elsewhere".to_owned());
        }
        // As in a browser, an unknown entity is a mistake: nothing but the five of XML is known.
        let value = attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|error| error.to_string())?;
        attributes.push((attribute.key.local_name().as_ref().to_owned(), value.into_owned()));
    }
    Ok(Element { space, name: start.local_name().as_ref().to_owned(), attributes, text: String::new() })
}

fn referred(reference: &quick_xml::events::BytesRef<'_>) -> Result<String, String> {
    if let Some(letter) = reference.resolve_char_ref().map_err(|error| error.to_string())? {
        return Ok(letter.to_string());
    }
    match quick_xml::escape::resolve_predefined_entity(reference) {
        Some(text) => Ok(text.to_owned()),
        None => Err(format!("the entity `&{};`", &**reference)),
    }
}

fn add(text: &str, open: &[usize], found: &mut [Element]) -> Result<(), String> {
    match open.last().and_then(|place| found.get_mut(*place)) {
        Some(element) if element.holds_code() => element.text.push_str(text),
        Some(_) => {}
        None if text.trim().is_empty() => {}
        None => return Err("text outside of the root element".to_owned()),
    }
    Ok(())
}

/// `<!DOCTYPE html>` at most: others declare entities or name a file elsewhere.
fn check_doctype(doctype: &str) -> Result<(), String> {
    if doctype.trim() == "html" { Ok(()) } else { Err(format!("the document type `{}`", doctype.trim())) }
}
