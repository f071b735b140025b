//! The blast radius of a party in one version: whom it reached from there.

use std::collections::BTreeSet;

use domain::coverage::Moment;
use domain::knowledge::{Knowledge, Subject};
use domain::time::Instant;

use crate::chains::{Chains, How, Receipt};
use crate::exposure::Question;
use crate::ledger::Ledger;

/// Whom a version reached from a party that received it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    pub first_received_at: Instant,
    /// The party still holds a copy that it received.
    pub holding: bool,
    /// By code.
    pub parties: Vec<String>,
}

/// Whom the version reached from `party` by the time asked about: over disclosures, carrying or not, whose instants never
/// decrease and start at or after its first receipt; never through or to the originator. `None`: it has not received it.
pub fn reached(knowledge: &Knowledge, ledger: &Ledger, question: Question<'_>, party: &str) -> Option<Reached> {
    let key = knowledge.version_key(question.document, question.version)?;
    let asked = Moment::asked(question.as_of, knowledge.zone_of(key.document));
    let chains = Chains::new(knowledge, ledger, key);
    let start = knowledge.subject(party).filter(|start| Some(*start) != chains.matter.originator)?;
    let own = || chains.receipts_by(start, asked.at).iter().filter(|receipt| receipt.how != How::Named);
    let first_received_at = chains.handovers[own().next()?.handover].moment.at;
    let accounted =
        |receipt: &Receipt| chains.handovers[receipt.handover].accounted.is_some_and(|one| one.at <= asked.at);
    let holding = !own().all(accounted);
    let reached = spread(&chains, start, first_received_at, asked.at);
    let mut parties: Vec<String> = reached.into_iter().map(|subject| knowledge.code(subject).to_owned()).collect();
    parties.sort_unstable();
    Some(Reached { first_received_at, holding, parties })
}

fn spread(chains: &Chains<'_>, start: Subject, from: Instant, until: Instant) -> BTreeSet<Subject> {
    let (mut has, mut exposed) = (BTreeSet::from([start]), BTreeSet::new());
    let within = |at: Instant| from <= at && at <= until;
    let mut places = (0..chains.handovers.len()).filter(|place| within(chains.handovers[*place].moment.at)).peekable();
    while let Some(first) = places.next() {
        let at = chains.handovers[first].moment.at;
        let mut same = vec![first];
        while let Some(place) = places.next_if(|place| chains.handovers[*place].moment.at == at) {
            same.push(place);
        }
        let mut known = 0;
        while known != has.len() {
            known = has.len();
            for place in &same {
                let gives = chains.handovers[*place].giving_side().any(|subject| has.contains(&subject));
                if gives {
                    for receipt in chains.received_through(*place) {
                        if Some(receipt.subject) == chains.matter.originator || receipt.subject == start {
                            continue;
                        }
                        has.insert(receipt.subject);
                        if receipt.how != How::Named {
                            exposed.insert(receipt.subject);
                        }
                    }
                }
            }
        }
    }
    exposed
}
