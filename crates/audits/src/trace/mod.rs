//! Who could it have been: the candidates for a leak with their chains, what speaks for and against each, and a ranking of them.

mod gathered;
mod ranked;
mod suspects;

use std::collections::BTreeSet;

use chrono_tz::Tz;
use domain::facts::{Kind, Row};
use domain::staff::Actor;
use domain::time::When;
use domain::tracing::{Clarity, outside_of};
use persistence::Database;
use persistence::facts::states;
use persistence::known::Known;
use sea_orm::DatabaseTransaction;
use serde::Serialize;
use supplier_graph::Earliest;

use self::gathered::{Leaked, gather};
use self::ranked::{Attribution, rank, sensitivity};
use self::suspects::suspects;
use crate::index::Told;
use crate::records::cell;
use crate::times::time;
use crate::world::World;
use crate::{AuditError, Index};

/// The incident asked about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TraceQuestion {
    pub incident: String,
    /// A date for its whole day, or an instant; absent: everything recorded.
    pub known_at: Option<String>,
    /// How likely each version came from outside, from zero to one; absent: as is usual for what it is.
    pub outside: Option<f64>,
}

/// The answer; its serialised form is the JSON that scripts read.
#[derive(Clone, Debug, Serialize)]
pub struct TraceAnswer {
    pub incident: String,
    pub known_at: Option<String>,
    /// The earliest time by which it had leaked, as it was recorded; absent for an incident that says no version.
    pub at: Option<String>,
    /// What the picture shows.
    pub versions: Vec<Traced>,
    /// By probability, then by party.
    pub candidates: Vec<Suspect>,
    /// Nobody recorded was it. With the probabilities of all candidates it sums to one.
    pub outside: f64,
    pub verdict: Clarity,
    /// How the ranking changes with what is assumed.
    pub sensitivity: Vec<Tried>,
    /// Who received only later and cannot have been it, by party.
    pub eliminated: Vec<Eliminated>,
    /// The zone in which its days are days.
    #[serde(skip)]
    pub zone: Tz,
}

/// A version that leaked.
#[derive(Clone, Debug, Serialize)]
pub struct Traced {
    pub document: String,
    pub version: String,
    /// How likely it came from outside of all who are recorded, beforehand.
    pub outside: f64,
}

/// Somebody who could have been it. It names no culprit.
#[derive(Clone, Debug, Serialize)]
pub struct Suspect {
    pub party: String,
    /// Of being the one source of all versions.
    pub probability: f64,
    /// Of being the source of at least one; an index that does not sum to one.
    pub index: f64,
    pub status: Status,
    /// Absent where no record says so.
    pub held_at_leak: Option<bool>,
    /// Every receipt was covered when it was handed over; absent where none is recorded.
    pub covered: Option<bool>,
    pub reasons_for: Vec<String>,
    pub reasons_against: Vec<String>,
    /// From the source of the version, the shortest first.
    pub chains: Vec<Vec<String>>,
    /// There are more chains.
    pub chains_cut: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Recorded,
    /// It makes a question, never a verdict.
    Possible,
}

#[derive(Clone, Debug, Serialize)]
pub struct Eliminated {
    pub party: String,
    pub reason: &'static str,
}

/// Who would come first under another assumption.
#[derive(Clone, Debug, Serialize)]
pub struct Tried {
    /// How likely each version came from outside; absent: as in the answer.
    pub outside: Option<f64>,
    /// The attribution of the incident counts for nothing.
    pub without_attribution: bool,
    pub party: Option<String>,
    pub probability: Option<f64>,
    pub nobody: f64,
    pub verdict: Clarity,
}

impl Status {
    /// The word in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Recorded => "recorded",
            Self::Possible => "possible",
        }
    }
}

impl TraceAnswer {
    /// The columns of [`Suspect::cells`].
    pub const COLUMNS: [&'static str; 9] = [
        "party",
        "probability",
        "index",
        "status",
        "held_at_leak",
        "covered",
        "reasons_for",
        "reasons_against",
        "chains",
    ];
}

impl Suspect {
    /// Its cells under [`TraceAnswer::COLUMNS`]; lists are joined by `|`, the parties of a chain by `>`.
    pub fn cells(&self) -> [String; 9] {
        let so = |so: Option<bool>| so.map(|so| so.to_string()).unwrap_or_default();
        let chains: Vec<String> = self.chains.iter().map(|chain| chain.join(">")).collect();
        [
            self.party.clone(),
            self.probability.to_string(),
            self.index.to_string(),
            self.status.as_str().to_owned(),
            so(self.held_at_leak),
            so(self.covered),
            self.reasons_for.join("|"),
            self.reasons_against.join("|"),
            chains.join("|"),
        ]
    }
}

/// Ranks those who could have been the source of an incident.
///
/// # Errors
/// `UnknownIncident` and `NotATime` are the asker's; the rest are ours.
///
/// # Source
/// Leak candidates in the rules of exposure, and the formula set of the rules of tracing: each organisation weighs alike beforehand.
pub async fn trace(
    (db, index): (&Database, &Index),
    actor: &Actor,
    question: TraceQuestion,
) -> Result<TraceAnswer, AuditError> {
    let known_at = time(question.known_at.as_deref())?;
    let txn = db.read_txn().await?;
    let latest = incident(&txn, actor, &question.incident, Known::Now).await?;
    let document = latest.as_ref().and_then(|row| versions(row).first().map(|(document, _)| document.clone()));
    let zone_of = |latest: &World| document.as_deref().map_or(Tz::UTC, |document| latest.zone_of(document));
    let Told { world, zone, known, .. } = index.told(&txn, known_at, zone_of).await?;
    let row = incident(&txn, actor, &question.incident, known).await?;
    let row = row.ok_or_else(|| AuditError::UnknownIncident { code: question.incident.clone() })?;
    let mut earliest = Vec::new();
    let knowledge = world.knowledge();
    let is_seen = |document: &str| {
        let document = knowledge.document_of_code(document);
        document.is_some_and(|document| actor.scope.sees(Some(knowledge.text(document.programme))))
    };
    // A picture may show what several programmes keep secret, each behind its own wall.
    for (document, label) in versions(&row).into_iter().filter(|(document, _)| is_seen(document)) {
        let ranges = ranges(&txn, actor, (&document, &label), known).await?;
        earliest.push((document, label, ranges));
    }
    txn.commit().await?;
    let found = tokio::task::spawn_blocking(move || answer(&world, &row, earliest, question, zone));
    found.await.map_err(|_| AuditError::Stopped)
}

async fn incident(
    txn: &DatabaseTransaction,
    actor: &Actor,
    code: &str,
    known: Known,
) -> Result<Option<Row>, AuditError> {
    let found = states(txn, &actor.scope, Kind::Incidents, known).having("code", code).all(txn).await?;
    Ok(found.into_iter().find(|kept| !kept.state.void).map(|kept| kept.state.row))
}

fn versions(incident: &Row) -> Vec<(String, String)> {
    let named = incident.list("versions").filter_map(|one| one.rsplit_once(':'));
    named.map(|(document, label)| (document.to_owned(), label.to_owned())).collect()
}

/// The earliest moments of disclosures of a version of which only a range is known.
async fn ranges(
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

/// The earliest time by which it had leaked, with its text.
fn leaked_by(incident: &Row, zone: Tz) -> Option<(When, String)> {
    let times = ["occurred_to", "first_public_at", "discovered_at"].into_iter().filter_map(|column| {
        let text = incident.get(column)?;
        Some((When::parse(text).ok()?, text.to_owned()))
    });
    times.min_by_key(|(when, _)| when.last_instant(zone))
}

fn answer(
    world: &World,
    incident: &Row,
    versions: Vec<(String, String, Earliest)>,
    question: TraceQuestion,
    zone: Tz,
) -> TraceAnswer {
    let leak = leaked_by(incident, zone);
    let mut leaked: Vec<Leaked> = Vec::new();
    for (document, version, earliest) in versions {
        let key = world.knowledge().version_key(&document, &version);
        let (Some((leak, _)), Some(key)) = (&leak, key) else { continue };
        let usual = world.knowledge().document(key.document).map(|document| {
            let by_then = |at: When| at.instant(zone) <= leak.last_instant(zone);
            outside_of(document.info_type, document.public_at.is_some_and(by_then))
        });
        let outside = question.outside.or(usual).unwrap_or_default();
        let found = world.candidates(key, *leak, &earliest);
        leaked.push(Leaked { key, traced: Traced { document, version, outside }, found });
    }
    let gathered = gather(&leaked);
    let later = leaked.iter().flat_map(|one| one.found.later.iter().map(ToString::to_string));
    let later: BTreeSet<String> = later.filter(|party| !gathered.contains_key(party)).collect();
    let attribution = Attribution::of(incident);
    let outsides: Vec<f64> = leaked.iter().map(|one| one.traced.outside).collect();
    let ranked = rank(&outsides, &gathered, &attribution);
    let sensitivity = sensitivity(&outsides, &gathered, &attribution);
    TraceAnswer {
        incident: question.incident,
        known_at: question.known_at,
        at: leak.map(|(_, text)| text),
        candidates: suspects(world, &leaked, gathered, (&ranked, &attribution)),
        outside: ranked.nobody,
        verdict: ranked.verdict,
        sensitivity,
        versions: leaked.into_iter().map(|one| one.traced).collect(),
        eliminated: later.into_iter().map(|party| Eliminated { party, reason: "RECEIVED_LATER" }).collect(),
        zone,
    }
}
