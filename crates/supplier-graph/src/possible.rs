//! Possible exposure: who may have a version because somebody who has it is supplied by them.

use std::collections::{BTreeMap, HashMap};

use chrono_tz::Tz;
use domain::documents::Document;
use domain::knowledge::{Knowledge, Subject};
use domain::links::{LinkStatus, SupplyLink};
use domain::time::{Instant, end_of, first_instant_of};
use serde::Serialize;

/// A party that may have a version although no record says so. It makes a question, never a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Possible {
    pub party: String,
    /// Supply links from the nearest recorded holder.
    pub distance: u32,
    /// From that holder to the party.
    pub path: Vec<String>,
    /// The recorded holder.
    pub via: String,
    /// The status of each link of the path.
    pub links: Vec<LinkStatus>,
}

/// A way to a party: from when on it could have received along it.
#[derive(Clone, Debug)]
struct Way {
    start: Instant,
    path: Vec<Subject>,
    links: Vec<LinkStatus>,
}

/// Everything that one search needs to know.
pub(crate) struct Search<'a> {
    pub(crate) knowledge: &'a Knowledge,
    pub(crate) document: &'a Document,
    pub(crate) zone: Tz,
    /// The question's last instant.
    pub(crate) until: Instant,
    /// Neither the source nor a recorded holder is possible.
    pub(crate) excluded: &'a dyn Fn(Subject) -> bool,
}

/// Walks down from the recorded holders, each with its first receipt. Sorted by code.
pub(crate) fn possible(search: &Search<'_>, holders: &[(Subject, Instant)]) -> Vec<Possible> {
    let mut earliest: HashMap<Subject, Instant> = HashMap::new();
    let mut found: BTreeMap<String, Possible> = BTreeMap::new();
    let mut layer: HashMap<Subject, Vec<Way>> = HashMap::new();
    for (holder, first) in holders {
        layer.insert(*holder, vec![Way { start: *first, path: vec![*holder], links: Vec::new() }]);
    }
    while !layer.is_empty() {
        let mut next: HashMap<Subject, Vec<Way>> = HashMap::new();
        for (customer, ways) in &layer {
            search.step(*customer, ways, |supplier, way| {
                if earliest.get(&supplier).is_none_or(|known| way.start < *known) {
                    keep(search.knowledge, next.entry(supplier).or_default(), way);
                }
            });
        }
        for (supplier, ways) in &next {
            let Some(best) = ways.iter().min_by(|a, b| search.compare(a, b)) else { continue };
            earliest.entry(*supplier).and_modify(|known| *known = best.start.min(*known)).or_insert(best.start);
            found.entry(search.knowledge.code(*supplier).to_owned()).or_insert_with(|| answer(search.knowledge, best));
        }
        layer = next;
    }
    found.into_values().collect()
}

impl Search<'_> {
    /// Offers every way that leads one link further from a customer.
    fn step(&self, customer: Subject, ways: &[Way], mut offer: impl FnMut(Subject, Way)) {
        let mut parallel: HashMap<Subject, Vec<&SupplyLink>> = HashMap::new();
        for link in self.knowledge.links_of(customer) {
            if self.concerns(link) && !(self.excluded)(link.supplier) {
                parallel.entry(link.supplier).or_default().push(link);
            }
        }
        for (supplier, links) in parallel {
            for way in ways {
                let valid = links.iter().filter_map(|link| Some((self.start(link, way.start)?, link.status)));
                let start = valid.clone().map(|(start, _)| start).min();
                let status = valid.map(|(_, status)| status).max();
                if let (Some(start), Some(status)) = (start, status) {
                    let mut further = Way { start, ..way.clone() };
                    further.path.push(supplier);
                    further.links.push(status);
                    offer(supplier, further);
                }
            }
        }
    }

    fn concerns(&self, link: &SupplyLink) -> bool {
        link.programme.is_none_or(|programme| programme == self.document.programme)
            && self.document.part.is_none_or(|of| link.part.is_none_or(|part| part == of))
    }

    /// From when on a link leads further for somebody who has it since `since`; `None` when it was never valid between
    /// then and the question's time.
    fn start(&self, link: &SupplyLink, since: Instant) -> Option<Instant> {
        let from = link.days.from.map_or(Instant::START, |day| first_instant_of(day, self.zone));
        let end = link.days.to.map_or(Instant::END, |day| end_of(day, self.zone));
        let start = from.max(since);
        (start <= self.until && start < end).then_some(start)
    }

    fn compare(&self, a: &Way, b: &Way) -> std::cmp::Ordering {
        a.start.cmp(&b.start).then_with(|| codes(self.knowledge, &a.path).cmp(&codes(self.knowledge, &b.path)))
    }
}

/// Keeps a way unless another of as many links starts no later and has no larger list of codes.
fn keep(knowledge: &Knowledge, ways: &mut Vec<Way>, way: Way) {
    let no_worse = |a: &Way, b: &Way| a.start <= b.start && codes(knowledge, &a.path) <= codes(knowledge, &b.path);
    if ways.iter().any(|known| no_worse(known, &way)) {
        return;
    }
    ways.retain(|known| !no_worse(&way, known));
    ways.push(way);
}

fn codes<'a>(knowledge: &'a Knowledge, path: &[Subject]) -> Vec<&'a str> {
    path.iter().map(|subject| knowledge.code(*subject)).collect()
}

fn answer(knowledge: &Knowledge, way: &Way) -> Possible {
    let path: Vec<String> = codes(knowledge, &way.path).into_iter().map(str::to_owned).collect();
    Possible {
        party: path.last().cloned().unwrap_or_default(),
        distance: u32::try_from(way.links.len()).unwrap_or(u32::MAX),
        via: path.first().cloned().unwrap_or_default(),
        path,
        links: way.links.clone(),
    }
}
