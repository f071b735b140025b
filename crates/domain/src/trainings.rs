//! What people were taught, and how long that counts.

use chrono::{Months, NaiveDate};

use crate::facts::reading::day;
use crate::facts::{Cells, Unreadable};
use crate::knowledge::{Names, Subject, Word};

/// Months after which a training that names no last day no longer counts.
const LASTS: Months = Months::new(12);

/// A person completed a training.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Training {
    pub person: Subject,
    pub topic: Word,
    pub completed_on: NaiveDate,
    valid_to: Option<NaiveDate>,
}

impl Training {
    /// Reads a row of trainings.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'_>, names: &mut Names) -> Result<Self, Unreadable> {
        Ok(Self {
            person: names.subject(cells.text("person_code")?),
            topic: names.word(cells.text("topic")?),
            completed_on: cells.must("completed_on", day)?,
            valid_to: cells.read("valid_to", day)?,
        })
    }

    /// The last day on which it counts.
    pub fn valid_until(&self) -> NaiveDate {
        let lasts = || self.completed_on.checked_add_months(LASTS).unwrap_or(NaiveDate::MAX);
        self.valid_to.unwrap_or_else(lasts)
    }
}
