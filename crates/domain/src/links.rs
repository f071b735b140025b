//! Supply links: who supplies whom, for what and when.

use crate::facts::reading::day;
use crate::facts::{Row, Unreadable};
use crate::parties::Days;

/// A customer is supplied by a supplier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupplyLink {
    pub customer: String,
    pub supplier: String,
    /// Absent: any programme.
    pub programme: Option<String>,
    /// Absent: any part.
    pub part: Option<String>,
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
    /// # Errors
    /// `Unreadable` when the row is not as it was once written.
    pub fn from_row(row: &Row) -> Result<Self, Unreadable> {
        let status = row.must("status", |word| match word {
            "inferred" => Some(LinkStatus::Inferred),
            "declared" => Some(LinkStatus::Declared),
            "confirmed" => Some(LinkStatus::Confirmed),
            _ => None,
        })?;
        Ok(Self {
            customer: row.text("customer_code")?,
            supplier: row.text("supplier_code")?,
            programme: row.optional_text("programme_code"),
            part: row.optional_text("part"),
            days: Days { from: row.read("valid_from", day)?, to: row.read("valid_to", day)? },
            status,
        })
    }
}
