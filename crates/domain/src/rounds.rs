//! Bidding rounds: when they are open, who is invited, what belongs to the pack, and when copies are due back.

use chrono::{Days, NaiveDate};
use chrono_tz::Tz;

use crate::coverage::{Code, Codes};
use crate::documents::{meaning, word_for};
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
    pub outcome: Outcome,
}

/// How a round ended for a bidder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outcome {
    #[default]
    Invited,
    Awarded,
    NotAwarded,
    Withdrawn,
}

impl Outcome {
    const WORDS: [(&'static str, Self); 4] = [
        ("invited", Self::Invited),
        ("awarded", Self::Awarded),
        ("not_awarded", Self::NotAwarded),
        ("withdrawn", Self::Withdrawn),
    ];

    /// Its word in the bundle.
    pub fn as_str(self) -> &'static str {
        word_for(&Self::WORDS, self)
    }
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

impl Round {
    /// The day on which copies of a bidder that was not awarded are due back; none where no term is set or nothing is awarded.
    pub fn due_back(&self, bidder: &Bidder, zone: Tz) -> Option<NaiveDate> {
        let lost = bidder.outcome == Outcome::NotAwarded;
        let (awarded, days) = (self.awarded_at.filter(|_| lost)?.day(zone), self.return_days?);
        Some(awarded.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX))
    }
}

/// What only a hand-over itself decides: who receives it there, how it is sent, and who approved it.
const OF_THE_HAND_OVER: [Code; 11] = [
    Code::ReleaseNotApproved,
    Code::NoPersonNamed,
    Code::NoPersonalCommitment,
    Code::CommitmentExpired,
    Code::CommitmentScope,
    Code::NotOnAccessList,
    Code::TrainingMissing,
    Code::TrainingLapsed,
    Code::ChannelNotAllowed,
    Code::EncryptionMissing,
    Code::MarkingMissing,
];

/// What of the reasons against handing something to a bidder keeps the gate of the round shut.
///
/// # Source
/// The line of bidding rounds among the state machines: every invitee is covered before the round opens.
pub fn gate_reasons(reasons: Codes) -> Codes {
    OF_THE_HAND_OVER.into_iter().fold(reasons, Codes::without)
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
            outcome: cells.get("outcome").and_then(|word| meaning(&Outcome::WORDS, word)).unwrap_or_default(),
        })
    }
}
