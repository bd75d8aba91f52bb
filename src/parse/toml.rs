//! Reads a TOML file into a tree of plain values with places, all its mistakes at once.
//!
//! [`document`] is the only way in; the other files ask the tree through
//! [`Table`]. This is the only file that names the `toml` crate. It keeps the
//! order in which keys were written and knows nothing of any file's meaning.

use ::toml::de::{DeTable, DeValue, Error};

use super::nearest::did_you_mean;
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::source::{FileId, Sources, Span};

/// A file as a tree.
pub(super) struct Document {
    /// Its top level.
    pub table: Table,
    /// Whether it had syntax errors: then what is missing may only be hidden by them.
    pub broken: bool,
}

/// Keys with values, in written order.
pub(super) struct Table {
    /// The keys, each once.
    pub entries: Vec<Entry>,
    /// The header or the braces.
    pub span: Span,
}

/// A key with its value.
pub(super) struct Entry {
    /// The key, unquoted.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// Its value.
    pub item: Item,
}

/// A value with its place.
pub(super) struct Item {
    /// What it is.
    pub node: Node,
    /// Where it stands, quotes included.
    pub span: Span,
}

/// A value.
pub(super) enum Node {
    /// A string.
    Text(String),
    /// `true` or `false`.
    Flag(bool),
    /// A number or date without quotes: the word for its type, and the text as written.
    Bare(&'static str, String),
    /// An array, of tables too.
    List(Vec<Item>),
    /// A table.
    Table(Table),
    /// Something with a syntax error inside, which was reported.
    Unread,
}

/// Reads `file`. Every syntax error is reported, and the rest is still in the tree.
pub(super) fn document(sources: &Sources, file: FileId, found: &mut Vec<Diagnostic>) -> Document {
    let text = sources.text(file);
    let (root, errors) = DeTable::parse_recoverable(text);
    let builder = Builder { file, text, broken: errors.iter().filter_map(Error::span).collect() };
    found.extend(one_a_line(text, &errors).map(|error| bad_toml(file, text, error)));
    let table = builder.table(root.get_ref(), Span::file_start(file));
    Document { table, broken: !errors.is_empty() }
}

impl Table {
    /// The value of `key`.
    pub fn get(&self, key: &str) -> Option<&Item> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| &entry.item)
    }

    /// The text of `key`; another type is reported.
    pub fn text(&self, key: &str, found: &mut Vec<Diagnostic>) -> Option<(String, Span)> {
        let item = self.get(key)?;
        item.text(key, found).map(|text| (text.to_owned(), item.span))
    }

    /// The flag of `key`; another type is reported.
    pub fn flag(&self, key: &str, found: &mut Vec<Diagnostic>) -> Option<bool> {
        let item = self.get(key)?;
        match item.node {
            Node::Flag(flag) => Some(flag),
            Node::Unread => None,
            _ => {
                found.push(wrong_type(key, item, "`true` or `false`", "write one of them, without quotes"));
                None
            }
        }
    }

    /// The texts of the list `key`; another type is reported.
    pub fn texts(&self, key: &str, found: &mut Vec<Diagnostic>) -> Option<Vec<(String, Span)>> {
        let items = self.get(key)?.list(key, found)?;
        Some(items.iter().filter_map(|item| Some((item.text(key, found)?.to_owned(), item.span))).collect())
    }

    /// The tables of the array `[[key]]`; another type is reported.
    pub fn tables(&self, key: &str, found: &mut Vec<Diagnostic>) -> Vec<&Table> {
        self.get(key).map(|item| item.tables(key, found)).unwrap_or_default()
    }

    /// Reports every key that is not in `known`.
    pub fn only(&self, known: &[&str], found: &mut Vec<Diagnostic>) {
        for entry in self.entries.iter().filter(|entry| !known.contains(&entry.key.as_str())) {
            found.push(unknown_field(entry, known));
        }
    }
}

impl Item {
    /// The text; another type is reported as the value of `key`.
    pub fn text(&self, key: &str, found: &mut Vec<Diagnostic>) -> Option<&str> {
        match &self.node {
            Node::Text(text) => Some(text),
            Node::Unread => None,
            _ => {
                found.push(wrong_type(key, self, "a text in quotes", "write `\"…\"`"));
                None
            }
        }
    }

    /// The items of a list; another type is reported as the value of `key`.
    pub fn list(&self, key: &str, found: &mut Vec<Diagnostic>) -> Option<&[Item]> {
        match &self.node {
            Node::List(items) => Some(items),
            Node::Unread => None,
            _ => {
                found.push(wrong_type(key, self, "a list", &format!("write `{key} = [\"…\", \"…\"]`")));
                None
            }
        }
    }

    /// The table; another type is reported as the value of `key`.
    pub fn table(&self, key: &str, found: &mut Vec<Diagnostic>) -> Option<&Table> {
        match &self.node {
            Node::Table(table) => Some(table),
            Node::Unread => None,
            _ => {
                found.push(wrong_type(key, self, "a table", &format!("write `[{key}]`, and its keys below")));
                None
            }
        }
    }

    /// The tables of an array `[[key]]`; another type is reported.
    pub fn tables(&self, key: &str, found: &mut Vec<Diagnostic>) -> Vec<&Table> {
        let items = match &self.node {
            Node::List(items) => items.as_slice(),
            _ => std::slice::from_ref(self),
        };
        let is_list = matches!(self.node, Node::List(_));
        let mut tables = Vec::new();
        for item in items {
            match &item.node {
                Node::Table(table) if is_list => tables.push(table),
                Node::Unread => {}
                _ => {
                    let help = format!("write each below `[[{key}]]`, with two brackets");
                    found.push(wrong_type(key, item, "a list of tables", &help));
                }
            }
        }
        tables
    }

    /// The word for the type.
    fn type_name(&self) -> &'static str {
        match &self.node {
            Node::Text(_) => "a text",
            Node::Flag(_) => "a boolean",
            Node::Bare(name, _) => name,
            Node::List(_) => "a list",
            Node::Table(_) => "a table",
            Node::Unread => "unreadable",
        }
    }
}

/// ## What
/// A value has another type than its key wants.
///
/// ## Why
/// The program would have to guess, and a guessed date or address is worse than none.
///
/// ## Example
/// `as_of = 2018`, where a date is a text: `as_of = "2018"`.
pub(super) fn wrong_type(key: &str, item: &Item, wanted: &str, help: &str) -> Diagnostic {
    let message = format!("`{key}` is {}, not {wanted}", item.type_name());
    let help = match &item.node {
        Node::Bare(_, written) if wanted.starts_with("a text") => format!("put it in quotes: `\"{written}\"`"),
        _ => help.to_owned(),
    };
    Diagnostic::new(Code::BadValue, item.span, message).with_help(help)
}

/// ## What
/// A key that nothing reads.
///
/// ## Why
/// It is mistyped or stands in the wrong table, so what it says would be lost in silence.
///
/// ## Example
/// `aliasses = ["CAT"]`.
pub(super) fn unknown_field(entry: &Entry, known: &[&str]) -> Diagnostic {
    let guess = did_you_mean(&entry.key, known.iter().copied());
    let help = guess.unwrap_or_else(|| format!("known here: {}", in_words(known.iter().copied())));
    Diagnostic::new(Code::UnknownField, entry.key_span, format!("unknown key `{}`", entry.key)).with_help(help)
}

/// Names in backticks, with commas.
pub(super) fn in_words<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// ## What
/// A line is not TOML.
///
/// ## Why
/// The value that stands there cannot be read; the rest of the file still is.
///
/// ## Example
/// `title = Handbook`, without quotes.
fn bad_toml(file: FileId, text: &str, error: &Error) -> Diagnostic {
    let mut range = error.span().unwrap_or_default();
    range.end = range.end.min(text.len());
    let message = error.message().trim().replace('\n', ", ");
    Diagnostic::new(Code::BadToml, Span::new(file, range), message)
        .with_help("mend the line: texts stand in quotes, lists in brackets, and each key once".to_owned())
}

/// The first error of each line: one slip in a list makes the parser stumble over every word behind it.
fn one_a_line<'a>(text: &'a str, errors: &'a [Error]) -> impl Iterator<Item = &'a Error> {
    let mut errors: Vec<_> = errors.iter().map(|error| (error.span().map_or(0, |span| span.start), error)).collect();
    errors.sort_by_key(|(start, _)| *start);
    let mut line_start = None;
    errors.into_iter().filter_map(move |(start, error)| {
        let this_line = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        (line_start.replace(this_line) != Some(this_line)).then_some(error)
    })
}

/// Turns the crate's tree into ours.
struct Builder<'a> {
    file: FileId,
    text: &'a str,
    broken: Vec<std::ops::Range<usize>>,
}

impl Builder<'_> {
    fn table(&self, table: &DeTable<'_>, span: Span) -> Table {
        let mut entries: Vec<_> = table
            .iter()
            .map(|(key, value)| Entry {
                key: key.get_ref().to_string(),
                key_span: Span::new(self.file, key.span()),
                item: self.item(value.get_ref(), value.span()),
            })
            .collect();
        entries.sort_by_key(|entry| entry.key_span);
        Table { entries, span }
    }

    fn item(&self, value: &DeValue<'_>, range: std::ops::Range<usize>) -> Item {
        let span = Span::new(self.file, range.clone());
        let touched = self.broken.iter().any(|bad| bad.start <= range.end && range.start <= bad.end);
        let bare = |name| Node::Bare(name, self.text.get(range.clone()).unwrap_or_default().to_owned());
        let node = match value {
            DeValue::Table(table) => Node::Table(self.table(table, span)),
            _ if touched => Node::Unread,
            DeValue::String(text) => Node::Text(text.to_string()),
            DeValue::Boolean(flag) => Node::Flag(*flag),
            DeValue::Integer(_) | DeValue::Float(_) => bare("a number"),
            DeValue::Datetime(_) => bare("a date without quotes"),
            DeValue::Array(items) => {
                Node::List(items.iter().map(|item| self.item(item.get_ref(), item.span())).collect())
            }
        };
        Item { node, span }
    }
}
