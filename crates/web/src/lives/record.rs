//! What stands on the page of a step of the paper that it is taken on.

use catalogue::Words;
use chrono_tz::Tz;
use domain::facts::{Column, Kind, Row, Value};

use crate::amount::grouped;
use crate::registers::moment;

/// What a paper says, as it is now: nobody decides on what they have not read. Of some papers a few columns say what they are for.
pub(super) fn record(w: Words, row: &Row, zone: Tz) -> Vec<(String, String)> {
    let kind = row.kind();
    let is_told = |column: &&Column| decided_on(kind).is_empty() || decided_on(kind).contains(&column.name);
    let told = kind.columns().iter().filter(is_told).filter_map(|column| {
        let cell = row.get(column.name)?;
        let words = match column.value {
            Value::When => moment::words(cell, zone),
            Value::Money { .. } => grouped(cell),
            _ => w.cell(kind, column, cell),
        };
        Some((w.column(kind, column.name), words))
    });
    told.collect()
}

const fn decided_on(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::OnwardRequests => {
            &["giver_code", "recipient_code", "document_code", "versions", "purposes", "sites", "until", "why_needed"]
        }
        Kind::Transmittals => &["title", "giver_code", "versions", "recipients", "people", "channel", "return_due_on"],
        Kind::Consents => &["giver_code", "recipient_code", "document_code", "versions"],
        Kind::Rounds => &["title", "programme_code", "opens_at", "closes_at", "return_days"],
        Kind::Events => &[
            "title",
            "kind",
            "programme_code",
            "starts_at",
            "ends_at",
            "versions",
            "areas",
            "device_rule",
            "incident_contact",
        ],
        Kind::ReturnCases => &["party_code", "trigger", "round_code", "transmittal_code", "due_on"],
        Kind::Incidents => &[
            "title",
            "what",
            "how",
            "discovered_at",
            "versions",
            "category",
            "severity",
            "attributed_to",
            "confidence",
            "lessons",
        ],
        Kind::Waivers => &[
            "reason",
            "disclosure_code",
            "giver_code",
            "recipient_code",
            "document_code",
            "from_date",
            "to_date",
            "measure",
        ],
        _ => &[],
    }
}
