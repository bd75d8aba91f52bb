//! Which style sheets a page has need of: those that it does not wear are left out.
//!
//! A phone reads every sheet before it shows a word. [`needs_style`] is the only way in. What it says of the theme's own
//! sheets, `lean.test.mjs` holds against every rule of them.

/// Sheets that only some pages need, and the classes of which a page must wear one. A sheet whose classes begin alike
/// is named by that beginning, with `*`; `<` begins the name of an element.
const ON_DEMAND: &[(&str, &[&str])] = &[
    ("assets/actions.css", &["actions"]),
    ("assets/answers.css", &["answers", "unknown"]),
    ("assets/card.css", &["card", "glance"]),
    ("assets/checklist.css", &["checklist"]),
    ("assets/comparison.css", &["comparison"]),
    ("assets/contacts.css", &["advice", "contacts"]),
    ("assets/facts.css", &["facts"]),
    ("assets/filters.css", &["filters", "groups"]),
    ("assets/find.css", &["finder*", "rule", "verdict-*"]),
    ("assets/fold.css", &["fold"]),
    ("assets/lists.css", &["a-z", "outline-letters", "source", "standard"]),
    ("assets/marks.css", &["address", "badge", "badges", "host", "not-*", "url"]),
    ("assets/message.css", &["message"]),
    ("assets/original.css", &["original", "unreviewed"]),
    ("assets/picture.css", &["picture"]),
    ("assets/text.css", &["<blockquote", "<code", "<figure", "<hr", "<pre", "end", "footnote*", "table", "tasks"]),
];

/// Whether a page with the body `html`, not minified, needs the sheet `path`.
pub(super) fn needs_style(html: &str, path: &str) -> bool {
    let Some((_, classes)) = ON_DEMAND.iter().find(|(sheet, _)| *sheet == path) else { return true };
    let has_element = classes.iter().any(|wanted| wanted.starts_with('<') && html.contains(wanted));
    has_element || worn(html).any(|class| classes.iter().any(|wanted| is_meant(wanted, class)))
}

fn is_meant(wanted: &str, class: &str) -> bool {
    wanted.strip_suffix('*').map_or(wanted == class, |beginning| class.starts_with(beginning))
}

/// Every class that stands in `html`. Text that merely looks like an attribute may give more, never less.
fn worn(html: &str) -> impl Iterator<Item = &str> {
    let values = html.split(" class=\"").skip(1).filter_map(|rest| rest.split('"').next());
    values.flat_map(str::split_whitespace)
}

#[cfg(test)]
mod tests {
    use super::needs_style;

    #[test]
    fn a_sheet_is_for_those_who_wear_it() {
        assert!(needs_style("<p id=\"a\" class=\"big card\">", "assets/card.css"));
        assert!(needs_style("<p class=\"finder-card\">", "assets/find.css"));
        assert!(!needs_style("<p class=\"cards\">card</p>", "assets/card.css"));
    }

    #[test]
    fn other_sheets_are_for_every_page() {
        assert!(needs_style("", "assets/base.css"));
        assert!(needs_style("", "assets/own.css"));
    }
}
