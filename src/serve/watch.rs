//! Waits until something in the folder of the book may have changed.
//!
//! The system tells of changes at once, but not of all: a folder that was deleted and comes back is not watched any more,
//! disks on a network tell nothing, and there may be too many folders to watch. So now and then the watch looks itself,
//! at names, sizes and times; where it finds what it was not told, it sets up anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant, SystemTime};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::load::list;

/// A change is taken up when so long nothing else has changed: an editor that saves does several things.
const QUIET: Duration = Duration::from_millis(10);
/// Whoever changes things without end is not waited for longer.
const PATIENCE: Duration = Duration::from_millis(400);
/// How often the watch looks itself.
const LOOK: Duration = Duration::from_secs(1);

/// Name, size and time of every file; `None` where the folder cannot be read.
type Glance = Option<Vec<(String, u64, Option<SystemTime>)>>;

/// A watched folder.
pub(super) struct Watch {
    root: PathBuf,
    told: Receiver<()>,
    tell: Sender<()>,
    watcher: Option<RecommendedWatcher>,
    glance: Glance,
    /// Whether something changed since the last glance. It is not taken at once: who waits for a page waits for nothing else.
    moved: bool,
}

impl Watch {
    /// Watches the folder `root` and all below it.
    pub fn new(root: &Path) -> Self {
        let (tell, told) = channel();
        let mut watch = Self { root: root.to_owned(), told, tell, watcher: None, glance: None, moved: false };
        watch.set_up();
        watch
    }

    /// Where the system does not watch, looking is enough.
    fn set_up(&mut self) {
        let tell = self.tell.clone();
        let heard = move |event: notify::Result<Event>| {
            if event.as_ref().map_or(true, is_change) {
                // Who no longer listens has ended.
                let _ = tell.send(());
            }
        };
        // The old one goes first: what it still says is about a folder that is gone.
        self.watcher = None;
        self.watcher = notify::recommended_watcher(heard).ok().and_then(|mut watcher| {
            watcher.watch(&self.root, RecursiveMode::Recursive).ok()?;
            Some(watcher)
        });
        self.glance = glance(&self.root);
    }

    /// Returns when things have changed and come to rest: the moment of the first change.
    ///
    /// `again` says that the folder could not be read: it is worth another try without any change.
    pub fn wait(&mut self, again: bool) -> Instant {
        loop {
            match self.told.recv_timeout(LOOK) {
                Ok(()) => {
                    let first = Instant::now();
                    self.rest(first);
                    self.moved = true;
                    return first;
                }
                // What changed while the book was being read is seen now: after the glance it is read once more.
                Err(RecvTimeoutError::Timeout) if self.moved => {
                    self.glance = glance(&self.root);
                    self.moved = false;
                    return Instant::now();
                }
                Err(RecvTimeoutError::Timeout) => {
                    if again || glance(&self.root) != self.glance {
                        let first = Instant::now();
                        self.set_up();
                        return first;
                    }
                }
                // Never: the watch itself holds a sender.
                Err(RecvTimeoutError::Disconnected) => return Instant::now(),
            }
        }
    }

    /// Hears the rest of a burst.
    fn rest(&self, first: Instant) {
        while first.elapsed() < PATIENCE && self.told.recv_timeout(QUIET).is_ok() {
            while self.told.try_recv().is_ok() {}
        }
    }
}

/// Whether an event tells of a change. That somebody reads is none: the preview itself does.
fn is_change(event: &Event) -> bool {
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}

fn glance(root: &Path) -> Glance {
    let look = |(name, path): (String, PathBuf)| {
        let about = fs::metadata(path).ok()?;
        Some((name, about.len(), about.modified().ok()))
    };
    list(root, |_| false).ok()?.into_iter().map(look).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{CreateKind, ModifyKind, RemoveKind};

    #[test]
    fn reading_is_no_change() {
        let says = |kind| is_change(&Event::new(kind));
        assert!(!says(EventKind::Access(AccessKind::Open(AccessMode::Any))));
        assert!(!says(EventKind::Access(AccessKind::Close(AccessMode::Read))));
        assert!(says(EventKind::Access(AccessKind::Close(AccessMode::Write))));
        assert!(says(EventKind::Create(CreateKind::Any)));
        assert!(says(EventKind::Modify(ModifyKind::Any)));
        assert!(says(EventKind::Remove(RemoveKind::Any)));
        assert!(says(EventKind::Other));
    }

    #[test]
    fn a_change_is_heard_and_a_folder_that_comes_back_is_watched_again() {
        let dir = tempfile::tempdir().expect("a folder");
        let root = dir.path().join("book");
        fs::create_dir(&root).expect("a folder");
        fs::write(root.join("a.md"), "a").expect("a file");
        let mut watch = Watch::new(&root);

        fs::write(root.join("a.md"), "ab").expect("a file");
        watch.wait(false);
        fs::remove_dir_all(&root).expect("gone");
        watch.wait(false);
        fs::create_dir(&root).expect("a folder");
        fs::write(root.join("a.md"), "abc").expect("a file");
        watch.wait(false);
        fs::write(root.join("a.md"), "abcd").expect("a file");
        watch.wait(false);
    }
}
