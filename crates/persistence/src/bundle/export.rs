//! Everything that was ever recorded, in the order of a bundle, as one instant saw it.

use domain::facts::{Kind, State};
use domain::staff::Actor;
use domain::time::Instant;
use futures_util::{StreamExt, pin_mut};
use sea_orm::DbErr;
use thiserror::Error;

use crate::Database;
use crate::acts::{self, NewAct};
use crate::facts::every_state;

/// Why an export came to no end.
#[derive(Debug, Error)]
pub enum ExportError {
    #[error("the database failed")]
    Database(#[from] DbErr),
    /// What the states are handed to failed.
    #[error("the bundle could not be written")]
    Writing(#[source] std::io::Error),
}

/// Hands every state of every fact to `take`, by kind, key and `recorded_at`, and records the act; gives their number.
/// Who asks for it needs the permission to export everything.
///
/// # Errors
/// `Database`, or `Writing` with what `take` said.
pub async fn export(
    db: &Database,
    actor: &Actor,
    now: Instant,
    take: &mut (dyn FnMut(&State) -> std::io::Result<()> + Send),
) -> Result<u64, ExportError> {
    let reading = db.read_txn().await?;
    let mut count = 0;
    for kind in Kind::ALL {
        let select = every_state(kind);
        let states = select.stream(&reading).await?;
        pin_mut!(states);
        while let Some(kept) = states.next().await {
            take(&kept?.state).map_err(ExportError::Writing)?;
            count += 1;
        }
    }
    reading.rollback().await?;
    let txn = db.write_txn().await?;
    let act = NewAct {
        actor: actor.id,
        verb: "export",
        subject_kind: "export",
        subject_id: "",
        reason: None,
        particulars: serde_json::json!({ "states": count }),
    };
    acts::record(&txn, &act, now).await?;
    txn.commit().await?;
    Ok(count)
}
