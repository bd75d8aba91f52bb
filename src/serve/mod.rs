//! The preview: shows a book in a browser while it is written.
//!
//! [`serve`] is the only way in. What a browser gets are the bytes of `build`, made in memory, with one tag behind each page
//! ([`page`]). Pure are what a request asks for ([`request`]), what is answered ([`reply`]), the overlay ([`overlay`]) and an
//! edition of the book ([`edition`]); the world is in [`socket`] and [`watch`]. Three threads meet at the [`shelf`]: one
//! answers, one waits for changes and draws the book ([`workshop`]), one builds the whole of what was drawn.

mod edition;
mod overlay;
mod page;
mod reply;
mod request;
mod shelf;
mod socket;
mod watch;
mod workshop;

use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use anyhow::Context;

use crate::model::diagnostic::Diagnostic;
use crate::model::handbook::Handbook;
use crate::model::source::Sources;
use crate::texts::{Texts, texts};
use shelf::Shelf;
use watch::Watch;
use workshop::{Workshop, finish};

/// What is served, and how.
#[derive(Debug)]
pub struct Options {
    /// The folder of the book.
    pub root: PathBuf,
    /// The port that is tried first.
    pub port: Option<u16>,
    /// Whether to open the book in the browser.
    pub open: bool,
    /// Paths of this machine that may not stand in what is built.
    pub traces: Vec<String>,
}

/// Who is told what happens.
pub trait Tell: Send + Sync {
    /// Something a person wants to know.
    fn say(&self, text: &str);
    /// What was found in the book.
    fn show(&self, found: &[Diagnostic], sources: &Sources);
    /// What keeps the book from being read, or its theme from working.
    fn trouble(&self, text: &str);
}

/// Serves the book until the program is interrupted.
///
/// # Errors
///
/// If there is no socket to be had. What is wrong with the book is told and waited out.
pub fn serve(options: Options, tell: Arc<dyn Tell>) -> anyhow::Result<()> {
    let (listener, port) = socket::listen(options.port)?;
    let address = format!("http://127.0.0.1:{port}/");
    tell.say(&format!("serving {} at {address} (Ctrl-C ends it)", options.root.display()));
    let shelf = Arc::new(Shelf::new(run(), texts("en", &Default::default())));

    let workshop = Workshop::new(options.root.clone(), shelf.clone(), tell.clone());
    spawn("watch", move || watch_and_draw(workshop, &options.root))?;
    let (finished, paths, voice) = (shelf.clone(), options.traces, tell.clone());
    spawn("finish", move || finish_all(&finished, &paths, &*voice))?;
    if options.open && open::that_detached(&address).is_err() {
        tell.say(&format!("failed to open a browser: go to {address}"));
    }
    socket::answer_all(listener, port, shelf)
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> anyhow::Result<()> {
    let started = thread::Builder::new().name(name.to_owned()).spawn(work);
    started.map(|_| ()).context("failed to start a thread")
}

/// Draws the book again and again, as often as something changes.
fn watch_and_draw(mut workshop: Workshop, root: &std::path::Path) {
    let mut watch = Watch::new(root);
    let mut readable = workshop.look(Instant::now());
    loop {
        let since = watch.wait(!readable);
        readable = workshop.look(since);
    }
}

/// Builds the whole of each edition that is shown, the newest only.
fn finish_all(shelf: &Shelf, paths: &[String], tell: &dyn Tell) {
    // Pages that somebody waits for have the other threads for themselves.
    let spare = thread::available_parallelism().map_or(1, |all| (all.get() - 1).max(1));
    let pool = rayon::ThreadPoolBuilder::new().num_threads(spare).build();
    let mut last = 0;
    loop {
        let edition = shelf.wait_for_edition_after(last);
        last = edition.number;
        let work = || finish(&edition, shelf, paths, tell);
        match &pool {
            Ok(pool) => pool.install(work),
            Err(_) => work(),
        }
    }
}

/// A name for this run of the program.
fn run() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("{:x}", since.as_millis())
}

/// The words of the preview, in the language in which the book is written.
fn words(handbook: &Handbook) -> Texts {
    let lang = handbook.config.languages.first().map_or("en", String::as_str);
    texts(lang, &handbook.texts)
}
