//! The program's own words in the reader's language, through Fluent.
//!
//! [`texts`] is the only way in. Messages stand in `theme/text/<lang>/*.ftl`
//! and are part of the binary; a language or message that is missing falls
//! back to English. Isolating marks are off: an address next to a message must
//! stay exactly what the registry says.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

const RESOURCES: &[(&str, &str)] = &[
    ("en", include_str!("../theme/text/en/frame.ftl")),
    ("en", include_str!("../theme/text/en/pages.ftl")),
    ("en", include_str!("../theme/text/en/epub.ftl")),
];

/// The messages of one language, English behind them.
pub struct Texts {
    bundles: Vec<FluentBundle<FluentResource>>,
}

/// The messages for `lang`, a BCP 47 tag.
pub fn texts(lang: &str) -> Texts {
    let base = lang.split('-').next().unwrap_or(lang);
    let mut wanted = vec![base];
    if base != "en" {
        wanted.push("en");
    }
    Texts { bundles: wanted.into_iter().map(bundle).collect() }
}

impl Texts {
    /// A message without arguments.
    ///
    /// A key that no language has comes back as it is; a test refuses that.
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
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

fn bundle(lang: &str) -> FluentBundle<FluentResource> {
    let tag: LanguageIdentifier = lang.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    for (_, text) in RESOURCES.iter().filter(|(of, _)| *of == lang) {
        // A resource with mistakes still gives its good messages; a test refuses the mistakes.
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(good, _)| good);
        bundle.add_resource_overriding(resource);
    }
    bundle
}
