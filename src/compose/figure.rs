//! The directive `{figure}`: an image with a caption.

use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::handbook::{Chapter, PageKind, Target};
use crate::model::page::{Block, Directive};

use super::book::Book;
use super::directives::option;
use super::suggest::nearest;

/// The figure that `directive` asks for. An image that is missing leaves its caption.
pub fn figure(book: &Book, chapter: &Chapter, directive: &Directive, found: &mut Vec<Diagnostic>) -> Vec<Block> {
    let alt = option(directive, "alt").unwrap_or("");
    if alt.is_empty() {
        found.push(missing_alt(directive));
    }
    let caption = directive.body.clone();
    match asset(book, chapter, &directive.argument) {
        Some(path) => vec![Block::Figure { image: Target::Asset(path), alt: alt.to_owned(), caption }],
        None => {
            found.push(missing_image(book, directive));
            caption
        }
    }
}

/// The carried file at `written`, a path below the root of the book, else beside the page.
fn asset(book: &Book, chapter: &Chapter, written: &str) -> Option<String> {
    let from_root = clean("", written)?;
    if book.assets.contains_key(&from_root) {
        return Some(from_root);
    }
    let below = match chapter.kind {
        PageKind::Written => chapter.path.strip_prefix("chapters/").unwrap_or(&chapter.path),
        _ => &chapter.path,
    };
    let folder = below.rsplit_once('/').map_or("", |(folder, _)| folder);
    [&chapter.lang, &book.edition.lang]
        .into_iter()
        .filter_map(|lang| clean(&format!("{lang}/{folder}"), written))
        .find(|path| book.assets.contains_key(path))
}

/// `written` below `folder`, without `.` and `..`; nothing where it leaves the book.
fn clean(folder: &str, written: &str) -> Option<String> {
    let mut parts = Vec::new();
    for part in folder.split('/').chain(written.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// ## What
/// A `{figure}` says nothing for those who do not see the image.
///
/// ## Why
/// A screen reader has only these words.
///
/// ## Example
/// ` ```{figure} images/map.svg ` without a line `:alt:`
fn missing_alt(directive: &Directive) -> Diagnostic {
    let message = format!("figure `{}` has no alternative text", directive.argument);
    let help = "add a line `:alt: what the image shows`".to_owned();
    Diagnostic::new(Code::MissingAlt, directive.span, message).with_help(help)
}

/// ## What
/// A `{figure}` names an image that the book does not have.
///
/// ## Why
/// The reader would see an empty place.
///
/// ## Example
/// ` ```{figure} images/mpa.svg `, where the file is `images/map.svg`
fn missing_image(book: &Book, directive: &Directive) -> Diagnostic {
    let near = nearest(&directive.argument, book.assets.keys().map(String::as_str));
    let help = near.map_or_else(
        || "put the image below the root of the book and name it from there, such as `images/map.svg`".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Diagnostic::new(Code::MissingImage, directive.span, format!("no image `{}`", directive.argument)).with_help(help)
}
