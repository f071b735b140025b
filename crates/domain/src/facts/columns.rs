//! The declared columns of each kind of fact.

mod deeds;
mod leaks;
mod occasions;
mod things;

use super::Kind;

/// One column of a kind of fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: &'static str,
    pub value: Value,
    pub presence: Presence,
    /// Part of what makes two rows the same fact.
    pub key: bool,
    /// Holds a person's name or address: kept apart, never shown in messages or logs.
    pub personal: bool,
}

/// Whether a cell may be blank, and what blank stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    Required,
    Optional,
    /// Blank stands for this canonical value.
    Default(&'static str),
}

/// What a reference must point at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    Party,
    Person,
    /// A party or a person: they share one code space.
    Subject,
    Programme,
    Document,
    /// A version of a document; its key is the document's code and the label.
    Version,
    Agreement,
    /// An agreement or a personal commitment.
    Paper,
    Consent,
    Round,
    /// A viewing, test drive, shoot or launch.
    Event,
    Transmittal,
    Disclosure,
    Incident,
    Sighting,
    Claim,
    RectificationPlan,
}

impl Target {
    /// The kinds whose facts satisfy it.
    pub const fn kinds(self) -> &'static [Kind] {
        match self {
            Self::Party => &[Kind::Parties],
            Self::Person => &[Kind::People],
            Self::Subject => &[Kind::Parties, Kind::People],
            Self::Programme => &[Kind::Programmes],
            Self::Document => &[Kind::Documents],
            Self::Version => &[Kind::Versions],
            Self::Agreement => &[Kind::Agreements],
            Self::Paper => &[Kind::Agreements, Kind::Commitments],
            Self::Consent => &[Kind::Consents],
            Self::Round => &[Kind::Rounds],
            Self::Event => &[Kind::Events],
            Self::Transmittal => &[Kind::Transmittals],
            Self::Disclosure => &[Kind::Disclosures],
            Self::Incident => &[Kind::Incidents],
            Self::Sighting => &[Kind::Sightings],
            Self::Claim => &[Kind::Claims],
            Self::RectificationPlan => &[Kind::RectificationPlans],
        }
    }
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// The user's own identifier: 1 to 64 characters, no control characters.
    Code,
    /// The code of another fact.
    Reference(Target),
    /// Several codes of other facts.
    References(Target),
    /// The label of a version of the document that `document` (a column of the same row) names.
    VersionLabel {
        document: &'static str,
    },
    /// Several such labels.
    VersionLabels {
        document: &'static str,
    },
    /// `document:label`.
    Version,
    Versions,
    /// Free text of at most 2,000 characters.
    Text,
    /// Several words of the user's own, such as purposes.
    Terms,
    Choice(&'static [&'static str]),
    /// Several of the choices.
    Choices(&'static [&'static str]),
    Date,
    When,
    YesNo,
    /// A whole number within both bounds.
    Whole {
        least: i64,
        most: i64,
    },
    /// An exact amount in the currency that `currency` (a column of the same row) names.
    Money {
        currency: &'static str,
    },
    Currency,
    Country,
    Countries,
    Zone,
    /// Date ranges `from/to`.
    Periods,
    /// `N` years, or `until_public`.
    Survival,
    /// 64 hexadecimal digits.
    Sha256,
}

pub(super) const CLASSES: &[&str] = &["public", "internal", "confidential", "strictly_confidential"];

const fn column(name: &'static str, value: Value, presence: Presence, key: bool) -> Column {
    Column { name, value, presence, key, personal: false }
}
pub(super) const fn key(name: &'static str, value: Value) -> Column {
    column(name, value, Presence::Required, true)
}
pub(super) const fn key_or_blank(name: &'static str, value: Value) -> Column {
    column(name, value, Presence::Optional, true)
}
pub(super) const fn must(name: &'static str, value: Value) -> Column {
    column(name, value, Presence::Required, false)
}
pub(super) const fn may(name: &'static str, value: Value) -> Column {
    column(name, value, Presence::Optional, false)
}
pub(super) const fn or(name: &'static str, value: Value, default: &'static str) -> Column {
    column(name, value, Presence::Default(default), false)
}
pub(super) const fn personal(column: Column) -> Column {
    Column { personal: true, ..column }
}

pub(super) const PARTY: Value = Value::Reference(Target::Party);
pub(super) const PERSON: Value = Value::Reference(Target::Person);
pub(super) const SUBJECT: Value = Value::Reference(Target::Subject);
pub(super) const PROGRAMME: Value = Value::Reference(Target::Programme);
pub(super) const PROGRAMMES: Value = Value::References(Target::Programme);
pub(super) const DOCUMENT: Value = Value::Reference(Target::Document);
pub(super) const DAYS: Value = Value::Whole { least: 0, most: 36_500 };

pub(super) const fn of(kind: Kind) -> &'static [Column] {
    match kind {
        Kind::Parties => things::PARTIES,
        Kind::People => things::PEOPLE,
        Kind::Employments => things::EMPLOYMENTS,
        Kind::Trainings => things::TRAININGS,
        Kind::Standings => things::STANDINGS,
        Kind::Duplicates => things::DUPLICATES,
        Kind::Programmes => things::PROGRAMMES_COLUMNS,
        Kind::Parts => things::PARTS,
        Kind::SupplyLinks => things::SUPPLY_LINKS,
        Kind::Documents => things::DOCUMENTS,
        Kind::ClassChanges => things::CLASS_CHANGES,
        Kind::HandlingRules => things::HANDLING_RULES,
        Kind::AccessLists => things::ACCESS_LISTS,
        Kind::ReleaseStops => things::RELEASE_STOPS,
        Kind::Versions => things::VERSIONS,
        Kind::Agreements => deeds::AGREEMENTS,
        Kind::PenaltyClauses => deeds::PENALTY_CLAUSES,
        Kind::Commitments => deeds::COMMITMENTS,
        Kind::Labels => deeds::LABELS,
        Kind::Equivalences => deeds::EQUIVALENCES,
        Kind::Consents => deeds::CONSENTS,
        Kind::OnwardRequests => deeds::ONWARD_REQUESTS,
        Kind::Rounds => deeds::ROUNDS,
        Kind::Bidders => deeds::BIDDERS,
        Kind::RoundDocuments => deeds::ROUND_DOCUMENTS,
        Kind::RoundQuestions => deeds::ROUND_QUESTIONS,
        Kind::Events => occasions::EVENTS,
        Kind::Invitees => occasions::INVITEES,
        Kind::Embargoes => occasions::EMBARGOES,
        Kind::Publications => occasions::PUBLICATIONS,
        Kind::Transmittals => deeds::TRANSMITTALS,
        Kind::Disclosures => deeds::DISCLOSURES,
        Kind::Returns => deeds::RETURNS,
        Kind::ReturnCases => deeds::RETURN_CASES,
        Kind::Attestations => deeds::ATTESTATIONS,
        Kind::Waivers => deeds::WAIVERS,
        Kind::Incidents => leaks::INCIDENTS,
        Kind::Sightings => leaks::SIGHTINGS,
        Kind::TakeDowns => leaks::TAKE_DOWNS,
        Kind::Responses => leaks::RESPONSES,
        Kind::Indications => leaks::INDICATIONS,
        Kind::Claims => leaks::CLAIMS,
        Kind::ClaimLines => leaks::CLAIM_LINES,
        Kind::ClaimPayments => leaks::CLAIM_PAYMENTS,
        Kind::RectificationPlans => leaks::RECTIFICATION_PLANS,
        Kind::RectificationActions => leaks::RECTIFICATION_ACTIONS,
    }
}
