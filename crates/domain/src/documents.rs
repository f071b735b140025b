//! Documents, their class on a day, and their versions.

use chrono::NaiveDate;

use crate::facts::reading::{day, when};
use crate::facts::{Row, Unreadable};
use crate::time::When;

/// How confidential a document is, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    Public,
    Internal,
    Confidential,
    StrictlyConfidential,
}

impl Class {
    pub(crate) fn parse(word: &str) -> Option<Self> {
        match word {
            "public" => Some(Self::Public),
            "internal" => Some(Self::Internal),
            "confidential" => Some(Self::Confidential),
            "strictly_confidential" => Some(Self::StrictlyConfidential),
            _ => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub code: String,
    pub programme: String,
    pub originator: String,
    pub part: Option<String>,
    /// Its class before any change.
    pub class: Class,
    pub public_at: Option<When>,
}

/// From this day on the document has another class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassChange {
    pub document: String,
    pub class: Class,
    pub from: NaiveDate,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub document: String,
    pub label: String,
    pub withdrawn_at: Option<When>,
    /// Absent: the document's originator made it.
    pub made_by: Option<String>,
    /// The key of the version that it was made from.
    pub derived_from: Option<String>,
}

impl Document {
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn from_row(row: &Row) -> Result<Self, Unreadable> {
        Ok(Self {
            code: row.text("code")?,
            programme: row.text("programme_code")?,
            originator: row.text("originator_code")?,
            part: row.optional_text("part"),
            class: row.must("class", Class::parse)?,
            public_at: row.read("public_at", when)?,
        })
    }
}

impl ClassChange {
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn from_row(row: &Row) -> Result<Self, Unreadable> {
        Ok(Self {
            document: row.text("document_code")?,
            class: row.must("class", Class::parse)?,
            from: row.must("from_date", day)?,
        })
    }
}

impl Version {
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn from_row(row: &Row) -> Result<Self, Unreadable> {
        let derived_from = row.references().into_iter().find(|reference| reference.column == "derived_from");
        Ok(Self {
            document: row.text("document_code")?,
            label: row.text("label")?,
            withdrawn_at: row.read("withdrawn_at", when)?,
            made_by: row.optional_text("made_by_code"),
            derived_from: derived_from.map(|reference| reference.key),
        })
    }
}
