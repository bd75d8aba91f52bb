//! Words of the frame in one language, looked up once an edition.

use serde::Serialize;

use crate::model::handbook::OwnTexts;
use crate::texts::{self, Texts};

/// What templates and the writer of HTML say.
pub(super) struct Words {
    texts: Texts,
    /// Those of the language that the book was written in, for originals beside translations.
    source: Texts,
    /// "The source does not say."
    pub not_stated: String,
    /// Title of the notes at the end.
    pub footnotes: String,
    /// What stands before questions without an answer.
    pub card_unknown: String,
    /// Words of the templates.
    pub frame: FrameWords,
}

/// Stands in a message of the frame for what a script fills in.
const PLACE: &str = "#";

macro_rules! frame_words {
    ($($field:ident $key:literal,)*) => {
        /// Words of the templates, by the name that templates use.
        #[derive(Serialize)]
        pub(super) struct FrameWords { $(pub $field: String,)* }

        impl FrameWords {
            fn new(texts: &Texts) -> Self {
                // A script puts what it knows in the place of the mark.
                Self { $($field: texts.with($key, &[("what", PLACE)]),)* }
            }
        }
    };
}

frame_words! {
    skip "frame-skip",
    main_nav "frame-main-nav",
    breadcrumbs "frame-breadcrumbs",
    branch "frame-branch",
    outline "frame-outline",
    neighbours "frame-neighbours",
    previous "frame-previous",
    next "frame-next",
    draft "frame-draft",
    contents "frame-contents",
    not_translated "frame-not-translated",
    languages "frame-languages",
    copy "frame-copy",
    copy_link "frame-copy-link",
    copied "frame-copied",
    copy_failed "frame-copy-failed",
    search "frame-search",
    search_hint "frame-search-hint",
    search_results "frame-search-results",
    search_loading "frame-search-loading",
    search_none "frame-search-none",
    search_count "frame-search-count",
    search_unknown "frame-search-unknown",
    search_instead "frame-search-instead",
    search_more "frame-search-more",
    search_missing "frame-search-missing",
    search_stale "frame-search-stale",
    ask "frame-ask",
    leave "frame-leave",
    left_title "left-title",
    left_text "left-text",
    not_found "frame-not-found",
    moved "frame-moved",
    not_found_text "frame-not-found-text",
    not_found_start "frame-not-found-start",
}

impl Words {
    /// The words of `lang`.
    pub fn new(lang: &str, source: &str, own: &OwnTexts) -> Self {
        let texts = texts::texts(lang, own);
        Self {
            not_stated: texts.get("frame-not-stated"),
            footnotes: texts.get("frame-footnotes"),
            card_unknown: texts.get("frame-card-unknown"),
            frame: FrameWords::new(&texts),
            source: texts::texts(source, own),
            texts,
        }
    }

    /// A word without arguments.
    pub fn get(&self, key: &str) -> String {
        self.texts.get(key)
    }

    /// Whether the language has this message itself.
    pub fn speaks(&self, key: &str) -> bool {
        self.texts.speaks(key)
    }

    /// A message with several arguments.
    pub fn with_all(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.texts.with(key, args)
    }

    /// A message with one argument.
    pub fn with(&self, key: &str, name: &str, value: &str) -> String {
        self.texts.with(key, &[(name, value)])
    }

    /// A count that a script fills in: `{shown}` and `{all}` stand for its numbers.
    pub fn count(&self, key: &str) -> String {
        self.texts.with(key, &[("shown", "{shown}"), ("all", "{all}")])
    }

    /// The title of an alert.
    pub fn alert(&self, kind: &str) -> String {
        self.texts.get(&format!("frame-alert-{kind}"))
    }

    /// The name of a language; its tag where there is none.
    pub fn language(&self, tag: &str) -> String {
        self.texts.language(tag)
    }

    /// Title of an alert in the language that the book was written in.
    pub fn original_alert(&self, kind: &str) -> String {
        self.source.get(&format!("frame-alert-{kind}"))
    }

    /// The date of a fact, in words.
    pub fn as_of(&self, date: &str) -> String {
        self.with("as-of", "date", &self.date(date))
    }

    /// A partial date, `2018`, `2018-04` or `2018-04-20`, in words.
    pub fn date(&self, date: &str) -> String {
        let mut parts = date.splitn(3, '-');
        let year = parts.next().unwrap_or_default();
        let Some(month) = parts.next().and_then(|it| it.parse::<u8>().ok()).filter(|it| (1..=12).contains(it)) else {
            return date.to_owned();
        };
        let month = self.texts.get(&format!("month-{month}"));
        match parts.next().map(|day| day.trim_start_matches('0')) {
            Some(day) => self.texts.with("date-day", &[("day", day), ("month", &month), ("year", year)]),
            None => self.texts.with("date-month", &[("month", &month), ("year", year)]),
        }
    }

    /// The name of the link beside a heading.
    pub fn heading_link(&self, title: &str) -> String {
        self.with("frame-heading-link", "title", title)
    }

    /// The name of the region around a table, unique in its file.
    pub fn table_label(&self, number: u32, chapter: &str) -> String {
        self.texts.with("frame-table", &[("number", &number.to_string()), ("title", chapter)])
    }

    /// The name of the link from a note back into the text.
    pub fn footnote_back(&self, number: u32, occurrence: u32) -> String {
        let (number, occurrence) = (number.to_string(), occurrence.to_string());
        self.texts.with("frame-footnote-back", &[("number", &number), ("occurrence", &occurrence)])
    }
}
