//! Notes for our own lawyers about an incident: written, and read by those who may, never changed. Nothing exports them.

mod row;

use domain::facts::Kind;
use domain::legal_notes::About;
use domain::staff::{Actor, Permission, StaffId};
use domain::time::Instant;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
    Set,
};
use serde_json::json;
use thiserror::Error;

use crate::acts::{self, NewAct};
use crate::facts::by_id;

/// What acts are done to.
const SUBJECT: &str = "legal_note";

/// A note as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegalNote {
    pub id: i64,
    pub about: About,
    /// Blank where they were erased.
    pub words: String,
    pub written_at: Instant,
    pub written_by: Option<StaffId>,
}

/// Why nothing was read or written.
#[derive(Debug, Error)]
pub enum Refused {
    /// The roles of whoever asks carry no such notes, or there is no such incident within their scope: both answer alike.
    #[error("there is no such incident for whoever asks")]
    Absent,
    #[error("the database failed")]
    Database(#[from] DbErr),
}

/// The notes about an incident, the newest first. Three queries.
///
/// # Errors
/// By variant.
pub async fn of_incident(conn: &impl ConnectionTrait, actor: &Actor, incident: i64) -> Result<Vec<LegalNote>, Refused> {
    may(conn, actor, incident).await?;
    let notes = row::notes::Entity::find()
        .filter(row::notes::Column::IncidentId.eq(incident))
        .order_by_desc(row::notes::Column::Id)
        .find_also_related(row::words::Entity)
        .all(conn)
        .await?;
    let note = |(note, words): (row::notes::Model, Option<row::words::Model>)| {
        Some(LegalNote {
            id: note.id,
            about: About::of_word(&note.kind)?,
            words: words.map(|words| words.words).unwrap_or_default(),
            written_at: Instant::from_micros(note.written_at),
            written_by: note.written_by.map(StaffId),
        })
    };
    Ok(notes.into_iter().filter_map(note).collect())
}

/// Writes a note about an incident; its words stand outside the log. The caller commits.
///
/// # Errors
/// By variant.
pub async fn write(
    txn: &DatabaseTransaction,
    actor: &Actor,
    incident: i64,
    (about, words): (About, &str),
    now: Instant,
) -> Result<i64, Refused> {
    may(txn, actor, incident).await?;
    let (seq, at) = acts::next(txn, now).await?;
    let note = row::notes::ActiveModel {
        incident_id: Set(incident),
        kind: Set(about.word().to_owned()),
        written_at: Set(at.micros()),
        written_by: Set(actor.id.map(|id| id.0)),
        act: Set(seq),
        ..Default::default()
    };
    let id = note.insert(txn).await?.id;
    let words = row::words::ActiveModel { note_id: Set(id), words: Set(words.to_owned()) };
    row::words::Entity::insert(words).exec_without_returning(txn).await?;
    let act = NewAct {
        actor: actor.id,
        verb: "write-legal-note",
        subject_kind: SUBJECT,
        subject_id: &id.to_string(),
        reason: None,
        particulars: json!({ "about": about.word(), "incident": incident }),
    };
    acts::record(txn, &act, now).await?;
    Ok(id)
}

async fn may(conn: &impl ConnectionTrait, actor: &Actor, incident: i64) -> Result<(), Refused> {
    if !actor.may(Permission::LegalNotes) {
        return Err(Refused::Absent);
    }
    by_id(conn, &actor.scope, Kind::Incidents, incident).await?.map(drop).ok_or(Refused::Absent)
}
