//! The columns of leak incidents and of all that follows one: sightings, take-downs, responses, indications, claims, rectification.

use crate::incidents::STATES;

use super::{Column, PERSON, PROGRAMME, SUBJECT, Target, Value, key, may, must, or};

const INCIDENT: Value = Value::Reference(Target::Incident);

/// How it came to light outside.
pub(super) const HOW: &[&str] =
    &["passed_on", "forwarded", "published_early", "lost", "stolen", "intrusion", "left_open", "sold", "unknown"];
pub(super) const SEVERITIES: &[&str] = &["low", "medium", "high", "critical"];
pub(super) const INCIDENTS: &[Column] = &[
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
    may("programme_code", PROGRAMME),
    may("event_code", Value::Reference(Target::Event)),
    may("category", Value::Choice(&["event", "observation", "incident", "not_relevant"])),
    may("severity", Value::Choice(SEVERITIES)),
    may("certainty", Value::Choice(&["established", "reported", "claimed", "disputed"])),
    may("notified_at", Value::When),
    may("lessons", Value::Text),
    may("state", Value::Choice(&STATES)),
];
pub(super) const SIGHTINGS: &[Column] = &[
    key("code", Value::Code),
    must("incident_code", INCIDENT),
    must("seen_at", Value::When),
    may("published_at", Value::When),
    may("gone_at", Value::When),
    may("platform", Value::Text),
    may("url", Value::Text),
    may("posted_by", SUBJECT),
    may("reach", Value::Whole { least: 0, most: 100_000_000_000 }),
    may("versions", Value::Versions),
    may("match_confidence", Value::Choice(&["certain", "likely", "possible"])),
    may("features", Value::Text),
    may("captured_at", Value::When),
    may("capture_method", Value::Text),
    may("capture_sha256", Value::Sha256),
    may("custodian_code", PERSON),
];
pub(super) const TAKE_DOWNS: &[Column] = &[
    key("sighting_code", Value::Reference(Target::Sighting)),
    key("requested_at", Value::When),
    must("addressed_to", Value::Text),
    may("basis", Value::Choice(&["copyright", "trade_secret", "contract", "personality", "terms_of_service", "other"])),
    or("outcome", Value::Choice(&["asked", "removed", "refused", "unanswered"]), "asked"),
    may("answered_at", Value::When),
];
pub(super) const RESPONSES: &[Column] = &[
    key("code", Value::Code),
    must("incident_code", INCIDENT),
    must("kind", Value::Choice(RESPONSE)),
    must("at", Value::When),
    may("by_code", SUBJECT),
    may("subject_code", SUBJECT),
    may("amount", Value::Money { currency: "currency" }),
    may("currency", Value::Currency),
    may("note", Value::Text),
];
/// What was done about an incident, and what came of it.
const RESPONSE: &[&str] = &[
    "notice",
    "preservation",
    "isolation",
    "investigation",
    "apology",
    "dismissal",
    "training",
    "sanction",
    "police_report",
    "search",
    "arrest",
    "charge",
    "judgment",
    "injunction",
    "ransom_demand",
    "auction",
    "denial",
    "correction",
    "schedule_change",
    "security_programme",
];
pub(super) const INDICATIONS: &[Column] = &[
    key("code", Value::Code),
    must("incident_code", INCIDENT),
    must("subject_code", SUBJECT),
    must(
        "kind",
        Value::Choice(&["admission", "denial", "alibi", "mark", "feature", "access", "witness", "refusal", "other"]),
    ),
    must("weight", Value::Choice(WEIGHTS)),
    must("observed_at", Value::When),
    may("by_code", PERSON),
    may("note", Value::Text),
    may("withdrawn_on", Value::Date),
];
/// How much something speaks for or against somebody, in the words of [`crate::tracing::Weight`].
pub(super) const WEIGHTS: &[&str] = &[
    "decisive_for",
    "very_strong_for",
    "strong_for",
    "moderate_for",
    "weak_for",
    "weak_against",
    "moderate_against",
    "strong_against",
    "very_strong_against",
    "decisive_against",
];
/// Where a claim stands.
const CLAIM_STATES: &[&str] = &[
    "draft",
    "basis_reviewed",
    "noticed",
    "acknowledged",
    "contested",
    "negotiation",
    "settled",
    "arbitration",
    "litigation",
    "decided",
    "collecting",
    "paid",
    "written_off",
    "withdrawn",
    "closed",
];
pub(super) const CLAIMS: &[Column] = &[
    key("code", Value::Code),
    must("incident_code", INCIDENT),
    must("against_code", SUBJECT),
    or("track", Value::Choice(&["contract", "tort"]), "contract"),
    may("agreement_code", Value::Reference(Target::Paper)),
    may("clause_no", Value::Text),
    must("why", Value::Text),
    may("recovery_group", Value::Text),
    must("opened_on", Value::Date),
    may("limitation_from", Value::Date),
    may("noticed_on", Value::Date),
    may("decided_on", Value::Date),
    may("decided_amount", Value::Money { currency: "decided_currency" }),
    may("decided_currency", Value::Currency),
    or("state", Value::Choice(CLAIM_STATES), "draft"),
];
pub(super) const CLAIM_LINES: &[Column] = &[
    key("claim_code", Value::Reference(Target::Claim)),
    key("no", Value::Code),
    must("kind", Value::Choice(REMEDIES)),
    may("amount", Value::Money { currency: "currency" }),
    may("currency", Value::Currency),
    may("basis", Value::Text),
    may("due_on", Value::Date),
    may("done_on", Value::Date),
];
/// What a claim asks for: money first, then what is no money.
const REMEDIES: &[&str] =
    &["penalty", "loss", "cost", "interest", "apology", "discipline", "deletion", "plan", "training"];
pub(super) const CLAIM_PAYMENTS: &[Column] = &[
    key("claim_code", Value::Reference(Target::Claim)),
    key("no", Value::Code),
    or("kind", Value::Choice(&["payment", "set_off", "write_off"]), "payment"),
    must("amount", Value::Money { currency: "currency" }),
    must("currency", Value::Currency),
    may("due_on", Value::Date),
    may("paid_on", Value::Date),
    may("basis", Value::Text),
    may("reason", Value::Text),
];
/// Where a rectification plan stands.
const PLAN_STATES: &[&str] = &[
    "ordered",
    "submitted",
    "returned",
    "accepted",
    "in_progress",
    "in_verification",
    "effective",
    "failed",
    "escalated",
    "closed",
];
pub(super) const RECTIFICATION_PLANS: &[Column] = &[
    key("code", Value::Code),
    must("party_code", SUBJECT),
    may("incident_code", INCIDENT),
    may("claim_code", Value::Reference(Target::Claim)),
    must("ordered_on", Value::Date),
    must("due_on", Value::Date),
    may("root_cause", Value::Text),
    may("check_due_on", Value::Date),
    or("state", Value::Choice(PLAN_STATES), "ordered"),
];
pub(super) const RECTIFICATION_ACTIONS: &[Column] = &[
    key("plan_code", Value::Reference(Target::RectificationPlan)),
    key("no", Value::Code),
    must("part", Value::Choice(&["containment", "corrective", "preventive", "downstream"])),
    must("what", Value::Text),
    may("owner_code", SUBJECT),
    must("due_on", Value::Date),
    may("done_on", Value::Date),
    may("checked_on", Value::Date),
    or("state", Value::Choice(&["open", "done", "evidence_checked", "effective", "not_effective"]), "open"),
];
