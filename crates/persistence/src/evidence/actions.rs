//! What people do with evidence: hand it in, take it out, void it; each with its act in the same transaction.

use domain::evidence::{FileName, Saying, may_keep};
use domain::facts::{Kind, Why};
use domain::staff::Actor;
use domain::time::Instant;
use sea_orm::{ActiveModelTrait, DatabaseTransaction, DbErr, EntityTrait, Set};
use serde_json::{Value, json};
use thiserror::Error;

use super::{Evidence, StoredFile, find, row};
use crate::acts::{self, Act, NewAct};
use crate::facts::by_id;

/// What every act on evidence is done to.
const SUBJECT: &str = "evidence";

/// A paper about to be handed in; its bytes are on the disk.
#[derive(Clone, Debug)]
pub struct NewEvidence<'a> {
    pub file: &'a StoredFile,
    pub file_name: &'a FileName,
    pub saying: &'a Saying,
}

/// Why nothing was written.
#[derive(Debug, Error)]
pub enum Refused {
    #[error("the roles of the actor do not enter facts of this kind")]
    NotAllowed,
    #[error("there is no such fact or evidence within the actor's scope")]
    Absent,
    #[error("the evidence is void already")]
    Void,
    #[error("the database failed")]
    Database(#[from] DbErr),
}

/// Hands in a paper for a fact, void or retracted ones included, and gives its number. The caller commits.
///
/// # Errors
/// `NotAllowed`, `Absent`, `Database`.
pub async fn add(
    txn: &DatabaseTransaction,
    actor: &Actor,
    fact: (Kind, i64),
    new: &NewEvidence<'_>,
    now: Instant,
) -> Result<i64, Refused> {
    let numbers = add_to_each(txn, actor, (fact.0, &[fact.1]), new, now).await?;
    numbers.first().copied().ok_or(Refused::Absent)
}

/// Hands in one paper for several facts of a kind, with an act for each, and gives its numbers there. The caller commits.
///
/// # Errors
/// As of [`add`].
pub async fn add_to_each(
    txn: &DatabaseTransaction,
    actor: &Actor,
    (kind, facts): (Kind, &[i64]),
    new: &NewEvidence<'_>,
    now: Instant,
) -> Result<Vec<i64>, Refused> {
    may(actor, kind)?;
    for fact in facts {
        by_id(txn, &actor.scope, kind, *fact).await?.ok_or(Refused::Absent)?;
    }
    let (_, at) = acts::next(txn, now).await?;
    let file = new.file;
    let stored = row::files::ActiveModel {
        object: Set(file.object.clone()),
        sha256: Set(file.sha256.to_vec()),
        size: Set(i64::try_from(file.size).map_err(|error| DbErr::Type(error.to_string()))?),
        media: Set(file.media.clone()),
        wrapped_key: Set(file.wrapped_key.clone()),
        uploaded_at: Set(at.micros()),
        uploaded_by: Set(actor.id.map(|id| id.0)),
        ..Default::default()
    };
    let stored = stored.insert(txn).await?.id;
    let mut numbers = Vec::new();
    for fact in facts {
        numbers.push(speak_for(txn, actor, (kind, *fact), (stored, new), now).await?);
    }
    Ok(numbers)
}

/// Writes down that a stored file speaks for a fact.
async fn speak_for(
    txn: &DatabaseTransaction,
    actor: &Actor,
    (kind, fact): (Kind, i64),
    (stored, new): (i64, &NewEvidence<'_>),
    now: Instant,
) -> Result<i64, Refused> {
    let (_, at) = acts::next(txn, now).await?;
    let file = new.file;
    let evidence = row::evidence::ActiveModel {
        file_id: Set(stored),
        register: Set(kind.table().to_owned()),
        fact_id: Set(fact),
        dated_on: Set(new.saying.dated_on().to_string()),
        added_at: Set(at.micros()),
        added_by: Set(actor.id.map(|id| id.0)),
        ..Default::default()
    };
    let id = evidence.insert(txn).await?.id;
    let words = row::words::ActiveModel {
        evidence_id: Set(id),
        file_name: Set(new.file_name.as_str().to_owned()),
        note: Set(new.saying.note().to_owned()),
    };
    row::words::Entity::insert(words).exec_without_returning(txn).await?;
    let particulars = json!({
        "dated_on": new.saying.dated_on().to_string(),
        "fact": [kind.table(), fact],
        "media": file.media,
        "sha256": hex::encode(file.sha256),
        "size": file.size,
    });
    record(txn, actor, ("add-evidence", id), (None, particulars), now).await?;
    Ok(id)
}

/// Records that a paper is handed to `actor`. The caller commits before the first byte leaves; void evidence is handed
/// out, too.
///
/// # Errors
/// `Absent`, `Database`.
pub async fn hand_out(
    txn: &DatabaseTransaction,
    actor: &Actor,
    (kind, fact): (Kind, i64),
    id: i64,
    now: Instant,
) -> Result<Evidence, Refused> {
    let evidence = find(txn, &actor.scope, (kind, fact), id).await?.ok_or(Refused::Absent)?;
    let sha256 = hex::encode(evidence.file.sha256);
    let particulars = json!({ "fact": [kind.table(), fact], "sha256": sha256 });
    record(txn, actor, ("download-evidence", id), (None, particulars), now).await?;
    Ok(evidence)
}

/// Voids a paper: it stays visible and speaks for nothing. The caller commits.
///
/// # Errors
/// By variant.
pub async fn void(
    txn: &DatabaseTransaction,
    actor: &Actor,
    (kind, fact): (Kind, i64),
    id: i64,
    why: &Why,
    now: Instant,
) -> Result<(), Refused> {
    may(actor, kind)?;
    let evidence = find(txn, &actor.scope, (kind, fact), id).await?.ok_or(Refused::Absent)?;
    if evidence.void.is_some() {
        return Err(Refused::Void);
    }
    let particulars = json!({ "basis": why.basis().name(), "fact": [kind.table(), fact] });
    let act = record(txn, actor, ("void-evidence", id), (Some(why.reason()), particulars), now).await?;
    let voided = row::evidence::ActiveModel {
        id: Set(id),
        void_at: Set(Some(act.at.micros())),
        void_by: Set(actor.id.map(|id| id.0)),
        void_reason: Set(Some(why.reason().to_owned())),
        ..Default::default()
    };
    row::evidence::Entity::update(voided).exec(txn).await?;
    Ok(())
}

fn may(actor: &Actor, kind: Kind) -> Result<(), Refused> {
    if may_keep(actor, kind) { Ok(()) } else { Err(Refused::NotAllowed) }
}

/// File names and notes are kept out of the log: they may name people, and the log is for ever.
async fn record(
    txn: &DatabaseTransaction,
    actor: &Actor,
    (verb, id): (&str, i64),
    (reason, particulars): (Option<&str>, Value),
    now: Instant,
) -> Result<Act, DbErr> {
    let subject_id = id.to_string();
    let act = NewAct { actor: actor.id, verb, subject_kind: SUBJECT, subject_id: &subject_id, reason, particulars };
    acts::record(txn, &act, now).await
}
