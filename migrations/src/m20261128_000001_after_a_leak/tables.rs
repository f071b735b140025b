//! The columns that incidents and parties get, and the tables of all that follows a leak.

use crate::fact_tables::{Table, may, may_be, must, number, one_of, to};

const INCIDENT: &str = "incidents (key)";
const SUBJECT: &str = "subjects (code)";
const PERSON: &str = "people (key)";
const CLAIM: &str = "claims (key)";

/// Incidents, which say what they are and where they stand; parties that are insolvent, or that another has succeeded.
pub(super) const ADDED: [Table; 2] = [
    Table {
        name: "incidents",
        before: &[
            "code",
            "title",
            "what",
            "how",
            "occurred_from",
            "occurred_to",
            "first_public_at",
            "discovered_at",
            "reported_at",
            "url",
            "versions",
            "attributed_to",
            "confidence",
            "related",
        ],
        columns: &[
            to("programmes (key)", may("programme_code")),
            to("events (key)", may("event_code")),
            may_be("category", "event observation incident not_relevant"),
            may_be("severity", "low medium high critical"),
            may_be("certainty", "established reported claimed disputed"),
            may("notified_at"),
            may("lessons"),
            may_be("state", "reported triaged contained tracing attributed assessed in_action closed"),
        ],
    },
    Table {
        name: "parties",
        before: &["code", "name", "name_local", "kind", "country", "registration_no", "parent_code"],
        columns: &[may("insolvent_on"), to("parties (key)", may("successor_code"))],
    },
];

/// What was seen outside, what was asked and done about it, and what speaks for or against whom.
pub(super) const SEEN: [Table; 4] = [
    Table {
        name: "sightings",
        before: &[],
        columns: &[
            must("code"),
            to(INCIDENT, must("incident_code")),
            must("seen_at"),
            may("published_at"),
            may("gone_at"),
            may("platform"),
            may("url"),
            to(SUBJECT, may("posted_by")),
            number(may("reach")),
            may("versions"),
            may_be("match_confidence", "certain likely possible"),
            may("features"),
            may("captured_at"),
            may("capture_method"),
            may("capture_sha256"),
            to(PERSON, may("custodian_code")),
        ],
    },
    Table {
        name: "take_downs",
        before: &[],
        columns: &[
            to("sightings (key)", must("sighting_code")),
            must("requested_at"),
            must("addressed_to"),
            may_be("basis", "copyright trade_secret contract personality terms_of_service other"),
            one_of("outcome", "asked removed refused unanswered"),
            may("answered_at"),
        ],
    },
    Table {
        name: "responses",
        before: &[],
        columns: &[
            must("code"),
            to(INCIDENT, must("incident_code")),
            one_of(
                "kind",
                "notice preservation isolation investigation apology dismissal training sanction police_report search arrest charge \
                 judgment injunction ransom_demand auction denial correction schedule_change security_programme",
            ),
            must("at"),
            to(SUBJECT, may("by_code")),
            to(SUBJECT, may("subject_code")),
            number(may("amount")),
            may("currency"),
            may("note"),
        ],
    },
    Table {
        name: "indications",
        before: &[],
        columns: &[
            must("code"),
            to(INCIDENT, must("incident_code")),
            to(SUBJECT, must("subject_code")),
            one_of("kind", "admission denial alibi mark feature access witness refusal other"),
            one_of(
                "weight",
                "decisive_for very_strong_for strong_for moderate_for weak_for weak_against moderate_against strong_against \
                 very_strong_against decisive_against",
            ),
            must("observed_at"),
            to(PERSON, may("by_code")),
            may("note"),
            may("withdrawn_on"),
        ],
    },
];

/// What is claimed, and what has to change.
pub(super) const ASKED: [Table; 5] = [
    Table {
        name: "claims",
        before: &[],
        columns: &[
            must("code"),
            to(INCIDENT, must("incident_code")),
            to(SUBJECT, must("against_code")),
            one_of("track", "contract tort"),
            may("agreement_code"),
            may("clause_no"),
            must("why"),
            may("recovery_group"),
            must("opened_on"),
            may("limitation_from"),
            may("noticed_on"),
            may("decided_on"),
            number(may("decided_amount")),
            may("decided_currency"),
            one_of(
                "state",
                "draft basis_reviewed noticed acknowledged contested negotiation settled arbitration litigation decided collecting paid \
                 written_off withdrawn closed",
            ),
        ],
    },
    Table {
        name: "claim_lines",
        before: &[],
        columns: &[
            to(CLAIM, must("claim_code")),
            must("no"),
            one_of("kind", "penalty loss cost interest apology discipline deletion plan training"),
            number(may("amount")),
            may("currency"),
            may("basis"),
            may("due_on"),
            may("done_on"),
        ],
    },
    Table {
        name: "claim_payments",
        before: &[],
        columns: &[
            to(CLAIM, must("claim_code")),
            must("no"),
            one_of("kind", "payment set_off write_off"),
            number(must("amount")),
            must("currency"),
            may("due_on"),
            may("paid_on"),
            may("basis"),
            may("reason"),
        ],
    },
    Table {
        name: "rectification_plans",
        before: &[],
        columns: &[
            must("code"),
            to(SUBJECT, must("party_code")),
            to(INCIDENT, may("incident_code")),
            to(CLAIM, may("claim_code")),
            must("ordered_on"),
            must("due_on"),
            may("root_cause"),
            may("check_due_on"),
            one_of(
                "state",
                "ordered submitted returned accepted in_progress in_verification effective failed escalated closed",
            ),
        ],
    },
    Table {
        name: "rectification_actions",
        before: &[],
        columns: &[
            to("rectification_plans (key)", must("plan_code")),
            must("no"),
            one_of("part", "containment corrective preventive downstream"),
            must("what"),
            to(SUBJECT, may("owner_code")),
            must("due_on"),
            may("done_on"),
            may("checked_on"),
            one_of("state", "open done evidence_checked effective not_effective"),
        ],
    },
];
