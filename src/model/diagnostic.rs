//! What an author did wrong, and where.

use super::source::Span;

/// One mistake of an author, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that was broken.
    pub code: Code,
    /// What is, in lower case, without a full stop, the thing in backticks.
    pub message: String,
    /// Where.
    pub at: Span,
    /// What to do about it.
    pub help: Option<String>,
}

/// How bad a mistake is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The book builds; `--strict` refuses.
    Warning,
    /// Nothing is written.
    Error,
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident,)*) => {
        /// The rules. Each is documented where it is found.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $name] $variant,)* }

        impl Code {
            /// Every rule, in alphabetical order of its name.
            pub const ALL: &[Code] = &[$(Code::$variant,)*];

            /// The name that authors see; it reads well after "allow".
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// Whether the rule stops a build.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    BadConfig "bad-config" Error,
    BadCss "bad-css" Error,
    BadFrontMatter "bad-front-matter" Error,
    BadImage "bad-image" Error,
    BadOutput "bad-output" Error,
    BadRedirect "bad-redirect" Error,
    BadSummary "bad-summary" Error,
    BadTexts "bad-texts" Error,
    BadToml "bad-toml" Error,
    BadUtf8 "bad-utf8" Error,
    BadValue "bad-value" Error,
    BidiControl "bidi-control" Error,
    BrokenAnchor "broken-anchor" Error,
    BrokenLink "broken-link" Error,
    ChangedImage "changed-image" Warning,
    DroppedHtml "dropped-html" Warning,
    DuplicateAnchor "duplicate-anchor" Error,
    DuplicateId "duplicate-id" Error,
    EmptyBook "empty-book" Error,
    ExpiredFact "expired-fact" Warning,
    HardCodedContact "hard-coded-contact" Warning,
    HeadingJump "heading-jump" Warning,
    LookAlikeHost "look-alike-host" Warning,
    MissingAlt "missing-alt" Warning,
    MissingField "missing-field" Error,
    MissingImage "missing-image" Error,
    MissingPage "missing-page" Error,
    MissingWarning "missing-warning" Error,
    MissingWords "missing-words" Error,
    NestedTooDeep "nested-too-deep" Warning,
    OverLimit "over-limit" Error,
    RawHtml "raw-html" Error,
    RemoteImage "remote-image" Error,
    SearchExpect "search-expect" Error,
    TypedAddress "typed-address" Error,
    TypedNumber "typed-number" Error,
    UndefinedFootnote "undefined-footnote" Error,
    UnknownDirective "unknown-directive" Error,
    UnknownField "unknown-field" Error,
    UnknownId "unknown-id" Error,
    UnknownText "unknown-text" Warning,
    UnknownThemeFile "unknown-theme-file" Warning,
    UnlistedPage "unlisted-page" Warning,
    UnsafeName "unsafe-name" Error,
    UnusedFootnote "unused-footnote" Warning,
    UnusedRecord "unused-record" Warning,
    UrlShortener "url-shortener" Error,
}

impl Diagnostic {
    /// A mistake of kind `code` at `at`.
    pub fn new(code: Code, at: Span, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), at, help: None }
    }

    /// Adds the way to mend it.
    pub fn with_help(mut self, help: impl Into<Option<String>>) -> Self {
        self.help = help.into();
        self
    }

    /// The order of reports: file, place, rule, words.
    pub fn sort_key(&self) -> (Span, Code, String) {
        (self.at, self.code, self.message.clone())
    }
}
