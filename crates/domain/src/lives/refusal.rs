//! Why a step is not taken: the state, the rule, and who may take it.

use super::{AskProblem, Event, State};
use chrono::NaiveDate;

use crate::coverage::Code;
use crate::facts::{CellError, Row};
use crate::money::Money;
use crate::staff::{Role, StaffId};
use crate::transmittals::Prepared;

/// A step that is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Where the paper stands.
    pub state: State,
    pub event: Event,
    /// Who may take the step, each by itself; at a state that allows it.
    pub who: Vec<Role>,
    /// Who may not take it though their roles would allow it, because they made what is to be looked at.
    pub but_not: Vec<StaffId>,
    pub why: WhyNot,
}

/// A version that would not be covered with a recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotCovered {
    pub recipient: String,
    pub document: String,
    pub version: String,
    /// In the order of precedence.
    pub reasons: Vec<Code>,
}

/// The rule that stands against a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// Nothing of the sort happens to papers of this kind.
    NotInThisLife,
    /// It is not named who asks: steps are taken by people with a number of their own.
    Nobody,
    /// It happens in these states alone.
    WrongState { from: Vec<State> },
    /// The roles of the actor do not take it.
    NotForTheirRoles,
    /// Maker and checker are two people.
    SamePerson,
    /// It is proposed already and waits for an answer.
    ProposedAlready,
    /// There is no proposal to be answered.
    NothingProposed,
    /// The terms were written anew after it was proposed, so that it is not what was proposed.
    ChangedSince,
    /// A paper that was named with the proposal was voided since.
    PapersLost,
    /// Only who proposed it takes it back.
    NotTheProposer,
    /// What was typed.
    Asks(Vec<AskProblem>),
    /// Nobody has looked yet whether handing it over is covered.
    NotLookedAt,
    /// Something in it became strictly confidential after it was approved: the office of confidentiality has to approve it.
    StrictSince,
    /// These would not be covered.
    Uncovered(Vec<NotCovered>),
    /// The pack has no version.
    NothingInPack,
    /// No bidder is named.
    NobodyInvited,
    /// The bidding round that the pack is for is not open: nothing goes out in it.
    RoundNotOpen { round: String, state: State },
    /// The round opens on a later day, of its own zone.
    OpensLater(NaiveDate),
    /// These columns of an event have to be filled before it is ready.
    NotNamed(Vec<&'static str>),
    /// These versions are of another programme than the event, or withdrawn.
    NotShown(Vec<String>),
    /// The event begins on a later day, of its own zone.
    StartsLater(NaiveDate),
    /// The last lift that was notified is on a later day.
    UnderEmbargoUntil(NaiveDate),
    /// Everybody who has to give something back has a case already.
    NothingMissing,
    /// These return cases are neither closed nor waived; these bidders got something and have none.
    StillOut { open: Vec<String>, without: Vec<String> },
    /// These sightings are not captured yet: what is taken down cannot be captured any more.
    NotCaptured(Vec<String>),
    /// No rectification plan belongs to the incident.
    NoPlan,
    /// The claim asks for nothing yet.
    NoLines,
    /// So much of what was decided is still owed.
    StillOwed(Money),
    /// These are not done, or not as far as they must be.
    NotDone(Vec<String>),
    /// The plan has no action with an owner for these parts.
    PartsMissing(Vec<&'static str>),
    /// The copies of these disclosures are not accounted for.
    StillHeld(Vec<String>),
    /// These people are to receive it and work for none of its recipients on that day.
    Strays(Vec<String>),
    /// What it would make of the facts cannot be.
    Impossible(Vec<CellError>),
}

/// What of a pack would not be covered.
pub(super) fn uncovered(prepared: &Prepared) -> Option<WhyNot> {
    let uncovered = prepared.disclosures.iter().filter(|one| !one.reasons.is_empty());
    let cell = |row: &Row, column: &str| row.get(column).unwrap_or_default().to_owned();
    let uncovered: Vec<NotCovered> = uncovered
        .map(|one| NotCovered {
            recipient: cell(&one.row, "recipient_code"),
            document: cell(&one.row, "document_code"),
            version: cell(&one.row, "version_label"),
            reasons: one.reasons.iter().collect(),
        })
        .collect();
    (!uncovered.is_empty()).then_some(WhyNot::Uncovered(uncovered))
}
