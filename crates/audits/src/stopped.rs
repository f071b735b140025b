//! Whether somebody is handed anything at all.

use chrono::NaiveDate;
use persistence::known::Known;
use sea_orm::DatabaseTransaction;

use crate::{AuditError, Index};

/// Whether a party or person is suspended or barred on a day, as the transaction sees the facts.
///
/// # Errors
/// Those of the database, and what cannot be read.
pub async fn is_stopped(
    txn: &DatabaseTransaction,
    index: &Index,
    subject: &str,
    day: NaiveDate,
) -> Result<bool, AuditError> {
    let world = index.world(txn, Known::Now).await?;
    let knowledge = world.knowledge();
    Ok(knowledge.subject(subject).is_some_and(|subject| knowledge.is_stopped(subject, day)))
}
