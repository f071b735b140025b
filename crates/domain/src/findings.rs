//! What is possible in the world and not as it should be: records that contradict each other or do not do what they say.
//!
//! Facts are taken as they are; somebody should look at these.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::agreements::Paper;

/// What is found about one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Finding {
    /// An agreement names another of other parties as the one that it amends: it replaces nothing.
    AmendsAnothersAgreement,
    /// An agreement is older than the one that it says it amends: it replaces nothing.
    AmendmentBeforeBase,
    /// Two agreements of the same parties claim to go before others at the same time.
    PrecedenceClaimedTwice,
    /// A consent names a version that is not on record.
    ConsentForUnknownVersion,
    /// Nobody has approved a waiver yet: it does not count.
    WaiverNotApproved,
    /// Who asked for a waiver approved it: it does not count.
    WaiverApprovedByWhoAsked,
    /// The reason may not be waived for so long.
    WaiverTooLong,
    /// A version was handed over before it was issued.
    DisclosedBeforeIssue,
    /// A copy was accounted for before it was handed over.
    ReturnedBeforeDisclosure,
    /// A bidder that lost holds a copy, and nothing says by when it is due back.
    NoReturnTerm,
    /// Somebody handed a version on without having it.
    GiverWithoutReceipt,
    /// A party supplies itself through others.
    SuppliesItself,
}

impl Finding {
    /// Every finding, in the order in which lists show them.
    pub const ALL: [Self; 12] = [
        Self::AmendsAnothersAgreement,
        Self::AmendmentBeforeBase,
        Self::PrecedenceClaimedTwice,
        Self::ConsentForUnknownVersion,
        Self::WaiverNotApproved,
        Self::WaiverApprovedByWhoAsked,
        Self::WaiverTooLong,
        Self::DisclosedBeforeIssue,
        Self::ReturnedBeforeDisclosure,
        Self::NoReturnTerm,
        Self::GiverWithoutReceipt,
        Self::SuppliesItself,
    ];

    /// Its name in answers, addresses and catalogue keys.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AmendsAnothersAgreement => "AMENDS_ANOTHERS_AGREEMENT",
            Self::AmendmentBeforeBase => "AMENDMENT_BEFORE_BASE",
            Self::PrecedenceClaimedTwice => "PRECEDENCE_CLAIMED_TWICE",
            Self::ConsentForUnknownVersion => "CONSENT_FOR_UNKNOWN_VERSION",
            Self::WaiverNotApproved => "WAIVER_NOT_APPROVED",
            Self::WaiverApprovedByWhoAsked => "WAIVER_APPROVED_BY_WHO_ASKED",
            Self::WaiverTooLong => "WAIVER_TOO_LONG",
            Self::DisclosedBeforeIssue => "DISCLOSED_BEFORE_ISSUE",
            Self::ReturnedBeforeDisclosure => "RETURNED_BEFORE_DISCLOSURE",
            Self::NoReturnTerm => "NO_RETURN_TERM",
            Self::GiverWithoutReceipt => "GIVER_WITHOUT_RECEIPT",
            Self::SuppliesItself => "SUPPLIES_ITSELF",
        }
    }

    /// Reads [`Finding::as_str`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|finding| finding.as_str() == name)
    }
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Both are agreements of the same two, whichever of them discloses.
pub fn between_the_same(one: &Paper, other: &Paper) -> bool {
    let pair = |paper: &Paper| {
        let terms = paper.terms()?;
        Some((terms.discloser.min(terms.recipient), terms.discloser.max(terms.recipient)))
    };
    pair(one).is_some_and(|one| Some(one) == pair(other))
}

/// Both claim to go before other agreements, for some programme and on some day; an amendment and its base are one agreement.
pub fn claim_precedence_at_once(one: &Paper, other: &Paper) -> bool {
    let claims = |paper: &Paper| paper.executed_at().is_some() && paper.terms().is_some_and(|terms| terms.precedence);
    let amends = |new: &Paper, old: &Paper| new.terms().is_some_and(|terms| terms.amends == Some(old.code));
    let of_one_programme = one.programmes.is_empty()
        || other.programmes.is_empty()
        || one.programmes.iter().any(|programme| other.programmes.contains(programme));
    let last = |paper: &Paper| paper.ends_on().unwrap_or(NaiveDate::MAX);
    between_the_same(one, other)
        && claims(one)
        && claims(other)
        && of_one_programme
        && one.effective_on <= Some(last(other))
        && other.effective_on <= Some(last(one))
        && !amends(one, other)
        && !amends(other, one)
}
