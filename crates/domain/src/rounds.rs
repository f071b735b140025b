//! Bidding rounds, as far as they set the day on which a losing bidder's copies are due back.

use crate::facts::reading::{number, when};
use crate::facts::{Cells, Unreadable};
use crate::knowledge::{Names, Subject, Word};
use crate::time::When;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    pub code: Word,
    pub awarded_at: Option<When>,
    /// Days after the award within which losers return what they got.
    pub return_days: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bidder {
    pub round: Word,
    pub party: Subject,
    pub not_awarded: bool,
}

impl Round {
    /// Reads a row of rounds.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'_>, names: &mut Names) -> Result<Self, Unreadable> {
        Ok(Self {
            code: names.word(cells.text("code")?),
            awarded_at: cells.read("awarded_at", when)?,
            return_days: cells.read("return_days", number)?,
        })
    }
}

impl Bidder {
    /// Reads a row of bidders.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'_>, names: &mut Names) -> Result<Self, Unreadable> {
        Ok(Self {
            round: names.word(cells.text("round_code")?),
            party: names.subject(cells.text("party_code")?),
            not_awarded: cells.get("outcome") == Some("not_awarded"),
        })
    }
}
