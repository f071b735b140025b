//! Programmes: the manufacturer, the zone of their days, and when nothing of them is secret any more.

use chrono_tz::Tz;

use crate::facts::reading::when;
use crate::facts::{Cells, Unreadable};
use crate::knowledge::{Names, Subject, Word};
use crate::time::When;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programme {
    pub code: Word,
    pub manufacturer: Subject,
    /// Days of everything about the programme are days in this zone.
    pub zone: Tz,
    /// From then on nothing of it is secret.
    pub public_at: Option<When>,
}

impl Programme {
    /// Reads a row of programmes.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'_>, names: &mut Names) -> Result<Self, Unreadable> {
        Ok(Self {
            code: names.word(cells.text("code")?),
            manufacturer: names.subject(cells.text("manufacturer_code")?),
            zone: cells.must("timezone", |name| name.parse().ok())?,
            public_at: cells.read("public_at", when)?,
        })
    }
}

/// A part that a programme needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub programme: String,
    pub part: String,
    /// How many months a new source takes; absent when nobody has said.
    pub months_to_replace: Option<u32>,
}

impl Part {
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn from_row(row: &Row) -> Result<Self, Unreadable> {
        Ok(Self {
            programme: row.text("programme_code")?,
            part: row.text("part")?,
            months_to_replace: row.read("months_to_replace", |months| months.parse().ok())?,
        })
    }
}
