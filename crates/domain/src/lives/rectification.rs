//! The lives of rectification plans and of their actions: ordered, submitted with every part, accepted by another, carried out, checked
//! on a later day whether it works, and escalated where it does not.

use super::arrows::{Arrow, Check, arrow, may, must};
use super::effects::{Effect, Refit};
use super::{AskProblem, Event, Field, Given, Lack, Life, State, WhyNot};
use crate::facts::{CellError, Kind, Row};
use crate::staff::Role;
use crate::time::parse_day;

/// The columns that the life of a plan writes.
pub(super) const PLAN_COLUMNS: &[&str] = &["state"];
/// The columns that the life of an action writes.
pub(super) const ACTION_COLUMNS: &[&str] = &["state", "done_on", "checked_on"];

/// The parts that a plan has to have.
pub(super) const PARTS: [&str; 4] = ["containment", "corrective", "preventive", "downstream"];

const OFFICERS: &[Role] = &[Role::Confidentiality];
const KEEPERS: &[Role] = &[Role::Confidentiality, Role::Procurement];
const JUDGES: &[Role] = &[Role::Confidentiality, Role::Legal];

/// # Source
/// The line of rectification plans among the state machines.
pub(super) const PLANS: &[Arrow] = &[
    arrow(Event::Submit, &[State::Ordered, State::Returned], State::Submitted, KEEPERS).asking(&[
        must(Field::On),
        must(Field::Papers),
        may(Field::Reason),
    ]),
    arrow(Event::Return, &[State::Submitted], State::Returned, JUDGES)
        .asking(&[must(Field::Reason), may(Field::Papers)]),
    arrow(Event::Accept, &[State::Submitted], State::Accepted, JUDGES)
        .checked(Check::AnotherThanWriter)
        .asking(&[may(Field::Reason), may(Field::Papers)]),
    arrow(Event::Begin, &[State::Accepted], State::InProgress, KEEPERS),
    arrow(Event::AskVerification, &[State::InProgress], State::InVerification, KEEPERS)
        .asking(&[may(Field::Papers), may(Field::Reason)]),
    arrow(Event::FindEffective, &[State::InVerification], State::Effective, OFFICERS)
        .checked(Check::AnotherThanWriter)
        .asking(&[must(Field::On), must(Field::Reason), may(Field::Papers)]),
    arrow(
        Event::Fail,
        &[State::Ordered, State::Returned, State::InProgress, State::InVerification],
        State::Failed,
        JUDGES,
    )
    .asking(&[must(Field::Reason), may(Field::Papers)]),
    arrow(Event::Escalate, &[State::Failed], State::Escalated, JUDGES)
        .asking(&[must(Field::Reason), may(Field::Papers)]),
    arrow(Event::Reopen, &[State::Failed, State::Escalated], State::InProgress, JUDGES)
        .asking(&[must(Field::Reason), may(Field::Papers)]),
    arrow(Event::Close, &[State::Effective, State::Escalated], State::Closed, JUDGES)
        .asking(&[must(Field::Reason), may(Field::Papers)]),
];

/// # Source
/// The same line, from the action on.
pub(super) const ACTIONS: &[Arrow] = &[
    arrow(Event::Complete, &[State::Open], State::Done, KEEPERS).asking(&[
        must(Field::On),
        must(Field::Papers),
        may(Field::Reason),
    ]),
    arrow(Event::CheckEvidence, &[State::Done], State::EvidenceChecked, OFFICERS)
        .checked(Check::AnotherThanWriter)
        .asking(&[may(Field::Reason), may(Field::Papers)]),
    arrow(Event::FindEffective, &[State::EvidenceChecked], State::Effective, OFFICERS).asking(&[
        must(Field::On),
        must(Field::Reason),
        may(Field::Papers),
    ]),
    arrow(Event::FindNotEffective, &[State::EvidenceChecked], State::NotEffective, OFFICERS).asking(&[
        must(Field::On),
        must(Field::Reason),
        may(Field::Papers),
    ]),
    arrow(
        Event::Reopen,
        &[State::Done, State::EvidenceChecked, State::Effective, State::NotEffective],
        State::Open,
        OFFICERS,
    )
    .asking(&[must(Field::Reason)]),
];

/// What the columns say of a plan.
pub(super) fn seen_of_plan(row: &Row) -> State {
    match row.get("state") {
        Some("submitted") => State::Submitted,
        Some("returned") => State::Returned,
        Some("accepted") => State::Accepted,
        Some("in_progress") => State::InProgress,
        Some("in_verification") => State::InVerification,
        Some("effective") => State::Effective,
        Some("failed") => State::Failed,
        Some("escalated") => State::Escalated,
        Some("closed") => State::Closed,
        _ => State::Ordered,
    }
}

/// What the columns say of an action.
pub(super) fn seen_of_action(row: &Row) -> State {
    match row.get("state") {
        Some("done") => State::Done,
        Some("evidence_checked") => State::EvidenceChecked,
        Some("effective") => State::Effective,
        Some("not_effective") => State::NotEffective,
        _ => State::Open,
    }
}

/// Why a plan does not go on: a part is missing, or actions are not as far.
///
/// # Source
/// The required parts: root cause, containment, corrective, preventive and downstream actions, each with an owner and a day.
pub(super) fn plan_not_ready(life: &Life<'_>, event: Event) -> Option<WhyNot> {
    let actions = || life.follows.rows.iter().filter(|row| row.kind() == Kind::RectificationActions);
    let not_as_far = |far: &[State]| {
        let open: Vec<String> = actions().filter(|row| !far.contains(&seen_of_action(row))).map(Row::key).collect();
        (!open.is_empty()).then_some(WhyNot::NotDone(open))
    };
    match event {
        Event::Submit | Event::Accept => {
            if life.row.get("root_cause").is_none() {
                return Some(WhyNot::NotNamed(vec!["root_cause"]));
            }
            let has =
                |part: &str| actions().any(|row| row.get("part") == Some(part) && row.get("owner_code").is_some());
            let missing: Vec<&'static str> = PARTS.into_iter().filter(|part| !has(part)).collect();
            (!missing.is_empty()).then_some(WhyNot::PartsMissing(missing))
        }
        Event::AskVerification => not_as_far(&[State::Done, State::EvidenceChecked, State::Effective]),
        Event::FindEffective => not_as_far(&[State::Effective]),
        _ => None,
    }
}

/// Whether something works is found on a later day than that on which it was done, and not before the day of the plan's check.
pub(super) fn unfit(life: &Life<'_>, event: Event, given: &Given) -> Option<AskProblem> {
    if !matches!(event, Event::FindEffective | Event::FindNotEffective) {
        return None;
    }
    let day = |column: &str| life.row.get(column).and_then(|day| parse_day(day).ok());
    let earliest = match life.kind() {
        Kind::RectificationPlans => day("check_due_on"),
        _ => day("done_on").and_then(|done| done.succ_opt()),
    };
    let earliest = earliest.filter(|earliest| given.day.is_some_and(|given| given < *earliest))?;
    let before = if life.kind() == Kind::RectificationPlans { Event::AskVerification } else { Event::Complete };
    Some(AskProblem { field: Field::On, problem: Lack::TooEarly { event: before, earliest } })
}

/// What a step does to a plan.
pub(super) fn effect_on_plan(row: &Row, event: Event) -> Result<Effect, Vec<CellError>> {
    let state = match event {
        Event::Submit => "submitted",
        Event::Return => "returned",
        Event::Accept => "accepted",
        Event::Begin | Event::Reopen => "in_progress",
        Event::AskVerification => "in_verification",
        Event::FindEffective => "effective",
        Event::Fail => "failed",
        Event::Escalate => "escalated",
        Event::Close => "closed",
        _ => return Ok(Effect::Nothing),
    };
    Ok(Effect::Writes(vec![Refit::of(row).set("state", Some(state.to_owned())).row()?]))
}

/// What a step does to an action.
pub(super) fn effect_on_action(row: &Row, event: Event, given: &Given) -> Result<Effect, Vec<CellError>> {
    let own = |state: &str| Refit::of(row).set("state", Some(state.to_owned()));
    let day = || given.day.map(|day| day.to_string());
    let refit = match event {
        Event::Complete => own("done").set("done_on", day()).set("checked_on", None),
        Event::CheckEvidence => own("evidence_checked"),
        Event::FindEffective => own("effective").set("checked_on", day()),
        Event::FindNotEffective => own("not_effective").set("checked_on", day()),
        Event::Reopen => own("open").set("done_on", None).set("checked_on", None),
        _ => return Ok(Effect::Nothing),
    };
    Ok(Effect::Writes(vec![refit.row()?]))
}
