//! The ledger of a claim: what it owes with the others of its recovery group, and what a person would write into it by hand and what
//! was decided contradicts.

use std::collections::BTreeSet;

use domain::claims::{Ledger, exceeds_what_is_owed};
use domain::facts::{Kind, Row};
use domain::liability::{Claimed, adding, owed_in_group};
use domain::lives::takes_money;
use domain::money::Money;
use domain::staff::Scope;
use sea_orm::{ConnectionTrait, DbErr};

use super::read::{Kept, by_key, states};
use crate::known::Known;

/// Whether its claim is collected now; so is one that nobody knows, which is refused by itself.
pub(crate) async fn is_collected(conn: &impl ConnectionTrait, scope: &Scope, payment: &Row) -> Result<bool, DbErr> {
    let code = payment.get("claim_code").unwrap_or_default();
    let claim = by_key(conn, scope, Kind::Claims, code).await?;
    Ok(claim.is_none_or(|claim| takes_money(&claim.state.row, payment)))
}

/// A claim with its ledger and what it owes once the others of its recovery group are counted.
#[derive(Clone, Debug)]
pub struct Reckoned {
    pub claimed: Claimed,
    /// None where nothing was decided.
    pub owed: Option<Money>,
}

/// Reckons up a claim that the caller read within its scope, as known then and without one payment. Four queries at most.
///
/// # Errors
/// Whatever the database says.
pub async fn reckon(
    conn: &impl ConnectionTrait,
    claim: &Row,
    without: Option<&Row>,
    known: Known,
) -> Result<Reckoned, DbErr> {
    let (own, incident) = (claim.key(), claim.get("incident_code").unwrap_or_default());
    let group = match claim.get("recovery_group") {
        None => vec![claim.clone()],
        // Claims of one incident are seen by the same people.
        Some(group) => {
            let all = states(conn, &Scope::All, Kind::Claims, known).having("incident_code", incident);
            counting(all.having("recovery_group", group).all(conn).await?)
        }
    };
    let keys: Vec<String> = group.iter().map(Row::key).collect();
    let mut following = Vec::new();
    for kind in [Kind::ClaimLines, Kind::ClaimPayments] {
        let found = states(conn, &Scope::All, kind, known).among("claim_code", keys.iter().map(String::as_str));
        following.extend(counting(found.all(conn).await?));
    }
    following.retain(|row| without.is_none_or(|without| (row.kind(), row.key()) != (without.kind(), without.key())));
    let agreements: BTreeSet<&str> = group.iter().filter_map(|one| one.get("agreement_code")).collect();
    let clauses = states(conn, &Scope::All, Kind::PenaltyClauses, known).among("agreement_code", agreements);
    let adding = adding(counting(clauses.all(conn).await?).iter());
    let of = |one: &Row| {
        let own = following.iter().filter(|row| row.get("claim_code") == one.get("code")).cloned().collect();
        Claimed::of(one, own, &adding)
    };
    let mut claims: Vec<Claimed> = group.iter().map(of).collect();
    let (mut owed, _) = owed_in_group(&claims.iter().collect::<Vec<_>>());
    // A correction may take a claim into a group or out of it.
    match keys.iter().position(|key| *key == own) {
        Some(place) => Ok(Reckoned { claimed: claims.swap_remove(place), owed: owed.swap_remove(place) }),
        None => Ok(Reckoned { claimed: of(claim), owed: None }),
    }
}

/// A payment that goes beyond what was settled or decided, or beyond what its claim owes once the others of its recovery group are
/// counted, or is in another currency, says why.
pub(super) async fn goes_beyond(conn: &impl ConnectionTrait, scope: &Scope, payment: &Row) -> Result<bool, DbErr> {
    if payment.get("reason").is_some() {
        return Ok(false);
    }
    let code = payment.get("claim_code").unwrap_or_default();
    // Of a claim behind a wall nothing is told but that there is none.
    let Some(claim) = by_key(conn, scope, Kind::Claims, code).await? else { return Ok(false) };
    let Reckoned { claimed, owed } = reckon(conn, &claim.state.row, Some(payment), Known::Now).await?;
    Ok(claimed.ledger.exceeds(payment) || owed.is_some_and(|owed| exceeds_what_is_owed(payment, owed)))
}

/// What came in was decided: the sum is not made less than that.
pub(super) async fn is_overpaid(conn: &impl ConnectionTrait, claim: &Row) -> Result<bool, DbErr> {
    let paid = states(conn, &Scope::All, Kind::ClaimPayments, Known::Now).having("claim_code", &claim.key());
    let mut came_in = counting(paid.all(conn).await?);
    came_in.retain(|payment| payment.get("reason").is_none());
    let ledger = Ledger::of(claim, &came_in);
    Ok(ledger.came_in > 0 && ledger.owed.is_some_and(|owed| owed.minor < 0))
}

fn counting(found: Vec<Kept>) -> Vec<Row> {
    found.into_iter().filter(|kept| !kept.state.void).map(|kept| kept.state.row).collect()
}
