//! The life of a request to pass something on, up to the consent that it becomes.

use super::arrows::{Arrow, Ask, Check, arrow, may, must};
use super::effects::{Effect, Refit};
use super::{Event, Field, Given, Slot, State};
use crate::facts::{CellError, Kind, Row};
use crate::staff::Role;

/// The columns that the life writes.
pub(super) const COLUMNS: &[&str] = &["state", "decided_on", "conditions", "consent_code"];

const ASKERS: &[Role] = &[Role::Procurement, Role::Confidentiality];
const LOOKERS: &[Role] = &[Role::Confidentiality, Role::Owner];
const OWNERS: &[Role] = &[Role::Owner];
/// What is strictly confidential is proposed by its owner and confirmed by legal.
pub(super) const STRICTLY: Check = Check::Two(&[Role::Legal]);

const APPROVAL: &[Ask] = &[
    must(Field::On),
    may(Field::Until),
    must(Field::ConsentCode),
    may(Field::Slot(Slot::Customer)),
    may(Field::Missing(Slot::Customer)),
    may(Field::Slot(Slot::Agreement)),
    may(Field::Missing(Slot::Agreement)),
    may(Field::Slot(Slot::Obligations)),
    may(Field::Missing(Slot::Obligations)),
    may(Field::Slot(Slot::Level)),
    may(Field::Missing(Slot::Level)),
    may(Field::Reason),
];
const CONDITIONAL: &[Ask] = &[
    must(Field::On),
    may(Field::Until),
    must(Field::ConsentCode),
    must(Field::Conditions),
    may(Field::Slot(Slot::Customer)),
    may(Field::Missing(Slot::Customer)),
    may(Field::Slot(Slot::Agreement)),
    may(Field::Missing(Slot::Agreement)),
    may(Field::Slot(Slot::Obligations)),
    may(Field::Missing(Slot::Obligations)),
    may(Field::Slot(Slot::Level)),
    may(Field::Missing(Slot::Level)),
    may(Field::Reason),
];

/// # Source
/// The table of onward-disclosure requests among the state machines.
pub(super) const ARROWS: &[Arrow] = &[
    arrow(Event::Submit, &[State::Draft], State::Submitted, ASKERS),
    arrow(Event::Ask, &[State::Submitted], State::InfoRequested, LOOKERS).asking(&[must(Field::Reason)]),
    arrow(Event::Answer, &[State::InfoRequested], State::Submitted, ASKERS)
        .asking(&[must(Field::Reason), may(Field::Papers)]),
    arrow(Event::Approve, &[State::Submitted], State::Approved, OWNERS)
        .checked(Check::AnotherThanWriter)
        .asking(APPROVAL),
    arrow(Event::ApproveWithConditions, &[State::Submitted], State::ApprovedWithConditions, OWNERS)
        .checked(Check::AnotherThanWriter)
        .asking(CONDITIONAL),
    arrow(Event::Refuse, &[State::Submitted], State::Refused, OWNERS)
        .checked(Check::AnotherThanWriter)
        .asking(&[must(Field::On), must(Field::Reason)]),
    arrow(Event::Discard, &[State::Draft, State::Submitted, State::InfoRequested], State::Void, ASKERS)
        .asking(&[must(Field::Reason)]),
];

/// What the columns say.
pub(super) fn seen(row: &Row) -> State {
    match row.get("state") {
        Some("submitted") => State::Submitted,
        Some("info_requested") => State::InfoRequested,
        Some("approved") => State::Approved,
        Some("approved_with_conditions") => State::ApprovedWithConditions,
        Some("refused") => State::Refused,
        _ => State::Draft,
    }
}

/// What a step does to the request; an approval is a consent for what was asked.
pub(super) fn effect(row: &Row, event: Event, given: &Given) -> Result<Effect, Vec<CellError>> {
    let state = match event {
        Event::Submit | Event::Answer => "submitted",
        Event::Ask => "info_requested",
        Event::Approve => "approved",
        Event::ApproveWithConditions => "approved_with_conditions",
        Event::Refuse => "refused",
        Event::Discard => return Ok(Effect::Voids),
        _ => return Ok(Effect::Nothing),
    };
    let day = given.day.map(|day| day.to_string());
    let own = Refit::of(row).set("state", Some(state.to_owned()));
    match event {
        Event::Approve | Event::ApproveWithConditions => {
            let conditions = given.words.get(&Field::Conditions).cloned();
            let own = own.set("decided_on", day).set("consent_code", given.code.clone()).set("conditions", conditions);
            Ok(Effect::Writes(vec![consent(row, given)?, own.row()?]))
        }
        Event::Refuse => Ok(Effect::Writes(vec![own.set("decided_on", day).row()?])),
        _ => Ok(Effect::Writes(vec![own.row()?])),
    }
}

/// The consent for the versions, purposes and places of a request.
fn consent(row: &Row, given: &Given) -> Result<Row, Vec<CellError>> {
    let day = given.day.map(|day| day.to_string());
    let until = given.until.map(|day| day.to_string()).or_else(|| row.get("until").map(str::to_owned));
    Row::parse(Kind::Consents, |column| match column.name {
        "code" => given.code.as_deref(),
        "granted_at" => day.as_deref(),
        "valid_to" => until.as_deref(),
        same @ ("giver_code" | "recipient_code" | "document_code" | "versions" | "purposes" | "sites") => row.get(same),
        _ => None,
    })
}
