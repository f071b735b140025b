//! Who could it have been: the candidates for a leak with their chains, what speaks for and against each, and a ranking of them.

mod below;
pub(crate) mod cases;
mod gathered;
mod indications;
mod ranked;
mod suspects;

use std::collections::BTreeSet;

use chrono_tz::Tz;
use domain::staff::Actor;
use domain::time::When;
use domain::tracing::{Clarity, outside_of};
use persistence::Database;
use persistence::known::Known;
use serde::Serialize;
use supplier_graph::Earliest;

use self::cases::{Case, leaked_by, versions};
use self::gathered::{Leaked, Origin, gather};
use self::indications::{Indication, indications};
use self::ranked::{Attribution, rank, sensitivity};
use self::suspects::suspects;
use crate::index::Told;
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
    /// With every incident that is related to it, directly or through others: as if all had one source.
    pub with_related: bool,
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
    pub incident: String,
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
    /// In how many of several incidents it had received what leaked; absent where one is asked about, and for who is not on record.
    pub incidents: Option<u32>,
    /// How likely that is by chance, by its share of what is as secret in the same programmes: near one it means nothing.
    pub by_chance: Option<f64>,
    /// With everybody to whom it passed on what leaked, directly or through others; absent where it passed nothing on.
    pub below: Option<Below>,
    /// From the source of the version, the shortest first.
    pub chains: Vec<Vec<String>>,
    /// There are more chains.
    pub chains_cut: bool,
}

/// A candidate together with those below it, for whom it answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Below {
    /// Those below, by code; without the candidate itself.
    pub parties: Vec<String>,
    /// That one of all these is the one source of all versions.
    pub probability: f64,
    /// That one of them is the source of at least one; an index.
    pub index: f64,
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
    /// This indication counts for nothing.
    pub without_indication: Option<String>,
    /// Who comes first, by code; several where they are as likely.
    pub parties: Vec<String>,
    /// Of each of them.
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
    pub const COLUMNS: [&'static str; 14] = [
        "party",
        "probability",
        "index",
        "status",
        "held_at_leak",
        "covered",
        "reasons_for",
        "reasons_against",
        "incidents",
        "by_chance",
        "chains",
        "below",
        "probability_below",
        "index_below",
    ];
}

impl Suspect {
    /// Its cells under [`TraceAnswer::COLUMNS`]; lists are joined by `|`, the parties of a chain by `>`.
    pub fn cells(&self) -> [String; 14] {
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
            self.incidents.map(|count| count.to_string()).unwrap_or_default(),
            self.by_chance.map(|chance| chance.to_string()).unwrap_or_default(),
            chains.join("|"),
            self.below.as_ref().map(|below| below.parties.join("|")).unwrap_or_default(),
            self.below.as_ref().map(|below| below.probability.to_string()).unwrap_or_default(),
            self.below.as_ref().map(|below| below.index.to_string()).unwrap_or_default(),
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
    let latest = cases::incident(&txn, actor, &question.incident, Known::Now).await?;
    let zone_of = |world: &World| cases::zone(world, latest.as_ref());
    let Told { world, known, .. } = index.told(&txn, known_at, zone_of).await?;
    let asked = cases::asked(&txn, actor, &question, known).await?;
    let zone = cases::zone(&world, asked.first());
    let sightings = cases::sightings(&txn, actor, &asked, known).await?;
    let knowledge = world.knowledge();
    let is_seen = |document: &str| {
        let document = knowledge.document_of_code(document);
        document.is_some_and(|document| actor.scope.sees(Some(knowledge.text(document.programme))))
    };
    let mut cases = Vec::with_capacity(asked.len());
    for row in asked {
        let mut shown = Vec::new();
        // A picture may show what several programmes keep secret, each behind its own wall.
        for (document, label) in versions(&row).into_iter().filter(|(document, _)| is_seen(document)) {
            let ranges = cases::ranges(&txn, actor, (&document, &label), known).await?;
            shown.push((document, label, ranges));
        }
        cases.push(Case { leak: leaked_by(&row, &sightings, zone), row, shown });
    }
    let incidents: Vec<String> = cases.iter().map(|case| case.row.key()).collect();
    let told = indications(&txn, actor, &incidents, (known, zone)).await?;
    txn.commit().await?;
    let found = tokio::task::spawn_blocking(move || answer(&world, (&cases, told), question, zone));
    found.await.map_err(|_| AuditError::Stopped)
}

fn answer(world: &World, (cases, told): (&[Case], Vec<Indication>), question: TraceQuestion, zone: Tz) -> TraceAnswer {
    let leaked: Vec<Leaked> = cases.iter().flat_map(|case| leaked_in(world, case, question.outside, zone)).collect();
    let mut gathered = gather(&leaked);
    let later = leaked.iter().flat_map(|one| one.found.later.iter().map(ToString::to_string));
    let later: BTreeSet<String> = later.filter(|party| !gathered.contains_key(party)).collect();
    let knowledge = world.knowledge();
    let day = cases.first().and_then(|case| case.leak.as_ref()).map(|(leak, _)| leak.last_instant(zone).day(zone));
    let employers = |code: &str| -> Vec<String> {
        let of = knowledge.subject(code).filter(|subject| knowledge.is_person(*subject)).zip(day);
        let employers = of.map(|(subject, day)| knowledge.employers(subject, day)).unwrap_or_default();
        employers.into_iter().map(|employer| knowledge.code(employer).to_owned()).collect()
    };
    let told = told.into_iter().map(|one| one.with_employers(employers, &gathered)).collect();
    let attribution = Attribution::of(cases.iter().map(|case| &case.row)).with_employers(employers, &gathered);
    let attribution = Attribution { told, ..attribution };
    gathered.retain(|party, of| {
        of.record.is_some() || of.source != Some(Origin::Originator) || attribution.names(party, of)
    });
    let outsides: Vec<f64> = leaked.iter().map(|one| one.traced.outside).collect();
    let ranked = rank(&outsides, &gathered, &attribution);
    let sensitivity = sensitivity(&outsides, &gathered, &attribution);
    let at = cases.first().and_then(|case| case.leak.as_ref()).map(|(_, text)| text.clone());
    TraceAnswer {
        incident: question.incident,
        known_at: question.known_at,
        at,
        candidates: suspects(world, &leaked, gathered, (&ranked, &attribution)),
        outside: ranked.nobody,
        verdict: ranked.verdict,
        sensitivity,
        versions: leaked.into_iter().map(|one| one.traced).collect(),
        eliminated: later.into_iter().map(|party| Eliminated { party, reason: "RECEIVED_LATER" }).collect(),
        zone,
    }
}

/// The versions that one incident shows, each with its candidates.
fn leaked_in(world: &World, case: &Case, outside: Option<f64>, zone: Tz) -> Vec<Leaked> {
    let knowledge = world.knowledge();
    let Some((leak, _)) = &case.leak else { return Vec::new() };
    let of_version = |(document, version, earliest): &(String, String, Earliest)| {
        let key = knowledge.version_key(document, version)?;
        let usual = knowledge.document(key.document).map(|document| {
            let by_then = |at: When| at.instant(zone) <= leak.last_instant(zone);
            outside_of(document.info_type, document.public_at.is_some_and(by_then))
        });
        let traced = Traced {
            incident: case.row.key(),
            document: document.clone(),
            version: version.clone(),
            outside: outside.or(usual).unwrap_or_default(),
        };
        Some(Leaked { key, traced, found: world.candidates(key, *leak, earliest) })
    };
    case.shown.iter().filter_map(of_version).collect()
}
