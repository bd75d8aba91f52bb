//! Files that a book carries: images, cleaned, and others as they are.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::is_hidden;
use crate::images;
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::source::{Content, FileId, SourceFile, Sources, Span};

/// Every carried file, by its path. A theme's are not the book's.
pub(super) fn assets(sources: &Sources, found: &mut Vec<Diagnostic>) -> BTreeMap<String, Arc<[u8]>> {
    let carried: Vec<(Span, &str, &Arc<[u8]>)> = sources.files.iter().enumerate().filter_map(carried).collect();
    let cleaned: Vec<_> = carried.into_par_iter().map(|(at, path, bytes)| (path, clean(at, path, bytes))).collect();
    let mut assets = BTreeMap::new();
    for (path, (bytes, mistakes)) in cleaned {
        found.extend(mistakes);
        assets.insert(path.to_owned(), bytes);
    }
    assets
}

fn carried((index, file): (usize, &SourceFile)) -> Option<(Span, &str, &Arc<[u8]>)> {
    match &file.content {
        Content::Bytes(bytes) if !is_hidden(&file.path) && !file.path.starts_with("theme/") => {
            Some((Span::file_start(FileId(index as u32)), &file.path, bytes))
        }
        _ => None,
    }
}

/// The bytes to carry. Of an image that may not be carried none are: it was reported.
fn clean(at: Span, path: &str, bytes: &Arc<[u8]>) -> (Arc<[u8]>, Vec<Diagnostic>) {
    match images::clean(path, bytes) {
        None => (Arc::clone(bytes), Vec::new()),
        Some(Ok(clean)) => {
            let changes = clean.changes.iter().map(|change| changed_image(path, change, at)).collect();
            (clean.bytes.into(), changes)
        }
        Some(Err(why)) => (Arc::from([]), vec![bad_image(path, &why, at)]),
    }
}

/// ## What
/// An image is not what its name says, is cut off or damaged, or has a format that is not carried: only JPEG, PNG, WebP and SVG are.
///
/// ## Why
/// Not every device shows it, and what it tells beside the picture (place, time, maker) cannot be taken out of it.
///
/// ## Example
/// `images/map.png`, which is a GIF.
fn bad_image(path: &str, why: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::BadImage, at, format!("`{path}`: {why}"))
        .with_help("save it anew as JPEG, PNG, WebP or SVG, with the right ending".to_owned())
}

/// ## What
/// Something of an image is left out, or tells how to show it, and a reader may see the difference.
///
/// ## Why
/// Scripts and links in a drawing, and colour profiles of one device, are not carried; marks that turn a picture are not known
/// everywhere.
///
/// ## Example
/// A photograph that the camera did not turn, but marked.
fn changed_image(path: &str, change: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::ChangedImage, at, format!("`{path}`: {change}"))
        .with_help("look at the image in the built book, and mend the source".to_owned())
}
