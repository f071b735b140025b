//! What a step changes of the facts: rows that are written in its act.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::facts::{CellError, Row};

/// What becomes of the facts with a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Their columns say nothing of it.
    Nothing,
    /// These are recorded: corrections of what is there, or new facts.
    Writes(Vec<Row>),
    /// Some are corrected, facts of their own that belong to the paper among them; others are new; and some count for nothing.
    Reaches { writes: Vec<Row>, enters: Vec<Row>, voids: Vec<Row> },
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

/// A disclosure whose copy is due back by a day; none where it is due by then anyhow.
pub(super) fn sooner(disclosure: &Row, due: NaiveDate) -> Result<Option<Row>, Vec<CellError>> {
    let due = due.to_string();
    if disclosure.get("return_due_on").is_some_and(|before| before <= due.as_str()) {
        return Ok(None);
    }
    Refit::of(disclosure).set("return_due_on", Some(due)).row().map(Some)
}
