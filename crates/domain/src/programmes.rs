//! Programmes: the manufacturer, the zone of their days, and when nothing of them is secret any more.

use chrono_tz::Tz;

use crate::facts::reading::when;
use crate::facts::{Row, Unreadable};
use crate::time::When;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programme {
    pub code: String,
    pub manufacturer: String,
    /// Days of everything about the programme are days in this zone.
    pub zone: Tz,
    /// From then on nothing of it is secret.
    pub public_at: Option<When>,
}

impl Programme {
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn from_row(row: &Row) -> Result<Self, Unreadable> {
        Ok(Self {
            code: row.text("code")?,
            manufacturer: row.text("manufacturer_code")?,
            zone: row.must("timezone", |name| name.parse().ok())?,
            public_at: row.read("public_at", when)?,
        })
    }
}
