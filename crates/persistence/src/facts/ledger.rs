//! What a person would write by hand into the ledger of a claim, and what was decided contradicts.

use domain::claims::{Ledger, exceeds_what_is_owed, greatest_loss};
use domain::facts::{Kind, Row};
use domain::liability::{Member, owed_together};
use domain::lives::takes_money;
use domain::staff::Scope;
use sea_orm::{ConnectionTrait, DbErr};

use super::read::{by_key, states};
use crate::known::Known;

/// Whether its claim is collected now; so is one that nobody knows, which is refused by itself.
pub(crate) async fn is_collected(conn: &impl ConnectionTrait, scope: &Scope, payment: &Row) -> Result<bool, DbErr> {
    let code = payment.get("claim_code").unwrap_or_default();
    let claim = by_key(conn, scope, Kind::Claims, code).await?;
    Ok(claim.is_none_or(|claim| takes_money(&claim.state.row, payment)))
}

/// A payment that goes beyond what was settled or decided, or beyond what the claims of its recovery group owe together, or is in
/// another currency, says why.
pub(super) async fn goes_beyond(conn: &impl ConnectionTrait, scope: &Scope, payment: &Row) -> Result<bool, DbErr> {
    if payment.get("reason").is_some() {
        return Ok(false);
    }
    let code = payment.get("claim_code").unwrap_or_default();
    // Of a claim behind a wall nothing is told but that there is none.
    let Some(claim) = by_key(conn, scope, Kind::Claims, code).await? else { return Ok(false) };
    let claim = claim.state.row;
    let mut own = following(conn, Kind::ClaimPayments, code).await?;
    own.retain(|other| other.key() != payment.key());
    if Ledger::of(&claim, &own).exceeds(payment) {
        return Ok(true);
    }
    let Some(group) = claim.get("recovery_group") else { return Ok(false) };
    let incident = claim.get("incident_code").unwrap_or_default();
    let of_group = states(conn, scope, Kind::Claims, Known::Now).having("incident_code", incident);
    let of_group = counting(of_group.having("recovery_group", group).all(conn).await?);
    let (mut lines, mut members, mut place) = (Vec::new(), Vec::new(), None);
    for one in &of_group {
        let key = one.key();
        let mut paid = following(conn, Kind::ClaimPayments, &key).await?;
        paid.retain(|other| other.key() != payment.key());
        lines.extend(following(conn, Kind::ClaimLines, &key).await?);
        let Some(member) = Member::of(&Ledger::of(one, &paid), adds(conn, one).await?) else { continue };
        if key == code {
            place = Some(members.len());
        }
        members.push(member);
    }
    let loss = if of_group.len() > 1 { greatest_loss(lines.iter()) } else { None };
    let (owed, _) = owed_together(loss, &members);
    Ok(place.and_then(|place| owed.get(place)).is_some_and(|owed| exceeds_what_is_owed(payment, *owed)))
}

/// What came in was decided: the sum is not made less than that.
pub(super) async fn is_overpaid(conn: &impl ConnectionTrait, claim: &Row) -> Result<bool, DbErr> {
    let mut came_in = following(conn, Kind::ClaimPayments, &claim.key()).await?;
    came_in.retain(|payment| payment.get("reason").is_none());
    let ledger = Ledger::of(claim, &came_in);
    Ok(ledger.came_in > 0 && ledger.owed.is_some_and(|owed| owed.minor < 0))
}

/// Whether the clause on which a claim rests says that it adds to others.
async fn adds(conn: &impl ConnectionTrait, claim: &Row) -> Result<bool, DbErr> {
    let (Some(agreement), Some(no)) = (claim.get("agreement_code"), claim.get("clause_no")) else { return Ok(false) };
    let clauses = states(conn, &Scope::All, Kind::PenaltyClauses, Known::Now).having("agreement_code", agreement);
    let clauses = counting(clauses.all(conn).await?);
    Ok(clauses.iter().any(|clause| clause.get("no") == Some(no) && clause.get("cumulative") == Some("yes")))
}

/// The lines or payments of a claim that count.
async fn following(conn: &impl ConnectionTrait, kind: Kind, claim: &str) -> Result<Vec<Row>, DbErr> {
    Ok(counting(states(conn, &Scope::All, kind, Known::Now).having("claim_code", claim).all(conn).await?))
}

fn counting(found: Vec<super::read::Kept>) -> Vec<Row> {
    found.into_iter().filter(|kept| !kept.state.void).map(|kept| kept.state.row).collect()
}
