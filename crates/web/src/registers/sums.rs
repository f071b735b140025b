//! What a claim asks for, what was decided of it, what came in and what is owed, on its own page.

use catalogue::Words;
use domain::claims::asked_for;
use domain::facts::Kind;
use domain::money::Money;
use persistence::facts::{Kept, Reckoned, reckon};
use persistence::known::Known;
use sea_orm::ConnectionTrait;

use crate::amount;
use crate::error::PageError;
use crate::parts::{Notice, Tone};

/// One notice for a claim that asks for money, or on which some was decided; none for other records. The same sums as in the report on
/// recoveries.
pub(super) async fn notice(
    conn: &impl ConnectionTrait,
    w: Words,
    kept: &Kept,
    known: Known,
) -> Result<Option<Notice>, PageError> {
    let claim = &kept.state.row;
    if claim.kind() != Kind::Claims {
        return Ok(None);
    }
    let Reckoned { claimed, owed } = reckon(conn, claim, None, known).await?;
    let ledger = claimed.ledger;
    let told = |key: &str, sum: Money| w.t1(key, "amount", amount::of_money(&sum));
    let some = |minor: i64| ledger.decided.filter(|_| minor > 0).map(|decided| Money { minor, ..decided });
    let reduced = ledger.owed.zip(owed).map_or(0, |(alone, owed)| alone.minor.saturating_sub(owed.minor));
    let asked = asked_for(claimed.following.iter()).into_iter().map(|sum| told("claim-asked", sum));
    let parts: Vec<String> = asked
        .chain(ledger.decided.map(|sum| told("claim-decided", sum)))
        .chain(some(ledger.came_in).map(|sum| told("recoveries-came-in", sum)))
        .chain(some(ledger.written_off).map(|sum| told("recoveries-written-off", sum)))
        .chain(some(reduced).map(|sum| told("recoveries-reduced", sum)))
        .chain(owed.map(|sum| told("claim-owed", sum)))
        .collect();
    Ok((!parts.is_empty()).then(|| Notice::new(Tone::Note, parts.join(" · "))))
}
