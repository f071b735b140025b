//! What happened around a leak incident in the order of time, and how the incidents stand to the clocks of their severity.

mod log;
mod timeline;

use chrono_tz::Tz;
use domain::facts::{Kind, Row};
use domain::incidents::STATES;
use domain::staff::Actor;
use domain::time::{Instant, When};
use persistence::facts::{Kept, history};
use persistence::known::Known;
use sea_orm::DatabaseTransaction;

pub use self::log::{IncidentFilter, IncidentRow, IncidentsAnswer, incident_log};
pub use self::timeline::{Happened, timeline};
use crate::AuditError;

/// When an incident was first recorded as triaged, as contained and as closed, as was known then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Passed {
    triaged: Option<Instant>,
    contained: Option<Instant>,
    closed: Option<Instant>,
}

/// How far the columns say that an incident has come.
fn reached(row: &Row) -> usize {
    row.get("state").and_then(|state| STATES.iter().position(|one| *one == state)).unwrap_or_default()
}

/// By its states: what is passed over in one step was done with it. Two queries.
async fn passed(txn: &DatabaseTransaction, actor: &Actor, kept: &Kept, known: Known) -> Result<Passed, AuditError> {
    let mut states = history(txn, &actor.scope, Kind::Incidents, kept.id).await?;
    states.reverse();
    let mut passed = Passed::default();
    for state in states {
        let state = state.kept.state;
        let Some(at) =
            state.recorded_at.filter(|at| known == Known::Now || Known::At(*at) == known || before(*at, known))
        else {
            continue;
        };
        let far = reached(&state.row);
        // What is closed without being contained never was.
        let is_closed = far + 1 == STATES.len();
        if far >= 1 {
            passed.triaged.get_or_insert(at);
        }
        if far >= 2 && (!is_closed || passed.contained.is_some()) {
            passed.contained.get_or_insert(at);
        }
        if is_closed {
            passed.closed.get_or_insert(at);
        }
    }
    Ok(passed)
}

fn before(at: Instant, known: Known) -> bool {
    matches!(known, Known::At(known) if at <= known)
}

/// The instant at which a column says that something happened.
fn at(row: &Row, column: &str, zone: Tz) -> Option<Instant> {
    row.get(column).and_then(|text| When::parse(text).ok()).map(|when| when.instant(zone))
}
