//! Rows and states written down in a line each, for worlds made by hand or by chance.

use domain::facts::{Kind, Row, State};
use domain::time::Instant;

/// A row of canonical cells, or nothing where the cells contradict each other.
pub(crate) fn row(kind: Kind, cells: &[(&str, &str)]) -> Option<Row> {
    for (name, _) in cells {
        assert!(kind.position(name).is_some(), "{kind} has no column {name}");
    }
    Row::parse(kind, |column| cells.iter().find(|(name, _)| *name == column.name).map(|(_, text)| *text)).ok()
}

/// A state that counts from `recorded_at` on.
pub(crate) fn state(row: Row, recorded_at: &str) -> State {
    State { row, recorded_at: Some(instant(recorded_at)), superseded_at: None, void: false }
}

pub(crate) fn instant(text: &str) -> Instant {
    Instant::parse(text).unwrap_or_else(|_| panic!("{text}"))
}

/// A world written by hand: every fact recorded at one instant long ago.
#[derive(Clone, Debug, Default)]
pub(crate) struct World {
    pub(crate) states: Vec<State>,
}

impl World {
    /// Adds a fact; its cells must be right.
    #[must_use]
    pub(crate) fn with(mut self, kind: Kind, cells: &[(&str, &str)]) -> Self {
        let row = row(kind, cells).unwrap_or_else(|| panic!("{kind} {cells:?}"));
        self.states.push(state(row, "2020-01-01T00:00:00Z"));
        self
    }
}
