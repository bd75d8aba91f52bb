//! What a record says of itself on the pages of others: its card, its addresses, what to put into a message.

use super::glance::GlanceLine;
use super::handbook::Target;
use super::page::{Block, Inline};

/// The card of a record: its questions answered at a glance.
#[derive(Debug, Clone)]
pub struct Card {
    /// The record's page.
    pub target: Target,
    /// Name.
    pub name: String,
    /// Summary.
    pub summary: String,
    /// Group, kind and status as badges.
    pub badges: Vec<Inline>,
    /// Its questions in a line each. Where there are any, `rows` stand behind them, to be opened.
    pub glance: Vec<GlanceLine>,
    /// Questions with known answers, in order.
    pub rows: Vec<CardRow>,
    /// Questions that the sources do not answer.
    pub unknown: Vec<String>,
}

/// A question and what answers it.
#[derive(Debug, Clone)]
pub struct CardRow {
    /// The question.
    pub question: String,
    /// The answer.
    pub blocks: Vec<Block>,
}

/// An address with all that a reader must know of it.
#[derive(Debug, Clone)]
pub struct ContactLine {
    /// Id of the contact; the anchor on the page of contacts.
    pub id: String,
    /// Its role for the record, in words; empty on the page of contacts.
    pub role: String,
    /// Kind in words: e-mail, web page, …
    pub kind: String,
    /// Exactly the registry's characters.
    pub value: String,
    /// Date, state and secure channel as badges.
    pub badges: Vec<Inline>,
    /// Links to where it was read and whom it serves.
    pub notes: Vec<Inline>,
}

/// A thing to put into a message.
#[derive(Debug, Clone)]
pub struct ChecklistItem {
    /// What.
    pub text: String,
    /// How much it is needed, in words.
    pub need: String,
}
