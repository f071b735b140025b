//! The exposure audit: who has a version, through whom, under which agreement, as of which day, as known when.

use chrono_tz::Tz;
use domain::disclosures::Disclosure;
use domain::facts::{Unreadable, version_key};
use domain::knowledge::Knowledge;
use domain::returns::Return;
use domain::staff::Actor;
use domain::time::{Instant, When};
use persistence::Database;
use persistence::known::Known;
use sea_orm::{DatabaseTransaction, DbErr};
use serde::Serialize;
use supplier_graph::{Exposure, Ledger, Question, Unplaced};
use thiserror::Error;

use crate::Index;
use crate::times::time;

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
    #[error("{text} is neither a date nor an instant with offset")]
    NotATime { text: String, without_offset: bool },
    #[error("the database did not answer")]
    Database(#[from] DbErr),
    #[error("a stored fact cannot be read")]
    Unreadable(#[from] Unreadable),
    #[error("a disclosure names an unknown code")]
    Unplaced(#[from] Unplaced),
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
    let (as_of, known_at) = (time(question.as_of.as_deref())?, time(question.known_at.as_deref())?);
    let txn = db.read_txn().await?;
    let latest = index.knowledge(&txn, Known::Now).await?;
    check(&txn, actor, &question.document, &question.version).await?;
    let zone = latest.zone_of(&question.document);
    let (knowledge, known) = match known_at {
        None => (latest, Known::Now),
        Some(when) => {
            let known = Known::At(when.last_instant(zone));
            (index.knowledge(&txn, known).await?, known)
        }
    };
    let ledger = ledger(&txn, &knowledge, known, &question).await?;
    txn.commit().await?;
    let as_of = as_of.unwrap_or(When::At(now));
    let asked = Question { document: &question.document, version: &question.version, as_of };
    let exposure = supplier_graph::exposure(&knowledge, &ledger, asked)?;
    let zone = knowledge.zone_of(&question.document);
    Ok(ExposureAnswer {
        until: as_of.last_instant(zone),
        zone,
        document: question.document,
        version: question.version,
        as_of: question.as_of,
        known_at: question.known_at,
        exposure,
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

/// The disclosures and returns of the version, and of those that it was made from.
async fn ledger(
    txn: &DatabaseTransaction,
    knowledge: &Knowledge,
    known: Known,
    question: &ExposureQuestion,
) -> Result<Ledger, AuditError> {
    let mut ledger = Ledger::default();
    let mut seen = Vec::new();
    let mut next = Some(version_key(&question.document, &question.version));
    while let Some(key) = next.take().filter(|key| !seen.contains(key)) {
        for row in persistence::known::disclosures_of(txn, known, &key).await? {
            ledger.add_disclosure(Disclosure::from_row(&row)?);
        }
        for row in persistence::known::returns_of(txn, known, &key).await? {
            ledger.add_return(Return::from_row(&row)?);
        }
        next = knowledge.version(&key).and_then(|version| version.derived_from.clone());
        seen.push(key);
    }
    Ok(ledger)
}
