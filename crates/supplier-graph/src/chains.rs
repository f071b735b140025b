//! The chains of one version: which disclosures carry it, over how few hands, and along which path.

use std::collections::HashMap;

use domain::coverage::Handover;
use domain::knowledge::{Knowledge, Subject};
use domain::time::Instant;

use crate::ledger::{Ledger, Unplaced};

/// One version's disclosures in the order of their instants, with who received through each.
pub(crate) struct Chains<'a> {
    pub(crate) handovers: Vec<Handover<'a>>,
    /// The fewest disclosures from the source that each one ends; `None`: it does not carry.
    pub(crate) hops: Vec<Option<u32>>,
    pub(crate) receipts: HashMap<Subject, Vec<Receipt>>,
    receivers: Vec<Vec<(Subject, How)>>,
    /// The key of the version that this one was made from.
    pub(crate) derived_from: Option<String>,
    pub(crate) originator: Option<Subject>,
    pub(crate) maker: Option<Subject>,
}

/// Somebody received through a disclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Receipt {
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
    pub(crate) fn new(knowledge: &'a Knowledge, ledger: &'a Ledger, key: &str) -> Result<Self, Unplaced> {
        let handovers = ledger.handovers(knowledge, key)?;
        let version = knowledge.version(key);
        let document = key.split(domain::facts::KEY_SEPARATOR).next().and_then(|code| knowledge.document(code));
        let originator = document.and_then(|document| knowledge.subject(&document.originator));
        let made_by = version.and_then(|version| version.made_by.as_deref());
        let maker = made_by.map_or(originator, |code| knowledge.subject(code));
        let mut receipts: HashMap<Subject, Vec<Receipt>> = HashMap::new();
        let mut receivers = Vec::with_capacity(handovers.len());
        for (place, handover) in handovers.iter().enumerate() {
            let found = receivers_of(knowledge, handover);
            for (subject, how) in &found {
                receipts.entry(*subject).or_default().push(Receipt { handover: place, how: *how });
            }
            receivers.push(found);
        }
        let derived_from = version.and_then(|version| version.derived_from.clone());
        let hops = vec![None; handovers.len()];
        let mut chains = Self { handovers, hops, receipts, receivers: Vec::new(), derived_from, originator, maker };
        chains.carry(&receivers);
        chains.receivers = receivers;
        Ok(chains)
    }

    /// Who received through a disclosure, each once.
    pub(crate) fn received_through(&self, place: usize) -> &[(Subject, How)] {
        &self.receivers[place]
    }

    pub(crate) fn is_source(&self, subject: Subject) -> bool {
        Some(subject) == self.originator || Some(subject) == self.maker
    }

    /// Settles what carries: in the order of instants, and among the same instant to a fixed point.
    fn carry(&mut self, receivers: &[Vec<(Subject, How)>]) {
        let mut fewest: HashMap<Subject, u32> = HashMap::new();
        let mut start = 0;
        while start < self.handovers.len() {
            let at = self.handovers[start].moment.at;
            let same = self.handovers[start..].iter().take_while(|handover| handover.moment.at == at).count();
            let mut changed = true;
            while changed {
                changed = false;
                for (place, received) in receivers.iter().enumerate().skip(start).take(same) {
                    let Some(before) = self.giver_hops(place, &fewest) else { continue };
                    let hops = before.saturating_add(1);
                    if self.hops[place].is_none_or(|known| hops < known) {
                        self.hops[place] = Some(hops);
                        changed = true;
                        for (subject, _) in received {
                            let known = fewest.entry(*subject).or_insert(hops);
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

    /// The receipts of a subject until an instant, in the order of instants and codes.
    pub(crate) fn receipts_by(&self, subject: Subject, until: Instant) -> impl Iterator<Item = Receipt> + '_ {
        let receipts = self.receipts.get(&subject).map(Vec::as_slice).unwrap_or_default();
        let until = receipts.partition_point(|receipt| self.handovers[receipt.handover].moment.at <= until);
        receipts[..until].iter().copied()
    }

    /// The fewest hands over which the giver of a disclosure had the version at an instant; 0 for the source.
    pub(crate) fn fewest_hops(&self, side: &[Subject], until: Instant) -> Option<u32> {
        let of = |subject: Subject| {
            if self.is_source(subject) {
                return Some(0);
            }
            self.receipts_by(subject, until).filter_map(|receipt| self.hops[receipt.handover]).min()
        };
        side.iter().filter_map(|subject| of(*subject)).min()
    }

    /// For every disclosure that carries, the path to its giver: fewest hops, then the smallest list of codes.
    pub(crate) fn giver_paths(&self, knowledge: &Knowledge) -> Vec<Vec<Subject>> {
        let mut order: Vec<usize> = (0..self.handovers.len()).filter(|place| self.hops[*place].is_some()).collect();
        order.sort_by_key(|place| self.hops[*place]);
        let mut paths: Vec<Vec<Subject>> = vec![Vec::new(); self.handovers.len()];
        for place in order {
            let Some(before) = self.hops[place].map(|hops| hops - 1) else { continue };
            let handover = &self.handovers[place];
            let mut best: Option<Vec<Subject>> = None;
            for standing in handover.giving_side() {
                let tail = if standing == handover.giver { vec![standing] } else { vec![standing, handover.giver] };
                let mut offer = |mut path: Vec<Subject>| {
                    path.extend(&tail);
                    if best.as_ref().is_none_or(|known| is_smaller(knowledge, &path, known)) {
                        best = Some(path);
                    }
                };
                if self.is_source(standing) {
                    if before == 0 {
                        offer(Vec::new());
                    }
                    continue;
                }
                for receipt in self.receipts_by(standing, handover.moment.at) {
                    if self.hops[receipt.handover] == Some(before) {
                        offer(paths[receipt.handover].clone());
                    }
                }
            }
            paths[place] = best.unwrap_or_default();
        }
        paths
    }
}

/// Compares two paths as lists of codes.
pub(crate) fn is_smaller(knowledge: &Knowledge, a: &[Subject], b: &[Subject]) -> bool {
    let codes = |path: &[Subject]| path.iter().map(|subject| knowledge.code(*subject)).collect::<Vec<_>>();
    codes(a) < codes(b)
}

/// Everybody who receives through a disclosure: each once, the recipient itself before employers, employers before names.
fn receivers_of(knowledge: &Knowledge, handover: &Handover<'_>) -> Vec<(Subject, How)> {
    let mut found = vec![(handover.recipient, How::Recipient)];
    let add = |found: &mut Vec<(Subject, How)>, subject: Subject, how: How| {
        if subject != handover.giver && !found.iter().any(|(known, _)| *known == subject) {
            found.push((subject, how));
        }
    };
    for employer in &handover.recipient_employers {
        add(&mut found, *employer, How::Through(handover.recipient));
    }
    let mut people = handover.people.clone();
    people.sort_by(|a, b| knowledge.code(*a).cmp(knowledge.code(*b)));
    for person in &people {
        for employer in knowledge.employers(*person, handover.moment.day) {
            add(&mut found, employer, How::Through(*person));
        }
    }
    for person in people {
        add(&mut found, person, How::Named);
    }
    found
}
