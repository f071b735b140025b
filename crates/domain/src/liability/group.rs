//! Claims for the same leak that are one recovery: what is paid on one reduces the others.

use super::{ceiling, left_after};
use crate::claims::Ledger;
use crate::money::Money;

/// A claim of a recovery group, once something was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    pub decided: Money,
    /// The text of its clause says that it adds to others.
    pub adds: bool,
    /// Paid or set off, in minor units of the same currency.
    pub came_in: i64,
    /// What it owes by itself.
    pub owed: Money,
}

impl Member {
    /// A claim by its own ledger; none before anything was decided.
    pub fn of(ledger: &Ledger, adds: bool) -> Option<Self> {
        let (decided, owed) = ledger.decided.zip(ledger.owed)?;
        Some(Self { decided, adds, came_in: ledger.came_in, owed: Money { minor: owed.minor.max(0), ..owed } })
    }
}

/// What each member still owes, in their order, and what is left to recover from all of them together, of each currency by itself.
///
/// # Source
/// The edge case of a direct agreement: a recovery group has a ceiling, and payment on one claim reduces the others.
pub fn owed_together(loss: Option<Money>, members: &[Member]) -> (Vec<Money>, Vec<Money>) {
    let penalties: Vec<(Money, bool)> = members.iter().map(|one| (one.decided, one.adds)).collect();
    let ceilings = ceiling(loss, &penalties);
    let of = |owed: Money| {
        let most = ceilings.iter().find(|most| most.currency == owed.currency).copied().unwrap_or(owed);
        let same = members.iter().filter(|one| one.decided.currency == owed.currency);
        let paid = same.fold(0_i64, |sum, one| sum.saturating_add(one.came_in));
        (most, Money { minor: paid, ..owed })
    };
    let owed: Vec<Money> = members
        .iter()
        .map(|one| {
            let (most, paid) = of(one.owed);
            left_after(one.owed, most, paid)
        })
        .collect();
    let mut together: Vec<Money> = Vec::new();
    for one in &owed {
        match together.iter_mut().find(|sum| sum.currency == one.currency) {
            Some(sum) => sum.minor = sum.minor.saturating_add(one.minor),
            None => together.push(*one),
        }
    }
    for sum in &mut together {
        let (most, paid) = of(*sum);
        *sum = left_after(*sum, most, paid);
    }
    (owed, together)
}
