//! The life of a waiver: asked for, approved by whoever may waive its reason, revoked.

use super::arrows::{Arrow, Check, arrow, may, must};
use super::effects::{Effect, Refit};
use super::{Event, Field, Given, State};
use crate::coverage::Code;
use crate::facts::{CellError, Row};
use crate::staff::Role;

/// The columns that the life writes.
pub(super) const COLUMNS: &[&str] = &["approved_by", "revoked_on"];

const APPROVERS: &[Role] = &[Role::Legal, Role::Confidentiality, Role::Owner];

/// # Source
/// The table of waivers among the state machines.
pub(super) const ARROWS: &[Arrow] =
    &[
        arrow(Event::Approve, &[State::Requested], State::Approved, APPROVERS)
            .checked(Check::AnotherThanWriter)
            .asking(&[must(Field::Approver), may(Field::Papers), may(Field::Reason)]),
        arrow(Event::Refuse, &[State::Requested], State::Refused, APPROVERS)
            .checked(Check::AnotherThanWriter)
            .asking(&[must(Field::Reason)]),
        arrow(Event::Revoke, &[State::Approved], State::Revoked, &[Role::Legal, Role::Confidentiality]).asking(&[
            must(Field::From),
            must(Field::Reason),
            may(Field::Papers),
        ]),
    ];

/// Who may waive a reason.
///
/// # Source
/// The table of reason codes, "Waivable by": where it names two, the one that is not in charge of the matter; where it
/// asks for a decision of the management, legal, who record it.
pub(super) const fn who(reason: Code) -> &'static [Role] {
    match reason.number() {
        13 | 75 | 82 | 94 => &[Role::Owner],
        22..=24 | 44 | 52 | 54 | 56 | 58 | 62 | 64 | 70..=73 | 76..=81 | 92 | 93 => &[Role::Confidentiality],
        _ => &[Role::Legal],
    }
}

/// What the columns can tell of a state: a refusal stands in none of them.
pub(super) const fn told(state: State) -> State {
    match state {
        State::Refused => State::Requested,
        other => other,
    }
}

/// What the columns say.
pub(super) fn seen(row: &Row) -> State {
    match (row.get("revoked_on"), row.get("approved_by")) {
        (Some(_), _) => State::Revoked,
        (None, Some(by)) if row.get("requested_by") != Some(by) => State::Approved,
        (None, _) => State::Requested,
    }
}

/// What a step does to the waiver.
pub(super) fn effect(row: &Row, event: Event, given: &Given) -> Result<Effect, Vec<CellError>> {
    let refit = match event {
        Event::Approve => Refit::of(row).set("approved_by", given.code.clone()),
        Event::Revoke => Refit::of(row).set("revoked_on", given.day.map(|day| day.to_string())),
        _ => return Ok(Effect::Nothing),
    };
    refit.row().map(|row| Effect::Writes(vec![row]))
}
