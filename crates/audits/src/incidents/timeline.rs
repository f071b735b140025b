//! Everything that is recorded around an incident, in the order in which it happened.

use chrono_tz::Tz;
use domain::facts::{Kind, Row, Value};
use domain::incidents::{FOLLOWING, Severity, Standing, Target, due, standing};
use domain::staff::Actor;
use domain::time::{Instant, When};
use persistence::facts::{Kept, history};
use persistence::known::Known;
use sea_orm::DatabaseTransaction;

use super::{at, passed};
use crate::AuditError;
use crate::records::among;

/// One thing that happened, or is to happen.
#[derive(Clone, Debug)]
pub struct Happened {
    /// As it was recorded: a date or an instant.
    pub at: String,
    /// The fact whose column says so; none for what only the clock says.
    pub fact: Option<(Kind, i64)>,
    pub row: Option<Row>,
    pub column: &'static str,
    /// How the clock of the incident stands, for what the clock says.
    pub clock: Option<(Target, Standing)>,
    instant: Instant,
}

impl Happened {
    /// When it happened; of a day, its first instant.
    pub const fn instant(&self) -> Instant {
        self.instant
    }
}

/// Everything dated that is recorded of an incident and of what follows it, as known then, with what its clock says at `now`. Two
/// queries, and one for each kind that follows.
///
/// # Errors
/// `Database`.
pub async fn timeline(
    txn: &DatabaseTransaction,
    actor: &Actor,
    incident: &Kept,
    (known, zone, now): (Known, Tz, Instant),
) -> Result<Vec<Happened>, AuditError> {
    let mut found: Vec<Kept> = vec![incident.clone()];
    for (kind, column, of) in FOLLOWING {
        let keys: Vec<String> =
            found.iter().filter(|kept| kept.state.row.kind() == of).map(|kept| kept.state.row.key()).collect();
        let named = among(txn, &actor.scope, (kind, column, known), keys).await?;
        found.extend(named.into_iter().filter(|kept| !kept.state.void));
    }
    let mut all: Vec<Happened> = found.iter().flat_map(|kept| of_fact(kept, zone)).collect();
    all.extend(clock(txn, actor, incident, (known, zone, now)).await?);
    all.sort_by(|a, b| {
        let key = |one: &Happened| (one.fact, one.column);
        a.instant.cmp(&b.instant).then_with(|| key(a).cmp(&key(b)))
    });
    Ok(all)
}

/// What the columns of one fact say that happened.
fn of_fact(kept: &Kept, zone: Tz) -> Vec<Happened> {
    let row = &kept.state.row;
    let dated = row.kind().columns().iter().filter(|column| matches!(column.value, Value::When | Value::Date));
    let told = dated.filter_map(|column| {
        let text = row.get(column.name)?;
        Some(Happened {
            at: text.to_owned(),
            fact: Some((row.kind(), kept.id)),
            row: Some(row.clone()),
            column: column.name,
            clock: None,
            instant: When::parse(text).ok()?.instant(zone),
        })
    });
    told.collect()
}

/// By when it had to be triaged and contained.
async fn clock(
    txn: &DatabaseTransaction,
    actor: &Actor,
    incident: &Kept,
    (known, zone, now): (Known, Tz, Instant),
) -> Result<Vec<Happened>, AuditError> {
    let row = &incident.state.row;
    let Some(discovered) = at(row, "discovered_at", zone) else { return Ok(Vec::new()) };
    let mut states = history(txn, &actor.scope, Kind::Incidents, incident.id).await?;
    states.reverse();
    let passed = passed(states.iter().map(|past| &past.kept.state), known);
    let severity = row.get("severity").and_then(Severity::of_word);
    let of = |(target, done): (Target, Option<Instant>)| {
        let by = due(discovered, severity, target);
        // What was closed before it was contained is not waited for any more.
        let done = done.or(passed.closed);
        Happened {
            at: by.to_string(),
            fact: None,
            row: None,
            column: "due",
            clock: Some((target, standing(by, done, now))),
            instant: by,
        }
    };
    Ok([(Target::Triage, passed.triaged), (Target::Containment, passed.contained)].map(of).into())
}
