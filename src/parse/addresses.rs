//! Checks what contacts and sources lead to: is it an address, is it short, is it there twice.
//!
//! [`check`] is the only way in. It asks nothing of the network.

use std::collections::BTreeMap;

use super::inherit::Records;
use super::place::place;
use super::syntax;
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::registry::Table;
use crate::model::source::{Sources, Span};

/// Hosts that hide where a link leads, and that outlive their owners badly.
const SHORTENERS: &[&str] = &[
    "bit.ly",
    "bitly.com",
    "buff.ly",
    "cutt.ly",
    "dlvr.it",
    "fb.me",
    "goo.gl",
    "is.gd",
    "j.mp",
    "lnkd.in",
    "ow.ly",
    "rb.gy",
    "rebrand.ly",
    "s.id",
    "shorturl.at",
    "t.co",
    "t.ly",
    "tiny.cc",
    "tinyurl.com",
    "tr.im",
    "trib.al",
    "urlz.fr",
    "v.gd",
    "wp.me",
    "youtu.be",
];

/// Checks every contact and every source.
pub(super) fn check(records: &Records, shorteners: &[String], sources: &Sources, found: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<(&str, String), Span> = BTreeMap::new();
    for ((table, _), read) in records {
        let key = match table {
            Table::Contact => "value",
            Table::Source => "url",
            _ => continue,
        };
        let record = &read.record;
        let Some((value, span)) = record.text(key).zip(record.fields.get(key).and_then(|it| it.first())) else {
            continue;
        };
        let span = span.span;
        let kind = if *table == Table::Source { "web" } else { record.text("kind").unwrap_or_default() };
        if let Some(help) = syntax_help(kind, value) {
            found.push(bad_address(kind, value, span, help));
        } else if let Some(host) = short_host(kind, value, shorteners) {
            found.push(url_shortener(value, &host, span));
        }
        if *table == Table::Contact
            && let Some(other) = seen.insert((kind, normal(kind, value)), span)
        {
            found.push(same_address(value, kind, span, sources, other));
        }
    }
}

/// How an address of the kind is written, if `value` is none.
fn syntax_help(kind: &str, value: &str) -> Option<&'static str> {
    let (good, help) = match kind {
        "email" => (syntax::is_email(value), "write the address alone, such as `name@example.org`"),
        "web" | "web-form" => (
            syntax::is_url(value),
            "write the whole address with its scheme and without spaces, such as `https://example.org/page`",
        ),
        "phone" | "fax" => (
            syntax::is_phone(value),
            "write `+`, the country code and the number, digits alone, such as `+33388412000`",
        ),
        _ => (!value.contains('\n'), "write it on one line"),
    };
    (!good).then_some(help)
}

fn short_host(kind: &str, value: &str, more: &[String]) -> Option<String> {
    let host = syntax::host(value).filter(|_| matches!(kind, "web" | "web-form"))?;
    let is_of = |short: &str| host == short || host.strip_suffix(short).is_some_and(|front| front.ends_with('.'));
    let is_short = SHORTENERS.iter().any(|short| is_of(short)) || more.iter().any(|short| is_of(short));
    is_short.then_some(host)
}

/// The address as two people would agree that it is the same one.
fn normal(kind: &str, value: &str) -> String {
    match kind {
        "email" => value.to_lowercase(),
        "web" | "web-form" => {
            let host_end = value.find("://").map_or(0, |at| at + 3);
            let host_end = value[host_end..].find('/').map_or(value.len(), |at| host_end + at);
            let (front, path) = value.split_at(host_end);
            front.to_lowercase() + path.trim_end_matches('/')
        }
        _ => value.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// ## What
/// An address is not written as its kind is written everywhere.
///
/// ## Why
/// The reader copies it letter by letter: it must work where it is pasted.
///
/// ## Example
/// `kind = "phone"` with `value = "03 88 41 20 00"`.
fn bad_address(kind: &str, value: &str, span: Span, help: &str) -> Diagnostic {
    Diagnostic::new(Code::BadValue, span, format!("`{value}` is not an address of the kind `{kind}`"))
        .with_help(help.to_owned())
}

/// ## What
/// A contact or source leads through a URL shortener.
///
/// ## Why
/// The reader cannot see where the link goes, the shortener learns who clicked, and it may lead elsewhere tomorrow.
///
/// ## Example
/// `url = "https://bit.ly/2abc"`.
fn url_shortener(value: &str, host: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::UrlShortener, span, format!("`{value}` leads through the shortener `{host}`"))
        .with_help("open it once, somewhere safe, and write the address that it leads to".to_owned())
}

/// ## What
/// Two contacts of one kind have the same address.
///
/// ## Why
/// When the address changes, one of the two will be forgotten.
///
/// ## Example
/// Two `[[contact]]` with `value = "desk@example.org"`.
fn same_address(value: &str, kind: &str, span: Span, sources: &Sources, other: Span) -> Diagnostic {
    Diagnostic::new(Code::DuplicateId, span, format!("a second contact of kind `{kind}` with the address `{value}`"))
        .with_help(format!("keep one of them and name it by its id; the other is at {}", place(sources, other)))
}
