//! What was read for codes 57 and 58 of one disclosure: the giver's paper that decides, the recipient's that answers it.

use super::clauses::weaker;
use super::flow_down::{Question, considered};
use super::{Alone, Code, Handover, Mode, Moment, Upstream, with_upstream};
use crate::knowledge::{Knowledge, PaperId};

/// How the terms under which something was received stand to those under which it was passed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Flowed {
    /// What the giver had signed, the one that decides; none where nothing that it received under passes.
    pub above: Option<PaperId>,
    /// The recipient's own paper: one that says as much, else the one that is used; none where none passes.
    pub own: Option<PaperId>,
    /// Terms are compared: agreements with the giver alone cover, and no direct agreement authorises its receipt.
    pub compared: bool,
    /// Code 57, waived or not.
    pub weaker: bool,
    /// Code 58, waived or not.
    pub unseen: bool,
}

/// Reads what [`with_upstream`] reads for the same arguments; nothing for what comes from its source, and for what needs no
/// paper at all.
pub fn flowed(
    knowledge: &Knowledge,
    handover: &Handover<'_>,
    moment: Moment,
    alone: &Alone,
    upstream: &Upstream<'_>,
) -> Option<Flowed> {
    let Upstream::Judged(judged) = upstream else { return None };
    if alone.is_settled() {
        return None;
    }
    let mode = Mode::Holding;
    let verdict = with_upstream(knowledge, handover, mode, moment, alone.clone(), upstream);
    let (waiving, terms_compared) = (&alone.waiving, alone.terms_compared);
    let question = Question { knowledge, handover, mode, moment, waiving, terms_compared };
    let deciding = considered(&question, judged, &verdict.passing).into_iter().next();
    let above = deciding.as_ref().map(|one| one.paper);
    let compared = terms_compared && !alone.receipt_authorised && deciding.is_some();
    let has =
        |code: Code| compared && deciding.as_ref().is_some_and(|one| one.reasons.union(one.waived).contains(code));
    let says_less = |id: &PaperId| {
        let of = |id: PaperId| knowledge.paper(id);
        above.is_some_and(|above| weaker(of(*id), of(above)).next().is_some())
    };
    let used = verdict.agreement.filter(|used| verdict.passing.iter().any(|one| one.paper == *used));
    let passing = || used.into_iter().chain(verdict.passing.iter().map(|one| one.paper));
    let own = passing().find(|id| !says_less(id)).or_else(|| passing().next());
    Some(Flowed {
        above,
        own,
        compared,
        weaker: has(Code::FlowdownTermsWeaker),
        unseen: has(Code::FlowdownEvidenceMissing),
    })
}
