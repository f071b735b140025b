//! The life of a transmittal: checked and approved by another, released as disclosures, and what its recipients say.

use chrono::NaiveDate;

use super::arrows::{Arrow, Ask, Check, arrow, may, must};
use super::effects::{Effect, Refit, sooner};
use super::refusal::uncovered;
use super::{AskProblem, Event, Field, Given, Lack, Life, State, WhyNot};
use crate::facts::{CellError, Row};
use crate::return_cases::{Trigger, opened_for_each};
use crate::staff::Role;
use crate::time::When;

/// The columns that the life writes.
pub(super) const COLUMNS: &[&str] = &["state", "approved_by", "released_at"];

const SENDERS: &[Role] = &[Role::Procurement, Role::Owner, Role::Confidentiality, Role::Events];
const OWNERS: &[Role] = &[Role::Owner];
/// What is strictly confidential is for the office of confidentiality to let out.
const OFFICE: &[Role] = &[Role::Confidentiality];
const LOOKERS: &[Role] = &[Role::Owner, Role::Confidentiality];
const TOLD: &[Ask] = &[must(Field::Recipient), must(Field::On), may(Field::Papers), may(Field::Reason)];

/// # Source
/// The line of disclosures and transmittals among the state machines.
pub(super) const ARROWS: &[Arrow] =
    &[
        arrow(Event::Submit, &[State::Draft], State::Submitted, SENDERS),
        arrow(Event::Approve, &[State::Submitted], State::Approved, OWNERS)
            .checked(Check::AnotherThanWriter)
            .asking(&[may(Field::Approver), may(Field::Papers), may(Field::Reason)]),
        arrow(Event::Return, &[State::Submitted], State::Draft, LOOKERS).asking(&[must(Field::Reason)]),
        arrow(Event::Refuse, &[State::Submitted], State::Refused, LOOKERS).asking(&[must(Field::Reason)]),
        arrow(Event::Release, &[State::Approved], State::Released, SENDERS),
        arrow(Event::Deliver, &[State::Released], State::Released, SENDERS).asking(TOLD),
        arrow(Event::Acknowledge, &[State::Released], State::Released, SENDERS).asking(TOLD),
        arrow(Event::Bounce, &[State::Released], State::Released, SENDERS)
            .asking(&[must(Field::Recipient), must(Field::Reason)]),
        arrow(Event::Recall, &[State::Released], State::Recalled, SENDERS)
            .asking(&[must(Field::Until), must(Field::Reason)]),
        arrow(Event::Discard, &[State::Draft, State::Submitted, State::Approved], State::Void, SENDERS)
            .asking(&[must(Field::Reason)]),
    ];

/// Who approves: the owner of the information, or the office of confidentiality where anything is strictly confidential.
pub(super) const fn approvers(is_strict: bool) -> &'static [Role] {
    if is_strict { OFFICE } else { OWNERS }
}

/// What the columns say.
pub(super) fn seen(row: &Row) -> State {
    match row.get("state") {
        Some("submitted") => State::Submitted,
        Some("approved") => State::Approved,
        Some("released") => State::Released,
        Some("refused") => State::Refused,
        Some("recalled") => State::Recalled,
        _ => State::Draft,
    }
}

/// Why it is not released: nobody looked, somebody is not covered, or somebody who would receive it belongs to nobody.
pub(super) fn not_ready(life: &Life<'_>) -> Option<WhyNot> {
    if life.is_strict && !life.was_strict {
        return Some(WhyNot::StrictSince);
    }
    let Some(prepared) = life.prepared else { return Some(WhyNot::NotLookedAt) };
    if !prepared.strays.is_empty() {
        return Some(WhyNot::Strays(prepared.strays.clone()));
    }
    uncovered(prepared)
}

/// What is told of a recipient is told of one that it was released to and that still counts; what is asked back is asked back
/// by a day that is not past.
pub(super) fn unfit(life: &Life<'_>, event: Event, given: &Given) -> Option<AskProblem> {
    if given.until.is_some_and(|until| until < life.today) {
        return Some(AskProblem { field: Field::Until, problem: Lack::DayPast });
    }
    let recipient = given.code.as_deref()?;
    let mut theirs = life.handed.iter().filter(|row| row.get("recipient_code") == Some(recipient));
    let problem = |problem| Some(AskProblem { field: Field::Recipient, problem });
    let column = match event {
        Event::Deliver => "delivered_at",
        Event::Acknowledge => "acknowledged_at",
        _ => "code",
    };
    match (theirs.clone().next(), column) {
        (None, _) => problem(Lack::NoSuchRecipient),
        (Some(_), "code") if event == Event::Bounce => {
            let has_arrived = |row: &Row| row.get("delivered_at").or(row.get("acknowledged_at")).is_some();
            theirs.any(has_arrived).then(|| problem(Lack::Arrived))?
        }
        (Some(_), "code") => None,
        (Some(_), column) => theirs.all(|row| row.get(column).is_some()).then(|| problem(Lack::ToldAlready))?,
    }
}

/// The first day on which something can have become of it: that of the release.
pub(super) fn earliest(life: &Life<'_>, event: Event) -> Option<NaiveDate> {
    let is_told = matches!(event, Event::Deliver | Event::Acknowledge);
    let released = life.row.get("released_at").filter(|_| is_told)?;
    Some(When::parse(released).ok()?.day(life.zone))
}

/// What a step does to the transmittal and to the disclosures that it became.
pub(super) fn effect(life: &Life<'_>, event: Event, given: &Given) -> Result<Effect, Vec<CellError>> {
    let own = |state: &str| Refit::of(life.row).set("state", Some(state.to_owned()));
    let writes = |refit: Refit<'_>| refit.row().map(|row| Effect::Writes(vec![row]));
    match event {
        Event::Submit => writes(own("submitted")),
        Event::Return => writes(own("draft")),
        Event::Refuse => writes(own("refused")),
        Event::Approve => writes(own("approved").set("approved_by", given.code.clone())),
        Event::Discard => {
            // Should it ever count again, it is not approved.
            let stopped = own("draft").set("approved_by", None).row()?;
            Ok(Effect::Reaches { writes: Vec::new(), enters: Vec::new(), voids: vec![stopped] })
        }
        Event::Release => release(life, own("released")),
        Event::Deliver => told(life, given, "delivered_at"),
        Event::Acknowledge => told(life, given, "acknowledged_at"),
        Event::Bounce => {
            let voids = of(life, given).cloned().collect();
            Ok(Effect::Reaches { writes: Vec::new(), enters: Vec::new(), voids })
        }
        Event::Recall => recall(life, given, own("recalled")),
        _ => Ok(Effect::Nothing),
    }
}

/// The disclosures are recorded as they were judged.
fn release(life: &Life<'_>, own: Refit<'_>) -> Result<Effect, Vec<CellError>> {
    let prepared = life.prepared.map(|prepared| prepared.disclosures.as_slice()).unwrap_or_default();
    let at = prepared.first().and_then(|one| one.row.get("at")).map(str::to_owned);
    let mut rows: Vec<Row> = prepared.iter().map(|one| one.row.clone()).collect();
    rows.insert(0, own.set("released_at", at).row()?);
    Ok(Effect::Writes(rows))
}

/// Every copy is due by the day that is given, and a return case is opened for each recipient.
fn recall(life: &Life<'_>, given: &Given, own: Refit<'_>) -> Result<Effect, Vec<CellError>> {
    let Some(due) = given.until else { return Ok(Effect::Nothing) };
    let mut writes = vec![own.row()?];
    for row in life.handed {
        writes.extend(sooner(row, due)?);
    }
    let of = ("transmittal_code", life.row.get("code").unwrap_or_default());
    let enters = opened_for_each(of, (Trigger::Recalled, life.today, Some(due)), life.handed)?;
    Ok(Effect::Reaches { writes, enters, voids: Vec::new() })
}

/// The disclosures to the recipient who is named.
fn of<'a>(life: &Life<'a>, given: &'a Given) -> impl Iterator<Item = &'a Row> {
    life.handed.iter().filter(|row| row.get("recipient_code") == given.code.as_deref())
}

/// A day that the recipient's disclosures have not said yet.
fn told(life: &Life<'_>, given: &Given, column: &'static str) -> Result<Effect, Vec<CellError>> {
    let day = given.day.map(|day| day.to_string());
    let open = of(life, given).filter(|row| row.get(column).is_none());
    let writes = open.map(|row| Refit::of(row).set(column, day.clone()).row());
    Ok(Effect::Reaches { writes: writes.collect::<Result<_, _>>()?, enters: Vec::new(), voids: Vec::new() })
}
