//! What stands in the pocket booklet: whom one can write to, in the fewest words.

/// A record of the booklet.
#[derive(Debug, Clone, Default)]
pub struct BookletEntry {
    /// The id of the record.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it is the first to turn to for some answer of the finder.
    pub is_first: bool,
    /// Addresses, those that were read last first.
    pub contacts: Vec<BookletContact>,
    /// Questions of the card with what answers them; the last one names those that no source answers.
    pub answers: Vec<(String, String)>,
}

/// An address with what a reader must know of it.
#[derive(Debug, Clone, Default)]
pub struct BookletContact {
    /// E-mail, web page, …
    pub kind: String,
    /// Exactly the registry's characters.
    pub value: String,
    /// Of when it is, in words.
    pub as_of: String,
}
