//! The chains of one version: which disclosures carry it, over how few hands, and along which path.

use std::ops::Range;

use domain::coverage::{Handover, Matter};
use domain::documents::VersionKey;
use domain::knowledge::{Knowledge, Subject};
use domain::time::Instant;
use hashbrown::HashMap;
use smallvec::SmallVec;

use crate::ledger::Ledger;

/// One version's disclosures in the order of their instants, with who received through each.
pub(crate) struct Chains<'a> {
    pub(crate) matter: Matter<'a>,
    pub(crate) handovers: Vec<Handover<'a>>,
    /// The fewest disclosures from the source that each one ends; `None`: it does not carry.
    pub(crate) hops: Vec<Option<u32>>,
    /// Who received, in the order of the disclosures; each disclosure's end where `received_ends` says.
    received: Vec<Receipt>,
    received_ends: Vec<usize>,
    /// The same by subject, then in the order of the disclosures.
    by_subject: Vec<Receipt>,
}

/// Somebody received through a disclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Receipt {
    pub(crate) subject: Subject,
    /// The place of the disclosure among [`Chains::handovers`].
    pub(crate) handover: usize,
    pub(crate) how: How,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// As its recipient.
    Recipient,
    /// As the employer of this person.
    Through(Subject),
    /// As one of the people named: it may give later, and is no exposure of its own.
    Named,
}

impl<'a> Chains<'a> {
    pub(crate) fn new(knowledge: &'a Knowledge, ledger: &'a Ledger, key: VersionKey) -> Self {
        let matter = Matter::new(knowledge, key);
        let handovers = ledger.handovers(knowledge, matter);
        let mut received = Vec::with_capacity(handovers.len());
        let mut received_ends = Vec::with_capacity(handovers.len());
        for (place, handover) in handovers.iter().enumerate() {
            add_receivers(knowledge, handover, place, &mut received);
            received_ends.push(received.len());
        }
        let mut by_subject = received.clone();
        by_subject.sort_by_key(|receipt| receipt.subject);
        let hops = vec![None; handovers.len()];
        let mut chains = Self { matter, handovers, hops, received, received_ends, by_subject };
        chains.carry();
        chains
    }

    /// The version that this one was made from.
    pub(crate) fn derived_from(&self) -> Option<VersionKey> {
        self.matter.version.and_then(|version| version.derived_from)
    }

    /// Who received through a disclosure, each once.
    pub(crate) fn received_through(&self, place: usize) -> &[Receipt] {
        let from = if place == 0 { 0 } else { self.received_ends[place - 1] };
        &self.received[from..self.received_ends[place]]
    }

    pub(crate) fn is_source(&self, subject: Subject) -> bool {
        self.matter.is_source(subject)
    }

    /// Everybody who received, each with its receipts in the order of instants and codes.
    pub(crate) fn receivers(&self) -> impl Iterator<Item = &[Receipt]> {
        self.by_subject.chunk_by(|a, b| a.subject == b.subject)
    }

    /// Where the receipts of a subject lie among those of all.
    pub(crate) fn group_of(&self, subject: Subject) -> Range<usize> {
        let from = self.by_subject.partition_point(|receipt| receipt.subject < subject);
        let count = self.by_subject[from..].partition_point(|receipt| receipt.subject == subject);
        from..from + count
    }

    /// The receipts that lie there, in the order of instants and codes.
    pub(crate) fn receipts_in(&self, group: Range<usize>) -> &[Receipt] {
        &self.by_subject[group]
    }

    /// The receipts of a subject until an instant, in the order of instants and codes.
    pub(crate) fn receipts_by(&self, subject: Subject, until: Instant) -> &[Receipt] {
        self.until(self.receipts_in(self.group_of(subject)), until)
    }

    /// Those of a subject's receipts that are not later than an instant.
    pub(crate) fn until<'b>(&self, receipts: &'b [Receipt], until: Instant) -> &'b [Receipt] {
        &receipts[..receipts.partition_point(|receipt| self.handovers[receipt.handover].moment.at <= until)]
    }

    /// Settles what carries: in the order of instants, and among the same instant to a fixed point.
    fn carry(&mut self) {
        let mut fewest: HashMap<Subject, u32> = HashMap::with_capacity(self.received.len());
        let mut start = 0;
        while start < self.handovers.len() {
            let at = self.handovers[start].moment.at;
            let same = self.handovers[start..].iter().take_while(|handover| handover.moment.at == at).count();
            let mut changed = true;
            while changed {
                changed = false;
                for place in start..start + same {
                    let Some(before) = self.giver_hops(place, &fewest) else { continue };
                    let hops = before.saturating_add(1);
                    if self.hops[place].is_none_or(|known| hops < known) {
                        self.hops[place] = Some(hops);
                        // One disclosure at its instant changes nothing before it.
                        changed = same > 1;
                        for receipt in self.received_through(place) {
                            let known = fewest.entry(receipt.subject).or_insert(hops);
                            *known = hops.min(*known);
                        }
                    }
                }
            }
            start += same;
        }
    }

    fn giver_hops(&self, place: usize, fewest: &HashMap<Subject, u32>) -> Option<u32> {
        let side = self.handovers[place].giving_side();
        side.filter_map(|subject| if self.is_source(subject) { Some(0) } else { fewest.get(&subject).copied() }).min()
    }

    /// The fewest hands over which one of a side had the version at an instant; 0 for the source.
    pub(crate) fn fewest_hops(&self, side: &[Subject], until: Instant) -> Option<u32> {
        let of = |subject: Subject| {
            if self.is_source(subject) {
                return Some(0);
            }
            self.receipts_by(subject, until).iter().filter_map(|receipt| self.hops[receipt.handover]).min()
        };
        side.iter().filter_map(|subject| of(*subject)).min()
    }

    /// For every disclosure that carries, the path to its giver: fewest hops, then the smallest list of codes.
    pub(crate) fn giver_paths(&self, knowledge: &Knowledge) -> Vec<Path> {
        let mut order: Vec<(u32, usize)> =
            self.hops.iter().enumerate().filter_map(|(place, hops)| Some(((*hops)?, place))).collect();
        order.sort_unstable();
        let mut paths = vec![Path::new(); self.handovers.len()];
        for of_hops in order.chunk_by(|a, b| a.0 == b.0) {
            let before = of_hops[0].0 - 1;
            // Of who stands for a giver: how many of its receipts were looked at, and through which it has the best path.
            let mut looked: HashMap<(Subject, Subject), (usize, Option<usize>)> = HashMap::new();
            for (_, place) in of_hops {
                let handover = &self.handovers[*place];
                let mut best: Option<(&[Subject], Subject)> = None;
                for standing in handover.giving_side() {
                    let offer = if self.is_source(standing) {
                        (before == 0).then_some(&[][..])
                    } else {
                        let (count, chosen) = looked.entry((standing, handover.giver())).or_default();
                        let receipts = self.receipts_by(standing, handover.moment.at);
                        for receipt in receipts[*count..].iter().filter(|one| self.hops[one.handover] == Some(before)) {
                            let is_better = chosen.is_none_or(|known: usize| {
                                let way = |place: usize| through((&paths[place], standing), handover.giver());
                                precedes(knowledge, way(receipt.handover), way(known))
                            });
                            *chosen = if is_better { Some(receipt.handover) } else { *chosen };
                        }
                        *count = receipts.len();
                        chosen.map(|place| paths[place].as_slice())
                    };
                    let Some(offered) = offer.map(|path| (path, standing)) else { continue };
                    let way = |way| through(way, handover.giver());
                    if best.is_none_or(|known| precedes(knowledge, way(offered), way(known))) {
                        best = Some(offered);
                    }
                }
                paths[*place] = best.map(|way| through(way, handover.giver()).collect()).unwrap_or_default();
            }
        }
        paths
    }
}

/// Who passed a version on, from the source; most are short.
pub(crate) type Path = SmallVec<[Subject; 6]>;

/// A path, then who stands for the giver, then the giver itself.
fn through((path, standing): (&[Subject], Subject), giver: Subject) -> impl Iterator<Item = Subject> {
    let stands_in = (standing != giver).then_some(standing);
    path.iter().copied().chain(stands_in).chain([giver])
}

/// A path comes before another when its list of codes does.
pub(crate) fn precedes(
    knowledge: &Knowledge,
    a: impl Iterator<Item = Subject>,
    b: impl Iterator<Item = Subject>,
) -> bool {
    a.map(|subject| knowledge.code(subject)).lt(b.map(|subject| knowledge.code(subject)))
}

/// Everybody who receives through a disclosure: each once, the recipient itself before employers, employers before names.
fn add_receivers(knowledge: &Knowledge, handover: &Handover<'_>, place: usize, found: &mut Vec<Receipt>) {
    let own = found.len();
    found.push(Receipt { subject: handover.recipient(), handover: place, how: How::Recipient });
    let add = |found: &mut Vec<Receipt>, subject: Subject, how: How| {
        if subject != handover.giver() && !found[own..].iter().any(|known| known.subject == subject) {
            found.push(Receipt { subject, handover: place, how });
        }
    };
    for employer in &handover.recipient_employers {
        add(found, *employer, How::Through(handover.recipient()));
    }
    if handover.told.people.is_empty() {
        return;
    }
    let mut people = handover.told.people.to_vec();
    people.sort_by(|a, b| knowledge.code(*a).cmp(knowledge.code(*b)));
    for person in &people {
        for employer in knowledge.employers(*person, handover.moment.day) {
            add(found, employer, How::Through(*person));
        }
    }
    for person in people {
        add(found, person, How::Named);
    }
}
