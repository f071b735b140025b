//! Waivers: somebody entitled to it decided that a reason shall not count for a while.

use chrono::{Days as CalendarDays, NaiveDate};
use serde::{Serialize, Serializer};

use crate::coverage::Code;
use crate::disclosures::Approval;
use crate::facts::reading::day;
use crate::facts::{Cells, Kind, Row, Unreadable, Value};
use crate::findings::Finding;
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
    pub approval: Approval,
}

/// How a waiver stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WaiverStanding {
    InForce,
    /// Its first day is still to come.
    ToCome,
    /// Nobody has approved it.
    NotApproved,
    /// Whoever asked for it approved it.
    OwnApproval,
    Revoked,
    /// Its last day, or the last on which its reason may be waived, is past.
    Ended,
}

impl WaiverStanding {
    pub const ALL: [Self; 6] =
        [Self::InForce, Self::ToCome, Self::NotApproved, Self::OwnApproval, Self::Revoked, Self::Ended];

    /// Its word in answers and addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InForce => "in_force",
            Self::ToCome => "to_come",
            Self::NotApproved => "not_approved",
            Self::OwnApproval => "own_approval",
            Self::Revoked => "revoked",
            Self::Ended => "ended",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == word)
    }
}

impl Serialize for WaiverStanding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl Waiver {
    /// Reads a row of waivers.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'_>, names: &mut Names) -> Result<Self, Unreadable> {
        let approval = match cells.get("approved_by") {
            None => Approval::None,
            approved_by if approved_by == cells.get("requested_by") => Approval::Own,
            Some(_) => Approval::Independent,
        };
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
            approval,
        })
    }

    /// Somebody else than who asked for it approved it.
    pub fn is_approved(&self) -> bool {
        self.approval == Approval::Independent
    }

    /// The last day on which it counts, revocation apart: no longer than its reason may be waived.
    pub fn until(&self) -> NaiveDate {
        let most = most_days(self.reason);
        let longest = self.from.checked_add_days(CalendarDays::new(most)).unwrap_or(NaiveDate::MAX);
        self.to.min(longest)
    }

    /// How it stands on `day`: in force exactly where it counts.
    pub fn standing(&self, day: NaiveDate) -> WaiverStanding {
        if self.revoked_on.is_some_and(|revoked| revoked <= day) {
            return WaiverStanding::Revoked;
        }
        match self.approval {
            _ if self.until() < day => WaiverStanding::Ended,
            Approval::None => WaiverStanding::NotApproved,
            Approval::Own => WaiverStanding::OwnApproval,
            Approval::Independent if day < self.from => WaiverStanding::ToCome,
            Approval::Independent => WaiverStanding::InForce,
        }
    }

    /// It counts on `day`.
    pub fn counts_on(&self, day: NaiveDate) -> bool {
        self.is_approved()
            && self.from <= day
            && day <= self.until()
            && self.revoked_on.is_none_or(|revoked| day < revoked)
    }
}

/// Why a waiver on record does not do what it says; with a finding that it is too long comes the day to which it counts.
pub fn findings(waiver: &Waiver) -> impl Iterator<Item = (Finding, Option<NaiveDate>)> + use<> {
    let approval = match waiver.approval {
        Approval::None => Some(Finding::WaiverNotApproved),
        Approval::Own => Some(Finding::WaiverApprovedByWhoAsked),
        Approval::Independent => None,
    };
    let until = waiver.until();
    let length = (until < waiver.to).then_some((Finding::WaiverTooLong, Some(until)));
    approval.map(|finding| (finding, None)).into_iter().chain(length)
}

/// The same of a row of waivers.csv.
///
/// # Errors
/// `Unreadable` when the row is not as it was once written.
pub fn findings_of_row(row: &Row) -> Result<Vec<(Finding, Option<NaiveDate>)>, Unreadable> {
    let waiver = Waiver::read(Cells::new(row.kind(), &row.stored()), &mut Names::default())?;
    Ok(findings(&waiver).collect())
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

/// A waiver may take this reason away: waivers offer it.
pub fn is_waivable(reason: Code) -> bool {
    let column = Kind::Waivers.columns().iter().find(|column| column.name == "reason");
    column.is_some_and(|column| matches!(column.value, Value::Choice(offered) if offered.contains(&reason.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(more: &[(&str, &str)]) -> Vec<(Finding, Option<NaiveDate>)> {
        let base = [("code", "W"), ("disclosure_code", "D"), ("reason", "EXPIRED"), ("from_date", "2026-01-01")];
        let cells: Vec<(&str, &str)> = base.iter().chain(more).copied().collect();
        let row = Row::parse(Kind::Waivers, |column| {
            cells.iter().find(|(name, _)| *name == column.name).map(|(_, text)| *text)
        });
        findings_of_row(&row.unwrap()).unwrap()
    }

    #[test]
    fn a_waiver_says_why_it_does_not_count_or_not_for_so_long() {
        let until = NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
        assert_eq!(found(&[("to_date", "2026-01-31"), ("approved_by", "P")]), []);
        assert_eq!(found(&[("to_date", "2026-01-31")]), [(Finding::WaiverNotApproved, None)]);
        assert_eq!(
            found(&[("to_date", "2026-02-01"), ("approved_by", "P"), ("requested_by", "P")]),
            [(Finding::WaiverApprovedByWhoAsked, None), (Finding::WaiverTooLong, Some(until))]
        );
    }

    #[test]
    fn a_waiver_is_in_force_exactly_where_it_counts() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let waiver = |more: &[(&str, &str)]| {
            let base = [("code", "W"), ("disclosure_code", "D"), ("reason", "EXPIRED"), ("from_date", "2026-01-10")];
            let cells: Vec<(&str, &str)> = base.iter().chain(more).copied().collect();
            let row = Row::parse(Kind::Waivers, |column| {
                cells.iter().find(|(name, _)| *name == column.name).map(|(_, text)| *text)
            });
            let row = row.unwrap();
            Waiver::read(Cells::new(row.kind(), &row.stored()), &mut Names::default()).unwrap()
        };
        let approved = ("approved_by", "P");
        let told = [
            (vec![approved], "2026-01-09", WaiverStanding::ToCome),
            (vec![approved], "2026-01-10", WaiverStanding::InForce),
            (vec![approved], "2026-02-09", WaiverStanding::InForce),
            (vec![approved], "2026-02-10", WaiverStanding::Ended),
            (vec![approved, ("revoked_on", "2026-01-20")], "2026-01-19", WaiverStanding::InForce),
            (vec![approved, ("revoked_on", "2026-01-20")], "2026-01-20", WaiverStanding::Revoked),
            (vec![], "2026-01-10", WaiverStanding::NotApproved),
            (vec![approved, ("requested_by", "P")], "2026-01-10", WaiverStanding::OwnApproval),
        ];
        for (mut more, on, standing) in told {
            more.push(("to_date", "2026-12-31"));
            let waiver = waiver(&more);
            assert_eq!(waiver.standing(day(on)), standing, "{on}");
            assert_eq!(waiver.counts_on(day(on)), standing == WaiverStanding::InForce, "{on}");
        }
    }

    #[test]
    fn every_reason_that_a_waiver_offers_is_judged_and_none_that_nobody_may_waive() {
        let never = [0, 1, 11, 20, 21, 30, 33, 36, 38, 53, 55, 74, 90];
        let kept: Vec<u8> = Code::ALL.iter().filter(|code| !is_waivable(**code)).map(|code| code.number()).collect();
        assert_eq!(kept, never);
    }
}
