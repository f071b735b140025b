//! Before a release: every disclosure that a transmittal would become, each judged as if it were recorded.

use domain::coverage::Code;
use domain::facts::{CellError, LIST_SEPARATOR, Row};
use domain::time::Instant;
use domain::transmittals::{Judged, Prepared, disclosures};
use persistence::known::Known;
use sea_orm::DatabaseTransaction;
use supplier_graph::{Drafted, ReleaseVerdict};

use crate::{AuditError, Index};

/// What a transmittal would become.
#[derive(Clone, Debug)]
pub struct Preparation {
    pub prepared: Prepared,
    /// What would be true of the recipient of each, in the order of `prepared`.
    pub drafted: Vec<Drafted>,
}

/// Judges a transmittal as it would be released at `now`, as the transaction sees the facts. That nobody has approved it yet
/// does not speak against one that is still to be approved.
///
/// # Errors
/// `Draft` for what cannot be recorded, cell by cell; those of the database, and what cannot be read.
pub async fn preparation(
    txn: &DatabaseTransaction,
    index: &Index,
    row: &Row,
    now: Instant,
) -> Result<Preparation, AuditError> {
    let world = index.world(txn, Known::Now).await?;
    let works_for = |person: &str, recipient: &str| {
        let knowledge = world.knowledge();
        let document = row.get("versions").and_then(|cell| cell.split(LIST_SEPARATOR).next()?.rsplit_once(':'));
        let day = now.day(document.map_or(chrono_tz::Tz::UTC, |(document, _)| knowledge.zone_of_code(document)));
        match (knowledge.subject(person), knowledge.subject(recipient)) {
            (Some(person), Some(recipient)) => {
                person == recipient || knowledge.employers(person, day).contains(&recipient)
            }
            _ => false,
        }
    };
    let (rows, strays) = disclosures(row, now, &works_for).map_err(AuditError::Draft)?;
    let is_pending = row.get("state") != Some("approved");
    let judging = std::sync::Arc::clone(&world);
    let judged = tokio::task::spawn_blocking(move || {
        let drafted = judging.drafted(&rows)?;
        Ok::<_, domain::facts::Unreadable>((rows, drafted))
    });
    let (rows, mut drafted) = judged.await.map_err(|_| AuditError::Stopped)??;
    if rows.len() != drafted.len() {
        return Err(AuditError::Stopped);
    }
    for one in drafted.iter_mut().filter(|_| is_pending) {
        let release = &mut one.release;
        release.reasons = release.reasons.without(Code::ReleaseNotApproved);
        release.covered = release.reasons.is_empty();
        release.primary_reason = release.reasons.first();
    }
    let disclosures = rows.into_iter().zip(&drafted).map(|(row, one)| {
        let verdict = serde_json::to_string(&one.release).map_err(|_| AuditError::Stopped)?;
        let row = relying(row, &one.release).map_err(AuditError::Draft)?;
        Ok(Judged { row, reasons: one.release.reasons, verdict })
    });
    let disclosures = disclosures.collect::<Result<Vec<_>, AuditError>>()?;
    Ok(Preparation { prepared: Prepared { disclosures, strays }, drafted })
}

/// The disclosure with the paper that it relies on: the one used, where it is covered and no waiver stands in for a paper.
fn relying(row: Row, release: &ReleaseVerdict) -> Result<Row, Vec<CellError>> {
    let has_paper = release.covered && !release.warnings.waived.iter().any(|(code, _)| code.is_of_paper());
    let Some(paper) = release.agreement.as_deref().filter(|_| has_paper) else { return Ok(row) };
    Row::parse(row.kind(), |column| if column.name == "agreement_code" { Some(paper) } else { row.get(column.name) })
}
