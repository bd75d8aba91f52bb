//! The order of names in a language, and the letters that they stand under.
//!
//! Both come from ICU's data: a Swedish index ends with Å, Ä, Ö, a Spanish one has Ñ, a Chinese one goes by sound. This is
//! the only file that names ICU.

use std::cmp::Ordering;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale::Locale;
use icu_locale::exemplar_chars::ExemplarCharacters;
use icu_properties::CodePointMapData;
use icu_properties::props::Script;

/// With a letter behind it: where the Han characters begin whose sound begins with that letter, in orders by sound.
const SOUND: char = '\u{FDD0}';

/// Every order by sound has this character behind the mark of its first letter.
const MIDDLE: &str = "中";

/// The article of Arabic: a word is looked up without it.
const ARTICLE: &str = "ال";

/// What stands over names of one beginning, in order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Initial {
    /// Digits and signs.
    Sign,
    /// A letter: its place in the alphabet, and the letter.
    Letter(usize, String),
    /// A script that has no letters here.
    Other,
}

/// The alphabet of a language, with the Latin one behind it.
pub struct Alphabet {
    order: CollatorBorrowed<'static>,
    /// Tells letters apart, and not their marks or case.
    letters_only: CollatorBorrowed<'static>,
    letters: Vec<Letter>,
    /// What a name is looked up without.
    article: Option<&'static str>,
}

struct Letter {
    title: String,
    /// No name that stands under it sorts before this.
    from: String,
    script: Script,
}

impl Alphabet {
    /// The alphabet of `lang`, a BCP 47 tag. An unknown language has the general order and Latin letters.
    pub fn of(lang: &str) -> Self {
        let locale: Locale = lang.parse().unwrap_or(Locale::UNKNOWN);
        let mut alphabet = Self {
            order: collator(&locale, Strength::Tertiary),
            letters_only: collator(&locale, Strength::Primary),
            letters: Vec::new(),
            article: (locale.id.language.as_str() == "ar").then_some(ARTICLE),
        };
        let own = titles(&locale);
        match alphabet.goes_by_sound() {
            true => alphabet.add(own.into_iter().map(sound)),
            false => alphabet.add(own.into_iter().filter_map(plain)),
        }
        if !alphabet.letters.iter().any(|letter| letter.script == Script::Latin) {
            alphabet.add(('A'..='Z').map(String::from).filter_map(plain));
        }
        alphabet
    }

    /// The order of two names; numbers in them count by size.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.order.compare(self.bare(a), self.bare(b)).then_with(|| a.cmp(b))
    }

    /// `name` without its article, where something stands behind that.
    fn bare<'n>(&self, name: &'n str) -> &'n str {
        let rest = self.article.and_then(|article| name.strip_prefix(article));
        rest.filter(|rest| rest.chars().nth(1).is_some_and(char::is_alphabetic)).unwrap_or(name)
    }

    /// What `name` stands under.
    pub fn initial(&self, name: &str) -> Initial {
        let name = self.bare(name);
        let Some(first) = name.chars().next().filter(|first| first.is_alphabetic()) else { return Initial::Sign };
        let script = script(first);
        let fits = |letter: &&Letter| {
            letter.script == script && self.letters_only.compare(&letter.from, name) != Ordering::Greater
        };
        let Some(letter) = self.letters.iter().rev().find(fits) else { return Initial::Other };
        // Sounds and Latin letters share a heading.
        let place = self.letters.iter().position(|other| other.title == letter.title).unwrap_or_default();
        Initial::Letter(place, letter.title.clone())
    }

    fn goes_by_sound(&self) -> bool {
        self.order.compare(&format!("{SOUND}A"), MIDDLE) == Ordering::Less
    }

    /// Adds letters behind those that are there. One that the order does not tell from another has no names of its own.
    fn add(&mut self, letters: impl Iterator<Item = Letter>) {
        let mut added: Vec<Letter> = letters.collect();
        added.sort_by(|a, b| self.compare(&a.from, &b.from));
        added.dedup_by(|b, a| self.letters_only.compare(&a.from, &b.from) == Ordering::Equal);
        self.letters.extend(added);
    }
}

fn collator(locale: &Locale, strength: Strength) -> CollatorBorrowed<'static> {
    let mut preferences = CollatorPreferences::from(locale);
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    let mut options = CollatorOptions::default();
    options.strength = Some(strength);
    // The data is part of the program, and has an order for every language that it does not know.
    Collator::try_new(preferences, options).expect("ICU's data is complete")
}

/// The letters over an index of the language; none for a language that ICU does not know.
fn titles(locale: &Locale) -> Vec<String> {
    let Ok(known) = ExemplarCharacters::try_new_index(&(&locale.id).into()) else { return Vec::new() };
    let characters = known.code_points().iter_chars().map(String::from);
    characters.chain(known.strings().iter().map(str::to_owned)).collect()
}

fn plain(title: String) -> Option<Letter> {
    Some(Letter { script: script(title.chars().next()?), from: title.clone(), title })
}

fn sound(title: String) -> Letter {
    Letter { from: format!("{SOUND}{title}"), title, script: Script::Han }
}

/// The script of a letter; both kinds of kana are one alphabet.
fn script(letter: char) -> Script {
    match CodePointMapData::<Script>::new().get(letter) {
        Script::Katakana => Script::Hiragana,
        script => script,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names in order, each behind what it stands under.
    fn index(lang: &str, names: &[&str]) -> String {
        let alphabet = Alphabet::of(lang);
        let mut names: Vec<(Initial, &str)> = names.iter().map(|name| (alphabet.initial(name), *name)).collect();
        names.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| alphabet.compare(a.1, b.1)));
        let mut shown: Vec<String> = Vec::new();
        for group in names.chunk_by(|a, b| a.0 == b.0) {
            let title = match &group[0].0 {
                Initial::Sign => "0",
                Initial::Letter(_, title) => title,
                Initial::Other => "…",
            };
            let names: Vec<&str> = group.iter().map(|(_, name)| *name).collect();
            shown.push(format!("{title}: {}", names.join(", ")));
        }
        shown.join(" | ")
    }

    #[test]
    fn letters_with_marks_stand_under_their_letter() {
        let names = ["zeal", "Éclair", "edge", "A/HRC/36/31", "A/HRC/9/1", "161st session", "Ärger"];
        assert_eq!(
            index("en", &names),
            "0: 161st session | A: A/HRC/9/1, A/HRC/36/31, Ärger | E: Éclair, edge | Z: zeal"
        );
    }

    #[test]
    fn each_language_has_its_own_order() {
        let names = ["Zorn", "Ärger", "Ångst", "ñandú", "nube", "Oso"];
        assert_eq!(index("sv", &names), "N: ñandú, nube | O: Oso | Z: Zorn | Å: Ångst | Ä: Ärger");
        assert_eq!(index("es", &names), "A: Ångst, Ärger | N: nube | Ñ: ñandú | O: Oso | Z: Zorn");
    }

    #[test]
    fn other_alphabets_come_first_and_latin_letters_behind() {
        assert_eq!(index("ru", &["CAT", "совет", "Ёлка", "ель"]), "Е: Ёлка, ель | С: совет | C: CAT");
        assert_eq!(
            index("ar", &["OHCHR", "لجنة", "الحق", "مجلس", "ألف"]),
            "ا: ألف | ح: الحق | ل: لجنة | م: مجلس | O: OHCHR"
        );
        assert_eq!(index("th", &["เด็ก", "กา"]), "ก: กา | ด: เด็ก");
    }

    #[test]
    fn han_goes_by_sound_where_the_language_does() {
        assert_eq!(index("zh", &["中国", "爱", "CAT", "法律"]), "A: 爱 | C: CAT | F: 法律 | Z: 中国");
        assert_eq!(index("ja", &["カード", "中国", "あき", "NGO"]), "あ: あき | か: カード | N: NGO | …: 中国");
    }

    #[test]
    fn an_unknown_language_is_no_trouble() {
        assert_eq!(index("x-none", &["b", "Ж", "a"]), "A: a | B: b | …: Ж");
        assert_eq!(index("", &["", "é"]), "0:  | E: é");
    }
}
