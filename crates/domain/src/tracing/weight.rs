//! How much an indication speaks for or against somebody, in words and as what it multiplies their odds by.

use super::MOST_EVIDENCE;
use crate::documents::{meaning, word_for};
use crate::facts::Row;

/// The strength of an indication: a likelihood ratio, told by a word. Each step upwards is about ten times the one below.
///
/// # Source
/// Verbal scales of forensic reporting; the greatest is capped as all evidence is, for clerical errors, swapped files and stolen accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    DecisiveFor,
    VeryStrongFor,
    StrongFor,
    ModerateFor,
    WeakFor,
    WeakAgainst,
    ModerateAgainst,
    StrongAgainst,
    VeryStrongAgainst,
    DecisiveAgainst,
}

impl Weight {
    const WORDS: [(&'static str, Self); 10] = [
        ("decisive_for", Self::DecisiveFor),
        ("very_strong_for", Self::VeryStrongFor),
        ("strong_for", Self::StrongFor),
        ("moderate_for", Self::ModerateFor),
        ("weak_for", Self::WeakFor),
        ("weak_against", Self::WeakAgainst),
        ("moderate_against", Self::ModerateAgainst),
        ("strong_against", Self::StrongAgainst),
        ("very_strong_against", Self::VeryStrongAgainst),
        ("decisive_against", Self::DecisiveAgainst),
    ];

    /// From its word in the bundle.
    pub fn of_word(word: &str) -> Option<Self> {
        meaning(&Self::WORDS, word)
    }

    /// The word in the bundle.
    pub fn word(self) -> &'static str {
        word_for(&Self::WORDS, self)
    }

    /// By what it multiplies the odds of whom it speaks of.
    pub const fn ratio(self) -> f64 {
        match self {
            Self::DecisiveFor => MOST_EVIDENCE,
            Self::VeryStrongFor => 1_000.0,
            Self::StrongFor => 100.0,
            Self::ModerateFor => 10.0,
            Self::WeakFor => 3.0,
            Self::WeakAgainst => 1.0 / 3.0,
            Self::ModerateAgainst => 0.1,
            Self::StrongAgainst => 0.01,
            Self::VeryStrongAgainst => 0.001,
            Self::DecisiveAgainst => 1.0 / MOST_EVIDENCE,
        }
    }

    /// It speaks for whom it names, rather than against.
    pub fn speaks_for(self) -> bool {
        self.ratio() > 1.0
    }
}

/// An admission that speaks against somebody's having been the source, or a denial or an alibi that speaks for it.
pub fn speaks_otherwise(indication: &Row) -> bool {
    let weight = indication.get("weight").and_then(Weight::of_word);
    match indication.get("kind") {
        Some("admission") => weight.is_some_and(|weight| !weight.speaks_for()),
        Some("denial" | "alibi") => weight.is_some_and(Weight::speaks_for),
        _ => false,
    }
}

/// What several together multiply the odds by: no more than one that decides.
pub fn together(ratios: impl IntoIterator<Item = f64>) -> f64 {
    ratios.into_iter().product::<f64>().clamp(1.0 / MOST_EVIDENCE, MOST_EVIDENCE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Kind, Value};

    #[test]
    fn every_word_of_the_bundle_has_its_weight_and_what_is_for_and_against_cancels_out() {
        let column = Kind::Indications.columns().iter().find(|column| column.name == "weight").unwrap();
        let Value::Choice(words) = column.value else { panic!("a choice") };
        for (place, word) in words.iter().enumerate() {
            let weight = Weight::of_word(word).unwrap();
            assert_eq!(weight.word(), *word);
            assert_eq!(weight.speaks_for(), word.ends_with("_for"));
            let opposite = Weight::of_word(words[words.len() - 1 - place]).unwrap();
            assert!((together([weight.ratio(), opposite.ratio()]) - 1.0).abs() < 1e-12);
        }
        assert!((together([1e6, 1e6, 100.0]) - 1e6).abs() < f64::EPSILON);
    }
}
