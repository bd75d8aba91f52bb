//! The program's own words in the reader's language, through Fluent.
//!
//! [`texts`] is the way in. Messages stand in `theme/text/<lang>/*.ftl`
//! and are part of the binary; a book lays its own over them, for any
//! language. A language or message that is missing falls back to English.
//! Isolating marks are off: an address next to a message must
//! stay exactly what the registry says.

use std::ops::Range;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use crate::model::handbook::OwnTexts;

/// The files of messages of one language.
macro_rules! messages {
    ($lang:literal) => {
        messages!($lang: "checking", "epub", "frame", "hosting", "pages", "safety", "serving", "start", "whole")
    };
    ($lang:literal: $($file:literal),+) => {
        ($lang, &[$(include_str!(concat!("../theme/text/", $lang, "/", $file, ".ftl"))),+])
    };
}

/// The languages that the program speaks itself.
const BUILT_IN: &[(&str, &[&str])] = &[messages!("ar"), messages!("en"), messages!("fr")];

fn built_in(lang: &str) -> &'static [&'static str] {
    BUILT_IN.iter().find(|(it, _)| *it == lang).map_or(&[], |(_, files)| files)
}

/// The language of a file of the book's own messages; `None` for any other file.
pub fn own_language(path: &str) -> Option<&str> {
    let (lang, file) = path.strip_prefix("theme/text/")?.split_once('/')?;
    (file.ends_with(".ftl") && !file.contains('/')).then_some(lang)
}

/// What in a file of messages is not Fluent, with its place in bytes.
pub fn mistakes(text: &str) -> Vec<(Range<usize>, String)> {
    let errors = FluentResource::try_new(text.to_owned()).err().map(|(_, errors)| errors).unwrap_or_default();
    errors.into_iter().map(|error| (error.pos, error.kind.to_string())).collect()
}

/// Messages that the program does not have, with their place in bytes and the nearest that it has.
pub fn unknown(text: &str) -> Vec<(Range<usize>, &str, Option<&'static str>)> {
    let known: Vec<&str> = built_in("en").iter().flat_map(|text| keys(text)).map(|(_, key)| key).collect();
    // Keys that are put together of a fixed beginning and an id of the book.
    let is_open = |key: &str| OPEN.iter().any(|beginning| key.starts_with(beginning));
    let unknown = keys(text).filter(|(_, key)| !known.contains(key) && !is_open(key));
    let likeness = |a: &str, b: &str| strsim::normalized_damerau_levenshtein(a, b);
    let nearest = |key: &str| {
        let best = known.iter().copied().max_by(|a, b| likeness(key, a).total_cmp(&likeness(key, b)));
        best.filter(|it| likeness(key, it) > 0.6)
    };
    unknown.map(|(at, key)| (at..at + key.len(), key, nearest(key))).collect()
}

/// Messages whose key ends in a language tag.
const OPEN: &[&str] = &["language-"];

/// The keys of messages, each with its place.
fn keys(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let starts = text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    });
    let own = starts.filter(|(_, line)| line.starts_with(|it: char| it.is_ascii_alphabetic()));
    own.filter_map(|(at, line)| Some((at, line.split_once('=')?.0.trim_end())))
}

/// The messages of one language, English behind them.
pub struct Texts {
    /// How many of the bundles are in the wanted language.
    own: usize,
    bundles: Vec<FluentBundle<FluentResource>>,
}

/// The messages for `lang`, a BCP 47 tag: first those that the book itself has for it.
pub fn texts(lang: &str, own: &OwnTexts) -> Texts {
    let base = lang.split('-').next().unwrap_or(lang);
    let mut wanted = vec![lang, base, "en"];
    wanted.dedup();
    let bundles: Vec<_> = wanted.iter().map(|it| bundle(it, own.get(*it).map_or("", String::as_str))).collect();
    // Behind the others stands English.
    let own = bundles.len() - usize::from(base != "en");
    Texts { own, bundles }
}

impl Texts {
    /// Whether the wanted language has this message itself, so that no English stands in for it.
    pub fn speaks(&self, key: &str) -> bool {
        self.bundles.iter().take(self.own).any(|bundle| bundle.has_message(key))
    }

    /// A message without arguments.
    ///
    /// A key that no language has comes back as it is; a test refuses that.
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The name that a language has for itself; its tag where there is none.
    pub fn language(&self, tag: &str) -> String {
        let key = format!("language-{tag}");
        let name = self.get(&key);
        if name == key { tag.to_owned() } else { name }
    }

    /// A message with arguments, texts or numbers.
    pub fn with(&self, key: &str, args: &[(&str, &str)]) -> String {
        let mut fluent = FluentArgs::new();
        for (name, value) in args {
            match value.parse::<u32>() {
                Ok(number) => fluent.set(*name, number),
                Err(_) => fluent.set(*name, value.to_string()),
            }
        }
        for bundle in &self.bundles {
            if let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) {
                return bundle.format_pattern(pattern, Some(&fluent), &mut Vec::new()).into_owned();
            }
        }
        key.to_owned()
    }
}

fn bundle(lang: &str, own: &str) -> FluentBundle<FluentResource> {
    let tag: LanguageIdentifier = lang.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    for text in built_in(lang).iter().copied().chain([own]) {
        // A resource with mistakes still gives its good messages; a test and a check refuse the mistakes.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(good, _)| good);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

#[cfg(test)]
mod tests {
    use super::{BUILT_IN, built_in, keys, mistakes};

    #[test]
    fn every_language_has_every_message() {
        let all = |files: &[&'static str]| {
            let mut all: Vec<&str> = files.iter().flat_map(|text| keys(text)).map(|(_, key)| key).collect();
            all.sort_unstable();
            all
        };
        for (lang, files) in BUILT_IN {
            assert_eq!(all(files), all(built_in("en")), "{lang}");
            assert!(files.iter().all(|text| mistakes(text).is_empty()), "{lang}");
        }
    }
}
