//! Each candidate with everybody to whom it passed on what leaked: so likely is it that one of those for whom it answers was it.

use std::collections::{BTreeMap, BTreeSet};

use domain::tracing::index_of_tree;

use super::Below;
use super::gathered::{Gathered, Leaked};
use super::ranked::Ranked;

/// Who gave to whom, by the places of candidates; of each version.
type Given = Vec<BTreeMap<usize, BTreeSet<usize>>>;

/// Of each candidate, in their order, what it comes to with those below it.
pub(super) fn below(leaked: &[Leaked], gathered: &BTreeMap<String, Gathered>, ranked: &Ranked) -> Vec<Option<Below>> {
    let codes: Vec<&String> = gathered.keys().collect();
    let given = given(leaked, &codes);
    (0..codes.len()).map(|place| of_one(place, &given, &codes, ranked)).collect()
}

fn given(leaked: &[Leaked], codes: &[&String]) -> Given {
    let place = |code: &str| codes.binary_search_by(|one| one.as_str().cmp(code)).ok();
    let of_version = |one: &Leaked| {
        let mut given: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for candidate in &one.found.recorded {
            let exposed = &candidate.exposed;
            let givers = exposed.receipts.iter().filter_map(|receipt| place(&receipt.giver));
            if let Some(recipient) = place(&exposed.party) {
                for giver in givers {
                    given.entry(giver).or_default().insert(recipient);
                }
            }
        }
        given
    };
    leaked.iter().map(of_version).collect()
}

fn of_one(place: usize, given: &Given, codes: &[&String], ranked: &Ranked) -> Option<Below> {
    let trees: Vec<Vec<usize>> = given.iter().map(|given| tree(place, given)).collect();
    let all: BTreeSet<usize> = trees.iter().flatten().copied().collect();
    if all.len() < 2 {
        return None;
    }
    let probability = all.iter().filter_map(|one| ranked.probabilities.get(*one)).sum();
    let below = all.iter().filter(|one| **one != place).filter_map(|one| codes.get(*one));
    Some(Below {
        parties: below.map(|code| (*code).clone()).collect(),
        probability,
        index: index_of_tree(&ranked.artefacts, trees.iter().map(Vec::as_slice)),
    })
}

/// A candidate and those whom it reached.
fn tree(root: usize, given: &BTreeMap<usize, BTreeSet<usize>>) -> Vec<usize> {
    let mut reached = BTreeSet::from([root]);
    let mut next = vec![root];
    while let Some(one) = next.pop() {
        for recipient in given.get(&one).into_iter().flatten() {
            if reached.insert(*recipient) {
                next.push(*recipient);
            }
        }
    }
    reached.into_iter().collect()
}
