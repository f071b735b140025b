//! Whether somebody is handed a document at all.

use domain::time::Instant;
use persistence::known::Known;
use sea_orm::DatabaseTransaction;

use crate::{AuditError, Index};

/// Those of some documents that a party or person is not handed at `now`, being suspended or barred on that day where the document
/// belongs, as the transaction sees the facts.
///
/// # Errors
/// Those of the database, and what cannot be read.
pub async fn stopped<'a>(
    txn: &DatabaseTransaction,
    index: &Index,
    subject: &str,
    documents: impl IntoIterator<Item = &'a str>,
    now: Instant,
) -> Result<Vec<&'a str>, AuditError> {
    let world = index.world(txn, Known::Now).await?;
    let knowledge = world.knowledge();
    let Some(subject) = knowledge.subject(subject) else { return Ok(Vec::new()) };
    let is_stopped = |document: &&str| knowledge.is_stopped(subject, now.day(knowledge.zone_of_code(document)));
    Ok(documents.into_iter().filter(is_stopped).collect())
}
