//! What clauses come to: exact amounts in whole minor units; currencies are never added to each other.

use chrono::{Datelike, Months, NaiveDate};

use crate::documents::{meaning, word_for};
use crate::money::{Currency, Money};

/// For what a penalty is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    PerIncident,
    PerDocument,
    PerDay,
}

impl Basis {
    const WORDS: [(&'static str, Self); 3] =
        [("per_incident", Self::PerIncident), ("per_document", Self::PerDocument), ("per_day", Self::PerDay)];

    /// The basis of this word in the bundle.
    pub fn of_word(word: &str) -> Option<Self> {
        meaning(&Self::WORDS, word)
    }

    /// The word in the bundle.
    pub fn as_str(self) -> &'static str {
        word_for(&Self::WORDS, self)
    }
}

/// A penalty clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    pub no: String,
    pub basis: Basis,
    pub amount: Money,
    /// The most that it comes to; in the currency of the amount.
    pub cap: Option<Money>,
    /// The text says that it adds to others.
    pub cumulative: bool,
    /// It lives on with the duty after the agreement has ended.
    pub survives: bool,
}

/// A live duty of one towards another, with what its paper says of money.
#[expect(clippy::struct_excessive_bools, reason = "what a paper says or does not say")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Duty {
    /// An agreement or a commitment.
    pub paper: String,
    /// Else it ended, and the duty survives.
    pub is_in_force: bool,
    /// It claims to go before others.
    pub precedence: bool,
    pub amends: Option<String>,
    /// It names programmes rather than all.
    pub is_specific: bool,
    pub effective_on: Option<NaiveDate>,
    pub clauses: Vec<Clause>,
    /// What is left of the most that all its penalties may come to in the agreement's year; none: no such limit.
    pub ceiling: Option<Money>,
    /// Within how many hours of its discovery a leak has to be told; none: it says nothing of it.
    pub notice_hours: Option<u32>,
    /// Its text takes something out of its limits: legal looks whether this is such a case.
    pub has_carve_outs: bool,
}

/// How much leaked, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Distinct documents, whatever their versions and however often they were posted.
    pub documents: u32,
    /// Days begun from its first publication to its discovery, at least one.
    pub days: u32,
}

impl Default for Extent {
    fn default() -> Self {
        Self { documents: 1, days: 1 }
    }
}

/// What one clause comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub paper: String,
    pub clause: Clause,
    /// After its cap and what is left of the paper's limit.
    pub amount: Money,
    /// A limit made it less.
    pub is_capped: bool,
    pub has_carve_outs: bool,
}

/// What every clause of some duties comes to, the one that goes before the others first; they are alternatives, and no sum.
///
/// # Source
/// The edge case of competing clauses: express precedence, then a later amendment, then what is specific, then what is later. A penalty
/// outlives its agreement only where the clause itself survives.
pub fn offers(duties: &[Duty], extent: Extent) -> Vec<Offer> {
    let mut ordered: Vec<&Duty> = duties.iter().collect();
    let amends = |duty: &Duty| duty.amends.as_ref().is_some_and(|of| duties.iter().any(|one| one.paper == *of));
    ordered.sort_by(|a, b| {
        let rank = |duty: &Duty| (!duty.precedence, !amends(duty), !duty.is_specific);
        rank(a).cmp(&rank(b)).then_with(|| b.effective_on.cmp(&a.effective_on)).then_with(|| a.paper.cmp(&b.paper))
    });
    let of_duty = |duty: &Duty| -> Vec<Offer> {
        let mut clauses: Vec<&Clause> = duty.clauses.iter().filter(|one| duty.is_in_force || one.survives).collect();
        clauses.sort_by(|a, b| a.no.cmp(&b.no));
        clauses.into_iter().map(|clause| offer(duty, clause, extent)).collect()
    };
    ordered.into_iter().flat_map(of_duty).collect()
}

fn offer(duty: &Duty, clause: &Clause, extent: Extent) -> Offer {
    let times = match clause.basis {
        Basis::PerIncident => 1,
        Basis::PerDocument => i64::from(extent.documents.max(1)),
        Basis::PerDay => i64::from(extent.days.max(1)),
    };
    let full = clause.amount.minor.saturating_mul(times);
    let same = |limit: &Option<Money>| {
        limit.as_ref().filter(|limit| limit.currency == clause.amount.currency).map(|limit| limit.minor)
    };
    let limits = [same(&clause.cap), same(&duty.ceiling)];
    let minor = limits.into_iter().flatten().fold(full, i64::min);
    Offer {
        paper: duty.paper.clone(),
        clause: clause.clone(),
        amount: Money { minor, ..clause.amount },
        is_capped: minor < full,
        has_carve_outs: duty.has_carve_outs,
    }
}

/// Whether a penalty is more than thirty per cent above the loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assessed {
    NotOver,
    Over,
    /// The loss is not proved, or in another currency: nobody can say.
    CannotBeAssessed,
}

impl Assessed {
    /// The word in answers and catalogue keys.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotOver => "not_over",
            Self::Over => "over",
            Self::CannotBeAssessed => "cannot_be_assessed",
        }
    }
}

/// # Source
/// The edge case of the thirty per cent test, in whole minor units.
pub fn thirty_percent(penalty: Money, loss: Option<Money>) -> Assessed {
    match loss.filter(|loss| loss.currency == penalty.currency) {
        None => Assessed::CannotBeAssessed,
        Some(loss) if i128::from(penalty.minor) * 100 > i128::from(loss.minor) * 130 => Assessed::Over,
        Some(_) => Assessed::NotOver,
    }
}

/// Toward what a reduction may be asked where the penalty is over: for negotiation, not law. None where it is not over.
pub fn reduction_reference(penalty: Money, loss: Option<Money>) -> Option<Money> {
    let loss = loss.filter(|_| thirty_percent(penalty, loss) == Assessed::Over)?;
    let minor = i64::try_from(i128::from(loss.minor) * 130 / 100).ok()?;
    Some(Money { minor, ..penalty })
}

/// The most that is recovered from all targets of a leak together, of each currency by itself: the greater of the proved loss and the
/// highest single penalty; where the text of clauses says that they add up, those add up. Each penalty with whether it adds to others.
///
/// # Source
/// The edge case of a direct agreement: no double recovery.
pub fn ceiling(loss: Option<Money>, penalties: &[(Money, bool)]) -> Vec<Money> {
    let mut currencies: Vec<Currency> = penalties.iter().map(|(amount, _)| amount.currency).collect();
    currencies.extend(loss.map(|loss| loss.currency));
    currencies.sort_by_key(Currency::code);
    currencies.dedup();
    let of = |currency| {
        let own = || penalties.iter().filter(move |(amount, _)| amount.currency == currency);
        let highest = own().map(|(amount, _)| amount.minor).max().unwrap_or_default();
        let added = own().filter(|(_, adds)| *adds).fold(0_i64, |sum, (amount, _)| sum.saturating_add(amount.minor));
        let proved = loss.filter(|loss| loss.currency == currency).map_or(0, |loss| loss.minor);
        Money { minor: highest.max(added).max(proved), currency }
    };
    currencies.into_iter().map(of).collect()
}

/// What others of a group still owe once so much was paid by any of them: no more than what is left of the ceiling.
pub fn left_after(owed: Money, ceiling: Money, paid: Money) -> Money {
    if owed.currency != ceiling.currency || paid.currency != ceiling.currency {
        return owed;
    }
    let left = ceiling.minor.saturating_sub(paid.minor).max(0);
    Money { minor: owed.minor.min(left), ..owed }
}

/// A share of what several owe together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    pub party: String,
    /// What it bears in the end.
    pub bears: Money,
    /// What it may ask back from the others, where it paid more than that; below zero: what they may ask of it.
    pub recourse: Money,
}

/// What each of several who owe jointly bears by its weight, and what they owe each other for what was paid; the last minor units go
/// to the first. Only where a clause or a law says that they owe jointly.
pub fn shares(owed: Money, parties: &[(String, u32, i64)]) -> Vec<Share> {
    let weights: i128 = parties.iter().map(|(_, weight, _)| i128::from(*weight)).sum();
    if weights == 0 {
        return Vec::new();
    }
    let part = |weight: u32| i64::try_from(i128::from(owed.minor) * i128::from(weight) / weights).unwrap_or_default();
    let given: i64 = parties.iter().map(|(_, weight, _)| part(*weight)).sum();
    let mut rest = owed.minor - given;
    let share = |(party, weight, paid): &(String, u32, i64)| {
        let bears = part(*weight) + std::mem::take(&mut rest);
        Share {
            party: party.clone(),
            bears: Money { minor: bears, ..owed },
            recourse: Money { minor: paid.saturating_sub(bears), ..owed },
        }
    };
    parties.iter().map(share).collect()
}

/// The last day on which a claim is in time: three years from the day on which damage and obligor were known.
///
/// # Source
/// Civil Code, article 188.
pub fn time_bar(known_on: NaiveDate) -> Option<NaiveDate> {
    known_on.checked_add_months(Months::new(36))
}

/// The year of an agreement in which a day lies: from the last return of its first day to the day before the next.
pub fn agreement_year(effective_on: NaiveDate, day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let years = u32::try_from(day.year() - effective_on.year()).ok()?;
    let begins = |years: u32| effective_on.checked_add_months(Months::new(12 * years));
    let years = if begins(years)? <= day { years } else { years.checked_sub(1)? };
    Some((begins(years)?, begins(years + 1)?.pred_opt()?))
}
