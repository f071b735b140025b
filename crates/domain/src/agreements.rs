//! Confidentiality agreements, and personal commitments read as agreements.

use chrono::{Months, NaiveDate};

use crate::documents::Class;
use crate::facts::cells::period;
use crate::facts::reading::{day, number, when};
use crate::facts::{Row, Unreadable};
use crate::parties::Days;
use crate::time::When;

/// What one paper says: an agreement between two parties, or the commitment of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    pub code: String,
    pub nature: Nature,
    /// Absent: never executed, or never signed.
    pub executed_at: Option<When>,
    /// Absent (commitments only): the day of signing.
    pub effective_on: Option<NaiveDate>,
    pub expires_on: Option<NaiveDate>,
    pub survival: Option<Survival>,
    /// Blank: all programmes.
    pub programmes: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Nature {
    Agreement(Terms),
    /// Signed by one person; without ceiling, and nothing may be passed on under it.
    Commitment {
        person: String,
        employer_undertakes: bool,
    },
}

/// What only agreements say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    pub discloser: String,
    pub recipient: String,
    pub mutual: bool,
    pub affiliates: bool,
    pub terminated_on: Option<NaiveDate>,
    pub suspended: Vec<Days>,
    /// Days after the end within which copies may still be held.
    pub return_days: u32,
    pub ceiling: Class,
    pub flow_down: FlowDown,
    pub max_depth: Option<u32>,
    /// From whom it authorises receipt besides the manufacturer.
    pub receipt_from: Vec<String>,
    pub retroactive: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlowDown {
    Forbidden,
    WithConsent,
    Permitted,
}

/// How long the duty outlives the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Survival {
    Years(u32),
    UntilPublic,
}

fn survival(text: &str) -> Option<Survival> {
    if text == "until_public" { Some(Survival::UntilPublic) } else { number(text).map(Survival::Years) }
}

fn periods(text: &str) -> Option<Vec<Days>> {
    text.split(crate::facts::LIST_SEPARATOR)
        .map(|one| period(one).map(|(from, to)| Days { from: Some(from), to }).ok())
        .collect()
}

impl Paper {
    /// Reads a row of agreements.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn from_agreement_row(row: &Row) -> Result<Self, Unreadable> {
        let flow_down = row.must("flow_down", |word| match word {
            "forbidden" => Some(FlowDown::Forbidden),
            "with_consent" => Some(FlowDown::WithConsent),
            "permitted" => Some(FlowDown::Permitted),
            _ => None,
        })?;
        let terms = Terms {
            discloser: row.text("discloser_code")?,
            recipient: row.text("recipient_code")?,
            mutual: row.yes("mutual"),
            affiliates: row.yes("affiliates"),
            terminated_on: row.read("terminated_on", day)?,
            suspended: row.read("suspended", periods)?.unwrap_or_default(),
            return_days: row.read("return_days", number)?.unwrap_or(0),
            ceiling: row.must("ceiling", Class::parse)?,
            flow_down,
            max_depth: row.read("max_depth", number)?,
            receipt_from: row.texts("receipt_from"),
            retroactive: row.yes("retroactive"),
        };
        Ok(Self {
            code: row.text("code")?,
            nature: Nature::Agreement(terms),
            executed_at: row.read("executed_at", when)?,
            effective_on: Some(row.must("effective_on", day)?),
            expires_on: row.read("expires_on", day)?,
            survival: row.read("survival", survival)?,
            programmes: row.texts("programmes"),
        })
    }

    /// Reads a row of commitments.csv.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn from_commitment_row(row: &Row) -> Result<Self, Unreadable> {
        let nature = Nature::Commitment {
            person: row.text("person_code")?,
            employer_undertakes: row.yes("employer_undertakes"),
        };
        Ok(Self {
            code: row.text("code")?,
            nature,
            executed_at: Some(row.must("signed_at", when)?),
            effective_on: row.read("effective_on", day)?,
            expires_on: row.read("expires_on", day)?,
            survival: row.read("survival", survival)?,
            programmes: row.texts("programmes"),
        })
    }

    /// What only agreements say.
    pub const fn terms(&self) -> Option<&Terms> {
        match &self.nature {
            Nature::Agreement(terms) => Some(terms),
            Nature::Commitment { .. } => None,
        }
    }

    pub fn retroactive(&self) -> bool {
        self.terms().is_some_and(|terms| terms.retroactive)
    }

    pub fn terminated_on(&self) -> Option<NaiveDate> {
        self.terms().and_then(|terms| terms.terminated_on)
    }

    pub fn covers_programme(&self, programme: &str) -> bool {
        self.programmes.is_empty() || self.programmes.iter().any(|named| named == programme)
    }

    /// The duty lives on `day`: the paper is in effect, or it has ended and its duty survives. `effective` is its first
    /// day; `public` says whether what it protects has been published by then.
    pub fn binds_on(&self, day: NaiveDate, effective: NaiveDate, public: bool) -> bool {
        if day < effective {
            return false;
        }
        let ended = [self.expires_on, self.terminated_on()].into_iter().flatten().any(|end| day > end);
        if !ended {
            return true;
        }
        match self.survival {
            None => false,
            Some(Survival::UntilPublic) => !public,
            Some(Survival::Years(years)) => {
                let last = self.expires_on.max(self.terminated_on());
                last.and_then(|last| last.checked_add_months(Months::new(years.saturating_mul(12))))
                    .is_none_or(|survives_until| day <= survives_until)
            }
        }
    }
}
