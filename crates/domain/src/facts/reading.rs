//! From stored cells to typed values.

use chrono::NaiveDate;
use thiserror::Error;

use super::{KEY_SEPARATOR, Kind, LIST_SEPARATOR, Row};
use crate::time::{Instant, When, parse_day};

/// A stored row that is not what was once written: the database was changed from outside.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{kind} {key}: column {column} cannot be read")]
pub struct Unreadable {
    pub kind: Kind,
    pub key: String,
    pub column: &'static str,
}

/// The stored cells of one row, in the order of [`Kind::columns`]; blank ones are absent.
#[derive(Clone, Copy, Debug)]
pub struct Cells<'a> {
    kind: Kind,
    cells: &'a [Option<&'a str>],
}

/// What of an event says nothing about who is bound until when.
const UNASKED_OF_EVENTS: &[&str] = &[
    "title",
    "kind",
    "starts_at",
    "ends_at",
    "place",
    "versions",
    "areas",
    "device_rule",
    "premises_approved_on",
    "incident_contact",
    "state",
];

/// Questions about who has what read this column; what they do not read need not be fetched for them.
pub fn is_asked(kind: Kind, column: &str) -> bool {
    let unasked: &[&str] = match kind {
        Kind::Parties => &["name", "name_local", "registration_no", "insolvent_on", "successor_code"],
        Kind::People => &["name", "email"],
        Kind::Standings | Kind::ReleaseStops => &["reason"],
        Kind::Programmes => &["name"],
        Kind::SupplyLinks => &["source"],
        Kind::Documents => &["title", "owner_code"],
        Kind::Versions => &["stage", "sha256"],
        Kind::Agreements => &["liability_cap", "liability_currency", "law", "forum"],
        Kind::Commitments => &["penalty_amount", "penalty_currency", "channels", "already_public"],
        Kind::Labels => &["scope_id"],
        Kind::Equivalences => &["evidence"],
        Kind::Rounds => &["programme_code", "title", "state"],
        Kind::Events => UNASKED_OF_EVENTS,
        Kind::Invitees => &["checked_in_at", "identity_checked", "device_sealed", "seal_no"],
        Kind::Publications => &["url", "taken_down_at"],
        Kind::Waivers => &["level", "measure"],
        Kind::Attestations => &["passed_to", "others"],
        Kind::Disclosures => {
            &["at_from", "basis", "copy_no", "acknowledged_at", "transmittal_code", "delivered_at", "event_code"]
        }
        Kind::Returns => &["certificate", "method", "done_by", "witness_code"],
        Kind::Employments
        | Kind::Parts
        | Kind::ClassChanges
        | Kind::PenaltyClauses
        | Kind::Trainings
        | Kind::Duplicates
        | Kind::HandlingRules
        | Kind::AccessLists
        | Kind::Bidders
        | Kind::Consents
        | Kind::OnwardRequests
        | Kind::RoundDocuments
        | Kind::RoundQuestions
        | Kind::ReturnCases
        | Kind::Embargoes
        | Kind::Transmittals
        | Kind::Incidents
        | Kind::Sightings
        | Kind::TakeDowns
        | Kind::Responses
        | Kind::Indications
        | Kind::Claims
        | Kind::ClaimLines
        | Kind::ClaimPayments
        | Kind::RectificationPlans
        | Kind::RectificationActions => &[],
    };
    !unasked.contains(&column)
}

impl Row {
    /// Its cells as they are read.
    pub fn stored(&self) -> Vec<Option<&str>> {
        self.cells().iter().map(Option::as_deref).collect()
    }
}

impl<'a> Cells<'a> {
    pub const fn new(kind: Kind, cells: &'a [Option<&'a str>]) -> Self {
        Self { kind, cells }
    }

    pub const fn kind(self) -> Kind {
        self.kind
    }

    /// The text of a column; `None` when blank, or when the kind has no such column.
    pub fn get(self, column: &str) -> Option<&'a str> {
        debug_assert!(
            is_asked(self.kind, column),
            "{}: {column} is not among the columns that questions read",
            self.kind
        );
        self.cells.get(self.kind.position(column)?).copied().flatten()
    }

    fn unreadable(self, column: &'static str) -> Unreadable {
        let key = self.kind.key_columns().map(|column| self.get(column.name).unwrap_or_default());
        Unreadable { kind: self.kind, key: key.collect::<Vec<_>>().join(&KEY_SEPARATOR.to_string()), column }
    }

    /// The text of a column that is never blank.
    pub(crate) fn text(self, column: &'static str) -> Result<&'a str, Unreadable> {
        self.get(column).ok_or_else(|| self.unreadable(column))
    }

    /// The entries of a list; none when blank.
    pub(crate) fn list(self, column: &str) -> impl Iterator<Item = &'a str> {
        self.get(column).into_iter().flat_map(|cell| cell.split(LIST_SEPARATOR))
    }

    pub(crate) fn yes(self, column: &str) -> bool {
        self.get(column) == Some("yes")
    }

    pub(crate) fn read<T>(
        self,
        column: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Unreadable> {
        match self.get(column) {
            None => Ok(None),
            Some(text) => read(text).map(Some).ok_or_else(|| self.unreadable(column)),
        }
    }

    pub(crate) fn must<T>(self, column: &'static str, read: impl Fn(&str) -> Option<T>) -> Result<T, Unreadable> {
        self.read(column, read)?.ok_or_else(|| self.unreadable(column))
    }
}

pub(crate) fn day(text: &str) -> Option<NaiveDate> {
    parse_day(text).ok()
}

pub(crate) fn when(text: &str) -> Option<When> {
    // Stored instants are the commonest cells by far: the longer form is tried first.
    if text.len() > 10 { Instant::parse(text).map(When::At).ok() } else { parse_day(text).map(When::Day).ok() }
}

pub(crate) fn number(text: &str) -> Option<u32> {
    text.parse().ok()
}
