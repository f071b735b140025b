//! The lives of papers: what may happen to an agreement, consent, label, commitment, standing or waiver, by whom, and
//! who else must look before it counts.
//!
//! The columns of a fact stay what every question reads. The steps that were taken tell what columns cannot (a draft is in
//! review, a label was verified), and who took them; where both speak and differ, as after an import, the columns win.

mod agreements;
mod arrows;
mod cases;
mod claims;
mod dates;
mod effects;
mod event_names;
mod events;
mod fields;
mod given;
mod incidents;
mod makers;
mod names;
mod onward;
mod others;
mod rectification;
mod refusal;
mod rounds;
mod slots;
mod step;
mod terms;
mod transmittals;
mod waivers;

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::coverage::Code;
use crate::facts::{CellError, Kind, Row};
use crate::return_cases::CaseCopy;
use crate::staff::{Actor, Role, StaffId};
use crate::time::Instant;
use crate::transmittals::Prepared;

pub use arrows::{Arrow, Ask, Check};
pub use claims::{is_decided, takes_money};
pub use dates::{OnDay, on_day};
pub use effects::Effect;
pub use event_names::Event;
pub use events::{OfEvent, event_ends};
pub use fields::Field;
pub use given::{AskProblem, Given, Lack, MOST_CHARS, Typed};
pub use makers::{Written, differ_in_terms};
pub use names::{Phase, State};
pub use refusal::{NotCovered, Refusal, WhyNot};
pub use rounds::{OfRound, seen as round_on};
pub use slots::Slot;
pub use step::{Act, Decided, Proposal, Way, decide};
pub use terms::{begins_blank, beyond_a_beginning, changes_an_outcome, decides};

/// One step that was recorded; never changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transition {
    pub number: i64,
    pub event: Event,
    pub phase: Phase,
    /// The number of the proposal that it answers.
    pub answers: Option<i64>,
    pub from: State,
    /// Where it led; where a proposal would lead.
    pub to: State,
    pub by: StaffId,
    pub at: Instant,
    /// The act in which it was taken.
    pub act: i64,
    pub given: Given,
}

/// A paper with all that its life is told from.
#[expect(clippy::struct_excessive_bools, reason = "what is known of it, each by itself")]
#[derive(Clone, Copy, Debug)]
pub struct Life<'a> {
    /// Of a kind that has a life, else nothing can happen to it.
    pub row: &'a Row,
    /// Void or retracted.
    pub void: bool,
    /// Every state of its columns, in the order in which they were written.
    pub written: &'a [Written],
    /// In the order in which they were taken.
    pub steps: &'a [Transition],
    /// The numbers of its evidence that counts.
    pub papers: &'a [i64],
    /// The codes in the register of people under which the one who asks stands; none where they are not known there.
    pub own_codes: &'a [String],
    /// The penalty clauses of an agreement, which go with its amendment.
    pub clauses: &'a [Row],
    /// What a release would record, where it was looked at: asked before a transmittal is released.
    pub prepared: Option<&'a Prepared>,
    /// The disclosures that a transmittal became, that a round handed out, that were shown at an event or that a return case names, and that
    /// count.
    pub handed: &'a [Row],
    /// What belongs to a bidding round.
    pub round: OfRound<'a>,
    /// What belongs to an event.
    pub event: OfEvent<'a>,
    /// What follows an incident, or belongs to a claim or a rectification plan.
    pub follows: Follows<'a>,
    /// The copies that a return case is about, where somebody has looked: asked before it is closed.
    pub copies: Option<&'a [CaseCopy]>,
    /// It was entered by a step of another paper, as a consent is by the approval of a request.
    pub is_outcome: bool,
    /// What it is about is strictly confidential.
    pub is_strict: bool,
    /// It was so when it was approved, as was known then.
    pub was_strict: bool,
    /// The day on which it is looked at.
    pub today: NaiveDate,
    /// The zone in which its days are days.
    pub zone: Tz,
    /// The latest local day anywhere: what has happened happened by then.
    pub latest_day: NaiveDate,
}

/// The facts that follow one: the sightings and rectification plans of an incident, the lines and payments of a claim, the actions of a
/// plan; each counts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Follows<'a> {
    pub rows: &'a [Row],
    /// The keys of those sightings that have evidence of their own.
    pub papered: &'a [String],
}

/// The kinds of facts that have a life.
pub const KINDS: [Kind; 16] = [
    Kind::Standings,
    Kind::Agreements,
    Kind::Commitments,
    Kind::Labels,
    Kind::Consents,
    Kind::OnwardRequests,
    Kind::Rounds,
    Kind::Events,
    Kind::Transmittals,
    Kind::Disclosures,
    Kind::ReturnCases,
    Kind::Waivers,
    Kind::Incidents,
    Kind::Claims,
    Kind::RectificationPlans,
    Kind::RectificationActions,
];

/// The machine of a kind; none for a kind without a life.
pub const fn machine(kind: Kind) -> &'static [Arrow] {
    match kind {
        Kind::Standings => others::STANDINGS,
        Kind::Agreements => agreements::ARROWS,
        Kind::Commitments => others::COMMITMENTS,
        Kind::Labels => others::LABELS,
        Kind::Consents => others::CONSENTS,
        Kind::OnwardRequests => onward::ARROWS,
        Kind::Rounds => rounds::ARROWS,
        Kind::Events => events::ARROWS,
        Kind::Transmittals => transmittals::ARROWS,
        Kind::ReturnCases => cases::ARROWS,
        Kind::Disclosures => others::DISCLOSURES,
        Kind::Waivers => waivers::ARROWS,
        Kind::Incidents => incidents::ARROWS,
        Kind::Claims => claims::ARROWS,
        Kind::RectificationPlans => rectification::PLANS,
        Kind::RectificationActions => rectification::ACTIONS,
        _ => &[],
    }
}

/// The columns that a kind's life writes: they are not corrected by hand.
pub const fn columns(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Standings => &["to_date"],
        Kind::Agreements => agreements::COLUMNS,
        Kind::Labels => &["state"],
        Kind::Consents => &["revoked_at"],
        Kind::OnwardRequests => onward::COLUMNS,
        Kind::Rounds => rounds::COLUMNS,
        Kind::Events => events::COLUMNS,
        Kind::Transmittals => transmittals::COLUMNS,
        Kind::ReturnCases => cases::COLUMNS,
        Kind::Waivers => waivers::COLUMNS,
        Kind::Incidents => incidents::COLUMNS,
        Kind::Claims => claims::COLUMNS,
        Kind::RectificationPlans => rectification::PLAN_COLUMNS,
        Kind::RectificationActions => rectification::ACTION_COLUMNS,
        _ => &[],
    }
}

/// Whether a correction by hand makes of a fact what only a step makes of it: it is then the column that says so.
///
/// # Source
/// The line of disclosures: what was reported or discovered never becomes one of ours, and is verified by a step alone.
pub fn promoted(before: &Row, after: &Row) -> Option<&'static str> {
    let is_disclosure = before.kind() == Kind::Disclosures;
    (is_disclosure && others::is_promoted(before, after)).then_some("status")
}

/// Whether `role` takes, proposes or confirms anything in the life of a kind.
pub fn takes_part(role: Role, kind: Kind) -> bool {
    let confirms = |arrow: &Arrow| {
        let strictly = kind == Kind::OnwardRequests && arrow.event == Event::Approve;
        let check = if strictly { onward::STRICTLY } else { arrow.check };
        matches!(check, Check::Two(roles) if roles.contains(&role))
    };
    let strictly = kind == Kind::Transmittals && transmittals::approvers(true).contains(&role);
    strictly || machine(kind).iter().any(|arrow| arrow.who.contains(&role) || confirms(arrow))
}

/// What `actor` may not write by hand though they enter facts of this kind: those who draft papers write drafts alone. It
/// is the column that says that `row` is more than one; none when they may write it.
///
/// # Source
/// The tables of agreements and onward-disclosure requests: buyers draft, others decide.
pub fn beyond_a_draft(actor: &Actor, row: &Row) -> Option<&'static str> {
    let keeps = match row.kind() {
        Kind::Agreements => [Role::Confidentiality, Role::Legal],
        Kind::OnwardRequests => [Role::Confidentiality, Role::Owner],
        _ => return None,
    };
    if keeps.iter().any(|role| actor.roles.contains(role)) {
        return None;
    }
    let is_drafted = |column: &str| match row.get(column) {
        None | Some("draft" | "info_requested") => true,
        Some(_) => column == "amends_code",
    };
    columns(row.kind()).iter().find(|column| !is_drafted(column)).copied()
}

impl<'a> Life<'a> {
    pub const fn kind(&self) -> Kind {
        self.row.kind()
    }

    /// Where it stands: what the columns say, told further by the last step where both agree.
    pub fn state(&self) -> State {
        if self.void {
            return State::Void;
        }
        let seen = self.seen();
        match self.arrivals().last() {
            // What was approved is another pack now.
            Some(last) if self.kind() == Kind::Rounds && self.was_rewritten(last) => State::Planned,
            Some(last) if matches!(self.kind(), Kind::Events | Kind::Claims) && self.was_rewritten(last) => {
                State::Draft
            }
            Some(last) if self.kind() == Kind::RectificationPlans && self.was_rewritten(last) => State::Returned,
            Some(last) if self.told(last.to) == seen && !self.was_rewritten(last) => last.to,
            _ => seen,
        }
    }

    /// Terms that were approved and changed since are a draft again: what was approved is another paper.
    fn was_rewritten(&self, last: &Transition) -> bool {
        let binds = match self.kind() {
            Kind::Agreements => {
                matches!(last.to, State::Approved | State::Sent | State::PartlySigned | State::Signed)
            }
            Kind::Rounds => matches!(last.to, State::PackPrepared | State::Approved | State::Invited),
            Kind::Events => {
                matches!(
                    last.to,
                    State::Submitted | State::Approved | State::RegistrationOpen | State::Ready | State::Paused
                )
            }
            Kind::Claims => last.to == State::BasisReviewed,
            Kind::RectificationPlans => matches!(last.to, State::Submitted | State::Accepted),
            _ => false,
        };
        binds && self.changed_since(last.act)
    }

    /// What the columns alone say.
    fn seen(&self) -> State {
        match self.kind() {
            Kind::Agreements => agreements::seen(self.row, self.today),
            Kind::Consents => others::seen_of_consent(self.row),
            Kind::OnwardRequests => onward::seen(self.row),
            Kind::Rounds => rounds::seen(self.row, (self.today, self.zone)),
            Kind::Events => events::seen(self.row, (self.today, self.zone)),
            Kind::Transmittals => transmittals::seen(self.row),
            Kind::ReturnCases => cases::seen(self.row),
            Kind::Disclosures => others::seen_of_disclosure(self.row),
            Kind::Labels => others::seen_of_label(self.row),
            Kind::Standings => others::seen_of_standing(self.row, self.today),
            Kind::Waivers => waivers::seen(self.row),
            Kind::Incidents => incidents::seen(self.row),
            Kind::Claims => claims::seen(self.row),
            Kind::RectificationPlans => rectification::seen_of_plan(self.row),
            Kind::RectificationActions => rectification::seen_of_action(self.row),
            _ => State::Signed,
        }
    }

    /// What the columns can tell of a state.
    const fn told(&self, state: State) -> State {
        match self.kind() {
            Kind::Agreements => agreements::told(state),
            Kind::Labels => others::told_of_label(state),
            Kind::Commitments => others::told_of_commitment(state),
            Kind::Waivers => waivers::told(state),
            _ => state,
        }
    }

    /// The steps that led somewhere.
    fn arrivals(&self) -> impl Iterator<Item = &'a Transition> + use<'a> {
        self.steps.iter().filter(|step| step.phase.arrives())
    }

    /// Who may take an arrow, or propose it.
    fn who(&self, arrow: &Arrow) -> &'static [Role] {
        let reason = self.row.get("reason").and_then(Code::parse);
        match (self.kind(), arrow.event, reason) {
            (Kind::Waivers, Event::Approve | Event::Refuse, Some(reason)) => waivers::who(reason),
            (Kind::Transmittals, Event::Approve, _) => transmittals::approvers(self.is_strict),
            _ => arrow.who,
        }
    }

    /// How an arrow keeps maker and checker apart here: what is strictly confidential takes two more people.
    pub fn check(&self, arrow: &Arrow) -> Check {
        let approves = matches!(arrow.event, Event::Approve | Event::ApproveWithConditions);
        if self.kind() == Kind::OnwardRequests && approves && self.is_strict { onward::STRICTLY } else { arrow.check }
    }

    /// Whether one proposes it and another confirms.
    pub fn is_proposed(&self, arrow: &Arrow) -> bool {
        matches!(self.check(arrow), Check::Two(_))
    }

    /// The day is before the first on which the step can have been taken.
    fn too_early(&self, arrow: &Arrow, given: &Given) -> Option<AskProblem> {
        let earliest = match self.kind() {
            Kind::Agreements => agreements::earliest(self, arrow.event)?,
            Kind::Transmittals => transmittals::earliest(self, arrow.event)?,
            Kind::Rounds => rounds::earliest(self, arrow.event)?,
            _ => return None,
        };
        let field = arrow.asks.iter().map(|ask| ask.field).find(|field| matches!(field, Field::On | Field::From))?;
        let is_early = given.day.is_some_and(|day| day < earliest);
        is_early.then_some(AskProblem { field, problem: Lack::TooEarly { event: arrow.event, earliest } })
    }

    fn effect(&self, event: Event, given: &Given) -> Result<Effect, Vec<CellError>> {
        match self.kind() {
            Kind::Agreements => agreements::effect(self, event, given),
            Kind::Consents => others::effect_on_consent(self, event, given),
            Kind::OnwardRequests => onward::effect(self.row, event, given),
            Kind::Rounds => rounds::effect(self, event, given),
            Kind::Events => events::effect(self, event),
            Kind::Transmittals => transmittals::effect(self, event, given),
            Kind::ReturnCases => cases::effect(self, event, given),
            Kind::Disclosures => others::effect_on_disclosure(self.row, event),
            Kind::Labels => others::effect_on_label(self.row, event),
            Kind::Commitments => others::effect_on_commitment(self.row, event, given),
            Kind::Standings => others::effect_on_standing(self.row, event, given),
            Kind::Waivers => waivers::effect(self.row, event, given),
            Kind::Incidents => incidents::effect(self.row, event),
            Kind::Claims => claims::effect(self.row, event, given),
            Kind::RectificationPlans => rectification::effect_on_plan(self.row, event),
            Kind::RectificationActions => rectification::effect_on_action(self.row, event, given),
            _ => Ok(Effect::Nothing),
        }
    }
}

#[cfg(test)]
mod tests;
