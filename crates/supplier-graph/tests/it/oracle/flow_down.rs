//! Coverage, rules 8 and 9: what the papers of the giver say of a disclosure, and which of them is read.

use std::collections::{BTreeMap, BTreeSet};

use super::consents;
use super::coverage::{Alone, Coverage, Giving, Holding};
use super::handling::Asked;
use super::moment::Moment;
use super::papers::{Candidate, MissKey, Mode, PaperAnswer, effective_on, miss_key};
use super::terms;
use super::waivers::{Waived, biting, take_away};

/// One paper of the giver, read for a disclosure.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    /// 50 to 58, without those that are waived.
    pub(super) reasons: BTreeSet<u8>,
    pub(super) warnings: BTreeSet<&'static str>,
    pub(super) waived: Waived,
}

impl Coverage<'_> {
    /// The reading that is taken: one that permits, else the nearest miss; nothing where nothing is read.
    pub(super) fn flow_down(
        &self,
        at: usize,
        mode: Mode,
        t: Moment,
        giving: &Giving,
        paper: &PaperAnswer,
        table: &BTreeMap<Holding, bool>,
    ) -> Reading {
        let givers = &self.handovers[at].givers;
        // Rule 9: "unless its `receipt_from` names the giver and it passes".
        let names_giver = |one: &Candidate| one.with_manufacturer && !one.paper.receipt_from.is_disjoint(givers);
        let authorised = paper.passing.iter().any(names_giver);
        // "It is read from every agreement that passes on the giver's covered receipts (on all, if none is covered)."
        let mut read: Vec<usize> = giving.receipts.iter().copied().collect();
        let is_covered = |receipt: &usize| table[&(*receipt, self.judged_at(*receipt, t))];
        if read.iter().any(is_covered) {
            read.retain(is_covered);
        }
        let mut upstream = Vec::new();
        for receipt in read {
            match self.alone(receipt, Mode::Holding, self.judged_at(receipt, t)) {
                Alone::Open { paper, .. } => upstream.extend(paper.passing),
                // A receipt that serves and needs no paper (public then) has no agreement that could ask for anything:
                // one covered way suffices, or else extending an agreement could uncover something.
                Alone::Settled(_) if self.serves(receipt, at, t, table) => return Reading::default(),
                Alone::Settled(_) => {}
            }
        }
        let all: Vec<_> = upstream.iter().map(|one| self.read(at, mode, t, paper, one)).collect();
        // "One that permits suffices; when none permits, the nearest miss; when no receipt has an agreement, 50 to 56
        // do not apply."
        let forbidden = all.iter().any(|(_, reading)| reading.reasons.contains(&50));
        let mut best = if authorised {
            Reading::default()
        } else {
            let rank = |(key, one): &(MissKey, Reading)| {
                let needed = !one.waived.is_empty();
                (!one.reasons.is_empty(), one.reasons.is_empty() && needed, key.clone(), one.waived.len())
            };
            all.into_iter().min_by_key(rank).map(|(_, reading)| reading).unwrap_or_default()
        };
        if best.reasons.is_empty() && forbidden {
            best.warnings.insert("CONFLICTING_TERMS");
        }
        best
    }

    /// What one paper of the giver says.
    fn read(&self, at: usize, mode: Mode, t: Moment, paper: &PaperAnswer, one: &Candidate) -> (MissKey, Reading) {
        let disclosure = self.disclosure(at);
        let zone = self.world.zone(&disclosure.version);
        let givers = &self.handovers[at].givers;
        // "Depth is taken at the disclosure in every mode": the giver's fewest hops at that instant plus one, even for a
        // copy that is judged as it stood earlier.
        let at_hand = self.giving(at, Moment::of(disclosure.at, zone)).receipts;
        let depth = at_hand.into_iter().filter_map(|receipt| self.handovers[receipt].hops).min().map(|hops| hops + 1);
        let (mut reasons, warnings) =
            consents::flow_down(Asked { world: self.world, disclosure, mode, m: t }, givers, one, depth);
        // What the commitments of people cover is not taken away by one more agreement.
        if !paper.people_stand_in {
            reasons.extend(terms::compare(disclosure, one, &paper.passing));
        }
        let waived = take_away(&mut reasons, &biting(self.world, disclosure, t));
        let key = miss_key(&reasons, effective_on(one.paper, zone), &one.paper.code);
        (key, Reading { reasons, warnings, waived })
    }
}
