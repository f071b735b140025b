//! The answers that a pack holds: exposure and measures of each version, the ranking, and who answers for the leak.

use std::collections::BTreeSet;

use chrono_tz::Tz;
use domain::staff::Actor;
use domain::time::{Instant, When};
use persistence::Database;

use super::{PackTable, Section, instant};
use crate::{
    AuditError, ExposureAnswer, ExposureQuestion, Index, LiabilityAnswer, LiabilityQuestion, MeasuresAnswer,
    MeasuresQuestion, Suspect, TraceAnswer, exposure, liability, measures,
};

/// The times of all answers of a pack.
pub(super) struct Moments {
    pub(super) as_of: Option<String>,
    pub(super) known_at: String,
    pub(super) zone: Tz,
}

pub(super) async fn tables(
    (db, index): (&Database, &Index),
    actor: &Actor,
    (incident, traced): (&str, &TraceAnswer),
    at: &Moments,
) -> Result<Vec<PackTable>, AuditError> {
    let now = instant(&at.known_at, at.zone).unwrap_or(Instant::START);
    let mut tables = vec![PackTable {
        section: Section::Attribution,
        name: "ranking".to_owned(),
        source: "trace",
        columns: TraceAnswer::COLUMNS.to_vec(),
        rows: traced.candidates.iter().map(Suspect::cells).map(Vec::from).collect(),
    }];
    let of_incident = traced.versions.iter().filter(|one| one.incident == incident);
    for version in of_incident.clone() {
        let (document, label) = (version.document.clone(), version.version.clone());
        let name = format!("exposure-{document}-{label}");
        let question =
            ExposureQuestion { document, version: label, as_of: at.as_of.clone(), known_at: Some(at.known_at.clone()) };
        let answer = Box::pin(exposure(db, index, actor, question, now)).await?;
        tables.push(PackTable {
            section: Section::Custody,
            name,
            source: "exposure",
            columns: ExposureAnswer::COLUMNS.to_vec(),
            rows: answer.rows().map(Vec::from).collect(),
        });
    }
    let before = at.as_of.as_deref().and_then(|text| When::parse(text).ok()).map(|when| when.day(at.zone).to_string());
    let documents: BTreeSet<&str> = of_incident.map(|one| one.document.as_str()).collect();
    for document in documents {
        let question = MeasuresQuestion {
            document: document.to_owned(),
            before: before.clone(),
            known_at: Some(at.known_at.clone()),
        };
        let answer = Box::pin(measures(db, actor, question, now)).await?;
        tables.push(PackTable {
            section: Section::Measures,
            name: format!("measures-{document}"),
            source: "measures",
            columns: MeasuresAnswer::COLUMNS.to_vec(),
            rows: answer.rows.iter().map(|row| row.cells().into()).collect(),
        });
    }
    let question = LiabilityQuestion { incident: incident.to_owned(), known_at: Some(at.known_at.clone()), loss: None };
    let answer = Box::pin(liability((db, index), actor, question)).await?;
    tables.push(PackTable {
        section: Section::Liability,
        name: "targets".to_owned(),
        source: "liability",
        columns: LiabilityAnswer::COLUMNS.to_vec(),
        rows: answer.targets.iter().map(|target| target.cells(answer.time_bar_on).into()).collect(),
    });
    Ok(tables)
}
