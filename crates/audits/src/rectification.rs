//! every rectification plan with how far its actions are, how old it is, and whether it was seen to work.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::facts::{Kind, Row};
use domain::staff::Actor;
use domain::time::{Instant, When, parse_day};
use persistence::Database;
use serde::Serialize;

use crate::index::Told;
use crate::records::{cell, records};
use crate::{AuditError, Index, Times};

/// The answer; its serialised form is the JSON that scripts read.
#[derive(Clone, Debug, Serialize)]
pub struct RectificationAnswer {
    #[serde(flatten)]
    pub times: Times,
    /// Those overdue longest first, then by the day on which they were ordered and by code.
    pub rows: Vec<Rectification>,
    #[serde(skip)]
    pub zone: Tz,
}

/// One plan.
#[derive(Clone, Debug, Serialize)]
pub struct Rectification {
    pub plan: String,
    #[serde(skip)]
    pub id: i64,
    pub party: String,
    pub incident: Option<String>,
    pub plan_state: String,
    pub ordered_on: String,
    pub due_on: String,
    /// Days since it was ordered, until it was over.
    pub age: i64,
    pub actions: usize,
    pub done: usize,
    pub effective: usize,
    pub not_effective: usize,
    /// Actions past their day that are not done.
    pub late: usize,
    pub check_due_on: Option<String>,
    /// Days past the day on which something of it was due; none where nothing is.
    pub overdue: Option<i64>,
    pub is_closed: bool,
}

/// Which plans are told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RectificationFilter {
    pub open: bool,
    pub overdue: bool,
}

impl RectificationFilter {
    pub const fn admits(&self, row: &Rectification) -> bool {
        (!self.open || !row.is_closed) && (!self.overdue || row.overdue.is_some())
    }
}

impl RectificationAnswer {
    /// The columns of [`Rectification::cells`].
    pub const COLUMNS: [&'static str; 14] = [
        "plan",
        "party",
        "incident",
        "plan_state",
        "ordered_on",
        "due_on",
        "age",
        "actions",
        "done",
        "effective",
        "not_effective",
        "late",
        "check_due_on",
        "overdue",
    ];

    /// How many a filter admits.
    pub fn count(&self, filter: &RectificationFilter) -> usize {
        self.rows.iter().filter(|row| filter.admits(row)).count()
    }
}

impl Rectification {
    /// Its cells under [`RectificationAnswer::COLUMNS`].
    pub fn cells(&self) -> [String; 14] {
        let text = |of: &Option<String>| of.clone().unwrap_or_default();
        [
            self.plan.clone(),
            self.party.clone(),
            text(&self.incident),
            self.plan_state.clone(),
            self.ordered_on.clone(),
            self.due_on.clone(),
            self.age.to_string(),
            self.actions.to_string(),
            self.done.to_string(),
            self.effective.to_string(),
            self.not_effective.to_string(),
            self.late.to_string(),
            text(&self.check_due_on),
            self.overdue.map(|days| days.to_string()).unwrap_or_default(),
        ]
    }
}

/// Every plan as known then, as of a day.
///
/// # Errors
/// `NotATime` is the asker's; the rest are ours.
pub async fn rectification(
    (db, index): (&Database, &Index),
    actor: &Actor,
    times: Times,
    now: Instant,
) -> Result<RectificationAnswer, AuditError> {
    let (as_of, known_at) = times.parsed()?;
    let txn = db.read_txn().await?;
    let Told { zone, known, .. } = index.told(&txn, known_at, |world| world.common_zone(&actor.scope)).await?;
    let day = as_of.unwrap_or(When::At(now)).day(zone);
    let mut actions: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for kept in records(&txn, &actor.scope, Kind::RectificationActions, known).await? {
        actions.entry(kept.state.row.get("plan_code").unwrap_or_default().to_owned()).or_default().push(kept.state.row);
    }
    let plans = records(&txn, &actor.scope, Kind::RectificationPlans, known).await?;
    txn.commit().await?;
    let mut rows: Vec<Rectification> = Vec::new();
    for kept in &plans {
        let own = actions.remove(&kept.state.row.key()).unwrap_or_default();
        rows.extend(row(kept, &own, day));
    }
    rows.sort_by(|a, b| {
        let key = |row: &Rectification| (std::cmp::Reverse(row.overdue), row.ordered_on.clone(), row.plan.clone());
        key(a).cmp(&key(b))
    });
    Ok(RectificationAnswer { times, rows, zone })
}

fn row(kept: &persistence::facts::Kept, actions: &[Row], day: NaiveDate) -> Option<Rectification> {
    let plan = &kept.state.row;
    let on = |row: &Row, column: &str| row.get(column).and_then(|on| parse_day(on).ok());
    let ordered = on(plan, "ordered_on").filter(|on| *on <= day)?;
    let text = |column: &str| plan.get(column).unwrap_or_default().to_owned();
    let state = text("state");
    let is_closed = state == "closed";
    let count =
        |words: &[&str]| actions.iter().filter(|row| row.get("state").is_some_and(|at| words.contains(&at))).count();
    let is_late = |row: &&Row| row.get("state") == Some("open") && on(row, "due_on").is_some_and(|due| due < day);
    // What is due next: the plan itself, its open actions, or the check whether it works.
    let due = match state.as_str() {
        "ordered" | "returned" => on(plan, "due_on"),
        "in_verification" => on(plan, "check_due_on"),
        "closed" | "effective" => None,
        _ => actions.iter().filter(is_late).filter_map(|row| on(row, "due_on")).min(),
    };
    let over = kept.state.recorded_at.filter(|_| is_closed).map(|at| at.day(Tz::UTC));
    let last = over.map_or(day, |over| over.min(day));
    Some(Rectification {
        plan: plan.key(),
        id: kept.id,
        party: text("party_code"),
        incident: cell(kept, "incident_code"),
        ordered_on: text("ordered_on"),
        due_on: text("due_on"),
        age: (last - ordered).num_days(),
        actions: actions.len(),
        done: count(&["done", "evidence_checked", "effective", "not_effective"]),
        effective: count(&["effective"]),
        not_effective: count(&["not_effective"]),
        late: actions.iter().filter(is_late).count(),
        check_due_on: cell(kept, "check_due_on"),
        overdue: due.filter(|due| *due < day).map(|due| (day - due).num_days()),
        plan_state: state,
        is_closed,
    })
}
