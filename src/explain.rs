//! What each rule of diagnostics means, with a wrong and a right example.
//!
//! The texts stand in `src/explain/rules.md`, a heading for each rule; a test refuses a rule without one. How bad a
//! mistake is follows from the rule itself.

use crate::model::diagnostic::{Code, Severity};

const RULES: &str = include_str!("explain/rules.md");

/// What is known about a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The rule.
    pub code: Code,
    /// What is wrong, and why it matters: one paragraph of Markdown.
    pub text: &'static str,
    /// What breaks the rule.
    pub wrong: &'static str,
    /// What does not.
    pub right: &'static str,
}

/// What the rule means; `None` if nobody has written it.
pub fn explanation(code: Code) -> Option<Explanation> {
    let head = format!("# {}\n", code.name());
    let mut sections = RULES.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    });
    let start = sections.find(|(_, line)| *line == head)?.0 + head.len();
    let end = RULES[start..].find("\n# ").map_or(RULES.len(), |it| start + it);
    let section = &RULES[start..end];
    let line = |mark: &str| section.lines().find_map(|line| line.strip_prefix(mark)).map(str::trim);
    let text = section.split("\nWrong:").next()?.trim();
    Some(Explanation { code, text, wrong: line("Wrong:")?, right: line("Right:")? })
}

/// The rule of this name.
pub fn rule(name: &str) -> Option<Code> {
    Code::ALL.iter().copied().find(|code| code.name() == name)
}

/// The rule whose name is most like `name`, if one is like it.
pub fn nearest(name: &str) -> Option<Code> {
    let close = Code::ALL.iter().map(|code| (strsim::jaro_winkler(code.name(), name), *code));
    close.filter(|(like, _)| *like > 0.8).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, code)| code)
}

/// A rule as a section of Markdown, under a heading of `level`.
pub fn markdown(it: &Explanation, level: usize) -> String {
    let kind = match it.code.severity() {
        Severity::Error => "An error: nothing is built.",
        Severity::Warning => "A warning: the book is built, but not under `--strict`.",
    };
    let (marks, name) = ("#".repeat(level), it.code.name());
    format!("{marks} {name} {{#{name}}}\n\n{}\n\n{kind}\n\n- Wrong: {}\n- Right: {}\n", it.text, it.wrong, it.right)
}

/// Every rule as a page of Markdown.
pub fn all_as_markdown() -> String {
    let all = Code::ALL.iter().filter_map(|code| explanation(*code));
    let sections: Vec<String> = all.map(|it| markdown(&it, 2)).collect();
    format!("# Rules\n\nWhat `vademecum check` can find, by name.\n\n{}", sections.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_a_text_with_a_wrong_and_a_right_example() {
        for code in Code::ALL {
            let it = explanation(*code).unwrap_or_else(|| panic!("`{}` has no text in rules.md", code.name()));
            assert!(it.text.ends_with('.') && it.wrong != it.right && !it.right.is_empty(), "{}", code.name());
        }
        let written = RULES.lines().filter_map(|line| line.strip_prefix("# "));
        let names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        assert_eq!(written.collect::<Vec<_>>(), names, "each once, in the order of the rules");
    }

    #[test]
    fn a_name_with_a_slip_leads_to_its_rule() {
        assert_eq!(nearest("broken-lnik"), Some(Code::BrokenLink));
        assert_eq!(nearest("zzz"), None);
    }
}
