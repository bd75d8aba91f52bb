//! Compiles a handbook (Markdown chapters and a registry of facts) into an offline bundle.
//!
//! The program is two functions: [`compile`], from sources to a checked book,
//! and [`build`], from a book to the files of `dist/`. Stages between them are
//! pure; the world is at the edges (`load`, `theme`, `publish`, `cli`).

mod addresses;
mod audit;
mod bits;
mod check;
pub mod cli;
mod compose;
mod copy;
pub mod explain;
mod finder;
pub mod images;
mod import;
mod index;
pub mod keys;
pub mod load;
mod minify;
pub mod model;
mod pack;
mod parse;
pub mod portable;
pub mod publish;
mod render;
pub mod report;
mod resolve;
mod schema;
pub mod search;
#[cfg(feature = "serve")]
mod serve;
pub mod signature;
mod starter;
mod status;
pub mod sums;
mod texts;
pub mod theme;
mod tokens;
mod translation;
pub mod unpack;
pub mod verify;

use model::bundle::Bundle;
use model::diagnostic::Diagnostic;
use model::handbook::{Format, Handbook};
use model::source::Sources;
use model::theme::{Theme, ThemeError};

/// Front half: from sources to a checked handbook.
///
/// Never fails. A handbook with mistakes is still a handbook; the mistakes are
/// the second value, sorted by file and position, each once.
pub fn compile(sources: &Sources) -> (Handbook, Vec<Diagnostic>) {
    let (handbook, mut found) = draw(sources, &mut Parsed::default());
    let (handbook, unmet) = complete(handbook, sources);
    found.extend(unmet);
    (handbook, in_order(found))
}

/// The first part of [`compile`]: what every page needs; pages of `parsed` whose text is the same are not read again.
///
/// What is missing afterwards is the search index, which [`complete`] adds.
pub fn draw(sources: &Sources, parsed: &mut Parsed) -> (Handbook, Vec<Diagnostic>) {
    let (draft, mut found) = parse::parse(sources, parsed);
    let (draft, untranslated) = translation::translation(draft, sources);
    found.extend(untranslated);
    let (handbook, unresolved) = resolve::resolve(draft);
    found.extend(unresolved);
    let handbook = finder::finder(handbook);
    let (handbook, uncomposed) = compose::compose(handbook);
    found.extend(uncomposed);
    found.extend(check::check(&handbook, sources));
    found.extend(theme::unknown_files(sources));
    (handbook, in_order(found))
}

/// The second part of [`compile`]: the search index, and what only it can tell.
pub fn complete(handbook: Handbook, sources: &Sources) -> (Handbook, Vec<Diagnostic>) {
    let handbook = index::index(handbook);
    let found = check::check_search(&handbook, sources);
    (handbook, in_order(found))
}

/// Sorted by file and position, each once.
pub fn in_order(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    found.sort_by_cached_key(Diagnostic::sort_key);
    found.dedup();
    found
}

/// Pages as they were parsed: those whose text is the same need not be parsed again.
pub use parse::Parsed;

/// Single files of a site, made when they are asked for.
pub use render::{Kit, file};

/// Back half: from a handbook to everything below `dist/`.
///
/// # Errors
///
/// If a template or a style sheet of the theme does not work.
pub fn build(handbook: &Handbook, theme: &Theme, formats: &[Format]) -> Result<(Bundle, Vec<Diagnostic>), ThemeError> {
    let mut bundle = render::bundle(handbook, theme, formats)?;
    let mut found = Vec::new();
    if formats.contains(&Format::Epub) {
        let books = render::epub(handbook, theme)?;
        found = audit::audit(&books, &handbook.config.base_url);
        bundle.0.extend(pack::epubs(handbook, &books).0);
    }
    // Every file of the zip is there by now: its first page names only what the zip holds.
    if formats.contains(&Format::Zip) {
        front(handbook, theme, &mut bundle)?;
    }
    found.extend(audit::audit(&bundle, &handbook.config.base_url));
    found.extend(audit::limits(&bundle, &handbook.config.limits));
    found.extend(pack::unportable(handbook, &bundle, formats));
    let bundle = pack::pack(handbook, bundle, formats);
    Ok((bundle, found))
}

/// Adds to a bundle what readers of its zip see first.
pub use render::front;

/// Puts signatures into a bundle that is built; which bundle that is, its marker says.
pub use pack::{Made, NotSealed, made, seal};

/// The files of `bundle` in which one of `paths`, the folders of sources and output, stands.
pub fn traces(bundle: &Bundle, paths: &[String]) -> Vec<Diagnostic> {
    audit::traces(bundle, paths)
}

/// What the answers of a reader lead to, by the rules of the book.
pub use finder::{Found, Hit, combine as find};

/// What changed in the original of a page since it was translated; see [`ChangedSection`].
///
/// `path` is below the language folders, such as `repairs/roof.md`. `None` where the page is not translated, or nobody
/// accepted the original of its translation.
pub fn changes(sources: &Sources, lang: &str, path: &str) -> Option<Vec<ChangedSection>> {
    translation::changes(&parse::parse(sources, &mut Parsed::default()).0, sources, lang, path)
}

pub use translation::ChangedSection;

/// What can stand between the braces of a fence, for those who write it.
pub use compose::{DIRECTIVES, DirectiveHelp, OptionHelp};

/// The JSON Schema of the book's TOML files, one document a file name.
pub fn json_schema(handbook: &Handbook) -> serde_json::Value {
    schema::json_schema(&handbook.registry.schema)
}
