//! `verify`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::bail;
use serde_json::json;

use crate::cli::args::Verify;
use crate::cli::talk::Talk;
use crate::cli::{Ended, Outcome, rebuild};
use crate::copy;
use crate::report::{count, plain};
use crate::signature::{self, ENDING, PublicKey};
use crate::verify::{Rebuild, Report, Seal, file, folder};

/// Judges a copy and says what is known about it.
pub(super) fn verify(wanted: &Verify, talk: &Talk) -> Ended {
    let key = wanted.key.as_deref().map(public_key).transpose()?;
    let (mut report, copy) = judge(&wanted.path, key.as_ref())?;
    if let Some(source) = &wanted.rebuild {
        let Some(found) = rebuild::differences(source, &copy, talk)? else { return Ok(Outcome::Mistakes) };
        report.findings.extend(found);
    }
    if talk.wants_json() {
        talk.data(&format!("{}\n", as_json(&report, wanted)))?;
    } else {
        show_findings(&report, talk);
        talk.say(&told(&report, wanted));
    }
    Ok(if report.findings.is_empty() { Outcome::Clean } else { Outcome::Mistakes })
}

/// The key in a file, or the key itself.
fn public_key(wanted: &str) -> anyhow::Result<PublicKey> {
    let text = match copy::file(Path::new(wanted))? {
        Some(bytes) => String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned()),
        None => Ok(wanted.to_owned()),
    };
    match text.and_then(|text| signature::public_key(&text)) {
        Ok(key) => Ok(key),
        Err(why) => bail!("failed to read the key {wanted}: {why}, and there is no file of that name that holds one"),
    }
}

fn judge(path: &Path, key: Option<&PublicKey>) -> anyhow::Result<(Report, Rebuild)> {
    if path.is_dir() {
        let read = copy::folder(path)?;
        return Ok((folder(&read, key), Rebuild::of_folder(&read)));
    }
    let shown = path.display();
    let Some(bytes) = copy::file(path)? else { bail!("failed to open {shown}: there is no such file or folder") };
    let bytes: Arc<[u8]> = bytes.into();
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut beside = path.as_os_str().to_owned();
    beside.push(ENDING);
    let detached: Option<Arc<[u8]>> = copy::file(&PathBuf::from(beside))?.map(Into::into);
    Ok((file(&name, &bytes, detached.as_ref(), key), Rebuild::of_zip(&bytes, detached.as_ref())))
}

/// What is wrong, a line each.
pub(super) fn show_findings(report: &Report, talk: &Talk) {
    for finding in &report.findings {
        talk.wrong(&format!("[{}]: {} {}", finding.kind.name(), plain(&finding.path), plain(&finding.why)));
    }
}

/// What is known, and what is not.
fn told(report: &Report, wanted: &Verify) -> String {
    let good = report.findings.is_empty();
    let mut lines = Vec::new();
    lines.extend(report.fingerprint.iter().map(|it| format!("fingerprint: {it}")));
    if good {
        lines.extend(report.files.map(|files| format!("whole: {} as the checksums say", count(files, "file"))));
        lines.extend(report.audited.then(|| "closed: nothing is loaded from outside".to_owned()));
        lines.extend(wanted.rebuild.is_some().then(|| "rebuilt: its sources give the same bytes".to_owned()));
    }
    lines.push(match &report.seal {
        Seal::Unsigned => format!("unsigned: nobody vouches for this copy\n{SHOWS_DAMAGE}"),
        Seal::KeyNotGiven { key_id } => format!(
            "signed, key not given: the signature names the key {key_id}, which anyone can write; judge it with --key\n\
             {SHOWS_DAMAGE}"
        ),
        Seal::Good { key_id, comment } => format!("signed with the key {key_id}: {}", plain(comment)),
        Seal::Bad => "NOT signed with this key".to_owned(),
    });
    lines.push(match (&report.seal, report.findings.len()) {
        (Seal::Good { .. }, 0) => "good: it is what the holder of that key signed".to_owned(),
        (_, 0) => "no damage found; who made it is not known".to_owned(),
        (_, findings) => format!("BAD: {}", count(findings, "finding")),
    });
    lines.join("\n")
}

/// What a copy cannot say about itself.
const SHOWS_DAMAGE: &str = "note: checksums that come with a copy show damage, not forgery; compare the fingerprint of the \
                            zip with one that you got in another way, or verify with the publisher's key";

fn as_json(report: &Report, wanted: &Verify) -> serde_json::Value {
    let (state, key, comment) = match &report.seal {
        Seal::Unsigned => ("unsigned", None, None),
        Seal::KeyNotGiven { key_id } => ("key-not-given", Some(key_id), None),
        Seal::Good { key_id, comment } => ("good", Some(key_id), Some(comment)),
        Seal::Bad => ("bad", None, None),
    };
    let findings: Vec<_> = report
        .findings
        .iter()
        .map(|it| json!({ "kind": it.kind.name(), "path": it.path, "message": it.why }))
        .collect();
    json!({
        "good": report.findings.is_empty(),
        "fingerprint": report.fingerprint,
        "files": report.files,
        "signature": { "state": state, "key": key, "comment": comment },
        "rebuilt": wanted.rebuild.as_ref().map(|_| !report.findings.iter().any(|it| it.kind.name() == "differs")),
        "findings": findings,
    })
}
