//! Pages that moved: which old addresses there are, and what they lead to now.
//!
//! [`moved`] is the way in. A line of `[redirects]` names the file that was, or an address of the site that was;
//! what it leads to may have moved again.

use std::collections::{BTreeMap, BTreeSet};

use super::findings::Findings;
use super::order::Outline;
use super::paths::{chapter_path, record_path};
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::handbook::{Draft, Target};
use crate::model::promises::Redirect;

/// Pages of each edition that stand in no outline.
const BESIDE: &[&str] = &["index", "contents", "book", "leave"];
/// Pages that no edition has for itself.
const TOP: &[&str] = &["index.html", "404.html"];
/// The longest address below `site/`, in characters: what `unsafe-name` allows for any page.
const ADDRESS_CHARS_MAX: usize = 95;

/// What each old address of each language leads to, by file below the site; one map a language, in their order.
pub(super) fn moved(
    draft: &Draft,
    outline: &Outline,
    names: &BTreeMap<String, Target>,
    found: &mut Findings,
) -> Vec<BTreeMap<String, Target>> {
    let languages = &draft.config.languages;
    let mut moved = vec![BTreeMap::new(); languages.len()];
    let mut taken = existing(languages, outline);
    for redirect in &draft.config.redirects {
        let Some(files) = files(&redirect.from, languages) else {
            found.push(no_address(redirect));
            continue;
        };
        // Some file systems do not tell upper case from lower.
        if let Some((_, file)) = files.iter().find(|(_, file)| taken.contains(&file.to_lowercase())) {
            found.push(taken_address(redirect, file));
            continue;
        }
        let Some(target) = target(redirect, draft, names, found) else { continue };
        for (language, file) in files {
            taken.insert(file.to_lowercase());
            moved[language].insert(file, target.clone());
        }
    }
    moved
}

/// The files of every page that there is, below the site, in lower case.
fn existing(languages: &[String], outline: &Outline) -> BTreeSet<String> {
    let paths = outline.slots.iter().map(|slot| slot.path.as_str()).chain(BESIDE.iter().copied());
    let paths: Vec<&str> = paths.collect();
    let of = |lang: &String| paths.iter().map(|path| format!("{lang}/{path}.html").to_lowercase()).collect::<Vec<_>>();
    languages.iter().flat_map(of).chain(TOP.iter().map(|file| (*file).to_owned())).collect()
}

/// The old addresses that `from` names, each with the index of its language; `None` where it names none.
fn files(from: &str, languages: &[String]) -> Option<Vec<(usize, String)>> {
    if let Some(file) = from.strip_suffix(".md") {
        let path = match file.strip_prefix("mechanisms/") {
            Some(id) => record_path(id),
            None => chapter_path(from),
        };
        let is_name = !file.is_empty() && !file.split('/').any(|part| matches!(part, "" | "." | ".."));
        return is_name.then(|| languages.iter().map(|lang| format!("{lang}/{path}.html")).enumerate().collect());
    }
    let is_part = |part: &str| {
        let safe = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
        part.bytes().all(safe) && part.starts_with(|it: char| it.is_ascii_alphanumeric()) && !part.ends_with('.')
    };
    let is_address = from.ends_with(".html") && from.len() <= ADDRESS_CHARS_MAX && from.split('/').all(is_part);
    let first = from.split('/').next().unwrap_or_default();
    let language = languages.iter().position(|lang| lang == first).unwrap_or(0);
    is_address.then(|| vec![(language, from.to_owned())])
}

/// What a line leads to in the end.
fn target(
    redirect: &Redirect,
    draft: &Draft,
    names: &BTreeMap<String, Target>,
    found: &mut Findings,
) -> Option<Target> {
    let mut passed = BTreeSet::from([redirect.from.as_str()]);
    let mut to = redirect.to.as_str();
    loop {
        let (name, heading) = to.split_once('#').unwrap_or((to, ""));
        let id = name.strip_suffix(".md").unwrap_or(name);
        match names.get(id.strip_prefix("mechanisms/").unwrap_or(id)).or_else(|| names.get(id)) {
            Some(Target::Page(page, anchor)) => {
                let anchor = if heading.is_empty() { anchor } else { heading };
                return Some(Target::Page(*page, anchor.to_owned()));
            }
            Some(Target::WholeBook) => return Some(Target::WholeBook),
            _ => {}
        }
        let Some(next) = draft.config.redirects.iter().find(|other| other.from == name) else {
            let nearest = found.did_you_mean(id, names.keys().map(String::as_str));
            found.push(no_page(redirect, nearest));
            return None;
        };
        if !passed.insert(&next.from) {
            found.push(circle(redirect));
            return None;
        }
        to = &next.to;
    }
}

/// ## What
/// A line of `[redirects]` names no address that a page could have had.
///
/// ## Why
/// Nothing would stand at the old address, and who follows an old link finds nothing.
///
/// ## Example
/// `"../laws.html" = "context/law"`.
fn no_address(redirect: &Redirect) -> Diagnostic {
    Diagnostic::new(Code::BadRedirect, redirect.from_span, format!("`{}` was no page", redirect.from)).with_help(
        "write the file that it was, such as `context/laws.md`, or its address below the site, such as `old/laws.html`"
            .to_owned(),
    )
}

/// ## What
/// A page stands where `[redirects]` says that one has moved away, or two lines say so of one address.
///
/// ## Why
/// One of the two would be lost.
///
/// ## Example
/// `"context/law.md" = "context/rules"`, while `en/context/law.md` is still in `SUMMARY.md`.
fn taken_address(redirect: &Redirect, file: &str) -> Diagnostic {
    let message = format!("`{}` has not moved: there is a page `{file}`", redirect.from);
    Diagnostic::new(Code::BadRedirect, redirect.from_span, message)
        .with_help("remove this line, or that page".to_owned())
}

/// ## What
/// A line of `[redirects]` leads to what is no page of the book.
///
/// ## Why
/// The reader would go from one page that is missing to another.
///
/// ## Example
/// `"context/laws.md" = "context/lwa"`.
fn no_page(redirect: &Redirect, nearest: Option<String>) -> Diagnostic {
    let help = nearest.unwrap_or_else(|| {
        "write an id as in `[[id]]`, or the path of a chapter such as `context/law.md`, perhaps with `#heading`"
            .to_owned()
    });
    Diagnostic::new(Code::BadRedirect, redirect.to_span, format!("no page `{}` to lead to", redirect.to))
        .with_help(help)
}

/// ## What
/// Lines of `[redirects]` lead in a circle.
///
/// ## Why
/// A browser would turn round and round.
///
/// ## Example
/// `"a.md" = "b.md"` and `"b.md" = "a.md"`.
fn circle(redirect: &Redirect) -> Diagnostic {
    let message = format!("`{}` leads back to itself", redirect.from);
    Diagnostic::new(Code::BadRedirect, redirect.to_span, message)
        .with_help("let one of the lines lead to a page that there is".to_owned())
}
