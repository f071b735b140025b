//! A disclosure that is only thought of: who would have the version by it, and would that be covered.

use chrono::NaiveDate;
use compact_str::CompactString;
use domain::coverage::{Handover, Moment, Told};
use domain::disclosures::DisclosureRow;
use domain::knowledge::Knowledge;
use serde::Serialize;

use crate::exposure::{Answers, Bound, Chain, ReceiptAnswer, ReleaseVerdict};
use crate::followed::Followed;
use crate::ledger::Ledger;
use crate::tiers::Tiers;

/// What would be true of the recipient of a draft, at the time of the draft.
#[derive(Clone, Debug, Serialize)]
pub struct Drafted {
    pub party: CompactString,
    /// Distance from the manufacturer over supply links; absent when not linked.
    pub tier: Option<u32>,
    /// The fewest disclosures from the source by which it would then have the version; absent when the chain is broken.
    pub hops: Option<u32>,
    pub chain: Chain,
    /// Of the draft itself.
    pub release: ReleaseVerdict,
    /// Of the draft itself.
    pub bound: Bound,
    /// It holds a copy by then without the draft, or is the source.
    pub already_holds: bool,
    /// The day on which the copy would be due back.
    pub return_due_on: Option<NaiveDate>,
}

/// Judges a draft as if it were among the disclosures of its version, and nothing else were; nothing is changed. `tiers` are
/// those of the document's programme on the day of the draft. The code of `draft` is not read.
pub fn drafted(knowledge: &Knowledge, ledger: &Ledger, draft: &DisclosureRow<'_>, tiers: &Tiers) -> Option<Drafted> {
    let as_of = draft.fact.at();
    let asked = Moment::asked(as_of, knowledge.zone_of(draft.version.document));
    let followed = Followed::new(knowledge, &ledger.with_draft(knowledge, draft), draft.version, asked);
    let answers = Answers::new(knowledge, &followed, as_of, tiers);
    let recipient = draft.fact.recipient;
    let receipt = followed.draft()?;
    let own = answers.receipt(receipt);
    let receipts = followed.receipts_of(recipient, answers.asked.at);
    let exposed = (!receipts.is_empty()).then(|| answers.exposed(recipient, receipts));
    let held = |one: &ReceiptAnswer| !one.disclosure.is_empty() && one.accounted_at.is_none();
    let holds = exposed.as_ref().is_some_and(|exposed| exposed.receipts.iter().any(held));
    let hops = exposed.as_ref().map_or(followed.handover(receipt).hops, |exposed| exposed.hops);
    let told = Told { code: "", fact: &draft.fact, people: &draft.people, site: draft.site, returns: &[] };
    Some(Drafted {
        party: knowledge.code(recipient).into(),
        tier: tiers.of(recipient),
        hops,
        chain: if hops.is_some() { Chain::Complete } else { Chain::Broken },
        release: own.release,
        bound: own.bound,
        already_holds: holds || answers.matter.is_source(recipient),
        return_due_on: Handover::new(knowledge, answers.matter, told).due_on,
    })
}
