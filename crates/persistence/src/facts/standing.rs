//! What stands against a change by hand beside the fact itself: what other facts rest on it, and what it says of them.

use chrono_tz::Tz;
use domain::facts::{CellError, Kind, LIST_SEPARATOR, Problem, Row, still_to_come};
use domain::lives::changes_an_outcome;
use domain::staff::Scope;
use domain::time::{Instant, parse_day};
use domain::tracing::speaks_otherwise;
use sea_orm::{ConnectionTrait, DbErr};

use super::ledger::{goes_beyond, is_collected, is_overpaid};
use super::read::{Kept, by_key, states};
use crate::known::Known;

fn counts(kept: &Kept) -> bool {
    !kept.state.void && kept.state.superseded_at.is_none()
}

/// Whether a return case names a disclosure: what has to come back is not made never to have been.
pub(super) async fn is_asked_back(conn: &impl ConnectionTrait, disclosure: &Row) -> Result<bool, DbErr> {
    // A case names copies of its own party alone.
    let party = disclosure.get("recipient_code").unwrap_or_default();
    let cases = states(conn, &Scope::All, Kind::ReturnCases, Known::Now).having("party_code", party).all(conn).await?;
    let code = disclosure.key();
    let names = |kept: &Kept| kept.state.row.list("disclosures").any(|one| one == code);
    Ok(cases.iter().any(|kept| counts(kept) && names(kept)))
}

/// What a person would write by hand and other facts contradict, cell by cell; `before` is what is recorded.
pub(crate) async fn contradictions(
    conn: &impl ConnectionTrait,
    scope: &Scope,
    (before, row): (Option<&Row>, &Row),
    now: Instant,
) -> Result<Vec<CellError>, DbErr> {
    let wrong = |column: &'static str, problem: Problem| {
        vec![CellError { column, value: row.get(column).map(str::to_owned), problem }]
    };
    if let Some(column) = still_to_come(before, row, now) {
        return Ok(wrong(column, Problem::StillToCome));
    }
    let found = match row.kind() {
        Kind::Bidders if changes_an_outcome(before, row) => wrong("outcome", Problem::BeyondADraft),
        Kind::ReturnCases if !names_its_own(conn, row).await? => wrong("disclosures", Problem::NotItsOwn),
        Kind::Returns if !is_after_receipt(conn, scope, row).await? => wrong("accounted_at", Problem::BeforeReceipt),
        Kind::Invitees if !can_have_entered(conn, before, row, now).await? => {
            wrong("checked_in_at", Problem::NobodyEntered)
        }
        Kind::ClaimPayments if !is_collected(conn, scope, row).await? => wrong("claim_code", Problem::NotCollected),
        Kind::ClaimPayments if goes_beyond(conn, scope, row).await? => wrong("amount", Problem::BeyondDecided),
        Kind::Indications if speaks_otherwise(row) => wrong("weight", Problem::SpeaksOtherwise),
        Kind::Claims if is_overpaid(conn, row).await? => wrong("decided_amount", Problem::BeyondDecided),
        Kind::Versions if swaps_bytes(conn, before, row).await? => wrong("sha256", Problem::BeyondADraft),
        _ => Vec::new(),
    };
    Ok(found)
}

/// Whoever entered did so after they were invited and by now, at an event that had opened its door; of what is over and says nothing of
/// its state everything may be told.
async fn can_have_entered(
    conn: &impl ConnectionTrait,
    before: Option<&Row>,
    invitee: &Row,
    now: Instant,
) -> Result<bool, DbErr> {
    let entry = |row: &Row| row.get("checked_in_at").map(str::to_owned);
    let Some(entered) = entry(invitee).filter(|at| before.and_then(entry).as_ref() != Some(at)) else {
        return Ok(true);
    };
    let day = |text: &str| parse_day(text.get(..10).unwrap_or_default()).ok();
    // The two may be told in different zones.
    let earliest = invitee.get("invited_at").and_then(day).and_then(|day| day.pred_opt());
    let last = now.day(Tz::UTC).succ_opt();
    let entered = day(&entered);
    if entered < earliest || last.is_some_and(|last| entered > Some(last)) {
        return Ok(false);
    }
    let code = invitee.get("event_code").unwrap_or_default();
    let Some(event) = by_key(conn, &Scope::All, Kind::Events, code).await? else { return Ok(true) };
    let event = event.state.row;
    let over = || event.get("ends_at").or(event.get("starts_at")).and_then(day);
    Ok(match event.get("state") {
        Some("live" | "paused" | "under_embargo" | "embargo_lifted" | "closed") => true,
        Some(_) => false,
        None => over().is_some_and(|over| over <= now.day(Tz::UTC)),
    })
}

/// A case names copies that its own party was handed, of its own round and transmittal.
async fn names_its_own(conn: &impl ConnectionTrait, case: &Row) -> Result<bool, DbErr> {
    let named = case.get("disclosures").into_iter().flat_map(|cell| cell.split(LIST_SEPARATOR));
    let copies = states(conn, &Scope::All, Kind::Disclosures, Known::Now).among("code", named).all(conn).await?;
    let is_own = |row: &Row| {
        let same = |column: &str| case.get(column).is_none() || case.get(column) == row.get(column);
        row.get("recipient_code") == case.get("party_code") && same("round_code") && same("transmittal_code")
    };
    Ok(copies.iter().all(|kept| is_own(&kept.state.row)))
}

/// Nothing comes back before it was handed over.
async fn is_after_receipt(conn: &impl ConnectionTrait, scope: &Scope, back: &Row) -> Result<bool, DbErr> {
    let day = |row: &Row, column: &str| row.get(column).and_then(|at| parse_day(at.get(..10)?).ok());
    let code = back.get("disclosure_code").unwrap_or_default();
    let Some(copy) = by_key(conn, scope, Kind::Disclosures, code).await? else { return Ok(true) };
    // The two may be told in different zones.
    let earliest = day(&copy.state.row, "at").and_then(|at| at.pred_opt());
    Ok(day(back, "accounted_at").is_none_or(|back| earliest.is_none_or(|earliest| earliest <= back)))
}

/// Which bytes a version is stays as it is once somebody was handed it.
async fn swaps_bytes(conn: &impl ConnectionTrait, before: Option<&Row>, row: &Row) -> Result<bool, DbErr> {
    let Some(before) = before.filter(|before| before.get("sha256").is_some()) else { return Ok(false) };
    if before.get("sha256") == row.get("sha256") {
        return Ok(false);
    }
    let cell = |column: &str| row.get(column).unwrap_or_default();
    let (document, label) = (cell("document_code"), cell("label"));
    let of_version = states(conn, &Scope::All, Kind::Disclosures, Known::Now)
        .having("document_code", document)
        .having("version_label", label);
    of_version.any_counts(conn).await
}
