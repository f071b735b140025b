//! Who answers for a leak, to whom, on what ground and for how much: from the leaker up to the owner of what leaked.
//!
//! Two graphs are joined: custody says who gave which copy to whom, obligation says who is bound to whom. Custody decides facts,
//! obligation decides who answers. Legal chooses among the targets; nothing here does.

mod amounts;
mod duties;
mod group;
mod targets;

use std::collections::{BTreeMap, BTreeSet};

pub use self::amounts::{
    Assessed, Basis, Clause, Duty, Extent, Offer, Share, agreement_year, ceiling, left_after, offers,
    reduction_reference, shares, thirty_percent, time_bar,
};
pub use self::duties::{Live, live_duties};
pub use self::group::{Claimed, ClauseKey, Member, adding, owed_in_group, owed_together};
pub use self::targets::{Assessment, Rung, Target, Why, assess};
use crate::coverage::Code;
use crate::documents::word_for;
use crate::money::Money;

/// On what ground somebody answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Track {
    Contract,
    Tort,
}

impl Track {
    /// The word in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Contract => "contract",
            Self::Tort => "tort",
        }
    }
}

/// What a party did wrong, on its own account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Breach {
    /// It let out what it was to keep: the leaker itself.
    Leaked,
    /// It passed on what it might not, or to whom nothing bound; whoever leaked it then.
    UnauthorisedOnwardDisclosure,
    /// What leaked below it leaked in its charge.
    FailureOfSupervision,
    LateNotice,
    LateReturn,
    /// People of its had it who had signed nothing, or nothing that held.
    MissingPersonalObligations,
    /// It published before the hour that bound it.
    EmbargoBreach,
}

impl Breach {
    const WORDS: [(&'static str, Self); 7] = [
        ("leaked", Self::Leaked),
        ("unauthorised_onward_disclosure", Self::UnauthorisedOnwardDisclosure),
        ("failure_of_supervision", Self::FailureOfSupervision),
        ("late_notice", Self::LateNotice),
        ("late_return", Self::LateReturn),
        ("missing_personal_obligations", Self::MissingPersonalObligations),
        ("embargo_breach", Self::EmbargoBreach),
    ];

    /// The word in answers and catalogue keys.
    pub fn as_str(self) -> &'static str {
        word_for(&Self::WORDS, self)
    }

    /// What a reason against a release says of whoever gave: it was not allowed to, or nothing bound the recipient.
    ///
    /// # Source
    /// The rule of liability: an unauthorised onward disclosure is one against which a reason on flow-down stands; where nothing binds
    /// the recipient below, the duty to flow down is broken.
    pub fn is_unauthorised(code: Code) -> bool {
        matches!(code.number(), 30..=38 | 50..=58)
    }

    /// What a reason says of people who had not signed.
    pub fn is_personal(code: Code) -> bool {
        matches!(code.number(), 70..=73)
    }

    /// What a reason says of a copy that should be back.
    pub fn is_late_return(code: Code) -> bool {
        matches!(code.number(), 91 | 92)
    }
}

/// One step of custody, as it stood when the copy was handed over and when it leaked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edge {
    pub giver: String,
    pub recipient: String,
    /// The paper relied on, or the nearest; none: there is none.
    pub paper: Option<String>,
    /// Every hand-over on it was covered when it happened.
    pub covered: bool,
    pub primary: Option<Code>,
    pub reasons: Vec<Code>,
    pub disclosures: Vec<String>,
    /// What the recipient owes the giver, live on the day of the leak; a weak paper counts.
    pub duties: Vec<Duty>,
}

impl Edge {
    fn is_unauthorised(&self) -> bool {
        self.reasons.iter().any(|code| Breach::is_unauthorised(*code))
    }
}

/// One way on which what leaked came from its owner to the organisation that leaked it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path {
    /// From the owner to the leaker's organisation; one party alone where the owner leaked it itself.
    pub custody: Vec<String>,
    /// One fewer than custody has parties.
    pub edges: Vec<Edge>,
}

impl Path {
    /// The first party below the owner: it answers for everybody below it.
    pub fn tier_1(&self) -> Option<&str> {
        self.custody.get(1).map(String::as_str)
    }
}

/// Somebody who leaked in person, and knew or should have known that it was secret: of friends who forward what they were sent, those
/// who did not know are not of the case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    pub code: String,
    /// On the day of the leak.
    pub employers: Vec<String>,
    /// What they signed towards the owner, live on the day of the leak.
    pub duties: Vec<Duty>,
}

/// Everything that decides who answers for a leak.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Case {
    /// The originator, and the manufacturer whose programme it is.
    pub owners: BTreeSet<String>,
    /// The shortest first.
    pub paths: Vec<Path>,
    /// Of each party what it owes an owner directly, live on the day of the leak.
    pub duties: BTreeMap<String, Vec<Duty>>,
    pub people: Vec<Person>,
    /// The organisations and people who leaked.
    pub leakers: BTreeSet<String>,
    /// What else is found of a party: late notices, late returns, people who had not signed.
    pub found: BTreeMap<String, BTreeSet<Breach>>,
    /// Insolvent or dissolved on the day, with the party that took its duties over.
    pub fallen: BTreeMap<String, Option<String>>,
    pub extent: Extent,
    /// What was broken is an hour or a term, and no secret got out.
    pub is_of_terms: bool,
    /// An admission or a mark says who leaked; else every target is one of several.
    pub is_confirmed: bool,
    /// Proved so far, in one currency.
    pub loss: Option<Money>,
}

#[cfg(test)]
mod tests;
