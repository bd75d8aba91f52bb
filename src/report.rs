//! Shows diagnostics: to people, to editors, to programs.
//!
//! [`report`] is a pure function of its arguments; who prints it, and where,
//! is the command line's business. Lines and columns exist only here.

mod sarif;

use std::fmt::Write;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::model::diagnostic::{Code, Diagnostic, Severity};
use crate::model::source::Sources;

/// How diagnostics are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// The line of the source, marked, and the help below it.
    #[default]
    Human,
    /// `path:line:column: error[rule]: message`, the help on a line of its own.
    Short,
    /// One JSON object a line.
    Json,
    /// One SARIF document.
    Sarif,
    /// A command of GitHub's workflows a line.
    Github,
}

/// The diagnostics in their order, each ended by a newline; nothing for none.
pub fn report(found: &[Diagnostic], sources: &Sources, layout: Layout, color: bool) -> String {
    report_from("", found, sources, layout, color)
}

/// The same, with paths that begin with `base` where others than the author read them: in SARIF and for GitHub.
pub fn report_from(base: &str, found: &[Diagnostic], sources: &Sources, layout: Layout, color: bool) -> String {
    if layout == Layout::Sarif {
        return sarif::sarif(found, sources, base);
    }
    let mut out = String::new();
    for diagnostic in found {
        let place = Place::of(diagnostic, sources);
        match layout {
            Layout::Human => human(&mut out, diagnostic, place, color),
            Layout::Short => short(&mut out, diagnostic, place),
            Layout::Json => json(&mut out, diagnostic, place),
            Layout::Github => sarif::github(&mut out, diagnostic, place, base),
            Layout::Sarif => {}
        }
    }
    out
}

/// `2 errors and 1 warning`; nothing for none.
pub fn summary(found: &[Diagnostic]) -> String {
    let errors = found.iter().filter(|it| it.code.severity() == Severity::Error).count();
    let parts = [(errors, "error"), (found.len() - errors, "warning")];
    let parts: Vec<String> = parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, noun)| count(n, noun)).collect();
    parts.join(" and ")
}

/// `1 page`, `2 pages`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// Where a diagnostic points, as people count.
#[derive(Debug, Clone, Copy)]
struct Place<'a> {
    path: &'a str,
    text: &'a str,
    /// Bytes, on character boundaries, in order.
    start: usize,
    end: usize,
}

impl<'a> Place<'a> {
    /// `None` for what stands in no source file: an output that is not closed, a book without files.
    fn of(diagnostic: &Diagnostic, sources: &'a Sources) -> Option<Self> {
        let at = diagnostic.at;
        let file = sources.files.get(at.file.0 as usize)?;
        if matches!(diagnostic.code, Code::BadOutput | Code::OverLimit) {
            return None;
        }
        let text = sources.text(at.file);
        let start = text.floor_char_boundary(at.start as usize);
        let end = text.ceil_char_boundary((at.end as usize).min(text.len())).max(start);
        Some(Self { path: &file.path, text, start, end })
    }

    /// Line and column of a byte, both from 1, columns in characters.
    fn line_column(&self, offset: usize) -> (usize, usize) {
        let before = &self.text[..offset];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }

    /// The first line of the place, and the bytes of it that are meant.
    fn first_line(&self) -> (&'a str, std::ops::Range<usize>) {
        let line_start = self.text[..self.start].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = self.text[self.start..].find('\n').map_or(self.text.len(), |newline| self.start + newline);
        let line = self.text[line_start..line_end].trim_end_matches('\r');
        let start = (self.start - line_start).min(line.len());
        (line, start..(self.end - line_start).clamp(start, line.len()))
    }
}

fn human(out: &mut String, diagnostic: &Diagnostic, place: Option<Place>, color: bool) {
    let level = match diagnostic.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(plain(&diagnostic.message)).id(diagnostic.code.name());
    let help = diagnostic.help.iter().map(|help| Level::HELP.message(plain(help)));
    let group = match place {
        None => Group::with_title(title),
        Some(place) if place.text.is_empty() => title.element(Origin::path(place.path)),
        Some(place) => {
            let (line, span) = place.first_line();
            let mark = AnnotationKind::Primary.span(span);
            title.element(
                Snippet::source(line).line_start(place.line_column(place.start).0).path(place.path).annotation(mark),
            )
        }
    };
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    *out += &renderer.decor_style(DecorStyle::Ascii).render(&[group.elements(help)]);
    *out += "\n\n";
}

fn short(out: &mut String, diagnostic: &Diagnostic, place: Option<Place>) {
    if let Some(place) = place {
        let (line, column) = place.line_column(place.start);
        let _ = write!(out, "{}:{line}:{column}: ", place.path);
    }
    let severity = severity(diagnostic);
    let _ = writeln!(out, "{severity}[{}]: {}", diagnostic.code.name(), plain(&diagnostic.message));
    if let Some(help) = &diagnostic.help {
        let _ = writeln!(out, "  help: {}", plain(help));
    }
}

/// `end_line` and `end_column` name the place after the last character. What has no place has `null` there.
fn json(out: &mut String, diagnostic: &Diagnostic, place: Option<Place>) {
    let start = place.map(|place| place.line_column(place.start));
    let end = place.map(|place| place.line_column(place.end));
    let object = serde_json::json!({
        "file": place.map(|place| place.path),
        "line": start.map(|it| it.0),
        "column": start.map(|it| it.1),
        "end_line": end.map(|it| it.0),
        "end_column": end.map(|it| it.1),
        "severity": severity(diagnostic),
        "rule": diagnostic.code.name(),
        "message": diagnostic.message,
        "help": diagnostic.help,
    });
    let _ = writeln!(out, "{object}");
}

fn severity(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// On one line, without control characters: a message may quote what an author wrote, and a terminal obeys it.
pub(crate) fn plain(message: &str) -> String {
    message.chars().map(|it| if it.is_control() { ' ' } else { it }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::source::{Content, FileId, SourceFile, Span};

    fn sources(text: &str) -> Sources {
        let content = Content::Text { text: text.into(), bad_utf8: None };
        Sources { files: vec![SourceFile { path: "en/a.md".into(), content }] }
    }

    fn at(start: usize, end: usize) -> Diagnostic {
        let span = Span::new(FileId(0), start..end);
        Diagnostic::new(Code::UnknownId, span, "no `x`").with_help(Some("did you mean `y`?".into()))
    }

    fn check(text: &str, diagnostic: Diagnostic, layout: Layout, expected: &str) {
        assert_eq!(report(&[diagnostic], &sources(text), layout, false), expected);
    }

    #[test]
    fn a_short_report_counts_characters() {
        let expected = "en/a.md:2:4: error[unknown-id]: no `x`\n  help: did you mean `y`?\n";
        check("one\r\néé x\r\n", at(10, 11), Layout::Short, expected);
    }

    #[test]
    fn a_report_for_people_shows_the_line() {
        let expected = "\
error[unknown-id]: no `x`
 --> en/a.md:2:4
  |
2 | éé x
  |    ^
  |
  = help: did you mean `y`?

";
        check("one\r\néé x\r\n", at(10, 11), Layout::Human, expected);
    }

    #[test]
    fn a_report_for_programs_is_one_object_a_line() {
        let expected = concat!(
            r#"{"column":4,"end_column":5,"end_line":2,"file":"en/a.md","help":"did you mean `y`?","line":2,"#,
            r#""message":"no `x`","rule":"unknown-id","severity":"error"}"#,
            "\n"
        );
        check("one\r\néé x\r\n", at(10, 11), Layout::Json, expected);
    }

    #[test]
    fn a_line_for_github_escapes_what_means_something_there() {
        let mut diagnostic = at(10, 11);
        diagnostic.message = "100 % of `x`".to_owned();
        let found = report_from("my,book/", &[diagnostic], &sources("one\r\néé x\r\n"), Layout::Github, false);
        let place = "file=my%2Cbook/en/a.md,line=2,col=4";
        assert_eq!(found, format!("::error {place},title=unknown-id::100 %25 of `x`%0Adid you mean `y`?\n"));
    }

    #[test]
    fn sarif_has_what_its_schema_asks_for() {
        let found = report_from("b ook/", &[at(10, 11)], &sources("one\r\néé x\r\n"), Layout::Sarif, false);
        let document: serde_json::Value = serde_json::from_str(&found).expect("JSON");
        let run = &document["runs"][0];
        assert_eq!((&document["version"], &run["tool"]["driver"]["name"]), (&"2.1.0".into(), &"vademecum".into()));
        let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
        assert_eq!(rules.len(), Code::ALL.len());
        assert!(rules.iter().all(|it| it["shortDescription"]["text"].as_str().is_some_and(|it| it.ends_with('.'))));
        let result = &run["results"][0];
        let index = result["ruleIndex"].as_u64().expect("an index") as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert_eq!(
            (&result["level"], &result["message"]["text"]),
            (&"error".into(), &"no `x`\ndid you mean `y`?".into())
        );
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "b%20ook/en/a.md");
        assert_eq!(
            place["region"],
            serde_json::json!({ "startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 5 })
        );
        let none = report(&[], &sources(""), Layout::Sarif, false);
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&none).expect("JSON")["runs"][0]["results"],
            serde_json::json!([])
        );
    }

    #[test]
    fn any_place_can_be_shown() {
        for text in ["", "\n", "é", "é\n\nx\r\n", "\t\u{1b}[1m"] {
            for (start, end) in [(0, 0), (1, 1), (1, 0), (0, 99), (99, 99)] {
                for layout in [Layout::Human, Layout::Short, Layout::Json, Layout::Sarif, Layout::Github] {
                    let mut diagnostic = at(0, 0);
                    diagnostic.at = Span { file: FileId(0), start, end };
                    assert!(report(&[diagnostic], &sources(text), layout, true).contains("unknown-id"));
                }
            }
        }
    }

    #[test]
    fn what_stands_in_no_source_has_no_place() {
        let diagnostic = Diagnostic::new(Code::BadOutput, Span::default(), "`site/a.html` loads a script");
        check("x", diagnostic, Layout::Short, "error[bad-output]: `site/a.html` loads a script\n");
    }

    #[test]
    fn the_summary_counts() {
        let warning = Diagnostic::new(Code::HeadingJump, Span::default(), "x");
        assert_eq!(summary(&[at(0, 0), at(0, 0), warning]), "2 errors and 1 warning");
        assert_eq!(summary(&[]), "");
    }
}
