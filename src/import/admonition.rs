//! Boxes: `<div class="warning">` and blocks of `mdbook-admonish` become alerts.

use super::traced::{Edit, Traced};

/// Turns `<div class="warning">` … `</div>`, each on a line of its own, into alerts.
pub(super) fn divs(text: &mut Traced) {
    let lines: Vec<(usize, &str)> = text
        .text()
        .split_inclusive('\n')
        .scan(0, |at, line| {
            let start = *at;
            *at += line.len();
            Some((start, line))
        })
        .collect();
    let mut edits: Vec<Edit> = Vec::new();
    let mut open: Option<usize> = None;
    let mut fenced = false;
    for (index, (_, line)) in lines.iter().enumerate() {
        let line = line.trim();
        fenced ^= line.starts_with("```") || line.starts_with("~~~");
        match (open, kind_of_div(line)) {
            (None, Some(_)) if !fenced => open = Some(index),
            (Some(from), _) if line == "</div>" && !fenced => {
                edits.extend(quoted(&lines[from..=index]));
                open = None;
            }
            // One inside of another stays HTML.
            (Some(_), _) if line.starts_with("<div") && !fenced => open = None,
            _ => {}
        }
    }
    text.edit(edits);
}

fn kind_of_div(line: &str) -> Option<&'static str> {
    let class = line.strip_prefix("<div class=")?.trim_end_matches('>').trim_matches(['"', '\'']);
    class.split_whitespace().find_map(|word| match word {
        "warning" => Some("WARNING"),
        "note" | "info" => Some("NOTE"),
        "tip" => Some("TIP"),
        "important" => Some("IMPORTANT"),
        "caution" | "danger" => Some("CAUTION"),
        _ => None,
    })
}

fn quoted(lines: &[(usize, &str)]) -> Vec<Edit> {
    let [(first, head), inside @ .., (last, tail)] = lines else { return Vec::new() };
    let kind = kind_of_div(head.trim()).unwrap_or("NOTE");
    let mut edits = vec![(*first..first + head.len(), format!("> [!{kind}]\n"))];
    edits.extend(inside.iter().map(|(at, line)| {
        let mark = if line.trim().is_empty() { ">" } else { "> " };
        (*at..*at, mark.to_owned())
    }));
    edits.push((*last..last + tail.len(), "\n".to_owned()));
    edits
}

/// The alert that a block of `mdbook-admonish` means; `info` is its info string without the first word.
pub(super) fn admonish(info: &str, body: &str) -> String {
    let kind = info.split([' ', ',']).next().unwrap_or_default().trim();
    let title = info.split('"').nth(1).map(str::trim).unwrap_or_default();
    let alert = match kind {
        "tip" | "hint" | "success" | "check" | "done" | "question" | "help" | "faq" => "TIP",
        "important" => "IMPORTANT",
        "warning" | "attention" => "WARNING",
        "caution" | "danger" | "error" | "failure" | "fail" | "missing" | "bug" => "CAUTION",
        _ => "NOTE",
    };
    let title = if title.is_empty() { String::new() } else { format!("> **{title}**\n>\n") };
    let lines = body.lines().map(|line| if line.is_empty() { ">\n".to_owned() } else { format!("> {line}\n") });
    format!("> [!{alert}]\n{title}{}", lines.collect::<String>())
}
