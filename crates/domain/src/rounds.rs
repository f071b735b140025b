//! Bidding rounds: when they are open, who is invited, what belongs to the pack, and when copies are due back.

use crate::facts::reading::{number, when};
use crate::facts::{Cells, Unreadable};
use crate::knowledge::{Names, Subject, Word};
use crate::time::When;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    pub code: Word,
    pub opens_at: When,
    pub closes_at: When,
    pub awarded_at: Option<When>,
    /// Days after the award within which losers return what they got.
    pub return_days: Option<u32>,
    /// Days after its receipt within which a copy may be held.
    pub holding_days: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bidder {
    pub round: Word,
    pub party: Subject,
    pub invited_at: When,
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
            opens_at: cells.must("opens_at", when)?,
            closes_at: cells.must("closes_at", when)?,
            awarded_at: cells.read("awarded_at", when)?,
            return_days: cells.read("return_days", number)?,
            holding_days: cells.read("holding_days", number)?,
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
            invited_at: cells.must("invited_at", when)?,
            not_awarded: cells.get("outcome") == Some("not_awarded"),
        })
    }
}
