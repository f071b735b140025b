//! What a claim asks for, what was decided of it, what came in and what is owed, on its own page.

use std::collections::BTreeMap;

use catalogue::Words;
use domain::claims::{Ledger, money};
use domain::facts::{Kind, Row};
use domain::money::Money;
use domain::staff::Actor;
use persistence::facts::{Kept, states};
use persistence::known::Known;
use sea_orm::ConnectionTrait;

use crate::amount;
use crate::error::PageError;
use crate::parts::{Notice, Tone};

/// One notice for a claim that asks for money; none for other records. Two queries for a claim.
pub(super) async fn notice(
    conn: &impl ConnectionTrait,
    w: Words,
    by: &Actor,
    kept: &Kept,
    known: Known,
) -> Result<Option<Notice>, PageError> {
    let claim = &kept.state.row;
    if claim.kind() != Kind::Claims {
        return Ok(None);
    }
    let code = claim.key();
    let of = async |kind: Kind| {
        let found = states(conn, &by.scope, kind, known).having("claim_code", &code).all(conn).await?;
        Ok::<Vec<Row>, PageError>(
            found.into_iter().filter(|kept| !kept.state.void).map(|kept| kept.state.row).collect(),
        )
    };
    let mut asked: BTreeMap<&'static str, Money> = BTreeMap::new();
    for one in of(Kind::ClaimLines).await?.iter().filter_map(|line| money(line, "amount", "currency")) {
        let sum = asked.entry(one.currency.code()).or_insert(Money { minor: 0, ..one });
        sum.minor = sum.minor.saturating_add(one.minor);
    }
    let ledger = Ledger::of(claim, &of(Kind::ClaimPayments).await?);
    let told = |key: &str, sum: Money| w.t1(key, "amount", amount::of_money(&sum));
    let of_decided = |minor: i64| ledger.decided.filter(|_| minor > 0).map(|decided| Money { minor, ..decided });
    let parts: Vec<String> = asked
        .into_values()
        .map(|sum| told("claim-asked", sum))
        .chain(ledger.decided.map(|sum| told("claim-decided", sum)))
        .chain(of_decided(ledger.came_in).map(|sum| told("recoveries-came-in", sum)))
        .chain(of_decided(ledger.written_off).map(|sum| told("recoveries-written-off", sum)))
        .chain(ledger.owed.map(|sum| told("claim-owed", Money { minor: sum.minor.max(0), ..sum })))
        .collect();
    Ok((!parts.is_empty()).then(|| Notice::new(Tone::Note, parts.join(" · "))))
}
