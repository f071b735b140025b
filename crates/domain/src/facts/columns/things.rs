//! The columns of parties, people, programmes and documents, and of how these are handled.

use super::{
    CLASSES, Column, DAYS, DOCUMENT, PARTY, PERSON, PROGRAMME, SUBJECT, Value, key, key_or_blank, may, must, or,
    personal,
};

pub(super) const PARTIES: &[Column] = &[
    key("code", Value::Code),
    must("name", Value::Text),
    may("name_local", Value::Text),
    must("kind", Value::Choice(&["manufacturer", "supplier", "media", "agency", "carrier", "outsider", "other"])),
    may("country", Value::Country),
    may("registration_no", Value::Text),
    may("parent_code", PARTY),
    may("insolvent_on", Value::Date),
    may("successor_code", PARTY),
];
pub(super) const PEOPLE: &[Column] = &[
    key("code", Value::Code),
    personal(must("name", Value::Text)),
    may("employer_code", PARTY),
    personal(may("email", Value::Text)),
    may("employed_from", Value::Date),
    may("employed_to", Value::Date),
];
pub(super) const EMPLOYMENTS: &[Column] = &[
    key("person_code", PERSON),
    key("employer_code", PARTY),
    key_or_blank("from_date", Value::Date),
    may("to_date", Value::Date),
];
pub(super) const TRAININGS: &[Column] = &[
    key("person_code", PERSON),
    key("topic", Value::Code),
    key("completed_on", Value::Date),
    may("valid_to", Value::Date),
];
pub(super) const STANDINGS: &[Column] = &[
    key("subject_code", SUBJECT),
    key("standing", Value::Choice(&["watch", "suspended", "barred"])),
    key("from_date", Value::Date),
    may("to_date", Value::Date),
    may("reason", Value::Text),
];
pub(super) const DUPLICATES: &[Column] = &[
    key("party_code", PARTY),
    key("same_as_code", PARTY),
    must("decision", Value::Choice(&["same", "different"])),
    may("decided_on", Value::Date),
    may("evidence", Value::Text),
];
pub(super) const PROGRAMMES_COLUMNS: &[Column] = &[
    key("code", Value::Code),
    must("name", Value::Text),
    must("manufacturer_code", PARTY),
    must("timezone", Value::Zone),
    may("public_at", Value::When),
];
pub(super) const PARTS: &[Column] = &[
    key("programme_code", PROGRAMME),
    key("part", Value::Code),
    may("months_to_replace", Value::Whole { least: 0, most: 1200 }),
];
pub(super) const SUPPLY_LINKS: &[Column] = &[
    key("customer_code", PARTY),
    key("supplier_code", PARTY),
    key_or_blank("programme_code", PROGRAMME),
    key_or_blank("part", Value::Code),
    key_or_blank("valid_from", Value::Date),
    may("valid_to", Value::Date),
    or("status", Value::Choice(&["declared", "confirmed", "inferred"]), "declared"),
    may("source", Value::Text),
];
pub(super) const INFO_TYPES: &[&str] = &[
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
pub(super) const DOCUMENTS: &[Column] = &[
    key("code", Value::Code),
    must("title", Value::Text),
    must("programme_code", PROGRAMME),
    must("originator_code", SUBJECT),
    may("part", Value::Code),
    or("info_type", Value::Choice(INFO_TYPES), "other"),
    must("class", Value::Choice(CLASSES)),
    may("public_at", Value::When),
    may("owner_code", PERSON),
];
pub(super) const CLASS_CHANGES: &[Column] =
    &[key("document_code", DOCUMENT), must("class", Value::Choice(CLASSES)), key("from_date", Value::Date)];
pub(super) const CHANNELS: &[&str] =
    &["portal", "email", "courier", "meeting", "transfer", "viewing", "messenger", "other"];
pub(super) const HANDLING_RULES: &[Column] = &[
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
pub(super) const ACCESS_LISTS: &[Column] = &[
    key("document_code", DOCUMENT),
    key("subject_code", SUBJECT),
    key_or_blank("from_date", Value::Date),
    may("to_date", Value::Date),
];
pub(super) const RELEASE_STOPS: &[Column] = &[
    key("document_code", DOCUMENT),
    key("kind", Value::Choice(&["export", "important_data", "court"])),
    key("from_date", Value::Date),
    may("to_date", Value::Date),
    may("reason", Value::Text),
];
pub(super) const VERSIONS: &[Column] = &[
    key("document_code", DOCUMENT),
    key("label", Value::Code),
    must("stage", Value::Choice(&["concept", "bid_draft", "for_review", "final"])),
    must("issued_at", Value::When),
    may("withdrawn_at", Value::When),
    may("made_by_code", SUBJECT),
    may("derived_from", Value::Version),
    may("sha256", Value::Sha256),
];
