//! What helps to write a message to a record, as `compose` makes it.

use super::registry::Privacy;

/// A form of a message: fields to fill in, and the words around the answers.
#[derive(Debug, Clone, Default)]
pub struct MessageForm {
    /// `first` or `full`; begins the ids of its fields.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The sentences before the answers, or empty.
    pub opening: String,
    /// The sentences behind them, or empty.
    pub closing: String,
    /// What is asked for, in order.
    pub items: Vec<MessageItem>,
}

/// A thing that the message tells.
#[derive(Debug, Clone)]
pub struct MessageItem {
    /// The value of the vocabulary.
    pub id: String,
    /// What to tell.
    pub label: String,
    /// The same as a heading in the message.
    pub says: String,
    /// How much it is needed, in words; empty where nobody says.
    pub need: String,
    /// Why it is asked, or empty.
    pub why: String,
    /// Whether it can identify people.
    pub privacy: Privacy,
    /// For a consent: who may give it, in words. `None` for what is told in words.
    pub consent: Option<Vec<String>>,
}
