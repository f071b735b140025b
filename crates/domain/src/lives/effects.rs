//! What a step changes of the facts: rows that are written in its act.

use std::collections::BTreeMap;

use crate::facts::{CellError, Row};

/// What becomes of the facts with a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Their columns say nothing of it.
    Nothing,
    /// These are recorded: corrections of what is there, or new facts.
    Writes(Vec<Row>),
    /// So are these, which are facts of their own that came of the paper; the others of them count for nothing.
    Reaches { writes: Vec<Row>, voids: Vec<Row> },
    /// The paper counts for nothing.
    Voids,
}

/// A row with some of its cells set anew.
pub(super) struct Refit<'a> {
    row: &'a Row,
    cells: BTreeMap<&'static str, String>,
}

impl<'a> Refit<'a> {
    pub(super) const fn of(row: &'a Row) -> Self {
        Self { row, cells: BTreeMap::new() }
    }

    /// The same with this cell; `None` is blank.
    pub(super) fn set(mut self, column: &'static str, cell: Option<String>) -> Self {
        self.cells.insert(column, cell.unwrap_or_default());
        self
    }

    /// The row, judged like one that is typed.
    pub(super) fn row(self) -> Result<Row, Vec<CellError>> {
        Row::parse(self.row.kind(), |column| match self.cells.get(column.name) {
            Some(cell) => Some(cell.as_str()),
            None => self.row.get(column.name),
        })
    }
}
