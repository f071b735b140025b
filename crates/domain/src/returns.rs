//! Returns, destructions and permissions to keep.

use crate::facts::reading::when;
use crate::facts::{Row, Unreadable};
use crate::time::When;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Return {
    pub disclosure: String,
    pub accounted_at: When,
    pub outcome: ReturnOutcome,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReturnOutcome {
    /// Every copy came back or was destroyed: holding ends.
    Complete,
    /// Something is missing: holding goes on.
    Incomplete,
    /// The recipient may keep it: holding goes on, and nothing is overdue.
    Retained,
}

impl Return {
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn from_row(row: &Row) -> Result<Self, Unreadable> {
        let outcome = match (row.get("kind"), row.yes("complete")) {
            (Some("retained_by_permission"), _) => ReturnOutcome::Retained,
            (_, true) => ReturnOutcome::Complete,
            (_, false) => ReturnOutcome::Incomplete,
        };
        Ok(Self { disclosure: row.text("disclosure_code")?, accounted_at: row.must("accounted_at", when)?, outcome })
    }
}
