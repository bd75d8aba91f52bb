//! Whether a copy is what its sources give, byte by byte.
//!
//! Signatures come from the publisher and not from the sources: those of the copy
//! are put into the rebuilt bundle, where `sign` would put them, and then all
//! bytes must be equal. Whether they are good is not asked here.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Finding, Folder, Kind, is_zip};
use crate::model::bundle::{Bundle, MARKER};
use crate::pack::{INNER_SUMS, NotSealed, seal};
use crate::signature::ENDING;
use crate::sums::SUMS;
use crate::unpack::unpack;

/// A copy as something to compare with.
pub struct Rebuild {
    form: Form,
    /// Its files by path, as below `dist/`, below the top folder of the zip, or the zip alone.
    files: BTreeMap<String, Arc<[u8]>>,
}

/// What the copy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Dist,
    Unpacked,
    Zip,
}

type Files = BTreeMap<String, Arc<[u8]>>;

impl Rebuild {
    /// A folder: an unpacked zip, or `dist/`.
    pub fn of_folder(folder: &Folder) -> Self {
        let form = if folder.files.contains_key("README.txt") { Form::Unpacked } else { Form::Dist };
        Self { form, files: folder.files.clone() }
    }

    /// A zip, and the signature beside it.
    pub fn of_zip(bytes: &Arc<[u8]>, detached: Option<&Arc<[u8]>>) -> Self {
        let zip = [(ZIP.to_owned(), bytes.clone())];
        let signature = detached.map(|it| (format!("{ZIP}{ENDING}"), it.clone()));
        Self { form: Form::Zip, files: zip.into_iter().chain(signature).collect() }
    }

    /// Paths of all that it holds, by which one sees what was built: those in its zips as if they lay beside it.
    pub fn paths(&self) -> Vec<String> {
        let zips = self.files.iter().filter(|(path, bytes)| is_top(path) && is_zip(path, bytes));
        let inner = zips.filter_map(|(_, bytes)| unpack(bytes).ok()).flat_map(|zip| zip.files).map(|(path, _)| path);
        self.files.keys().cloned().chain(inner).collect()
    }

    /// Whether it is, holds or comes from a zip.
    pub fn is_zipped(&self) -> bool {
        self.form != Form::Dist || self.files.iter().any(|(path, bytes)| is_top(path) && is_zip(path, bytes))
    }

    /// Whether pages lie in it as files.
    pub fn has_site(&self) -> bool {
        self.files.keys().any(|path| path.starts_with("site/"))
    }
}

/// How a zip is called here, whatever its name is: readers rename what they download.
const ZIP: &str = "book.zip";

/// How `ours`, the whole of `dist/` as the sources give it, differs from a copy; nothing where it is the same.
///
/// # Errors
///
/// If the rebuilt zip cannot be read, which would be a bug.
pub fn rebuilt(ours: &Bundle, theirs: &Rebuild) -> Result<Vec<Finding>, NotSealed> {
    let ours = match theirs.form {
        Form::Dist => ours.clone(),
        Form::Zip | Form::Unpacked => only_zip(ours),
    };
    let inner = theirs.inner_signatures();
    let sealed = seal(&ours, |path, _| {
        let signature = inner.get(path).or_else(|| theirs.files.get(&format!("{path}{ENDING}")));
        Ok(signature.map(|bytes| String::from_utf8_lossy(bytes).into_owned()))
    })?;
    let mut ours = sealed.0;
    match theirs.form {
        Form::Dist => {}
        Form::Zip => ours.retain(|path, _| ![MARKER, SUMS, INNER_SUMS].contains(&path.as_str())),
        Form::Unpacked => ours = ours.get(ZIP).map(|zip| files_of(zip)).unwrap_or_default(),
    }
    let mut found = compare(&ours, &theirs.files);
    for finding in &mut found {
        // Only we call it so.
        if let Some(inner) = finding.path.strip_prefix(&format!("{ZIP}/")) {
            finding.path = inner.to_owned();
        }
    }
    Ok(found)
}

fn is_top(path: &str) -> bool {
    !path.contains('/')
}

/// The zip of a bundle, under the name that it has here.
fn only_zip(ours: &Bundle) -> Bundle {
    let zip = ours.0.iter().find(|(path, bytes)| is_top(path) && is_zip(path, bytes));
    Bundle(zip.map(|(_, bytes)| (ZIP.to_owned(), bytes.clone())).into_iter().collect())
}

impl Rebuild {
    /// The signatures in zips, by the name under which `seal` asks for them.
    fn inner_signatures(&self) -> Files {
        if self.form == Form::Unpacked {
            let inner = self.files.get(INNER_SUMS);
            return inner.map(|it| (format!("{ZIP}/{SUMS}"), it.clone())).into_iter().collect();
        }
        let zips = self.files.iter().filter(|(path, bytes)| is_top(path) && is_zip(path, bytes));
        zips.filter_map(|(path, bytes)| Some((format!("{path}/{SUMS}"), files_of(bytes).remove(INNER_SUMS)?))).collect()
    }
}

/// What is in a zip; nothing where it cannot be read, which others report.
fn files_of(zip: &[u8]) -> Files {
    unpack(zip).map(|it| it.files.into_iter().collect()).unwrap_or_default()
}

fn compare(ours: &Files, theirs: &Files) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, bytes) in ours {
        match theirs.get(path) {
            None => found.push(differs(path, "comes from the sources, but is not in the copy")),
            Some(other) if other == bytes => {}
            Some(other) if is_zip(path, bytes) => found.extend(zips_differ(path, bytes, other)),
            Some(_) => found.push(differs(path, "comes out differently from the sources")),
        }
    }
    let unknown = theirs.keys().filter(|path| !ours.contains_key(*path));
    found.extend(unknown.map(|path| differs(path, "is in the copy, but does not come from the sources")));
    found
}

/// Which files differ in two zips that do, or that it is only the packing.
fn zips_differ(path: &str, ours: &[u8], theirs: &[u8]) -> Vec<Finding> {
    let found = compare(&files_of(ours), &files_of(theirs));
    match found.is_empty() {
        true => vec![differs(path, "holds the same files, but is packed in another way")],
        false => found.into_iter().map(|it| it.below(path)).collect(),
    }
}

fn differs(path: &str, why: &str) -> Finding {
    Finding { kind: Kind::Differs, path: path.to_owned(), why: why.to_owned() }
}
