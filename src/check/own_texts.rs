//! Messages of the book's own theme, `theme/text/LANG/*.ftl`.

use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::handbook::Handbook;
use crate::model::source::{Content, FileId, Sources, Span};
use crate::texts;

/// What is wrong in each file of messages.
pub(super) fn check(_: &Handbook, sources: &Sources) -> Vec<Diagnostic> {
    let files = sources.files.iter().enumerate().filter_map(|(index, file)| match &file.content {
        Content::Text { text, .. } => texts::own_language(&file.path).map(|_| (FileId(index as u32), &**text)),
        Content::Bytes(_) => None,
    });
    files.flat_map(|(file, text)| in_file(file, text)).collect()
}

fn in_file(file: FileId, text: &str) -> Vec<Diagnostic> {
    let mistakes = texts::mistakes(text).into_iter().map(|(range, what)| not_fluent(&what, Span::new(file, range)));
    let unknown = texts::unknown(text).into_iter().map(|(range, key, nearest)| {
        let nearest = nearest.map(|it| format!("did you mean `{it}`?"));
        unknown_text(key, Span::new(file, range), nearest)
    });
    mistakes.chain(unknown).collect()
}

/// ## What
/// A message of the book's theme is not Fluent.
///
/// ## Why
/// It would be missing, and readers would see English in its place.
///
/// ## Example
/// `frame-skip Weiter zum Text`, without `=`.
fn not_fluent(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::BadTexts, at, format!("this is not Fluent: {what}"))
        .with_help("write `key = words`; lines that go on are indented".to_owned())
}

/// ## What
/// The book's theme has a message that the program never asks for.
///
/// ## Why
/// Nobody would ever see it; most often its key has a typing mistake.
///
/// ## Example
/// `frame-skipp = Weiter zum Text`.
fn unknown_text(key: &str, at: Span, nearest: Option<String>) -> Diagnostic {
    let help = nearest.unwrap_or_else(|| "take a key of the files in `theme/text/en` of the program".to_owned());
    Diagnostic::new(Code::UnknownText, at, format!("no message `{key}` is ever shown")).with_help(help)
}
