//! What is wrong with the book, as HTML that lies over the page.

use serde::Deserialize;

use super::request::{OWN, STYLE};
use crate::model::diagnostic::Diagnostic;
use crate::model::source::Sources;
use crate::report::{Layout, report};
use crate::texts::Texts;

/// What is told over the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Notice {
    /// Mistakes of the book.
    pub findings: Vec<Finding>,
    /// What keeps the book from being read or its theme from working.
    pub trouble: Option<String>,
    /// Which page lies below.
    pub below: Below,
}

/// Which page lies below an overlay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Below {
    /// The page as it was last saved.
    #[default]
    New,
    /// The last good page.
    Kept,
    /// None: the book could not be built yet.
    Nothing,
}

/// A diagnostic with its place as people count, as the report for programs tells it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Finding {
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    severity: String,
    rule: String,
    message: String,
    help: Option<String>,
}

impl Notice {
    /// Of what was found in `sources`.
    pub fn of(found: &[Diagnostic], sources: &Sources, below: Below) -> Self {
        let lines = report(found, sources, Layout::Json, false);
        let findings = lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        Self { findings, trouble: None, below }
    }

    /// Of a refusal of the world or the theme.
    pub fn trouble(message: String, below: Below) -> Self {
        Self { findings: Vec::new(), trouble: Some(message), below }
    }

    /// The same over another page.
    pub fn over(self, below: Below) -> Self {
        Self { below, ..self }
    }

    /// Whether something keeps the book from being built.
    pub fn is_grave(&self) -> bool {
        self.trouble.is_some() || self.findings.iter().any(Finding::is_error)
    }

    fn is_empty(&self) -> bool {
        self.trouble.is_none() && self.findings.is_empty()
    }
}

impl Finding {
    fn is_error(&self) -> bool {
        self.severity == "error"
    }

    /// `en/a.md:3:1`; empty for what stands in no source file.
    fn place(&self) -> String {
        match (&self.file, self.line, self.column) {
            (Some(file), Some(line), Some(column)) => format!("{file}:{line}:{column}"),
            (file, ..) => file.clone().unwrap_or_default(),
        }
    }
}

/// The overlay; empty where nothing is to be told. Warnings alone are folded away: they hinder nobody.
pub(super) fn overlay(notice: &Notice, texts: &Texts) -> String {
    if notice.is_empty() {
        return String::new();
    }
    let (class, open) = if notice.is_grave() { ("grave", " open") } else { ("slight", "") };
    let findings: String = notice.findings.iter().map(|finding| item(finding, texts)).collect();
    let trouble = notice.trouble.iter().map(|it| format!("<li class=error><p class=message>{}</p>", escaped(it)));
    let style = format!("<link rel=stylesheet href=\"{OWN}{STYLE}\">");
    format!(
        "{style}<details class={class}{open} aria-label=\"{}\"><summary>{}</summary>{}<ul>{}{findings}</ul></details>",
        escaped(&texts.get("serving-name")),
        escaped(&summary(notice, texts)),
        below(notice, texts),
        trouble.collect::<String>(),
    )
}

fn summary(notice: &Notice, texts: &Texts) -> String {
    let errors = notice.findings.iter().filter(|it| it.is_error()).count() + usize::from(notice.trouble.is_some());
    let warnings = notice.findings.iter().filter(|it| !it.is_error()).count();
    let counted = [("serving-errors", errors), ("serving-warnings", warnings)];
    let counted = counted.iter().filter(|(_, number)| *number > 0);
    let counted: Vec<String> =
        counted.map(|(key, number)| texts.with(key, &[("number", &number.to_string())])).collect();
    counted.join(", ")
}

fn below(notice: &Notice, texts: &Texts) -> String {
    let key = match notice.below {
        _ if !notice.is_grave() => return String::new(),
        Below::New => "serving-whole",
        Below::Kept => "serving-kept",
        Below::Nothing => "serving-nothing",
    };
    format!("<p class=below>{}</p>", escaped(&texts.get(key)))
}

fn item(finding: &Finding, texts: &Texts) -> String {
    let class = if finding.is_error() { "error" } else { "warning" };
    let help = finding
        .help
        .iter()
        .map(|help| format!("<p class=help><b>{}</b> {}</p>", escaped(&texts.get("serving-help")), escaped(help)));
    format!(
        "<li class={class}><p class=place><b>{}</b> <code>{}</code></p><p class=message>{}</p>{}",
        escaped(&finding.place()),
        escaped(&finding.rule),
        escaped(&finding.message),
        help.collect::<String>(),
    )
}

/// The page that stands where there is none yet.
pub(super) fn waiting_page(texts: &Texts) -> String {
    let [name, wait] = ["serving-name", "serving-wait"].map(|key| escaped(&texts.get(key)));
    format!(
        "<!doctype html><meta charset=utf-8><meta name=viewport content=\"width=device-width\"><title>{name}</title><p>{wait}</p>"
    )
}

/// What `news.js` says: a call with what is newest. `at` names the state, `edition` that of the page.
pub(super) fn news(at: &str, edition: &str, overlay: &str, texts: &Texts) -> String {
    let news = serde_json::json!({
        "at": at,
        "edition": edition,
        "overlay": overlay,
        "lost": texts.get("serving-lost"),
        "name": texts.get("serving-name"),
    });
    format!("vademecumPreview.hear({});\n", news.to_string().replace('<', "\\u003c"))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::diagnostic::Code;
    use crate::model::source::{Content, FileId, SourceFile, Span};
    use crate::texts::texts;

    fn made(found: &[Diagnostic], below: Below) -> String {
        let content = Content::Text { text: "# A\n\n<b>\n".into(), bad_utf8: None };
        let sources = Sources { files: vec![SourceFile { path: "en/a&b.md".into(), content }] };
        overlay(&Notice::of(found, &sources, below), &texts("en", &Default::default()))
    }

    fn error() -> Diagnostic {
        Diagnostic::new(Code::UnknownId, Span::new(FileId(0), 5..8), "no `<b>`").with_help("mend \"it\"".to_owned())
    }

    fn warning() -> Diagnostic {
        Diagnostic::new(Code::HeadingJump, Span::default(), "x")
    }

    #[test]
    fn an_error_is_shown_open_with_place_rule_and_help() {
        let expected = "<link rel=stylesheet href=\"/.preview/overlay.css\">\
            <details class=grave open aria-label=\"Preview\"><summary>1 error</summary>\
            <p class=below>This page shows the book as it was before.</p>\
            <ul><li class=error><p class=place><b>en/a&amp;b.md:3:1</b> <code>unknown-id</code></p>\
            <p class=message>no `&lt;b&gt;`</p>\
            <p class=help><b>Help:</b> mend &quot;it&quot;</p></ul></details>";
        assert_eq!(made(&[error()], Below::Kept), expected);
    }

    #[test]
    fn warnings_alone_are_folded() {
        let made = made(&[warning(), warning()], Below::New);
        assert!(made.contains("<details class=slight aria-label") && made.contains("<summary>2 warnings</summary>"));
        assert!(!made.contains("class=below"));
    }

    #[test]
    fn nothing_wrong_shows_nothing() {
        assert_eq!(made(&[], Below::New), "");
    }

    #[test]
    fn trouble_is_told_and_counted() {
        let texts = texts("en", &Default::default());
        let made = overlay(&Notice::trouble("failed to open <x>".to_owned(), Below::Nothing), &texts);
        assert!(made.contains("1 error") && made.contains("failed to open &lt;x&gt;") && made.contains("no page"));
    }

    #[test]
    fn news_are_one_call_that_no_markup_can_leave() {
        let texts = texts("en", &Default::default());
        let news = news("1-2", "1-1", "</script>", &texts);
        assert!(news.starts_with("vademecumPreview.hear({") && news.ends_with("});\n"), "{news}");
        assert!(!news.contains('<') && news.contains("\"at\":\"1-2\""));
    }
}
