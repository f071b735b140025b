//! What is gathered of every candidate over all versions that leaked.

use std::collections::{BTreeMap, BTreeSet};

use domain::documents::VersionKey;
use domain::tracing::RESIDUAL;
use supplier_graph::{Attested, Candidates, Custody};

use super::Traced;

/// One version with its candidates.
pub(super) struct Leaked {
    pub(super) key: VersionKey,
    pub(super) traced: Traced,
    pub(super) found: Candidates,
}

/// What is gathered of one candidate over all versions.
#[derive(Default)]
pub(super) struct Gathered {
    /// Of each version how surely it had it.
    pub(super) custody: BTreeMap<usize, f64>,
    /// What is recorded of its receipts; none where it never received anything.
    pub(super) record: Option<Record>,
    /// Any of the versions is its own: it had it from its issue on.
    pub(super) source: Option<Origin>,
    /// Supply links from the nearest recorded holder.
    pub(super) distance: u32,
    pub(super) is_denied: bool,
    pub(super) organisation: String,
    pub(super) chains: BTreeSet<(usize, Vec<String>)>,
    pub(super) is_cut: bool,
}

/// How its receipts stood at the leak, over all versions.
#[derive(Default)]
pub(super) struct Record {
    /// A copy of any of them.
    pub(super) holds: bool,
    /// Every receipt was covered.
    pub(super) covered: bool,
    /// All receipts are such that they may also lie after the leak.
    pub(super) is_uncertain: bool,
    /// How many of the versions it had received.
    pub(super) received: usize,
    /// The places of those of which it had given every copy back.
    pub(super) given_back: BTreeSet<usize>,
    /// The versions of which nobody knows how they came to it.
    pub(super) broken: usize,
}

/// Whose a version is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// Made it from another.
    Maker,
    /// The document is its own. Its own people are no exposures: they count as nobody recorded until an attribution names them.
    Originator,
}

impl Gathered {
    /// A record says that it had something, and not only a supply link that it may have.
    pub(super) const fn is_on_record(&self) -> bool {
        self.record.is_some() || self.source.is_some()
    }

    /// It still had a copy, or the version is its own.
    pub(super) fn holds(&self) -> bool {
        self.source.is_some() || self.record.as_ref().is_some_and(|record| record.holds)
    }

    fn add_chains(&mut self, custody: &Custody) {
        let chains = custody.chains.iter().map(|chain| (chain.len(), chain.iter().map(ToString::to_string).collect()));
        self.chains.extend(chains);
        self.is_cut |= custody.is_cut;
    }
}

/// Everybody who is a candidate for any of the versions, by code.
pub(super) fn gather(leaked: &[Leaked]) -> BTreeMap<String, Gathered> {
    let mut gathered: BTreeMap<String, Gathered> = BTreeMap::new();
    for (place, one) in leaked.iter().enumerate() {
        for candidate in &one.found.recorded {
            let exposed = &candidate.exposed;
            let of = gathered.entry(exposed.party.to_string()).or_default();
            of.custody.insert(place, if exposed.holding { 1.0 } else { RESIDUAL });
            let record = of.record.get_or_insert_default();
            if record.received == 0 {
                (record.covered, record.is_uncertain) = (true, true);
            }
            record.received += 1;
            if !exposed.holding {
                record.given_back.insert(place);
            }
            record.holds |= exposed.holding;
            record.covered &= exposed.covered;
            record.is_uncertain &= candidate.is_uncertain;
            record.broken += usize::from(exposed.hops.is_none());
            of.organisation = candidate.organisation.to_string();
            of.add_chains(&candidate.chains);
        }
    }
    for (place, one) in leaked.iter().enumerate() {
        for source in &one.found.sources {
            let of = gathered.entry(source.party.to_string()).or_default();
            let origin = if source.is_originator { Origin::Originator } else { Origin::Maker };
            // Whoever made one of them is a candidate, whatever else is its own.
            of.source = Some(of.source.filter(|known| *known == Origin::Maker).unwrap_or(origin));
            of.custody.insert(place, 1.0);
            of.organisation = source.organisation.to_string();
            of.chains.insert((1, vec![source.party.to_string()]));
        }
    }
    for (place, one) in leaked.iter().enumerate() {
        for candidate in &one.found.possible {
            let possible = &candidate.possible;
            let of = gathered.entry(possible.party.to_string()).or_default();
            // That it may have one version besides says nothing against who is recorded with another.
            of.custody.entry(place).or_insert(1.0);
            if of.is_on_record() {
                continue;
            }
            of.is_denied |= possible.attested.as_ref().is_some_and(Attested::denies);
            of.distance = if of.distance == 0 { possible.distance } else { of.distance.min(possible.distance) };
            of.organisation = possible.party.to_string();
            of.add_chains(&candidate.chains);
        }
    }
    gathered
}
