//! Why a step is not taken: the state, the rule, and who may take it.

use super::{AskProblem, Event, State};
use crate::coverage::Code;
use crate::facts::CellError;
use crate::staff::{Role, StaffId};

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
    /// These people are to receive it and work for none of its recipients on that day.
    Strays(Vec<String>),
    /// What it would make of the facts cannot be.
    Impossible(Vec<CellError>),
}
