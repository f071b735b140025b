//! Waivers: somebody entitled to it decided that a reason shall not count for a while.

use chrono::{Days as CalendarDays, NaiveDate};

use crate::coverage::Code;
use crate::facts::reading::day;
use crate::facts::{Cells, Unreadable};
use crate::knowledge::{Names, Subject, Word};

/// The longest that a waiver counts where its reason names no other, in days after the first.
const MOST_DAYS: u64 = 90;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    pub code: Word,
    pub reason: Code,
    /// The code of the one disclosure that it is for.
    pub disclosure: Option<Word>,
    pub giver: Option<Subject>,
    pub recipient: Option<Subject>,
    pub document: Option<Word>,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// From this day on it counts no more.
    pub revoked_on: Option<NaiveDate>,
    /// Somebody else than who asked for it approved it.
    pub approved: bool,
}

impl Waiver {
    /// Reads a row of waivers.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'_>, names: &mut Names) -> Result<Self, Unreadable> {
        let approved_by = cells.get("approved_by");
        Ok(Self {
            code: names.word(cells.text("code")?),
            reason: cells.must("reason", Code::parse)?,
            disclosure: cells.get("disclosure_code").map(|code| names.word(code)),
            giver: cells.get("giver_code").map(|code| names.subject(code)),
            recipient: cells.get("recipient_code").map(|code| names.subject(code)),
            document: cells.get("document_code").map(|code| names.word(code)),
            from: cells.must("from_date", day)?,
            to: cells.must("to_date", day)?,
            revoked_on: cells.read("revoked_on", day)?,
            approved: approved_by.is_some() && approved_by != cells.get("requested_by"),
        })
    }

    /// The last day on which it counts, revocation apart: no longer than its reason may be waived.
    pub fn until(&self) -> NaiveDate {
        let most = most_days(self.reason);
        let longest = self.from.checked_add_days(CalendarDays::new(most)).unwrap_or(NaiveDate::MAX);
        self.to.min(longest)
    }

    /// It counts on `day`.
    pub fn counts_on(&self, day: NaiveDate) -> bool {
        self.approved && self.from <= day && day <= self.until() && self.revoked_on.is_none_or(|revoked| day < revoked)
    }

    /// It says that it lasts longer than it can count.
    pub fn is_too_long(&self) -> bool {
        self.until() < self.to
    }
}

/// The days after its first on which a waiver of this reason can still count (the table of reason codes, "Waivable by").
pub const fn most_days(reason: Code) -> u64 {
    match reason {
        Code::NoPersonalCommitment => 0,
        Code::TrainingMissing => 14,
        Code::Expired | Code::FlowdownEvidenceMissing | Code::TrainingLapsed => 30,
        _ => MOST_DAYS,
    }
}
