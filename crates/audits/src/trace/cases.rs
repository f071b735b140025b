//! The incidents that are asked about, as they are recorded: by when each had leaked, and which versions it shows.

use std::collections::BTreeSet;

use chrono_tz::Tz;
use domain::facts::{Kind, Row};
use domain::staff::Actor;
use domain::time::When;
use persistence::facts::states;
use persistence::known::Known;
use sea_orm::DatabaseTransaction;
use supplier_graph::Earliest;

use super::TraceQuestion;
use crate::AuditError;
use crate::records::{among, cell, records};
use crate::world::World;

/// An incident with what it shows: documents, labels, and the earliest moments of hand-overs of which a range is known.
pub(crate) struct Case {
    pub(crate) row: Row,
    /// The earliest time by which it had leaked, with its text.
    pub(crate) leak: Option<(When, String)>,
    pub(crate) shown: Vec<(String, String, Earliest)>,
}

/// The incident asked about, and, where they are wanted, all that are related to it by code: directly or through others, whichever of two
/// names the other.
pub(crate) async fn asked(
    txn: &DatabaseTransaction,
    actor: &Actor,
    question: &TraceQuestion,
    known: Known,
) -> Result<Vec<Row>, AuditError> {
    let code = &question.incident;
    let own = incident(txn, actor, code, known).await?;
    let own = own.ok_or_else(|| AuditError::UnknownIncident { code: code.clone() })?;
    if !question.with_related {
        return Ok(vec![own]);
    }
    let all: Vec<Row> =
        records(txn, &actor.scope, Kind::Incidents, known).await?.into_iter().map(|kept| kept.state.row).collect();
    let mut reached: BTreeSet<String> = [code.clone()].into();
    loop {
        let is_related = |row: &&Row| {
            let names = |row: &Row| row.list("related").any(|other| reached.contains(other));
            let is_named = |row: &Row| {
                let key = row.key();
                all.iter().any(|other| reached.contains(&other.key()) && other.list("related").any(|one| one == key))
            };
            !reached.contains(&row.key()) && (names(row) || is_named(row))
        };
        let next: Vec<String> = all.iter().filter(is_related).map(Row::key).collect();
        if next.is_empty() {
            break;
        }
        reached.extend(next);
    }
    reached.remove(code);
    let others = all.into_iter().filter(|row| reached.contains(&row.key()));
    Ok([own].into_iter().chain(others).collect())
}

/// One incident; void and foreign ones answer like missing ones.
pub(crate) async fn incident(
    txn: &DatabaseTransaction,
    actor: &Actor,
    code: &str,
    known: Known,
) -> Result<Option<Row>, AuditError> {
    let found = states(txn, &actor.scope, Kind::Incidents, known).having("code", code).all(txn).await?;
    Ok(found.into_iter().find(|kept| !kept.state.void).map(|kept| kept.state.row))
}

/// The zone in which the days of an incident are days: that of the first document that it shows, else of its programme; UTC where
/// neither is known.
pub(crate) fn zone(world: &World, incident: Option<&Row>) -> Tz {
    let Some(row) = incident else { return Tz::UTC };
    if let Some((document, _)) = versions(row).first() {
        return world.zone_of(document);
    }
    let knowledge = world.knowledge();
    let is_own = |code: &str| row.get("programme_code") == Some(code);
    knowledge.programmes().find(|one| is_own(knowledge.text(one.code))).map_or(Tz::UTC, |one| one.zone)
}

/// The versions that an incident shows: documents and labels.
pub(crate) fn versions(incident: &Row) -> Vec<(String, String)> {
    let named = incident.list("versions").filter_map(|one| one.rsplit_once(':'));
    named.map(|(document, label)| (document.to_owned(), label.to_owned())).collect()
}

/// The earliest moments of disclosures of a version of which only a range is known.
pub(crate) async fn ranges(
    txn: &DatabaseTransaction,
    actor: &Actor,
    (document, label): (&str, &str),
    known: Known,
) -> Result<Earliest, AuditError> {
    let found = states(txn, &actor.scope, Kind::Disclosures, known).having("document_code", document);
    let found = found.having("version_label", label).all(txn).await?;
    let ranged = found
        .iter()
        .filter(|kept| !kept.state.void)
        .filter_map(|kept| Some((cell(kept, "code")?, When::parse(&cell(kept, "at_from")?).ok()?)));
    Ok(ranged.collect())
}

/// The sightings of incidents. One query.
pub(crate) async fn sightings(
    txn: &DatabaseTransaction,
    actor: &Actor,
    incidents: &[Row],
    known: Known,
) -> Result<Vec<Row>, AuditError> {
    let codes: BTreeSet<String> = incidents.iter().map(Row::key).collect();
    let found = among(txn, &actor.scope, (Kind::Sightings, "incident_code", known), &codes).await?;
    Ok(found.into_iter().filter(|kept| !kept.state.void).map(|kept| kept.state.row).collect())
}

/// The earliest time by which it had leaked, with its text: what the incident says, or a sighting of it.
///
/// # Source
/// The time of an artefact in the rules of tracing: when it was public at the earliest, as far as that is known.
pub(crate) fn leaked_by(incident: &Row, sightings: &[Row], zone: Tz) -> Option<(When, String)> {
    let code = incident.key();
    let own = ["occurred_to", "first_public_at", "discovered_at"].into_iter().filter_map(|column| incident.get(column));
    let seen = sightings.iter().filter(|row| row.get("incident_code") == Some(&code));
    let seen = seen.flat_map(|row| ["published_at", "seen_at"].into_iter().filter_map(|column| row.get(column)));
    let times = own.chain(seen).filter_map(|text| Some((When::parse(text).ok()?, text.to_owned())));
    times.min_by_key(|(when, _)| when.last_instant(zone))
}
