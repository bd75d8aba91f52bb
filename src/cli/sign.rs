//! `sign`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, anyhow};

use crate::cli::args::Sign;
use crate::cli::talk::Talk;
use crate::cli::{Ended, Outcome, passphrase, verify};
use crate::keys::{self, SecretKey};
use crate::model::bundle::{Bundle, MARKER};
use crate::publish::update;
use crate::signature::{self, ENDING, PublicKey};
use crate::sums::{SUMS, fingerprint};
use crate::unpack::unpack;
use crate::{Made, NotSealed, copy, made, seal};

/// Signs what `build` wrote, if it is still what `build` wrote, and says what to tell the readers.
pub(super) fn sign(wanted: &Sign, talk: &Talk) -> Ended {
    let secret = open(wanted, talk)?;
    let public = secret.public()?;
    let mut said = Vec::new();
    let on_wait = || talk.say(&format!("waiting for a build of {}", wanted.dist.display()));
    let signed = update(&wanted.dist, on_wait, |dist| {
        let folder = copy::folder(dist)?;
        let report = crate::verify::folder(&folder, None);
        if !report.findings.is_empty() {
            verify::show_findings(&report, talk);
            talk.say("nothing was signed: build the book again");
            return Ok(None);
        }
        let dist = Bundle(folder.files);
        let sealed = seal_with(&dist, &secret, &public)?;
        said = summary(&sealed);
        Ok(Some(sealed))
    })?;
    if !signed {
        return Ok(Outcome::Mistakes);
    }
    said.insert(0, format!("signed {} with the key {}", wanted.dist.display(), public.id()));
    said.push(format!("readers check a copy with: vademecum verify COPY --key {}", public.line()));
    talk.say(&said.join("\n"));
    Ok(Outcome::Clean)
}

/// The key, after a look at its form: nobody is asked for the passphrase of what is none.
fn open(wanted: &Sign, talk: &Talk) -> anyhow::Result<SecretKey> {
    let path = &wanted.key;
    let context = || format!("failed to open the key {}", path.display());
    let text = fs::read_to_string(path).with_context(context)?;
    keys::check(&text).with_context(context)?;
    if others_can_read(path) {
        talk.say(&format!("others on this machine can read {0}: chmod 600 {0}", path.display()));
    }
    keys::open(&text, &passphrase::known(&wanted.passphrase, path)?).with_context(context)
}

#[cfg(unix)]
fn others_can_read(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|it| it.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn others_can_read(_path: &Path) -> bool {
    false
}

/// Signs everything that can be signed. What this key has signed already stays, so that signing twice changes nothing.
fn seal_with(dist: &Bundle, secret: &SecretKey, public: &PublicKey) -> anyhow::Result<Bundle> {
    let marker = dist.0.get(MARKER).map_or(&[] as &[u8], |bytes| bytes);
    let made = made(marker).ok_or_else(|| {
        anyhow!("failed to sign: `{MARKER}` does not say which edition this is; build the book again")
    })?;
    let former = former(dist);
    let sealed = seal(dist, |path, bytes| {
        let comment = comment(&made, path);
        if let Some(text) = former.get(path).filter(|text| is_by(public, text, &comment, bytes)) {
            return Ok(Some(text.clone()));
        }
        secret.sign(bytes, &comment).map(Some).map_err(|error| NotSealed::Unsigned(format!("{error:#}")))
    });
    sealed.context("failed to sign")
}

/// What the signature says of itself: the date of the edition, since no clock is asked, and what was signed.
fn comment(made: &Made, path: &str) -> String {
    let file = path
        .strip_prefix(&format!("{}.zip/", made.edition))
        .map_or_else(|| path.to_owned(), |inner| format!("{}/{inner}", made.edition));
    format!("date:{}\tedition:{}\tfile:{file}", made.date, made.edition)
}

/// The signatures that are there, by the path of what they sign.
fn former(dist: &Bundle) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut keep =
        |path: String, bytes: &[u8]| found.extend(String::from_utf8(bytes.to_vec()).ok().map(|text| (path, text)));
    for (path, bytes) in dist.0.iter().filter(|(path, _)| !path.contains('/')) {
        if let Some(signed) = path.strip_suffix(ENDING) {
            keep(signed.to_owned(), bytes);
        } else if path.ends_with(".zip") {
            let files = unpack(bytes).map(|it| it.files).unwrap_or_default();
            let inner = files.iter().find(|(name, _)| name.strip_suffix(ENDING) == Some(SUMS));
            inner.into_iter().for_each(|(_, bytes)| keep(format!("{path}/{SUMS}"), bytes));
        }
    }
    found
}

fn is_by(public: &PublicKey, text: &str, comment: &str, bytes: &[u8]) -> bool {
    let read = signature::signature(text.as_bytes());
    read.is_ok_and(|read| read.comment() == comment && public.verify(&read, bytes).is_ok())
}

/// What is signed, and the fingerprints that readers compare.
fn summary(sealed: &Bundle) -> Vec<String> {
    let signed = |path: &str| sealed.0.contains_key(&format!("{path}{ENDING}"));
    let files = sealed.0.iter().filter(|(path, _)| signed(path));
    let told = files.map(|(path, bytes)| match path.as_str() {
        SUMS => format!("  {path}{ENDING}\n      vouches for all that lies here"),
        _ => format!("  {path}{ENDING}\n      fingerprint of {path}: {}", fingerprint(bytes)),
    });
    told.collect()
}
