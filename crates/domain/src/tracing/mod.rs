//! Who could it have been: how likely each of those who had a version is the source of a leak. It ranks candidates and names no
//! culprit: a copy that matches is not a person who leaked.
//!
//! Every function is exact for exact numbers: it is written for any number type, runs on `f64`, and is tested on fractions.
//!
//! # Source
//! The formula set of the rules of tracing, after the guilt model of Papadimitriou and Garcia-Molina.

mod allocation;
mod marks;
#[cfg(test)]
mod tests;
mod weight;

pub use allocation::{Allocation, told_apart};
pub use marks::{MOST_EVIDENCE, mark_evidence, mark_p_value, mark_threshold};
use num_traits::{Num, Zero};
use serde::Serialize;
pub use weight::{Weight, speaks_otherwise, together};

use crate::documents::{InfoType, meaning};
use crate::time::Instant;

/// What of a custody counts of who had given everything back before the leak: they may have kept a copy, or had one leak before.
pub const RESIDUAL: f64 = 0.25;

/// Numbers that shares and rankings are computed of.
pub trait Number: Num + Clone {}

impl<T: Num + Clone> Number for T {}

/// One sighted picture or page, matched to a version: the weight of each candidate's custody, and how likely it came from outside.
///
/// Weights are not negative, each at the place of its candidate; `outside` is a probability.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artefact<T> {
    pub weights: Vec<T>,
    pub outside: T,
}

/// How somebody's custody stood when the picture was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Custody {
    /// Received only after it, or too shortly before it.
    TooLate,
    /// Still held.
    Held,
    /// Returned or destroyed before it.
    GivenBack,
}

impl Custody {
    /// From when it was received and, where it was, given back; `at` is the earliest known publication, `lag` the microseconds that
    /// lie at least between receiving and publishing.
    pub fn of(received: Instant, given_back: Option<Instant>, at: Instant, lag: i64) -> Self {
        if received.micros() > at.micros().saturating_sub(lag) {
            return Self::TooLate;
        }
        if given_back.is_none_or(|back| back >= at) { Self::Held } else { Self::GivenBack }
    }

    /// What it weighs; `residual` for what was given back.
    pub fn weight<T: Number>(self, residual: T) -> T {
        match self {
            Self::TooLate => T::zero(),
            Self::Held => T::one(),
            Self::GivenBack => residual,
        }
    }
}

impl<T: Number> Artefact<T> {
    /// The part of each candidate in this picture: with `outside` they sum to one. All are zero where nobody had it: then it came
    /// from outside or from somebody whom no record names.
    pub fn shares(&self) -> Vec<T> {
        let total = sum(&self.weights);
        let share = |weight: &T| {
            if total.is_zero() { T::zero() } else { (T::one() - self.outside.clone()) * weight.clone() / total.clone() }
        };
        self.weights.iter().map(share).collect()
    }

    /// The part of outside: one where nobody had it.
    pub fn outside_share(&self) -> T {
        if sum(&self.weights).is_zero() { T::one() } else { self.outside.clone() }
    }
}

/// Model A: how likely each candidate is the source of at least one of the pictures. An index, no answer to who did it: with many
/// pictures that everybody held it approaches one for all.
pub fn index<T: Number>(artefacts: &[Artefact<T>], candidates: usize) -> Vec<T> {
    (0..candidates).map(|one| index_of_group(artefacts, &[one])).collect()
}

/// Model A for an organisation, or for a party with everybody below it: added up within each picture, whose sources exclude each
/// other, and multiplied over pictures.
pub fn index_of_group<T: Number>(artefacts: &[Artefact<T>], group: &[usize]) -> T {
    index_of_tree(artefacts, artefacts.iter().map(|_| group))
}

/// The same where each picture has a group of its own: whoever passed on one document did not pass on the other.
pub fn index_of_tree<'a, T: Number>(artefacts: &[Artefact<T>], groups: impl Iterator<Item = &'a [usize]>) -> T {
    let spared = artefacts.iter().zip(groups).map(|(artefact, group)| {
        let shares = artefact.shares();
        let of_group = group.iter().filter_map(|one| shares.get(*one)).cloned();
        T::one() - of_group.fold(T::zero(), |sum, share| sum + share)
    });
    T::one() - spared.fold(T::one(), |product, factor| product * factor)
}

/// What a ranking rests on besides the pictures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prior<T> {
    /// What each candidate weighs beforehand, in any unit.
    pub weights: Vec<T>,
    /// How likely it was nobody recorded, beforehand.
    pub nobody: T,
    /// By what evidence of each candidate multiplies; one where there is none.
    pub evidence: Vec<T>,
    /// The same for nobody recorded.
    pub evidence_for_nobody: T,
}

/// Model B: how likely each candidate is the one source of all pictures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking<T> {
    /// At the place of each candidate; with `nobody` they sum to one.
    pub candidates: Vec<T>,
    /// Nobody recorded was it: a finding about our own records.
    pub nobody: T,
}

/// Ranks those who may be the one source of all pictures; `artefacts` hold for each candidate how surely it had the picture, from zero
/// to one. Where there is nobody to be ranked, it was nobody recorded.
pub fn ranking<T: Number>(prior: &Prior<T>, artefacts: &[Artefact<T>]) -> Ranking<T> {
    let total = sum(&prior.weights);
    let one = |place: usize, weight: &T| {
        let likely = artefacts.iter().fold(T::one(), |product, artefact| {
            let had = artefact.weights.get(place).cloned().unwrap_or_else(T::zero);
            product * (had.clone() + (T::one() - had) * artefact.outside.clone())
        });
        let before = (T::one() - prior.nobody.clone()) * weight.clone() / total.clone();
        before * likely * prior.evidence.get(place).cloned().unwrap_or_else(T::one)
    };
    let scores: Vec<T> = if total.is_zero() {
        prior.weights.iter().map(|_| T::zero()).collect()
    } else {
        prior.weights.iter().enumerate().map(|(place, weight)| one(place, weight)).collect()
    };
    let outside = artefacts.iter().fold(T::one(), |product, artefact| product * artefact.outside.clone());
    let nobody = prior.nobody.clone() * outside * prior.evidence_for_nobody.clone();
    let all = sum(&scores) + nobody.clone();
    if all.is_zero() {
        return Ranking { candidates: scores, nobody: T::one() };
    }
    Ranking { candidates: scores.into_iter().map(|score| score / all.clone()).collect(), nobody: nobody / all }
}

/// How likely somebody who holds `share` of a class of documents held, by chance, what leaked in at least `held` of `incidents`.
pub fn held_by_chance<T: Number>(incidents: u32, held: u32, share: &T) -> T {
    let rest = T::one() - share.clone();
    // The chance of every number of hits so far, incident by incident: no binomial coefficient grows too large.
    let mut chances = vec![T::one()];
    for _ in 0..incidents {
        let mut next = vec![T::zero(); chances.len() + 1];
        for (hits, chance) in chances.iter().enumerate() {
            let [missed, hit] = [&rest, share].map(|factor| chance.clone() * factor.clone());
            next[hits] = next[hits].clone() + missed;
            next[hits + 1] = next[hits + 1].clone() + hit;
        }
        chances = next;
    }
    chances.into_iter().skip(held as usize).fold(T::zero(), |sum, chance| sum + chance)
}

fn sum<T: Zero + Clone>(numbers: &[T]) -> T {
    numbers.iter().fold(T::zero(), |sum, number| sum + number.clone())
}

/// Weights inside organisations: `organisations` says of each candidate which is its own. Organisation first, each organisation weighs
/// one and its candidates share it; else every candidate weighs one.
pub fn weights_inside<T: Number, Key: Eq>(organisations: &[Key], organisation_first: bool) -> Vec<T> {
    let weight = |own: &Key| {
        if !organisation_first {
            return T::one();
        }
        let count = organisations.iter().filter(|other| *other == own).fold(T::zero(), |sum, _| sum + T::one());
        T::one() / count
    };
    organisations.iter().map(weight).collect()
}

/// The words for how clear a ranking is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Clarity {
    /// A copy or an admission points at one candidate, and nothing speaks against it.
    Exact,
    /// One candidate is far ahead.
    High,
    /// Several are left.
    Inconclusive,
    /// Nobody recorded could have been it.
    None,
}

/// From how likely on the first of a ranking is far ahead.
const FAR_AHEAD: f64 = 0.9;
/// From how likely on the first of a ranking, at whom a mark or an admission points, is taken as that.
const SURE: f64 = 0.99;

impl Clarity {
    /// Of a ranking whose first candidate is so likely, and nobody recorded so; `is_pointed_at`: an admission or the mark of a copy
    /// points at the first.
    pub fn of(first: Option<f64>, nobody: f64, is_pointed_at: bool) -> Self {
        match first.filter(|first| *first > 0.0 && nobody < FAR_AHEAD) {
            None => Self::None,
            Some(first) if is_pointed_at && first >= SURE => Self::Exact,
            Some(first) if first >= FAR_AHEAD => Self::High,
            Some(_) => Self::Inconclusive,
        }
    }

    /// The word in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::High => "high",
            Self::Inconclusive => "inconclusive",
            Self::None => "none",
        }
    }
}

/// How an incident was attributed to somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Confidence {
    Admission,
    Mark,
    Elimination,
    Suspected,
    #[default]
    Unknown,
}

impl Confidence {
    const WORDS: [(&'static str, Self); 5] = [
        ("admission", Self::Admission),
        ("mark", Self::Mark),
        ("elimination", Self::Elimination),
        ("suspected", Self::Suspected),
        ("unknown", Self::Unknown),
    ];

    /// From its word in the bundle; anything else is unknown.
    pub fn of_word(word: Option<&str>) -> Self {
        word.and_then(|word| meaning(&Self::WORDS, word)).unwrap_or_default()
    }

    /// By what it multiplies the odds of those whom it names. An admission and a mark stand for as much as any evidence may; that all
    /// others could be ruled out, or that somebody is suspected, is the word of a person.
    pub const fn evidence(self) -> f64 {
        match self {
            Self::Admission | Self::Mark => MOST_EVIDENCE,
            Self::Elimination => 20.0,
            Self::Suspected => 4.0,
            Self::Unknown => 1.0,
        }
    }

    /// It points at somebody, rather than leaving somebody over.
    pub const fn points(self) -> bool {
        matches!(self, Self::Admission | Self::Mark)
    }
}

/// A probability as it is typed: a number from zero to one.
pub fn probability(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|number| (0.0..=1.0).contains(number))
}

/// How likely a version came from outside of all who are recorded, where nobody says otherwise: least for drawings and data inside a
/// house, most for what everybody can see.
pub fn outside_of(info_type: InfoType, is_public: bool) -> f64 {
    match info_type {
        _ if is_public => 0.5,
        InfoType::Drawing | InfoType::Model | InfoType::DataSet => 0.05,
        _ => 0.2,
    }
}
