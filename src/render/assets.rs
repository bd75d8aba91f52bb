//! Styles, scripts and images of the site.
//!
//! Each file in `css/` and `js/` of the theme becomes one in `assets/`; what
//! lies deeper is for templates that carry it inside.

use std::sync::Arc;

use rayon::prelude::*;

use super::Site;
use super::finder;
use super::templates::error;
use crate::minify;
use crate::model::theme::{Theme, ThemeError};

/// Styles and scripts that one page alone carries inside.
const INLINE_STYLES: &str = "css/inline/";
const INLINE_SCRIPTS: &str = "js/inline/";
/// Styles that only some pages load.
const ON_DEMAND_STYLES: &str = "css/on-demand/";

/// The script that searches. The box brings it in when it is used for the first time, and no page before.
pub(super) const SEARCH_ENGINE: &str = "assets/search-core.js";
/// The style of what it finds, brought in with it.
pub(super) const SEARCH_STYLE: &str = "assets/search.css";
/// Scripts that only some pages need: `js/NAME.js` and `js/NAME-….js`.
const ON_DEMAND: &[&str] = &["compare", "finder", "search-core", "search-panel", "write"];

/// The theme's styles and scripts, minified once.
#[derive(Clone)]
pub(super) struct Assets {
    /// Path below `site/` and text.
    pub styles: Vec<(String, String)>,
    /// Path below `site/` and text.
    pub scripts: Vec<(String, String)>,
    /// Styles that only some pages need: path below `site/` and text.
    on_demand_styles: Vec<(String, String)>,
    /// Name of the page, such as `404`, and the style that it carries inside.
    inline_styles: Vec<(String, String)>,
    /// The same of scripts.
    inline_scripts: Vec<(String, String)>,
}

impl Assets {
    /// Minifies every style and script of `theme`.
    ///
    /// # Errors
    ///
    /// If one does not parse.
    pub fn new(theme: &Theme) -> Result<Self, ThemeError> {
        let mut styles = folder(theme, "css/", ".css", minify::css)?;
        // Of two rules of the same weight the later one counts: the ground is first, and on paper paper has the last word.
        styles.sort_by_key(|(path, _)| (path.ends_with("/print.css"), !path.ends_with("/base.css")));
        Ok(Self {
            styles,
            scripts: folder(theme, "js/", ".js", minify::js)?,
            on_demand_styles: folder(theme, ON_DEMAND_STYLES, ".css", minify::css)?,
            inline_styles: folder(theme, INLINE_STYLES, ".css", minify::css)?,
            inline_scripts: folder(theme, INLINE_SCRIPTS, ".js", minify::js)?,
        })
    }

    /// Adds the colours of the book, which paper does without, and its own style sheet, which has the last word.
    pub fn dress(&mut self, look: Option<(String, String)>, own: Option<(String, String)>) {
        let paper = self.styles.iter().position(|(path, _)| path.ends_with("/print.css"));
        let place = paper.unwrap_or(self.styles.len());
        self.styles.splice(place..place, look);
        self.styles.extend(own);
    }

    /// The style that the page `name` carries inside; empty where the theme has none.
    pub fn inline_style(&self, name: &str) -> &str {
        let path = format!("assets/{name}.css");
        self.inline_styles.iter().find(|(of, _)| *of == path).map_or("", |(_, style)| style.trim())
    }

    /// The text of a style that only some pages load; empty where the theme has none.
    pub fn on_demand_style(&self, path: &str) -> &str {
        self.on_demand_styles.iter().find(|(of, _)| of == path).map_or("", |(_, style)| style.trim())
    }

    /// The text of a script, by its path below `site/`.
    pub fn script(&self, path: &str) -> Option<&str> {
        self.scripts.iter().find(|(of, _)| of == path).map(|(_, text)| text.trim())
    }

    /// The script that the page `name` carries inside; empty where the theme has none.
    pub fn inline_script(&self, name: &str) -> &str {
        let path = format!("assets/{name}.js");
        self.inline_scripts.iter().find(|(of, _)| *of == path).map_or("", |(_, script)| script.trim())
    }

    /// Paths of the scripts of a page that has need of those named `wanted`.
    pub fn scripts_for(&self, wanted: &[&str]) -> impl Iterator<Item = &str> {
        let paths = self.scripts.iter().map(|(path, _)| path.as_str());
        paths.filter(move |path| demand(path).is_none_or(|name| wanted.contains(&name)))
    }
}

/// The name in [`ON_DEMAND`] that a script belongs to; `None` for those of every page.
fn demand(path: &str) -> Option<&'static str> {
    let stem = path.strip_prefix("assets/")?.strip_suffix(".js")?;
    let rest = |name: &str| stem.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    ON_DEMAND.iter().copied().find(|name| rest(name))
}

/// Every file that is no page: path below `site/` and bytes.
pub(super) fn files(site: &Site) -> Vec<(String, Arc<[u8]>)> {
    let wanted = |(path, _): &&(String, String)| finder::is_wanted(site) || !finder::is_own(path);
    let styles = site.assets.styles.iter().chain(&site.assets.on_demand_styles);
    let theme = styles.chain(site.assets.scripts.iter().filter(wanted));
    let mut files: Vec<(String, Arc<[u8]>)> =
        theme.map(|(path, text)| (path.clone(), text.as_bytes().into())).collect();
    for (path, bytes) in &site.handbook.assets {
        if let Some(place) = site.places.asset(path) {
            files.push((place.to_owned(), bytes.clone()));
        }
    }
    files
}

type Minifier = fn(&str) -> Result<String, String>;

fn folder(theme: &Theme, folder: &str, ending: &str, minifier: Minifier) -> Result<Vec<(String, String)>, ThemeError> {
    let direct =
        |path: &&String| path.strip_prefix(folder).is_some_and(|name| name.ends_with(ending) && !name.contains('/'));
    let paths: Vec<&String> = theme.files.keys().filter(direct).collect();
    let made: Vec<_> = paths.par_iter().map(|path| minified(theme, path, minifier)).collect();
    let named = paths.iter().zip(made).map(|(path, text)| Ok((format!("assets/{}", &path[folder.len()..]), text?)));
    named.collect()
}

fn minified(theme: &Theme, path: &str, minifier: Minifier) -> Result<String, ThemeError> {
    let text = theme.text(path).ok_or_else(|| error(path, "it is not UTF-8".to_owned()))?;
    minifier(text).map_err(|message| error(path, message))
}
