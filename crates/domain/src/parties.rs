//! Organisations and people, whom a person works for, and the standing of either.

use chrono::NaiveDate;

use crate::facts::reading::day;
use crate::facts::{Cells, Kind, Row, Unreadable};
use crate::knowledge::{Names, Subject};
use crate::return_cases;

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    pub code: Subject,
    pub kind: PartyKind,
    /// The organisation that owns it.
    pub parent: Option<Subject>,
    pub country: Option<Country>,
}

/// The two letters of ISO 3166-1.
pub type Country = [u8; 2];

/// Reads the two letters of a country.
pub(crate) fn country(text: &str) -> Option<Country> {
    text.as_bytes().try_into().ok()
}

/// What an organisation is to the manufacturer, as far as a rule asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartyKind {
    /// The commitments of its people can stand in for an agreement, and it needs no label.
    Media,
    /// Agency or other: the commitments of its people can stand in for an agreement.
    ActsThroughPeople,
    Ordinary,
}

/// Whether a record that names somebody is work with them which is not done: a pack not yet sent, a bid not decided, a request to
/// pass on not decided, an invitation not taken up, copies to come back.
pub fn is_under_way(row: &Row) -> bool {
    let state = row.get("state");
    match row.kind() {
        Kind::Transmittals => matches!(state, Some("draft" | "submitted" | "approved")),
        Kind::Bidders => row.get("outcome") == Some("invited"),
        Kind::OnwardRequests => matches!(state, Some("draft" | "submitted" | "info_requested")),
        Kind::Invitees => row.get("checked_in_at").is_none(),
        Kind::ReturnCases => return_cases::is_open(row),
        _ => false,
    }
}

/// Days on which something is so; both ends count, absent ends are open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

/// A person works for an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Employment {
    pub person: Subject,
    pub employer: Subject,
    pub days: Days,
}

/// What the company decided about working with a party or a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub subject: Subject,
    pub standing: StandingKind,
    pub days: Days,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandingKind {
    Watch,
    Suspended,
    Barred,
}

impl Days {
    pub fn contains(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

impl Party {
    /// Reads a row of parties.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'_>, names: &mut Names) -> Result<Self, Unreadable> {
        let kind = match cells.get("kind") {
            Some("media") => PartyKind::Media,
            Some("agency" | "other") => PartyKind::ActsThroughPeople,
            _ => PartyKind::Ordinary,
        };
        let parent = cells.get("parent_code").map(|code| names.subject(code));
        let country = cells.read("country", country)?;
        Ok(Self { code: names.subject(cells.text("code")?), kind, parent, country })
    }
}

impl Employment {
    /// The employment that a row of people.csv tells of, if it tells of one.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn of_person(cells: Cells<'_>, names: &mut Names) -> Result<Option<Self>, Unreadable> {
        let Some(employer) = cells.get("employer_code") else { return Ok(None) };
        let days = Days { from: cells.read("employed_from", day)?, to: cells.read("employed_to", day)? };
        Ok(Some(Self { person: names.subject(cells.text("code")?), employer: names.subject(employer), days }))
    }

    /// Reads a row of employments.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'_>, names: &mut Names) -> Result<Self, Unreadable> {
        Ok(Self {
            person: names.subject(cells.text("person_code")?),
            employer: names.subject(cells.text("employer_code")?),
            days: Days { from: cells.read("from_date", day)?, to: cells.read("to_date", day)? },
        })
    }
}

impl Standing {
    /// Reads a row of standings.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'_>, names: &mut Names) -> Result<Self, Unreadable> {
        let standing = cells.must("standing", |word| match word {
            "watch" => Some(StandingKind::Watch),
            "suspended" => Some(StandingKind::Suspended),
            "barred" => Some(StandingKind::Barred),
            _ => None,
        })?;
        let days = Days { from: cells.read("from_date", day)?, to: cells.read("to_date", day)? };
        Ok(Self { subject: names.subject(cells.text("subject_code")?), standing, days })
    }
}
