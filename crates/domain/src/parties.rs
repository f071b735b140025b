//! Organisations and people, whom a person works for, and the standing of either.

use chrono::NaiveDate;

use crate::facts::reading::day;
use crate::facts::{Row, Unreadable};

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    pub code: String,
    pub kind: PartyKind,
    /// The organisation that owns it.
    pub parent: Option<String>,
}

/// What an organisation is to the manufacturer, as far as a rule asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartyKind {
    /// Media, agency or other: the commitments of its people can stand in for an agreement.
    ActsThroughPeople,
    Ordinary,
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
    pub person: String,
    pub employer: String,
    pub days: Days,
}

/// What the company decided about working with a party or a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub subject: String,
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
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn from_row(row: &Row) -> Result<Self, Unreadable> {
        let kind = match row.get("kind") {
            Some("media" | "agency" | "other") => PartyKind::ActsThroughPeople,
            _ => PartyKind::Ordinary,
        };
        Ok(Self { code: row.text("code")?, kind, parent: row.optional_text("parent_code") })
    }
}

impl Employment {
    /// The employment that a row of people.csv tells of, if it tells of one.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn from_person_row(row: &Row) -> Result<Option<Self>, Unreadable> {
        let Some(employer) = row.optional_text("employer_code") else { return Ok(None) };
        let days = Days { from: row.read("employed_from", day)?, to: row.read("employed_to", day)? };
        Ok(Some(Self { person: row.text("code")?, employer, days }))
    }

    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn from_row(row: &Row) -> Result<Self, Unreadable> {
        let days = Days { from: row.read("from_date", day)?, to: row.read("to_date", day)? };
        Ok(Self { person: row.text("person_code")?, employer: row.text("employer_code")?, days })
    }
}

impl Standing {
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn from_row(row: &Row) -> Result<Self, Unreadable> {
        let standing = row.must("standing", |word| match word {
            "watch" => Some(StandingKind::Watch),
            "suspended" => Some(StandingKind::Suspended),
            "barred" => Some(StandingKind::Barred),
            _ => None,
        })?;
        let days = Days { from: row.read("from_date", day)?, to: row.read("to_date", day)? };
        Ok(Self { subject: row.text("subject_code")?, standing, days })
    }
}
