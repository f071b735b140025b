//! The life of an event: its security concept is approved by two, it goes live when everything is named, and it closes when what
//! was published has been looked at.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::arrows::{Arrow, Check, arrow, may, must};
use super::effects::{Effect, Refit};
use super::{Event, Field, Life, State, WhyNot};
use crate::events;
use crate::facts::{CellError, Column, Row};
use crate::staff::Role;
use crate::time::When;

/// The columns that the life writes.
pub(super) const COLUMNS: &[&str] = &["state"];

/// What is still told of an event that went live; the rest is what was approved.
const TOLD_LATER: [&str; 4] = ["title", "ends_at", "place", "incident_contact"];

const HOSTS: &[Role] = &[Role::Events];
const OFFICERS: &[Role] = &[Role::Confidentiality];
const OWNERS: &[Role] = &[Role::Owner];
const KEEPERS: &[Role] = &[Role::Events, Role::Confidentiality];

/// What belongs to an event besides its own row.
#[derive(Clone, Copy, Debug, Default)]
pub struct OfEvent<'a> {
    pub invitees: &'a [Row],
    /// The embargoes that count, as they were notified.
    pub embargoes: &'a [Row],
    /// The manufacturer of its programme, whose secrets are shown.
    pub host: Option<&'a str>,
}

/// # Source
/// The line of events among the state machines.
pub(super) const ARROWS: &[Arrow] = &[
    arrow(Event::Submit, &[State::Draft], State::Submitted, HOSTS).asking(&[may(Field::Papers), may(Field::Reason)]),
    arrow(
        Event::Return,
        &[State::Submitted, State::Approved, State::RegistrationOpen, State::Ready],
        State::Draft,
        OFFICERS,
    )
    .asking(&[must(Field::Reason)]),
    arrow(Event::Approve, &[State::Submitted], State::Approved, OFFICERS)
        .checked(Check::Two(OWNERS))
        .asking(&[may(Field::Papers), may(Field::Reason)]),
    arrow(Event::OpenRegistration, &[State::Approved], State::RegistrationOpen, HOSTS),
    arrow(Event::MakeReady, &[State::RegistrationOpen], State::Ready, HOSTS)
        .asking(&[may(Field::Papers), may(Field::Reason)]),
    arrow(Event::GoLive, &[State::Ready], State::Live, HOSTS),
    arrow(Event::Pause, &[State::RegistrationOpen, State::Ready, State::Live], State::Paused, KEEPERS)
        .asking(&[must(Field::Reason), may(Field::Papers)]),
    arrow(Event::Resume, &[State::Paused], State::Ready, OFFICERS).asking(&[must(Field::Reason)]),
    arrow(Event::EndShowing, &[State::Live], State::UnderEmbargo, KEEPERS),
    arrow(Event::LiftEmbargo, &[State::UnderEmbargo], State::EmbargoLifted, KEEPERS),
    arrow(Event::CloseEvent, &[State::EmbargoLifted], State::Closed, OFFICERS)
        .asking(&[must(Field::Reason), may(Field::Papers)]),
    arrow(
        Event::CancelEvent,
        &[State::Draft, State::Submitted, State::Approved, State::RegistrationOpen, State::Ready, State::Paused],
        State::Cancelled,
        KEEPERS,
    )
    .asking(&[must(Field::Reason), may(Field::Papers)]),
];

/// What the columns say on a day: an event that nobody steps follows its days, and is live from its first to its last.
pub(super) fn seen(row: &Row, (day, zone): (NaiveDate, Tz)) -> State {
    let on = |column: &str| row.get(column).and_then(|text| When::parse(text).ok()).map(|when| when.day(zone));
    let last = on("ends_at").or_else(|| on("starts_at"));
    match row.get("state") {
        Some("draft") => State::Draft,
        Some("submitted") => State::Submitted,
        Some("approved") => State::Approved,
        Some("registration_open") => State::RegistrationOpen,
        Some("ready") => State::Ready,
        Some("live") => State::Live,
        Some("under_embargo") => State::UnderEmbargo,
        Some("embargo_lifted") => State::EmbargoLifted,
        Some("closed") => State::Closed,
        Some("cancelled") => State::Cancelled,
        Some("paused") => State::Paused,
        _ if last.is_some_and(|last| last < day) => State::UnderEmbargo,
        _ if on("starts_at").is_some_and(|starts| starts <= day) => State::Live,
        _ => State::RegistrationOpen,
    }
}

/// Why it does not go on: something is not named, the day is still to come, or an embargo still holds.
pub(super) fn not_ready(life: &Life<'_>, event: Event) -> Option<WhyNot> {
    match event {
        Event::MakeReady | Event::GoLive => {
            let missing = missing(life.row);
            if !missing.is_empty() {
                return Some(WhyNot::NotNamed(missing));
            }
            let starts = When::parse(life.row.get("starts_at")?).ok()?.day(life.zone);
            (event == Event::GoLive && life.today < starts).then_some(WhyNot::StartsLater(starts))
        }
        Event::LiftEmbargo => {
            let last = last_lift(life.event.embargoes, life.zone)?;
            (life.today < last).then_some(WhyNot::UnderEmbargoUntil(last))
        }
        _ => None,
    }
}

/// The columns of what has to be named before an event is ready and is not.
///
/// # Source
/// The guards of the line of events: premises (of a shoot), rules for devices, the list of what is shown, whom to call.
fn missing(row: &Row) -> Vec<&'static str> {
    let is_shoot = row.get("kind") == Some("shoot");
    let needed = ["versions", "device_rule", "incident_contact", "premises_approved_on"];
    let is_needed = |column: &&str| *column != "premises_approved_on" || is_shoot;
    needed.into_iter().filter(is_needed).filter(|column| row.get(column).is_none()).collect()
}

/// The day of the last lift, where for each content the lift that was notified last counts.
fn last_lift(embargoes: &[Row], zone: Tz) -> Option<NaiveDate> {
    let instant = |row: &Row, column: &str| Some(When::parse(row.get(column)?).ok()?.instant(zone));
    let mut by_notice: Vec<&Row> = embargoes.iter().collect();
    by_notice.sort_by_key(|row| instant(row, "notified_at"));
    let of_content = |content: &str| {
        let concerns = |row: &&&Row| {
            let mut named = row.list("contents").peekable();
            named.peek().is_none() || named.any(|one| one == content)
        };
        by_notice.iter().rfind(concerns).and_then(|row| When::parse(row.get("lifts_at")?).ok())
    };
    events::CONTENTS.iter().filter_map(|content| of_content(content)).map(|lift| lift.day(zone)).max()
}

/// What a step does: once nobody is shown anything any more, everybody who was let in is on record with what was shown.
pub(super) fn effect(life: &Life<'_>, event: Event) -> Result<Effect, Vec<CellError>> {
    let own = |state: &str| Refit::of(life.row).set("state", Some(state.to_owned()));
    let state = match event {
        Event::Submit => "submitted",
        Event::Return => "draft",
        Event::Approve => "approved",
        Event::OpenRegistration => "registration_open",
        Event::MakeReady | Event::Resume => "ready",
        Event::GoLive => "live",
        Event::Pause => "paused",
        Event::LiftEmbargo => "embargo_lifted",
        Event::CloseEvent => "closed",
        Event::CancelEvent => "cancelled",
        Event::EndShowing => {
            let mut enters = Vec::new();
            for invitee in life.event.invitees {
                enters.extend(events::shown(life.row, life.event.host, invitee, life.handed)?);
            }
            return Ok(Effect::Reaches { writes: vec![own("under_embargo").row()?], enters, voids: Vec::new() });
        }
        _ => return Ok(Effect::Nothing),
    };
    Ok(Effect::Writes(vec![own(state).row()?]))
}

/// It went live, so that what was approved stands.
pub(super) fn stands(before: &Row, after: &Row) -> bool {
    let is_over = matches!(before.get("state"), Some("live" | "under_embargo" | "embargo_lifted" | "closed"));
    let differs = |column: &'static Column| !TOLD_LATER.contains(&column.name);
    is_over && before.differences(after).into_iter().any(differs)
}
