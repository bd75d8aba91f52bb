//! Every rule: what `vademecum explain` says of it, what breaks it in detail, from the documentation of its constructors,
//! and what is printed, from its golden case.

use std::collections::BTreeMap;
use std::fs;

use vademecum::explain::explanation;
use vademecum::model::diagnostic::{Code, Severity};

use super::super::book::{files, repository};

const HEAD: &str = "\
+++
title = \"Rules\"
summary = \"Every mistake that the program finds: what it is, why it matters, and what is printed.\"
aliases = [\"diagnostics\", \"errors\", \"warnings\", \"mistakes\"]
+++

# Rules

This page is written from the program. `vademecum explain RULE` prints the first lines of each. The name of a rule stands in brackets in each message, as in `error[broken-link]`. \
An **error** stops the build. A **warning** does not, unless you say `--strict`.

Below each rule stands what breaks it and why that matters, then an example of what the program prints. Its second line, \
`help`, says how to mend it.
";

/// Constructors that take their rule from a function of the room.
const ROOMS: &[(&str, &str)] =
    &[("audit/", "bad-output"), ("pack/", "bad-output"), ("parse/summary.rs", "bad-summary")];

/// What the documentation of a constructor says.
#[derive(Default)]
struct Case {
    what: String,
    why: String,
    example: String,
}

/// The page.
pub(super) fn page() -> String {
    let cases = cases();
    let mut text = HEAD.to_owned();
    for code in Code::ALL {
        let name = code.name();
        let of_rule = cases.get(name).unwrap_or_else(|| panic!("nothing documents the rule `{name}`"));
        let severity = if code.severity() == Severity::Error { "Error" } else { "Warning" };
        let (sentence, printed) = golden(name);
        let it = explanation(*code).unwrap_or_else(|| panic!("nothing explains the rule `{name}`"));
        text += &format!("\n## `{name}` {{#{name}}}\n\n**{severity}.** {}\n\n", it.text);
        text += &format!("- Wrong: {}\n- Right: {}\n\nIn detail:\n\n", it.wrong, it.right);
        for case in of_rule {
            assert!(!case.what.is_empty() && !case.why.is_empty(), "the rule `{name}` says nothing of itself");
            text += &format!("- {} *Why it matters:* {}", case.what, case.why);
            if !case.example.is_empty() {
                text += &format!(" *For example:* {}", case.example);
            }
            text += "\n";
        }
        text += &format!("\nWhat is printed. {sentence}\n\n```text\n{printed}\n```\n");
    }
    text
}

/// The cases of each rule, in the order of the files of the program.
fn cases() -> BTreeMap<String, Vec<Case>> {
    let names: BTreeMap<String, &str> = Code::ALL.iter().map(|code| (format!("{code:?}"), code.name())).collect();
    let mut cases: BTreeMap<String, Vec<Case>> = BTreeMap::new();
    let src = repository().join("src");
    for path in files(&src).into_iter().filter(|path| path.extension().is_some_and(|it| it == "rs")) {
        let below = path.strip_prefix(&src).expect("below").to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&path).expect("readable");
        let blocks = text.split("\n\n").filter(|block| block.contains("/// ## What\n"));
        for block in blocks {
            let rule = rule_of(&text, block, &names)
                .or_else(|| ROOMS.iter().find(|(room, _)| below.starts_with(room)).map(|(_, rule)| *rule));
            let rule = rule.unwrap_or_else(|| panic!("{below}: this documents no rule:\n{block}"));
            cases.entry(rule.to_owned()).or_default().push(case(block));
        }
    }
    cases
}

/// The rule that the function below the documentation names.
fn rule_of<'n>(text: &str, block: &str, names: &BTreeMap<String, &'n str>) -> Option<&'n str> {
    let start = text.find(block)?;
    let end = text[start..].find("\n}").map_or(text.len(), |end| start + end);
    let body = text[start..end].split("Code::").nth(1)?;
    let variant: String = body.chars().take_while(|it| it.is_alphanumeric()).collect();
    names.get(&variant).copied()
}

fn case(block: &str) -> Case {
    let mut case = Case::default();
    let mut into = String::new();
    for line in block.lines().filter_map(|line| line.trim_start().strip_prefix("///")).map(str::trim) {
        if let Some(title) = line.strip_prefix("## ") {
            into = title.to_owned();
            continue;
        }
        let part = match into.as_str() {
            "What" => &mut case.what,
            "Why" => &mut case.why,
            "Example" => &mut case.example,
            _ => continue,
        };
        if !line.is_empty() {
            *part += if part.is_empty() { "" } else { " " };
            *part += line;
        }
    }
    if !case.example.is_empty() && !case.example.ends_with(['.', '!', '?']) {
        case.example += ".";
    }
    case
}

/// The sentence of the golden case of a rule, and the first message of the rule in it.
fn golden(rule: &str) -> (String, String) {
    let path = repository().join(format!("tests/cases/rules/{rule}.txt"));
    let text = fs::read_to_string(&path).unwrap_or_else(|_| panic!("{} is not there", path.display()));
    let sentence = text.split("\n-- ").next().unwrap_or_default().replace('\n', " ");
    let mark = format!("[{rule}]");
    let mut lines = text.lines().skip_while(|line| !(line.contains(&mark) && line.contains(": ")));
    let first = lines.next().unwrap_or_default();
    let help = lines.next().filter(|line| line.starts_with("  help: ")).map(|help| format!("\n{help}"));
    (sentence.trim().to_owned(), format!("{first}{}", help.unwrap_or_default()))
}
