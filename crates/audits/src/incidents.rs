//! What happened around a leak incident in the order of time, and how the incidents stand to the clocks of their severity.

mod log;
mod timeline;

use chrono_tz::Tz;
use domain::facts::{Row, State};
use domain::incidents::STATES;
use domain::time::{Instant, When};
use persistence::known::Known;

pub use self::log::{IncidentFilter, IncidentRow, IncidentsAnswer, incident_log};
pub use self::timeline::{Happened, timeline};

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

/// By the states of one incident in the order in which they were recorded: what is passed over in one step was done with it.
fn passed<'a>(states: impl Iterator<Item = &'a State>, known: Known) -> Passed {
    let mut passed = Passed::default();
    let by_then = |at: &Instant| match known {
        Known::Now => true,
        Known::At(known) => *at <= known,
    };
    for state in states {
        let Some(at) = state.recorded_at.filter(by_then) else { continue };
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
    passed
}

/// The instant at which a column says that something happened.
fn at(row: &Row, column: &str, zone: Tz) -> Option<Instant> {
    row.get(column).and_then(|text| When::parse(text).ok()).map(|when| when.instant(zone))
}
