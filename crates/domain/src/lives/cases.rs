//! The life of a return case: asked for, certified, checked by another, and closed only when every copy is accounted for.

use super::arrows::{Arrow, Check, arrow, may, must};
use super::effects::{Effect, Refit, sooner};
use super::{AskProblem, Event, Field, Given, Lack, Life, State, WhyNot};
use crate::facts::{CellError, Kind, Row};
use crate::staff::Role;
use crate::time::parse_day;

/// The columns that the life writes.
pub(super) const COLUMNS: &[&str] = &["state"];

const ASKERS: &[Role] = &[Role::Procurement, Role::Confidentiality];
const OFFICERS: &[Role] = &[Role::Confidentiality];
const DISPUTERS: &[Role] = &[Role::Procurement, Role::Confidentiality, Role::Legal];
const GUARDIANS: &[Role] = &[Role::Legal, Role::Confidentiality];

/// # Source
/// The line of returns and destruction among the state machines.
pub(super) const ARROWS: &[Arrow] = &[
    arrow(Event::Demand, &[State::Opened, State::PartlyClosed, State::Disputed], State::Demanded, ASKERS).asking(&[
        must(Field::Until),
        may(Field::Papers),
        may(Field::Reason),
    ]),
    arrow(Event::Begin, &[State::Opened, State::Demanded, State::Disputed], State::InProgress, ASKERS),
    arrow(
        Event::Certify,
        &[State::Opened, State::Demanded, State::InProgress, State::PartlyClosed, State::Disputed],
        State::Certified,
        ASKERS,
    )
    .asking(&[must(Field::On), must(Field::Papers), may(Field::Reason)]),
    arrow(Event::Close, &[State::Certified], State::Closed, OFFICERS).checked(Check::AnotherThanWriter),
    arrow(Event::ClosePartly, &[State::Certified], State::PartlyClosed, OFFICERS)
        .checked(Check::AnotherThanWriter)
        .asking(&[must(Field::Reason)]),
    arrow(
        Event::Dispute,
        &[State::Opened, State::Demanded, State::InProgress, State::Certified, State::PartlyClosed],
        State::Disputed,
        DISPUTERS,
    )
    .asking(&[must(Field::Reason), may(Field::Papers)]),
    arrow(
        Event::Waive,
        &[State::Opened, State::Demanded, State::InProgress, State::Certified, State::PartlyClosed, State::Disputed],
        State::Waived,
        DISPUTERS,
    )
    .checked(Check::Two(GUARDIANS))
    .asking(&[must(Field::Reason), may(Field::Papers)]),
    arrow(Event::SpotCheck, &[State::Closed], State::Closed, OFFICERS).asking(&[
        must(Field::On),
        must(Field::Reason),
        may(Field::Papers),
    ]),
    arrow(Event::Reopen, &[State::Closed, State::Waived], State::Opened, OFFICERS).asking(&[must(Field::Reason)]),
    arrow(Event::Discard, &[State::Opened], State::Void, OFFICERS)
        .checked(Check::Two(GUARDIANS))
        .asking(&[must(Field::Reason)]),
];

/// What the columns say.
pub(super) fn seen(row: &Row) -> State {
    match row.get("state") {
        Some("demanded") => State::Demanded,
        Some("in_progress") => State::InProgress,
        Some("certificate_received") => State::Certified,
        Some("partially_closed") => State::PartlyClosed,
        Some("disputed") => State::Disputed,
        Some("waived") => State::Waived,
        Some("closed") => State::Closed,
        _ => State::Opened,
    }
}

/// Why it is not closed: nobody looked at its copies, or some are not accounted for.
pub(super) fn not_ready(life: &Life<'_>, event: Event) -> Option<WhyNot> {
    if event != Event::Close {
        return None;
    }
    let Some(copies) = life.copies else { return Some(WhyNot::NotLookedAt) };
    let held = copies.iter().filter(|copy| !copy.standing.is_settled()).map(|copy| copy.disclosure.clone());
    let held: Vec<String> = held.collect();
    // Of what nobody finds any more nobody says that it came back.
    if copies.is_empty() {
        return Some(WhyNot::StillHeld(life.row.list("disclosures").map(str::to_owned).collect()));
    }
    (!held.is_empty()).then_some(WhyNot::StillHeld(held))
}

/// What is asked back is asked back by a day that is not past, and no later than it is due already.
pub(super) fn unfit(life: &Life<'_>, given: &Given) -> Option<AskProblem> {
    let until = given.until?;
    let due = life.row.get("due_on").and_then(|day| parse_day(day).ok()).filter(|due| life.today <= *due);
    let problem = match due {
        _ if until < life.today => Lack::DayPast,
        Some(due) if due < until => Lack::LaterThanDue { due },
        _ => return None,
    };
    Some(AskProblem { field: Field::Until, problem })
}

/// What a step does to the case; a demand names a day by which its copies are due.
pub(super) fn effect(life: &Life<'_>, event: Event, given: &Given) -> Result<Effect, Vec<CellError>> {
    let own = |state: &str| Refit::of(life.row).set("state", Some(state.to_owned()));
    let state = match event {
        Event::Demand => {
            let Some(due) = given.until else { return Ok(Effect::Nothing) };
            // What is late already stays late, whatever day it is asked back by once more.
            let was = life.row.get("due_on").and_then(|day| parse_day(day).ok());
            let until = was.map_or(due, |was| was.min(due));
            let mut writes = vec![own("demanded").set("due_on", Some(until.to_string())).row()?];
            for row in life.handed.iter().filter(|row| row.kind() == Kind::Disclosures) {
                writes.extend(sooner(row, due)?);
            }
            return Ok(Effect::Reaches { writes, enters: Vec::new(), voids: Vec::new() });
        }
        Event::Begin => "in_progress",
        Event::Certify => "certificate_received",
        Event::Close => "closed",
        Event::ClosePartly => "partially_closed",
        Event::Dispute => "disputed",
        Event::Waive => "waived",
        Event::Reopen => "opened",
        Event::Discard => return Ok(Effect::Voids),
        _ => return Ok(Effect::Nothing),
    };
    Ok(Effect::Writes(vec![own(state).row()?]))
}
