//! The door of an event: who is invited, and what speaks against letting each of them in now.

use chrono_tz::Tz;
use domain::coverage::{Codes, Moment, admission};
use domain::facts::Row;
use domain::rounds::gate_reasons;
use domain::time::{Instant, When};
use persistence::known::Known;
use sea_orm::DatabaseTransaction;

use crate::{AuditError, Index};

/// Somebody who is invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    pub person: String,
    /// For whom they come, where it is said.
    pub employer: Option<String>,
    /// What speaks against letting them in; none: nothing.
    pub reasons: Codes,
    /// The commitment that lets them in, or comes nearest.
    pub commitment: Option<String>,
}

/// Everybody who is invited to an event, in the order of their codes, as they stand at `now`, as the transaction sees the facts; with
/// the zone of the event. Nobody for an event that is not known.
///
/// # Errors
/// Those of the database, and what cannot be read.
pub async fn guests(
    txn: &DatabaseTransaction,
    index: &Index,
    event: &Row,
    now: Instant,
) -> Result<(Vec<Guest>, Tz), AuditError> {
    let world = index.world(txn, Known::Now).await?;
    let knowledge = world.knowledge();
    let Some(event) = knowledge.event_of_code(&event.key()) else { return Ok((Vec::new(), Tz::UTC)) };
    let zone = knowledge.zone_of_event(event.code);
    let at = Moment::asked(When::At(now), zone);
    let invited = knowledge.invitees(event.code).iter();
    let guests = invited.map(|invitee| {
        let (reasons, paper) = admission(knowledge, (event.code, event.programme), invitee.person, at, zone);
        Guest {
            person: knowledge.code(invitee.person).to_owned(),
            employer: invitee.employer.map(|employer| knowledge.code(employer).to_owned()),
            reasons,
            commitment: paper.map(|paper| knowledge.text(knowledge.paper(paper).code).to_owned()),
        }
    });
    Ok((guests.collect(), zone))
}

/// What speaks against recording each of these disclosures now, as the transaction sees the facts; without what the approval of the
/// event and the handing over of copies decide, since nothing is handed over.
///
/// # Errors
/// Those of the database, and what cannot be read.
pub async fn judged(txn: &DatabaseTransaction, index: &Index, rows: Vec<Row>) -> Result<Vec<Codes>, AuditError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let world = index.world(txn, Known::Now).await?;
    let drafted =
        tokio::task::spawn_blocking(move || world.drafted(&rows)).await.map_err(|_| AuditError::Stopped)??;
    Ok(drafted.into_iter().map(|one| gate_reasons(one.release.reasons)).collect())
}
