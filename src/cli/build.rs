//! `build` and `check`.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, ensure};

use crate::cli::args::{Build, Check};
use crate::cli::talk::Talk;
use crate::cli::{Ended, Outcome, book};
use crate::load;
use crate::model::bundle::{Bundle, MARKER};
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::handbook::{Format, Handbook};
use crate::model::registry::Table;
use crate::publish::{publish, resolve_target};
use crate::report::count;
use crate::sums::fingerprint;
use crate::theme;

/// Builds the book and says what was written.
pub(super) fn build(wanted: &Build, talk: &Talk) -> Ended {
    let clock = Instant::now();
    let root = book::find(wanted.root.as_deref())?;
    talk.is_about(&root);
    let sources = load::load(&root)?;
    talk.note(|| format!("read {} of {} in {}", count(sources.files.len(), "file"), root.display(), since(clock)));

    let (mut handbook, found) = crate::compile(&sources);
    talk.note(|| format!("compiled after {}", since(clock)));
    talk.show(&found, &sources);
    if refuses(&found, wanted.strict) {
        talk.say("nothing was written");
        return Ok(Outcome::Mistakes);
    }
    book::keep_languages(&mut handbook, &wanted.lang)?;
    let chosen = formats(wanted, &handbook);
    // A page whose files are missing names what else the zip holds.
    handbook.config.formats.clone_from(&chosen);

    let theme = theme::load(&root)?;
    let out = target(wanted, &root, &handbook)?;
    let (bundle, mut leaks) = crate::build(&handbook, &theme, &chosen)?;
    leaks.extend(crate::traces(&bundle, &absolute(&[&root, &out])));
    talk.note(|| format!("built {} after {}", count(bundle.0.len(), "file"), since(clock)));
    if !leaks.is_empty() {
        talk.show(&leaks, &sources);
        talk.say("nothing was written");
        return Ok(Outcome::Mistakes);
    }

    publish(&bundle, &out, || talk.say(&format!("waiting for another build of {}", short(&out).display())))?;
    talk.say(&written(&bundle, &out, &handbook, &found, clock));
    Ok(Outcome::Clean)
}

/// Shows every mistake of the book.
pub(super) fn check(wanted: &Check, talk: &Talk) -> Ended {
    let clock = Instant::now();
    let root = book::find(wanted.root.as_deref())?;
    talk.is_about(&root);
    let sources = load::load(&root)?;
    talk.note(|| format!("read {} of {} in {}", count(sources.files.len(), "file"), root.display(), since(clock)));
    let (handbook, found) = crate::compile(&sources);
    talk.show_as_data(&found, &sources)?;
    if found.is_empty() {
        talk.say(&format!("no mistakes: {}, {}", counts(&handbook).join(", "), since(clock)));
    }
    Ok(if refuses(&found, wanted.strict) { Outcome::Mistakes } else { Outcome::Clean })
}

/// The paths as this machine knows them, where they can be written as text.
pub(super) fn absolute(paths: &[&Path]) -> Vec<String> {
    let known = paths.iter().filter_map(|path| path.canonicalize().ok().or_else(|| std::path::absolute(path).ok()));
    known.filter_map(|path| path.to_str().map(str::to_owned)).collect()
}

/// Whether what was found keeps a book from being built.
pub(super) fn refuses(found: &[Diagnostic], strict: bool) -> bool {
    found.iter().any(|it| strict || it.code.severity() == Severity::Error)
}

fn formats(wanted: &Build, handbook: &Handbook) -> Vec<Format> {
    if !wanted.format.is_empty() {
        return wanted.format.iter().copied().map(Format::from).collect();
    }
    handbook.config.wanted_formats()
}

/// Where the output goes, never a folder that the book itself lies in.
fn target(wanted: &Build, root: &Path, handbook: &Handbook) -> anyhow::Result<PathBuf> {
    let out = match (&wanted.out, handbook.config.out.as_str()) {
        (Some(out), _) => out.clone(),
        (None, "") => root.join("dist"),
        (None, out) => root.join(out),
    };
    let out = resolve_target(&out)?;
    let home = root.canonicalize().with_context(|| format!("failed to open the folder {}", root.display()))?;
    ensure!(!home.starts_with(&out), "failed to write to {}: the book itself is in it", out.display());
    Ok(out)
}

/// What was written and what it is for, what is in it, and which file to open.
fn written(bundle: &Bundle, out: &Path, handbook: &Handbook, found: &[Diagnostic], clock: Instant) -> String {
    let shown = short(out);
    let rows = rows(bundle);
    let width = rows.iter().map(|[name, _, _]| name.len()).max().unwrap_or(0);
    let mut lines = vec![format!("wrote {}", shown.display())];
    for [name, size, purpose] in rows {
        lines.push(format!("  {name:width$}  {size:>10}  {purpose}"));
    }
    let mut facts = match pages(bundle) {
        0 => vec![],
        pages => vec![count(pages, "page")],
    };
    facts.extend(counts(handbook));
    facts.push(count(found.len(), "warning"));
    lines.push(format!("{} in {}", facts.join(", "), since(clock)));
    let zip = bundle.0.iter().find(|(path, _)| path.ends_with(".zip"));
    lines.extend(zip.map(|(path, bytes)| format!("fingerprint of {path}: {}", fingerprint(bytes))));
    if let Some(first) = ["site/index.html", "START-HERE.html"].iter().find(|it| bundle.0.contains_key(**it)) {
        lines.push(format!("open {}", shown.join(first).display()));
    } else if let Some(file) = bundle.0.keys().find(|it| it.ends_with(".html") && !it.contains('/')) {
        lines.push(format!("open {}", shown.join(file).display()));
    } else if let Some(zip) = bundle.0.keys().find(|it| it.ends_with(".zip")) {
        lines.push(format!("extract {} and open START-HERE.html in it", shown.join(zip).display()));
    }
    lines.join("\n")
}

/// Name, size and purpose of all that stands at the top of the output.
fn rows(bundle: &Bundle) -> Vec<[String; 3]> {
    let mut rows = Vec::new();
    if pages(bundle) > 0 {
        rows.push([
            "site/".to_owned(),
            count(pages(bundle), "page"),
            "a folder to host anywhere, or to open".to_owned(),
        ]);
    }
    for (path, bytes) in &bundle.0 {
        let purpose = match path.as_str() {
            MARKER => continue,
            "SHA256SUMS" => "to check a copy: sha256sum -c SHA256SUMS",
            path if path.contains('/') => continue,
            path if path.ends_with(".zip") => "for a USB stick, a message, a download",
            path if path.ends_with(".epub") => "for an e-reader, or a reading program on a phone",
            path if path.ends_with(".html") => "everything in one file, for a phone or a message",
            _ => "",
        };
        rows.push([path.clone(), size(bytes.len()), purpose.to_owned()]);
    }
    rows
}

fn pages(bundle: &Bundle) -> usize {
    bundle.0.keys().filter(|path| path.starts_with("site/") && path.ends_with(".html")).count()
}

/// What the book holds, counted.
fn counts(handbook: &Handbook) -> Vec<String> {
    let registry = &handbook.registry;
    let records = registry.table(Table::Mechanism).filter(|record| !record.is_abstract).count();
    let contacts = registry.table(Table::Contact).count();
    let unverified = registry.table(Table::Contact).filter(|record| record.text("verified").is_none()).count();
    let contacts = match unverified {
        0 => count(contacts, "contact"),
        _ => format!("{} ({unverified} not verified by a person)", count(contacts, "contact")),
    };
    vec![count(records, "record"), contacts, count(handbook.editions.len(), "language")]
}

fn size(bytes: usize) -> String {
    match bytes as f64 {
        size if size < 1_000.0 => format!("{bytes} B"),
        size if size < 999_500.0 => format!("{:.0} kB", size / 1e3),
        size => format!("{:.1} MB", size / 1e6),
    }
}

fn since(clock: Instant) -> String {
    format!("{:.2} s", clock.elapsed().as_secs_f64())
}

/// A path as seen from here, where it lies below.
fn short(path: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let below = here.ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned));
    below.unwrap_or_else(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_told_with_its_purpose() {
        let mut bundle = Bundle::default();
        for (path, length) in [("site/index.html", 9), ("site/en/a.html", 9), ("b-1.zip", 1_930_000), (MARKER, 1)] {
            bundle.insert(path, vec![0; length]);
        }
        let text = written(&bundle, Path::new("/x/dist"), &Handbook::default(), &[], Instant::now());
        let expected = "\
wrote /x/dist
  site/       2 pages  a folder to host anywhere, or to open
  b-1.zip      1.9 MB  for a USB stick, a message, a download
2 pages, 0 records, 0 contacts, 0 languages, 0 warnings in ";
        assert!(text.starts_with(expected), "{text}");
        assert!(text.ends_with("\nopen /x/dist/site/index.html"), "{text}");
    }
}
