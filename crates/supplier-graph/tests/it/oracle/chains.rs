//! Exposure, Q1 steps 3, 4 and 9: who holds a version through which chain, by fixed points over the disclosures.

use std::collections::BTreeSet;

use domain::time::Instant;

use super::world::{Code, Disclosure, VersionKey, World};

/// A disclosure as a link of chains.
#[derive(Debug)]
pub(crate) struct Handover {
    /// First instant of the day where only the day is known.
    pub(crate) at: Instant,
    /// The giver, and its employers of that day where it is a person.
    pub(crate) givers: BTreeSet<Code>,
    /// The recipient; then the employers who receive it through a person: (organisation, person).
    pub(crate) receipts: Vec<(Code, Option<Code>)>,
    /// All who hold the version by it: the receipts and the people named.
    pub(crate) holders: BTreeSet<Code>,
    pub(crate) carries: bool,
    /// Fewest carrying disclosures from a source up to and with this one.
    pub(crate) hops: Option<usize>,
    /// The lists of party codes of all chains of so many disclosures, up to the giver.
    pub(crate) paths: BTreeSet<Vec<Code>>,
}

/// The hand-overs of all disclosures of the world, in its order.
pub(crate) fn handovers(world: &World) -> Vec<Handover> {
    let mut all: Vec<Handover> = world.disclosures.iter().map(|one| handover(world, one)).collect();
    settle_carrying(world, &mut all);
    settle_hops(world, &mut all);
    for one in &all {
        assert_eq!(one.carries, one.hops.is_some());
    }
    all
}

fn handover(world: &World, disclosure: &Disclosure) -> Handover {
    let zone = world.zone(&disclosure.version);
    let day = disclosure.at.day(zone);
    let mut receipts = vec![(disclosure.recipient.clone(), None)];
    // Q1.9: a person's receipt also exposes the organisation that employs it on that day. A hand-over to one's own
    // employee is no receipt of the employer.
    for employer in world.employers(&disclosure.recipient, day) {
        if employer != disclosure.giver {
            receipts.push((employer, Some(disclosure.recipient.clone())));
        }
    }
    // Q1.9: the employer of each person named, where it is neither recipient nor giver.
    for person in &disclosure.people {
        for employer in world.employers(person, day) {
            let known = receipts.iter().any(|(code, _)| *code == employer);
            if employer != disclosure.giver && !known {
                receipts.push((employer, Some(person.clone())));
            }
        }
    }
    // "… and each of them may give later."
    let mut holders: BTreeSet<Code> = receipts.iter().map(|(code, _)| code.clone()).collect();
    holders.extend(disclosure.people.iter().filter(|person| **person != disclosure.giver).cloned());
    Handover {
        at: disclosure.at.instant(zone),
        givers: world.stands_for(&disclosure.giver, day),
        receipts,
        holders,
        carries: false,
        hops: None,
        paths: BTreeSet::new(),
    }
}

/// Q1.3: "the originator, and the version's maker where it is another, hold v from its issue and for ever before".
pub(crate) fn is_source(world: &World, version: &VersionKey, code: &str) -> bool {
    code == world.originator(version) || code == world.maker(version)
}

/// Q1.3: a disclosure carries when its giver is a source, or received the version through a carrying disclosure at an
/// instant `<= at`; receipts at the same instant count, taken to a fixed point. Q1.9: or its employer on that day does.
fn settle_carrying(world: &World, all: &mut [Handover]) {
    loop {
        let mut changed = false;
        for at in 0..all.len() {
            if all[at].carries {
                continue;
            }
            let version = &world.disclosures[at].version;
            let holds = all[at].givers.iter().any(|giver| {
                is_source(world, version, giver)
                    || (0..all.len()).any(|earlier| {
                        world.disclosures[earlier].version == *version
                            && all[earlier].carries
                            && all[earlier].at <= all[at].at
                            && all[earlier].holders.contains(giver)
                    })
            });
            if holds {
                all[at].carries = true;
                changed = true;
            }
        }
        if !changed {
            return;
        }
    }
}

/// Q1.4: chains of one disclosure, then of two, and so on. The start of a chain of fewest disclosures is itself one of
/// fewest (else it could be replaced by a shorter one), so that only first lengths are kept.
fn settle_hops(world: &World, all: &mut [Handover]) {
    for length in 1..=all.len() {
        let mut found: Vec<(usize, BTreeSet<Vec<Code>>)> = Vec::new();
        for at in 0..all.len() {
            if all[at].hops.is_some() {
                continue;
            }
            let paths = if length == 1 { from_source(world, all, at) } else { from_chain(world, all, at, length - 1) };
            if !paths.is_empty() {
                found.push((at, paths));
            }
        }
        for (at, paths) in found {
            all[at].hops = Some(length);
            all[at].paths = paths;
        }
    }
}

/// "A path through an employer standing in lists the giver after it."
fn with_giver(mut path: Vec<Code>, giver: &str) -> Vec<Code> {
    if path.last().is_none_or(|last| last != giver) {
        path.push(giver.to_owned());
    }
    path
}

fn from_source(world: &World, all: &[Handover], at: usize) -> BTreeSet<Vec<Code>> {
    let disclosure = &world.disclosures[at];
    let sources = all[at].givers.iter().filter(|giver| is_source(world, &disclosure.version, giver));
    sources.map(|source| with_giver(vec![source.clone()], &disclosure.giver)).collect()
}

fn from_chain(world: &World, all: &[Handover], at: usize, length: usize) -> BTreeSet<Vec<Code>> {
    let disclosure = &world.disclosures[at];
    let mut paths = BTreeSet::new();
    for (other, earlier) in all.iter().enumerate() {
        let precedes = world.disclosures[other].version == disclosure.version && earlier.at <= all[at].at;
        if !precedes || earlier.hops != Some(length) {
            continue;
        }
        for giver in all[at].givers.intersection(&earlier.holders) {
            for path in &earlier.paths {
                let mut path = path.clone();
                path.push(giver.clone());
                paths.insert(with_giver(path, &disclosure.giver));
            }
        }
    }
    paths
}
