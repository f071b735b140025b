//! The declared columns of each kind of fact.

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
    Round,
    Disclosure,
    Incident,
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
            Self::Round => &[Kind::Rounds],
            Self::Disclosure => &[Kind::Disclosures],
            Self::Incident => &[Kind::Incidents],
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
const fn key(name: &'static str, value: Value) -> Column {
    column(name, value, Presence::Required, true)
}
const fn key_or_blank(name: &'static str, value: Value) -> Column {
    column(name, value, Presence::Optional, true)
}
const fn must(name: &'static str, value: Value) -> Column {
    column(name, value, Presence::Required, false)
}
const fn may(name: &'static str, value: Value) -> Column {
    column(name, value, Presence::Optional, false)
}
const fn or(name: &'static str, value: Value, default: &'static str) -> Column {
    column(name, value, Presence::Default(default), false)
}
const fn personal(column: Column) -> Column {
    Column { personal: true, ..column }
}

const PARTY: Value = Value::Reference(Target::Party);
const PERSON: Value = Value::Reference(Target::Person);
const SUBJECT: Value = Value::Reference(Target::Subject);
const PROGRAMME: Value = Value::Reference(Target::Programme);
const PROGRAMMES: Value = Value::References(Target::Programme);
const DOCUMENT: Value = Value::Reference(Target::Document);
const DAYS: Value = Value::Whole { least: 0, most: 36_500 };

pub(super) const fn of(kind: Kind) -> &'static [Column] {
    match kind {
        Kind::Parties => PARTIES,
        Kind::People => PEOPLE,
        Kind::Employments => EMPLOYMENTS,
        Kind::Trainings => TRAININGS,
        Kind::Standings => STANDINGS,
        Kind::Programmes => PROGRAMMES_COLUMNS,
        Kind::Parts => PARTS,
        Kind::SupplyLinks => SUPPLY_LINKS,
        Kind::Documents => DOCUMENTS,
        Kind::ClassChanges => CLASS_CHANGES,
        Kind::HandlingRules => HANDLING_RULES,
        Kind::AccessLists => ACCESS_LISTS,
        Kind::ReleaseStops => RELEASE_STOPS,
        Kind::Versions => VERSIONS,
        Kind::Agreements => AGREEMENTS,
        Kind::PenaltyClauses => PENALTY_CLAUSES,
        Kind::Commitments => COMMITMENTS,
        Kind::Labels => LABELS,
        Kind::Equivalences => EQUIVALENCES,
        Kind::Consents => CONSENTS,
        Kind::Rounds => ROUNDS,
        Kind::Bidders => BIDDERS,
        Kind::RoundDocuments => ROUND_DOCUMENTS,
        Kind::Disclosures => DISCLOSURES,
        Kind::Returns => RETURNS,
        Kind::Waivers => WAIVERS,
        Kind::Incidents => INCIDENTS,
    }
}

const PARTIES: &[Column] = &[
    key("code", Value::Code),
    must("name", Value::Text),
    may("name_local", Value::Text),
    must("kind", Value::Choice(&["manufacturer", "supplier", "media", "agency", "carrier", "outsider", "other"])),
    may("country", Value::Country),
    may("registration_no", Value::Text),
    may("parent_code", PARTY),
];
const PEOPLE: &[Column] = &[
    key("code", Value::Code),
    personal(must("name", Value::Text)),
    may("employer_code", PARTY),
    personal(may("email", Value::Text)),
    may("employed_from", Value::Date),
    may("employed_to", Value::Date),
];
const EMPLOYMENTS: &[Column] = &[
    key("person_code", PERSON),
    key("employer_code", PARTY),
    key_or_blank("from_date", Value::Date),
    may("to_date", Value::Date),
];
const TRAININGS: &[Column] = &[
    key("person_code", PERSON),
    key("topic", Value::Code),
    key("completed_on", Value::Date),
    may("valid_to", Value::Date),
];
const STANDINGS: &[Column] = &[
    key("subject_code", SUBJECT),
    key("standing", Value::Choice(&["watch", "suspended", "barred"])),
    key("from_date", Value::Date),
    may("to_date", Value::Date),
    may("reason", Value::Text),
];
const PROGRAMMES_COLUMNS: &[Column] = &[
    key("code", Value::Code),
    must("name", Value::Text),
    must("manufacturer_code", PARTY),
    must("timezone", Value::Zone),
    may("public_at", Value::When),
];
const PARTS: &[Column] = &[
    key("programme_code", PROGRAMME),
    key("part", Value::Code),
    may("months_to_replace", Value::Whole { least: 0, most: 1200 }),
];
const SUPPLY_LINKS: &[Column] = &[
    key("customer_code", PARTY),
    key("supplier_code", PARTY),
    key_or_blank("programme_code", PROGRAMME),
    key_or_blank("part", Value::Code),
    key_or_blank("valid_from", Value::Date),
    may("valid_to", Value::Date),
    or("status", Value::Choice(&["declared", "confirmed", "inferred"]), "declared"),
    may("source", Value::Text),
];
const INFO_TYPES: &[&str] = &[
    "drawing",
    "specification",
    "photo",
    "model",
    "sample",
    "mould",
    "vehicle",
    "contract",
    "data_set",
    "software",
    "process",
    "other",
];
const DOCUMENTS: &[Column] = &[
    key("code", Value::Code),
    must("title", Value::Text),
    must("programme_code", PROGRAMME),
    must("originator_code", SUBJECT),
    may("part", Value::Code),
    or("info_type", Value::Choice(INFO_TYPES), "other"),
    must("class", Value::Choice(CLASSES)),
    may("public_at", Value::When),
];
const CLASS_CHANGES: &[Column] =
    &[key("document_code", DOCUMENT), must("class", Value::Choice(CLASSES)), key("from_date", Value::Date)];
const CHANNELS: &[&str] = &["portal", "email", "courier", "meeting", "transfer", "viewing", "messenger", "other"];
const HANDLING_RULES: &[Column] = &[
    key("class", Value::Choice(CLASSES)),
    key_or_blank("programme_code", PROGRAMME),
    key("from_date", Value::Date),
    may("to_date", Value::Date),
    may("channels", Value::Choices(CHANNELS)),
    or("encryption_required", Value::YesNo, "no"),
    or("marking_required", Value::YesNo, "no"),
    or("approval_required", Value::YesNo, "no"),
    or("commitment_required", Value::YesNo, "no"),
    or("label_required", Value::YesNo, "no"),
    or("training_required", Value::YesNo, "no"),
    may("recall_days", DAYS),
];
const ACCESS_LISTS: &[Column] = &[
    key("document_code", DOCUMENT),
    key("subject_code", SUBJECT),
    key_or_blank("from_date", Value::Date),
    may("to_date", Value::Date),
];
const RELEASE_STOPS: &[Column] = &[
    key("document_code", DOCUMENT),
    key("kind", Value::Choice(&["export", "important_data", "court"])),
    key("from_date", Value::Date),
    may("to_date", Value::Date),
    may("reason", Value::Text),
];
const VERSIONS: &[Column] = &[
    key("document_code", DOCUMENT),
    key("label", Value::Code),
    must("stage", Value::Choice(&["concept", "bid_draft", "for_review", "final"])),
    must("issued_at", Value::When),
    may("withdrawn_at", Value::When),
    may("made_by_code", SUBJECT),
    may("derived_from", Value::Version),
    may("sha256", Value::Sha256),
];
const AGREEMENTS: &[Column] = &[
    key("code", Value::Code),
    must("discloser_code", SUBJECT),
    must("recipient_code", SUBJECT),
    or("mutual", Value::YesNo, "no"),
    or("affiliates", Value::YesNo, "no"),
    may("executed_at", Value::When),
    must("effective_on", Value::Date),
    may("expires_on", Value::Date),
    may("terminated_on", Value::Date),
    may("suspended", Value::Periods),
    may("survival", Value::Survival),
    may("return_days", DAYS),
    may("programmes", PROGRAMMES),
    may("purposes", Value::Terms),
    must("ceiling", Value::Choice(CLASSES)),
    must("flow_down", Value::Choice(&["forbidden", "with_consent", "permitted"])),
    may("max_depth", Value::Whole { least: 0, most: 1000 }),
    may("receipt_from", Value::References(Target::Subject)),
    or("commitment_required", Value::YesNo, "no"),
    or("label_required", Value::YesNo, "no"),
    or("retroactive", Value::YesNo, "no"),
    may("amends_code", Value::Reference(Target::Agreement)),
    may("info_types", Value::Choices(INFO_TYPES)),
    may("sites", Value::Terms),
    may("territories", Value::Countries),
    or("training_required", Value::YesNo, "no"),
    may("notice_hours", Value::Whole { least: 0, most: 8760 }),
    or("audit_right", Value::YesNo, "no"),
    may("sealed", Value::YesNo),
    or("precedence", Value::YesNo, "no"),
    may("liability_cap", Value::Money { currency: "liability_currency" }),
    may("liability_currency", Value::Currency),
    may("law", Value::Text),
    may("forum", Value::Text),
];
const PENALTY_CLAUSES: &[Column] = &[
    key("agreement_code", Value::Reference(Target::Agreement)),
    key("no", Value::Code),
    must("basis", Value::Choice(&["per_incident", "per_document", "per_day"])),
    must("amount", Value::Money { currency: "currency" }),
    must("currency", Value::Currency),
    may("cap", Value::Money { currency: "currency" }),
    or("cumulative", Value::YesNo, "no"),
    or("survives", Value::YesNo, "no"),
];
const COMMITMENTS: &[Column] = &[
    key("code", Value::Code),
    must("person_code", PERSON),
    must("signed_at", Value::When),
    may("effective_on", Value::Date),
    may("expires_on", Value::Date),
    may("programmes", PROGRAMMES),
    may("event_code", Value::Code),
    may("survival", Value::Survival),
    may("penalty_amount", Value::Money { currency: "penalty_currency" }),
    may("penalty_currency", Value::Currency),
    or("employer_undertakes", Value::YesNo, "no"),
    may("channels", Value::Terms),
    may("already_public", Value::Text),
];
const OBJECTIVES: &[&str] =
    &["confidential", "strictly_confidential", "proto_parts", "proto_vehicles", "test_vehicles", "proto_events"];
const LABELS: &[Column] = &[
    key("party_code", PARTY),
    key("objective", Value::Choice(OBJECTIVES)),
    key("valid_from", Value::Date),
    must("valid_until", Value::Date),
    or("state", Value::Choice(&["valid", "temporary", "suspended", "withdrawn"]), "valid"),
    may("scope_id", Value::Text),
    may("sites", Value::Terms),
];
const EQUIVALENCES: &[Column] = &[
    key("party_code", PARTY),
    key("objective", Value::Choice(OBJECTIVES)),
    key("valid_from", Value::Date),
    must("valid_until", Value::Date),
    must("evidence", Value::Text),
    may("approved_by", PERSON),
    may("sites", Value::Terms),
];
const CONSENTS: &[Column] = &[
    key("code", Value::Code),
    may("granted_by_code", SUBJECT),
    must("giver_code", SUBJECT),
    must("recipient_code", SUBJECT),
    must("document_code", DOCUMENT),
    may("versions", Value::VersionLabels { document: "document_code" }),
    must("granted_at", Value::When),
    may("valid_from", Value::When),
    may("valid_to", Value::When),
    may("revoked_at", Value::When),
    may("purposes", Value::Terms),
    may("sites", Value::Terms),
    may("holding_days", DAYS),
];
const ROUNDS: &[Column] = &[
    key("code", Value::Code),
    must("programme_code", PROGRAMME),
    must("title", Value::Text),
    must("opens_at", Value::When),
    must("closes_at", Value::When),
    may("awarded_at", Value::When),
    may("return_days", DAYS),
    may("holding_days", DAYS),
];
const BIDDERS: &[Column] = &[
    key("round_code", Value::Reference(Target::Round)),
    key("party_code", PARTY),
    must("invited_at", Value::When),
    or("outcome", Value::Choice(&["invited", "awarded", "not_awarded", "withdrawn"]), "invited"),
];
const ROUND_DOCUMENTS: &[Column] = &[
    key("round_code", Value::Reference(Target::Round)),
    key("document_code", DOCUMENT),
    key("version_label", Value::VersionLabel { document: "document_code" }),
];
const BASES: &[&str] = &["handed_over", "shown", "forwarded", "taken", "lost", "unknown"];
const DISCLOSURES: &[Column] = &[
    key("code", Value::Code),
    must("document_code", DOCUMENT),
    must("version_label", Value::VersionLabel { document: "document_code" }),
    must("giver_code", SUBJECT),
    must("recipient_code", SUBJECT),
    may("people", Value::References(Target::Person)),
    must("at", Value::When),
    may("at_from", Value::When),
    or("basis", Value::Choice(BASES), "handed_over"),
    or("status", Value::Choice(&["issued", "reported", "verified", "discovered"]), "issued"),
    may("channel", Value::Choice(CHANNELS)),
    may("purpose", Value::Text),
    may("round_code", Value::Reference(Target::Round)),
    may("agreement_code", Value::Reference(Target::Paper)),
    may("requested_by", Value::References(Target::Person)),
    may("approved_by", Value::References(Target::Person)),
    may("copy_no", Value::Text),
    may("acknowledged_at", Value::When),
    may("return_due_on", Value::Date),
    may("site", Value::Text),
    may("encrypted", Value::YesNo),
    may("marked", Value::YesNo),
];
const RETURNS: &[Column] = &[
    key("disclosure_code", Value::Reference(Target::Disclosure)),
    key("accounted_at", Value::When),
    must("kind", Value::Choice(&["returned", "destroyed", "retained_by_permission"])),
    or("complete", Value::YesNo, "yes"),
    may("certificate", Value::Text),
    may("method", Value::Text),
];
/// What a waiver can take away: the codes that rules/coverage lets somebody waive.
const WAIVED: &[&str] = &[
    "RECIPIENT_SANCTIONED",
    "LEGAL_HOLD_RELEASE_STOP",
    "VERSION_WITHDRAWN",
    "RELEASE_NOT_APPROVED",
    "NOT_INVITED",
    "ROUND_NOT_OPEN",
    "AGREEMENT_NOT_EXECUTED",
    "WRONG_PARTY",
    "NOT_YET_EFFECTIVE",
    "SUSPENDED",
    "EXPIRED",
    "PROGRAMME_OUT_OF_SCOPE",
    "PURPOSE_OUT_OF_SCOPE",
    "INFO_TYPE_OUT_OF_SCOPE",
    "CLASS_ABOVE_CEILING",
    "SITE_OUT_OF_SCOPE",
    "TERRITORY_OUT_OF_SCOPE",
    "NO_FLOWDOWN_PERMISSION",
    "TIER_DEPTH_EXCEEDED",
    "CONSENT_MISSING",
    "CONSENT_EXPIRED",
    "CONSENT_SCOPE_MISMATCH",
    "FLOWDOWN_TERMS_WEAKER",
    "FLOWDOWN_EVIDENCE_MISSING",
    "LABEL_MISSING",
    "LABEL_LEVEL_LOW",
    "LABEL_SITE_MISMATCH",
    "LABEL_SUSPENDED",
    "LABEL_EXPIRED",
    "NO_PERSON_NAMED",
    "NO_PERSONAL_COMMITMENT",
    "COMMITMENT_EXPIRED",
    "COMMITMENT_SCOPE",
    "NOT_ON_ACCESS_LIST",
    "TRAINING_MISSING",
    "TRAINING_LAPSED",
    "CHANNEL_NOT_ALLOWED",
    "ENCRYPTION_MISSING",
    "MARKING_MISSING",
    "RETURN_OVERDUE",
    "RETURN_INCOMPLETE",
    "HOLDING_PERIOD_EXCEEDED",
    "SUPERSEDED_RETAINED",
];
const WAIVERS: &[Column] = &[
    key("code", Value::Code),
    must("reason", Value::Choice(WAIVED)),
    may("disclosure_code", Value::Reference(Target::Disclosure)),
    may("giver_code", SUBJECT),
    may("recipient_code", SUBJECT),
    may("document_code", DOCUMENT),
    must("from_date", Value::Date),
    must("to_date", Value::Date),
    may("revoked_on", Value::Date),
    may("requested_by", PERSON),
    may("approved_by", PERSON),
    or("level", Value::Choice(&["legal", "confidentiality", "owner", "procurement", "management"]), "confidentiality"),
    may("measure", Value::Text),
];
const HOW: &[&str] =
    &["passed_on", "forwarded", "published_early", "lost", "stolen", "intrusion", "left_open", "sold", "unknown"];
const INCIDENTS: &[Column] = &[
    key("code", Value::Code),
    must("title", Value::Text),
    must("what", Value::Choice(&["document", "item", "embargo", "agreement"])),
    must("how", Value::Choice(HOW)),
    may("occurred_from", Value::When),
    may("occurred_to", Value::When),
    may("first_public_at", Value::When),
    must("discovered_at", Value::When),
    may("reported_at", Value::When),
    may("url", Value::Text),
    may("versions", Value::Versions),
    may("attributed_to", Value::References(Target::Subject)),
    or("confidence", Value::Choice(&["admission", "mark", "elimination", "suspected", "unknown"]), "unknown"),
    may("related", Value::References(Target::Incident)),
];
