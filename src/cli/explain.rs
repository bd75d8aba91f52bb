//! `explain`.

use anyhow::bail;
use serde_json::json;

use crate::cli::args::Explain;
use crate::cli::talk::Talk;
use crate::cli::{Ended, Outcome};
use crate::explain::{all_as_markdown, explanation, markdown, nearest, rule};
use crate::model::diagnostic::{Code, Severity};

/// Says what a rule means; without a name, which rules there are.
pub(super) fn explain(wanted: &Explain, talk: &Talk) -> Ended {
    if wanted.all {
        talk.data(&all_as_markdown())?;
        return Ok(Outcome::Clean);
    }
    let Some(name) = &wanted.rule else {
        talk.data(&if talk.wants_json() { as_json(Code::ALL) } else { list() })?;
        return Ok(Outcome::Clean);
    };
    let Some(code) = rule(name.trim_matches(['[', ']', '`'])) else {
        let help = nearest(name).map_or_else(
            || "`vademecum explain` lists all".to_owned(),
            |it| format!("did you mean `{}`? `vademecum explain` lists all", it.name()),
        );
        bail!("there is no rule `{name}`\n  help: {help}");
    };
    if talk.wants_json() {
        talk.data(&as_json(&[code]))?;
    } else if let Some(it) = explanation(code) {
        talk.data(&markdown(&it, 1).replace(&format!(" {{#{}}}", code.name()), ""))?;
    }
    Ok(Outcome::Clean)
}

/// A line a rule: name, how bad it is, what it is in a sentence.
fn list() -> String {
    let width = Code::ALL.iter().map(|it| it.name().len()).max().unwrap_or(0);
    let line = |code: &Code| {
        let text = explanation(*code).map_or("", |it| it.text);
        let first = text.split(". ").next().unwrap_or_default().trim_end_matches('.');
        format!("{:width$}  {:7}  {first}\n", code.name(), severity(*code))
    };
    Code::ALL.iter().map(line).collect()
}

fn as_json(codes: &[Code]) -> String {
    let object = |code: &Code| {
        let it = explanation(*code)?;
        let (text, wrong, right) = (it.text, it.wrong, it.right);
        let severity = severity(*code);
        Some(json!({ "rule": code.name(), "severity": severity, "text": text, "wrong": wrong, "right": right }))
    };
    codes.iter().filter_map(object).map(|it| format!("{it}\n")).collect()
}

fn severity(code: Code) -> &'static str {
    match code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
