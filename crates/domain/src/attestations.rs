//! What holders were asked of a version (to whom did you give it, do you still hold it), and what they said.

use chrono_tz::Tz;
use serde::Serialize;

use crate::documents::{VersionKey, meaning, word_for};
use crate::facts::reading::when;
use crate::facts::{Cells, Unreadable};
use crate::knowledge::{Names, Subject};
use crate::time::{Instant, When};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attestation {
    pub party: Subject,
    pub version: VersionKey,
    pub asked_at: When,
    /// When it was answered, and how.
    pub answer: Option<(When, PassedOn)>,
    /// Whether they say that they still hold it.
    pub holds: Option<bool>,
}

/// What a holder says of what it passed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PassedOn {
    /// To nobody.
    None,
    /// To those whom it names.
    These,
    /// It does not say.
    Refused,
}

impl PassedOn {
    const WORDS: [(&'static str, Self); 3] = [("none", Self::None), ("these", Self::These), ("refused", Self::Refused)];

    /// Its word in the bundle.
    pub fn as_str(self) -> &'static str {
        word_for(&Self::WORDS, self)
    }

    /// Reads [`PassedOn::as_str`].
    pub fn parse(word: &str) -> Option<Self> {
        meaning(&Self::WORDS, word)
    }
}

impl Attestation {
    /// Reads a row of attestations.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'_>, names: &mut Names) -> Result<Self, Unreadable> {
        let answered = cells.read("answered_at", when)?;
        let passed_on = cells.get("passed_on").and_then(PassedOn::parse);
        Ok(Self {
            party: names.subject(cells.text("party_code")?),
            version: VersionKey {
                document: names.word(cells.text("document_code")?),
                label: names.word(cells.text("version_label")?),
            },
            asked_at: cells.must("asked_at", when)?,
            answer: answered.zip(passed_on),
            holds: cells.get("holds").map(|word| word == "yes"),
        })
    }

    /// The answer, where it was given by an instant.
    pub fn answered_by(&self, by: Instant, zone: Tz) -> Option<(When, PassedOn)> {
        self.answer.filter(|(at, _)| at.instant(zone) <= by)
    }
}
