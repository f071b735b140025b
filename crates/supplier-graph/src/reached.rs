//! The blast radius of a party in one version: whom it reached from there.

use std::collections::BTreeSet;

use domain::coverage::Moment;
use domain::facts::version_key;
use domain::knowledge::{Knowledge, Subject};
use domain::time::Instant;

use crate::chains::{Chains, How};
use crate::exposure::Question;
use crate::ledger::{Ledger, Unplaced};

/// Whom a version reached from a party that received it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    pub first_received_at: Instant,
    /// By code.
    pub parties: Vec<String>,
}

/// Whom the version reached from `party` by the time asked about: over disclosures, carrying or not, whose instants never
/// decrease and start at or after its first receipt; never through or to the originator. `None`: it has not received it.
///
/// # Errors
/// `Unplaced` when a disclosure names a code that `knowledge` has no place for.
pub fn reached(
    knowledge: &Knowledge,
    ledger: &Ledger,
    question: Question<'_>,
    party: &str,
) -> Result<Option<Reached>, Unplaced> {
    let asked = Moment::asked(question.as_of, knowledge.zone_of(question.document));
    let chains = Chains::new(knowledge, ledger, &version_key(question.document, question.version))?;
    let Some(start) = knowledge.subject(party).filter(|start| Some(*start) != chains.originator) else {
        return Ok(None);
    };
    let first = chains.receipts_by(start, asked.at).find(|receipt| receipt.how != How::Named);
    let Some(first_received_at) = first.map(|receipt| chains.handovers[receipt.handover].moment.at) else {
        return Ok(None);
    };
    let reached = spread(&chains, start, first_received_at, asked.at);
    let mut parties: Vec<String> = reached.into_iter().map(|subject| knowledge.code(subject).to_owned()).collect();
    parties.sort_unstable();
    Ok(Some(Reached { first_received_at, parties }))
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
                    for (subject, how) in chains.received_through(*place) {
                        if Some(*subject) == chains.originator || *subject == start {
                            continue;
                        }
                        has.insert(*subject);
                        if *how != How::Named {
                            exposed.insert(*subject);
                        }
                    }
                }
            }
        }
    }
    exposed
}
