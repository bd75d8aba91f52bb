//! The theme's templates, compiled once.
//!
//! The only file that names Tera. Autoescape is on for every template.

use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

use crate::model::theme::{Theme, ThemeError};

const FOLDER: &str = "templates/";

/// Compiled templates.
pub(super) struct Templates(Tera);

impl Templates {
    /// Compiles every template of `theme`.
    ///
    /// # Errors
    ///
    /// If one does not parse, or extends or includes what is not there.
    pub fn new(theme: &Theme) -> Result<Self, ThemeError> {
        let mut sources = Vec::new();
        for path in theme.files.keys().filter(|path| path.starts_with(FOLDER)) {
            let text = theme.text(path).ok_or_else(|| error(path, "it is not UTF-8".to_owned()))?;
            sources.push((&path[FOLDER.len()..], text));
        }
        let mut tera = Tera::default();
        tera.autoescape_on([".html"]);
        tera.add_raw_templates(sources).map_err(|found| failure("", &found))?;
        Ok(Self(tera))
    }

    /// Fills the template `name` with `view`.
    ///
    /// # Errors
    ///
    /// If the template is missing, or asks for what the view does not have.
    pub fn render(&self, name: &str, view: &impl Serialize) -> Result<String, ThemeError> {
        let made = Context::from_serialize(view).and_then(|context| self.0.render(name, &context));
        made.map_err(|found| failure(name, &found))
    }
}

/// A mistake in the file `file` of the theme.
pub(super) fn error(file: &str, message: String) -> ThemeError {
    ThemeError { file: file.to_owned(), message }
}

/// What Tera found in `name`, or in the file that it names itself.
fn failure(name: &str, found: &tera::Error) -> ThemeError {
    let file = match found.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => report.filename(),
        _ => name,
    };
    error(&format!("{FOLDER}{file}"), chain(found))
}

fn chain(error: &tera::Error) -> String {
    let mut message = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        message += &format!(": {inner}");
        cause = inner.source();
    }
    message
}
