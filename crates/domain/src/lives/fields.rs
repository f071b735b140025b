//! What is said with a step, by name.

use super::Slot;
use crate::documents::{meaning, word_for};

/// Something that is said with a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Reason,
    /// A day that is not still to come.
    On,
    /// The first day of what the step brings about.
    From,
    /// The last day of it.
    Until,
    /// The code under which the amendment is kept.
    NewCode,
    /// The code of the commitment that takes the place of this one.
    Successor,
    /// The code in the register of people of whoever approves.
    Approver,
    /// Who signed; may name people.
    Signatory,
    /// By what right they signed: seal, mandate, register.
    Authority,
    /// The participant's number in the portal.
    Participant,
    /// How far the participant shares it there.
    Sharing,
    /// The code under which the consent is kept.
    ConsentCode,
    /// The code of a recipient of whom something is told.
    Recipient,
    /// The codes of the bidders to whom it is awarded.
    Winners,
    Conditions,
    /// Papers among the evidence of the fact.
    Papers,
    /// The paper among them that fills a slot.
    Slot(Slot),
    /// Why there is none for a slot.
    Missing(Slot),
}

impl Field {
    const WORDS: [(&'static str, Self); 24] = [
        ("reason", Self::Reason),
        ("on", Self::On),
        ("from", Self::From),
        ("until", Self::Until),
        ("new-code", Self::NewCode),
        ("successor", Self::Successor),
        ("approver", Self::Approver),
        ("signatory", Self::Signatory),
        ("authority", Self::Authority),
        ("participant", Self::Participant),
        ("sharing", Self::Sharing),
        ("consent-code", Self::ConsentCode),
        ("recipient", Self::Recipient),
        ("winners", Self::Winners),
        ("conditions", Self::Conditions),
        ("papers", Self::Papers),
        ("slot-customer", Self::Slot(Slot::Customer)),
        ("missing-customer", Self::Missing(Slot::Customer)),
        ("slot-agreement", Self::Slot(Slot::Agreement)),
        ("missing-agreement", Self::Missing(Slot::Agreement)),
        ("slot-obligations", Self::Slot(Slot::Obligations)),
        ("missing-obligations", Self::Missing(Slot::Obligations)),
        ("slot-level", Self::Slot(Slot::Level)),
        ("missing-level", Self::Missing(Slot::Level)),
    ];

    /// Every field of any step.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::WORDS.into_iter().map(|(_, field)| field)
    }

    /// The name in forms, in the database and in catalogue keys.
    pub fn name(self) -> &'static str {
        word_for(&Self::WORDS, self)
    }

    /// The field of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        meaning(&Self::WORDS, name)
    }
}
