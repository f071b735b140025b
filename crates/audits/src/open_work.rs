//! What is under way with a party or a person, and would stop or go on if they were suspended, barred or reinstated.

use std::collections::BTreeSet;

use chrono_tz::Tz;
use domain::facts::{Kind, Row};
use domain::lives::event_ends;
use domain::parties::is_under_way;
use domain::staff::Scope;
use domain::time::Instant;
use persistence::facts::Kept;
use persistence::known::Known;
use sea_orm::DatabaseTransaction;

use crate::AuditError;
use crate::records::{among, cell, records};

/// The records of what is under way with somebody, within a scope; of a party also what its people are invited to. By kind, then
/// by key.
///
/// # Errors
/// `Database`.
pub async fn open_work(
    txn: &DatabaseTransaction,
    scope: &Scope,
    subject: &str,
    now: Instant,
) -> Result<Vec<Kept>, AuditError> {
    let mut found = Vec::new();
    let sent = records(txn, scope, Kind::Transmittals, Known::Now).await?;
    let is_to = |row: &Row| ["recipients", "people"].iter().any(|column| row.list(column).any(|one| one == subject));
    found.extend(sent.into_iter().filter(|kept| is_to(&kept.state.row)));
    for (kind, column) in [
        (Kind::Bidders, "party_code"),
        (Kind::OnwardRequests, "giver_code"),
        (Kind::OnwardRequests, "recipient_code"),
        (Kind::ReturnCases, "party_code"),
    ] {
        found.extend(among(txn, scope, (kind, column, Known::Now), [subject]).await?);
    }
    found.extend(invited(txn, scope, subject, now).await?);
    found.retain(|kept| !kept.state.void && is_under_way(&kept.state.row));
    found.sort_by_cached_key(|kept| (kept.state.row.kind(), kept.state.row.key()));
    found.dedup_by_key(|kept| (kept.state.row.kind(), kept.id));
    Ok(found)
}

/// Invitations to events that are not over, of somebody or of the people of a party.
async fn invited(
    txn: &DatabaseTransaction,
    scope: &Scope,
    subject: &str,
    now: Instant,
) -> Result<Vec<Kept>, AuditError> {
    let mut found = Vec::new();
    for column in ["person_code", "employer_code"] {
        found.extend(among(txn, scope, (Kind::Invitees, column, Known::Now), [subject]).await?);
    }
    let of = |kept: &Kept| cell(kept, "event_code").unwrap_or_default();
    let codes: BTreeSet<String> = found.iter().map(of).collect();
    let events = among(txn, scope, (Kind::Events, "code", Known::Now), &codes).await?;
    let programmes: BTreeSet<String> = events.iter().filter_map(|event| cell(event, "programme_code")).collect();
    let programmes = among(txn, scope, (Kind::Programmes, "code", Known::Now), &programmes).await?;
    let zone = |event: &Kept| {
        let own = programmes.iter().find(|one| one.state.row.get("code") == event.state.row.get("programme_code"));
        own.and_then(|one| one.state.row.get("timezone")?.parse().ok()).unwrap_or(Tz::UTC)
    };
    let is_to_come = |event: &&Kept| {
        let zone = zone(event);
        event_ends(&event.state.row, zone).is_some_and(|ends| ends.last_instant(zone) >= now)
    };
    let coming: BTreeSet<String> = events.iter().filter(is_to_come).map(|kept| kept.state.row.key()).collect();
    found.retain(|kept| coming.contains(&of(kept)));
    Ok(found)
}
