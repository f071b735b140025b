//! What people say speaks for or against somebody: dated, attributed, and counting until it is withdrawn.

use std::collections::{BTreeMap, BTreeSet};

use chrono_tz::Tz;
use domain::facts::{Kind, Row};
use domain::staff::Actor;
use domain::time::parse_day;
use domain::tracing::Weight;
use persistence::known::Known;
use sea_orm::DatabaseTransaction;

use super::gathered::Gathered;
use crate::AuditError;
use crate::records::among;

/// One indication that counts.
#[derive(Clone, Debug)]
pub(super) struct Indication {
    pub(super) code: String,
    pub(super) kind: String,
    pub(super) weight: Weight,
    /// The party or person that it speaks of, and those who stand for a person of whom nothing is recorded.
    pub(super) subjects: BTreeSet<String>,
}

impl Indication {
    /// It speaks of somebody, or of the organisation that they belong to.
    pub(super) fn names(&self, party: &str, of: &Gathered) -> bool {
        self.subjects.contains(party) || self.subjects.contains(&of.organisation)
    }

    /// It points at whom it names, rather than making them likelier.
    pub(super) fn points(&self) -> bool {
        self.weight == Weight::DecisiveFor && matches!(self.kind.as_str(), "admission" | "mark")
    }

    /// As a reason for or against: its code, what it is and how much it weighs.
    pub(super) fn reason(&self) -> String {
        format!("INDICATION({},{},{})", self.code, self.kind, self.weight.word())
    }

    /// With the employers of a person of whom nothing is recorded.
    pub(super) fn with_employers(
        mut self,
        employers: impl Fn(&str) -> Vec<String>,
        gathered: &BTreeMap<String, Gathered>,
    ) -> Self {
        let absent: Vec<String> = self.subjects.iter().filter(|code| !gathered.contains_key(*code)).cloned().collect();
        self.subjects.extend(absent.iter().flat_map(|code| employers(code)));
        self
    }
}

/// The indications of some incidents that count at a time of knowing, by code. What was withdrawn by then counts no more.
pub(super) async fn indications(
    txn: &DatabaseTransaction,
    actor: &Actor,
    incidents: &[String],
    (known, zone): (Known, Tz),
) -> Result<Vec<Indication>, AuditError> {
    let found = among(txn, &actor.scope, (Kind::Indications, "incident_code", known), incidents).await?;
    let is_withdrawn = |row: &Row| {
        let on = row.get("withdrawn_on").and_then(|day| parse_day(day).ok());
        on.is_some_and(|on| match known {
            Known::Now => true,
            Known::At(at) => on <= at.day(zone),
        })
    };
    let rows = found.into_iter().filter(|kept| !kept.state.void).map(|kept| kept.state.row);
    let mut all: Vec<Indication> = rows.filter(|row| !is_withdrawn(row)).filter_map(|row| read(&row)).collect();
    all.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(all)
}

fn read(row: &Row) -> Option<Indication> {
    Some(Indication {
        code: row.key(),
        kind: row.get("kind")?.to_owned(),
        weight: Weight::of_word(row.get("weight")?)?,
        subjects: [row.get("subject_code")?.to_owned()].into(),
    })
}
