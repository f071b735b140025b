//! Return cases: what a party was handed and has to give back or destroy, with everything that it passed on.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::facts::{CellError, Kind, LIST_SEPARATOR, Row};

/// Why something has to come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trigger {
    NotAwarded,
    Withdrawn,
    Cancelled,
    Recalled,
    /// The agreement under which it was handed over was ended before its time.
    Terminated,
    /// The consent under which it was passed on was taken back.
    Revoked,
}

impl Trigger {
    /// Its word in the bundle.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotAwarded => "not_awarded",
            Self::Withdrawn => "withdrawn",
            Self::Cancelled => "cancelled",
            Self::Recalled => "recalled",
            Self::Terminated => "terminated",
            Self::Revoked => "revoked",
        }
    }
}

/// How a copy stands to its return, the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CopyStanding {
    Overdue,
    /// Some of it came back, and not all.
    Incomplete,
    /// It has to come back by a day that is still to come, or today.
    Due,
    /// Nothing says by when it has to come back.
    Open,
    /// It may be kept: by permission, or by a bidder that was awarded and those below it.
    MayKeep,
    /// It is accounted for.
    Accounted,
}

/// What is known of a copy that its standing follows from.
#[expect(clippy::struct_excessive_bools, reason = "what is known of it, each by itself")]
#[derive(Clone, Copy, Debug, Default)]
pub struct CopyFacts {
    /// It came back or was destroyed, all of it.
    pub is_accounted: bool,
    /// It may be kept by permission.
    pub is_retained: bool,
    /// Some of it came back.
    pub is_incomplete: bool,
    pub due_on: Option<NaiveDate>,
    /// Its holder, or whoever is above its holder, was awarded the order.
    pub is_awarded: bool,
}

/// A copy with its standing, as a case looks at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseCopy {
    /// The code of the disclosure by which it came.
    pub disclosure: String,
    pub party: String,
    pub document: String,
    pub version: String,
    pub copy_no: Option<String>,
    pub due_on: Option<NaiveDate>,
    /// It was passed on by the party of the case, or below it.
    pub is_onward: bool,
    pub standing: CopyStanding,
}

impl CopyFacts {
    /// How it stands on a day. What is accounted for or may be kept is never overdue.
    pub fn standing(self, day: NaiveDate) -> CopyStanding {
        match self {
            Self { is_accounted: true, .. } => CopyStanding::Accounted,
            Self { is_retained: true, .. } => CopyStanding::MayKeep,
            Self { due_on: Some(due), .. } if due < day => CopyStanding::Overdue,
            Self { is_incomplete: true, .. } => CopyStanding::Incomplete,
            Self { due_on: Some(_), .. } => CopyStanding::Due,
            Self { is_awarded: true, .. } => CopyStanding::MayKeep,
            _ => CopyStanding::Open,
        }
    }
}

impl CopyStanding {
    pub const ALL: [Self; 6] = [Self::Overdue, Self::Incomplete, Self::Due, Self::Open, Self::MayKeep, Self::Accounted];

    /// Its name in answers and addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Incomplete => "incomplete",
            Self::Due => "due",
            Self::Open => "open",
            Self::MayKeep => "may_keep",
            Self::Accounted => "accounted",
        }
    }

    /// Reads [`CopyStanding::as_str`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.as_str() == name)
    }

    /// Nothing more is to be done about it.
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::MayKeep | Self::Accounted)
    }
}

/// The most characters of the code of a round, transmittal, agreement or consent that the code of its case begins with.
const STEM: usize = 58;

/// A case for each recipient of some disclosures, in the order of their codes.
///
/// # Errors
/// What cannot be recorded, cell by cell.
pub fn opened_for_each(
    of: (&'static str, &str),
    when: (Trigger, NaiveDate, Option<NaiveDate>),
    disclosures: &[Row],
) -> Result<Vec<Row>, Vec<CellError>> {
    let mut theirs: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in disclosures {
        theirs.entry(row.get("recipient_code").unwrap_or_default()).or_default().push(row);
    }
    let numbered = (1..).zip(&theirs);
    numbered.map(|(number, (recipient, copies))| opened(of, (recipient, number), when, copies)).collect()
}

/// A new case: of a round, transmittal, agreement or consent (a column of cases, blank for none, and its code), for a party and with
/// its number there, for copies that were handed to it.
///
/// # Errors
/// What cannot be recorded, cell by cell.
pub fn opened(
    (column_of, of): (&'static str, &str),
    (party, number): (&str, usize),
    (trigger, day, due): (Trigger, NaiveDate, Option<NaiveDate>),
    copies: &[&Row],
) -> Result<Row, Vec<CellError>> {
    let stem: String = of.chars().take(STEM).collect();
    let (code, day, due) = (format!("{stem}-R{number:02}"), day.to_string(), due.map(|due| due.to_string()));
    let copies: Vec<&str> = copies.iter().filter_map(|row| row.get("code")).collect();
    let copies = copies.join(&LIST_SEPARATOR.to_string());
    Row::parse(Kind::ReturnCases, |column| match column.name {
        "code" => Some(code.as_str()),
        "party_code" => Some(party),
        "trigger" => Some(trigger.as_str()),
        "opened_on" => Some(day.as_str()),
        "due_on" => due.as_deref(),
        "disclosures" => Some(copies.as_str()),
        name if name == column_of => Some(of),
        _ => None,
    })
}

/// A case is open until it is closed, or waived.
///
/// # Source
/// The table of return cases among the state machines.
pub fn is_open(case: &Row) -> bool {
    !matches!(case.get("state"), Some("closed" | "waived"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_day;

    #[test]
    fn the_most_pressing_that_is_true_of_a_copy_is_its_standing() {
        let day = |text: &str| parse_day(text).unwrap();
        let today = day("2026-03-02");
        let due = |text: &str| CopyFacts { due_on: Some(day(text)), ..CopyFacts::default() };
        assert_eq!(due("2026-03-01").standing(today), CopyStanding::Overdue);
        assert_eq!(due("2026-03-02").standing(today), CopyStanding::Due);
        assert_eq!(CopyFacts { is_incomplete: true, ..due("2026-03-01") }.standing(today), CopyStanding::Overdue);
        assert_eq!(CopyFacts { is_incomplete: true, ..due("2026-03-09") }.standing(today), CopyStanding::Incomplete);
        assert_eq!(CopyFacts { is_retained: true, ..due("2026-03-01") }.standing(today), CopyStanding::MayKeep);
        assert_eq!(CopyFacts { is_accounted: true, ..due("2026-03-01") }.standing(today), CopyStanding::Accounted);
        assert_eq!(CopyFacts { is_awarded: true, ..due("2026-03-09") }.standing(today), CopyStanding::Due);
        let awarded = CopyFacts { is_awarded: true, ..CopyFacts::default() };
        assert_eq!(awarded.standing(today), CopyStanding::MayKeep);
        assert_eq!(CopyFacts::default().standing(today), CopyStanding::Open);
        for standing in CopyStanding::ALL {
            assert_eq!(CopyStanding::parse(standing.as_str()), Some(standing));
        }
    }
}
