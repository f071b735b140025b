//! Disclosures: one version, from a giver to a recipient, at a time.

use chrono::NaiveDate;

use crate::facts::reading::{day, when};
use crate::facts::{Row, Unreadable, version_key};
use crate::time::When;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disclosure {
    pub code: String,
    /// The key of the version.
    pub version: String,
    pub giver: String,
    pub recipient: String,
    /// The people who received it there.
    pub people: Vec<String>,
    /// The latest that it can have been.
    pub at: When,
    pub purpose: Option<String>,
    pub round: Option<String>,
    /// The agreement that was relied on at the time: shown, never a condition.
    pub relied_on: Option<String>,
    pub return_due_on: Option<NaiveDate>,
}

impl Disclosure {
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn from_row(row: &Row) -> Result<Self, Unreadable> {
        Ok(Self {
            code: row.text("code")?,
            version: version_key(&row.text("document_code")?, &row.text("version_label")?),
            giver: row.text("giver_code")?,
            recipient: row.text("recipient_code")?,
            people: row.texts("people"),
            at: row.must("at", when)?,
            purpose: row.optional_text("purpose"),
            round: row.optional_text("round_code"),
            relied_on: row.optional_text("agreement_code"),
            return_due_on: row.read("return_due_on", day)?,
        })
    }
}
