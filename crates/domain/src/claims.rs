//! Claims: what was decided, what came in against it, and what is still owed.

use std::collections::BTreeMap;

use crate::facts::{Kind, Row};
use crate::money::{Currency, Money};

/// The money of one claim, in the currency in which it was decided; other currencies are never added to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// What was settled or decided; none before.
    pub decided: Option<Money>,
    /// Paid or set off by now, in minor units.
    pub came_in: i64,
    /// Written off by now: it is owed no more, and nobody paid it.
    pub written_off: i64,
    /// What is still owed; none where nothing was decided. Below zero where more came in, which has its reason.
    pub owed: Option<Money>,
}

impl Ledger {
    /// Adds up what the rows of payments say; what is only due counts for nothing, and so does what is in another currency.
    ///
    /// # Source
    /// The line of claims among the state machines: a ledger of payments against the decided sum.
    pub fn of(claim: &Row, rows: &[Row]) -> Self {
        let decided = money(claim, "decided_amount", "decided_currency");
        let own = |row: &&Row| row.kind() == Kind::ClaimPayments && counts(row);
        let (mut came_in, mut written_off) = (0_i64, 0_i64);
        for row in rows.iter().filter(own) {
            let amount = money(row, "amount", "currency");
            let same = amount.filter(|amount| decided.is_some_and(|decided| decided.currency == amount.currency));
            let sum = if row.get("kind") == Some("write_off") { &mut written_off } else { &mut came_in };
            *sum = sum.saturating_add(same.map_or(0, |amount| amount.minor));
        }
        let left = |decided: Money| decided.minor.saturating_sub(came_in).saturating_sub(written_off);
        let owed = decided.map(|decided| Money { minor: left(decided), ..decided });
        Self { decided, came_in, written_off, owed }
    }

    /// What was decided and did not come in, whatever was written off of it; below zero where more came in.
    pub fn unpaid(&self) -> Option<Money> {
        self.decided.map(|decided| Money { minor: decided.minor.saturating_sub(self.came_in), ..decided })
    }

    /// Whether one more payment would go beyond what was decided, or is in another currency than it.
    pub fn exceeds(&self, payment: &Row) -> bool {
        let Some(amount) = money(payment, "amount", "currency").filter(|_| counts(payment)) else { return false };
        match self.owed {
            Some(owed) => owed.currency != amount.currency || amount.minor > owed.minor,
            None => true,
        }
    }
}

/// The loss that lines of several claims prove, where all of them are in one currency. A loss that stands in several claims is the
/// same loss: the greatest sum of one claim counts.
pub fn greatest_loss<'a>(lines: impl Iterator<Item = &'a Row>) -> Option<Money> {
    let mut sums: BTreeMap<String, Money> = BTreeMap::new();
    let is_loss = |line: &&Row| line.kind() == Kind::ClaimLines && matches!(line.get("kind"), Some("loss" | "cost"));
    for line in lines.filter(is_loss) {
        let Some(amount) = money(line, "amount", "currency") else { continue };
        let claim = line.get("claim_code").unwrap_or_default().to_owned();
        let sum = sums.entry(claim).or_insert(Money { minor: 0, ..amount });
        if sum.currency != amount.currency {
            return None;
        }
        sum.minor = sum.minor.saturating_add(amount.minor);
    }
    let first = sums.values().next().copied();
    let is_one = first.is_some_and(|first| sums.values().all(|one| one.currency == first.currency));
    sums.into_values().filter(|_| is_one).max_by_key(|one| one.minor)
}

/// What the lines of a claim ask for, by currency.
pub fn asked_for<'a>(following: impl Iterator<Item = &'a Row>) -> Vec<Money> {
    let mut sums: BTreeMap<&'static str, Money> = BTreeMap::new();
    let lines = following.filter(|row| row.kind() == Kind::ClaimLines);
    for amount in lines.filter_map(|line| money(line, "amount", "currency")) {
        let sum = sums.entry(amount.currency.code()).or_insert(Money { minor: 0, ..amount });
        sum.minor = sum.minor.saturating_add(amount.minor);
    }
    sums.into_values().collect()
}

/// Whether a payment is more than what a claim still owes together with the others of its recovery group.
pub fn exceeds_what_is_owed(payment: &Row, owed: Money) -> bool {
    let amount = money(payment, "amount", "currency").filter(|_| counts(payment));
    amount.is_some_and(|amount| amount.currency == owed.currency && amount.minor > owed.minor)
}

/// It was paid, set off or written off; an instalment that is only due was not.
fn counts(payment: &Row) -> bool {
    payment.get("paid_on").is_some() || payment.get("kind") == Some("write_off")
}

/// An amount that stands in two columns of a row.
pub fn money(row: &Row, amount: &str, currency: &str) -> Option<Money> {
    let currency = Currency::from_code(row.get(currency)?)?;
    Money::parse(row.get(amount)?, currency).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(kind: Kind, words: &str) -> Row {
        let cells: Vec<(&str, &str)> = words.split("; ").filter_map(|cell| cell.split_once('=')).collect();
        Row::parse(kind, |column| cells.iter().find(|(name, _)| *name == column.name).map(|(_, cell)| *cell)).unwrap()
    }

    fn claim(decided: &str) -> Row {
        let words = "code=C; incident_code=I; against_code=T1; why=it answers for its supplier; opened_on=2026-02-01";
        row(Kind::Claims, &format!("{words}; {decided}"))
    }

    fn payment(words: &str) -> Row {
        row(Kind::ClaimPayments, &format!("claim_code=C; {words}"))
    }

    #[test]
    fn what_came_in_counts_to_the_coin_and_what_is_only_due_does_not() {
        let decided = claim("decided_amount=1000000; decided_currency=CNY; decided_on=2026-02-02");
        let first = payment("no=1; amount=400000.01; currency=CNY; paid_on=2026-02-10");
        let set_off =
            payment("no=2; kind=set_off; amount=99999.99; currency=CNY; paid_on=2026-02-11; basis=clause 9.2");
        let due = payment("no=3; amount=500000; currency=CNY; due_on=2026-03-01");
        let dollars = payment("no=4; amount=70000; currency=USD; paid_on=2026-02-12; reason=their error");
        let ledger = Ledger::of(&decided, &[first, set_off, due, dollars.clone()]);
        assert_eq!((ledger.came_in, ledger.written_off), (50_000_000, 0));
        assert_eq!(ledger.owed.unwrap().to_string(), "500000.00");
        assert!(ledger.exceeds(&payment("no=5; amount=500000.01; currency=CNY; paid_on=2026-03-01")));
        assert!(!ledger.exceeds(&payment("no=5; amount=500000.00; currency=CNY; paid_on=2026-03-01")));
        assert!(!ledger.exceeds(&payment("no=5; amount=900000; currency=CNY; due_on=2026-03-01")), "only due");
        assert!(ledger.exceeds(&dollars));
        let given_up = payment("no=6; kind=write_off; amount=1000000; currency=CNY; reason=bankrupt");
        let ledger = Ledger::of(&decided, &[given_up]);
        assert_eq!((ledger.came_in, ledger.owed.unwrap().minor), (0, 0), "what is written off never came in");
        let undecided = Ledger::of(&claim("state=noticed"), &[]);
        assert_eq!(undecided.owed, None);
        assert!(undecided.exceeds(&payment("no=1; amount=1; currency=CNY; paid_on=2026-03-01")));
    }
}
