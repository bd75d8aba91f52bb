//! A record at a glance, as `compose` makes it.

use super::handbook::Target;
use super::page::Inline;

/// A question about a record, answered in a line or two.
#[derive(Debug, Clone)]
pub struct GlanceLine {
    /// The question.
    pub question: String,
    /// Where the whole answer stands.
    pub target: Target,
    /// A phrase an answer; empty where the sources do not say.
    pub answers: Vec<Vec<Inline>>,
}
