//! What a page gets when it is served, and nothing of which stands in any build: the script that reloads it.
//!
//! The page itself stays byte for byte; one tag follows its last byte. Pages whose policy allows no script of their own
//! host (those that stand alone) get that permission in the served copy: it is the one other change.

use super::request::{OWN, SCRIPT};

/// Name of the header, and of the `meta` that stands for it.
const POLICY: &str = "content-security-policy";

/// The page `html` as it is served; `edition` is what its script tells apart.
pub(super) fn served(html: &str, edition: &str) -> String {
    format!("{}{}", permitted(html), tag(edition))
}

/// What follows the last byte of a page.
pub(super) fn tag(edition: &str) -> String {
    format!("<script src=\"{OWN}{SCRIPT}?{edition}\"></script>")
}

/// The page with a policy under which the preview's script and style may be loaded.
fn permitted(html: &str) -> String {
    let Some(value) = policy(html) else { return html.to_owned() };
    let made = ["script-src", "style-src"].iter().fold(html[value.clone()].to_owned(), |policy, it| allow(&policy, it));
    format!("{}{made}{}", &html[..value.start], &html[value.end..])
}

/// Where the policy of a page stands: the value of `content` of its `meta`.
fn policy(html: &str) -> Option<std::ops::Range<usize>> {
    let name = html.to_ascii_lowercase().find(POLICY)?;
    let start = html[..name].rfind("<meta")?;
    let end = name + html[name..].find('>')?;
    let content = start + html[start..end].find("content=")? + "content=".len();
    // Sources such as 'self' stand in single quotes, so the value stands in double ones.
    let value = content + html[content..end].strip_prefix('"').map(|_| 1)?;
    let length = html[value..end].find('"')?;
    Some(value..value + length)
}

/// The policy with the page's own host among the sources of `directive`.
fn allow(policy: &str, directive: &str) -> String {
    let is_it = |part: &&str| part.split_whitespace().next() == Some(directive);
    let Some(part) = policy.split(';').find(is_it) else { return format!("{policy}; {directive} 'self'") };
    let mut sources: Vec<&str> = part.split_whitespace().skip(1).filter(|it| *it != "'none'").collect();
    if sources.contains(&"'self'") {
        return policy.to_owned();
    }
    sources.push("'self'");
    policy.replacen(part.trim(), &format!("{directive} {}", sources.join(" ")), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TAG: &str = r#"<script src="/.preview/reload.js?7"></script>"#;

    fn page(policy: &str) -> String {
        format!(r#"<!doctype html><meta content="{policy}" http-equiv=Content-Security-Policy><p>a"#)
    }

    fn check(policy: &str, expected: &str) {
        assert_eq!(served(&page(policy), "7"), page(expected) + TAG);
    }

    #[test]
    fn a_page_that_loads_its_own_files_only_gets_the_script() {
        let usual = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:";
        check(usual, usual);
        assert_eq!(served("<p>no policy", "7"), format!("<p>no policy{TAG}"));
    }

    #[test]
    fn a_page_that_stands_alone_may_load_the_script() {
        check(
            "default-src 'none'; style-src 'sha256-x='",
            "default-src 'none'; style-src 'sha256-x=' 'self'; script-src 'self'",
        );
        check(
            "script-src 'none'; style-src 'sha256-a' 'sha256-b'; img-src data:",
            "script-src 'self'; style-src 'sha256-a' 'sha256-b' 'self'; img-src data:",
        );
    }

    #[test]
    fn the_order_of_attributes_and_a_half_written_tag_do_not_matter() {
        let other = r#"<meta http-equiv="content-security-policy" content="default-src *">"#;
        let expected = other.replace('*', "*; script-src 'self'; style-src 'self'");
        assert_eq!(served(other, "7"), format!("{expected}{TAG}"));
        let half = ["<meta http-equiv=content-security-policy", POLICY, "<meta content=x content-security-policy>"];
        for broken in half {
            assert_eq!(served(broken, "7"), format!("{broken}{TAG}"));
        }
    }
}
