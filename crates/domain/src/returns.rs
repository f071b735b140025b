//! Returns, destructions and permissions to keep.

use chrono::NaiveDate;

use crate::facts::reading::{day, when};
use crate::facts::{Cells, Unreadable};
use crate::knowledge::Stamp;
use crate::time::When;

/// What became of a copy, or was allowed to; whoever keeps it knows of which disclosure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Return {
    accounted_at: Stamp,
    pub outcome: ReturnOutcome,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReturnOutcome {
    /// Every copy came back or was destroyed: holding ends.
    Complete,
    /// Something is missing: holding goes on.
    Incomplete,
    /// The recipient may keep it: holding goes on, and nothing is overdue before the permission ends.
    Retained {
        /// The last day of the permission; none: for ever.
        until: Option<NaiveDate>,
    },
}

/// A row of returns.csv, as it is read.
#[derive(Clone, Debug)]
pub struct ReturnRow<'a> {
    /// The code of the disclosure.
    pub disclosure: &'a str,
    pub fact: Return,
}

impl Return {
    pub fn accounted_at(&self) -> When {
        self.accounted_at.when()
    }

    /// The permission to keep it on a day, where this is one: whether it still counts.
    pub fn permits(&self, on: NaiveDate) -> Option<bool> {
        match self.outcome {
            ReturnOutcome::Retained { until } => Some(until.is_none_or(|until| on <= until)),
            ReturnOutcome::Complete | ReturnOutcome::Incomplete => None,
        }
    }
}

impl<'a> ReturnRow<'a> {
    /// Reads a row of returns.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'a>) -> Result<Self, Unreadable> {
        let outcome = match (cells.get("kind"), cells.yes("complete")) {
            (Some("retained_by_permission"), _) => ReturnOutcome::Retained { until: cells.read("kept_until", day)? },
            (_, true) => ReturnOutcome::Complete,
            (_, false) => ReturnOutcome::Incomplete,
        };
        let fact = Return { accounted_at: Stamp::from(cells.must("accounted_at", when)?), outcome };
        Ok(Self { disclosure: cells.text("disclosure_code")?, fact })
    }
}
