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
mod finder;
mod index;
pub mod load;
mod minify;
pub mod model;
mod pack;
mod parse;
pub mod publish;
mod render;
pub mod report;
mod resolve;
mod schema;
pub mod search;
mod starter;
mod status;
mod texts;
pub mod theme;
mod tokens;
mod translation;

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
    let (draft, mut found) = parse::parse(sources);
    let (draft, untranslated) = translation::translation(draft, sources);
    found.extend(untranslated);
    let (handbook, unresolved) = resolve::resolve(draft);
    found.extend(unresolved);
    let handbook = finder::finder(handbook);
    let (handbook, uncomposed) = compose::compose(handbook);
    found.extend(uncomposed);
    let handbook = index::index(handbook);
    found.extend(check::check(&handbook, sources));
    found.sort_by_cached_key(Diagnostic::sort_key);
    found.dedup();
    (handbook, found)
}

/// Back half: from a handbook to everything below `dist/`.
///
/// # Errors
///
/// If a template or a style sheet of the theme does not work.
pub fn build(handbook: &Handbook, theme: &Theme, formats: &[Format]) -> Result<(Bundle, Vec<Diagnostic>), ThemeError> {
    let bundle = render::site(handbook, theme)?;
    let found = audit::audit(&bundle);
    let bundle = pack::pack(handbook, bundle, formats);
    Ok((bundle, found))
}

/// What the answers of a reader lead to, by the rules of the book.
pub use finder::{Found, Hit, combine as find};

/// What changed in the original of a page since it was translated; see [`ChangedSection`].
///
/// `path` is below the language folders, such as `repairs/roof.md`. `None` where the page is not translated, or nobody
/// accepted the original of its translation.
pub fn changes(sources: &Sources, lang: &str, path: &str) -> Option<Vec<ChangedSection>> {
    translation::changes(&parse::parse(sources).0, sources, lang, path)
}

pub use translation::ChangedSection;

/// The JSON Schema of the book's TOML files, one document a file name.
pub fn json_schema(handbook: &Handbook) -> serde_json::Value {
    schema::json_schema(&handbook.registry.schema)
}
