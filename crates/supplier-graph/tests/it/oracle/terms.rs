//! Coverage, 57 and 58: whether what was agreed with the recipient is as strong as what the giver is bound by.

use std::collections::BTreeSet;

use super::papers::Candidate;
use super::world::{Disclosure, Paper};

/// The codes for one paper that the giver is bound by; `passing`: the papers that pass for the disclosure.
pub(crate) fn compare(disclosure: &Disclosure, upstream: &Candidate, passing: &[Candidate]) -> BTreeSet<u8> {
    let mut reasons = BTreeSet::new();
    let is_commitment = |one: &Candidate| one.discloser.is_none();
    let exempt = passing.iter().any(|one| is_commitment(one) || one.with_manufacturer);
    if is_commitment(upstream) || passing.is_empty() || exempt {
        return reasons;
    }
    if passing.iter().all(|one| is_weaker(one.paper, upstream.paper)) {
        reasons.insert(57);
    }
    if disclosure.status == "reported" {
        reasons.insert(58);
    }
    reasons
}

fn is_weaker(paper: &Paper, than: &Paper) -> bool {
    let lacks = |asked: bool, has: bool| asked && !has;
    survival(paper) < survival(than)
        || lacks(than.commitment_required, paper.commitment_required)
        || lacks(than.label_required, paper.label_required)
        || lacks(than.training_required, paper.training_required)
        || lacks(than.audit_right, paper.audit_right)
        || than.notice_hours.is_some_and(|most| paper.notice_hours.is_none_or(|hours| hours > most))
}

/// Blank is none; "until public" is more than any number of years.
fn survival(paper: &Paper) -> u32 {
    match paper.survival.as_deref() {
        None => 0,
        Some("until_public") => u32::MAX,
        Some(years) => years.parse().unwrap(),
    }
}
