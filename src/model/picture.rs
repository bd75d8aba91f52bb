//! A picture: what it shows, before a back end draws it.
//!
//! It holds words and their order, no places and no colours. Every word stands
//! in the language of the edition, so that a back end adds none.

use super::page::Block;
use super::registry::MonthPart;

/// A drawing with the same facts in words beside it.
#[derive(Debug, Clone)]
pub struct Picture {
    /// What it shows, in a few words.
    pub title: String,
    /// What the author says about it, and the date of its facts.
    pub caption: Vec<Block>,
    /// What is drawn; none where the sources know too few values.
    pub drawing: Option<Drawing>,
    /// The same facts in words, with links; where nothing is drawn, also why.
    pub twin: Vec<Block>,
}

/// What is drawn.
#[derive(Debug, Clone)]
pub enum Drawing {
    /// What belongs to what.
    Tree(Vec<Branch>),
    /// Names along the values of a field, in the order of the values.
    Scale(Vec<Station>),
    /// What happens one after the other.
    Way(Vec<Step>),
    /// The months of a year and what falls into them.
    Year(Year),
}

/// A name with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// Short name or label.
    pub label: String,
    /// What belongs to it; empty for a leaf.
    pub branches: Vec<Branch>,
}

/// A value of a scale with those that have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Station {
    /// The value in words.
    pub label: String,
    /// Short names.
    pub names: Vec<String>,
    /// False for the place of those whose value nobody knows: it is no part of the scale.
    pub known: bool,
}

/// A step of a way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Who acts, or empty.
    pub who: String,
    /// What they do.
    pub words: String,
    /// What the registry knows about it.
    pub facts: Vec<StepFact>,
}

/// A fact of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepFact {
    /// In words.
    pub text: String,
    /// False where the source does not say.
    pub known: bool,
}

/// A year with what recurs in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// Names of the twelve months.
    pub months: Vec<String>,
    /// What falls into a time of the year, earliest first.
    pub occasions: Vec<Occasion>,
    /// What may happen at any time.
    pub always: Vec<String>,
    /// The date of the edition: month and day, and what stands beside it.
    pub edition: (u8, u8, String),
}

/// Something that recurs each year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// What, and when.
    pub label: String,
    /// First month or part of it.
    pub from: MonthPart,
    /// Last month or part of it; before `from` where it runs over the end of the year.
    pub to: MonthPart,
    /// For what was over in the year of the edition: words that say so. Else empty.
    pub past: String,
}
