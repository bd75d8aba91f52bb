//! The stem of a word, by the language of the edition.

use snowball_stemmers_rs::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

use crate::tokens::fold;

/// Brings the forms of a word together.
pub(super) struct Stems(Option<Stemmer>);

impl Stems {
    /// For a BCP 47 tag; a language without an algorithm keeps its words apart.
    pub fn new(lang: &str) -> Self {
        Self(algorithm(lang.split('-').next().unwrap_or(lang)).map(Stemmer::create))
    }

    /// The folded stem of `raw`, as it was written: the algorithms know accents.
    pub fn stem(&self, raw: &str, folded: &str) -> String {
        let Some(stemmer) = &self.0 else { return folded.to_owned() };
        if raw.is_ascii() {
            return fold(&stemmer.stem(folded)).into_owned();
        }
        let written: String = raw.to_lowercase().nfc().collect();
        let stem = fold(&stemmer.stem(&written)).into_owned();
        if stem.is_empty() { folded.to_owned() } else { stem }
    }
}

fn algorithm(lang: &str) -> Option<Algorithm> {
    Some(match lang {
        "ar" => Algorithm::Arabic,
        "ca" => Algorithm::Catalan,
        "cs" => Algorithm::Czech,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "eo" => Algorithm::Esperanto,
        "es" => Algorithm::Spanish,
        "et" => Algorithm::Estonian,
        "eu" => Algorithm::Basque,
        "fa" => Algorithm::Persian,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "ga" => Algorithm::Irish,
        "hi" => Algorithm::Hindi,
        "hu" => Algorithm::Hungarian,
        "hy" => Algorithm::Armenian,
        "id" => Algorithm::Indonesian,
        "it" => Algorithm::Italian,
        "lt" => Algorithm::Lithuanian,
        "ne" => Algorithm::Nepali,
        "nl" => Algorithm::Dutch,
        "nb" | "nn" | "no" => Algorithm::Norwegian,
        "pl" => Algorithm::Polish,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sr" => Algorithm::Serbian,
        "st" => Algorithm::Sesotho,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        "uk" => Algorithm::Ukrainian,
        "yi" => Algorithm::Yiddish,
        _ => return None,
    })
}
