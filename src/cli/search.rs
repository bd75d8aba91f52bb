//! `search`.

use std::io::{self, BufRead};

use anyhow::{Context, bail};
use serde_json::json;

use crate::cli::args::{MessageFormat, Search};
use crate::cli::talk::Talk;
use crate::cli::{Ended, Outcome, book};
use crate::load;
use crate::model::handbook::{Edition, Handbook};
use crate::search::{Found, Searcher};

/// Shows the sections that are found. The book may have mistakes.
pub(super) fn search(wanted: &Search, format: MessageFormat, talk: &Talk) -> Ended {
    let root = book::find(wanted.root.as_deref())?;
    let (handbook, _) = crate::compile(&load::load(&root)?);
    let edition = edition(&handbook, wanted.lang.as_deref())?;
    let searcher = Searcher::new(&edition.search);
    let answer = |query: &str| -> anyhow::Result<()> {
        let found = searcher.find(query, wanted.limit);
        if found.is_empty() {
            talk.say("nothing was found");
        }
        talk.data(&shown(&edition.lang, &found, format))
    };
    if wanted.query == "-" {
        for line in io::stdin().lock().lines() {
            answer(&line.context("failed to read from stdin")?)?;
        }
    } else {
        answer(&wanted.query)?;
    }
    Ok(Outcome::Clean)
}

fn shown(lang: &str, found: &[Found], format: MessageFormat) -> String {
    if format == MessageFormat::Json {
        let results: Vec<_> = found.iter().map(|it| result(lang, it)).collect();
        return format!("{}\n", json!({ "results": results }));
    }
    found.iter().map(|it| line(lang, it)).collect()
}

fn edition<'a>(handbook: &'a Handbook, lang: Option<&str>) -> anyhow::Result<&'a Edition> {
    let mut editions = handbook.editions.iter();
    match lang {
        None => editions.next().ok_or_else(|| anyhow::anyhow!("the book has no language")),
        Some(lang) => match editions.find(|edition| edition.lang == lang) {
            Some(edition) => Ok(edition),
            None => bail!("the book has no language `{lang}`; it has {}", handbook.config.languages.join(", ")),
        },
    }
}

fn result(lang: &str, found: &Found) -> serde_json::Value {
    let place = &found.place;
    json!({ "url": place.url(lang), "title": place.title, "path": titles(found), "score": found.score })
}

/// Title, where it stands, address.
fn line(lang: &str, found: &Found) -> String {
    let path = titles(found).join(" > ");
    let path = if path.is_empty() { path } else { format!("  ({path})") };
    format!("{}{path}\n  {}\n", found.place.title, found.place.url(lang))
}

/// Titles above a section, the outermost first, without its own.
fn titles(found: &Found) -> Vec<&str> {
    let place = &found.place;
    let page = [&place.page].into_iter().filter(|page| **page != place.title);
    place.trail.iter().chain(page).chain(&place.above).map(String::as_str).collect()
}
