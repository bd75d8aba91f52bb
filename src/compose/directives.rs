//! What the directives of a page become.
//!
//! [`follow`] turns one directive into blocks. A mistake is reported at the directive, and as much is shown as the
//! rest of it allows.

use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::handbook::{Chapter, Edition};
use crate::model::page::{Block, Directive, Inline};
use crate::model::registry::{Record, Table};
use crate::model::source::Span;

use super::book::Book;
use super::card::{brief, oldest_date};
use super::facts::{self, Past};
use super::known::{self, DIRECTIVES};
use super::suggest::nearest;
use super::{actions, checklist, contacts, counts, figure, only, pages, picture};

/// What a directive became.
#[derive(Default)]
pub struct Became {
    /// What stands in its place.
    pub blocks: Vec<Block>,
    /// The dates of the facts in them.
    pub dates: Vec<String>,
}

/// What `directive` on the page of `chapter` becomes; mistakes go to `found`.
pub fn follow(book: &Book, chapter: &Chapter, directive: &Directive, found: &mut Vec<Diagnostic>) -> Became {
    if known::named(&directive.name).is_none() {
        found.push(unknown_directive(directive));
        return Became::default();
    }
    let options = known::options_of(&directive.name);
    for (option, _, _) in &directive.options {
        if !options.contains(&option.as_str()) {
            found.push(unknown_option(directive, option, &options));
        }
    }
    let mut asked = Asked { book, directive, found };
    match directive.name.as_str() {
        "figure" => Became { blocks: figure::figure(book, chapter, directive, asked.found), ..Became::default() },
        "actions" => Became { blocks: actions::actions(directive, asked.found), ..Became::default() },
        "case" => asked.case(),
        "mechanism" => asked.one(|book, record| vec![Block::Card(brief(book, record))]),
        "checklist" => asked.one(checklist::checklist),
        "facts" => asked.facts(),
        "contacts" => asked.contacts(),
        "compare" => asked.compare(),
        "picture" => picture::picture(&mut asked),
        "count" => asked.count(),
        "only" => Became { blocks: only::only(directive, asked.found), ..Became::default() },
        _ => asked.cards(),
    }
}

/// Reports every directive in the words of cases and terms: they move to other pages, where no directive can follow.
pub fn misplaced(edition: &Edition) -> Vec<Diagnostic> {
    let entries = edition.glossary.values().chain(edition.cases.values());
    entries.flat_map(|entry| &entry.page.directives).map(misplaced_directive).collect()
}

/// The value of an option, if it was given.
pub fn option<'d>(directive: &'d Directive, key: &str) -> Option<&'d str> {
    directive.options.iter().find(|(option, _, _)| option == key).map(|(_, value, _)| value.trim())
}

/// A directive that is being followed.
pub(super) struct Asked<'a, 'b> {
    /// The edition with its registry.
    pub book: &'a Book<'a>,
    /// What was written.
    pub directive: &'a Directive,
    /// Where mistakes go.
    pub found: &'b mut Vec<Diagnostic>,
}

impl<'a> Asked<'a, '_> {
    /// Blocks of the one record that the argument names.
    fn one(&mut self, make: impl Fn(&Book, &Record) -> Vec<Block>) -> Became {
        let Some(record) = self.record(&self.directive.argument) else {
            return Became::default();
        };
        Became { blocks: make(self.book, record), dates: vec![oldest_date(self.book, record)] }
    }

    fn cards(&mut self) -> Became {
        let records = self.several();
        let blocks = records.iter().map(|record| Block::Card(brief(self.book, record))).collect();
        Became { blocks, dates: self.dates(&records) }
    }

    fn contacts(&mut self) -> Became {
        let records = self.several();
        // Where the argument names the record, the page around it does so too.
        if self.directive.argument.is_empty() {
            return Became { blocks: contacts::of_records(self.book, &records), dates: self.dates(&records) };
        }
        let not_stated = || vec![Block::Paragraph(vec![Inline::NotStated])];
        let known = records.iter().map(|record| contacts::of_record(self.book, record, Past::Hidden));
        let blocks = known.flat_map(|known| if known.is_empty() { not_stated() } else { known }).collect();
        Became { blocks, dates: self.dates(&records) }
    }

    fn compare(&mut self) -> Became {
        let chosen = self.directive.argument.is_empty() && self.directive.options.is_empty();
        let records = if chosen { self.book.records().collect() } else { self.several() };
        let blocks = if records.is_empty() { Vec::new() } else { vec![pages::compare::table(self.book, &records)] };
        Became { blocks, dates: self.dates(&records) }
    }

    fn facts(&mut self) -> Became {
        let Some(record) = self.record(&self.directive.argument) else {
            return Became::default();
        };
        let schema = &self.book.registry.schema;
        let fields = match option(self.directive, "fields") {
            Some(written) => self.fields(written),
            None => schema.questions.iter().flat_map(|question| question.fields.clone()).collect(),
        };
        let mut blocks = facts::answer(self.book, record, &fields, Past::Shown);
        blocks.extend(pages::record::unknown(self.book, record, &fields, Past::Shown));
        Became { blocks, dates: vec![oldest_date(self.book, record)] }
    }

    /// The known ones among the fields that are written; others are reported.
    pub(super) fn fields(&mut self, written: &str) -> Vec<String> {
        let declared = self.book.registry.schema.fields.get(&Table::Mechanism).map_or(&[][..], Vec::as_slice);
        let known = || declared.iter().map(|field| field.id.as_str()).chain(["contacts", "related"]);
        let mut fields = Vec::new();
        for id in split(written) {
            if known().any(|field| field == id) {
                fields.push(id.to_owned());
            } else {
                self.found.push(unknown_id("field", id, nearest(id, known()), self.directive.span));
            }
        }
        fields
    }

    fn case(&mut self) -> Became {
        let id = self.directive.argument.as_str();
        let Some(case) = self.book.registry.get(Table::Case, id) else {
            let known = self.book.registry.table(Table::Case).map(|case| case.id.as_str());
            self.found.push(unknown_id("case", id, nearest(id, known), self.directive.span));
            return Became::default();
        };
        let date = case.text("as_of").unwrap_or("").to_owned();
        Became { blocks: vec![pages::cases::boxed(self.book, case)], dates: vec![date] }
    }

    fn count(&mut self) -> Became {
        let what = self.directive.argument.as_str();
        let Some(blocks) = counts::counted(self.book, what) else {
            let near = nearest(what, counts::COUNTED.iter().copied());
            let help = near.map_or_else(
                || format!("there are {}", quoted(counts::COUNTED)),
                |near| format!("did you mean `{near}`?"),
            );
            self.found.push(unknown_count(what, help, self.directive.span));
            return Became::default();
        };
        Became { blocks, ..Became::default() }
    }

    /// The records that the argument, `ids`, `group` and `kind` choose, in the order of `ids`, else by group and name.
    pub(super) fn several(&mut self) -> Vec<&'a Record> {
        let named = match option(self.directive, "ids") {
            Some(ids) => format!("{} {ids}", self.directive.argument),
            None => self.directive.argument.clone(),
        };
        let mut records: Vec<&'a Record> = split(&named).filter_map(|id| self.record(id)).collect();
        let wanted = ["group", "kind"].map(|key| (key, option(self.directive, key)));
        if wanted.iter().all(|(_, value)| value.is_none()) {
            if named.trim().is_empty() {
                self.found.push(names_nothing(self.directive));
            }
            return records;
        }
        for (key, value) in wanted {
            self.check_value(key, value);
        }
        let fits = |record: &&Record| wanted.iter().all(|(key, value)| value.is_none() || record.text(key) == *value);
        for group in self.book.by_group(self.book.records().filter(fits)) {
            let new = group.records.into_iter().filter(|record| !records.iter().any(|it| it.id == record.id));
            records.extend(new.collect::<Vec<_>>());
        }
        records
    }

    fn check_value(&mut self, vocabulary: &str, value: Option<&str>) {
        let known = self.book.registry.schema.vocabularies.get(vocabulary).map_or(&[][..], |it| &it.values);
        if let Some(value) = value
            && !known.iter().any(|(key, _)| key == value)
        {
            let near = nearest(value, known.iter().map(|(key, _)| key.as_str()));
            self.found.push(unknown_id(vocabulary, value, near, self.directive.span));
        }
    }

    /// The record `id`, if it has a page; else it is reported.
    pub(super) fn record(&mut self, id: &str) -> Option<&'a Record> {
        let record = self.book.record(id);
        if record.is_none() {
            let mistake = match self.book.registry.get(Table::Mechanism, id) {
                Some(_) => abstract_record(id, self.directive.span),
                None if id.is_empty() => names_nothing(self.directive),
                None => {
                    let near = nearest(id, self.book.records().map(|record| record.id.as_str()));
                    unknown_id("record", id, near, self.directive.span)
                }
            };
            self.found.push(mistake);
        }
        record
    }

    fn dates(&self, records: &[&Record]) -> Vec<String> {
        records.iter().map(|record| oldest_date(self.book, record)).collect()
    }
}

/// Ids between commas or spaces.
pub(super) fn split(written: &str) -> impl Iterator<Item = &str> {
    written.split([',', ' ', '\t']).filter(|id| !id.is_empty())
}

/// ## What
/// A fence names a directive that there is not.
///
/// ## Why
/// What was meant to stand there would be missing from the page.
///
/// ## Example
/// ` ```{mechansim} town-hall `
fn unknown_directive(directive: &Directive) -> Diagnostic {
    let names: Vec<&str> = DIRECTIVES.iter().map(|directive| directive.name).collect();
    let help = match nearest(&directive.name, names.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are {}", quoted(&names)),
    };
    let message = format!("no directive `{}`", directive.name);
    Diagnostic::new(Code::UnknownDirective, directive.span, message).with_help(help)
}

/// ## What
/// A directive has an option that it does not know.
///
/// ## Why
/// What the option asks for would silently not happen.
///
/// ## Example
/// `:grup: city` in a fence ` ```{cards} `
pub(super) fn unknown_option(directive: &Directive, option: &str, known: &[&str]) -> Diagnostic {
    let help = match nearest(option, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`? `{}` knows {}", directive.name, quoted(known)),
        None if known.is_empty() => format!("`{}` has no options", directive.name),
        None => format!("`{}` knows {}", directive.name, quoted(known)),
    };
    let message = format!("`{}` has no option `{option}`", directive.name);
    Diagnostic::new(Code::UnknownDirective, directive.span, message).with_help(help)
}

/// ## What
/// A directive stands in the words of a case or a glossary term.
///
/// ## Why
/// Those words are shown on several pages, in boxes that hold no other box: the directive would be lost.
///
/// ## Example
/// ` ```{mechanism} town-hall ` in the `text` of a case
fn misplaced_directive(directive: &Directive) -> Diagnostic {
    let message = format!("directive `{}` in the words of a case or a term", directive.name);
    let help = "link to it with `[[id]]` instead".to_owned();
    Diagnostic::new(Code::UnknownDirective, directive.span, message).with_help(help)
}

/// ## What
/// A directive names a record, case, field, group or kind that the book does not have.
///
/// ## Why
/// The reader would miss the facts that the author put there.
///
/// ## Example
/// ` ```{mechanism} twon-hall `, where the record is `town-hall`
pub(super) fn unknown_id(what: &str, id: &str, near: Option<&str>, at: Span) -> Diagnostic {
    let help =
        near.map_or_else(|| format!("name a {what} that the registry has"), |near| format!("did you mean `{near}`?"));
    Diagnostic::new(Code::UnknownId, at, format!("no {what} `{id}`")).with_help(help)
}

/// ## What
/// A directive names a record that only lends its fields to others.
///
/// ## Why
/// Such a record has no page and no name to show.
///
/// ## Example
/// ` ```{mechanism} any-court `, where `mechanisms/any-court.toml` says `abstract = true`
fn abstract_record(id: &str, at: Span) -> Diagnostic {
    let help = "name a record that takes its fields from it".to_owned();
    Diagnostic::new(Code::UnknownId, at, format!("record `{id}` is abstract")).with_help(help)
}

/// ## What
/// `{count}` asks for something that the program does not count.
///
/// ## Why
/// The number would be missing from the page.
///
/// ## Example
/// ` ```{count} contcats `
fn unknown_count(what: &str, help: String, at: Span) -> Diagnostic {
    Diagnostic::new(Code::UnknownId, at, format!("nothing counts `{what}`")).with_help(help)
}

/// ## What
/// A directive says for no record what it shall show.
///
/// ## Why
/// Nothing would stand in its place.
///
/// ## Example
/// ` ```{mechanism} ` without an id behind it
fn names_nothing(directive: &Directive) -> Diagnostic {
    let options = known::options_of(&directive.name);
    let help = if options.contains(&"ids") {
        format!("write an id behind `{{{}}}`, or choose with {}", directive.name, quoted(&options))
    } else {
        format!("write an id behind `{{{}}}`", directive.name)
    };
    Diagnostic::new(Code::UnknownId, directive.span, format!("`{}` names no record", directive.name)).with_help(help)
}

pub(super) fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
