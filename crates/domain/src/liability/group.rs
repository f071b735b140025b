//! Claims for the same leak that are one recovery: what is paid on one reduces the others.

use std::collections::BTreeSet;

use super::{ceiling, left_after};
use crate::claims::{Ledger, greatest_loss};
use crate::facts::Row;
use crate::money::Money;

/// A claim with the lines and payments that follow it.
#[derive(Clone, Debug)]
pub struct Claimed {
    pub ledger: Ledger,
    /// The text of its clause says that it adds to others.
    pub adds: bool,
    pub following: Vec<Row>,
}

/// An agreement and the number of a clause of it.
pub type ClauseKey = (String, String);

impl Claimed {
    /// A claim by its row; `adding` are the clauses that [`adding`] found.
    pub fn of(claim: &Row, following: Vec<Row>, adding: &BTreeSet<ClauseKey>) -> Self {
        let adds = adding.contains(&clause_key(claim, "clause_no"));
        Self { ledger: Ledger::of(claim, &following), adds, following }
    }
}

/// Which of these penalty clauses say that they add to others.
pub fn adding<'a>(clauses: impl Iterator<Item = &'a Row>) -> BTreeSet<ClauseKey> {
    clauses.filter(|row| row.get("cumulative") == Some("yes")).map(|row| clause_key(row, "no")).collect()
}

fn clause_key(row: &Row, no: &str) -> ClauseKey {
    let text = |column| row.get(column).unwrap_or_default().to_owned();
    (text("agreement_code"), text(no))
}

/// What each claim of a recovery group owes once the others' payments are counted, in their order, none where nothing was decided;
/// and what is left to recover from all of them together, by currency.
pub fn owed_in_group(group: &[&Claimed]) -> (Vec<Option<Money>>, Vec<Money>) {
    let loss = match group {
        [_] => None,
        several => greatest_loss(several.iter().flat_map(|one| &one.following)),
    };
    let members: Vec<Option<Member>> = group.iter().map(|one| Member::of(&one.ledger, one.adds)).collect();
    let decided: Vec<Member> = members.iter().flatten().copied().collect();
    let (owed, together) = owed_together(loss, &decided);
    let mut owed = owed.into_iter();
    (members.iter().map(|member| member.and_then(|_| owed.next())).collect(), together)
}

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
