//! `keygen`.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};

use crate::cli::args::Keygen;
use crate::cli::talk::Talk;
use crate::cli::{Ended, Outcome, passphrase};
use crate::keys;
use crate::model::bundle::MARKER;

/// Makes a key pair and says what to do with each half.
pub(super) fn keygen(wanted: &Keygen, talk: &Talk) -> Ended {
    let (secret, public) = (&wanted.out, beside(&wanted.out));
    stays_unpublished(secret)?;
    if !wanted.force {
        is_free(secret)?;
        is_free(&public)?;
    }
    let pair = keys::generate(&passphrase::new(&wanted.passphrase)?)?;
    make_folder(secret)?;
    // The secret first: a public key without it is worth nothing.
    write(secret, &pair.secret, Owner::Alone, wanted.force)?;
    write(&public, &pair.public, Owner::AndOthers, wanted.force)?;
    talk.say(&format!(
        "made the key {id}\n\
         \x20 {secret}  secret: keep it off line, with a copy elsewhere; sign with it: vademecum sign dist --key {secret}\n\
         \x20 {public}  public: give it to your readers in another way than the book, on paper, aloud, on your site\n\
         the public key in one line: {line}\n\
         who has the secret key and its passphrase can sign in your name; who loses either can sign no more",
        id = pair.key.id(),
        secret = secret.display(),
        public = public.display(),
        line = pair.key.line(),
    ));
    Ok(Outcome::Clean)
}

/// `x.key` → `x.pub`, else `x` → `x.pub`.
fn beside(secret: &Path) -> PathBuf {
    if secret.extension().is_some_and(|ending| ending == "key") {
        return secret.with_extension("pub");
    }
    let mut name = secret.as_os_str().to_owned();
    name.push(".pub");
    name.into()
}

/// A key in the folder of a book would be built into it, and one in an output would be handed on with it.
fn stays_unpublished(secret: &Path) -> anyhow::Result<()> {
    let absolute = std::path::absolute(secret).with_context(|| format!("failed to find {}", secret.display()))?;
    let folder = absolute.ancestors().skip(1).find(|folder| folder.exists()).unwrap_or(&absolute);
    let folder = folder.canonicalize().with_context(|| format!("failed to open the folder {}", folder.display()))?;
    for above in folder.ancestors() {
        let published = [MARKER, "handbook.toml"].iter().any(|name| above.join(name).is_file());
        ensure!(
            !published,
            "failed to make a key in {}: it belongs to a book and may be published with it; \
             choose a place outside with `--out`",
            folder.display()
        );
    }
    Ok(())
}

/// Makes the folder of the key where it is not there: nobody else may look into it.
fn make_folder(secret: &Path) -> anyhow::Result<()> {
    let Some(folder) = secret.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder).with_context(|| format!("failed to make the folder {}", folder.display()))
}

fn is_free(path: &Path) -> anyhow::Result<()> {
    let shown = path.display();
    ensure!(
        path.symlink_metadata().is_err(),
        "failed to make a key: {shown} is there; choose another place with `--out`, or overwrite it with `--force`"
    );
    Ok(())
}

/// Who may read a file.
#[derive(Clone, Copy)]
enum Owner {
    Alone,
    AndOthers,
}

/// Writes a new file, which others can read at no time; with `force` it takes the place of one that is there.
fn write(path: &Path, text: &str, owner: Owner, force: bool) -> anyhow::Result<()> {
    let mut new = path.to_owned();
    if force {
        new.as_mut_os_string().push(".new");
    }
    let written = create(&new, owner).and_then(|mut file| {
        let whole = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
        let placed = whole.and_then(|()| if force { fs::rename(&new, path) } else { Ok(()) });
        placed.inspect_err(|_| {
            // The first error is the one to tell.
            let _ = fs::remove_file(&new);
        })
    });
    written.with_context(|| format!("failed to write {}", path.display()))
}

fn create(path: &Path, owner: Owner) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(match owner {
            Owner::Alone => 0o600,
            Owner::AndOthers => 0o644,
        });
    }
    #[cfg(not(unix))]
    let _ = owner;
    options.open(path)
}
