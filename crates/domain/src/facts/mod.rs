//! Every kind of fact, declared once as data: its columns, its key, what a cell may hold and which rows cannot be.
//!
//! Tables, import, export, lists, forms and histories are all driven by these declarations.

mod basis;
pub(crate) mod cells;
mod change;
mod columns;
mod happened;
pub(crate) mod reading;
mod referring;
mod revision;
mod row;
mod rules;
mod search;
mod sent;

pub use self::cells::{CellError, Problem, Words};
pub use basis::{Basis, Why, WhyProblem};
pub use change::{Change, Stored, decide};
pub use columns::{Column, Presence, Target, Value};
pub use happened::still_to_come;
pub use reading::{Cells, Unreadable, is_asked};
pub use referring::Referrer;
pub use revision::{CorrectionRefused, VoidRefused, correct, void};
pub use row::{KEY_SEPARATOR, Reference, Row, State, version_key};
pub use search::{NAMES_START, fold};
pub use sent::{Disguise, ERROR_COLUMN, FileProblem, Form, SentBundle, SentFile, SentRow, Separator};

/// The columns that every file may carry beside its own.
pub const COMMON_COLUMNS: [&str; 3] = ["recorded_at", "superseded_at", "void"];

/// The separator of lists inside a cell.
pub const LIST_SEPARATOR: char = '|';

/// A kind of fact; one bundle file, one table, one register each, in the order in which a bundle is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Parties,
    People,
    Employments,
    Trainings,
    Standings,
    Duplicates,
    Programmes,
    Parts,
    SupplyLinks,
    Documents,
    ClassChanges,
    HandlingRules,
    AccessLists,
    ReleaseStops,
    Versions,
    Agreements,
    PenaltyClauses,
    Commitments,
    Labels,
    Equivalences,
    Consents,
    OnwardRequests,
    Rounds,
    Bidders,
    RoundDocuments,
    RoundQuestions,
    Events,
    Invitees,
    Embargoes,
    Publications,
    Transmittals,
    Disclosures,
    Returns,
    ReturnCases,
    Attestations,
    Waivers,
    Incidents,
    Sightings,
    TakeDowns,
    Responses,
    Indications,
    Claims,
    ClaimLines,
    ClaimPayments,
    RectificationPlans,
    RectificationActions,
}

impl Kind {
    /// All kinds in reading order: a row may refer to rows of its own or an earlier kind.
    pub const ALL: [Self; 46] = [
        Self::Parties,
        Self::People,
        Self::Employments,
        Self::Trainings,
        Self::Standings,
        Self::Duplicates,
        Self::Programmes,
        Self::Parts,
        Self::SupplyLinks,
        Self::Documents,
        Self::ClassChanges,
        Self::HandlingRules,
        Self::AccessLists,
        Self::ReleaseStops,
        Self::Versions,
        Self::Agreements,
        Self::PenaltyClauses,
        Self::Commitments,
        Self::Labels,
        Self::Equivalences,
        Self::Consents,
        Self::OnwardRequests,
        Self::Rounds,
        Self::Bidders,
        Self::RoundDocuments,
        Self::RoundQuestions,
        Self::Events,
        Self::Invitees,
        Self::Embargoes,
        Self::Publications,
        Self::Transmittals,
        Self::Disclosures,
        Self::Returns,
        Self::ReturnCases,
        Self::Attestations,
        Self::Waivers,
        Self::Incidents,
        Self::Sightings,
        Self::TakeDowns,
        Self::Responses,
        Self::Indications,
        Self::Claims,
        Self::ClaimLines,
        Self::ClaimPayments,
        Self::RectificationPlans,
        Self::RectificationActions,
    ];

    /// The name of its table, and of its bundle file without `.csv`.
    pub const fn table(self) -> &'static str {
        match self {
            Self::Parties => "parties",
            Self::People => "people",
            Self::Employments => "employments",
            Self::Trainings => "trainings",
            Self::Standings => "standings",
            Self::Duplicates => "duplicates",
            Self::Programmes => "programmes",
            Self::Parts => "parts",
            Self::SupplyLinks => "supply_links",
            Self::Documents => "documents",
            Self::ClassChanges => "class_changes",
            Self::HandlingRules => "handling_rules",
            Self::AccessLists => "access_lists",
            Self::ReleaseStops => "release_stops",
            Self::Versions => "versions",
            Self::Agreements => "agreements",
            Self::PenaltyClauses => "penalty_clauses",
            Self::Commitments => "commitments",
            Self::Labels => "labels",
            Self::Equivalences => "equivalences",
            Self::Consents => "consents",
            Self::OnwardRequests => "onward_requests",
            Self::Rounds => "rounds",
            Self::Bidders => "bidders",
            Self::RoundDocuments => "round_documents",
            Self::RoundQuestions => "round_questions",
            Self::Events => "events",
            Self::Invitees => "invitees",
            Self::Embargoes => "embargoes",
            Self::Publications => "publications",
            Self::Transmittals => "transmittals",
            Self::Disclosures => "disclosures",
            Self::Returns => "returns",
            Self::ReturnCases => "return_cases",
            Self::Attestations => "attestations",
            Self::Waivers => "waivers",
            Self::Incidents => "incidents",
            Self::Sightings => "sightings",
            Self::TakeDowns => "take_downs",
            Self::Responses => "responses",
            Self::Indications => "indications",
            Self::Claims => "claims",
            Self::ClaimLines => "claim_lines",
            Self::ClaimPayments => "claim_payments",
            Self::RectificationPlans => "rectification_plans",
            Self::RectificationActions => "rectification_actions",
        }
    }

    /// The kind whose table has this name.
    pub fn of_table(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.table() == name)
    }

    /// Its columns in the order of the format; the three columns of every file are not among them.
    pub const fn columns(self) -> &'static [Column] {
        columns::of(self)
    }

    /// The place of a column among [`Kind::columns`].
    pub fn position(self, column: &str) -> Option<usize> {
        self.columns().iter().position(|declared| declared.name == column)
    }

    /// The columns that make two rows the same fact, in order.
    pub fn key_columns(self) -> impl Iterator<Item = &'static Column> {
        self.columns().iter().filter(|column| column.key)
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.table())
    }
}

#[cfg(test)]
mod tests;
