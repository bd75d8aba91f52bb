//! `serve`.

use std::sync::Arc;

use crate::cli::args::Serve;
use crate::cli::talk::Talk;
use crate::cli::{Ended, Outcome, book, build};
use crate::model::diagnostic::Diagnostic;
use crate::model::source::Sources;
use crate::serve::{Options, Tell, serve as run};

/// Shows the book in a browser until it is interrupted.
pub(super) fn serve(wanted: &Serve, talk: Talk) -> Ended {
    let root = book::find(wanted.root.as_deref())?;
    let traces = build::absolute(&[&root]);
    run(Options { root, port: wanted.port, open: wanted.open, traces }, Arc::new(Voice(talk)))?;
    Ok(Outcome::Clean)
}

struct Voice(Talk);

impl Tell for Voice {
    fn say(&self, text: &str) {
        self.0.say(text);
    }

    fn show(&self, found: &[Diagnostic], sources: &Sources) {
        self.0.show(found, sources);
    }

    fn trouble(&self, text: &str) {
        self.0.wrong(&format!(": {text}"));
    }
}
