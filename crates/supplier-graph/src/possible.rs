//! Possible exposure: who may have a version because somebody who has it is supplied by them.

use std::cmp::Ordering;

use chrono::NaiveDate;
use chrono_tz::Tz;
use compact_str::{CompactString, ToCompactString};
use domain::attestations::PassedOn;
use domain::documents::{Document, VersionKey};
use domain::knowledge::{Knowledge, Subject};
use domain::links::{LinkStatus, SupplyLink};
use domain::time::{Instant, first_instant_of};
use hashbrown::HashMap;
use serde::Serialize;

/// A party that may have a version although no record says so. It makes a question, never a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Possible {
    pub party: CompactString,
    /// Supply links from the nearest recorded holder.
    pub distance: u32,
    /// From that holder to the party.
    pub path: Vec<CompactString>,
    /// The recorded holder.
    pub via: CompactString,
    /// The status of each link of the path.
    pub links: Vec<LinkStatus>,
    /// What the recorded holder was asked of what it passed on; absent where it was not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attested: Option<Attested>,
}

/// A question to a recorded holder, and its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attested {
    /// As it was recorded: a day, or an instant.
    pub asked_at: CompactString,
    /// Absent while nothing was answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<CompactString>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passed_on: Option<PassedOn>,
}

impl Attested {
    /// The holder says that it gave the version to nobody, or to others: what is possible below it is denied.
    pub const fn denies(&self) -> bool {
        matches!(self.passed_on, Some(PassedOn::None | PassedOn::These))
    }
}

/// A way to a party: from when on it could have received along it.
#[derive(Clone, Copy, Debug)]
struct Way {
    to: Subject,
    start: Instant,
    /// The day of `start`.
    day: NaiveDate,
    /// The way that this one goes on from, and the status of the link; absent for a recorded holder.
    from: Option<(usize, LinkStatus)>,
}

/// Everything that one search needs to know.
pub(crate) struct Search<'a> {
    pub(crate) knowledge: &'a Knowledge,
    pub(crate) document: &'a Document,
    pub(crate) version: VersionKey,
    pub(crate) zone: Tz,
    /// The question's last instant, and its day.
    pub(crate) until: Instant,
    pub(crate) until_day: NaiveDate,
    /// Neither the source nor a recorded holder is possible.
    pub(crate) excluded: &'a dyn Fn(Subject) -> bool,
}

/// Walks down from the recorded holders, each with its first receipt, one link at a time. Sorted by code.
pub(crate) fn possible(search: &Search<'_>, holders: &[(Subject, Instant)]) -> Vec<Possible> {
    let holder =
        |(to, start): &(Subject, Instant)| Way { to: *to, start: *start, day: start.day(search.zone), from: None };
    let mut walk = Walk { search, ways: holders.iter().map(holder).collect() };
    // Of each party, the earliest start on any way so far, and the best of its shortest ways.
    let mut found: HashMap<Subject, (Instant, usize)> = HashMap::new();
    let mut layer = 0..walk.ways.len();
    while !layer.is_empty() {
        let mut next: Vec<Way> = Vec::new();
        for place in layer {
            walk.step(place, |way| {
                if found.get(&way.to).is_none_or(|(known, _)| way.start < *known) {
                    next.push(way);
                }
            });
        }
        let begins = walk.keep(next);
        for place in begins..walk.ways.len() {
            let Way { to, start, .. } = walk.ways[place];
            // The first of a party's ways in a layer starts earliest.
            found.entry(to).and_modify(|(known, _)| *known = start.min(*known)).or_insert((start, place));
        }
        layer = begins..walk.ways.len();
    }
    let mut found: Vec<(Subject, usize)> = found.into_iter().map(|(to, (_, place))| (to, place)).collect();
    found.sort_unstable_by(|(a, _), (b, _)| search.knowledge.code(*a).cmp(search.knowledge.code(*b)));
    found.into_iter().map(|(_, place)| walk.answer(place)).collect()
}

struct Walk<'a> {
    search: &'a Search<'a>,
    ways: Vec<Way>,
}

impl Walk<'_> {
    /// Offers every way that leads one link further. Of parallel links, the earliest start and the best status count.
    fn step(&self, place: usize, mut offer: impl FnMut(Way)) {
        let way = self.ways[place];
        let mut parallel: Vec<(Subject, Instant, NaiveDate, LinkStatus)> = Vec::new();
        for link in self.search.knowledge.links_of(way.to) {
            if !self.search.concerns(link) || (self.search.excluded)(link.supplier) {
                continue;
            }
            let Some((start, day)) = self.search.start(link, &way) else { continue };
            parallel.push((link.supplier, start, day, link.status));
        }
        parallel.sort_unstable_by_key(|(supplier, start, ..)| (*supplier, *start));
        for links in parallel.chunk_by(|a, b| a.0 == b.0) {
            let (to, start, day, _) = links[0];
            let status = links.iter().map(|(.., status)| *status).max().unwrap_or(LinkStatus::Inferred);
            offer(Way { to, start, day, from: Some((place, status)) });
        }
    }

    /// Adds ways of as many links each, but those only to which no other starts as early with as small a list of codes: of
    /// each party the earliest first. Returns where they begin.
    fn keep(&mut self, mut next: Vec<Way>) -> usize {
        next.sort_by(|a, b| a.to.cmp(&b.to).then_with(|| a.start.cmp(&b.start)).then_with(|| self.compare(a, b)));
        let begins = self.ways.len();
        for way in next {
            let best = self.ways[begins..].last().filter(|best| best.to == way.to);
            if best.is_none_or(|best| self.compare(best, &way) == Ordering::Greater) {
                self.ways.push(way);
            }
        }
        begins
    }

    /// Two ways of as many links, as lists of codes: what differs nearest to their holders decides.
    fn compare(&self, a: &Way, b: &Way) -> Ordering {
        let (mut a, mut b, mut order) = (*a, *b, Ordering::Equal);
        loop {
            if a.to != b.to {
                order = self.search.knowledge.code(a.to).cmp(self.search.knowledge.code(b.to));
            }
            match (a.from, b.from) {
                (Some((one, _)), Some((other, _))) if one != other => (a, b) = (self.ways[one], self.ways[other]),
                _ => return order,
            }
        }
    }

    fn answer(&self, place: usize) -> Possible {
        let (mut path, mut links) = (Vec::new(), Vec::new());
        let mut at = self.ways[place];
        path.push(at.to);
        while let Some((before, status)) = at.from {
            links.push(status);
            at = self.ways[before];
            path.push(at.to);
        }
        path.reverse();
        links.reverse();
        let code = |subject: &Subject| CompactString::from(self.search.knowledge.code(*subject));
        Possible {
            party: code(&self.ways[place].to),
            distance: u32::try_from(links.len()).unwrap_or(u32::MAX),
            via: code(&at.to),
            path: path.iter().map(code).collect(),
            links,
            attested: self.search.attested(at.to),
        }
    }
}

impl Search<'_> {
    /// What a recorded holder was asked by the question's time.
    fn attested(&self, holder: Subject) -> Option<Attested> {
        let found = self.knowledge.attested(holder, self.version, self.until, self.zone)?;
        let answer = found.answered_by(self.until, self.zone);
        Some(Attested {
            asked_at: found.asked_at.to_compact_string(),
            answered_at: answer.map(|(at, _)| at.to_compact_string()),
            passed_on: answer.map(|(_, passed_on)| passed_on),
        })
    }

    fn concerns(&self, link: &SupplyLink) -> bool {
        link.programme.is_none_or(|programme| programme == self.document.programme)
            && self.document.part.is_none_or(|of| link.part.is_none_or(|part| part == of))
    }

    /// From when on a link leads further on a way; `None` when it was never valid between then and the question's time.
    fn start(&self, link: &SupplyLink, way: &Way) -> Option<(Instant, NaiveDate)> {
        // Days are compared where they can be: an instant is not before the start of a day when its own day is not.
        let (start, day) = match link.days.from.filter(|from| *from > way.day) {
            None => (way.start, way.day),
            Some(from) if from > self.until_day => return None,
            Some(from) => (first_instant_of(from, self.zone), from),
        };
        let ends_before = link.days.to.is_some_and(|to| to < day);
        (start <= self.until && !ends_before).then_some((start, day))
    }
}
