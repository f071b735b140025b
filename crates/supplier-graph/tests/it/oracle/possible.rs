//! Exposure, Q1.5 and Q2: tiers, and the suppliers who may have a version though no record says so.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::time::{Instant, end_of, first_instant_of};

use super::world::{Code, Link, VersionKey, World};

/// Q1.5: the distance of a party from the programme's manufacturer over supply links valid on the day, "of the document's
/// programme, or of no programme; whatever their part and status".
pub(crate) fn tiers(world: &World, version: &VersionKey, on: NaiveDate) -> BTreeMap<Code, usize> {
    let programme = &world.documents[&version.0].programme;
    let valid = |link: &&Link| {
        link.programme.as_ref().is_none_or(|one| one == programme)
            && link.from.is_none_or(|from| from <= on)
            && link.to.is_none_or(|to| on <= to)
    };
    let links: Vec<&Link> = world.links.iter().filter(valid).collect();
    let mut tiers = BTreeMap::from([(world.manufacturer(version).clone(), 0)]);
    for distance in 1..=links.len() {
        let reached: BTreeSet<Code> = links
            .iter()
            .filter(|link| tiers.get(&link.customer) == Some(&(distance - 1)))
            .map(|link| link.supplier.clone())
            .collect();
        for supplier in reached {
            tiers.entry(supplier).or_insert(distance);
        }
    }
    tiers
}

/// A way from a recorded holder to a supplier: fewest links, then the earliest start, then the smallest list of codes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Way {
    pub(crate) distance: usize,
    /// From when on it may have the version.
    pub(crate) start: Instant,
    pub(crate) path: Vec<Code>,
    pub(crate) links: Vec<String>,
}

/// What is asked of the links.
pub(crate) struct Question<'a> {
    pub(crate) world: &'a World,
    pub(crate) version: &'a VersionKey,
    /// D.
    pub(crate) until: Instant,
    /// Every recorded exposure and its first receipt.
    pub(crate) recorded: &'a BTreeMap<Code, Instant>,
}

impl Question<'_> {
    /// The best way to each supplier without a record, over all chains of links that visit no party twice.
    pub(crate) fn ways(&self) -> BTreeMap<Code, Way> {
        let mut best = BTreeMap::new();
        for (holder, first) in self.recorded {
            let way = Way { distance: 0, start: *first, path: vec![holder.clone()], links: Vec::new() };
            self.walk(&way, &mut best);
        }
        best
    }

    fn walk(&self, way: &Way, best: &mut BTreeMap<Code, Way>) {
        let suppliers: BTreeSet<&Code> = self.world.links.iter().map(|link| &link.supplier).collect();
        for supplier in suppliers {
            let barred = super::chains::is_source(self.world, self.version, supplier)
                || self.recorded.contains_key(supplier)
                || way.path.contains(supplier);
            if barred {
                continue;
            }
            let Some((start, status)) = self.step(way, supplier) else { continue };
            let mut next = way.clone();
            next.distance += 1;
            next.start = start;
            next.path.push(supplier.clone());
            next.links.push(status);
            match best.get(supplier) {
                Some(known) if *known <= next => {}
                _ => {
                    best.insert(supplier.clone(), next.clone());
                }
            }
            self.walk(&next, best);
        }
    }

    /// The earliest start over the parallel links that were valid at some instant in `[start of the way, D]`, and "the
    /// confirmed one's status".
    fn step(&self, way: &Way, supplier: &Code) -> Option<(Instant, String)> {
        let zone = self.world.zone(self.version);
        let document = &self.world.documents[&self.version.0];
        let fits = |link: &&Link| {
            way.path.last() == Some(&link.customer)
                && link.supplier == *supplier
                && link.programme.as_ref().is_none_or(|one| *one == document.programme)
                && (link.part.is_none() || document.part.is_none() || link.part == document.part)
                && starts(link, zone) <= self.until
                && ends(link, zone) > way.start
        };
        let parallel: Vec<&Link> = self.world.links.iter().filter(fits).collect();
        let start = parallel.iter().map(|link| starts(link, zone).max(way.start)).min()?;
        let status = ["confirmed", "declared", "inferred"]
            .into_iter()
            .find(|status| parallel.iter().any(|link| link.status == *status))?;
        Some((start, status.to_owned()))
    }
}

fn starts(link: &Link, zone: Tz) -> Instant {
    link.from.map_or(Instant::START, |day| first_instant_of(day, zone))
}

/// The first instant at which it is valid no more.
fn ends(link: &Link, zone: Tz) -> Instant {
    link.to.map_or(Instant::END, |day| end_of(day, zone))
}
