//! The sources of a book, as they were read: paths, texts and bytes.

use std::sync::Arc;

/// Every file of a book, sorted by path. [`FileId`] indexes `files`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    /// The files, sorted by path.
    pub files: Vec<SourceFile>,
}

/// One file of the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Path below the root of the book, with `/`, such as `../repairs/roof.md`.
    pub path: String,
    /// What the file holds.
    pub content: Content,
}

/// What a source file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Text, without a byte order mark, line ends as written. Where the bytes were
    /// not UTF-8, U+FFFD stands in the text and `bad_utf8` names the first place.
    Text {
        /// The text.
        text: Arc<str>,
        /// Byte offset in `text` of the first U+FFFD that was put in.
        bad_utf8: Option<u32>,
    },
    /// An image or another file that is carried as it is.
    Bytes(Arc<[u8]>),
}

/// Index into [`Sources::files`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FileId(pub u32);

/// A range of bytes in a source file. Lines and columns exist only in reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Sources {
    /// The file at `path`, if the book has it.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let index = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        Some(FileId(index as u32))
    }

    /// The file that `id` names.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The text of a file; empty for bytes.
    pub fn text(&self, id: FileId) -> &str {
        match &self.file(id).content {
            Content::Text { text, .. } => text,
            Content::Bytes(_) => "",
        }
    }
}

impl Span {
    /// The bytes `start..end` of `file`.
    pub fn new(file: FileId, range: std::ops::Range<usize>) -> Self {
        Self { file, start: range.start as u32, end: range.end as u32 }
    }

    /// The very beginning of `file`, for mistakes about the whole of it.
    pub fn file_start(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }
}
