//! Which columns a register's list shows; its page of one fact shows them all.

use domain::facts::{Column, Kind};

/// The columns of a list besides the key, in order.
pub(super) fn listed(kind: Kind) -> impl Iterator<Item = &'static Column> {
    let names = names(kind);
    names.iter().filter_map(move |name| kind.columns().iter().find(|column| column.name == *name))
}

const AGREEMENTS: &[&str] = &[
    "discloser_code",
    "recipient_code",
    "effective_on",
    "expires_on",
    "terminated_on",
    "programmes",
    "ceiling",
    "flow_down",
];

const ATTESTATIONS: &[&str] =
    &["party_code", "document_code", "version_label", "asked_at", "answered_at", "passed_on", "holds"];

const fn names(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Parties => &["name", "name_local", "kind", "country", "parent_code"],
        Kind::People => &["name", "employer_code", "employed_from", "employed_to"],
        Kind::Employments => &["person_code", "employer_code", "to_date"],
        Kind::Trainings => &["person_code", "topic", "completed_on", "valid_to"],
        Kind::Standings => &["subject_code", "standing", "from_date", "to_date", "reason"],
        Kind::Duplicates => &["party_code", "same_as_code", "decision", "decided_on", "evidence"],
        Kind::Programmes => &["name", "manufacturer_code", "timezone", "public_at"],
        Kind::Parts => &["programme_code", "months_to_replace"],
        Kind::SupplyLinks => &["customer_code", "supplier_code", "programme_code", "part", "valid_to", "status"],
        Kind::Documents => &["title", "programme_code", "originator_code", "part", "info_type", "class"],
        Kind::ClassChanges => &["document_code", "class", "from_date"],
        Kind::HandlingRules => &["class", "programme_code", "from_date", "to_date", "channels", "recall_days"],
        Kind::AccessLists => &["document_code", "subject_code", "from_date", "to_date"],
        Kind::ReleaseStops => &["document_code", "kind", "from_date", "to_date"],
        Kind::Versions => &["document_code", "stage", "issued_at", "withdrawn_at"],
        Kind::Agreements => AGREEMENTS,
        Kind::PenaltyClauses => &["agreement_code", "basis", "amount", "cap"],
        Kind::Commitments => &["person_code", "signed_at", "effective_on", "expires_on", "programmes"],
        Kind::Labels => &["party_code", "objective", "valid_until", "state"],
        Kind::Equivalences => &["party_code", "objective", "evidence", "valid_until"],
        Kind::OnwardRequests => &["giver_code", "recipient_code", "document_code", "versions", "until", "state"],
        Kind::Consents => &["giver_code", "recipient_code", "document_code", "versions", "granted_at", "valid_to"],
        Kind::Rounds => &["title", "programme_code", "opens_at", "closes_at", "awarded_at"],
        Kind::Bidders => &["round_code", "party_code", "invited_at", "outcome"],
        Kind::Events => &["title", "kind", "programme_code", "starts_at", "state"],
        Kind::Invitees => &["event_code", "person_code", "employer_code", "invited_at", "checked_in_at"],
        Kind::Embargoes => &["event_code", "contents", "lifts_at", "notified_at", "people"],
        Kind::Publications => &["event_code", "publisher_code", "contents", "published_at", "url"],
        Kind::ReturnCases => &["party_code", "trigger", "round_code", "opened_on", "due_on", "state"],
        Kind::Attestations => ATTESTATIONS,
        Kind::RoundQuestions => &["round_code", "no", "asked_at", "question", "answered_at", "told_at"],
        Kind::Transmittals => &["title", "versions", "recipients", "round_code", "state", "released_at"],
        Kind::RoundDocuments => &["round_code", "document_code", "version_label"],
        Kind::Disclosures => &[
            "version_label",
            "giver_code",
            "recipient_code",
            "at",
            "basis",
            "status",
            "acknowledged_at",
            "return_due_on",
        ],
        Kind::Returns => &["disclosure_code", "accounted_at", "kind", "complete"],
        Kind::Waivers => {
            &["reason", "disclosure_code", "giver_code", "recipient_code", "from_date", "to_date", "approved_by"]
        }
        Kind::Incidents => &["title", "what", "how", "discovered_at", "severity", "state", "confidence"],
        Kind::Sightings => &["incident_code", "seen_at", "platform", "url", "versions", "match_confidence", "gone_at"],
        Kind::TakeDowns => &["sighting_code", "requested_at", "addressed_to", "outcome", "answered_at"],
        Kind::Responses => &["incident_code", "kind", "at", "by_code", "subject_code"],
        Kind::Indications => &["incident_code", "subject_code", "kind", "weight", "observed_at", "withdrawn_on"],
        Kind::Claims => &["incident_code", "against_code", "agreement_code", "opened_on", "decided_amount", "state"],
        Kind::ClaimLines => &["claim_code", "no", "kind", "amount", "done_on"],
        Kind::ClaimPayments => &["claim_code", "no", "kind", "amount", "due_on", "paid_on"],
        Kind::RectificationPlans => &["party_code", "incident_code", "due_on", "check_due_on", "state"],
        Kind::RectificationActions => &["plan_code", "no", "part", "what", "owner_code", "due_on", "state"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_names_columns_that_its_kind_has() {
        for kind in Kind::ALL {
            assert_eq!(listed(kind).count(), names(kind).len(), "{kind}");
        }
    }
}
