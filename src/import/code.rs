//! Blocks of code: lines that mdBook hides, words behind the language, blocks that a program would draw.

use std::ops::Range;

use super::config::Settings;
use super::traced::Edit;

/// Languages of blocks that other programs turn into drawings.
const DRAWN: &[&str] = &["mermaid", "plantuml", "graphviz", "dot", "d2", "svgbob", "bob", "katex", "vega", "vega-lite"];

/// What the info string of a fence says.
pub(super) struct Info {
    pub(super) lang: String,
    pub(super) editable: bool,
    hide: Option<String>,
}

impl Info {
    pub(super) fn read(info: &str, settings: &Settings) -> Self {
        let mut words = info.split([',', ' ', '\t']).map(str::trim).filter(|it| !it.is_empty());
        let lang = words.next().unwrap_or_default().trim_matches(['{', '}', '.']).to_owned();
        let mut hide = settings.hidden.get(&lang).cloned();
        let mut editable = false;
        for word in words {
            editable |= word == "editable";
            if let Some(prefix) = word.strip_prefix("hidelines=") {
                hide = Some(prefix.to_owned());
            }
        }
        Self { lang, editable, hide }
    }

    pub(super) fn is_drawn(&self) -> bool {
        DRAWN.contains(&self.lang.as_str())
    }

    /// What to change so that the lines which mdBook hides are gone. `inside` is the code, container marks between.
    pub(super) fn without_hidden(&self, text: &str, inside: Range<usize>) -> Vec<Edit> {
        let mut edits = Vec::new();
        let mut at = text[..inside.start].rfind('\n').map_or(0, |it| it + 1);
        while at < inside.end {
            let end = text[at..].find('\n').map_or(text.len(), |it| at + it + 1);
            let line = text[at..end].trim_end_matches(['\n', '\r']);
            let code = line.trim_start_matches([' ', '\t', '>']);
            match self.shown(code) {
                Shown::Not => edits.push((at..end, String::new())),
                Shown::Less(bytes) => {
                    let start = at + line.len() - code.len();
                    edits.push((start..start + bytes, String::new()));
                }
                Shown::Whole => {}
            }
            at = end;
        }
        edits
    }

    fn shown(&self, code: &str) -> Shown {
        if let Some(prefix) = &self.hide {
            return if !prefix.is_empty() && code.starts_with(prefix) { Shown::Not } else { Shown::Whole };
        }
        let Some(rest) = code.strip_prefix('#').filter(|_| self.lang == "rust") else { return Shown::Whole };
        match rest.chars().next() {
            None | Some(' ') => Shown::Not,
            Some('#') => Shown::Less(1),
            Some(_) => Shown::Whole,
        }
    }
}

enum Shown {
    Whole,
    Not,
    /// Without so many bytes of its beginning.
    Less(usize),
}
