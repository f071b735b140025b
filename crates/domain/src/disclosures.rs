//! Disclosures: one version, from a giver to a recipient, at a time.

use chrono::NaiveDate;

use crate::documents::VersionKey;
use crate::facts::reading::{day, when};
use crate::facts::{Cells, Unreadable};
use crate::knowledge::{Names, Stamp, Subject, Word};
use crate::time::When;

/// A disclosure without its code and the people who received it there: whoever keeps many keeps those beside them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disclosure {
    at: Stamp,
    pub giver: Subject,
    pub recipient: Subject,
    pub purpose: Option<Word>,
    pub round: Option<Word>,
    /// The code of the agreement that was relied on at the time: shown, never a condition.
    pub relied_on: Option<Word>,
    pub return_due_on: Option<NaiveDate>,
}

/// A row of disclosures.csv, as it is read.
#[derive(Clone, Debug)]
pub struct DisclosureRow<'a> {
    pub code: &'a str,
    pub version: VersionKey,
    /// The people who received it there.
    pub people: Vec<Subject>,
    pub fact: Disclosure,
}

impl Disclosure {
    /// The latest that it can have been.
    pub fn at(&self) -> When {
        self.at.when()
    }
}

impl<'a> DisclosureRow<'a> {
    /// Reads a row of disclosures.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'a>, names: &mut Names) -> Result<Self, Unreadable> {
        Ok(Self {
            code: cells.text("code")?,
            version: VersionKey {
                document: names.word(cells.text("document_code")?),
                label: names.word(cells.text("version_label")?),
            },
            people: cells.list("people").map(|code| names.subject(code)).collect(),
            fact: Disclosure {
                at: Stamp::from(cells.must("at", when)?),
                giver: names.subject(cells.text("giver_code")?),
                recipient: names.subject(cells.text("recipient_code")?),
                purpose: cells.get("purpose").map(|purpose| names.word(purpose)),
                round: cells.get("round_code").map(|code| names.word(code)),
                relied_on: cells.get("agreement_code").map(|code| names.word(code)),
                return_due_on: cells.read("return_due_on", day)?,
            },
        })
    }
}
