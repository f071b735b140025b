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
use crate::time::{Instant, When};

/// The columns that the life writes.
pub(super) const COLUMNS: &[&str] = &["state"];

/// What is told of an event besides its concept, at any time.
pub(super) const BESIDE: &[&str] = &["title", "ends_at", "place", "incident_contact", "premises_approved_on"];

const HOSTS: &[Role] = &[Role::Events];
const OFFICERS: &[Role] = &[Role::Confidentiality];
const OWNERS: &[Role] = &[Role::Owner];
const KEEPERS: &[Role] = &[Role::Events, Role::Confidentiality];

/// What belongs to an event besides its own row.
#[derive(Clone, Copy, Debug, Default)]
pub struct OfEvent<'a> {
    pub invitees: &'a [Row],
    /// Versions on its list that are not to be shown at it: of another programme, or withdrawn.
    pub unfit: &'a [String],
    /// The codes of all disclosures that it ever led to.
    pub taken: &'a [String],
    /// Until when somebody may not publish what they saw; none where nobody is bound.
    pub bound_until: Option<Instant>,
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

/// When the event of a row ends in its zone: one without an end is over with the day on which it starts. `None` when it says neither.
pub fn event_ends(row: &Row, zone: Tz) -> Option<When> {
    let when = |column: &str| row.get(column).and_then(|text| When::parse(text).ok());
    when("ends_at").or_else(|| when("starts_at").map(|starts| When::Day(starts.day(zone))))
}

/// What the columns say on a day: an event that says nothing of its state is a draft like any, and history once its days are over.
pub(super) fn seen(row: &Row, (day, zone): (NaiveDate, Tz)) -> State {
    let last = event_ends(row, zone).map(|ends| ends.day(zone));
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
        _ => State::Draft,
    }
}

/// Why it does not go on: something is not named, the day is still to come, or an embargo still holds.
pub(super) fn not_ready(life: &Life<'_>, event: Event) -> Option<WhyNot> {
    match event {
        Event::Submit | Event::MakeReady | Event::GoLive => {
            let missing = missing(life.row, event);
            if !missing.is_empty() {
                return Some(WhyNot::NotNamed(missing));
            }
            if !life.event.unfit.is_empty() {
                return Some(WhyNot::NotShown(life.event.unfit.to_vec()));
            }
            let starts = When::parse(life.row.get("starts_at")?).ok()?.day(life.zone);
            (event == Event::GoLive && life.today < starts).then_some(WhyNot::StartsLater(starts))
        }
        Event::LiftEmbargo => {
            let last = life.event.bound_until?.day(life.zone);
            (life.today < last).then_some(WhyNot::UnderEmbargoUntil(last))
        }
        _ => None,
    }
}

/// The columns of what has to be named before a concept is submitted, or an event is ready, and is not.
///
/// # Source
/// The guards of the line of events: premises (of a shoot), rules for devices, the list of what is shown, whom to call.
fn missing(row: &Row, event: Event) -> Vec<&'static str> {
    // The concept says what is shown how; whom to call, and that a shoot's premises are approved, may come later.
    let of_concept = ["versions", "device_rule"];
    let needed = ["versions", "device_rule", "incident_contact", "premises_approved_on"];
    let is_needed = |column: &&str| match *column {
        "premises_approved_on" => event != Event::Submit && row.get("kind") == Some("shoot"),
        column => event != Event::Submit || of_concept.contains(&column),
    };
    needed.into_iter().filter(is_needed).filter(|column| row.get(column).is_none()).collect()
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
                let recorded = (life.handed, life.event.taken);
                enters.extend(events::shown(life.row, life.event.host, invitee, recorded)?);
            }
            return Ok(Effect::Reaches { writes: vec![own("under_embargo").row()?], enters, voids: Vec::new() });
        }
        _ => return Ok(Effect::Nothing),
    };
    Ok(Effect::Writes(vec![own(state).row()?]))
}

/// What an event says once its concept was changed: a draft, where another concept was submitted or approved.
pub(super) fn rewritten<'a>(before: &Row, after: &'a Row) -> Option<Refit<'a>> {
    let was_shown =
        matches!(before.get("state"), Some("submitted" | "approved" | "registration_open" | "ready" | "paused"));
    was_shown.then(|| Refit::of(after).set("state", Some("draft".to_owned())))
}

/// The first of the columns that a change says otherwise of an event that went live: what was approved stands.
pub(super) fn stands(before: &Row, after: &Row) -> Option<&'static str> {
    let was_live = matches!(before.get("state"), Some("live" | "under_embargo" | "embargo_lifted" | "closed"));
    let is_of_concept = |column: &&'static Column| !BESIDE.contains(&column.name) && !COLUMNS.contains(&column.name);
    before.differences(after).into_iter().filter(|_| was_live).find(is_of_concept).map(|column| column.name)
}

/// Somebody was let in to a paused event, so that what was shown to them stands.
pub(super) fn was_entered(life: &Life<'_>) -> bool {
    let is_in = |invitee: &Row| invitee.get("checked_in_at").is_some();
    life.row.get("state") == Some("paused") && life.event.invitees.iter().any(is_in)
}
