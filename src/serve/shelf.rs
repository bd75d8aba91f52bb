//! What the preview shows at this moment: the last good edition, and what is wrong with the newest state of the book.
//!
//! Who changes something calls, who waits hears: pages wait for news, requests for a whole edition, the finisher for work.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use super::edition::Edition;
use super::overlay::{Below, Notice, news, overlay};
use super::request::START;
use crate::texts::Texts;

/// The state that all threads share.
pub(super) struct Shelf {
    state: Mutex<State>,
    bell: watch::Sender<u64>,
    drawn: Condvar,
    /// Tells this run of the program apart from an earlier one, whose pages may still be open.
    run: String,
}

struct State {
    /// How often pages had something to hear.
    changes: u64,
    /// The last good edition.
    shown: Option<Arc<Edition>>,
    /// The last that is known to be good as a whole.
    proved: Option<Arc<Edition>>,
    notice: Notice,
    texts: Arc<Texts>,
    /// The page that was asked for last.
    visited: String,
    /// Whether the book has been looked at.
    begun: bool,
}

impl Shelf {
    /// An empty one; pages of another `run` know that they are old.
    pub fn new(run: String, texts: Texts) -> Self {
        let state = State {
            changes: 0,
            shown: None,
            proved: None,
            notice: Notice::default(),
            texts: Arc::new(texts),
            visited: START[1..].to_owned(),
            begun: false,
        };
        Self { state: Mutex::new(state), bell: watch::Sender::new(0), drawn: Condvar::new(), run }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the state; pages hear of it if they would see something new.
    fn change(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.state();
        let before = (state.begun, state.number(), state.notice.clone());
        change(&mut state);
        state.changes += u64::from(before != (state.begun, state.number(), state.notice.clone()));
        drop(state);
        self.drawn.notify_all();
        self.bell.send_modify(|rung| *rung += 1);
    }

    /// Shows a good edition, whose sources gave no more than the warnings of `notice`, in the words of `texts`.
    pub fn show(&self, edition: Arc<Edition>, notice: Notice, texts: Texts) {
        self.change(|state| {
            state.begun = true;
            state.texts = Arc::new(texts);
            state.shown = Some(edition);
            state.notice = notice;
        });
    }

    /// Keeps what is shown, with what is wrong with the newest state over it.
    pub fn keep(&self, notice: Notice) {
        self.change(|state| {
            state.begun = true;
            let below = if state.shown.is_some() { Below::Kept } else { Below::Nothing };
            state.notice = notice.over(below);
        });
    }

    /// Takes the notice away where the book is as it was when its edition was shown.
    pub fn finished(&self, edition: &Arc<Edition>, notice: Option<Notice>) {
        self.change(|state| {
            state.proved = Some(edition.clone());
            // Meanwhile the book may have changed: what was found is no news then.
            if state.number() == edition.number && state.notice.below == Below::New {
                state.notice = notice.unwrap_or_else(|| state.notice.clone());
            }
        });
    }

    /// Goes back behind an edition for whose pages the theme does not work.
    pub fn refuse(&self, edition: &Edition, notice: Notice) {
        self.change(|state| {
            if state.number() == edition.number {
                state.shown = state.proved.clone();
                let below = if state.shown.is_some() { Below::Kept } else { Below::Nothing };
                state.notice = notice.over(below);
            }
        });
    }

    /// What is shown; `None` while there is nothing good.
    pub fn shown(&self) -> Option<Arc<Edition>> {
        self.state().shown.clone()
    }

    /// Whether the book has been looked at for the first time.
    pub fn has_begun(&self) -> bool {
        self.state().begun
    }

    /// The shown edition, once it is newer than number `last`.
    pub fn wait_for_edition_after(&self, last: u64) -> Arc<Edition> {
        let mut state = self.state();
        loop {
            if let Some(edition) = state.shown.as_ref().filter(|edition| edition.number > last) {
                return edition.clone();
            }
            state = self.drawn.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Hears whenever something changes.
    pub fn listen(&self) -> watch::Receiver<u64> {
        self.bell.subscribe()
    }

    /// Remembers which page a reader looks at.
    pub fn visit(&self, path: &str) {
        path.clone_into(&mut self.state().visited);
    }

    /// The page that was asked for last, else that with which the book begins.
    pub fn visited(&self) -> String {
        self.state().visited.clone()
    }

    /// The words of the preview.
    pub fn texts(&self) -> Arc<Texts> {
        self.state().texts.clone()
    }

    /// The name by which pages know `edition`.
    pub fn name(&self, edition: Option<&Edition>) -> String {
        format!("{}-{}", self.run, edition.map_or(0, |it| it.number))
    }

    /// What a page that knows the state `after` has to hear; `None` while there is nothing newer.
    pub fn news(&self, after: &str) -> Option<String> {
        let state = self.state();
        let at = format!("{}-{}", self.run, state.changes);
        (state.begun && at != after).then(|| {
            let edition = self.name(state.shown.as_deref());
            news(&at, &edition, &overlay(&state.notice, &state.texts), &state.texts)
        })
    }
}

impl State {
    fn number(&self) -> u64 {
        self.shown.as_ref().map_or(0, |edition| edition.number)
    }
}
