//! Bidding rounds, as far as they set the day on which a losing bidder's copies are due back.

use crate::facts::reading::{number, when};
use crate::facts::{Row, Unreadable};
use crate::time::When;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    pub code: String,
    pub awarded_at: Option<When>,
    /// Days after the award within which losers return what they got.
    pub return_days: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bidder {
    pub round: String,
    pub party: String,
    pub not_awarded: bool,
}

impl Round {
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn from_row(row: &Row) -> Result<Self, Unreadable> {
        Ok(Self {
            code: row.text("code")?,
            awarded_at: row.read("awarded_at", when)?,
            return_days: row.read("return_days", number)?,
        })
    }
}

impl Bidder {
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn from_row(row: &Row) -> Result<Self, Unreadable> {
        Ok(Self {
            round: row.text("round_code")?,
            party: row.text("party_code")?,
            not_awarded: row.get("outcome") == Some("not_awarded"),
        })
    }
}
