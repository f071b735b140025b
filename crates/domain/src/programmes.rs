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

/// A part that a programme needs, as its row says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    pub programme: &'a str,
    pub part: &'a str,
    /// How many months a new source takes; absent when nobody has said.
    pub months_to_replace: Option<u32>,
}

impl<'a> Part<'a> {
    /// Reads a row of parts.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'a>) -> Result<Self, Unreadable> {
        Ok(Self {
            programme: cells.text("programme_code")?,
            part: cells.text("part")?,
            months_to_replace: cells.read("months_to_replace", |months| months.parse().ok())?,
        })
    }
}
