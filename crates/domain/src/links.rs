//! Supply links: who supplies whom, for what and when.

use crate::facts::reading::day;
use crate::facts::{Cells, Unreadable};
use crate::knowledge::{Names, Subject, Word};
use crate::parties::Days;

/// A customer is supplied by a supplier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupplyLink {
    pub customer: Subject,
    pub supplier: Subject,
    /// Absent: any programme.
    pub programme: Option<Word>,
    /// Absent: any part.
    pub part: Option<Word>,
    pub days: Days,
    pub status: LinkStatus,
}

/// How sure we are of a link; ordered from the least to the best supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkStatus {
    Inferred,
    Declared,
    Confirmed,
}

impl LinkStatus {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Inferred => "inferred",
            Self::Declared => "declared",
            Self::Confirmed => "confirmed",
        }
    }
}

impl SupplyLink {
    /// Reads a row of `supply_links.csv`.
    ///
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn read(cells: Cells<'_>, names: &mut Names) -> Result<Self, Unreadable> {
        let status = cells.must("status", |word| match word {
            "inferred" => Some(LinkStatus::Inferred),
            "declared" => Some(LinkStatus::Declared),
            "confirmed" => Some(LinkStatus::Confirmed),
            _ => None,
        })?;
        Ok(Self {
            customer: names.subject(cells.text("customer_code")?),
            supplier: names.subject(cells.text("supplier_code")?),
            programme: cells.get("programme_code").map(|code| names.word(code)),
            part: cells.get("part").map(|part| names.word(part)),
            days: Days { from: cells.read("valid_from", day)?, to: cells.read("valid_to", day)? },
            status,
        })
    }
}
