//! The exposure audit: who has a version, through whom, under which agreement, as of which day, as known when.

use chrono_tz::Tz;
use domain::facts::{CellError, Unreadable};
use domain::staff::Actor;
use domain::time::{Instant, When};
use persistence::Database;
use persistence::known::Known;
use sea_orm::{DatabaseTransaction, DbErr};
use serde::Serialize;
use supplier_graph::Exposure;
use thiserror::Error;

use crate::Index;
use crate::times::time;
use crate::world::World;

/// The version asked about, by codes, and the two times. Times stay as they were given: answers repeat them so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExposureQuestion {
    pub document: String,
    pub version: String,
    /// How the world stood: a date for its whole day, or an instant; absent: now.
    pub as_of: Option<String>,
    /// What was known: a date for its whole day, or an instant; absent: everything recorded.
    pub known_at: Option<String>,
}

/// The answer; its serialised form is the JSON that scripts read.
#[derive(Clone, Debug, Serialize)]
pub struct ExposureAnswer {
    pub document: String,
    pub version: String,
    pub as_of: Option<String>,
    pub known_at: Option<String>,
    #[serde(flatten)]
    pub exposure: Exposure,
    /// The zone in which its days are days.
    #[serde(skip)]
    pub zone: Tz,
    /// The last instant that belongs to the time asked about.
    #[serde(skip)]
    pub until: Instant,
}

/// Why there is no answer.
#[derive(Debug, Error)]
pub enum AuditError {
    /// There is none, or it belongs to a programme outside the asker's scope: the two answer alike.
    #[error("no document has the code {code}")]
    UnknownDocument { code: String },
    #[error("the document has no version {label}")]
    UnknownVersion { label: String, known: Vec<String> },
    /// There is none, or it lies outside the asker's scope.
    #[error("no programme has the code {code}")]
    UnknownProgramme { code: String },
    #[error("no party or person has the code {code}")]
    UnknownParty { code: String },
    /// There is none by then, or it lies outside the asker's scope.
    #[error("no disclosure has the code {code}")]
    UnknownDisclosure { code: String },
    /// There is none by then, or it lies outside the asker's scope.
    #[error("no incident has the code {code}")]
    UnknownIncident { code: String },
    #[error("{text} is neither a date nor an instant with offset")]
    NotATime { text: String, without_offset: bool },
    /// A draft that no disclosure could be recorded as: what is wrong, cell by cell. What it names and is not there, or lies
    /// outside the asker's scope, answers alike.
    #[error("no such disclosure could be recorded")]
    Draft(Vec<CellError>),
    #[error("the database did not answer")]
    Database(#[from] DbErr),
    #[error("the answer was given up before it was there")]
    Stopped,
    #[error("a stored fact cannot be read")]
    Unreadable(#[from] Unreadable),
}

/// Answers one question at `now`. Everything is read in one transaction, so that the answer belongs to one state.
///
/// # Errors
/// `UnknownDocument`, `UnknownVersion` and `NotATime` are the asker's; the rest are ours.
pub async fn exposure(
    db: &Database,
    index: &Index,
    actor: &Actor,
    question: ExposureQuestion,
    now: Instant,
) -> Result<ExposureAnswer, AuditError> {
    let known_at = time(question.known_at.as_deref())?;
    time(question.as_of.as_deref())?;
    let txn = db.read_txn().await?;
    check(&txn, actor, &question.document, &question.version).await?;
    let world = index.world_for(&txn, known_at, &question.document).await?;
    txn.commit().await?;
    answer(&world, question, now)
}

/// Answers one question at `now` and keeps nothing: only what it needs is read. For programs that ask once and end.
///
/// # Errors
/// Those of [`exposure`].
pub async fn exposure_once(
    db: &Database,
    actor: &Actor,
    question: ExposureQuestion,
    now: Instant,
) -> Result<ExposureAnswer, AuditError> {
    let known_at = time(question.known_at.as_deref())?;
    time(question.as_of.as_deref())?;
    let txn = db.read_txn().await?;
    check(&txn, actor, &question.document, &question.version).await?;
    let zone = persistence::known::zone_of(&txn, &question.document).await?;
    let known = known_at.map_or(Known::Now, |when| Known::At(when.last_instant(zone)));
    let world = crate::index::of_version(&txn, known, &question.document, &question.version).await?;
    txn.commit().await?;
    answer(&world, question, now)
}

fn answer(world: &World, question: ExposureQuestion, now: Instant) -> Result<ExposureAnswer, AuditError> {
    let as_of = time(question.as_of.as_deref())?.unwrap_or(When::At(now));
    let zone = world.zone_of(&question.document);
    Ok(ExposureAnswer {
        exposure: world.exposure(&question.document, &question.version, as_of),
        until: as_of.last_instant(zone),
        zone,
        document: question.document,
        version: question.version,
        as_of: question.as_of,
        known_at: question.known_at,
    })
}

/// The version exists within the asker's scope.
pub(crate) async fn check(
    txn: &DatabaseTransaction,
    actor: &Actor,
    document: &str,
    version: &str,
) -> Result<(), AuditError> {
    let labels = persistence::known::version_labels(txn, actor, document).await?;
    match labels {
        None => Err(AuditError::UnknownDocument { code: document.to_owned() }),
        Some(labels) if labels.iter().any(|label| label == version) => Ok(()),
        Some(known) => Err(AuditError::UnknownVersion { label: version.to_owned(), known }),
    }
}
