//! every incident with its times, what is still to be seen of it outside, and how it stands to the clock of its severity.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use domain::facts::{Kind, State};
use domain::incidents::{Severity, Standing, Target, due, standing};
use domain::staff::Actor;
use domain::time::Instant;
use persistence::Database;
use persistence::facts::{Kept, every_state};
use serde::Serialize;

use super::{Passed, at, passed};
use crate::index::Told;
use crate::records::{cell, records};
use crate::{AuditError, Index, Times};

/// The answer; its serialised form is the JSON that scripts read.
#[derive(Clone, Debug, Serialize)]
pub struct IncidentsAnswer {
    #[serde(flatten)]
    pub times: Times,
    /// The latest discovered first, then by code.
    pub rows: Vec<IncidentRow>,
    /// The zone in which its days are days.
    #[serde(skip)]
    pub zone: Tz,
}

#[derive(Clone, Debug, Serialize)]
pub struct IncidentRow {
    pub incident: String,
    #[serde(skip)]
    pub id: i64,
    pub title: String,
    pub category: Option<String>,
    pub severity: Option<String>,
    pub incident_state: String,
    pub discovered_at: String,
    pub reported_at: Option<String>,
    pub triage: Standing,
    pub triaged_at: Option<Instant>,
    pub containment: Standing,
    pub contained_at: Option<Instant>,
    pub notified_at: Option<String>,
    pub closed_at: Option<Instant>,
    pub sightings: usize,
    /// Those that could still be seen when last looked.
    pub still_up: usize,
    /// The longest that one could be seen, in whole hours, where both ends are known.
    pub hours_up: Option<i64>,
    pub claims: usize,
    pub plans: usize,
}

/// Which incidents are told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IncidentFilter {
    pub severity: Option<Severity>,
    /// Of either clock.
    pub standing: Option<Standing>,
    /// Not closed.
    pub open: bool,
}

impl IncidentFilter {
    pub fn admits(&self, row: &IncidentRow) -> bool {
        let severity = row.severity.as_deref().and_then(Severity::of_word);
        self.severity.is_none_or(|asked| severity == Some(asked))
            && self.standing.is_none_or(|asked| row.triage == asked || row.containment == asked)
            && !(self.open && row.closed_at.is_some())
    }
}

impl IncidentsAnswer {
    /// The columns of [`IncidentRow::cells`].
    pub const COLUMNS: [&'static str; 18] = [
        "incident",
        "title",
        "category",
        "severity",
        "incident_state",
        "discovered_at",
        "reported_at",
        "triage",
        "triaged_at",
        "containment",
        "contained_at",
        "notified_at",
        "closed_at",
        "sightings",
        "still_up",
        "hours_up",
        "claims",
        "plans",
    ];

    /// How many a filter admits.
    pub fn count(&self, filter: &IncidentFilter) -> usize {
        self.rows.iter().filter(|row| filter.admits(row)).count()
    }
}

impl IncidentRow {
    /// Its cells under [`IncidentsAnswer::COLUMNS`].
    pub fn cells(&self) -> [String; 18] {
        let text = |of: &Option<String>| of.clone().unwrap_or_default();
        let instant = |of: Option<Instant>| of.map(|at| at.to_string()).unwrap_or_default();
        [
            self.incident.clone(),
            self.title.clone(),
            text(&self.category),
            text(&self.severity),
            self.incident_state.clone(),
            self.discovered_at.clone(),
            text(&self.reported_at),
            self.triage.as_str().to_owned(),
            instant(self.triaged_at),
            self.containment.as_str().to_owned(),
            instant(self.contained_at),
            text(&self.notified_at),
            instant(self.closed_at),
            self.sightings.to_string(),
            self.still_up.to_string(),
            self.hours_up.map(|hours| hours.to_string()).unwrap_or_default(),
            self.claims.to_string(),
            self.plans.to_string(),
        ]
    }
}

/// What is seen, claimed and ordered of one incident.
#[derive(Default)]
struct Following {
    sightings: usize,
    still_up: usize,
    hours_up: Option<i64>,
    claims: usize,
    plans: usize,
}

/// Every incident as known then, with how its clocks stand as of then.
///
/// # Errors
/// `NotATime` is the asker's; the rest are ours.
pub async fn incident_log(
    (db, index): (&Database, &Index),
    actor: &Actor,
    times: Times,
    now: Instant,
) -> Result<IncidentsAnswer, AuditError> {
    let (as_of, known_at) = times.parsed()?;
    let txn = db.read_txn().await?;
    let Told { zone, known, .. } = index.told(&txn, known_at, |world| world.common_zone(&actor.scope)).await?;
    let now = as_of.map_or(now, |as_of| as_of.last_instant(zone));
    let mut following: BTreeMap<String, Following> = BTreeMap::new();
    for kind in [Kind::Sightings, Kind::Claims, Kind::RectificationPlans] {
        for kept in records(&txn, &actor.scope, kind, known).await? {
            let row = &kept.state.row;
            let Some(of) = row.get("incident_code").map(|code| following.entry(code.to_owned()).or_default()) else {
                continue;
            };
            match kind {
                Kind::Claims => of.claims += 1,
                Kind::RectificationPlans => of.plans += 1,
                _ => {
                    of.sightings += 1;
                    let gone = at(row, "gone_at", zone).filter(|gone| *gone <= now);
                    of.still_up += usize::from(gone.is_none());
                    let from = at(row, "published_at", zone).or_else(|| at(row, "seen_at", zone));
                    let hours = gone.zip(from).map(|(to, from)| (to.micros() - from.micros()) / 3_600_000_000);
                    of.hours_up = of.hours_up.max(hours);
                }
            }
        }
    }
    // All states of all incidents at once, each incident's in the order in which they were recorded.
    let mut states: BTreeMap<i64, Vec<State>> = BTreeMap::new();
    for kept in every_state(Kind::Incidents).all(&txn).await? {
        states.entry(kept.id).or_default().push(kept.state);
    }
    let mut rows = Vec::new();
    for kept in records(&txn, &actor.scope, Kind::Incidents, known).await? {
        let row = &kept.state.row;
        let Some(discovered) = at(row, "discovered_at", zone).filter(|at| *at <= now) else { continue };
        let passed = passed(states.get(&kept.id).into_iter().flatten(), known);
        let severity = row.get("severity").and_then(Severity::of_word);
        let stands = |target, done: Option<Instant>| {
            let done = done.or(passed.closed).filter(|done| *done <= now);
            standing(due(discovered, severity, target), done, now)
        };
        let of = following.remove(&row.key()).unwrap_or_default();
        let stands = [stands(Target::Triage, passed.triaged), stands(Target::Containment, passed.contained)];
        rows.push((discovered, told(&kept, passed, stands, &of)));
    }
    txn.commit().await?;
    rows.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.incident.cmp(&other.incident)));
    Ok(IncidentsAnswer { times, rows: rows.into_iter().map(|(_, row)| row).collect(), zone })
}

fn told(kept: &Kept, passed: Passed, stands: [Standing; 2], of: &Following) -> IncidentRow {
    let [triage, containment] = stands;
    let row = &kept.state.row;
    IncidentRow {
        incident: row.key(),
        id: kept.id,
        title: row.get("title").unwrap_or_default().to_owned(),
        category: cell(kept, "category"),
        severity: cell(kept, "severity"),
        incident_state: row.get("state").unwrap_or("reported").to_owned(),
        discovered_at: row.get("discovered_at").unwrap_or_default().to_owned(),
        reported_at: cell(kept, "reported_at"),
        triage,
        triaged_at: passed.triaged,
        containment,
        contained_at: passed.contained,
        notified_at: cell(kept, "notified_at"),
        closed_at: passed.closed,
        sightings: of.sightings,
        still_up: of.still_up,
        hours_up: of.hours_up,
        claims: of.claims,
        plans: of.plans,
    }
}
