//! What a state that comes in means for what is known of its fact already; nothing recorded is ever lost.

use std::cmp::Ordering;

use super::{CellError, Problem, Row, State};
use crate::time::Instant;

/// A state of a fact as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    pub row: Row,
    pub recorded_at: Instant,
    pub superseded_at: Option<Instant>,
    pub void: bool,
}

/// What becomes of a state that comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The first state of its fact.
    New,
    /// The latest state now; the one before is superseded.
    Corrected,
    /// The latest state is superseded without a successor.
    Retracted,
    /// An earlier state that was not known yet.
    PastAdded,
    /// Known already.
    Unchanged,
}

/// Decides what `incoming` changes, given the latest state of its fact and all earlier ones.
///
/// # Errors
/// One problem of `recorded_at` or `superseded_at`: in the future, out of order, or in conflict with a known state.
pub fn decide(latest: Option<&Stored>, past: &[Stored], incoming: &State, now: Instant) -> Result<Change, CellError> {
    let recorded_at = incoming.recorded_at.unwrap_or(now);
    check_times(incoming, now)?;
    let Some(latest) = latest else { return Ok(Change::New) };
    let taken = match recorded_at.cmp(&latest.recorded_at) {
        Ordering::Less => before(latest, past, incoming, recorded_at),
        Ordering::Equal => at_the_same_instant(latest, incoming),
        Ordering::Greater => after(latest, incoming, recorded_at),
    };
    taken.map_err(|problem| wrong("recorded_at", incoming.recorded_at, problem))
}

fn check_times(incoming: &State, now: Instant) -> Result<(), CellError> {
    if incoming.recorded_at.is_some_and(|at| at > now) {
        return Err(wrong("recorded_at", incoming.recorded_at, Problem::InTheFuture { now }));
    }
    let Some(superseded_at) = incoming.superseded_at else { return Ok(()) };
    let Some(recorded_at) = incoming.recorded_at else {
        return Err(wrong("recorded_at", None, Problem::Missing));
    };
    if superseded_at > now {
        return Err(wrong("superseded_at", incoming.superseded_at, Problem::InTheFuture { now }));
    }
    if superseded_at <= recorded_at {
        return Err(wrong("superseded_at", incoming.superseded_at, Problem::SupersededBeforeRecorded));
    }
    Ok(())
}

fn before(latest: &Stored, past: &[Stored], incoming: &State, recorded_at: Instant) -> Result<Change, Problem> {
    let known = past.iter().find(|state| state.recorded_at == recorded_at && state.says(incoming));
    let Some(superseded_at) = incoming.superseded_at else {
        // A file written before the correction leaves open what was superseded since.
        return match known {
            Some(_) => Ok(Change::Unchanged),
            None => Err(Problem::NotLaterThanRecorded { recorded_at: latest.recorded_at }),
        };
    };
    if known.is_some_and(|state| state.superseded_at == Some(superseded_at)) {
        return Ok(Change::Unchanged);
    }
    let counts_then =
        |state: &&Stored| state.recorded_at < superseded_at && state.superseded_at.is_none_or(|end| recorded_at < end);
    match std::iter::once(latest).chain(past).find(counts_then) {
        Some(state) => Err(state.overlap()),
        None => Ok(Change::PastAdded),
    }
}

fn at_the_same_instant(latest: &Stored, incoming: &State) -> Result<Change, Problem> {
    match (latest.superseded_at, incoming.superseded_at) {
        _ if !latest.says(incoming) => Err(Problem::NotLaterThanRecorded { recorded_at: latest.recorded_at }),
        (_, None) => Ok(Change::Unchanged),
        (None, Some(_)) => Ok(Change::Retracted),
        (Some(known), Some(given)) if known == given => Ok(Change::Unchanged),
        (Some(_), Some(_)) => Err(latest.overlap()),
    }
}

fn after(latest: &Stored, incoming: &State, recorded_at: Instant) -> Result<Change, Problem> {
    match (latest.superseded_at, incoming.superseded_at) {
        (None, None) if latest.says(incoming) => Ok(Change::Unchanged),
        (Some(end), _) if recorded_at < end => Err(latest.overlap()),
        _ => Ok(Change::Corrected),
    }
}

impl Stored {
    /// The same content, whenever it was recorded.
    fn says(&self, incoming: &State) -> bool {
        self.void == incoming.void && self.row == incoming.row
    }

    fn overlap(&self) -> Problem {
        Problem::OverlapsState { recorded_at: self.recorded_at, superseded_at: self.superseded_at }
    }
}

fn wrong(column: &'static str, at: Option<Instant>, problem: Problem) -> CellError {
    CellError { column, value: at.map(|at| at.to_string()), problem }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Kind;

    fn row(name: &str) -> Row {
        let cells = [("code", "T1"), ("name", name), ("kind", "supplier")];
        Row::parse(Kind::Parties, |column| cells.iter().find(|(at, _)| *at == column.name).map(|(_, text)| *text))
            .unwrap()
    }

    fn stored(name: &str, from: i64, to: Option<i64>) -> Stored {
        let at = Instant::from_micros;
        Stored { row: row(name), recorded_at: at(from), superseded_at: to.map(at), void: false }
    }

    fn sent(name: &str, from: Option<i64>, to: Option<i64>) -> State {
        let at = Instant::from_micros;
        State { row: row(name), recorded_at: from.map(at), superseded_at: to.map(at), void: false }
    }

    #[test]
    fn a_state_is_new_known_a_correction_a_retraction_or_earlier_history() {
        let latest = stored("B", 50, None);
        let past = [stored("A", 10, Some(20))];
        let about = |incoming: State| decide(Some(&latest), &past, &incoming, Instant::from_micros(100)).ok();
        assert_eq!(decide(None, &[], &sent("A", None, None), Instant::from_micros(1)), Ok(Change::New));
        assert_eq!(about(sent("B", None, None)), Some(Change::Unchanged));
        assert_eq!(about(sent("B", Some(50), None)), Some(Change::Unchanged));
        assert_eq!(about(sent("B", Some(60), None)), Some(Change::Unchanged));
        assert_eq!(about(sent("C", None, None)), Some(Change::Corrected));
        assert_eq!(about(sent("B", Some(50), Some(60))), Some(Change::Retracted));
        assert_eq!(about(sent("A", Some(10), Some(20))), Some(Change::Unchanged));
        assert_eq!(about(sent("A", Some(10), None)), Some(Change::Unchanged));
        assert_eq!(about(sent("A", Some(20), Some(50))), Some(Change::PastAdded));
        assert_eq!(about(sent("A", Some(1), Some(10))), Some(Change::PastAdded));
    }

    #[test]
    fn a_state_in_conflict_with_a_known_one_is_refused() {
        let latest = stored("B", 50, None);
        let past = [stored("A", 10, Some(20))];
        let about = |incoming: State| {
            decide(Some(&latest), &past, &incoming, Instant::from_micros(100)).map_err(|error| error.problem)
        };
        let not_later = Problem::NotLaterThanRecorded { recorded_at: Instant::from_micros(50) };
        assert_eq!(about(sent("C", Some(50), None)), Err(not_later.clone()));
        assert_eq!(about(sent("B", Some(40), None)), Err(not_later));
        assert_eq!(about(sent("C", Some(15), Some(30))), Err(past[0].overlap()));
        assert_eq!(about(sent("A", Some(10), Some(19))), Err(past[0].overlap()));
        assert_eq!(about(sent("C", Some(30), Some(51))), Err(latest.overlap()));
        assert_eq!(about(sent("C", Some(60), Some(60))), Err(Problem::SupersededBeforeRecorded));
        assert_eq!(about(sent("C", None, Some(60))), Err(Problem::Missing));
        assert!(matches!(about(sent("C", Some(101), None)), Err(Problem::InTheFuture { .. })));
        assert!(matches!(about(sent("C", Some(60), Some(101))), Err(Problem::InTheFuture { .. })));
    }

    #[test]
    fn a_retracted_fact_can_be_entered_again_with_the_same_content() {
        let latest = stored("B", 50, Some(60));
        let about = |incoming: State| decide(Some(&latest), &[], &incoming, Instant::from_micros(100)).ok();
        assert_eq!(about(sent("B", None, None)), Some(Change::Corrected));
        assert_eq!(about(sent("B", Some(60), None)), Some(Change::Corrected));
        assert_eq!(about(sent("B", Some(50), None)), Some(Change::Unchanged));
        assert_eq!(about(sent("B", Some(55), None)), None);
    }
}
