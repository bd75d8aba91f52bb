//! The finder of a book: its questions, its rules over declared fields, and the table of verdicts that they give.

use super::source::Span;

/// What a record is for a reader, from the most to the least favourable. The order decides which counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It fits.
    Usable,
    /// It fits if something holds that no answer has settled.
    Conditional,
    /// The sources do not say.
    Silent,
    /// It is ruled out.
    Excluded,
    /// It is for another matter.
    Other,
}

impl Verdict {
    /// Every verdict, the most favourable first.
    pub const ALL: [Self; 5] = [Self::Usable, Self::Conditional, Self::Silent, Self::Excluded, Self::Other];

    /// The word in `finder.toml`, in data and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Usable => "usable",
            Self::Conditional => "conditional",
            Self::Silent => "silent",
            Self::Excluded => "excluded",
            Self::Other => "other",
        }
    }
}

/// `finder.toml`: language-free but for labels in the source language.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    /// The questions, in the order asked.
    pub facets: Vec<Facet>,
    /// The rules, in written order: the first of a topic that holds speaks.
    pub rules: Vec<Rule>,
    /// How the record to turn to first is known.
    pub first: Option<First>,
    /// Ids of records in the order of the source; the others follow by group.
    pub order: Vec<String>,
    /// Said with every answer: id and words.
    pub warnings: Vec<(String, String)>,
}

/// A question with its answers.
#[derive(Debug, Clone)]
pub struct Facet {
    /// Its id, a flag of the command line.
    pub id: String,
    /// The question.
    pub question: String,
    /// A sentence below it, or empty.
    pub help: String,
    /// One of the few that are asked at once.
    pub asked_first: bool,
    /// Whether several answers may be given together.
    pub many: bool,
    /// The answers.
    pub answers: Vec<Answer>,
    /// Where it was declared.
    pub span: Span,
}

/// An answer to a question.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Its id, unique in its facet.
    pub id: String,
    /// What the reader sees.
    pub label: String,
    /// Index of the answer that it makes more precise.
    pub under: Option<usize>,
    /// It settles nothing: as if the question were skipped.
    pub open: bool,
    /// Shown behind the answers that most readers need.
    pub more: bool,
    /// Said when it is chosen, or empty.
    pub warning: String,
}

/// What follows for a record from an answer and from its fields.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its id, for translations.
    pub id: String,
    /// Index of the facet whose answers it reads; none for what always holds.
    pub facet: Option<usize>,
    /// Of the rules of a topic the first that holds speaks.
    pub topic: String,
    /// Indices of the answers that it is about.
    pub answers: Vec<usize>,
    /// Whether it is about the question being skipped.
    pub skipped: bool,
    /// All of them must hold.
    pub when: Vec<Condition>,
    /// None of them may hold.
    pub unless: Vec<Condition>,
    /// A value of this field is the answer, or broader.
    pub covers: Option<String>,
    /// A value of this field is narrower than the answer.
    pub within: Option<String>,
    /// What follows.
    pub verdict: Verdict,
    /// Later in its group by so many ranks.
    pub rank: u32,
    /// Why, in words, with `{matched}` and `{field}` for labels.
    pub reason: String,
}

/// What a field of the record must say: one of some values, `said` (anything) or `not-stated`.
#[derive(Debug, Clone)]
pub struct Condition {
    /// Id of the field.
    pub field: String,
    /// Id of a field of its entries.
    pub part: Option<String>,
    /// The values of which one must be there.
    pub values: Vec<String>,
}

/// How the record to turn to first is known.
#[derive(Debug, Clone)]
pub struct First {
    /// Index of the facet.
    pub facet: usize,
    /// The field of a record that names the answers for which it comes first.
    pub field: String,
    /// The relation by which a record names those that go with it.
    pub relation: String,
    /// Added where the sources are silent on one of them.
    pub ask: String,
}

/// Every verdict for every answer, in the words of an edition.
#[derive(Debug, Clone, Default)]
pub struct VerdictTable {
    /// Ids of records, in the order of the source.
    pub records: Vec<String>,
    /// The questions.
    pub facets: Vec<TableFacet>,
    /// Each verdict with its reason, once.
    pub cells: Vec<Cell>,
    /// Cells that hold whatever is answered, a list a record.
    pub always: Vec<Vec<u32>>,
    /// For each record the records that go with it when it comes first, in order.
    pub companions: Vec<Vec<u32>>,
    /// Said with every answer.
    pub warnings: Vec<String>,
    /// Added to a reason where silence has softened to a condition.
    pub ask: String,
    /// Each rule in words.
    pub rules: Vec<RuleWords>,
}

impl VerdictTable {
    /// The reason of a cell where it stands under `verdict`.
    pub fn reason(&self, cell: usize, verdict: Verdict) -> String {
        let cell = &self.cells[cell];
        if cell.verdict == verdict || self.ask.is_empty() {
            return cell.reason.clone();
        }
        format!("{} {}", cell.reason, self.ask)
    }
}

/// A rule in words.
#[derive(Debug, Clone, Default)]
pub struct RuleWords {
    /// Index of the facet, if it reads one.
    pub facet: Option<usize>,
    /// Labels of the answers that it is about, or empty for all.
    pub answers: Vec<String>,
    /// Whether it is about the question being skipped.
    pub skipped: bool,
    /// What the record must say: label of the field, labels of the values, whether it must not.
    pub reads: Vec<(String, Vec<String>, bool)>,
    /// What follows.
    pub verdict: Option<Verdict>,
    /// Why; places for labels are left as dots.
    pub reason: String,
}

/// A question with the verdicts of its answers.
#[derive(Debug, Clone, Default)]
pub struct TableFacet {
    /// Its id.
    pub id: String,
    /// The question in words.
    pub question: String,
    /// A sentence below it, or empty.
    pub help: String,
    /// One of the few that are asked at once.
    pub asked_first: bool,
    /// Whether several answers may be given together.
    pub many: bool,
    /// The answers.
    pub answers: Vec<TableAnswer>,
    /// Cells while it is unanswered, a list a record.
    pub skipped: Vec<Vec<u32>>,
}

/// An answer with its verdicts.
#[derive(Debug, Clone, Default)]
pub struct TableAnswer {
    /// Its id.
    pub id: String,
    /// What the reader sees.
    pub label: String,
    /// Index of the answer that it makes more precise.
    pub under: Option<usize>,
    /// It settles nothing.
    pub open: bool,
    /// Shown behind the answers that most readers need.
    pub more: bool,
    /// Said when it is chosen, or empty.
    pub warning: String,
    /// Cells, a list a record.
    pub cells: Vec<Vec<u32>>,
    /// Records that come first for exactly this answer.
    pub first: Vec<u32>,
    /// Records that come first for whatever is part of the same.
    pub first_broadly: Vec<u32>,
}

/// A verdict with its reason.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// What follows.
    pub verdict: Verdict,
    /// Later in its group by so many ranks.
    pub rank: u32,
    /// Index of the rule.
    pub rule: u32,
    /// Why, in words.
    pub reason: String,
}
