//! What is for our own lawyers about an incident. It is no fact of the registers: it stands in no bundle, file or pack.

use crate::documents::{meaning, word_for};

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// Advice of counsel.
    Advice,
    /// What the other side may hold against us.
    Weakness,
    /// That somebody meant it: a breacher in bad faith generally gets no reduction.
    BadFaith,
    /// How somebody helped, or did not.
    Cooperation,
    /// Somebody told an authority or us in confidence, and must come to no harm by it.
    ProtectedReport,
    /// What was said without prejudice.
    SettlementTalk,
}

impl About {
    const WORDS: [(&'static str, Self); 6] = [
        ("advice", Self::Advice),
        ("weakness", Self::Weakness),
        ("bad_faith", Self::BadFaith),
        ("cooperation", Self::Cooperation),
        ("protected_report", Self::ProtectedReport),
        ("settlement_talk", Self::SettlementTalk),
    ];

    /// In the order in which a form shows them.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::WORDS.into_iter().map(|(_, about)| about)
    }

    /// The word in the database, in forms and in the catalogue.
    pub fn word(self) -> &'static str {
        word_for(&Self::WORDS, self)
    }

    /// What this word stands for.
    pub fn of_word(word: &str) -> Option<Self> {
        meaning(&Self::WORDS, word)
    }
}
