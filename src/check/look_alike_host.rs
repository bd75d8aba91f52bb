//! Finds hosts that look like others.

use unicode_security::{MixedScript, skeleton};

use crate::addresses::host;
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::handbook::{Chapter, Handbook, Target};
use crate::model::source::{Sources, Span};

pub(super) fn check(handbook: &Handbook, _sources: &Sources) -> Vec<Diagnostic> {
    let in_chapter = |chapter: &Chapter| -> Vec<Diagnostic> {
        let links = chapter.page.links.iter().zip(&chapter.targets);
        links.filter_map(|(link, target)| in_link(link.span, target)).collect()
    };
    let in_registry = super::registered(handbook).filter_map(|(url, at)| in_address(at, &url));
    super::written(handbook).flat_map(in_chapter).chain(in_registry).collect()
}

fn in_link(at: Span, target: &Target) -> Option<Diagnostic> {
    let Target::External(url) = target else { return None };
    in_address(at, url)
}

fn in_address(at: Span, url: &str) -> Option<Diagnostic> {
    let (host, has_user) = match url.split_once(':').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("mailto")) {
        Some((_, address)) => (address.split(['?', ',']).next()?.rsplit_once('@')?.1.to_lowercase(), false),
        None => (host(url)?, has_user(url)),
    };
    let why = if has_user { Some("what stands before `@` is no host".to_owned()) } else { deceives(&host) }?;
    Some(look_alike_host(at, &host, &why))
}

/// `https://bank.example@evil.example/` leads to the second.
fn has_user(url: &str) -> bool {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    rest.split(['/', '?', '#', '\\']).next().is_some_and(|authority| authority.contains('@'))
}

/// Why a reader may take a host for another one.
fn deceives(host: &str) -> Option<String> {
    let (shown, valid) = idna::domain_to_unicode(host);
    if valid.is_err() {
        return Some("it is not a name that a host can have".to_owned());
    }
    shown.split('.').find_map(|label| {
        if label.is_ascii() {
            return None;
        }
        if !label.is_single_script() {
            return Some(format!("`{label}` mixes letters of several scripts"));
        }
        let looks: String = skeleton(label).collect();
        looks.is_ascii().then(|| format!("`{label}` looks like `{looks}`"))
    })
}

/// ## What
/// The host of a link, contact or source looks like another one: its letters come from several scripts, or look like Latin ones,
/// or a user's name stands before it.
///
/// ## Why
/// Readers trust what they can read; such names are made to lead them elsewhere.
///
/// ## Example
/// `https://аpple.example/`, whose first letter is Cyrillic.
fn look_alike_host(at: Span, host: &str, why: &str) -> Diagnostic {
    Diagnostic::new(Code::LookAlikeHost, at, format!("the host `{host}` may deceive: {why}"))
        .with_help("type the address anew, from a source that you trust".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{deceives, has_user};

    #[test]
    fn hosts_that_look_like_others_are_found() {
        for bad in ["аpple.com", "xn--pple-43d.com", "раураӏ.com", "gооgle.org", "xn--a", "exam\u{200B}ple.com\u{FFFD}"]
        {
            assert!(deceives(bad).is_some(), "{bad}");
        }
        for good in ["example.org", "bücher.example", "xn--bcher-kva.example", "пример.рф", "例え.jp", "مثال.example"]
        {
            assert_eq!(deceives(good), None, "{good}");
        }
        assert!(has_user("https://bank.example@evil.example/") && !has_user("https://a.example/@b"));
    }
}
