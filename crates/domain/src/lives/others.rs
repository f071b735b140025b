//! The lives of consents, labels, commitments and standings, and of hand-overs that others report.

use chrono::{Days, NaiveDate};

use super::arrows::{Arrow, Check, arrow, may, must};
use super::effects::{Effect, Refit};
use super::{Event, Field, Given, Life, State};
use crate::facts::{CellError, Row};
use crate::return_cases::{Trigger, opened_for_each};
use crate::staff::Role;
use crate::time::parse_day;

const OFFICERS: &[Role] = &[Role::Confidentiality];
const GUARDIANS: &[Role] = &[Role::Legal, Role::Confidentiality];
const HOSTS: &[Role] = &[Role::Events, Role::Confidentiality];

/// # Source
/// The table of onward-disclosure requests among the state machines, from the consent on.
pub(super) const CONSENTS: &[Arrow] =
    &[arrow(Event::Revoke, &[State::Granted], State::Revoked, &[Role::Legal, Role::Confidentiality, Role::Owner])
        .checked(Check::Two(GUARDIANS))
        .asking(&[must(Field::From), must(Field::Reason), must(Field::Papers)])];

/// What a supplier reports of its own hand-overs is verified by an officer who did not enter it; what was found out stays so.
///
/// # Source
/// The line of disclosures among the state machines: reported, then verified when the agreement below was seen.
pub(super) const DISCLOSURES: &[Arrow] = &[arrow(Event::Verify, &[State::Reported], State::Verified, OFFICERS)
    .checked(Check::AnotherThanWriter)
    .asking(&[must(Field::Papers), may(Field::Reason)])];

/// What the columns say of a hand-over.
pub(super) fn seen_of_disclosure(row: &Row) -> State {
    match row.get("status") {
        Some("reported") => State::Reported,
        Some("verified") => State::Verified,
        Some("discovered") => State::Discovered,
        _ => State::Released,
    }
}

/// What a step does to a hand-over.
pub(super) fn effect_on_disclosure(row: &Row, event: Event) -> Result<Effect, Vec<CellError>> {
    match event {
        Event::Verify => {
            let verified = Refit::of(row).set("status", Some("verified".to_owned())).row()?;
            Ok(Effect::Writes(vec![verified]))
        }
        _ => Ok(Effect::Nothing),
    }
}

/// Whether a hand-over becomes by hand what only a release or a second person makes of it.
pub(super) fn is_promoted(before: &Row, after: &Row) -> bool {
    matches!(
        (seen_of_disclosure(before), seen_of_disclosure(after)),
        (State::Reported | State::Discovered | State::Verified, State::Released)
            | (State::Reported | State::Discovered | State::Released, State::Verified)
            | (State::Discovered, State::Reported)
    )
}

const BY_TWO_OFFICERS: Check = Check::Two(OFFICERS);

/// # Source
/// The table of assessments and labels among the state machines, from the label on.
pub(super) const LABELS: &[Arrow] =
    &[
        arrow(Event::Verify, &[State::Recorded], State::Verified, OFFICERS).checked(Check::AnotherThanWriter).asking(
            &[must(Field::On), must(Field::Participant), may(Field::Sharing), may(Field::Papers), may(Field::Reason)],
        ),
        arrow(Event::Validate, &[State::Temporary], State::Verified, OFFICERS).checked(BY_TWO_OFFICERS).asking(&[
            must(Field::On),
            must(Field::Participant),
            may(Field::Sharing),
            may(Field::Papers),
            may(Field::Reason),
        ]),
        arrow(Event::Suspend, &[State::Recorded, State::Temporary, State::Verified], State::Suspended, OFFICERS)
            .checked(BY_TWO_OFFICERS)
            .asking(&[must(Field::Reason), may(Field::Papers)]),
        arrow(Event::Reinstate, &[State::Suspended], State::Verified, OFFICERS)
            .checked(BY_TWO_OFFICERS)
            .asking(&[must(Field::Reason), may(Field::Papers)]),
        arrow(
            Event::Withdraw,
            &[State::Recorded, State::Temporary, State::Verified, State::Suspended],
            State::Withdrawn,
            OFFICERS,
        )
        .checked(BY_TWO_OFFICERS)
        .asking(&[must(Field::Reason), may(Field::Papers)]),
    ];

/// # Source
/// The table of personal commitments among the state machines, from the signature on.
pub(super) const COMMITMENTS: &[Arrow] = &[
    arrow(Event::Verify, &[State::Signed], State::Verified, HOSTS)
        .checked(Check::AnotherThanWriter)
        .asking(&[must(Field::Papers), may(Field::Reason)]),
    arrow(Event::Supersede, &[State::Signed, State::Verified], State::Superseded, HOSTS).asking(&[
        must(Field::Successor),
        must(Field::From),
        may(Field::Reason),
    ]),
    arrow(Event::Discard, &[State::Signed, State::Verified], State::Void, HOSTS).asking(&[must(Field::Reason)]),
];

const PROPOSERS: &[Role] = &[Role::Legal, Role::Confidentiality, Role::Procurement];
const BY_LEGAL: Check = Check::Two(&[Role::Legal]);

/// # Source
/// The table of sanctions among the state machines.
pub(super) const STANDINGS: &[Arrow] = &[
    arrow(Event::Suspend, &[State::Watch], State::Ended, PROPOSERS).checked(BY_LEGAL).asking(&[
        must(Field::From),
        must(Field::Reason),
        may(Field::Papers),
    ]),
    arrow(Event::Bar, &[State::Watch, State::Suspended], State::Ended, PROPOSERS).checked(BY_LEGAL).asking(&[
        must(Field::From),
        must(Field::Reason),
        may(Field::Papers),
    ]),
    arrow(Event::Reinstate, &[State::Watch, State::Suspended, State::Barred], State::Ended, PROPOSERS)
        .checked(BY_LEGAL)
        .asking(&[must(Field::From), must(Field::Reason), may(Field::Papers)]),
];

/// The column of labels that says nothing of who looked.
pub(super) const fn told_of_label(state: State) -> State {
    match state {
        State::Verified => State::Recorded,
        other => other,
    }
}

/// A commitment's columns say that it is signed, whatever happened since.
pub(super) const fn told_of_commitment(state: State) -> State {
    match state {
        State::Verified | State::Superseded => State::Signed,
        other => other,
    }
}

pub(super) fn seen_of_consent(row: &Row) -> State {
    if row.get("revoked_at").is_some() { State::Revoked } else { State::Granted }
}

pub(super) fn seen_of_label(row: &Row) -> State {
    match row.get("state") {
        Some("temporary") => State::Temporary,
        Some("suspended") => State::Suspended,
        Some("withdrawn") => State::Withdrawn,
        _ => State::Recorded,
    }
}

pub(super) fn seen_of_standing(row: &Row, day: NaiveDate) -> State {
    if row.get("to_date").and_then(|to| parse_day(to).ok()).is_some_and(|to| to < day) {
        return State::Ended;
    }
    match row.get("standing") {
        Some("suspended") => State::Suspended,
        Some("barred") => State::Barred,
        _ => State::Watch,
    }
}

/// What was passed on under a consent that is taken back has to come back.
///
/// # Source
/// The table of onward-disclosure requests: a revocation opens return cases.
pub(super) fn effect_on_consent(life: &Life<'_>, event: Event, given: &Given) -> Result<Effect, Vec<CellError>> {
    let row = life.row;
    match event {
        Event::Revoke => {
            let day = given.day.unwrap_or(life.today);
            let own = Refit::of(row).set("revoked_at", Some(day.to_string())).row()?;
            let under: Vec<Row> = life.handed.iter().filter(|copy| is_under(row, copy)).cloned().collect();
            let of = ("", row.get("code").unwrap_or_default());
            let enters = opened_for_each(of, (Trigger::Revoked, day, None), &under)?;
            Ok(Effect::Reaches { writes: vec![own], enters, voids: Vec::new() })
        }
        _ => Ok(Effect::Nothing),
    }
}

/// Whether a copy, of those that went the way of a consent, is one that it speaks of.
fn is_under(consent: &Row, copy: &Row) -> bool {
    let label = copy.get("version_label");
    let named = consent.get("versions").is_none() || consent.list("versions").any(|one| Some(one) == label);
    let day = |row: &Row, column: &str| row.get(column).and_then(|at| parse_day(at.get(..10)?).ok());
    named && day(consent, "granted_at").is_none_or(|granted| day(copy, "at").is_none_or(|at| granted <= at))
}

pub(super) fn effect_on_label(row: &Row, event: Event) -> Result<Effect, Vec<CellError>> {
    let state = match event {
        Event::Suspend => "suspended",
        Event::Withdraw => "withdrawn",
        Event::Validate | Event::Reinstate => "valid",
        _ => return Ok(Effect::Nothing),
    };
    written(Refit::of(row).set("state", Some(state.to_owned())))
}

pub(super) fn effect_on_commitment(row: &Row, event: Event, given: &Given) -> Result<Effect, Vec<CellError>> {
    match event {
        // What took its place holds from that day on.
        Event::Supersede => written(Refit::of(row).set("expires_on", day_before(given.day))),
        Event::Discard => Ok(Effect::Voids),
        _ => Ok(Effect::Nothing),
    }
}

pub(super) fn effect_on_standing(row: &Row, event: Event, given: &Given) -> Result<Effect, Vec<CellError>> {
    let ended = Refit::of(row).set("to_date", day_before(given.day)).row()?;
    let next = match event {
        Event::Suspend => "suspended",
        Event::Bar => "barred",
        _ => return Ok(Effect::Writes(vec![ended])),
    };
    let next = Refit::of(row)
        .set("standing", Some(next.to_owned()))
        .set("from_date", given.day.map(|day| day.to_string()))
        .set("to_date", None)
        // The reason of a step may name people; the register keeps none.
        .set("reason", None)
        .row()?;
    Ok(Effect::Writes(vec![ended, next]))
}

fn written(refit: Refit<'_>) -> Result<Effect, Vec<CellError>> {
    refit.row().map(|row| Effect::Writes(vec![row]))
}

fn day_before(day: Option<NaiveDate>) -> Option<String> {
    day.and_then(|day| day.checked_sub_days(Days::new(1))).map(|day| day.to_string())
}
