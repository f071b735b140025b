//! The life of a leak incident: triaged, contained once it is captured, traced, attributed by two, assessed by two, answered, closed.

use super::arrows::{Arrow, Check, arrow, may, must};
use super::effects::{Effect, Refit};
use super::{Event, Field, Life, State, WhyNot};
use crate::facts::{CellError, Kind, Row};
use crate::staff::Role;

/// The columns that the life writes.
pub(super) const COLUMNS: &[&str] = &["state"];

const OFFICERS: &[Role] = &[Role::Confidentiality];
const COUNSEL: &[Role] = &[Role::Legal];
const GUARDIANS: &[Role] = &[Role::Legal, Role::Confidentiality];

/// # Source
/// The table of incidents among the state machines.
pub(super) const ARROWS: &[Arrow] = &[
    arrow(Event::Triage, &[State::Reported], State::Triaged, OFFICERS)
        .asking(&[may(Field::Papers), may(Field::Reason)]),
    arrow(Event::Contain, &[State::Triaged], State::Contained, GUARDIANS)
        .asking(&[may(Field::Papers), may(Field::Reason)]),
    arrow(Event::Trace, &[State::Contained], State::Tracing, OFFICERS)
        .asking(&[may(Field::Papers), may(Field::Reason)]),
    arrow(Event::Attribute, &[State::Tracing], State::Attributed, OFFICERS)
        .checked(Check::Two(COUNSEL))
        .asking(&[must(Field::Reason), must(Field::Papers)]),
    arrow(Event::Assess, &[State::Attributed], State::Assessed, COUNSEL)
        .checked(Check::Two(GUARDIANS))
        .asking(&[must(Field::Reason), may(Field::Papers)]),
    arrow(Event::TakeAction, &[State::Assessed], State::InAction, &[Role::Legal, Role::Procurement]),
    arrow(Event::Close, &[State::Triaged, State::Tracing, State::InAction], State::Closed, GUARDIANS)
        .checked(Check::Two(GUARDIANS))
        .asking(&[must(Field::Reason), may(Field::Papers)]),
    arrow(Event::Reopen, &[State::Closed], State::Triaged, COUNSEL).asking(&[must(Field::Reason), may(Field::Papers)]),
];

/// What the columns say.
pub(super) fn seen(row: &Row) -> State {
    match row.get("state") {
        Some("triaged") => State::Triaged,
        Some("contained") => State::Contained,
        Some("tracing") => State::Tracing,
        Some("attributed") => State::Attributed,
        Some("assessed") => State::Assessed,
        Some("in_action") => State::InAction,
        Some("closed") => State::Closed,
        _ => State::Reported,
    }
}

/// Why it does not go on: something is not named, a sighting is not captured, nothing is done against it happening again.
///
/// # Source
/// The evidence column of the table of incidents: category and severity; captures first; a version that matches; at least one item
/// of evidence for each attribution; lessons, notices and rectification before it is closed.
pub(super) fn not_ready(life: &Life<'_>, event: Event) -> Option<WhyNot> {
    let row = life.row;
    let missing = |columns: &[&'static str]| -> Option<WhyNot> {
        let missing: Vec<&'static str> = columns.iter().filter(|column| row.get(column).is_none()).copied().collect();
        (!missing.is_empty()).then_some(WhyNot::NotNamed(missing))
    };
    match event {
        Event::Triage => missing(&["category", "severity"]),
        Event::Contain => {
            let is_bare = |row: &&Row| {
                row.kind() == Kind::Sightings
                    && (row.get("captured_at").is_none() || row.get("capture_sha256").is_none())
                    && !life.follows.papered.contains(&row.key())
            };
            let bare: Vec<String> = life.follows.rows.iter().filter(is_bare).map(Row::key).collect();
            (!bare.is_empty()).then_some(WhyNot::NotCaptured(bare))
        }
        // What broke an embargo or an agreement alone shows nothing of a version.
        Event::Trace if matches!(row.get("what"), Some("document" | "item")) => missing(&["versions"]),
        Event::Attribute if row.get("confidence") == Some("unknown") => Some(WhyNot::NotNamed(vec!["confidence"])),
        Event::Attribute => missing(&["attributed_to"]),
        Event::Close if row.get("category") != Some("incident") => missing(&["lessons"]),
        // Most origins are never found, and some incidents end there: what could be done was done.
        Event::Close => missing(&["lessons", "notified_at"]).or_else(|| {
            let is_plan = |row: &Row| row.kind() == Kind::RectificationPlans;
            let is_traced = life.state() == State::InAction;
            (is_traced && !life.follows.rows.iter().any(is_plan)).then_some(WhyNot::NoPlan)
        }),
        _ => None,
    }
}

/// What a step does to the incident.
pub(super) fn effect(row: &Row, event: Event) -> Result<Effect, Vec<CellError>> {
    let state = match event {
        Event::Triage | Event::Reopen => "triaged",
        Event::Contain => "contained",
        Event::Trace => "tracing",
        Event::Attribute => "attributed",
        Event::Assess => "assessed",
        Event::TakeAction => "in_action",
        Event::Close => "closed",
        _ => return Ok(Effect::Nothing),
    };
    Ok(Effect::Writes(vec![Refit::of(row).set("state", Some(state.to_owned())).row()?]))
}

/// Whether a correction by hand changes what two people attributed.
pub(super) fn changes_an_attribution(before: &Row, after: &Row) -> bool {
    ["attributed_to", "confidence"].iter().any(|column| before.get(column) != after.get(column))
}
