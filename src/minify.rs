//! Makes pages, styles and scripts smaller.
//!
//! [`html`], [`long_html`], [`css`] and [`js`] are the ways in. Styles and scripts are lowered
//! to browsers of 2017, which is what old phones run; minify-html's own script
//! and style minifiers know no such bound, so they stay off. Nothing here
//! changes what a page says.

use lightningcss::dependencies::{Dependency, DependencyOptions};
use lightningcss::error::ParserError;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet, ToCssResult};
use lightningcss::targets::{Browsers, Features, Targets};
use minify_html::Cfg;
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_compat::EngineTargets;
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// The oldest browsers that the styles are written for.
const BROWSERS: Browsers = Browsers {
    android: None,
    chrome: Some(60 << 16),
    edge: None,
    firefox: Some(60 << 16),
    ie: None,
    ios_saf: Some(11 << 16),
    opera: None,
    safari: Some(11 << 16),
    samsung: None,
};

/// A page or a part of one, smaller. Comments stay: templates have none, and hosts read those around addresses.
/// What is not UTF-8 afterwards stays as it was.
pub fn html(text: &str) -> String {
    minified(text, true)
}

/// The same for a part of a page that has thousands of items and lines: without the end tags that every browser puts in itself.
pub fn long_html(text: &str) -> String {
    minified(text, false)
}

fn minified(text: &str, keep_closing_tags: bool) -> String {
    let config =
        Cfg { keep_closing_tags, keep_comments: true, keep_html_and_head_opening_tags: true, ..Cfg::default() };
    String::from_utf8(minify_html::minify(text.as_bytes(), &config)).unwrap_or_else(|_| text.to_owned())
}

/// A style sheet, smaller and lowered to the oldest browsers.
///
/// # Errors
///
/// If the sheet does not parse: the message says where.
pub fn css(text: &str) -> Result<String, String> {
    printed(text, false).map(|made| made.code)
}

/// The same; each address that it loads becomes what `spell` makes of it, or stays.
///
/// # Errors
///
/// If the sheet does not parse: the message says where.
pub fn css_with(text: &str, spell: impl Fn(&str) -> Option<String>) -> Result<String, String> {
    let made = printed(text, true)?;
    let named = made.dependencies.unwrap_or_default().into_iter().map(|it| match it {
        Dependency::Url(it) => (it.placeholder, it.url),
        Dependency::Import(it) => (it.placeholder, it.url),
    });
    Ok(named.fold(made.code, |code, (mark, url)| code.replace(&mark, &spell(&url).unwrap_or(url))))
}

/// An address or a message, with its line and its column, both from 1.
pub type Placed = (String, u32, u32);

/// What a style sheet loads: each address with its place.
///
/// # Errors
///
/// Where the sheet does not parse.
pub fn css_loads(text: &str) -> Result<Vec<Placed>, Placed> {
    let at = |error: &lightningcss::error::Error<ParserError<'_>>| {
        error.loc.as_ref().map_or((1, 1), |loc| (loc.line + 1, loc.column))
    };
    let sheet = StyleSheet::parse(text, ParserOptions::default()).map_err(|error| {
        let (line, column) = at(&error);
        (error.kind.to_string(), line, column)
    })?;
    let options = PrinterOptions { analyze_dependencies: Some(DependencyOptions::default()), ..Default::default() };
    let made = sheet.to_css(options).map_err(|error| (error.kind.to_string(), 1, 1))?;
    let place = |it: &Dependency| match it {
        Dependency::Url(it) => (it.url.clone(), it.loc.start.line, it.loc.start.column),
        Dependency::Import(it) => (it.url.clone(), it.loc.start.line, it.loc.start.column),
    };
    Ok(made.dependencies.unwrap_or_default().iter().map(place).collect())
}

/// The path that the relative address `url` names, seen from the file `from`; `None` where it leads out.
pub fn beside(from: &str, url: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in url.split(['?', '#']).next().unwrap_or_default().split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn printed(text: &str, loads: bool) -> Result<ToCssResult, String> {
    // Lowered, a logical property becomes six rules that guess the direction from the language. Browsers without
    // them lose an indent, no text.
    let targets = Targets { exclude: Features::LogicalProperties, ..Targets::from(BROWSERS) };
    let mut sheet = StyleSheet::parse(text, ParserOptions::default()).map_err(|error| error.to_string())?;
    sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() }).map_err(|error| error.to_string())?;
    let analyze_dependencies = Some(DependencyOptions::default()).filter(|_| loads);
    let options = PrinterOptions { minify: true, targets, analyze_dependencies, ..PrinterOptions::default() };
    sheet.to_css(options).map_err(|error| error.to_string())
}

/// A classic script, smaller, in ES2017.
///
/// # Errors
///
/// If the script does not parse: the message says why.
pub fn js(text: &str) -> Result<String, String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::cjs()).parse();
    if let Some(error) = parsed.errors.first() {
        return Err(error.to_string());
    }
    let mut program = parsed.program;
    let target = EngineTargets::from_target("es2017")?;
    let compress = Some(CompressOptions { target, ..CompressOptions::safest() });
    let minified = Minifier::new(MinifierOptions { mangle: Some(MangleOptions::default()), compress })
        .minify(&allocator, &mut program);
    // The short names stand in the scoping; without it the long ones are written.
    let codegen = Codegen::new().with_options(CodegenOptions::minify()).with_scoping(minified.scoping);
    Ok(codegen.build(&program).code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_stays_one_untouched_text() {
        let made = html("<p>Write to  <bdi class=\"address\">a.b@c.example</bdi> <span>now</span></p>");
        assert_eq!(made, "<p>Write to <bdi class=address>a.b@c.example</bdi> <span>now</span></p>");
    }

    #[test]
    fn no_letter_of_an_address_turns_into_another() {
        let made = html("<bdi>https://a.example/?a=1&amp;copy=2&amp;lt;=3&amp;amp;b</bdi>");
        assert_eq!(made, "<bdi>https://a.example/?a=1&amp;copy=2&amp;lt;=3&amp;amp;b</bdi>");
    }

    #[test]
    fn styles_are_lowered() {
        assert!(css("@media (width <= 600px) { a { color: red } }").is_ok_and(|it| it.contains("max-width:600px")));
        assert!(css("a { color: ").is_ok());
        assert!(css("}{").is_err());
    }

    #[test]
    fn scripts_stay_es2017() {
        let made = js("(function (a) { var b = a === null || a === undefined ? 1 : a; window.c = b; })(window.d);");
        assert!(made.is_ok_and(|it| !it.contains("??") && !it.contains("?.")));
        assert!(js("var = 1").is_err());
    }

    #[test]
    fn names_inside_a_script_are_short() {
        let made =
            js("(function () { function longName(alsoLong) { return alsoLong + 1; } window.kept = longName; })();");
        assert!(made.is_ok_and(|it| it.contains("kept") && !it.contains("longName") && !it.contains("alsoLong")));
    }
}
