//! Claims: what was decided, what came in against it, and what is still owed.

use crate::facts::{Kind, Row};
use crate::money::{Currency, Money};

/// The money of one claim, in the currency in which it was decided; other currencies are never added to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// What was settled or decided; none before.
    pub decided: Option<Money>,
    /// Paid, set off or written off by now.
    pub settled: i64,
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
        let amounts = rows.iter().filter(own).filter_map(|row| money(row, "amount", "currency"));
        let same = amounts.filter(|amount| decided.is_some_and(|decided| decided.currency == amount.currency));
        let settled = same.fold(0_i64, |sum, amount| sum.saturating_add(amount.minor));
        let owed = decided.map(|decided| Money { minor: decided.minor.saturating_sub(settled), ..decided });
        Self { decided, settled, owed }
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
        assert_eq!(ledger.settled, 50_000_000);
        assert_eq!(ledger.owed.unwrap().to_string(), "500000.00");
        assert!(ledger.exceeds(&payment("no=5; amount=500000.01; currency=CNY; paid_on=2026-03-01")));
        assert!(!ledger.exceeds(&payment("no=5; amount=500000.00; currency=CNY; paid_on=2026-03-01")));
        assert!(!ledger.exceeds(&payment("no=5; amount=900000; currency=CNY; due_on=2026-03-01")), "only due");
        assert!(ledger.exceeds(&dollars));
        let undecided = Ledger::of(&claim("state=noticed"), &[]);
        assert_eq!(undecided.owed, None);
        assert!(undecided.exceeds(&payment("no=1; amount=1; currency=CNY; paid_on=2026-03-01")));
    }
}
