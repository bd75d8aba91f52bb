//! Writes a bundle to the disk, whole or not at all.
//!
//! [`publish`] writes a build, [`update`] changes one. Each writes beside the target, makes sure
//! that the bytes are on the disk, and swaps the new folder in: whoever looks
//! sees the old output or the new one. Each replaces only folders that vademecum
//! made, which hold the marker file.

mod interrupt;

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, bail, ensure};
use rayon::prelude::*;

use crate::model::bundle::{Bundle, MARKER};
use interrupt::Interrupt;

/// Writes `bundle` as the folder `out`, in place of what a former build left there.
///
/// A second build of the same folder waits for the first; before it does, `on_wait` is called.
///
/// # Errors
///
/// If `out` is a folder that vademecum did not make, anything cannot be
/// written, or the user interrupts. The old output then stays as it was.
pub fn publish(bundle: &Bundle, out: &Path, on_wait: impl FnOnce()) -> anyhow::Result<()> {
    let target = Target::at(out)?;
    // Before anything is written: what is refused is left without a trace.
    target.check_replaceable()?;
    let lock = target.lock(on_wait)?;
    target.recover()?;
    target.check_replaceable()?;
    let written = target.replace(bundle);
    drop(lock);
    written
}

/// Replaces the bundle in `out` by what `change` makes of it, whole or not at all; `false` if it makes none.
///
/// No build can come between; before it waits for one, `on_wait` is called.
///
/// # Errors
///
/// If there is no such folder, vademecum did not make it, `change` fails, or anything cannot be written. The folder
/// then stays as it was.
pub fn update(
    out: &Path,
    on_wait: impl FnOnce(),
    change: impl FnOnce(&Path) -> anyhow::Result<Option<Bundle>>,
) -> anyhow::Result<bool> {
    ensure!(out.is_dir(), "failed to open the folder {}: there is no such folder", out.display());
    let target = Target::at(out)?;
    target.check_replaceable()?;
    let lock = target.lock(on_wait)?;
    target.recover()?;
    target.check_replaceable()?;
    let written = match change(&target.out)? {
        Some(bundle) => target.replace(&bundle).map(|()| true),
        None => Ok(false),
    };
    drop(lock);
    written
}

/// `out` with its parent made and resolved, so that `..` and links in it are gone.
///
/// # Errors
///
/// If it has no name, or its parent cannot be made.
pub fn resolve_target(out: &Path) -> anyhow::Result<PathBuf> {
    let shown = out.display();
    // A link stays a link: the folder that it leads to is replaced.
    if out.is_symlink() {
        return out.canonicalize().with_context(|| format!("failed to follow the link {shown}"));
    }
    let Some(Component::Normal(name)) = out.components().next_back() else {
        bail!("failed to write to {shown}: the output must be a folder with a name, such as `dist`");
    };
    let parent = match out.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent).with_context(|| format!("failed to make the folder {}", parent.display()))?;
    let parent = parent.canonicalize().with_context(|| format!("failed to open the folder {}", parent.display()))?;
    Ok(parent.join(name))
}

/// The folder to replace and what lies beside it while that happens.
struct Target {
    out: PathBuf,
    parent: PathBuf,
    /// Where the new output is written; after the swap it holds the old one.
    new: PathBuf,
    /// Where the old output waits if the two cannot be exchanged in one step.
    old: PathBuf,
    lock: PathBuf,
}

impl Target {
    fn at(out: &Path) -> anyhow::Result<Self> {
        let out = resolve_target(out)?;
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            bail!("failed to write to {}: the output must be a folder with a name", out.display());
        };
        let beside = |ending: &str| {
            // Names need not be UTF-8, and two that are not must not share what lies beside them.
            let mut hidden = OsString::from(".");
            hidden.push(name);
            hidden.push(ending);
            parent.join(hidden)
        };
        let (new, old, lock) = (beside(".new"), beside(".old"), beside(".lock"));
        Ok(Self { parent: parent.to_owned(), new, old, lock, out })
    }

    /// Held until the file is dropped. The file stays: removing it would let two builds hold two locks.
    fn lock(&self, on_wait: impl FnOnce()) -> anyhow::Result<File> {
        let context = || format!("failed to lock {}", self.lock.display());
        let file = File::options().create(true).write(true).truncate(false).open(&self.lock).with_context(context)?;
        let locked = match file.try_lock() {
            Ok(()) => Ok(()),
            Err(TryLockError::WouldBlock) => {
                on_wait();
                file.lock()
            }
            // Some network disks know no locks; a build alone needs none.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(()),
            Err(TryLockError::Error(error)) => Err(error),
        };
        locked.map(|()| file).with_context(context)
    }

    /// Puts right what a killed run left: between two renames the old output has only its other name.
    fn recover(&self) -> anyhow::Result<()> {
        if is_there(&self.old) && !is_there(&self.out) {
            rename(&self.old, &self.out)?;
        }
        for leftover in [&self.new, &self.old] {
            if is_there(leftover) {
                ensure!(is_ours(leftover)?, "failed to write: {} is in the way; remove it", leftover.display());
                remove(leftover)?;
            }
        }
        Ok(())
    }

    fn check_replaceable(&self) -> anyhow::Result<()> {
        if !is_there(&self.out) {
            return Ok(());
        }
        let shown = self.out.display();
        ensure!(self.out.is_dir(), "failed to write to {shown}: it is a file, not a folder");
        ensure!(
            !is_mount_point(&self.out, &self.parent),
            "failed to write to {shown}: it is a mount point and cannot be replaced as a whole; \
             choose a folder in it, such as `--out {shown}/dist`"
        );
        ensure!(
            is_ours(&self.out)?,
            "failed to write to {shown}: vademecum did not make this folder (it has no `{MARKER}` file), \
             so it will not replace it; choose another with `--out`, or empty it yourself"
        );
        Ok(())
    }

    fn replace(&self, bundle: &Bundle) -> anyhow::Result<()> {
        let interrupt = Interrupt::watch();
        write_all(bundle, &self.new, &interrupt).and_then(|()| self.swap()).inspect_err(|_| {
            // The next run tries again.
            let _ = remove(&self.new);
        })
    }

    fn swap(&self) -> anyhow::Result<()> {
        let way = self.put_in_place()?;
        sync_folder(&self.parent).inspect_err(|_| self.take_back(way))?;
        for former in [&self.new, &self.old] {
            // The new output stands; the next run removes what cannot be removed now.
            let _ = remove(former);
        }
        Ok(())
    }

    fn put_in_place(&self) -> anyhow::Result<Way> {
        if !is_there(&self.out) {
            return rename(&self.new, &self.out).map(|()| Way::Rename);
        }
        if exchange(&self.new, &self.out)? {
            return Ok(Way::Exchange);
        }
        self.swap_in_two_steps().map(|()| Way::TwoSteps)
    }

    /// Undoes a swap that may not survive a loss of power. The first error is the one to tell.
    fn take_back(&self, way: Way) {
        let _ = match way {
            Way::Rename => rename(&self.out, &self.new),
            Way::Exchange => exchange(&self.new, &self.out).map(|_| ()),
            Way::TwoSteps => rename(&self.out, &self.new).and_then(|()| rename(&self.old, &self.out)),
        };
    }

    fn swap_in_two_steps(&self) -> anyhow::Result<()> {
        rename(&self.out, &self.old)?;
        rename(&self.new, &self.out).inspect_err(|_| {
            // The first error is the one to tell; the next run tries this again.
            let _ = fs::rename(&self.old, &self.out);
        })
    }
}

/// How the new output came to its place.
#[derive(Clone, Copy)]
enum Way {
    /// There was no old one.
    Rename,
    /// Both changed places at once.
    Exchange,
    /// The old one was moved aside first.
    TwoSteps,
}

fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Whether a folder was made by vademecum, or holds nothing that could be lost.
fn is_ours(dir: &Path) -> anyhow::Result<bool> {
    // Of a link, only what it leads to could be removed, and that is somebody else's.
    if !dir.symlink_metadata().is_ok_and(|it| it.is_dir()) {
        return Ok(false);
    }
    let mut entries = fs::read_dir(dir).with_context(|| format!("failed to read the folder {}", dir.display()))?;
    Ok(dir.join(MARKER).is_file() || entries.next().is_none())
}

#[cfg(unix)]
fn is_mount_point(dir: &Path, parent: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| path.metadata().map(|it| it.dev()).ok();
    device(dir) != device(parent)
}

#[cfg(not(unix))]
fn is_mount_point(_dir: &Path, _parent: &Path) -> bool {
    false
}

fn rename(from: &Path, to: &Path) -> anyhow::Result<()> {
    fs::rename(from, to).with_context(|| format!("failed to rename {} to {}", from.display(), to.display()))
}

/// Removes a folder that is ours. The marker goes last: what is left of it is known as ours whenever the run is killed.
fn remove(dir: &Path) -> anyhow::Result<()> {
    let remove_all = || {
        for entry in fs::read_dir(dir)? {
            let entry = entry?;
            match entry.file_type()? {
                kind if kind.is_dir() => fs::remove_dir_all(entry.path())?,
                _ if entry.file_name() == MARKER => {}
                _ => fs::remove_file(entry.path())?,
            }
        }
        fs::remove_dir_all(dir)
    };
    remove_all().with_context(|| format!("failed to remove {}", dir.display()))
}

/// Exchanges two folders in one step; `false` where the disk or the system cannot.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn exchange(new: &Path, out: &Path) -> anyhow::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, new, CWD, out, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Ok(false),
        Err(errno) => Err(errno).with_context(|| format!("failed to put the new output in place of {}", out.display())),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn exchange(_new: &Path, _out: &Path) -> anyhow::Result<bool> {
    Ok(false)
}

/// Writes every file below `dir` and sees it onto the disk. The marker is first: what is half written is known as ours.
fn write_all(bundle: &Bundle, dir: &Path, interrupt: &Interrupt) -> anyhow::Result<()> {
    make_folder(dir)?;
    let marker = bundle.0.get(MARKER).map_or(&[] as &[u8], |bytes| bytes);
    write_file(&dir.join(MARKER), marker)?;
    let folders = folders(bundle)?;
    for folder in &folders {
        make_folder(&dir.join(folder))?;
    }
    let files: Vec<_> = bundle.0.iter().filter(|(path, _)| *path != MARKER).collect();
    files.par_iter().try_for_each(|(path, bytes)| {
        interrupt.check()?;
        write_file(&dir.join(path), bytes)
    })?;
    sync(dir, &folders)?;
    interrupt.check()
}

/// Every folder of the bundle, outer before inner.
fn folders(bundle: &Bundle) -> anyhow::Result<std::collections::BTreeSet<&Path>> {
    let mut folders = std::collections::BTreeSet::new();
    for path in bundle.0.keys().map(Path::new) {
        let stays = path.components().all(|part| matches!(part, Component::Normal(_)));
        ensure!(stays, "failed to write {}: the path leads out of the output", path.display());
        folders.extend(path.ancestors().skip(1).filter(|folder| *folder != Path::new("")));
    }
    Ok(folders)
}

fn make_folder(dir: &Path) -> anyhow::Result<()> {
    let made = fs::create_dir(dir).and_then(|()| set_mode(dir, 0o755));
    made.with_context(|| format!("failed to make the folder {}", dir.display()))
}

fn write_file(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let write = || {
        let mut file = File::create_new(path)?;
        file.write_all(bytes)?;
        set_mode(path, 0o644)?;
        sync_file(&file)
    };
    write().with_context(|| format!("failed to write {}", path.display()))
}

/// Readable by the host's server whatever the umask.
#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn set_mode(_path: &Path, _mode: u32) -> io::Result<()> {
    Ok(())
}

// Linux can see a whole disk's writes through in one call: a third of the time of a call for each of 1,000 files.
#[cfg(target_os = "linux")]
fn sync(dir: &Path, _folders: &std::collections::BTreeSet<&Path>) -> anyhow::Result<()> {
    let folder = File::open(dir).and_then(|file| Ok(rustix::fs::syncfs(file)?));
    folder.with_context(|| format!("failed to write {} through to the disk", dir.display()))
}

#[cfg(target_os = "linux")]
fn sync_file(_file: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn sync(dir: &Path, folders: &std::collections::BTreeSet<&Path>) -> anyhow::Result<()> {
    folders.iter().try_for_each(|folder| sync_folder(&dir.join(folder)))?;
    sync_folder(dir)
}

#[cfg(not(target_os = "linux"))]
fn sync_file(file: &File) -> io::Result<()> {
    file.sync_all()
}

#[cfg(unix)]
fn sync_folder(dir: &Path) -> anyhow::Result<()> {
    let synced = File::open(dir).and_then(|folder| folder.sync_all());
    synced.with_context(|| format!("failed to write {} through to the disk", dir.display()))
}

#[cfg(not(unix))]
fn sync_folder(_dir: &Path) -> anyhow::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests;
