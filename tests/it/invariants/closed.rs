//! Is a site closed? Judged without the audit of the program, by html5ever's tokenizer and lists of its own.

use vademecum::model::bundle::Bundle;

use crate::html::Page;

/// Elements that load, run, send or frame something, or change what addresses mean.
const BANNED: &[&str] = &[
    "applet", "audio", "base", "embed", "form", "frame", "frameset", "iframe", "math", "object", "param", "picture",
    "portal", "source", "track", "video",
];

/// Attributes that load something.
const LOADING: &[&str] = &[
    "action",
    "background",
    "cite",
    "code",
    "codebase",
    "data",
    "formaction",
    "icon",
    "longdesc",
    "lowsrc",
    "manifest",
    "ping",
    "poster",
    "profile",
    "src",
    "srcdoc",
    "srcset",
    "usemap",
    "xlink:href",
    "xml:base",
];

/// Where a link may lead, beside paths of the site.
const SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

/// # Panics
///
/// If a page of `bundle` runs, loads, frames or sends anything that is not its own, or is not well formed.
pub fn check(bundle: &Bundle) {
    for (path, bytes) in bundle.0.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = std::str::from_utf8(bytes).expect("a page is UTF-8");
        let page = Page::read(text);
        assert!(page.errors.is_empty(), "{path}: {:?}", page.errors);
        for (tag, attributes) in &page.tags {
            assert!(!BANNED.contains(&tag.as_str()), "{path}: <{tag}>");
            let scripts = attributes.iter().filter(|(name, _)| name == "src").count();
            assert!(tag != "script" || scripts == 1, "{path}: a script inside");
        }
        for (tag, name, value) in page.attributes() {
            let shown = format!("{path}: <{tag} {name}={value:?}>");
            assert!(!name.starts_with("on") && name != "style", "{shown}");
            assert!(tag != "meta" || !value.eq_ignore_ascii_case("refresh"), "{shown}");
            if LOADING.contains(&name) || (name == "href" && tag != "a") {
                assert!(is_local(value), "{shown}");
            } else if name == "href" {
                assert!(scheme(value).is_none_or(|scheme| SCHEMES.contains(&&*scheme)), "{shown}");
            }
        }
    }
}

/// Whether an address stays in the folder, whatever the page was loaded by.
fn is_local(address: &str) -> bool {
    let address = as_browsers_read(address);
    scheme(&address).is_none() && !address.starts_with(['/', '\\'])
}

/// What stands before the first `:`, if browsers take it for a scheme.
pub(super) fn scheme(address: &str) -> Option<String> {
    let address = as_browsers_read(address);
    let (scheme, _) = address.split_once(':')?;
    let is_scheme = scheme.starts_with(|it: char| it.is_ascii_alphabetic())
        && scheme.chars().all(|it| it.is_ascii_alphanumeric() || "+-.".contains(it));
    is_scheme.then(|| scheme.to_ascii_lowercase())
}

/// Browsers leave out tabs and line ends, and control characters and spaces around an address.
pub(super) fn as_browsers_read(address: &str) -> String {
    let around = |it: char| it <= ' ';
    address.chars().filter(|it| !"\t\n\r".contains(*it)).collect::<String>().trim_matches(around).to_owned()
}
