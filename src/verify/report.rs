//! What a judgement comes to.

/// What was found about a copy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// SHA-256 of a file in eight groups; a folder has none.
    pub fingerprint: Option<String>,
    /// How many files are what the checksums say; `None` where there are none to compare with.
    pub files: Option<usize>,
    /// Whether the pages were looked at for what they load: not those of an EPUB.
    pub audited: bool,
    /// Who vouches for it.
    pub seal: Seal,
    /// Everything that is wrong, in the order of the checks.
    pub findings: Vec<Finding>,
}

/// Who vouches for a copy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Seal {
    /// Nobody.
    #[default]
    Unsigned,
    /// It has a signature, and no key was given to judge it.
    KeyNotGiven {
        /// The id of the key that the signature names. Anyone can write any there.
        key_id: String,
    },
    /// It was signed with the key that was given.
    Good {
        /// The id of that key.
        key_id: String,
        /// What the signer said.
        comment: String,
    },
    /// A key was given, and the copy is not signed with it; a finding says why.
    Bad,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What kind of thing.
    pub kind: Kind,
    /// Path within the copy. It may hold any character.
    pub path: String,
    /// What is wrong with it: reads on from the path.
    pub why: String,
}

/// Kinds of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A file is not what its checksum says.
    Changed,
    /// A file is not there.
    Missing,
    /// A file is there that no checksum names.
    Extra,
    /// Something is no plain file, or could not be read.
    Odd,
    /// The checksums are missing or are none.
    Sums,
    /// The zip is not such as this program writes.
    Refused,
    /// A page loads something from outside, or is unsafe.
    Open,
    /// The signature is missing, is none, or is not by the key over these bytes.
    Signature,
    /// The sources give other bytes.
    Differs,
}

impl Kind {
    /// The name that programs read.
    pub fn name(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Missing => "missing",
            Self::Extra => "extra",
            Self::Odd => "odd",
            Self::Sums => "sums",
            Self::Refused => "refused",
            Self::Open => "open",
            Self::Signature => "signature",
            Self::Differs => "differs",
        }
    }
}

impl Report {
    pub(super) fn add(&mut self, kind: Kind, path: &str, why: impl ToString) {
        self.findings.push(Finding { kind, path: path.to_owned(), why: why.to_string() });
    }
}

impl Finding {
    /// The same, seen from the folder that holds the file `outer`.
    pub(super) fn below(self, outer: &str) -> Self {
        let path = if self.path == outer { self.path } else { format!("{outer}/{}", self.path) };
        Self { path, ..self }
    }
}
