//! The least that a build of a book can cost: what no program with these libraries can leave out.
//!
//! `floor ROOT OUT` reads `ROOT/en/**/*.md`, turns each file into HTML, frames it with one Tera template, minifies
//! it, writes it to `OUT/site`, puts the whole book on one page, and deflates all of it into `OUT/book.zip`. On all
//! cores. It checks nothing, resolves nothing and builds no tree: it is a yardstick, not a program to use.

use std::error::Error;
use std::fs;
use std::io::{BufWriter, Cursor, Write};
use std::path::{Path, PathBuf};

use minify_html::Cfg;
use pulldown_cmark::{Event, Options, Parser, Tag, html};
use rayon::prelude::*;
use tera::{Context, Tera};
use walkdir::WalkDir;
use zip::write::{PreparedZipFile, SimpleFileOptions};

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// A page of the site: its path, what the whole-book page takes from it, and its entry of the zip.
struct Page {
    body: Vec<u8>,
    entry: PreparedZipFile,
}

fn main() -> Result<()> {
    let mut args = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(root), Some(out)) = (args.next(), args.next()) else {
        return Err("usage: floor ROOT OUT".into());
    };
    let source = root.join("en");
    let mut tera = Tera::new();
    tera.add_raw_template("page.html", include_str!("page.html"))?;

    let paths = markdown_files(&source)?;
    for folder in folders(&paths) {
        fs::create_dir_all(out.join("site").join(folder))?;
    }
    let pages = paths.par_iter().map(|path| page(&tera, &source, path, &out)).collect::<Result<Vec<_>>>()?;
    let book = whole_book(&tera, &pages, &out)?;
    write_zip(pages.into_iter().map(|page| page.entry).chain([book]), &out.join("book.zip"))
}

/// Every Markdown file but the summary, relative to `source`, sorted.
fn markdown_files(source: &Path) -> Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in WalkDir::new(source) {
        let path = entry?.into_path();
        if path.extension().is_some_and(|it| it == "md") && !path.ends_with("SUMMARY.md") {
            paths.push(path.strip_prefix(source)?.to_owned());
        }
    }
    paths.sort();
    Ok(paths)
}

fn folders(paths: &[PathBuf]) -> Vec<&Path> {
    let mut folders: Vec<_> = paths.iter().filter_map(|path| path.parent()).collect();
    folders.dedup();
    folders
}

fn page(tera: &Tera, source: &Path, path: &Path, out: &Path) -> Result<Page> {
    let body = to_html(&fs::read_to_string(source.join(path))?);
    let depth = path.components().count() - 1;
    let framed = minify(frame(tera, &path.to_string_lossy(), depth, &body)?.as_bytes());
    let name = path.with_extension("html");
    Ok(Page { body: minify(body.as_bytes()), entry: write(&framed, &name, out)? })
}

/// The whole book on one page: the minified bodies, framed.
fn whole_book(tera: &Tera, pages: &[Page], out: &Path) -> Result<PreparedZipFile> {
    // The frame is minified with a mark for the bodies, which are minified already.
    const MARK: &str = "<p>BODIES";
    let framed = String::from_utf8(minify(frame(tera, "The whole book", 0, MARK)?.as_bytes()))?;
    let (before, after) = framed.split_once(MARK).ok_or("the mark is lost")?;
    let mut book = before.as_bytes().to_vec();
    for page in pages {
        book.extend_from_slice(&page.body);
    }
    book.extend_from_slice(after.as_bytes());
    write(&book, Path::new("book.html"), out)
}

fn to_html(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST;
    let events = Parser::new_ext(markdown, options).map(|event| match event {
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = dest_url.replace(".md", ".html").into();
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        other => other,
    });
    let mut body = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut body, events);
    body
}

fn frame(tera: &Tera, title: &str, depth: usize, body: &str) -> Result<String> {
    let mut context = Context::new();
    context.insert("title", title);
    context.insert("root", &"../".repeat(depth));
    context.insert("body", body);
    Ok(tera.render("page.html", &context)?)
}

fn minify(page: &[u8]) -> Vec<u8> {
    minify_html::minify(page, &Cfg::new())
}

/// Writes a file of the site and deflates it for the zip.
fn write(bytes: &[u8], name: &Path, out: &Path) -> Result<PreparedZipFile> {
    let name = Path::new("site").join(name);
    fs::write(out.join(&name), bytes)?;
    Ok(PreparedZipFile::from_data(name.to_string_lossy(), SimpleFileOptions::default(), bytes)?)
}

fn write_zip(entries: impl Iterator<Item = PreparedZipFile>, path: &Path) -> Result<()> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.add_prepared_files(entries)?;
    let bytes = archive.finish()?.into_inner();
    let mut file = BufWriter::new(fs::File::create(path)?);
    file.write_all(&bytes)?;
    Ok(file.flush()?)
}
