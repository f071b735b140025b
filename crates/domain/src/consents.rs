//! Consents to pass a document on.

use crate::facts::reading::when;
use crate::facts::{Row, Unreadable};
use crate::time::When;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    pub code: String,
    /// Absent: the discloser of the agreement that asks for it.
    pub granted_by: Option<String>,
    pub giver: String,
    pub recipient: String,
    pub document: String,
    /// Labels; none: all versions.
    pub versions: Vec<String>,
    pub granted_at: When,
    /// Absent: from `granted_at`.
    pub valid_from: Option<When>,
    pub valid_to: Option<When>,
    pub revoked_at: Option<When>,
    /// None: all purposes.
    pub purposes: Vec<String>,
}

impl Consent {
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn from_row(row: &Row) -> Result<Self, Unreadable> {
        Ok(Self {
            code: row.text("code")?,
            granted_by: row.optional_text("granted_by_code"),
            giver: row.text("giver_code")?,
            recipient: row.text("recipient_code")?,
            document: row.text("document_code")?,
            versions: row.texts("versions"),
            granted_at: row.must("granted_at", when)?,
            valid_from: row.read("valid_from", when)?,
            valid_to: row.read("valid_to", when)?,
            revoked_at: row.read("revoked_at", when)?,
            purposes: row.texts("purposes"),
        })
    }
}
